"""How ready the case is: which steps are complete, and which are still to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton, QWidget

from bpo_case.desktop.pages.card import Card
from bpo_case.desktop.theme.icons import icon
from bpo_case.desktop.theme.look import colours, said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.states import STATES_SAID, StepState, states
from bpo_case.desktop.workspace.steps import Step, steps
from bpo_case.text import numbers, translate

ORDER: tuple[StepState, ...] = ("bad", "doubtful", "empty")
ICONS: Mapping[StepState, tuple[str, str]] = {
    "bad": ("circle-alert", "bad"), "doubtful": ("triangle-alert", "doubtful"), "empty": ("circle-dashed", "faint"),
}  # fmt: skip


class Readiness(Card):
    """Lists the steps that are not complete; each leads to its page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("How ready it is"), parent)
        self.desk = desk
        self.told = said("", "quiet", wrapped=True)
        self.room.addWidget(self.told)
        self.links: list[QPushButton] = []
        self._shown: tuple[tuple[str, str, StepState], ...] = ()
        self.room.addStretch(1)

    def refresh(self) -> None:
        """Show the states of now."""
        case, outcome = self.desk.store.case, self.desk.session.recalculator.outcome
        problems = outcome.problems if outcome else ()
        wrong = [*self.desk.store.state.refused, *(problem.path for problem in problems)]
        found = [step for step in steps(case) if step.tables]
        states_now = states(case, found, wrong, self.desk.findings)
        complete = sum(1 for state in states_now.values() if state == "complete")
        self.told.setText(_told(complete, len(found)))
        self._show(tuple((step.key, _name(step), states_now[step.key]) for step in _worst_first(found, states_now)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._shown = ()
            self.refresh()

    def _show(self, shown: tuple[tuple[str, str, StepState], ...]) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        for link in self.links:
            self.room.removeWidget(link)
            link.hide()  # it is deleted only once no dialog is open
            link.deleteLater()
        self.links = [self._link(*each) for each in shown]
        for place, link in enumerate(self.links, 2):
            self.room.insertWidget(place, link)

    def _link(self, key: str, name: str, state: StepState) -> QPushButton:
        drawn, colour = ICONS[state]
        link = QPushButton(
            icon(drawn, getattr(colours(), colour)),
            translate("{step}: {state}").format(step=name, state=translate(STATES_SAID[state])),
        )
        link.setProperty("role", "link")
        link.clicked.connect(lambda: self.desk.gone.emit(key))
        return link


def _name(step: Step) -> str:
    return step.label if step.option else translate(step.label)


def _worst_first(found: Iterable[Step], now: Mapping[str, StepState]) -> list[Step]:
    return sorted((step for step in found if now[step.key] in ORDER), key=lambda step: ORDER.index(now[step.key]))


def _told(complete: int, count: int) -> str:
    if complete == count:
        return translate("Every step has something in it, and nothing is in doubt.")
    sentence = translate("{complete} of {count} steps are complete.")
    return sentence.format(complete=numbers.number(complete), count=numbers.number(count))
