"""Recovery copies: what was not saved yet, kept beside the settings, and found again after a crash.

A copy is a document like any other. Beside it stands a note: what it is a copy of, and the entries that the case does
not take, which no document can hold.
"""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLockFile

from bpo_case.desktop.keeping.places import recovery_folder

if TYPE_CHECKING:
    from bpo_case.desktop.document.state import Refused, State

SUFFIX = ".bpocase"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a copy is a copy of."""

    title: str = ""
    path: Path | None = None
    """The document; None while it has never been saved."""
    base: Path | None = None
    """The file the case was read from: the document, or the sample or template it began as."""


class Slot:
    """The place of one session's copy. It is locked while the session lives, so that nobody else offers it."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or recovery_folder() / f"{secrets.token_hex(8)}{SUFFIX}"
        self._note = self.file.with_suffix(".json")
        self._lock = QLockFile(str(self.file.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)

    def take(self) -> bool:
        """Lock the place; tell whether it was free."""
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
        return self._lock.tryLock(0)

    def write(self, state: State, origin: Origin) -> None:
        """Keep a copy, whole, with what was refused; raise the FileProblem that says why it cannot be."""
        from bpo_case.case.errors import NotSaved
        from bpo_case.case.file import save
        from bpo_case.case.whole import write_whole

        note = {
            "title": origin.title, "path": _written(origin.path), "base": _written(origin.base),
            "refused": {path: asdict(refused) for path, refused in state.refused.items()},
        }  # fmt: skip
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotSaved(self.file, error.strerror or str(error)) from None
        save(state.case, self.file)
        write_whole(self._note, lambda beside: beside.write_text(json.dumps(note), encoding="utf-8"))

    def clear(self) -> None:
        """Forget the copy."""
        for each in (self.file, self._note):
            with contextlib.suppress(OSError):
                each.unlink(missing_ok=True)

    def release(self) -> None:
        """Leave the place, with the copy if there is one."""
        self._lock.unlock()

    @property
    def origin(self) -> Origin:
        """What the copy is a copy of, as far as that can be read."""
        note = self._noted()
        return Origin(str(note.get("title", "")), _read(note.get("path")), _read(note.get("base")))

    @property
    def refused(self) -> Mapping[str, Refused]:
        """What was typed and could not be taken, by path, as far as that can be read."""
        from bpo_case.case.errors import UnknownPath
        from bpo_case.case.place import field_at
        from bpo_case.desktop.document.state import Refused

        noted, found = self._noted().get("refused"), {}
        for path, given in noted.items() if isinstance(noted, dict) else ():
            with contextlib.suppress(UnknownPath, TypeError):
                field_at(path)
                found[path] = Refused(**given)
        return found

    @property
    def when(self) -> datetime:
        """When the copy was written."""
        return datetime.fromtimestamp(self.file.stat().st_mtime)

    def _noted(self) -> dict[str, Any]:
        with contextlib.suppress(OSError, ValueError):
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return note if isinstance(note, dict) else {}
        return {}


def left_behind() -> list[Slot]:
    """Take the places whose sessions have died, the newest copy first; release those that stay as they are."""
    found = [Slot(file) for file in recovery_folder().glob(f"*{SUFFIX}") if not file.name.startswith(".")]
    return sorted((slot for slot in found if slot.take()), key=lambda slot: slot.when, reverse=True)


def _written(path: Path | None) -> str:
    return str(path.absolute()) if path else ""


def _read(path: Any) -> Path | None:
    return Path(path) if isinstance(path, str) and path else None
