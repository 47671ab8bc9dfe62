"""A line above the case that says what is special about it, until it is put away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from bpo_case.desktop.theme.look import said
from bpo_case.desktop.theme.sign import LEVELS, Sign
from bpo_case.text import translate

SIGN = 18


class Banners(QWidget):
    """All such lines, below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = QVBoxLayout(self)
        self.room.setContentsMargins(0, 0, 0, 0)
        self.room.setSpacing(0)
        self.shown: dict[str, QFrame] = {}

    def show_sentence(
        self, key: str, sentence: str, level: str, action: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence in place of that with the same key; perhaps with something to do about it."""
        self.put_away(key)
        banner = self.shown[key] = QFrame()
        banner.setProperty("role", "alarm" if level == "bad" else "notice")
        banner.setAccessibleName(sentence)
        row = QHBoxLayout(banner)
        row.setContentsMargins(18, 7, 10, 7)
        row.setSpacing(10)
        row.addWidget(Sign(*LEVELS[level], SIGN))
        row.addWidget(said(sentence, "", wrapped=True), 1)
        if act is not None:
            button = QPushButton(action)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addWidget(self._closer(key))
        self.room.addWidget(banner)

    def put_away(self, key: str) -> None:
        """Take a sentence off."""
        if banner := self.shown.pop(key, None):
            banner.hide()
            banner.deleteLater()

    def clear(self) -> None:
        """Take everything off."""
        for key in list(self.shown):
            self.put_away(key)

    def _closer(self, key: str) -> QToolButton:
        closer = QToolButton()
        closer.setText("×")
        closer.setToolTip(translate("Put away"))
        closer.setAccessibleName(translate("Put away"))
        closer.clicked.connect(lambda: self.put_away(key))
        return closer
