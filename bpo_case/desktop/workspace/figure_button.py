"""A figure that can be clicked, or reached with Tab and pressed: what it is, how much, and a word about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from bpo_case.desktop.theme.look import restyle, said
from bpo_case.desktop.theme.short import ShortLabel
from bpo_case.text import translate

INSET = 7


class FigureButton(QPushButton):
    """Three lines: label, figure, and what is said below it. It only ever grows, so that its neighbours stand still."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self.figure, self.below = ShortLabel(label, "small"), said("–", "figure"), ShortLabel("", "small")
        self.setProperty("role", "key")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(translate("Click to see what it is made of"))
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        room = self._room = QVBoxLayout(self)
        room.setContentsMargins(INSET, 3, INSET, 3)
        room.setSpacing(0)
        for part in (self.label, self.figure, self.below):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            room.addWidget(part)

    def show_figure(self, label: str, figure: str, below: str = "", role: str = "small") -> None:
        """Show a figure; `role` is how the words below look."""
        self.label.setText(label)
        self.figure.setText(figure)
        self.below.setText(below)
        restyle(self.below, role)
        self._grow(self.figure)
        self.setAccessibleName(", ".join(part for part in (f"{label}: {figure}", below) if part))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be as large as the lines need."""
        return self._room.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Be no narrower than the figure; the words around it may be shortened."""
        least = self._room.minimumSize()
        return least.expandedTo(QSize(self.figure.sizeHint().width() + 2 * INSET, least.height()))

    @staticmethod
    def _grow(line: QLabel) -> None:
        line.setMinimumWidth(max(line.minimumWidth(), line.sizeHint().width()))
