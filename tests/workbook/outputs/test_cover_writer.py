"""The cover: what it is, its key figures, what to do with it, and where everything stands."""

import pytest
from openpyxl import load_workbook

import bpo_case
from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.outputs.cover_writer import RETURNING
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


def test_a_long_decision_is_all_to_be_read(book, results, texts):
    assert results.case.settings.decision in texts
    (merged,) = book["Cover"].merged_cells.ranges
    assert 40 < book["Cover"].row_dimensions[merged.min_row].height <= 409


def test_it_prints_on_one_upright_page(book):
    page = book["Cover"].page_setup
    assert (page.orientation, page.fitToHeight or 1, page.fitToWidth or 1) == ("portrait", 1, 1)


def test_a_rate_of_return_that_is_one_of_several_is_said(results, tmp_path):
    values = dict(results.values)
    cash = results.values["net_cash"].copy()
    cash[-1] = 0.0
    cash[-1, :3] = (-100.0, 230.0, -132.0)  # worth nothing at 10 % and at 20 % a month
    values["net_cash"] = cash
    from dataclasses import replace

    path = tmp_path / "several.xlsx"
    export(replace(results, values=values), path)
    cover = load_workbook(path, data_only=True)["Cover"]
    said = [cell.value for row in cover.iter_rows() for cell in row if "one of several" in str(cell.value)]
    (sentence,) = [text for text in said if results.options[-1].name in text]
    assert "213.8%, 791.6%" in sentence
