"""Formulas that were changed are told by row, whatever a spreadsheet does to formulas by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bpo_case.workbook.back.audit import audited
from bpo_case.workbook.back.cells import Book
from bpo_case.workbook.back.expected import expected_layout
from bpo_case.workbook.back.formula_reader import FoundSheet, read_formulas
from bpo_case.workbook.back.reader import read_book
from bpo_case.workbook.back.references import replaced
from bpo_case.workbook.back.runs import FoundRow, Run, runs_of
from bpo_case.workbook.calculation.calculation_layout import FIRST
from tests.strategies import random_case
from tests.workbook.back.sheets import Sheets, exported

CASE = random_case(4, "small")
Found = Mapping[str, FoundSheet]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path = exported(CASE, tmp_path_factory.mktemp("audit") / "case.xlsx")
    book = read_book(path)
    return book, read_formulas(path, frozenset(grid.name for grid in book.grids)), expected_layout(CASE, book.sheets)


@pytest.fixture
def found(workbook):
    return {name: dict(rows) for name, rows in workbook[1].items()}


def audit(workbook, found: Found, book: Book | None = None):
    return audited(workbook[2], book or workbook[0], found)


def rewritten(found: Found, change) -> dict[str, FoundSheet]:
    """All formulas of a workbook, written otherwise."""
    return {
        name: {
            number: FoundRow(tuple(run._replace(formula=change(name, run.formula)) for run in row.runs), row.constants)
            for number, row in rows.items()
        }
        for name, rows in found.items()
    }  # fmt: skip


def line(workbook, name: str):
    """The sheet of the first option, and a line's block there."""
    sheet = next(sheet for sheet in workbook[2].options.values() if name in sheet.lines)
    return sheet.name, sheet.lines[name]


def test_untouched_formulas_are_no_changes(workbook, found):
    result = audit(workbook, found)
    assert (result.changes, result.notes) == ((), ())
    assert sum(len(row.runs) for rows in found.values() for row in rows.values()) > 1_000


def test_a_changed_month_is_told_with_its_line_and_cell(workbook, found):
    sheet, block = line(workbook, "paid_fte")
    row = found[sheet][block.first]
    run = next(run for run in row.runs if run.last > FIRST)
    cells = [(column, run.at(column)) for column in range(run.first, run.last + 1)]
    cells[3] = (cells[3][0], "1+1")
    others = [each for each in row.runs if each is not run]
    found[sheet][block.first] = FoundRow(tuple(sorted([*others, *runs_of(cells)])), row.constants)
    (change,) = audit(workbook, found).changes
    assert (change.sheet, change.row) == (sheet, block.first)
    assert change.label.startswith("Paid FTE, ")
    (cell,) = change.cells
    assert (cell.before, cell.after) == (f"={run.at(run.first + 3)}", "=1+1")


def test_a_row_that_was_overwritten_with_numbers_is_one_change(workbook, found):
    sheet, block = line(workbook, "paid_fte")
    row = found[sheet][block.first]
    run = next(run for run in row.runs if run.last > FIRST)
    constants = {**row.constants, **dict.fromkeys(range(run.first, run.last + 1), "12.5")}
    found[sheet][block.first] = FoundRow(tuple(each for each in row.runs if each is not run), constants)
    (change,) = audit(workbook, found).changes
    assert [(cell.before, cell.after) for cell in change.cells] == [(f"={run.formula}", "12.5")]
    assert ":" in change.cells[0].cells


def test_a_formula_that_was_cleared_and_one_that_was_added_are_told(workbook, found):
    sheet, block = line(workbook, "npv")
    row = found[sheet][block.first]
    found[sheet][block.first] = FoundRow((Run(40, 40, "SUM(A1:A2)"),), row.constants)
    (change,) = audit(workbook, found).changes
    assert [(cell.before == "", cell.after) for cell in change.cells] == [(False, ""), (True, "=SUM(A1:A2)")]


def test_an_opening_number_that_was_changed_is_told(workbook, found):
    _sheet, _block = line(workbook, "cumulative")
    changed = next(
        (name, number, row) for name, rows in found.items() for number, row in rows.items()
        if row.constants.get(FIRST - 1) == "0" and row.runs
    )  # fmt: skip
    name, number, row = changed
    found[name][number] = FoundRow(row.runs, {**row.constants, FIRST - 1: "500"})
    (change,) = audit(workbook, found).changes
    assert [(cell.before, cell.after) for cell in change.cells] == [("0", "500")]


def in_capitals_and_quotes(_: str, formula: str) -> str:
    """Every name of a sheet in quotes, functions in small letters, and blanks."""
    quoted = re.sub(r"(?<!['\w])([A-Z][a-z]+)!", r"'\1'!", formula)
    return re.sub(r"\b([A-Z]{2,})\(", lambda found: f"{found[1].lower()}( ", quoted)


def without_dollars(_: str, formula: str) -> str:
    return replaced(formula, lambda found: found[0].replace("$", ""))


def test_quotes_blanks_and_capitals_are_no_changes(workbook, found):
    assert audit(workbook, rewritten(found, in_capitals_and_quotes)).changes == ()


