"""Progress of work behind the window, with the time left and a way to cancel."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from bpo_case.desktop.theme.look import said
from bpo_case.text import translate, translate_plural

TICK_MS, STEPS = 100, 1_000
NEVER_FULL = 0.97
"""How far the bar goes before the work has ended."""


class ProgressDialog(QDialog):
    """Shows how far a job is, judged by how long the last one of its kind took; it cannot be known otherwise."""

    cancelled = Signal()

    def __init__(self, parent: QWidget, heading: str, expected: float) -> None:
        super().__init__(parent)
        self.expected, self._began = expected, monotonic()
        self.setWindowTitle(translate("BPO Case"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFixedWidth(420)
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS if expected else 0)
        self.bar.setTextVisible(False)
        self.left = said(" ", "quiet")
        self.cancel = QPushButton(translate("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self._arrange(heading)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.refresh()

    @property
    def elapsed(self) -> float:
        """Seconds since the job began."""
        return monotonic() - self._began

    def refresh(self) -> None:
        """Show the time that has gone by and, as far as it is known, that which is left."""
        if not self.expected:
            seconds = round(self.elapsed)
            self.left.setText(translate_plural("{n} second so far", "{n} seconds so far", seconds).format(n=seconds))
            return
        self.bar.setValue(round(STEPS * min(NEVER_FULL, self.elapsed / self.expected)))
        seconds = max(1, round(self.expected - self.elapsed))
        self.left.setText(
            translate_plural("About {n} second left", "About {n} seconds left", seconds).format(n=seconds)
        )

    def reject(self) -> None:
        """Cancel, also with Escape."""
        self.cancelled.emit()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Cancel where the box is closed."""
        self.reject()
        event.accept()

    def _arrange(self, heading: str) -> None:
        row = QHBoxLayout()
        row.addWidget(self.left, 1)
        row.addWidget(self.cancel)
        room = QVBoxLayout(self)
        room.setContentsMargins(22, 18, 22, 16)
        room.setSpacing(12)
        room.addWidget(said(heading, "heading"))
        room.addWidget(self.bar)
        room.addLayout(row)
