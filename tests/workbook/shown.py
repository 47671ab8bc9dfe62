"""What a calculated workbook shows, sheet by sheet, as somebody who reads it sees it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from bpo_case.workbook.checks.checks_layout import (
    CHECK,
    COUNTS,
    FIRST_INPUT_ROW,
    PLACE,
    RESULT,
    STATE,
    VALUE,
    ChecksSheet,
)

Grid = list[list[Any]]


def grid_of(path: Path, sheet: str) -> Grid:
    """The values of a sheet; rows and columns count from 0."""
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


@dataclass(frozen=True)
class ShownCheck:
    """A check as it is shown."""

    section: str
    said: str
    place: str
    counts: float
    holds: float
    state: str


class ShownChecks:
    """The sheet of the checks, read from a calculated workbook."""

    def __init__(self, path: Path, layout: ChecksSheet) -> None:
        self.grid = grid_of(path, layout.name)
        self.layout = layout
        self.words: str = self.grid[1][CHECK]
        self.checks = list(self._checks())

    def state(self, row: int) -> Any:
        """The value of one of the states at the top."""
        return self.grid[row - 1][VALUE]

    def changes(self, table: str) -> list[float]:
        """What was changed on an input sheet: cells, moved, structure, added, removed."""
        return self.grid[self.layout.inputs[table] - 1][VALUE : COUNTS + 1]

    def of(self, words: str) -> list[ShownCheck]:
        """The checks of a section that begins like this."""
        return [check for check in self.checks if check.section.startswith(words)]

    @property
    def failing(self) -> set[str]:
        """What is said by the checks that fail."""
        return {check.said for check in self.checks if check.counts == 1 and check.holds == 0}

    def _checks(self) -> Any:
        assert self.layout.first_row > FIRST_INPUT_ROW
        section = ""
        for row in self.grid[self.layout.first_row - 1 :]:
            if row[STATE] == "":
                section = row[CHECK]
            else:
                yield ShownCheck(section, row[CHECK], row[PLACE], row[COUNTS], row[RESULT], row[STATE])
