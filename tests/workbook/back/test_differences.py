"""Exported, now in the program, now in Excel: each change with its place and status, accepted or refused one by one."""

from __future__ import annotations

import pytest

from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.change import apply
from bpo_case.case.document import Case
from bpo_case.case.errors import InvalidCase
from bpo_case.case.log import LogEntry
from bpo_case.workbook.back.differences import accepted, accepted_changes, difference, without_conflicts
from bpo_case.workbook.back.returned import returned
from tests.workbook.back.sheets import Sheets, book_of, book_of_template, template

CASE = template()
ROLE = CASE.labor[0]


@pytest.fixture
def sheets() -> Sheets:
    return Sheets(book_of_template())


def set_salary(case: Case, salary: float) -> Case:
    return case.model_copy(update={"labor": (ROLE.model_copy(update={"annual_salary": salary}), *case.labor[1:])})


def found(sheets: Sheets, program: Case = CASE, exported: Case | None = CASE):
    return difference(
        exported, program, returned(sheets.book, exported or program, program), reason="" if exported else "it is lost"
    )


def test_nothing_changed_is_no_difference(sheets):
    assert found(sheets).assumptions == ()


def test_a_change_is_told_in_business_words_with_its_place_and_values(sheets):
    row = sheets.row("labor", ROLE.id)
    sheets.set("labor", row, "annual_salary", 45000.0)
    (change,) = found(sheets).assumptions
    assert change.label == f"Labor, {ROLE.name}, Annual salary: {ROLE.annual_salary:,.0f} → 45,000"
    assert (change.number, change.status, change.sheet) == (1, "excel", "Labor")
    assert change.cell.endswith(str(row))
    assert (change.step.base, change.step.ours, change.step.theirs) == (ROLE.annual_salary, ROLE.annual_salary, 45000.0)


@pytest.mark.parametrize(("program", "status"), [(45000.0, "both"), (43000.0, "conflict")])
def test_what_the_program_changed_as_well_is_told(sheets, program, status):
    sheets.set("labor", sheets.row("labor", ROLE.id), "annual_salary", 45000.0)
    result = found(sheets, set_salary(CASE, program))
    assert [change.status for change in result.assumptions] == [status]
    assert without_conflicts(result) == (frozenset({1}) if status == "both" else frozenset())


def test_accepted_changes_are_one_step_and_what_the_program_changed_stays(sheets):
    sheets.set("labor", sheets.row("labor", ROLE.id), "bonus", 0.25)
    sheets.set_case("horizon", 72.0)
    program = set_salary(CASE, 43000.0)
    result = found(sheets, program)
    assert [change.step.change.path for change in result.assumptions] == ["settings/horizon", f"labor/{ROLE.id}/bonus"]
    after = accepted(result, {2})
    assert (after.labor[0].bonus, after.labor[0].annual_salary, after.settings) == (0.25, 43000.0, CASE.settings)
    step = accepted_changes(result, {2})
    assert apply(program, step) == after
    assert len(step) == 1


def test_accepting_everything_gives_what_the_workbook_says(sheets):
    sheets.set("labor", sheets.row("labor", ROLE.id), "bonus", 0.25)
    sheets.delete("training", sheets.row("training", CASE.training[0].id))
    sheets.set("locations", sheets.spare("locations"), "name", "Porto")
    rows = sheets.marked["labor"].grid.rows
    rows[5], rows[6] = rows[6], rows[5]
    result = found(sheets)
    assert accepted(result, {change.number for change in result.assumptions}) == result.excel
    assert accepted(result, ()) == CASE


def test_a_workbook_that_is_read_twice_changes_nothing_the_second_time(sheets):
    sheets.set("locations", sheets.spare("locations"), "name", "Porto")
    sheets.set("log", sheets.spare("log"), "change", "Added Porto")
    first = found(sheets)
    after = accepted(first, without_conflicts(first))
    again = found(sheets, after)
    assert [change.status for change in again.assumptions] == ["both", "both"]
    assert accepted(again, without_conflicts(again)) == after
    assert after.log == (LogEntry(id=after.log[0].id, change="Added Porto"),)


def test_changes_that_do_not_fit_the_program_are_refused_with_the_reason(sheets):
    place = CASE.locations[0]
    follower = ROLE.model_copy(update={"id": "new", "name": "New role", "location": place.id})
    program = CASE.model_copy(update={"labor": (*CASE.labor, follower)})
    moved = {"labor": "location", "infrastructure": "location", "training": "location", "plan": "location"}
    for table, field in moved.items():
        for record in getattr(CASE, table):
            if getattr(record, field) == place.id:
                sheets.set(table, sheets.row(table, record.id), field, CASE.locations[1].name)
    sheets.delete("locations", sheets.row("locations", place.id))
    result = found(sheets, program)
    with pytest.raises(InvalidCase, match=f"Locations has no row “{place.id}”"):
        accepted(result, {change.number for change in result.assumptions})


def test_without_the_exported_case_the_program_is_the_measure(sheets):
    sheets.set("labor", sheets.row("labor", ROLE.id), "bonus", 0.25)
    result = found(sheets, set_salary(CASE, 43000.0), exported=None)
    assert result.reason == "it is lost"
    assert {change.step.change.path: change.status for change in result.assumptions} == {
        f"labor/{ROLE.id}/bonus": "excel", f"labor/{ROLE.id}/annual_salary": "excel",
    }  # fmt: skip


def with_two_overrides(*factors: float) -> Case:
    paths = (f"labor/{ROLE.id}/annual_salary", f"labor/{ROLE.id}/bonus")
    overrides = (Override(path=path, action="multiply", value=by) for path, by in zip(paths, factors, strict=True))
    return CASE.model_copy(update={"scenarios": (Scenario(id="dear", name="Dear", overrides=tuple(overrides)),)})


def test_each_override_of_a_scenario_is_a_change_of_its_own():
    case = with_two_overrides(1.1, 1.2)
    sheets = Sheets(book_of(case))
    matrix = sheets.marked["scenario-matrix"]
    for row in matrix.grid.filled(8):
        if matrix.grid.cell(row, matrix.columns["path"][0]):
            sheets.set("scenario-matrix", row, "value:dear", 2.0)
    result = found(sheets, with_two_overrides(1.1, 1.3), case)
    salary, bonus = result.assumptions
    assert salary.label == f"Scenarios, Dear: Labor, {ROLE.name}, Annual salary: multiply 1.1 → multiply 2"
    assert (salary.sheet, salary.cell, salary.status) == ("Scenarios", "I8:J8", "excel")
    assert (bonus.cell, bonus.status, bonus.program) == ("I9:J9", "conflict", "multiply 1.3")
    assert bonus.step.path == f"scenarios/dear/overrides/labor/{ROLE.id}/bonus"
    assert accepted(result, {1}) == with_two_overrides(2.0, 1.3)
    assert accepted(result, {2}) == with_two_overrides(1.1, 2.0)
