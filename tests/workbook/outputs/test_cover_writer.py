"""The cover: what it is, its key figures, what to do with it, and where everything stands."""

from textwrap import wrap

import pytest
from openpyxl import load_workbook

import bpo_case
from bpo_case.case.document import Case
from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.job import HIGHEST, LINE_HEIGHT
from bpo_case.workbook.outputs.cover_writer import FEWEST_COLUMNS, FIGURE_WIDTH, FIRST_STEPS, RETURNING, UNIT_WIDTH
from tests.strategies import random_case


@pytest.fixture(scope="module")
def results():
    case = random_case(4)
    settings = case.settings.model_copy(
        update={"decision": "To decide " * 40, "prepared_on": "2026-11-21", "prepared_by": "Anna"}
    )
    return calculate(case.model_copy(update={"settings": settings}))


@pytest.fixture(scope="module")
def book(results, tmp_path_factory):
    path = tmp_path_factory.mktemp("cover") / "case.xlsx"
    export(results, path)
    return load_workbook(path, data_only=True)


@pytest.fixture(scope="module")
def texts(book):
    return [str(cell.value) for row in book["Cover"].iter_rows() for cell in row if cell.value is not None]


def test_the_index_leads_to_every_other_sheet_that_is_seen_in_the_order_of_the_tabs(book):
    links = [cell.hyperlink for row in book["Cover"].iter_rows() for cell in row if cell.hyperlink]
    named = [link.location.rpartition("!")[0].strip("'").replace("''", "'") for link in links]
    assert named == [sheet.title for sheet in book if sheet.sheet_state == "visible"][1:]


def test_every_sheet_has_a_word_about_it(book):
    cover = book["Cover"]
    rows = [cell.row for row in cover.iter_rows() for cell in row if cell.hyperlink]
    assert all(cover.cell(row, 3).value for row in rows)


def test_it_says_who_when_and_with_which_version_and_how_to_return_it(texts):
    assert {"2026-11-21", "Anna", f"BPO Case {bpo_case.__version__}", *RETURNING} <= set(texts)


def written(path, **settings):
    case = random_case(4)
    changed = case.settings.model_copy(update=settings)
    export(calculate(case.model_copy(update={"settings": changed})), path)
    return load_workbook(path, data_only=True)["Cover"]


@pytest.mark.parametrize(
    "settings",
    [
        {"organisation": "Organisation " * 15},
        {"decision": "To decide " * 40},
        {"decision": "We decide " * 500},
        {"decision": "One line\n" * 90},
        {"title": "Titles " * 28},
    ],
)
def test_a_long_text_is_all_to_be_read(settings, tmp_path):
    cover = written(tmp_path / "case.xlsx", **settings)
    (text,) = settings.values()
    (cell,) = [cell for row in cover.iter_rows() for cell in row if cell.value == text]
    (area,) = [area for area in cover.merged_cells.ranges if cell.coordinate in area]
    characters = UNIT_WIDTH + FEWEST_COLUMNS * FIGURE_WIDTH
    needed = sum(len(wrap(part, characters)) or 1 for part in text.split("\n"))
    height = sum(cover.row_dimensions[row].height for row in range(area.min_row, area.max_row + 1))
    assert cell.alignment.wrap_text
    assert height >= LINE_HEIGHT * needed
    assert all(cover.row_dimensions[row].height <= HIGHEST for row in range(area.min_row, area.max_row + 1))


def test_a_case_without_services_says_where_to_start(tmp_path, texts):
    path = tmp_path / "empty.xlsx"
    export(calculate(Case()), path)
    said = [cell.value for row in load_workbook(path)["Cover"].iter_rows() for cell in row]
    assert set(FIRST_STEPS) <= set(said)
    assert not set(FIRST_STEPS) & set(texts)


def test_it_prints_upright_one_page_wide(book):
    page = book["Cover"].page_setup
    assert (page.orientation, page.fitToHeight, page.fitToWidth or 1) == ("portrait", 0, 1)
