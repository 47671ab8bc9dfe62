"""The ready-made stress tests: what each does, where it comes from, and what the option comes to under it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton, QSplitter

from bpo_case.analysis.scenarios import Outcome
from bpo_case.analysis.stress import TESTS, as_scenario, stressed
from bpo_case.desktop.figures.figure_view import FigureView
from bpo_case.desktop.figures.scenarios import stress_table
from bpo_case.desktop.pages.asking_tab import AskingTab
from bpo_case.desktop.pages.card import Card
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.errors import BpoCaseError
from bpo_case.text import translate


class StressTab(AskingTab):
    """Shows the tests in rows, and below them all that is to be said of the one gone to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.chosen = next(iter(TESTS))
        self.table = FigureView(desk, translate("Stress tests"))
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.card = Card(" ")
        self.about, self.source = said("", "plain", wrapped=True), said("", "quiet", wrapped=True)
        self.remarks = said("", "doubtful", wrapped=True)
        self.keep = QPushButton(translate("Keep as a scenario"))
        self.keep.clicked.connect(self._keep)
        for part in (self.about, self.source, self.remarks):
            self.card.room.addWidget(part)
        self.card.room.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.card.room.addStretch(1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setHandleWidth(10)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.card)
        parts.setStretchFactor(0, 1)
        parts.setSizes([400, 100])
        self.below.addWidget(parts, 1)

    def refresh(self) -> None:
        """Ask for the tests of the case."""
        results = self.desk.base_results
        if results is not None:
            self.ask(partial(stressed, results.case, tuple(TESTS)), results.case)

    def show_answer(self) -> None:
        """Show the figures of the option looked at."""
        results = self.desk.base_results
        if results is not None:
            self.table.show_table(stress_table(self.answer, results, self.desk.option))
            self._describe()

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        outcomes = self.answer.outcomes if self.answer is not None else ()
        if 1 <= current.row() <= len(outcomes):
            self.chosen = outcomes[current.row() - 1].id
            self._describe()

    def _describe(self) -> None:
        test, outcome = TESTS[self.chosen], self._outcome()
        self.card.heading.setText(test.name)
        self.about.setText(test.description)
        self.source.setText(translate("Source: {source}").format(source=test.source))
        remarks = [*outcome.remarks, *map(str, outcome.problems)]
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))
        self.keep.setEnabled(bool(outcome.overrides))

    def _outcome(self) -> Outcome:
        found: Outcome = next(each for each in self.answer.outcomes if each.id == self.chosen)
        return found

    def _keep(self) -> None:
        """Put the test into the case as a scenario, as one step."""
        store, name = self.desk.store, TESTS[self.chosen].name
        try:
            store.change(
                translate("Keep as a scenario: {name}").format(name=name), as_scenario(store.case, self.chosen)
            )
        except BpoCaseError as error:
            store.tell(str(error))
