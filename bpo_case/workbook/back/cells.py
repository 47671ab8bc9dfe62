"""What stands in the cells of a workbook that came back, as plain data: no file, no spreadsheet library.

A cell is a number, a text, a truth value, nothing, or one of the three kinds below. A text that is empty is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """What a spreadsheet shows when it cannot calculate, as ``#REF!``."""

    text: str


@dataclass(frozen=True, slots=True)
class DayValue:
    """A date, which to a spreadsheet is a number that is shown as one; `text` is as 2026-11-21."""

    text: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value that was calculated last; None where it never was."""

    text: str
    value: Any


@dataclass(frozen=True)
class Grid:
    """A sheet: its name, and its cells by row (counted from 1), each row a list from column A on."""

    name: str
    rows: Mapping[int, list[Any]]

    def cell(self, row: int, column: int) -> Any:
        """Give what stands in a cell; nothing outside of what is filled."""
        cells = self.rows.get(row, [])
        return cells[column] if column < len(cells) else None

    def filled(self, first: int) -> Iterator[int]:
        """Give the rows with anything in them, from the one given on."""
        return (row for row in sorted(self.rows) if row >= first)


@dataclass(frozen=True)
class Book:
    """A workbook as far as it was read: the names of all its sheets in their order, and those that have a mark."""

    sheets: tuple[str, ...]
    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()
    """What is to be said about the file as a whole."""


def plain_value(cell: Any) -> Any:
    """Give a cell's value without the formula that made it."""
    return cell.value if isinstance(cell, Formula) else cell
