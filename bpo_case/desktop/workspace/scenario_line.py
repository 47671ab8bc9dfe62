"""The line below the key figures that says of which scenario all figures are, and leads back to the base."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from bpo_case.desktop.document.outcome import Outcome
from bpo_case.desktop.theme.links import Links
from bpo_case.desktop.theme.look import colours
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.text import translate

LINK = '<a href="{path}" style="color: {colour}; text-decoration: none">{text}</a>'
STRONG = '<span style="color: {colour}; font-weight: 600">{text}</span> {rest}'


class ScenarioLine(QFrame):
    """Is there while a scenario is chosen; of one that does not fit it says why."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setProperty("role", "notice")
        self.setAccessibleName(translate("Scenario"))
        self.words = Links("")
        self.words.linkActivated.connect(desk.sent)
        self.back = QPushButton(translate("Back to the base"))
        self.back.clicked.connect(lambda: desk.choose_scenario(""))
        room = QHBoxLayout(self)
        room.setContentsMargins(18, 4, 14, 4)
        room.setSpacing(10)
        room.addWidget(self.words, 1)
        room.addWidget(self.back)
        self.hide()
        desk.session.recalculator.finished.connect(self.refresh)

    def refresh(self) -> None:
        """Say it as of now."""
        under = self.desk.base.under if self.desk.base else None
        if under is not None:
            self.words.setText(_does_not_fit(under) if under.problems else _shown(under))
        self.setVisible(under is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()


def _name(outcome: Outcome) -> str:
    return outcome.scenario.name if outcome.scenario else ""


def _shown(under: Outcome) -> str:
    lead = translate("Scenario: {scenario}").format(scenario=_name(under))
    rest = translate("Figures are those of the scenario; inputs, files, papers and checks stay those of the base.")
    return STRONG.format(colour=colours().doubtful, text=escape(lead), rest=escape(rest))


def _does_not_fit(under: Outcome) -> str:
    """Say that figures are those of the base, and lead to what keeps the scenario from being calculated."""
    problem = under.problems[0]
    said = translate("“{scenario}” does not fit: {problem}").format(scenario=_name(under), problem=problem)
    link = LINK.format(path=escape(problem.path), colour=colours().bad, text=escape(said))
    return f"{link}. {escape(translate('Figures are those of the base.'))}"
