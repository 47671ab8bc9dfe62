"""The break-even of one input: the answer in a sentence, the figure over its values, and the values that matter."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bpo_case.desktop.charts.chart_view import ChartView
from bpo_case.desktop.figures.break_evens import unit_of, values_table
from bpo_case.desktop.figures.figure_view import FigureView
from bpo_case.desktop.pages.asking_tab import AskingTab
from bpo_case.desktop.pages.break_even.asked import Answer, of_input
from bpo_case.desktop.pages.break_even.choices import Choices
from bpo_case.desktop.pages.input_box import InputBox
from bpo_case.desktop.pages.missing import missing_option
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.theme.scrolled import Scrolled
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.report.break_evens import answer_said, break_even_chart
from bpo_case.text import message, translate

INVITATION = message(
    "Search above for an input by any part of its name; the values at which the figure meets the target appear here."
)
CHART_HEIGHT = 240


class InputTab(AskingTab):
    """Asks anew whenever the case, the input, the figure or the target is another one."""

    def __init__(self, desk: Desk, choices: Choices) -> None:
        super().__init__(desk)
        self.choices = choices
        self.input = InputBox(translate("Input"), self)
        self.input.chosen.connect(self._point)
        self.told = said("", "strong", wrapped=True)
        self.chart = ChartView(desk, translate("The figure over the values of the input"))
        self.chart.setMinimumHeight(CHART_HEIGHT)
        self.table = FigureView(desk, translate("Values that matter"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(said(translate("Input"), "quiet"))
        row.addWidget(self.input, 1)
        self.head.addLayout(row)
        self.below.addWidget(self.told)
        self.below.addWidget(Scrolled(self._card()), 1)

    def refresh(self) -> None:
        """Ask for the break-even of the input chosen."""
        results = self.desk.base_results
        if results is None:
            return
        self.input.offer(results.case)
        sentence = missing_option(self.desk) or ("" if self.input.path else translate(INVITATION))
        if sentence:
            self.tell(sentence)
            return
        asked, path = self.choices.asked(results.options[self.desk.option].id), self.input.path
        self.ask(partial(of_input, asked, path, results.case), results.case, path, repr(asked))

    def show_answer(self) -> None:
        """Show what was found."""
        answer: Answer = self.answer
        found, one, currency = answer.found, answer.input, answer.case.settings.currency
        self.told.setText(answer_said(found, one, currency))
        drawn = any(result is not None for result in answer.course.results)
        self.chart.setVisible(drawn)
        if drawn:
            chart = break_even_chart(found, answer.course, one, unit_of(one, answer.case), currency)
            self.chart.show_chart(chart, lambda _series, _place: None)
        self.table.show_table(values_table(found, one, answer.case))
        self.table.fit_height()

    def _card(self) -> QWidget:
        """Lay the chart above its values, on the ground that charts are read on."""
        card, outer = QFrame(), QWidget()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 8, 16, 8)
        inside.setSpacing(8)
        inside.addWidget(self.chart, 1)
        inside.addWidget(self.table)
        room = QVBoxLayout(outer)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(card)
        return outer

    def _point(self, path: str) -> None:
        """Have the input described, and ask."""
        self.desk.pointed.emit(path)
        self.refresh()
