"""The status bar: what is saved, and what is selected."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStatusBar
from shiboken6 import delete

from bpo_case.desktop.theme.look import restyle, said
from bpo_case.text import translate, translate_plural

if TYPE_CHECKING:
    from bpo_case.desktop.keeping.keeper import Keeper
    from bpo_case.desktop.window import MainWindow
    from bpo_case.desktop.workspace.desk import Desk

TICK_MS = 1_000
MINUTE, HOUR = 60, 3_600


class Status(QObject):
    """Says at the left how well the work is kept, and at the right what is selected."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.keeper: Keeper | None = None
        self.saved, self.selection = said("", "small"), said("", "small")
        self.saved.setContentsMargins(8, 0, 0, 0)
        self.selection.setContentsMargins(0, 0, 8, 0)
        self.selection.setAccessibleName(translate("Selection"))
        window.statusBar().addWidget(self.saved)
        window.statusBar().addPermanentWidget(self.selection)
        self._failure = ""
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.refresh)

    def take_down(self) -> None:
        """Take the bar out of the window, before another is made."""
        self._timer.stop()
        bar = self.window.statusBar()
        self.window.setStatusBar(QStatusBar())
        for each in (bar, self):
            delete(each)

    def follow(self, keeper: Keeper | None, desk: Desk | None) -> None:
        """Speak of a case; of none where none is open."""
        self.keeper, self._failure = keeper, ""
        self.selection.clear()
        self._timer.stop()
        if keeper is not None and desk is not None:
            keeper.autosave.kept.connect(self._kept)
            keeper.autosave.failed.connect(self._failed)
            desk.summarised.connect(self.selection.setText)
            self._timer.start()
        self.refresh()

    def refresh(self) -> None:
        """Say it as of now."""
        restyle(self.saved, "bad" if self._failure else "small")
        self.saved.setText(self._failure or " · ".join(self._said()))

    def _said(self) -> list[str]:
        keeper = self.keeper
        if keeper is None:
            return []
        session, kept = keeper.session, keeper.autosave.at
        parts = []
        if session.saved_at is not None:
            parts.append(translate("Saved {time}").format(time=f"{session.saved_at:%H:%M}"))
        elif session.path is None:
            parts.append(translate("Not saved to a file yet"))
        elif not session.modified:
            parts.append(translate("Everything is saved"))
        if session.modified:
            parts.append(translate("unsaved changes"))
        if kept is not None:
            parts.append(translate("recovery copy {ago}").format(ago=ago((datetime.now() - kept).total_seconds())))
        return parts

    def _kept(self) -> None:
        self._failure = ""
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._failure = translate("No recovery copy: {reason}").format(reason=error)
        self.refresh()


def ago(seconds: float) -> str:
    """Say how long ago something was."""
    count = max(0, round(seconds))
    if count < MINUTE:
        return translate_plural("{count} s ago", "{count} s ago", count).format(count=count)
    if count < HOUR:
        return translate_plural("{count} min ago", "{count} min ago", count // MINUTE).format(count=count // MINUTE)
    return translate_plural("{count} h ago", "{count} h ago", count // HOUR).format(count=count // HOUR)
