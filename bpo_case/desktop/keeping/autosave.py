"""Writes a recovery copy a few seconds after each edit, behind the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from bpo_case.desktop.document.background import Background
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.keeping.recovery import Origin, Slot

WAIT_MS = 3_000


class Autosave(QObject):
    """Follows a session: what is not saved has a copy, with the entries that no save takes; what is saved has none."""

    kept = Signal()
    """A copy was written, or is not needed any more."""
    failed = Signal(object)
    """No copy could be written: the error says why."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.slot = session, Slot()
        self.slot.take()
        self.at: datetime | None = None
        """When the copy that there is was written."""
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._keep)
        session.store.changed.connect(self._wait)
        session.renamed.connect(self._forget_saved)

    def keep_now(self) -> None:
        """Write a copy at once, because something has gone wrong; raise the FileProblem that says why it cannot be."""
        if self.session.needs_copy:
            self._writing()()
            self._has_kept()

    def close(self) -> None:
        """End with the session, which was saved or given up: no copy stays."""
        self._timer.stop()
        self._background.close()
        self.slot.clear()
        self.slot.release()

    def _wait(self) -> None:
        """Begin to wait with the first edit, so that typing without end is kept, too."""
        if not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        if self.session.needs_copy:
            self._background.run(self._writing(), lambda _: self._has_kept(), self.failed.emit)

    def _forget_saved(self) -> None:
        if self.session.needs_copy:
            self._wait()
        else:
            self._timer.stop()
            self.at = None
            self._background.run(self.slot.clear, lambda _: self.kept.emit(), self.failed.emit)

    def _writing(self) -> Callable[[], None]:
        """Give what writes a copy of the case as it is now."""
        return partial(self.slot.write, self.session.store.state, self._origin())

    def _has_kept(self) -> None:
        self.at = datetime.now()
        self.kept.emit()

    def _origin(self) -> Origin:
        session = self.session
        return Origin(session.name, session.path, session.path or session.base)
