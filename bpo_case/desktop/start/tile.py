"""A card that is a button: something to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from bpo_case.desktop.theme.look import said
from bpo_case.desktop.theme.sign import Sign


class Tile(QPushButton):
    """Shows an icon, a name and lines about it, each in its role; Enter and Space press it like a click."""

    def __init__(
        self, icon: str, name: str, lines: Sequence[tuple[str, str]] = (), size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "tile")
        self.setAccessibleName(name)
        self.setAccessibleDescription(". ".join(text for text, _ in lines))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for text, role in ((name, "strong"), *lines):
            texts.addWidget(_line(text, role))
        texts.addStretch(1)
        room = self._room = QHBoxLayout(self)
        room.setContentsMargins(14, 11, 14, 11)
        room.setSpacing(12)
        room.addLayout(at_top(Sign(icon, "accent", size)))
        room.addLayout(texts, 1)

    def sizeHint(self) -> QSize:
        """Be as large as what stands inside."""
        return self._room.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Be no smaller than what stands inside."""
        return self._room.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines are when they break at this width."""
        super().resizeEvent(event)
        self.setMinimumHeight(self._room.heightForWidth(event.size().width()))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter, too."""
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _line(text: str, role: str) -> QLabel:
    line = said(text, role, wrapped=True)
    line.setProperty("textFormat", "PlainText")
    return line


def at_top(widget: QWidget) -> QVBoxLayout:
    """Lay a widget at the upper end of a row."""
    column = QVBoxLayout()
    column.addWidget(widget)
    column.addStretch(1)
    return column
