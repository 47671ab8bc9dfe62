"""Finds the sheets of inputs and the columns of their fields by the marks that the export has put there.

Names of sheets, their order and the order of columns are the analyst's own affair; the marks are in hidden cells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bpo_case.workbook.back.cells import Book, Grid
from bpo_case.workbook.inputs.input_layout import FIELD_ROW, MARK

EXPORTED = "bpo-case"
"""What the first cell of the sheet says that keeps the case as it was exported."""


@dataclass(frozen=True)
class MarkedSheet:
    """A sheet of inputs: the table it holds, and the columns of each field from left to right."""

    table: str
    grid: Grid
    mark_column: int
    columns: Mapping[str, tuple[int, ...]]


def has_mark(grid: Grid) -> bool:
    """Tell from the first rows of a sheet whether it holds inputs, or the case as it was exported."""
    return grid.cell(1, 0) == EXPORTED or _mark(grid) is not None


def marked_sheets(book: Book) -> Iterator[MarkedSheet]:
    """Give the sheets of inputs, in the order of their tabs."""
    for grid in book.grids:
        mark = _mark(grid)
        if mark is not None:
            table, column = mark
            yield MarkedSheet(table, grid, column, _columns(grid))


def _mark(grid: Grid) -> tuple[str, int] | None:
    """Give the table of which a sheet says that it holds it, and the column where it says so."""
    for column, cell in enumerate(grid.rows.get(FIELD_ROW, [])):
        if isinstance(cell, str) and cell.startswith(MARK):
            return cell.removeprefix(MARK), column
    return None


def _columns(grid: Grid) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for column, name in enumerate(grid.rows.get(FIELD_ROW, [])):
        if isinstance(name, str) and not name.startswith(MARK):
            found[name].append(column)
    return {name: tuple(columns) for name, columns in found.items()}
