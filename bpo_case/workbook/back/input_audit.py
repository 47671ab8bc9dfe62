"""Compares the formulas beside the inputs with those that were exported: used values, and what scenarios make of them.

Rows and columns of these sheets are the analyst's own affair: each formula is looked for where its row and its column
are now. Below the headings a formula reads its own row, wherever that was sorted to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bpo_case.case.specs import SETTINGS
from bpo_case.text import message, translate
from bpo_case.workbook.back.canonical import Area, canonical
from bpo_case.workbook.back.cells import Book, Formula, plain_value
from bpo_case.workbook.back.conversion import same, text_of
from bpo_case.workbook.back.expected import ExpectedRow, ExpectedSheet
from bpo_case.workbook.back.formula_changes import CellChange, RowChange
from bpo_case.workbook.back.marks import MarkedSheet, marked_sheets
from bpo_case.workbook.back.moves import BROKEN, GONE, Gone, Line, Moves
from bpo_case.workbook.back.references import copied
from bpo_case.workbook.cell_problem import CellProblem, address
from bpo_case.workbook.inputs.input_layout import FIELD, LABEL
from bpo_case.workbook.layout import Layout
from bpo_case.workbook.scenarios.scenario_layout import TABLE as MATRIX

NAMES = ("name", "used:label")
"""The columns that say what a row is about."""
DELETED = message("was deleted, so that formulas which read it are broken; a new export has it again")


def input_changes(
    layout: Layout, book: Book, expected: Mapping[str, ExpectedSheet], there: Moves
) -> Iterator[RowChange]:
    """Give the rows of the input sheets and of the scenarios whose formulas were changed."""
    names = {table: sheet.name for table, sheet in layout.inputs.items()}
    names |= {SETTINGS: layout.case.name, MATRIX: layout.scenarios.name}
    marked = {sheet.table: sheet for sheet in reversed(list(marked_sheets(book)))}
    for table, name in names.items():
        if table in marked and name in expected:
            limits = frozenset(layout.scenarios.helpers if table == MATRIX else ())
            yield from _Sheet(name, marked[table], there, limits).changes(expected[name])


def deleted_columns(layout: Layout, there: Moves) -> Iterator[CellProblem]:
    """Tell which columns of used values were deleted."""
    for sheet in layout.inputs.values():
        columns = there.columns.get(sheet.name.casefold(), Line())
        for field, first in sheet.used.items():
            if columns.known.get(first) == GONE:
                label = translate("Used: {field}").format(field=translate(sheet.fields[field].spec.label))
                yield CellProblem(translate(DELETED), there.sheets[sheet.name.casefold()], label=label)


@dataclass(frozen=True)
class _Sheet:
    """Compares one sheet; ``limits`` are the columns in which numbers are none that anybody enters."""

    name: str
    now: MarkedSheet
    there: Moves
    limits: frozenset[int]

    def changes(self, rows: ExpectedSheet) -> Iterator[RowChange]:
        """Give the rows with changes; what was deleted has none."""
        places = self.there.places.get(self.name.casefold(), {})
        lines = self.there.rows[self.name.casefold()]
        for number, row in rows.items():
            at = places.get(number) or (number if places else lines.known.get(number, number))
            changed = tuple(self._changed(row, at, at - number, number in places)) if at != GONE else ()
            if changed:
                yield RowChange(self.now.grid.name, at, self._label(at), changed)

    def _changed(self, row: ExpectedRow, at: int, down: int, own: bool) -> Iterator[CellChange]:
        for column, due in self._due(row):
            found = self.now.grid.cell(at, column)
            if isinstance(due, str):
                moved = copied(due, down, 0) if own else due
                if not (isinstance(found, Formula) and self._is(moved, found.text, own)):
                    yield CellChange(address(at, column), f"={moved}", _written(found))
            elif isinstance(found, Formula) or not same(found, due):
                yield CellChange(address(at, column), text_of(due), _written(found))

    def _due(self, row: ExpectedRow) -> Iterator[tuple[int, str | float]]:
        """Give what should stand in a row, by the columns now: formulas, and the limits of what scenarios may say."""
        columns = self.there.columns[self.name.casefold()]
        cells: list[tuple[int, str | float]] = [
            (column, run.at(column)) for run in row.runs for column in range(run.first, run.last + 1)
        ]
        cells += [(column, number) for column, number in row.numbers.items() if column in self.limits]
        return ((columns.at(column), due) for column, due in cells if columns.known.get(column) != GONE)

    def _is(self, before: str, after: str, own: bool) -> bool:
        try:
            due = canonical(before, self.name, self._area if own else self.there.area)
        except Gone:  # what it read was deleted, and that is told as such
            return BROKEN in after
        return due == canonical(after, self.now.grid.name, self.there.renamed)

    def _area(self, area: Area) -> Area:
        """Give where an area is: on the sheet itself in the row of the formula, or above the rows."""
        if area.sheet != self.name.casefold():
            return self.there.area(area)
        columns = self.there.columns[area.sheet]
        corners = tuple((columns.at(column), row) for column, row in area.corners)
        return self.there.renamed(Area(self.now.grid.name.casefold(), corners))

    def _label(self, row: int) -> str:
        columns = next((self.now.columns[name] for name in NAMES if name in self.now.columns), ())
        column = self.now.mark_column - FIELD + LABEL if self.now.table == SETTINGS else (*columns, -1)[0]
        return text_of(plain_value(self.now.grid.cell(row, column))) if column >= 0 else ""


def _written(cell: object) -> str:
    return cell.text if isinstance(cell, Formula) else text_of(cell)
