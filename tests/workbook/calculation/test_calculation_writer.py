"""How a calculation sheet reads: results first, words whole, units for people, and no warnings of what is meant."""

import re
from textwrap import wrap
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from bpo_case.engine.spell import in_words
from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.calculation.calculation_layout import KEYS_HEADING, UNIT, WORDS
from bpo_case.workbook.calculation.calculation_writer import WIDTHS
from bpo_case.workbook.file.styles import unit_text
from bpo_case.workbook.job import LINE_HEIGHT
from bpo_case.workbook.layout import lay_out
from tests.workbook.cases import case_with_everything
from tests.workbook.produced import read


@pytest.fixture(scope="module")
def layout():
    return lay_out(calculate(case_with_everything()))


@pytest.fixture(scope="module")
def path(layout, tmp_path_factory):
    path = tmp_path_factory.mktemp("calculation") / "case.xlsx"
    export(layout.results, path)
    return path


@pytest.fixture(scope="module")
def book(path):
    return load_workbook(path)


def test_the_row_numbers_of_links_are_folded_away_below_their_heading(layout, book):
    for sheet in layout.calculations:
        rows = book[sheet.name].row_dimensions
        heading = next(row for row, text in sheet.headings.items() if text == KEYS_HEADING)
        folded = {row for row, look in rows.items() if look.hidden and look.outlineLevel == 1}
        keys = {block.row(position) for block in sheet.keys.values() for position in block.positions}
        lines = {block.row(position) for block in sheet.lines.values() for position in block.positions}
        assert keys and keys <= folded
        assert not folded & {*lines, *sheet.headings}
        assert rows[heading].collapsed and not book[sheet.name].sheet_properties.outlinePr.summaryBelow


def test_words_that_are_longer_than_their_column_stand_whole_in_a_higher_row(layout, book):
    higher = 0
    for sheet in layout.calculations:
        for block in sheet.lines.values():
            cell = book[sheet.name].cell(block.first, WORDS + 1)
            words = in_words(layout.model, block.line.expression)
            assert cell.value == words and cell.alignment.wrap_text and cell.comment is None
            height = book[sheet.name].row_dimensions[block.first].height or 0
            lines = len(wrap(words, WIDTHS[WORDS] - 2))
            assert lines == 1 or height >= LINE_HEIGHT * lines - 0.5
            higher += lines > 1
    assert higher > 10


def test_it_prints_the_months_on_a_few_large_pages_that_each_say_what_a_row_is(layout, path):
    written = read(path)
    order = list(written.sheets)
    titles = {order[int(sheet)]: target for name, sheet, target in written.names if name == "_xlnm.Print_Titles"}
    for sheet in layout.calculations:
        page = written.sheets[sheet.name]
        assert page.attribute("pageSetup", "paperSize") == "8"
        assert page.attribute("pageSetup", "fitToHeight") == "0"
        assert int(page.attribute("pageSetup", "fitToWidth") or 1) <= 1 + layout.results.case.settings.horizon // 24
        assert "$A:$D" in titles[sheet.name] and "$1:$3" in titles[sheet.name]


def test_units_are_written_for_people(layout, book):
    currency = layout.results.case.settings.currency
    for sheet in layout.calculations:
        for block in sheet.lines.values():
            said = book[sheet.name].cell(block.last, UNIT + 1).value
            assert said == unit_text(block.line.unit, currency)
            assert "/" not in said and "money/" not in said


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("share", "%"),
        ("ratio", "×"),
        ("share/year", "% a year"),
        ("money/year", "EUR a year"),
        ("local/FTE/year", "local money a year per FTE"),
        ("contract/billing unit", "contract money per billing unit"),
        ("money/local", "EUR for 1 of local money"),
        ("number", "number"),
        ("", ""),
        ("Pay (gross), 2 (local/FTE/year)", "Pay (gross), 2 (local money a year per FTE)"),
    ],
)
def test_a_unit_is_said_in_words(unit, said):
    assert unit_text(unit, "EUR") == said


def test_excel_is_told_not_to_warn_of_what_is_meant(layout, path):
    with ZipFile(path) as package:
        xml = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
    quiet = [sheet for sheet in xml if re.search(r'<ignoredError [^>]*formula="1"', sheet)]
    assert len(quiet) >= len(layout.calculations)
    assert all(re.search(r'<ignoredError [^>]*formulaRange="1"', sheet) for sheet in quiet)
