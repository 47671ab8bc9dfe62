"""What was changed in the formulas of a workbook, by row and cell; ``audit`` and ``input_audit`` find it."""

from __future__ import annotations

from dataclasses import dataclass

from bpo_case.text import translate
from bpo_case.workbook.cell_problem import row_said

LONG, DIGITS = 12, 9
"""Numbers that take more characters are said with fewer digits; the change itself keeps all."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """Cells beside each other that have something else: ``=…`` is a formula, and blank is nothing."""

    cells: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.cells}: {_said(self.before)} → {_said(self.after)}"


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of which formulas were changed; the label is the line and the name of its row."""

    sheet: str
    row: int
    label: str
    cells: tuple[CellChange, ...]

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.sheet, row_said(self.row), self.label) if part)
        return f"{where}: {'; '.join(map(str, self.cells))}"


def _said(text: str) -> str:
    """Write what stands in a cell: a formula whole, a long number with the digits that are read.

    >>> _said("=A1*0.30000000000000004"), _said("0.30000000000000004"), _said("1234567890123"), _said("")
    ('=A1*0.30000000000000004', '0.3', '1234567890123', 'blank')
    """
    if len(text) <= LONG:
        return text or translate("blank")
    try:
        number = float(text)
    except ValueError:
        return text
    return format(number, ".15g" if abs(number) >= 10**DIGITS else f".{DIGITS}g")
