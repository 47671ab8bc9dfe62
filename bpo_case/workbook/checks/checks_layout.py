"""Where the checks stand: the state of the workbook, what was changed in it, and below them one row for each check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bpo_case.workbook.addresses import fixed

CHECK, PLACE, VALUE, DUE, DIFFERENCE, TOLERANCE, COUNTS, RESULT, STATE, ADVICE = range(10)
"""Columns of a check; what was changed on the input sheets has its counts in the middle ones."""

CHANGED, MOVED, STRUCTURE, ADDED, REMOVED = VALUE, DUE, DIFFERENCE, TOLERANCE, COUNTS
"""Columns of what was changed: cells, ids, structure, rows added, rows removed."""

ALL_OK = "All checks OK"
FAILING = "Checks that fail: "
NOT_COUNTED = "Rows not calculated: "
IN_SCENARIO = "Scenario: "
NOT_CALCULATED = "Checks cannot be calculated"

WORDS_CELL = "$A$2"
"""The master check in words."""

STATE_ROW = 4
MASTER_ROW, FAILS_ROW, CHANGED_ROW, ADDED_ROW, REMOVED_ROW, SCENARIO_ROW, EXPORTED_ROW = range(5, 12)
MONEY_ROW, OTHER_ROW, RELATIVE_ROW = range(12, 15)
"""Rows of the tolerances: of money, of everything else, and relative to what is due."""

INPUTS_ROW = 16
FIRST_INPUT_ROW = 18
MASTER_CHECK = "master_check"
"""The defined name of the cell that is 1 where all checks are in order."""


@dataclass(frozen=True)
class ChecksSheet:
    """The rows of the checks, counted from 1."""

    name: str
    inputs: Mapping[str, int]
    """The rows of what was changed, by table; `total_row` adds them up."""
    total_row: int
    heading_row: int
    """Above the checks, which are all headed alike."""

    @property
    def first_row(self) -> int:
        """The row of the first section of checks."""
        return self.heading_row + 1


def checks_sheet(name: str, tables: Iterable[str]) -> ChecksSheet:
    """Lay out the upper part of the sheet; the checks follow it one by one."""
    inputs = {table: row for row, table in enumerate(tables, FIRST_INPUT_ROW)}
    total = FIRST_INPUT_ROW + len(inputs)
    return ChecksSheet(name, inputs, total, total + 2)


def state_cell(row: int) -> str:
    """Give the cell of one of the states above, as formulas on the sheet read it."""
    return f"{fixed(VALUE)}${row}"
