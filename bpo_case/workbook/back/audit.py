"""Compares the formulas of a workbook with those that were exported: whatever was changed there is told.

Such changes cannot be imported, since every formula comes from a line's declaration; but nobody should believe that
they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bpo_case.text import message, translate
from bpo_case.workbook.back.canonical import canonical
from bpo_case.workbook.back.cells import Book
from bpo_case.workbook.back.conversion import same
from bpo_case.workbook.back.expected import ExpectedRow, ExpectedSheet, expected_sheets
from bpo_case.workbook.back.formula_changes import CellChange, RowChange
from bpo_case.workbook.back.formula_reader import FoundSheet
from bpo_case.workbook.back.input_audit import deleted_columns, input_changes
from bpo_case.workbook.back.moves import BROKEN, Gone, Moves, moves
from bpo_case.workbook.back.runs import FoundRow, Run
from bpo_case.workbook.cell_problem import CellProblem, address
from bpo_case.workbook.layout import Layout

ALIKE = 0.9
"""Where fewer of a sheet's rows have their words, rows were inserted or deleted."""
NOT_THERE = message("is not there, or is called otherwise; its formulas were not compared")
OUT_OF_LINE = message("rows were inserted, deleted or moved from here on; the sheet's formulas were not compared")
NOT_OURS = message("is not one of the program's sheets, and was left out")
NOTHING, UNEXPECTED = FoundRow((), {}), ExpectedRow((), {}, (), "")
Found = tuple[int, int, tuple[str, str]]
"""The first and last column, and what stood and what stands there."""


@dataclass(frozen=True)
class Audit:
    """What was changed in the formulas, and which of them could not be compared, and why."""

    changes: tuple[RowChange, ...] = ()
    notes: tuple[CellProblem, ...] = ()


def audited(layout: Layout, book: Book, found: Mapping[str, FoundSheet]) -> Audit:
    """Compare the formulas of all sheets that were read with those that the exported case gives."""
    expected = expected_sheets(layout)
    there = moves(layout, book, expected, found)
    changes = [*input_changes(layout, book, expected, there)]
    notes = [*deleted_columns(layout, there)]
    inputs = {layout.case.name, layout.scenarios.name, *(sheet.name for sheet in layout.inputs.values())}
    for name, rows in expected.items():
        now = there.sheets.get(name.casefold(), "")
        if name in inputs or name in (layout.exported.document, layout.exported.values):
            continue
        if now not in found:
            notes.append(CellProblem(translate(NOT_THERE), name))
        elif moved := _out_of_line(rows, found[now]):
            notes.append(CellProblem(translate(OUT_OF_LINE), now, moved))
        else:
            changes.extend(_Sheet(name, now, there).changes(rows, found[now]))
    known = set(there.sheets.values())
    notes += [CellProblem(translate(NOT_OURS), name) for name in found if name not in known]
    return Audit(tuple(changes), tuple(notes))


def _out_of_line(rows: ExpectedSheet, found: FoundSheet) -> int:
    """Give the first row whose words stand elsewhere, if those of many do; 0 if not."""
    worded = [number for number, row in rows.items() if row.text]
    other = [number for number in worded if rows[number].text not in found.get(number, NOTHING).constants.values()]
    return min(other) if len(other) > (1 - ALIKE) * len(worded) + 1 else 0


class _Sheet:
    """Compares one sheet, row by row."""

    def __init__(self, name: str, now: str, there: Moves) -> None:
        self.name, self.now, self.moves = name, now, there

    def changes(self, rows: ExpectedSheet, found: FoundSheet) -> Iterator[RowChange]:
        """Give the rows with changes."""
        for number in sorted({*rows, *found}):
            row, there = rows.get(number, UNEXPECTED), found.get(number, NOTHING)
            changed = [CellChange(_cells(number, *columns), *said) for *columns, said in self._row(row, there)]
            if changed:
                label = ", ".join([*map(translate, row.words[:1]), *row.words[1:2]])
                yield RowChange(self.now, number, label, tuple(changed))

    def _row(self, row: ExpectedRow, found: FoundRow) -> Iterator[Found]:
        for run in row.runs:
            for first, last, after in self._differing(run, found):
                yield first, last, (f"={run.at(first)}", after)
        for column, value in row.numbers.items():
            for first, last, after in _instead(column, column, found):
                if not _is_number(after, value):
                    yield first, last, (f"{value:.15g}", after)
        for run in found.runs:
            outside = all(run.last < each.first or run.first > each.last for each in row.runs)
            if outside and run.first not in row.numbers:
                yield run.first, run.last, ("", f"={run.formula}")

    def _differing(self, run: Run, found: FoundRow) -> Iterator[tuple[int, int, str]]:
        """Give the parts of a run in which something else stands, with what that is."""
        for first, last, after in _instead(run.first, run.last, found):
            other = next((each for each in found.runs if each.first <= first <= each.last), None)
            if other is None or not self._same(run, other, first, last):
                yield first, last, after

    def _same(self, run: Run, other: Run, first: int, last: int) -> bool:
        """Two formulas that are both copied along are the same if they are so at both ends."""
        if not self.moves.any and run.formula == other.formula and run.first == other.first:
            return True
        return all(self._is(run.at(column), other.at(column)) for column in {first, last})

    def _is(self, before: str, after: str) -> bool:
        try:
            due = canonical(before, self.name, self.moves.area)
        except Gone:  # what it read was deleted, and that is told as such
            return BROKEN in after
        return due == canonical(after, self.now, self.moves.renamed)


def _cells(row: int, first: int, last: int) -> str:
    """Give the address of cells beside each other, as ``H80:BO80``."""
    return address(row, first) if first == last else f"{address(row, first)}:{address(row, last)}"


def _instead(first: int, last: int, found: FoundRow) -> Iterator[tuple[int, int, str]]:
    """Cut columns into parts that have the same: a formula and its copies, or a constant; blank is nothing."""
    column = first
    while column <= last:
        run = next((each for each in found.runs if each.first <= column <= each.last), None)
        if run:
            end, said = min(run.last, last), f"={run.at(column)}"
        else:
            end, said = column, found.constants.get(column, "")
            starts = {each.first for each in found.runs}
            while end < last and end + 1 not in starts and found.constants.get(end + 1, "") == said:
                end += 1
        yield column, end, said
        column = end + 1


def _is_number(text: str, value: float) -> bool:
    try:
        return same(float(text), value)
    except ValueError:
        return False
