"""Input sheets as they look and print: no blank years, no cut texts, one page wide where that can be read."""

from textwrap import wrap

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from bpo_case.case.file import load
from bpo_case.model.results import calculate
from bpo_case.resources import path_of
from bpo_case.workbook import export
from bpo_case.workbook.inputs.input_layout import FIRST_ROW
from bpo_case.workbook.job import LARGE_PAGE_WIDTH, LINE_HEIGHT, PAGE_WIDTH
from bpo_case.workbook.layout import lay_out

PAPER = {True: "8", False: "9"}


@pytest.fixture(scope="module")
def layout():
    return lay_out(calculate(load(path_of("sample_data/retail.bpocase"))))


@pytest.fixture(scope="module")
def book(layout, tmp_path_factory):
    path = tmp_path_factory.mktemp("inputs") / "case.xlsx"
    export(layout.results, path)
    return load_workbook(path)


def widths(sheet):
    """The width of each column that is seen, by number."""
    found = {}
    for look in sheet.column_dimensions.values():
        found |= dict.fromkeys(range(look.min, look.max + 1), 0.0 if look.hidden else look.width)
    return found


def columns(sheet, place):
    seen = widths(sheet)
    return [seen[column + 1] for column in range(place.first, place.last + 1)]


def test_years_in_which_nothing_is_entered_are_folded_away_but_one(layout, book):
    inputs = layout.inputs["charges"]
    place = inputs.fields["price"]
    entries = max(len(record.price) for record in inputs.records)
    shown = [bool(width) for width in columns(book[inputs.name], place)]
    assert shown == [True] * max(3, entries + 1) + [False] * (place.count - max(3, entries + 1))


def test_every_entry_stands_in_a_column_that_is_seen(layout, book):
    for inputs in layout.inputs.values():
        seen = widths(book[inputs.name])
        for place in inputs.fields.values():
            for row in range(FIRST_ROW, inputs.last_row + 1):
                for column in range(place.first + 1, place.last + 2):
                    assert seen[column] or book[inputs.name].cell(row, column).value is None, inputs.name


def test_rows_are_as_high_as_their_longest_text_needs(layout, book):
    higher = 0
    for inputs in layout.inputs.values():
        sheet, seen = book[inputs.name], widths(book[inputs.name])
        for place in (place for place in inputs.fields.values() if place.spec.kind == "paragraph"):
            for row in range(FIRST_ROW, inputs.last_row + 1):
                cell = sheet.cell(row, place.first + 1)
                lines = len(wrap(str(cell.value or ""), seen[place.first + 1]))
                assert cell.alignment.wrap_text
                assert lines < 2 or sheet.row_dimensions[row].height >= LINE_HEIGHT * lines, f"{inputs.name} {row}"
                higher += lines > 1
    assert higher > 10


def test_sheets_print_one_page_wide_where_that_can_be_read_on_a3_and_without_empty_rows(layout, book):
    for inputs in layout.inputs.values():
        sheet = book[inputs.name]
        width = sum(width for place in inputs.fields.values() for width in columns(sheet, place))
        assert str(sheet.page_setup.paperSize) == PAPER[width > PAGE_WIDTH], inputs.name
        assert (sheet.page_setup.fitToWidth or 1) <= (1 if width <= LARGE_PAGE_WIDTH else 2), inputs.name
        last = f"${get_column_letter(inputs.last_entry + 1)}${max(inputs.last_row, FIRST_ROW)}"
        assert sheet.print_area.endswith(f":{last}"), inputs.name
