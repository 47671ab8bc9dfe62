"""Formulas beside inputs and on the sheet of scenarios: changes are told, sorting and inserting are none."""

from __future__ import annotations

import re

import pytest

from bpo_case.workbook.back.cells import Formula
from bpo_case.workbook.back.expected import expected_layout, expected_sheets
from bpo_case.workbook.back.input_audit import deleted_columns, input_changes
from bpo_case.workbook.back.moves import moves
from bpo_case.workbook.back.references import copied
from bpo_case.workbook.inputs.input_layout import CODE, FIRST_ROW
from bpo_case.workbook.scenarios.scenario_layout import FIRST_ROW as FIRST_OF_MATRIX
from bpo_case.workbook.scenarios.scenario_layout import TABLE as MATRIX
from tests.workbook.back.sheets import Sheets, moved_along
from tests.workbook.back.test_matrix import CASE as OVERRIDDEN
from tests.workbook.back.test_matrix import SALARY as MULTIPLIED
from tests.workbook.back.test_matrix import book_of, lines

ROLE = OVERRIDDEN.labor[0]
FTE, SALARY = "used:actual_fte", "used:annual_salary"


@pytest.fixture(scope="module")
def workbook():
    book = book_of(OVERRIDDEN)
    layout = expected_layout(OVERRIDDEN, book.sheets)
    return book, layout, expected_sheets(layout)


@pytest.fixture
def sheets(workbook) -> Sheets:
    return Sheets(workbook[0])


def changes(workbook, sheets: Sheets) -> list:
    _, layout, expected = workbook
    return list(input_changes(layout, sheets.book, expected, moves(layout, sheets.book, expected, {})))


def turned(sheets: Sheets, table: str, first: int, ids: int) -> None:
    """Sort the rows the other way round, as a spreadsheet does: formulas go along, and read their own row."""
    rows = sheets.marked[table].grid.rows
    numbers = [row for row in rows if row >= first and len(rows[row]) > ids and rows[row][ids]]
    old = {number: rows[number] for number in numbers}
    for to, number in zip(numbers, reversed(numbers), strict=True):
        rows[to] = [moved_along(cell, to - number) for cell in old[number]]


def test_untouched_formulas_beside_inputs_are_no_changes(workbook, sheets):
    assert changes(workbook, sheets) == []
    formulas = [cell for grid in workbook[0].grids for row in grid.rows.values() for cell in row]
    assert sum(isinstance(cell, Formula) for cell in formulas) > 100


@pytest.mark.parametrize("field", [FTE, SALARY])
def test_a_used_value_that_was_typed_over_is_told_with_its_row_and_cell(workbook, sheets, field):
    row = sheets.row("labor", ROLE.id)
    before = sheets.cell("labor", row, field).text
    sheets.set("labor", row, field, 12.5)
    (change,) = changes(workbook, sheets)
    assert (change.sheet, change.row, change.label) == ("Labor", row, ROLE.name)
    assert [(cell.before, cell.after) for cell in change.cells] == [(before, "12.5")]


@pytest.mark.parametrize("name", ["used:base", "used:chosen", "used:What the scenario in use does", "used:Least"])
def test_what_scenarios_make_of_an_input_is_told_when_it_was_changed(workbook, sheets, name):
    row = lines(sheets, MULTIPLIED)[0]
    sheets.set(MATRIX, row, name, Formula("=1+1", 2.0))
    (change,) = changes(workbook, sheets)
    assert (change.sheet, change.row) == ("Scenarios", row)
    assert change.label and change.cells[0].after == "=1+1"


def test_the_number_of_a_word_that_was_cleared_is_told(workbook, sheets):
    grid = sheets.marked["settings"].grid
    row = next(row for row in grid.filled(FIRST_ROW) if isinstance(grid.cell(row, CODE), Formula))
    sheets.put("settings", row, CODE, None)
    (change,) = changes(workbook, sheets)
    assert (change.sheet, change.label, change.cells[0].after) == ("Case", grid.cell(row, 0), "")


def test_a_formula_that_reads_another_row_is_told(workbook, sheets):
    row = sheets.row("labor", ROLE.id)
    found = sheets.cell("labor", row, FTE)
    sheets.set("labor", row, FTE, Formula(copied(found.text, 1, 0), found.value))
    assert [change.row for change in changes(workbook, sheets)] == [row]


@pytest.mark.parametrize(("table", "first", "ids"), [("labor", FIRST_ROW, 0), (MATRIX, FIRST_OF_MATRIX, 7)])
def test_sorted_rows_take_their_formulas_along_and_are_no_changes(workbook, sheets, table, first, ids):
    turned(sheets, table, first, ids)
    assert changes(workbook, sheets) == []


def test_a_row_that_was_deleted_changes_no_other(workbook, sheets):
    sheets.delete("training", sheets.row("training", OVERRIDDEN.training[0].id))
    assert changes(workbook, sheets) == []


def test_an_input_that_was_deleted_from_the_matrix_changes_no_used_value(workbook, sheets):
    last = workbook[1].scenarios.last_row
    sheets.delete(MATRIX, last)
    for marked in sheets.marked.values():
        for number, cells in marked.grid.rows.items():
            shorter = [re.sub(rf"(:\$[A-Z]+\$){last}\b", rf"\g<1>{last - 1}", _text(cell)) for cell in cells]
            pairs = zip(cells, shorter, strict=True)
            marked.grid.rows[number] = [Formula(text, cell.value) if text else cell for cell, text in pairs]
    assert changes(workbook, sheets) == []


def _text(cell) -> str:
    return cell.text if isinstance(cell, Formula) else ""


def test_a_column_of_used_values_that_was_deleted_is_told(workbook, sheets):
    book, layout, expected = workbook
    (column,) = sheets.marked["labor"].columns[FTE]
    for cells in sheets.marked["labor"].grid.rows.values():
        del cells[column : column + 1]
    (note,) = deleted_columns(layout, moves(layout, sheets.book, expected, {}))
    assert str(note).startswith("Labor, Used: Actual FTE: was deleted, so that formulas which read it are broken")
    assert [*deleted_columns(layout, moves(layout, book, expected, {}))] == []
