"""Chooses the rows of a file that are imported. What is passed over is kept with the reason: nothing drops silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bpo_case.text import message, plain_number, translate
from bpo_case.workbook.cell_problem import CellProblem
from bpo_case.workbook.foreign.amounts import Misread
from bpo_case.workbook.foreign.days import order_of, read_day
from bpo_case.workbook.foreign.grid import Cell, Grid, Row, written
from bpo_case.workbook.foreign.header import Header, column_of
from bpo_case.workbook.foreign.mapping import LeaveOut, Mapping, heading_key
from bpo_case.workbook.foreign.targets import rows_counted
from bpo_case.workbook.foreign.words import begins_as_total, is_total

TOTAL, REMARK, BLANK, HEADINGS = (
    message("total"), message("heading or remark"), message("blank row"), message("repeated headings"),
)  # fmt: skip
ROWS_NAMED = 12
LABELS_LOOKED_AT = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file below the headings; a reason to pass over it, if there is one."""

    row: int
    """Counted from 1, as in the file."""
    cells: Row
    reason: str = ""

    @property
    def left_out(self) -> bool:
        """Whether it holds data that the mapping does not want."""
        return self.reason not in ("", TOTAL, REMARK, BLANK, HEADINGS)

    @property
    def is_data(self) -> bool:
        """Whether it is neither blank nor a total, heading or remark."""
        return not self.reason or self.left_out

    def cell(self, column: int) -> Cell:
        """Give a cell, counted from 0."""
        return self.cells[column] if column < len(self.cells) else None


def lines(grid: Grid, header: Header, mapping: Mapping) -> tuple[tuple[Line, ...], tuple[CellProblem, ...]]:
    """Give all rows below the headings, each with the reason to pass over it, and the days that cannot be read."""
    judge = _Judge(grid, header, mapping)
    numbered = (Line(row, cells) for row, cells in enumerate(grid.rows[header.first_row - 1 :], header.first_row))
    found = tuple(replace(line, reason=judge.reason(line)) for line in numbered)
    troubles = (trouble for rule in judge.rules for trouble in rule.troubles)
    return found, tuple(
        CellProblem(message, grid.sheet, row, column, header.headings[column]) for row, column, message in troubles
    )


def passed_over(found: tuple[Line, ...]) -> Iterator[str]:
    """Say which rows are passed over and why, a sentence for each reason."""
    counts = Counter(line.reason for line in found if line.reason)
    for reason, count in counts.items():
        if reason != BLANK:
            rows = [line for line in found if line.reason == reason]
            named = some_of([_named(line) for line in rows], ROWS_NAMED)
            said = translate("{rows} passed over, {reason}: {named}.")
            yield said.format(rows=rows_counted(count), reason=translate(reason), named=named)
    if counts[BLANK]:
        yield translate("{rows} passed over, blank.").format(rows=rows_counted(counts[BLANK]))


def some_of(texts: Sequence[str], most: int) -> str:
    """List texts, the first of them if there are too many."""
    named = ", ".join(texts[:most])
    if len(texts) <= most:
        return named
    return translate("{names} and {count} more").format(names=named, count=plain_number(len(texts) - most))


def _named(line: Line) -> str:
    if line.left_out:
        return str(line.row)
    label = next((written(cell) for cell in line.cells if cell is not None), "")
    return translate("{row} (“{text}”)").format(row=line.row, text=label if len(label) <= 40 else label[:40] + "…")


class _Judge:
    """Tells why a row is passed over."""

    def __init__(self, grid: Grid, header: Header, mapping: Mapping) -> None:
        known = mapping.targets
        columns = {column_of(header, column): known[column.field] for column in mapping.columns}
        self._numbers = [at for at, target in columns.items() if target.is_number]
        self._labels = [at for at, target in columns.items() if not target.is_number]
        self._headings = {at: heading_key(header.headings[at].split(" > ")[-1]) for at in columns}
        self._wide = max(2, len(header.headings) // 3)
        self.rules = [_Rule(grid, header, rule) for rule in mapping.leave_out]

    def reason(self, line: Line) -> str:
        """Say why a row is passed over; nothing where it is imported."""
        filled = [cell for cell in line.cells if cell is not None]
        if not filled:
            return BLANK
        if len(self._headings) > 1 and all(_is_heading(line.cell(at), key) for at, key in self._headings.items()):
            return HEADINGS
        if self._is_total(line, filled):
            return TOTAL
        if self._numbers and len(filled) <= self._wide and all(line.cell(at) is None for at in self._numbers):
            return REMARK
        return next((said for rule in self.rules if (said := rule.said(line))), "")

    def _is_total(self, line: Line, filled: Sequence[Cell]) -> bool:
        """A total says so where names stand, and has nothing where other rows have names or dates."""
        labels = [cell for cell in filled[:LABELS_LOOKED_AT] if isinstance(cell, str)]
        gaps = any(line.cell(at) is None for at in self._labels)
        return any(is_total(label) or (gaps and begins_as_total(label)) for label in labels)


def _is_heading(cell: Cell, key: str) -> bool:
    return isinstance(cell, str) and heading_key(cell) == key


class _Rule:
    """Tells whether a row is left out, and says the rule."""

    def __init__(self, grid: Grid, header: Header, rule: LeaveOut) -> None:
        self._rule = rule
        self._column = column_of(header, rule)
        self._texts = {text.strip().casefold() for text in rule.texts}
        cells = (Line(0, row).cell(self._column) for row in grid.rows[header.first_row - 1 :])
        found = order_of(cell for cell in cells if isinstance(cell, str))
        self._dates = found if rule.dates == "auto" else rule.dates
        self.troubles: list[tuple[int, int, str]] = []

    def said(self, line: Line) -> str:
        """Say why a row is left out; nothing where it is not."""
        text = written(line.cell(self._column))
        if text.casefold() in self._texts:
            said = translate("left out because {heading} is “{text}”")
            blank = translate("left out because {heading} is blank")
            return (said if text else blank).format(heading=self._rule.heading, text=text)
        day = self.day(line)
        if day and self._rule.before and day < date.fromisoformat(self._rule.before):
            said = translate("left out because {heading} is before {day}")
            return said.format(heading=self._rule.heading, day=self._rule.before)
        if day and self._rule.after and day > date.fromisoformat(self._rule.after):
            said = translate("left out because {heading} is after {day}")
            return said.format(heading=self._rule.heading, day=self._rule.after)
        return ""

    def day(self, line: Line) -> date | None:
        """Read the day by which the row is judged; where that fails, the row stays and the trouble is told."""
        cell = line.cell(self._column)
        if cell is None or not (self._rule.before or self._rule.after):
            return None
        try:
            return read_day(cell, self._dates)
        except Misread as error:
            self.troubles.append(
                (line.row, self._column, translate("“{text}” {wrong}").format(text=written(cell), wrong=error))
            )
            return None
