"""All that keeps an open case: its lock, its recovery copy, its backups, and an eye on its file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject

from bpo_case.case.document import Case
from bpo_case.case.errors import FileProblem
from bpo_case.case.file import read
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.document.state import State
from bpo_case.desktop.keeping.autosave import Autosave
from bpo_case.desktop.keeping.backups import back_up
from bpo_case.desktop.keeping.fingerprint import Change, change_of, fingerprint
from bpo_case.desktop.keeping.lock import DocumentLock, Holder
from bpo_case.text import message, translate


class Keeper(QObject):
    """Keeps one session's work."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.autosave = Autosave(session, self)
        self.holder: Holder | None = None
        """Who else has the file."""
        self._lock = DocumentLock(session.path) if session.path else None
        self._seen = fingerprint(session.path) if session.path else None
        if self._lock is not None:
            self.holder = self._lock.take()

    def save(self, path: Path) -> None:
        """Save, keeping the version that is replaced; where that fails, a recovery copy is written at once."""
        try:
            with self._locked(path):
                back_up(path)
                self.session.save(path)
        except FileProblem:
            with contextlib.suppress(FileProblem):  # the save's own sentence is the one that is told
                self.autosave.keep_now()
            raise
        self.look()

    def look(self) -> None:
        """Take the file as it is now for known."""
        self._seen = fingerprint(self.session.path) if self.session.path else None

    def change(self) -> Change:
        """Tell what others have done to the file since it was read or saved here."""
        return change_of(self.session.path, self._seen) if self.session.path else "same"

    def on_disk(self) -> Case:
        """Read what stands in the file now; raise what is wrong with it."""
        assert self.session.path is not None
        return read(self.session.path).sound(self.session.path)

    def take(self, case: Case, text: str) -> None:
        """Show what stands in the file now as the case; undoing brings one's own back."""
        self.session.store.put(text, State(case))
        self.session.is_as_saved()
        self.look()

    def close(self) -> None:
        """Let everything go."""
        self.autosave.close()
        if self._lock is not None:
            self._lock.release()

    @contextlib.contextmanager
    def _locked(self, path: Path) -> Iterator[None]:
        """Hold the lock of a file while it is written; only once that is done does it take the place of the old."""
        if path == self.session.path and self.holder is None:
            yield
            return
        lock = DocumentLock(path)
        holder = lock.take()
        if holder is not None:
            raise InUse(path, holder)
        try:
            yield
        except BaseException:
            lock.release()
            raise
        if self._lock is not None:
            self._lock.release()
        self._lock, self.holder = lock, None


class InUse(FileProblem):
    """Somebody else has the file open."""

    sentence = message(
        "“{path}” was not saved: {reason} has it open. Save under another name, or ask for it to be closed."
    )

    def __init__(self, path: Path, holder: Holder) -> None:
        self.holder = holder
        super().__init__(path, f"{holder.user or translate('somebody')} ({holder.host})")
