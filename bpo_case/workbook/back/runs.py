"""The formulas of a row as runs: cells beside each other of which each is a copy of the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bpo_case.workbook.addresses import letters
from bpo_case.workbook.back.references import REFERENCE, column_of, copied


class Run(NamedTuple):
    """Cells from one column to another, with the formula of the first; the others are its copies."""

    first: int
    last: int
    formula: str

    def at(self, column: int) -> str:
        """Give the formula in one of the cells."""
        return copied(self.formula, 0, column - self.first)


class FoundRow(NamedTuple):
    """What stands in a row: runs of formulas, and constants by column."""

    runs: tuple[Run, ...]
    constants: dict[int, str]


def runs_of(formulas: Iterable[tuple[int, str]]) -> Iterator[Run]:
    """Put the formulas of a row, from left to right, into runs."""
    run, copy = None, None
    for column, formula in formulas:
        if run and copy and column == run.last + 1 and formula == copy.at(column):
            run = Run(run.first, column, run.formula)
            continue
        if run:
            yield run
        run, copy = Run(column, column, formula), _Copies(column, formula)
    if run:
        yield run


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Join runs beside each other of which the second goes on with the first."""
    run = None
    for after in runs:
        if run and after.first == run.last + 1 and after.formula == run.at(after.first):
            run = Run(run.first, after.last, run.formula)
            continue
        if run:
            yield run
        run = after
    if run:
        yield run


class _Copies:
    """Makes the copies of a formula along its row, quickly: it is taken apart once."""

    def __init__(self, column: int, formula: str) -> None:
        self.parts: list[str] = []
        self.columns: list[int] = []
        end = 0
        for found in REFERENCE.finditer(formula):
            if found["row"] is not None and not found["fixed_column"]:
                self.parts.append(formula[end : found.start("column")])
                self.columns.append(column_of(found["column"]) - column)
                end = found.end("column")
        self.rest = formula[end:]
        self.leftmost = min(self.columns, default=0)

    def at(self, column: int) -> str:
        """Give the copy in a column; nothing where it would read what is left of the sheet."""
        if column + self.leftmost < 0:
            return ""
        pairs = zip(self.parts, self.columns, strict=True)
        return "".join([part + letters(column + away) for part, away in pairs]) + self.rest
