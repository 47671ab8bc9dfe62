"""What is to be said about a place in a workbook, whether it is one of ours or anybody's."""

from __future__ import annotations

from dataclasses import dataclass

from bpo_case.text import translate
from bpo_case.workbook.addresses import letters


def address(row: int, column: int) -> str:
    """Give a cell's address; rows count from 1, columns from 0.

    >>> address(14, 4)
    'E14'
    """
    return f"{letters(column)}{row}"


def row_said(row: int) -> str:
    """Name a row of a sheet, by the number that stands beside it there.

    >>> row_said(1204)
    'row 1204'
    """
    return translate("row {number}").format(number=row)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One thing to be said about a place in the workbook, in the words of the person who reads it there.

    >>> print(CellProblem("“45k” is not a number; write 45000", "Labor", 14, 4, "Annual salary"))
    Labor, row 14, Annual salary (E14): “45k” is not a number; write 45000
    """

    message: str
    sheet: str
    row: int = 0
    """Counted from 1; 0 where no row is meant."""
    column: int = -1
    """Counted from 0; −1 where no column is meant."""
    label: str = ""

    @property
    def cell(self) -> str:
        """The address of the cell, where one is meant."""
        return address(self.row, self.column) if self.row and self.column >= 0 else ""

    def __str__(self) -> str:
        row = row_said(self.row) if self.row else ""
        label = f"{self.label} ({self.cell})" if self.label and self.cell else self.label or self.cell
        return f"{', '.join(part for part in (self.sheet, row, label) if part)}: {self.message}"
