"""Tabs that go on in a second line where one is not wide enough, so that none of them is ever hidden."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

GAP = 2


class Tabs(QWidget):
    """A line of tabs, of which one is chosen; the arrow keys go from one to the next."""

    chosen = Signal(str)
    pressed = Signal()
    """Somebody wants to see what is on a tab, be it the one chosen already."""

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons = {key: self._button(key) for key in keys}
        self._group.idToggled.connect(lambda _, on: self._tell() if on else None)
        self._group.idClicked.connect(lambda _: self.pressed.emit())

    @property
    def current(self) -> str:
        """The key of the tab chosen."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a tab."""
        self.buttons[key].setChecked(True)

    def name(self, key: str, text: str, said: str) -> None:
        """Write on a tab; `said` is what a screen reader says."""
        button = self.buttons[key]
        if button.text() != text:
            button.setText(text)
            button.setAccessibleName(said)
            self._lay_out(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line where it must be."""
        super().resizeEvent(event)
        self._lay_out(event.size().width())

    def sizeHint(self) -> QSize:
        """Be as high as the lines."""
        return QSize(200, self.height())

    def _button(self, key: str) -> QPushButton:
        button = QPushButton(key, self)
        button.setProperty("role", "tab")
        button.setCheckable(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._group.addButton(button)
        return button

    def _lay_out(self, wide: int) -> None:
        left = top = 0
        high = max(button.sizeHint().height() for button in self.buttons.values())
        for button in self.buttons.values():
            need = button.sizeHint().width()
            if left and left + need > wide:
                left, top = 0, top + high
            button.setGeometry(QRect(left, top, need, high))
            left += need + GAP
        self.setFixedHeight(top + high)

    def _tell(self) -> None:
        self.chosen.emit(self.current)
