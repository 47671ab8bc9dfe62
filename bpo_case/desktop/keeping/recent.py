"""The files that were open last."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bpo_case.desktop.keeping.notes import note, noted

AT_MOST = 12
_NOTE = "recent"


class Recent(NamedTuple):
    """A file, and when it was last open."""

    path: Path
    opened: datetime


def recent() -> list[Recent]:
    """Give the files that were open last, the latest first."""
    found = []
    for each in noted(_NOTE).get("files", []):
        try:
            found.append(Recent(Path(each["path"]), datetime.fromisoformat(each["opened"])))
        except (KeyError, TypeError, ValueError):
            continue
    return found


def remember(path: Path) -> None:
    """Put a file on top."""
    _keep([Recent(path, datetime.now()), *(each for each in recent() if each.path != path)])


def forget(path: Path) -> None:
    """Take a file off, because it is not there any more."""
    _keep([each for each in recent() if each.path != path])


def _keep(files: list[Recent]) -> None:
    written = [{"path": str(each.path), "opened": each.opened.isoformat()} for each in files[:AT_MOST]]
    note(_NOTE, {"files": written})
