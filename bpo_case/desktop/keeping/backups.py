"""Older versions of a document: what a save replaces is kept, the last ten and then one a day."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from bpo_case.desktop.keeping.places import backup_folder

LAST = 10
_TIME = "%Y-%m-%d %H-%M-%S-%f"


@dataclass(frozen=True, slots=True)
class Backup:
    """A version of a document, and when it was replaced."""

    file: Path
    when: datetime


def back_up(path: Path) -> Backup | None:
    """Keep the version of a document that is about to be replaced; None where there is none, or no room for it.

    It is the file as it stands, whatever wrote it. Failing does not keep anybody from saving.
    """
    from bpo_case.case.errors import FileProblem
    from bpo_case.case.whole import write_whole

    kept = _folder(path) / f"{datetime.now():{_TIME}}{path.suffix}"
    try:
        content = path.read_bytes()
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept, lambda beside: beside.write_bytes(content))
    except (OSError, FileProblem):
        return None
    _thin(path)
    return Backup(kept, _time(kept) or datetime.now())


def backups(path: Path) -> list[Backup]:
    """Give the kept versions of a document, the newest first."""
    found = ((each, _time(each)) for each in _folder(path).glob(f"*{path.suffix}"))
    return sorted((Backup(file, when) for file, when in found if when), key=lambda each: each.when, reverse=True)


def _thin(path: Path) -> None:
    days = set()
    for backup in backups(path)[LAST:]:
        if backup.when.date() in days:
            with contextlib.suppress(OSError):
                backup.file.unlink()
        days.add(backup.when.date())


def _folder(path: Path) -> Path:
    """Give the folder of a document's backups: its name for people, and its whole path as a checksum."""
    return backup_folder() / f"{path.stem[:60]} {sha256(str(path.absolute()).encode()).hexdigest()[:12]}"


def _time(file: Path) -> datetime | None:
    try:
        return datetime.strptime(file.stem, _TIME)
    except ValueError:
        return None