def test_dollars_are_no_changes_in_a_single_cell(workbook, found):
    def plain(run: Run) -> Run:
        return run if run.last > run.first else run._replace(formula=without_dollars("", run.formula))

    single = {
        name: {number: FoundRow(tuple(map(plain, row.runs)), row.constants) for number, row in rows.items()}
        for name, rows in found.items()
    }
    assert audit(workbook, single).changes == ()


def one_row_lower(formula: str) -> str:
    """Point the first reference to the roles to the next role."""
    return re.sub(r"(Labor!\$[A-Z]+\$?)(\d+)", lambda found: f"{found[1]}{int(found[2]) + 1}", formula, count=1)


def shifted(sheet: str, by: int, after: int):
    """What a spreadsheet does to formulas when rows of a sheet are inserted below a row, or deleted."""
    pattern = re.compile(rf"((?<![\w']){sheet}!)(\$?[A-Z]+\$?)(\d+)(?::(\$?[A-Z]+\$?)(\d+))?")

    def moved(found: re.Match[str]) -> str:
        def row(text: str) -> str:
            return str(int(text) + by if int(text) > after else int(text))

        end = f":{found[4]}{row(found[5])}" if found[4] else ""
        return f"{found[1]}{found[2]}{row(found[3])}{end}"

    return lambda _, formula: pattern.sub(moved, formula)


def test_a_row_inserted_among_the_inputs_is_no_change_of_formulas(workbook, found):
    sheets = Sheets(workbook[0])
    sheets.insert("locations", 6, [None, "Porto"])
    moved = rewritten(found, shifted("Locations", 1, 5))
    assert moved != found
    assert audit(workbook, moved, sheets.book).changes == ()
    assert audit(workbook, found, sheets.book).changes == ()  # sorted or filled in: references stay


def test_a_reference_to_another_row_is_a_change_even_where_rows_have_moved(workbook, found):
    sheets = Sheets(workbook[0])
    sheets.insert("labor", 6, [None, "New"])
    moved = rewritten(found, shifted("Labor", 1, 5))
    sheet, _block = line(workbook, "paid_fte")
    monthly = {
        n: row for n, row in moved[sheet].items() if any("Labor!$" in run.formula and run.first > 1 for run in row.runs)
    }
    number, row = next(iter(monthly.items()))
    wrong = tuple(run if run.first == 1 else run._replace(formula=one_row_lower(run.formula)) for run in row.runs)
    moved[sheet] = {**moved[sheet], number: FoundRow(wrong, row.constants)}
    (change,) = (each for each in audit(workbook, moved, sheets.book).changes if each.sheet == sheet)
    assert change.row == number


def test_sheets_that_were_renamed_are_no_changes(workbook, found):
    book = workbook[0]
    renamed = Book(
        tuple({"Labor": "Our people", "Shared": "Common"}.get(name, name) for name in book.sheets),
        tuple(replace(grid, name="Our people") if grid.name == "Labor" else grid for grid in book.grids),
    )
    formulas = rewritten(found, lambda _, text: text.replace("Labor!", "'Our people'!").replace("Shared!", "Common!"))
    formulas["Common"] = formulas.pop("Shared")
    result = audit(workbook, formulas, renamed)
    assert (result.changes, result.notes) == ((), ())


def test_what_read_a_deleted_row_is_no_change(workbook, found):
    role = CASE.labor[0]
    sheets = Sheets(workbook[0])
    sheets.delete("labor", sheets.row("labor", role.id))
    gone = re.compile(r"Labor!\$?[A-Z]+\$?5(?![\d:])")
    broken = rewritten(found, lambda _, text: shifted("Labor", -1, 5)("", gone.sub("Labor!#REF!", text)))
    sheet = line(workbook, "paid_fte")[0]
    assert [change for change in audit(workbook, broken, sheets.book).changes if change.sheet == sheet] == []


def test_rows_inserted_on_a_calculation_sheet_are_told_once(workbook, found):
    sheet = line(workbook, "paid_fte")[0]
    found[sheet] = {number + (number > 20): row for number, row in found[sheet].items()}
    result = audit(workbook, found)
    assert all(change.sheet != sheet for change in result.changes)
    assert [note.sheet for note in result.notes] == [sheet]
    assert "rows were inserted, deleted or moved from here on" in str(result.notes[0])


def test_a_sheet_that_is_gone_and_one_that_is_new_are_noted(workbook, found):
    book = workbook[0]
    del found["Summary"]
    names = tuple(name for name in book.sheets if name != "Summary")
    assert [str(note) for note in audit(workbook, found, replace(book, sheets=names)).notes] == [
        "Summary: is not there, or is called otherwise; its formulas were not compared"
    ]
    found = {name: dict(rows) for name, rows in workbook[1].items()} | {"Notes": {}}
    (note,) = audit(workbook, found, replace(book, sheets=(*book.sheets, "Notes"))).notes
    assert str(note) == "Notes: is not one of the program's sheets, and was left out"
