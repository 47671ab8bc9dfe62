"""What a simulation is asked for: how many trials, from which seed, drawn how, with or without events."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QWidget

from bpo_case.analysis.simulation import METHODS, Asked
from bpo_case.analysis.simulation.asked import SEED, TRIALS
from bpo_case.desktop.theme.choice_box import ChoiceBox
from bpo_case.desktop.theme.look import said
from bpo_case.text import message, translate

MOST = 999_999_999
STEP = 1_000
BESIDE_TEXT = 24
"""What a list takes beside its text, where a style sheet does not tell."""
TRIALS_MEAN = message("How often the case is calculated, each time with other draws; the more, the surer the mean.")
SEED_MEANS = message("Where the draws begin: the same seed gives the same trials again.")
METHOD_MEANS = message(
    "Latin hypercube draws once in each of as many equally likely parts as there are trials; Sobol spreads points over "
    "all inputs together. Both need far fewer trials than chance alone."
)
EVENTS_MEAN = message(
    "Each risk happens in a trial or does not, and so does leaving the contract early. Otherwise they are left out."
)


class Choices(QWidget):
    """Offers what can be asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trials = _number(translate("Trials"), TRIALS, translate(TRIALS_MEAN))
        self.trials.setSingleStep(STEP)
        self.seed = _number(translate("Seed"), SEED, translate(SEED_MEANS))
        self.method = ChoiceBox()
        for method in METHODS:
            self.method.addItem(translate(method), method)
        self.method.setAccessibleName(translate("Method"))
        self.method.setMinimumWidth(self.method.sizeHint().width() + BESIDE_TEXT)
        self.events = QCheckBox(translate("Risks happen or not"))
        self.events.setChecked(True)
        for widget, means in ((self.method, METHOD_MEANS), (self.events, EVENTS_MEAN)):
            _explain(widget, translate(means))
        self._arrange()

    def asked(self) -> Asked:
        """Give what is asked for; raise WrongNumberOfTrials where there cannot be so many."""
        return Asked(self.trials.value(), self.seed.value(), self.method.currentData(), self.events.isChecked())

    def _arrange(self) -> None:
        room = QGridLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setHorizontalSpacing(12)
        room.setVerticalSpacing(2)
        for column, widget in enumerate((self.trials, self.seed, self.method)):
            room.addWidget(said(widget.accessibleName(), "small"), 0, column)
            room.addWidget(widget, 1, column)
        room.addWidget(self.events, 1, 3)
        room.setColumnStretch(4, 1)


def _number(name: str, value: int, means: str) -> QSpinBox:
    made = QSpinBox()
    made.setRange(0, MOST)
    made.setValue(value)
    made.setGroupSeparatorShown(True)
    made.setAccessibleName(name)
    made.lineEdit().setTextMargins(6, 0, 0, 0)  # where a style sheet does not reach
    _explain(made, means)
    return made


def _explain(widget: QWidget, means: str) -> None:
    """Say what a choice means where the pointer rests, and to screen readers."""
    widget.setToolTip(means)
    widget.setAccessibleDescription(means)
