"""How far the analysis of a page is, with the time left, a way to cancel, and then a way to begin again."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from bpo_case.desktop.theme.look import said
from bpo_case.text import translate, translate_plural
from bpo_case.text.numbers import number

STEPS = 1_000
WORTH_SAYING = 1.0
"""Seconds: what takes no longer passes before its time is read."""


class ProgressLine(QWidget):
    """A bar with words and a button; it is not there while nothing is calculated."""

    cancelled = Signal()
    wanted = Signal()
    """What was cancelled is to be calculated after all."""

    def __init__(self, parent: QWidget | None = None, *, counted: str = "", again: str = "") -> None:
        """Say how much is `counted` of how much, where words for it are given, and what the button is to be called."""
        super().__init__(parent)
        self._began, self._counted = 0.0, counted
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("Progress"))
        self.left = said("", "quiet")
        self.cancel, self.again = QPushButton(translate("Cancel")), QPushButton(again or translate("Calculate"))
        self.cancel.clicked.connect(self._stop)
        self.again.clicked.connect(self.wanted)
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(10)
        room.addWidget(self.bar, 1)
        room.addWidget(self.left)
        room.addWidget(self.cancel)
        room.addWidget(self.again)
        self.end()

    def begin(self) -> None:
        """Show that a calculation has begun."""
        self._began = monotonic()
        self.bar.setRange(0, 0)
        self.left.setText(translate("Calculating…"))
        self._show(running=True)

    def progress(self, done: int, total: int) -> None:
        """Show how far it is, and how long it will still take at that pace; before anything is done there is none."""
        if not done:
            return
        self.bar.setRange(0, STEPS)
        self.bar.setValue(round(STEPS * done / max(1, total)))
        said = [self._counted.format(done=number(done), total=number(total))] if self._counted else []
        left = (monotonic() - self._began) * (total - done) / done
        if left > WORTH_SAYING:
            seconds = round(left)
            template = translate_plural("About {n} second left", "About {n} seconds left", seconds)
            said.append(template.format(n=number(seconds)))
        if said:
            self.left.setText(" · ".join(said))

    def end(self) -> None:
        """Go away: there is an answer."""
        self.hide()

    def _stop(self) -> None:
        self.left.setText(translate("The analysis was cancelled."))
        self._show(running=False)
        self.cancelled.emit()

    def _show(self, *, running: bool) -> None:
        """Show the button that goes with it; the keyboard stays with it."""
        shown, hidden = (self.cancel, self.again) if running else (self.again, self.cancel)
        had_keyboard = hidden.hasFocus()
        self.show()
        self.bar.setVisible(running)
        shown.show()
        if had_keyboard:
            shown.setFocus()
        hidden.hide()
