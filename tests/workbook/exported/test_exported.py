"""The workbook keeps what it was made from: the document to the last character, and the cells of its inputs."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

import bpo_case
from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.envelope import composed, opened
from bpo_case.case.migrations import FORMAT
from bpo_case.case.settings import Settings
from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.exported.exported_layout import FIRST_PART
from bpo_case.workbook.exported.exported_writer import document_parts
from bpo_case.workbook.inputs.input_layout import FIELD, FIELD_ROW, FIRST_ROW, ID_COLUMN, MARK
from bpo_case.workbook.layout import lay_out
from tests.strategies import random_case
from tests.workbook.cases import with_hostile_names

ODD = "_x0041_ \x01\x0b\x7f\x85 \ufffe\uffff 🙂\r\n\t<&> "


@pytest.fixture(scope="module")
def results():
    case = with_hostile_names(random_case(4))
    scenario = Scenario(
        id="s1", name="_x0042_ Late", overrides=(Override(path=f"services/{case.services[0].id}/growth", value=0.1),)
    )
    settings = case.settings.model_copy(update={"title": ODD.strip(), "note": ODD})
    return calculate(case.model_copy(update={"settings": settings, "scenarios": (scenario,)}))


@pytest.fixture(scope="module")
def layout(results):
    return lay_out(results)


@pytest.fixture(scope="module")
def book(results, tmp_path_factory):
    path = tmp_path_factory.mktemp("exported") / "case.xlsx"
    export(results, path)
    return load_workbook(path)


def document(sheet):
    return "".join(sheet.cell(row, 1).value for row in range(FIRST_PART, sheet.max_row + 1))


def test_the_document_is_there_to_the_last_character(results, layout, book):
    sheet = book[layout.exported.document]
    found = opened(document(sheet).encode(), Path("exported"))
    assert found.case == results.case and found.case.settings.note == ODD
    assert not found.damaged and not found.problems


def test_it_says_what_it_is_and_who_wrote_it(layout, book):
    sheet = book[layout.exported.document]
    assert [sheet.cell(1, column).value for column in (1, 2, 3)] == ["bpo-case", FORMAT, bpo_case.__version__]


def test_people_do_not_come_across_it(layout, book):
    assert book[layout.exported.document].sheet_state == "veryHidden"
    assert book[layout.exported.values].sheet_state == "veryHidden"


@given(st.text())
def test_any_text_survives(text):
    case = random_case(1).model_copy(update={"settings": Settings(note=text[:5_000])})
    parts = list(document_parts(composed(case).decode()))
    assert max(len(part.encode("utf-16-le")) // 2 for part in parts) <= 32_767
    assert not any("_x" in part or "\ufffe" in part or "\uffff" in part for part in parts)
    assert opened("".join(parts).encode(), Path("exported")).case == case


def test_the_inputs_are_copied_below_each_other(layout, book):
    copies, compared = book[layout.exported.values], 0
    for block in layout.exported.blocks.values():
        for row in range(block.source_first, block.source_last + 1):
            for column in range(block.first_column + 1, block.last_column + 2):
                compared += 1
                assert copies.cell(row + block.down, column).value == book[block.sheet].cell(row, column).value
    assert compared > 5_000


def test_blocks_do_not_touch(layout):
    blocks = list(layout.exported.blocks.values())
    assert set(layout.exported.blocks) == {"settings", "scenario-matrix", *layout.inputs}
    assert all(below.first > above.last + 1 for above, below in pairwise(blocks))
    assert all(layout.exported.block_of(table) == (b.first, b.last) for table, b in layout.exported.blocks.items())


def test_every_sheet_of_inputs_has_its_mark(layout, book):
    assert book[layout.case.name].cell(FIELD_ROW, FIELD + 1).value == f"{MARK}settings"
    assert book[layout.scenarios.name].cell(FIELD_ROW, ID_COLUMN + 1).value == f"{MARK}scenario-matrix"
    for table, sheet in layout.inputs.items():
        assert book[sheet.name].cell(FIELD_ROW, ID_COLUMN + 1).value == f"{MARK}{table}"
        assert book[sheet.name].row_dimensions[FIELD_ROW].hidden


def test_a_row_is_active_as_it_is_exported(layout, book):
    for table in ("labor", "charges", "exits"):
        sheet = layout.inputs[table]
        rows = range(FIRST_ROW, sheet.last_row + 1)
        assert book[sheet.name].cell(FIELD_ROW, sheet.active + 1).value == "active"
        assert [book[sheet.name].cell(row, sheet.active + 1).value for row in rows] == ["yes"] * len(rows)
    assert layout.inputs["services"].active is None
