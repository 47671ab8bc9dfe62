"""A text with links, each of which can be clicked, or reached with Tab and pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QWidget

_BY_TAB = {Qt.FocusReason.TabFocusReason: True, Qt.FocusReason.BacktabFocusReason: False}
_LINK = "<a "


class Links(QLabel):
    """Takes the keyboard only while it has links; Tab goes to the first of them at once."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.setText("")

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if _LINK in text else Qt.FocusPolicy.NoFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the first link, or with Shift to the last."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self.focusNextPrevChild(_BY_TAB[event.reason()])
