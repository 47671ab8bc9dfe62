"""The line in which break-evens are asked for: which figure is to come to what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from bpo_case.analysis.break_even import TARGETED
from bpo_case.desktop.pages.break_even.asked import IN_MONTHS, TARGETS, Asked
from bpo_case.desktop.tables.typed import NotUnderstood, number_of
from bpo_case.desktop.theme.choice_box import ChoiceBox
from bpo_case.desktop.theme.look import restyle, said
from bpo_case.model.results import label_of
from bpo_case.text import numbers, translate

DIGITS, NARROW = 6, 120


class Choices(QWidget):
    """Offers the figures that can have a target; each keeps the one that it was given."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._targets, self._currency = dict(TARGETS), ""
        self.figures, self.target, self.unit = ChoiceBox(), QLineEdit(), said("", "quiet")
        self.why_not = said("", "doubtful")
        for key, figure in TARGETED.items():
            self.figures.addItem(translate(label_of(figure)), key)
        self.figures.setAccessibleName(translate("Figure"))
        self.figures.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.target.setAccessibleName(translate("Target"))
        self.target.setMaximumWidth(NARROW)
        self.figures.currentIndexChanged.connect(self._turn)
        self.target.editingFinished.connect(self._take)
        self._arrange()
        self._show()

    @property
    def figure(self) -> str:
        """The figure chosen."""
        return str(self.figures.currentData())

    def asked(self, option: str) -> Asked:
        """Give what is asked for an option, meant by id."""
        return Asked(option, self.figure, self._targets[self.figure])

    def use_currency(self, currency: str) -> None:
        """Name the currency of amounts."""
        self._currency = currency
        self._show_unit()

    def _arrange(self) -> None:
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(8)
        comes_to = QLabel(translate("comes to"))
        for part in (self.figures, comes_to, self.target, self.unit, self.why_not):
            room.addWidget(part)
        room.addStretch(1)

    def _turn(self) -> None:
        self._show()
        self.changed.emit()

    def _take(self) -> None:
        """Take the target that was typed; one that is no number stays in sight with the reason."""
        text = self.target.text().strip()
        try:
            target = number_of(text) if text else TARGETS[self.figure]
        except NotUnderstood as error:
            self._refuse(str(error))
            return
        changed = target != self._targets[self.figure]
        self._targets[self.figure] = target
        self._show()
        if changed:
            self.changed.emit()

    def _show(self) -> None:
        self.target.setText(numbers.brief(self._targets[self.figure], DIGITS))
        self._show_unit()
        self._refuse("")

    def _show_unit(self) -> None:
        self.unit.setText(translate("months") if self.figure in IN_MONTHS else self._currency)

    def _refuse(self, sentence: str) -> None:
        self.why_not.setText(sentence)
        self.why_not.setVisible(bool(sentence))
        restyle(self.target, "refused" if sentence else "")
