"""An icon on its own, in a colour of the scheme in use."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bpo_case.desktop.theme.icons import pixmap
from bpo_case.desktop.theme.look import colours

LEVELS = {"info": ("info", "accent"), "doubtful": ("triangle-alert", "doubtful"), "bad": ("circle-alert", "bad"),
          "good": ("circle-check", "good")}  # fmt: skip
"""Icon and colour by how bad it is."""


class Sign(QWidget):
    """Shows an icon; `colour` is the name of one of the scheme's colours, so that it follows light and dark."""

    def __init__(self, name: str, colour: str = "accent", size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the colour and for the screen of now."""
        drawn = pixmap(self._name, getattr(colours(), self._colour), self._size, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
