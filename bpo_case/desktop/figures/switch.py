"""A switch between a few ways of looking at the same thing: buttons in a row, of which one is down."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from bpo_case.text import translate


class Switch(QFrame):
    """Offers choices, of which one holds."""

    switched = Signal(str)

    def __init__(self, name: str, choices: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.group = QButtonGroup(self)
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(2)
        for choice in choices:
            button = QToolButton()
            button.setText(translate(choice))
            button.setCheckable(True)
            button.setProperty("choice", choice)
            self.group.addButton(button)
            room.addWidget(button)
        self.group.buttons()[0].setChecked(True)
        self.group.buttonClicked.connect(lambda button: self.switched.emit(button.property("choice")))

    @property
    def choice(self) -> str:
        """The choice that holds."""
        chosen = self.group.checkedButton()
        return str(chosen.property("choice")) if chosen else ""

    def choose(self, choice: str) -> None:
        """Make a choice hold, as if its button had been clicked."""
        next(button for button in self.group.buttons() if button.property("choice") == choice).click()
