"""Finds the case as it was exported, which the workbook carries with it on a hidden sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bpo_case.case.document import Case
from bpo_case.case.envelope import opened
from bpo_case.case.errors import FileProblem, InvalidCase
from bpo_case.text import message, translate
from bpo_case.workbook.back.cells import Book, Grid
from bpo_case.workbook.back.conversion import text_of
from bpo_case.workbook.back.marks import EXPORTED
from bpo_case.workbook.exported.exported_layout import FIRST_PART, VERSION_COLUMN

MISSING = message("the workbook has lost the sheet with the case as it was exported")
DAMAGED = message("the case as it was exported was changed in the workbook")


@dataclass(frozen=True)
class Exported:
    """The case as it was exported, and by which version of the program; or None, and why there is none."""

    case: Case | None
    version: str = ""
    reason: str = ""


def exported_case(book: Book, path: Path) -> Exported:
    """Read the case as it was exported; the path is only for what is said."""
    grid = next((grid for grid in book.grids if grid.cell(1, 0) == EXPORTED), None)
    if grid is None:
        return Exported(None, reason=translate(MISSING))
    version = text_of(grid.cell(1, VERSION_COLUMN))
    try:
        return Exported(opened("".join(_chunks(grid)).encode(), path).sound(path), version)
    except (FileProblem, InvalidCase, UnicodeEncodeError):
        return Exported(None, version, translate(DAMAGED))


def _chunks(grid: Grid) -> Iterator[str]:
    """The text of the document in pieces, one below the other."""
    for row in grid.filled(FIRST_PART):
        cell = grid.cell(row, 0)
        if isinstance(cell, str):
            yield cell
