"""What the tests of the way back share: exported workbooks as grids, edited in memory as a person edits cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bpo_case.case.document import Case
from bpo_case.case.file import load
from bpo_case.model.results import calculate
from bpo_case.resources import path_of
from bpo_case.workbook import export
from bpo_case.workbook.back.cells import Book, Formula, Grid
from bpo_case.workbook.back.marks import MarkedSheet, marked_sheets
from bpo_case.workbook.back.reader import read_book
from bpo_case.workbook.back.references import copied
from bpo_case.workbook.back.returned import Returned, returned
from bpo_case.workbook.inputs.input_layout import FIRST_ROW

FIELD_OF_CASE, VALUE_OF_CASE = 4, 1


def sample(name: str = "retail") -> Case:
    return load(path_of(f"sample_data/{name}.bpocase"))


@cache
def template(name: str = "customer-service") -> Case:
    return load(path_of(f"resources/templates/{name}.bpocase"))


def exported(case: Case, path: Path) -> Path:
    export(calculate(case), path)
    return path


def book_of(case: Case) -> Book:
    """The sheets of inputs of a case's workbook, by way of a file."""
    with TemporaryDirectory() as folder:
        return read_book(exported(case, Path(folder) / "case.xlsx"))


@cache
def book_of_template(name: str = "customer-service") -> Book:
    return book_of(template(name))


class Sheets:
    """A workbook whose cells can be edited; the one it was made from stays as it is."""

    def __init__(self, book: Book) -> None:
        self.names = book.sheets
        self.grids = {
            grid.name: Grid(grid.name, {row: list(cells) for row, cells in grid.rows.items()}) for grid in book.grids
        }
        self.marked: Mapping[str, MarkedSheet] = {
            sheet.table: replace(sheet, grid=self.grids[sheet.grid.name]) for sheet in marked_sheets(self.book)
        }

    @property
    def book(self) -> Book:
        return Book(self.names, tuple(self.grids.values()))

    def row(self, table: str, record: str) -> int:
        sheet = self.marked[table]
        return next(row for row in sheet.grid.filled(FIRST_ROW) if sheet.grid.cell(row, sheet.mark_column) == record)

    def cell(self, table: str, row: int, field: str, entry: int = 0) -> Any:
        return self.marked[table].grid.cell(row, self.marked[table].columns[field][entry])

    def set(self, table: str, row: int, field: str, value: Any, entry: int = 0) -> None:
        self.put(table, row, self.marked[table].columns[field][entry], value)

    def put(self, table: str, row: int, column: int, value: Any) -> None:
        cells = self.marked[table].grid.rows.setdefault(row, [])
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = value

    def set_case(self, field: str, value: Any) -> None:
        sheet = self.marked["settings"]
        row = next(row for row in sheet.grid.filled(FIRST_ROW) if sheet.grid.cell(row, FIELD_OF_CASE) == field)
        self.put("settings", row, VALUE_OF_CASE, value)

    def spare(self, table: str) -> int:
        """The first empty row."""
        sheet = self.marked[table]
        return max((row for row in sheet.grid.filled(FIRST_ROW) if sheet.grid.cell(row, 0)), default=FIRST_ROW - 1) + 1

    def delete(self, table: str, row: int) -> None:
        """Delete a row, so that those below it move up."""
        rows = self.marked[table].grid.rows
        below = sorted(number for number in rows if number > row)
        moved = {number - 1: [moved_along(cell, -1) for cell in rows.pop(number)] for number in below}
        rows.pop(row, None)
        rows.update(moved)

    def insert(self, table: str, row: int, cells: list[Any]) -> None:
        """Insert a row, so that the others move down."""
        rows = self.marked[table].grid.rows
        below = sorted(number for number in rows if number >= row)
        moved = {number + 1: [moved_along(cell, 1) for cell in rows.pop(number)] for number in below}
        rows.update(moved)
        rows[row] = list(cells)

    def read(self, case: Case) -> Returned:
        return returned(self.book, case)


def moved_along(cell: Any, down: int) -> Any:
    """What becomes of a cell that moves: its formula goes on reading its own row."""
    return Formula(copied(cell.text, down, 0), cell.value) if isinstance(cell, Formula) else cell


def said(found: Returned) -> list[str]:
    return [str(problem) for problem in found.problems]


def noted(found: Returned) -> list[str]:
    return [str(note) for note in found.notes]
