"""A card: a frame with a heading and room below."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from bpo_case.desktop.theme.look import said


class Card(QFrame):
    """Stands on the ground of a page."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.room = QVBoxLayout(self)
        self.room.setContentsMargins(16, 12, 16, 14)
        self.room.setSpacing(6)
        self.heading = said(heading, "strong")
        self.room.addWidget(self.heading)
        self.heading.setVisible(bool(heading))
