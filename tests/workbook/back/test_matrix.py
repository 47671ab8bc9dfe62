"""The matrix of scenarios: unchanged inputs keep their overrides, changed ones get new ones or a sentence."""

from __future__ import annotations

import pytest

from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.document import Case
from bpo_case.case.options import Exit
from bpo_case.workbook.back.cells import Book, Formula
from bpo_case.workbook.scenarios.scenario_layout import FIRST_ROW
from bpo_case.workbook.scenarios.scenario_layout import TABLE as MATRIX
from tests.workbook.back.sheets import Sheets, book_of, noted, said, template


def with_scenarios() -> Case:
    case = template()
    option, role = case.options[1], case.labor[0]
    leaving = Exit(id="leave", name="Leave", option=option.id, fee=(3e5, 2e5, 1e5))
    salary = f"labor/{role.id}/annual_salary"
    first = Scenario(id="one", name="One", overrides=(
        Override(path=salary, action="multiply", value=1.1),
        Override(path="settings/horizon", value=48.0),
        Override(path="exits/leave/fee", action="multiply", value=1.5),
        Override(path=f"labor/{role.id}/location", value=case.locations[0].id),
        Override(path="settings/discount_rate", value=0.1),
        Override(path="settings/discount_rate", action="multiply", value=1.2),
    ))  # fmt: skip
    second = Scenario(id="two", name="Two", overrides=(Override(path="exits/leave/fee", value=(5e5, 4e5)),))
    return case.model_copy(
        update={"exits": (leaving,), "scenarios": (first, second, Scenario(id="three", name="Three"))}
    )


CASE = with_scenarios()


@pytest.fixture(scope="module")
def book() -> Book:
    return book_of(CASE)


@pytest.fixture
def sheets(book) -> Sheets:
    return Sheets(book)


def lines(sheets: Sheets, path: str) -> list[int]:
    grid = sheets.marked[MATRIX].grid
    column = sheets.marked[MATRIX].columns["path"][0]
    return [row for row in grid.filled(FIRST_ROW) if grid.cell(row, column) == path]


def overrides(sheets: Sheets, scenario: int) -> tuple[Override, ...]:
    found = sheets.read(CASE)
    assert said(found) == []
    return found.case.scenarios[scenario].overrides


SALARY = f"labor/{CASE.labor[0].id}/annual_salary"


def test_an_unchanged_matrix_keeps_all_overrides_as_they_are(sheets):
    assert sheets.read(CASE).case == CASE


def test_sorting_the_matrix_changes_nothing(sheets):
    rows = sheets.marked[MATRIX].grid.rows
    numbers = [row for row in rows if row >= FIRST_ROW]
    turned = [rows[number] for number in reversed(numbers)]
    rows.update(zip(numbers, turned, strict=True))
    found = sheets.read(CASE).case.scenarios
    assert [set(each.overrides) for each in found] == [set(each.overrides) for each in CASE.scenarios]


def test_a_changed_value_changes_that_override_alone(sheets):
    sheets.set(MATRIX, lines(sheets, SALARY)[0], "value:one", 1.25)
    first, *others = overrides(sheets, 0)
    assert (first.path, first.action, first.value) == (SALARY, "multiply", 1.25)
    assert tuple(others) == CASE.scenarios[0].overrides[1:]


def test_clearing_the_cells_takes_the_override_away(sheets):
    for name in ("action:one", "value:one"):
        sheets.set(MATRIX, lines(sheets, SALARY)[0], name, None)
    assert overrides(sheets, 0) == CASE.scenarios[0].overrides[1:]


def test_a_value_for_another_scenario_is_added(sheets):
    row = lines(sheets, SALARY)[0]
    sheets.set(MATRIX, row, "action:three", "SET")
    sheets.set(MATRIX, row, "value:three", "45,000.50")
    assert overrides(sheets, 2) == (Override(path=SALARY, value=45000.5),)


def test_a_row_below_the_matrix_adds_an_input(sheets):
    row = max(sheets.marked[MATRIX].grid.rows) + 1
    for name, value in (("path", "settings/tax_rate"), ("action:two", "set"), ("value:two", 0.3)):
        sheets.set(MATRIX, row, name, value)
    assert overrides(sheets, 1) == (*CASE.scenarios[1].overrides, Override(path="settings/tax_rate", value=0.3))


def test_a_link_is_set_by_name(sheets):
    row = lines(sheets, f"labor/{CASE.labor[0].id}/location")[0]
    other = CASE.locations[1]
    sheets.set(MATRIX, row, "value:one", other.name)
    assert overrides(sheets, 0)[3].value == other.id


def test_an_entry_of_a_list_makes_a_list_of_it_and_blank_entries_are_as_in_the_base(sheets):
    _first, second, third = lines(sheets, "exits/leave/fee")
    sheets.set(MATRIX, second, "value:one", 2.0)
    for name in ("action:one", "value:one"):
        sheets.set(MATRIX, third, name, None)
    assert overrides(sheets, 0)[2] == Override(path="exits/leave/fee", action="multiply", value=(1.5, 2.0, 1.0))


def test_entries_that_are_alike_become_one_number(sheets):
    for row in lines(sheets, "exits/leave/fee"):
        sheets.set(MATRIX, row, "value:one", 2.0)
    assert overrides(sheets, 0)[2] == Override(path="exits/leave/fee", action="multiply", value=2.0)


def test_an_entry_that_is_set_to_nothing_ends_the_list(sheets):
    first, *_ = lines(sheets, "exits/leave/fee")
    sheets.set(MATRIX, first, "value:two", 6e5)
    assert overrides(sheets, 1) == (Override(path="exits/leave/fee", value=(6e5, 4e5)),)


def test_what_a_deleted_row_was_overridden_with_is_left_out_and_noted(sheets):
    sheets.delete("labor", sheets.row("labor", CASE.labor[0].id))
    found = sheets.read(CASE)
    assert SALARY not in {each.path for each in found.case.scenarios[0].overrides}
    assert f"One: no longer changes {SALARY}, which was deleted" in noted(found)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"action:one": None}, "How (I{row}): is blank beside a value; choose “set” or “multiply”"),
        ({"action:one": "add"}, "How (I{row}): “add” is neither “set” nor “multiply”; choose one of them"),
        ({"value:one": "45k"}, "Value (J{row}): “45k” is not a number; write 45000"),
        ({"value:one": None}, "Value (J{row}): is blank; write a number"),
        ({"value:one": Formula("=1", None)}, "Value (J{row}): the formula “=1” has no calculated value"),
        ({"path": "labor/nobody/annual_salary"}, "Path (H{row}): “labor/nobody/annual_salary” leads to no input"),
    ],
)
def test_cells_that_say_nothing_usable_are_problems(sheets, cells, message):
    row = lines(sheets, SALARY)[0]
    for name, value in cells.items():
        sheets.set(MATRIX, row, name, value)
    columns = sheets.marked[MATRIX].columns
    assert [columns[name][0] for name in ("path", "action:one", "value:one")] == [7, 8, 9] or "(H" not in message
    (problem,) = said(sheets.read(CASE))
    assert problem.startswith(f"Scenarios, row {row}, {message.format(row=row)}")


def test_a_value_beyond_the_limits_of_its_field_is_a_problem_of_the_scenario(sheets):
    row = lines(sheets, SALARY)[0]
    sheets.set(MATRIX, row, "value:one", -1.0)
    (problem,) = said(sheets.read(CASE))
    assert "Annual salary: −" in problem and "is below 0" in problem
