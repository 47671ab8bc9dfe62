"""The strip of key figures: the option looked at, and how it differs from what was last saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from bpo_case.desktop.document.outcome import Outcome
from bpo_case.desktop.workspace.desk import Desk, Figure
from bpo_case.desktop.workspace.figure_button import FigureButton
from bpo_case.desktop.workspace.key_figures import BASE, KEYS, SAVED, Figures, change_said
from bpo_case.model.results import LINES
from bpo_case.text import numbers, translate


class Strip(QFrame):
    """Shows the key figures of the option looked at; a click explains one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setProperty("role", "strip")
        self.setAccessibleName(translate("Key figures"))
        room = self._room = QHBoxLayout(self)
        room.setContentsMargins(11, 5, 11, 5)
        room.setSpacing(10)
        self.cells = {key: FigureButton(each.label) for key, each in KEYS.items()}
        for key, cell in self.cells.items():
            cell.clicked.connect(lambda _=False, key=key: self._ask(key))
            room.addWidget(cell)
        room.addStretch(1)
        desk.session.recalculator.finished.connect(self.refresh)
        desk.session.renamed.connect(self.refresh)
        desk.option_chosen.connect(self.refresh)

    def refresh(self) -> None:
        """Show the figures of now."""
        outcome = self.desk.outcome
        if outcome is None or outcome.results is None:
            return
        now, before = outcome.figures[self.desk.option], self._before(outcome)
        said = BASE if outcome.scenario else SAVED
        settings, compared = outcome.case.settings, self.desk.option == outcome.results.prepared.compared
        for key, each in KEYS.items():
            senseless = compared and not each.against_itself
            figure = numbers.MISSING if senseless else each.write(now, settings)
            changed, role = change_said(key, now, before, settings, said)
            below = "" if senseless else changed or each.about(now, settings)
            self.cells[key].show_figure(each.label_now(settings), figure, below, role)

    def minimumSizeHint(self) -> QSize:
        """Need the room of the first figure."""
        first = next(iter(self.cells.values())).minimumSizeHint()
        return QSize(first.width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many figures as there is room for, the first ones first."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def event(self, event: QEvent) -> bool:
        """Look again at what fits when figures or the size of text have changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit(self.width())
        return super().event(event)

    def _fit(self, wide: int) -> None:
        margins, taken = self._room.contentsMargins(), 0
        room = wide - margins.left() - margins.right()
        for cell in self.cells.values():
            taken += cell.minimumSizeHint().width()
            cell.setVisible(taken <= room)
            taken += self._room.spacing()

    def _before(self, outcome: Outcome) -> Figures | None:
        """The figures of the same option as last saved; in a scenario those of the base."""
        before = self.desk.base if outcome.scenario else self.desk.session.saved
        if before is None or before.results is None or outcome.results is None:
            return None
        option = outcome.results.options[self.desk.option].id
        pairs = zip(before.figures, before.results.options, strict=True)
        return next((figures for figures, each in pairs if each.id == option), None)

    def _ask(self, key: str) -> None:
        self.desk.asked.emit(Figure(LINES[key], self.desk.option))
