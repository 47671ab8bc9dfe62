"""Export and import lose nothing: not through files, not through LibreOffice, and not through anybody's edits."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bpo_case.case.change import diff
from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.specs import links_to
from bpo_case.case.validate import problems
from bpo_case.model.results import calculate
from bpo_case.resources import path_of
from bpo_case.workbook.back import WorkbookHasProblems, accepted, opening, take_back
from bpo_case.workbook.back.cells import DayValue, ErrorValue, Formula
from bpo_case.workbook.back.exported import exported_case
from bpo_case.workbook.back.reader import read_book
from bpo_case.workbook.back.returned import returned
from bpo_case.workbook.inputs.input_layout import FIRST_ROW
from bpo_case.workbook.safe import Limits
from tests.strategies import random_case
from tests.workbook.back.sheets import Sheets, book_of_template, exported, sample, template
from tests.workbook.cases import with_hostile_names
from tests.workbook.comparison import compared

TEMPLATES = sorted(path.stem for path in path_of("resources/templates").glob("*.bpocase"))


def read(path: Path, case: Case):
    book = read_book(path)
    base = exported_case(book, path).case
    assert base == case
    return returned(book, base)


CASES = {
    "retail": sample,
    "automotive": lambda: sample("automotive"),
    **{name: lambda name=name: template(name) for name in TEMPLATES},
    **{f"random {seed}": lambda seed=seed: with_hostile_names(random_case(seed, "sample")) for seed in (1, 2)},
    "nothing entered": Case,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_a_workbook_gives_back_the_case_and_exports_to_the_same_cells(name, tmp_path):
    case = CASES[name]()
    path = exported(case, tmp_path / "first.xlsx")
    found = read(path, case)
    assert (found.case, found.problems, found.notes) == (case, (), ())
    again = exported(found.case, tmp_path / "second.xlsx")
    assert read_book(again) == read_book(path)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", ["retail", "random 1"])
def test_a_workbook_that_libreoffice_saved_has_no_difference(name, tmp_path, recalculate):
    case = CASES[name]()
    path = recalculate(exported(case, tmp_path / "case.xlsx"))
    found = take_back(path, case)
    assert found.assumptions == ()
    assert (found.audit.changes, found.audit.notes) == ((), ())


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_change_made_in_a_spreadsheet_gives_there_what_the_engine_gives_after_the_import(tmp_path, recalculate):
    case = random_case(4)
    path = exported(case, tmp_path / "case.xlsx")
    book, sheets = load_workbook(path), Sheets(read_book(path))
    role, service = case.labor[0], case.services[0]
    for table, record, field, value in (
        ("labor", role, "annual_salary", role.annual_salary * 1.25),
        ("services", service, "growth", 0.07),
        ("locations", case.locations[0], "wage_inflation", 0.055),
    ):
        cells = book[sheets.marked[table].grid.name]
        cells.cell(sheets.row(table, record.id), sheets.marked[table].columns[field][0] + 1).value = value
    book.save(path)
    calculated = recalculate(path)
    found = take_back(calculated, case)
    assert [change.status for change in found.assumptions] == ["excel"] * 3
    assert found.audit.changes == ()
    after = calculate(accepted(found, {1, 2, 3}))
    agreed = compared(after, calculated)
    assert agreed.cells > 1_000 and agreed.wrong[:10] == []
    assert after.values["npv"].tolist() != calculate(case).values["npv"].tolist()


def test_a_workbook_that_lost_its_hidden_sheet_is_compared_with_the_program_alone(tmp_path):
    case = random_case(4)
    path = exported(case, tmp_path / "case.xlsx")
    book = load_workbook(path)
    del book["Exported"]
    book.save(path)
    found = take_back(path, case)
    assert found.exported is None and found.assumptions == ()
    assert "has lost the sheet with the case as it was exported" in found.reason
    assert "were not compared with those that were exported" in str(found.audit.notes[0])


def test_a_hidden_sheet_that_was_damaged_is_no_base(tmp_path):
    case = random_case(4)
    path = exported(case, tmp_path / "case.xlsx")
    book = load_workbook(path)
    cell = next(cell for cell in book["Exported"]["A"] if '"horizon": ' in str(cell.value))
    cell.value = cell.value.replace('"horizon": ', '"horizon": 1', 1)
    book.save(path)
    assert "was changed in the workbook" in take_back(path, case).reason


def test_a_workbook_of_another_version_says_why_formulas_are_not_compared(tmp_path):
    case = random_case(4)
    path = exported(case, tmp_path / "case.xlsx")
    book = load_workbook(path)
    book["Exported"]["C1"].value = "0.0.9"
    book.save(path)
    assert "they were written by BPO Case 0.0.9" in str(take_back(path, case).audit.notes[0])


def test_formulas_that_take_too_long_are_not_compared_and_the_inputs_come_back(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LIMITS", Limits(seconds=0.01))
    case = random_case(4)
    found = take_back(exported(case, tmp_path / "case.xlsx"), case)
    assert found.assumptions == ()
    assert "reading them takes more than 0.01 seconds" in str(found.audit.notes[0])


# -- whatever people do to cells --

CASE = template()
EDITED = [table for table in TABLES if rows(CASE, table)]
CELLS = st.one_of(
    st.none(), st.booleans(), st.floats(-1e6, 1e12), st.integers(0, 200).map(float), st.text(max_size=8),
    st.sampled_from(["45k", "45.000,00", "12 %", "1 234", "no", "yes", " fixed ", "NaN", "1e999", "=1+1", "#REF!"]),
    st.sampled_from([ErrorValue("#REF!"), DayValue("2026-02-30"), DayValue("2026-05-01 12:00")]),
    st.floats(0, 100).map(lambda value: Formula("=A1", value)), st.just(Formula("=A1", None)),
)  # fmt: skip
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["set", "delete", "copy", "swap", "blank", "id"]),
        st.sampled_from(EDITED), st.integers(0, 30), st.integers(0, 60), CELLS,
    ),
    min_size=1, max_size=6,
)  # fmt: skip


SHEETS = st.sampled_from(["Labor", "Services", "Options", "Plan"])
TYPED = st.sampled_from([None, True, 7, 2.5, "45k", "12 %", "text", "=1+1", "#REF!"])


def edit(sheets: Sheets, action: str, table: str, at: int, column: int, cell: object) -> None:
    """Do what a person may do to a row."""
    grid = sheets.marked[table].grid
    numbers = list(grid.filled(FIRST_ROW)) or [FIRST_ROW]
    row = numbers[at % len(numbers)]
    if action == "set":
        sheets.put(table, row, column, cell)
    elif action == "delete":
        sheets.delete(table, row)
    elif action == "copy":
        sheets.insert(table, row, grid.rows.get(row, []))
    elif action == "swap" and len(numbers) > 1:
        other = numbers[(at + 1) % len(numbers)]
        grid.rows[row], grid.rows[other] = grid.rows[other], grid.rows[row]
    elif action == "blank":
        grid.rows[row] = [None] * 40
    elif action == "id":
        sheets.put(table, row, 0, cell)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_any_edits_end_in_a_sound_case_or_in_problems_with_their_places(steps):
    sheets = Sheets(book_of_template())
    for step in steps:
        edit(sheets, *step)
    found = returned(sheets.book, CASE)
    for problem in found.problems:
        assert problem.message and problem.sheet
    if not found.problems:
        assert problems(found.case) == ()
        assert [each.id for each in found.case.labor if not each.id] == []
        touched = {table for _, table, *_ in steps}
        linking = {owner for table in touched for owner, _ in links_to(table)}  # a row that lost its id has a new one
        changed = {change.path.partition("/")[0] for change in diff(CASE, found.case)}
        assert changed <= touched | linking | {"scenarios"}  # overrides of a deleted row go with it


@pytest.mark.slow
@pytest.mark.timeout(600)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(SHEETS, st.integers(5, 12), st.integers(2, 12), TYPED), min_size=1, max_size=4))
def test_any_edits_of_a_file_end_in_a_difference_or_in_problems(tmp_path_factory, edits):
    case = random_case(4)
    path = exported(case, tmp_path_factory.mktemp("edited") / "case.xlsx")
    book = load_workbook(path)
    for sheet, row, column, value in edits:
        book[sheet].cell(row, column).value = value
    book.save(path)
    try:
        found = take_back(path, case, audit=False)
    except WorkbookHasProblems as error:
        assert error.problems
    else:
        assert accepted(found, {change.number for change in found.assumptions}) == found.excel
