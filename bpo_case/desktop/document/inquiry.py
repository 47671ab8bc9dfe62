"""A question that takes long: answered behind the window with progress, and given up once nobody waits any more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from bpo_case.analysis.watch import Watch
from bpo_case.desktop.document.background import Background
from bpo_case.desktop.document.session import Session
from bpo_case.errors import BpoCaseError

Question = Callable[[Watch], Any]


class Inquiry(QObject):
    """Answers one question at a time; the next one, or the end of the session, cancels the one before.

    It belongs to the session, so that it outlives the page that asks.
    """

    progressed = Signal(int, int)
    """So much is done, of so much."""
    answered = Signal(object)
    refused = Signal(str)
    """There is no answer; the sentence says why."""
    _told = Signal(object, int, int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._background = Background(self)
        self.error: BpoCaseError | None = None
        """Why the last question that was answered has no answer."""
        self._asked: Event | None = None
        """Of the question that is being answered; set where it is cancelled."""
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        session.closed.connect(self._close)

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._asked is not None

    def ask(self, question: Question) -> None:
        """Have a question answered; nobody waits for the one before any more."""
        self.cancel()
        asked = self._asked = Event()
        watch = Watch(partial(self._told.emit, asked), asked.is_set)
        self._background.run(partial(question, watch), partial(self._answer, asked), partial(self._fail, asked))

    def cancel(self) -> None:
        """Give the question up; nothing is heard of it any more."""
        if self._asked is not None:
            self._asked.set()
            self._asked = None

    def _tell(self, asked: Event, done: int, total: int) -> None:
        if asked is self._asked:
            self.progressed.emit(done, total)

    def _answer(self, asked: Event, answer: Any) -> None:
        if asked is self._asked:
            self._asked = None
            self.answered.emit(answer)

    def _fail(self, asked: Event, error: BaseException) -> None:
        """Say why there is no answer; a defect is handed to where all of them are told."""
        if asked is self._asked:
            self._asked = None
            self.error = error if isinstance(error, BpoCaseError) else None
            self.refused.emit(str(self.error or ""))
        if not isinstance(error, BpoCaseError):
            raise error

    def _close(self) -> None:
        self.cancel()
        self._background.close()
