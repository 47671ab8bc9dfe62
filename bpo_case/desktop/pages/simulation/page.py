"""Simulation: the case calculated many times with what is uncertain drawn anew, behind the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from bpo_case.analysis.simulation import Asked, Simulation, simulate, workers
from bpo_case.analysis.watch import Watch
from bpo_case.case.document import Case
from bpo_case.case.errors import InvalidCase
from bpo_case.case.validate import problems
from bpo_case.desktop.document.inquiry import Inquiry
from bpo_case.desktop.pages.answer_page import AnswerPage, Instead
from bpo_case.desktop.pages.missing import missing_option
from bpo_case.desktop.pages.progress_line import ProgressLine
from bpo_case.desktop.pages.simulation.choices import Choices
from bpo_case.desktop.pages.simulation.findings import SimulationFindings
from bpo_case.desktop.pages.simulation.told import TO_TRIALS, TO_UNCERTAINTY, refusal_said
from bpo_case.desktop.theme.links import Links
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.steps import Step
from bpo_case.errors import BpoCaseError
from bpo_case.model.results import Results
from bpo_case.text import message, translate

ABOUT = message("How sure the value is: the case is calculated many times, each time with other draws.")
MEANING = message(
    "In each trial the inputs listed under Uncertainty are drawn from their distributions, and each risk happens or "
    "does not. The same seed gives the same trials again."
)
NOTHING_YET = message(
    "Nothing has been simulated yet. Say under Uncertainty which inputs are not known for certain, and press Simulate."
)
REFUSED = message("This stands against a simulation; each line leads to where it is mended.")
STALE = message("These results are of the case before the last edits; simulate again.")


class SimulationPage(AnswerPage):
    """Asks for a simulation, follows it, and shows what was found until there is something newer."""

    of_base = True

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__(desk, step, ABOUT)

    def arrange(self) -> None:
        """Put the choices above the line of progress, and what was found below."""
        self.inquiry, self.choices = Inquiry(self.desk.session), Choices()
        self.simulate = QPushButton(translate("Simulate"))
        self.simulate.setProperty("role", "main")
        self.line = ProgressLine(counted=translate("{done} of {total} trials"), again=self.simulate.text())
        self.meaning = said(translate(MEANING), "small", wrapped=True)
        self.refused, self.refusal = said(translate(REFUSED), "doubtful", wrapped=True), Links("plain")
        self.stale = said(translate(STALE), "doubtful", wrapped=True)
        self.findings = SimulationFindings(self.desk)
        self.results = Instead(self.findings)
        self.results.instead(translate(NOTHING_YET))
        for part in (self._asking(), self.refused, self.refusal, self.stale):
            self.below.addWidget(part)
        self.below.addWidget(self.results, 1)
        self._refuse("")
        self._connect()

    @property
    def found(self) -> Simulation | None:
        """What was simulated last; it outlives the page."""
        return self.desk.session.simulated

    def missing(self) -> str:
        """Say what is missing before there can be a simulation; what was found stays in sight all the same."""
        return "" if self.found is not None else super().missing() or self._alone()

    def show_results(self, results: Results) -> None:
        """Show what was found of the option looked at, and whether the case is still the same."""
        self._show_state()
        if self.found is not None:
            self.results.instead("")
            self.findings.show_found(self.found, results.options[self.desk.option].id)

    @property
    def turned_to(self) -> str:
        """The tab that is shown, by its number: its name is another in another language."""
        return str(self.findings.tabs.currentIndex())

    def turn_to(self, tab: str) -> None:
        """Show a tab."""
        self.findings.tabs.setCurrentIndex(int(tab or 0))

    def begin(self) -> None:
        """Simulate the case as it is now; say so where it cannot be done."""
        try:
            asked = self.choices.asked()
        except BpoCaseError as error:
            self._refuse(refusal_said(error))
            return
        self._refuse("")
        had_keyboard = self.simulate.hasFocus()
        self.line.begin()
        if had_keyboard:
            self.line.cancel.setFocus()
        self.inquiry.ask(partial(simulated, self.desk.store.case, asked))
        self._show_state()

    # ---------------------------------------------------------------- parts

    def _asking(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout()
        row.addWidget(self.choices, 1)
        row.addWidget(self.simulate, 0, Qt.AlignmentFlag.AlignBottom)
        room = QVBoxLayout(card)
        room.setContentsMargins(14, 8, 14, 8)
        room.setSpacing(6)
        room.addLayout(row)
        room.addWidget(self.meaning)
        room.addWidget(self.line)
        return card

    def _connect(self) -> None:
        self.simulate.clicked.connect(self.begin)
        self.line.wanted.connect(self.begin)
        self.line.cancelled.connect(self._cancel)
        self.refusal.linkActivated.connect(self._go)
        self.inquiry.progressed.connect(self.line.progress)
        self.inquiry.answered.connect(self._show)
        self.inquiry.refused.connect(self._end_refused)
        self.desk.store.changed.connect(self._show_state)
        self.destroyed.connect(self.inquiry.cancel)

    # ---------------------------------------------------------------- what happens

    def _show(self, found: Simulation) -> None:
        self.desk.session.simulated = found
        self._end()
        self.refresh()

    def _cancel(self) -> None:
        self.inquiry.cancel()
        self._show_state()

    def _end_refused(self) -> None:
        self._end()
        self._refuse(refusal_said(self.inquiry.error) if self.inquiry.error else "")

    def _end(self) -> None:
        """Have no line of progress any more; the keyboard goes back to the button it came from."""
        had_keyboard = self.line.cancel.hasFocus()
        self.line.end()
        self._show_state()
        if had_keyboard:
            self.simulate.setFocus()

    def _go(self, link: str) -> None:
        """Go to where a reason is mended."""
        if link == TO_TRIALS:
            self.choices.trials.setFocus()
            self.choices.trials.selectAll()
        elif link == TO_UNCERTAINTY:
            self.desk.gone.emit(link)
        else:
            self.desk.sent.emit(link)

    # ---------------------------------------------------------------- what is shown

    def _show_state(self) -> None:
        """Show whether something runs, and whether what was found is of the case as it is."""
        for part in (self.simulate, self.choices):
            part.setEnabled(not self.inquiry.busy)
        self.meaning.setVisible(self.found is None)
        self.stale.setVisible(self.found is not None and self.found.case is not self.desk.store.case)

    def _refuse(self, reasons: str) -> None:
        self.refusal.setText(reasons)
        for part in (self.refused, self.refusal):
            part.setVisible(bool(reasons))

    def _alone(self) -> str:
        results = self.results_now
        return missing_option(self.desk) if results is not None and len(results.options) < 2 else ""


def simulated(case: Case, asked: Asked, watch: Watch) -> Simulation:
    """Simulate a case; raise InvalidCase where its rules do not hold or its inputs cannot be drawn."""
    broken = problems(case)
    if broken:
        raise InvalidCase(broken)
    with workers(asked.trials) as pool:
        return simulate(case, asked, pool, watch)
