"""Opens files of others safely: they are read in a process of its own, with limits on memory and time."""

from __future__ import annotations

from pathlib import Path

from bpo_case.workbook.foreign.grid import Grid, Sheet
from bpo_case.workbook.foreign.reading import list_sheets, read_grid
from bpo_case.workbook.safe import in_child


def sheets(path: Path) -> tuple[Sheet, ...]:
    """List the sheets of a file, hidden ones marked; a text file is one sheet."""
    return in_child(list_sheets, path)


def read(path: Path, sheet: str = "") -> Grid:
    """Read one sheet of a file as plain cells; without a name, the first that is not hidden."""
    return in_child(read_grid, path, sheet)
