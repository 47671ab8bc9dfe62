"""The line in which a sensitivity is asked for: the figure, how far inputs are varied, and the button."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from bpo_case.desktop.pages.sensitivity.asked import FIGURES, SPANS
from bpo_case.desktop.theme.choice_box import ChoiceBox
from bpo_case.model.results import label_of
from bpo_case.text import translate


class Choices(QWidget):
    """Offers what can be asked; what is chosen stays."""

    changed = Signal()
    wanted = Signal()
    """The answer is to be calculated."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = _box(translate("Figure"), {key: label_of(key) for key in FIGURES})
        self.spans = _box(translate("How far inputs are varied"), SPANS)
        self.calculate = QPushButton(translate("Calculate"))
        self.calculate.setProperty("role", "main")
        self.calculate.clicked.connect(self.wanted)
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(10)
        for box in (self.figures, self.spans):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
            room.addWidget(box)
        room.addWidget(self.calculate)
        room.addStretch(1)

    @property
    def figure(self) -> str:
        """The key of the figure chosen."""
        return str(self.figures.currentData())

    @property
    def span(self) -> str:
        """The key of the span chosen."""
        return str(self.spans.currentData())


def _box(name: str, choices: Mapping[str, str]) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
    for key, said in choices.items():
        box.addItem(translate(said), key)
    return box
