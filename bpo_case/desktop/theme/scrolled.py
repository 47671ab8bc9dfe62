"""A part of a page that is scrolled, and whose right edge stays where it is."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

BESIDE = 14
"""The room at the right of the content, with the bar or without it."""


class Scrolled(QScrollArea):
    """Keeps so much room for its bar that nothing moves when the bar comes or goes."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self._keep_edge(0, 0)

    def _keep_edge(self, least: int, most: int) -> None:
        layout = self._content.layout()
        if layout is None:
            return
        margins = layout.contentsMargins()
        margins.setRight(BESIDE - (self.verticalScrollBar().sizeHint().width() if most > least else 0))
        layout.setContentsMargins(margins)
