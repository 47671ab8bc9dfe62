"""Finds out what a file is: our workbook with its changes, or a table that anybody made. Runs behind the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bpo_case.case.document import Case
from bpo_case.workbook.back import Difference, NotOurWorkbook, take_back
from bpo_case.workbook.back.findings import SavedOtherwise
from bpo_case.workbook.foreign import Sheet, sheets

WORKBOOKS = (".xlsx", ".xlsm")
"""Files that may be one of ours; all others are tables."""


@dataclass(frozen=True)
class Tables:
    """A file with tables that anybody made."""

    path: Path
    sheets: tuple[Sheet, ...]


def opened(path: Path, case: Case) -> Difference | Tables:
    """Read a file as our workbook, and where it is none, as tables; raise the error that says why it is neither."""
    if path.suffix.casefold() in WORKBOOKS:
        try:
            return take_back(path, case)
        except (NotOurWorkbook, SavedOtherwise):
            pass
    return Tables(path, tuple(sheets(path)))
