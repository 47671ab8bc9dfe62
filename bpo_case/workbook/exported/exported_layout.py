"""Where the workbook keeps what it was made from: the document itself, and the cells of the input sheets as exported.

Pure places. The blocks of the copied cells stand below each other, each in the columns of its sheet, so that a formula
can compare a sheet with its block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bpo_case.case.specs import SETTINGS
from bpo_case.workbook.addresses import fixed
from bpo_case.workbook.inputs.input_layout import FIRST_ROW, ID_COLUMN, VALUE, CaseSheet, InputSheet
from bpo_case.workbook.scenarios import scenario_layout as matrix
from bpo_case.workbook.scenarios.scenario_layout import ScenariosSheet
from bpo_case.workbook.sheet_names import SheetNames

VERSION_COLUMN, FIRST_PART = 2, 3
"""Of the document: the column of the program's version, counted from 0, and the row of its first part, from 1."""

FIRST_BLOCK = 4
NEEDED, LEAST, MOST, ABOVE, WHOLE, MISFITS = range(6)
"""What a field's cells must be, and how many are not: whether something must stand there, the least and the most, 1
where the least itself is not allowed, 1 for whole numbers. They stand below the copies of a table, right of the case's.
"""

GAP = MISFITS + 3
"""Rows between blocks: what the fields must be, an empty one, and the name of the next sheet."""


@dataclass(frozen=True)
class Block:
    """The copied cells of a sheet: which they are there, and in which row their copy begins."""

    sheet: str
    source_first: int
    source_last: int
    first_column: int
    last_column: int
    first: int

    @property
    def last(self) -> int:
        """The last row of the copy."""
        return self.first + self.source_last - self.source_first

    @property
    def upright(self) -> bool:
        """Whether fields stand below each other, in one column: those of the case do."""
        return self.first_column == self.last_column

    def demand(self, field: int, demand: int) -> tuple[int, int]:
        """Give the row and the column of what a field must be; the field is known by its own row or column."""
        if self.upright:
            return field + self.down, self.last_column + 1 + demand
        return self.last + 1 + demand, field

    @property
    def misfits(self) -> str:
        """The cells with how many cells of each field are not what they must be."""
        first, last = (self.source_first, self.source_last) if self.upright else (self.first_column, self.last_column)
        (top, left), (bottom, right) = self.demand(first, MISFITS), self.demand(last, MISFITS)
        return f"{fixed(left)}${top}:{fixed(right)}${bottom}"

    @property
    def down(self) -> int:
        """By how many rows the copy stands below the cells themselves."""
        return self.first - self.source_first


@dataclass(frozen=True)
class ExportedSheets:
    """The two hidden sheets: of the document, and of the copied cells."""

    document: str
    values: str
    blocks: Mapping[str, Block]

    def block_of(self, table: str) -> tuple[int, int]:
        """Give the first and last row of a table's block; ``"settings"`` and the matrix of scenarios have one, too."""
        return self.blocks[table].first, self.blocks[table].last


def exported_sheets(
    names: SheetNames, case: CaseSheet, inputs: Iterable[InputSheet], scenarios: ScenariosSheet
) -> ExportedSheets:
    """Lay out the hidden sheets."""
    blocks, first = {}, FIRST_BLOCK
    for table, sheet, rows, columns in _copied(case, inputs, scenarios):
        blocks[table] = Block(sheet, *rows, *columns, first)
        first = blocks[table].last + 1 + GAP
    return ExportedSheets(names.give("Exported"), names.give("Exported values"), blocks)


def _copied(
    case: CaseSheet, inputs: Iterable[InputSheet], scenarios: ScenariosSheet
) -> Iterator[tuple[str, str, tuple[int, int], tuple[int, int]]]:
    """Give what is copied: table, sheet, first and last row, first and last column."""
    rows = case.settings.values()
    yield SETTINGS, case.name, (min(rows), max(rows)), (VALUE, VALUE)
    for sheet in inputs:
        yield sheet.table, sheet.name, (FIRST_ROW, sheet.last_spare), (ID_COLUMN, sheet.last_entry)
    columns = (matrix.PATH, max(matrix.PATH, scenarios.last_pair))
    yield matrix.TABLE, scenarios.name, (matrix.FIRST_ROW, scenarios.last_spare), columns
