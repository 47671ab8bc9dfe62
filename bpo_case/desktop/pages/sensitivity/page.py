"""The sensitivity of a figure: calculated when somebody asks, and kept until somebody asks again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from bpo_case.desktop.charts.chart_view import ChartView
from bpo_case.desktop.document.inquiry import Inquiry
from bpo_case.desktop.figures.figure_view import FigureView
from bpo_case.desktop.figures.swings import swings_table
from bpo_case.desktop.pages.answer_page import AnswerPage, Instead
from bpo_case.desktop.pages.break_even.offered import offer_break_even
from bpo_case.desktop.pages.missing import missing_option
from bpo_case.desktop.pages.progress_line import ProgressLine
from bpo_case.desktop.pages.sensitivity.asked import SPANS, Answer, Asked, answer
from bpo_case.desktop.pages.sensitivity.choices import Choices
from bpo_case.desktop.pages.sensitivity.laid_tabs import GridTab, LaidTab, SpiderTab
from bpo_case.desktop.pages.sensitivity.still_tree import StillTree
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.theme.scrolled import Scrolled
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.steps import Step
from bpo_case.model.results import Results
from bpo_case.report.tornados import SHOWN, results_of, tornado, writer_for
from bpo_case.text import message, numbers, translate

ABOUT = message(
    "One input is changed at a time, all others stay as they are. Click an input to see what it means; "
    "double-click to go to it."
)
INVITATION = message("Choose a figure and how far inputs are varied, then press Calculate.")
OTHER_CASE = message("These results are from before the last changes. Calculate again.")
OTHER_QUESTION = message("What is chosen now has not been calculated yet.")


class SensitivityPage(AnswerPage):
    """Shows which inputs move a figure, how far, and why others do not."""

    of_base = True

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__(desk, step, ABOUT)

    def arrange(self) -> None:
        """Put the choices above the line of progress, and the tabs of the answer below."""
        self.answer: Answer | None = None
        self.inquiry, self.choices, self.line = Inquiry(self.desk.session), Choices(), ProgressLine()
        self.old, self.told = said("", "doubtful", wrapped=True), said("", "strong", wrapped=True)
        self.why_not = said("", "doubtful", wrapped=True)
        self.chart = ChartView(self.desk, translate("Tornado"))
        self.largest = FigureView(self.desk, translate("Inputs that move it most"))
        self.all = FigureView(self.desk, translate("All inputs that move it"))
        self.still = StillTree(self.desk)
        self.spider, self.grid = SpiderTab(self.desk), GridTab(self.desk)
        self.leads = [offer_break_even(table) for table in (self.largest, self.all)]
        self.tabs = self._tabs()
        self.content_or_not = Instead(_stacked(self.told, self.tabs))
        for part in (self.choices, self.line, self.old, self.why_not):
            self.below.addWidget(part)
        self.below.addWidget(self.content_or_not, 1)
        self._follow()

    def show_results(self, results: Results) -> None:
        """Say whether the answer is still that of the case and of what is chosen; an answer stays until the next."""
        sentence = missing_option(self.desk)
        self.choices.calculate.setEnabled(not sentence and not self.inquiry.busy)
        self.content_or_not.instead("" if self.answer else sentence or translate(INVITATION))
        self.old.setText(self._mark(results))
        self.old.setVisible(bool(self.old.text()))

    def calculate(self) -> None:
        """Ask what is chosen, of the case that the figures are of."""
        results = self.results_now
        if results is None:
            return
        asked = self._asked(results)
        self.why_not.hide()
        self.line.begin()
        self.inquiry.ask(partial(answer, asked, results.case))
        self.choices.calculate.setEnabled(False)

    def show_answer(self, found: Answer) -> None:
        """Show an answer in all tabs."""
        self.answer = found
        self.line.end()
        write = writer_for(found.asked.figure, found.case.settings.currency, results_of(found.found))
        swings = found.found.inputs
        self.told.setText(_told(found))
        self.largest.show_table(swings_table(swings[:SHOWN], found.inputs, found.case, write))
        self.largest.fit_height()
        self.all.show_table(swings_table(swings, found.inputs, found.case, write))
        self.still.show_still(found.found.moves_nothing)
        drawn = bool(swings) and found.found.base is not None
        self.chart.setVisible(drawn)
        if drawn:
            self.chart.show_chart(tornado(found.found, found.inputs, found.case), lambda _, row: swings[row].path)
        self.refresh()
        self._look_at(self.tabs.currentWidget())

    def _look_at(self, tab: QWidget) -> None:
        """Have a tab ask that has a question of its own, about the same case."""
        if isinstance(tab, LaidTab) and self.answer is not None:
            tab.show_of(self.answer)

    def _asked(self, results: Results) -> Asked:
        option = results.options[self.desk.option]
        return Asked(option.id, self.choices.figure, self.choices.span)

    def _mark(self, results: Results) -> str:
        if self.answer is None or self.inquiry.busy:
            return ""
        if self.answer.case is not results.case:
            return translate(OTHER_CASE)
        return translate(OTHER_QUESTION) if self.answer.asked != self._asked(results) else ""

    def _tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        first, second = self.leads
        tabs.addTab(Scrolled(_stacked(self.chart, self.largest, first, stretched=False)), translate("Tornado"))
        tabs.addTab(_stacked(second, self.all), translate("All inputs"))
        tabs.addTab(self.still, translate("Moves nothing"))
        tabs.addTab(self.spider, translate("Spider"))
        tabs.addTab(self.grid, translate("Two inputs"))
        tabs.currentChanged.connect(lambda _: self._look_at(tabs.currentWidget()))
        return tabs

    def _follow(self) -> None:
        self.choices.changed.connect(self.refresh)
        self.choices.wanted.connect(self.calculate)
        self.line.wanted.connect(self.calculate)
        self.line.cancelled.connect(self._cancel)
        self.inquiry.progressed.connect(self.line.progress)
        self.inquiry.answered.connect(self.show_answer)
        self.inquiry.refused.connect(self._refuse)
        self.destroyed.connect(self.inquiry.cancel)

    def _cancel(self) -> None:
        self.inquiry.cancel()
        self.refresh()

    def _refuse(self, sentence: str) -> None:
        self.line.end()
        self.why_not.setText(sentence)
        self.why_not.setVisible(bool(sentence))
        self.refresh()


def _told(found: Answer) -> str:
    """Say what was asked, the figure as it is, and how many inputs move it."""
    write = writer_for(found.asked.figure, found.case.settings.currency, [found.found.base])
    template = translate("{option} · {figure}: {base} · {span} · {moving} inputs move it, {still} do not")
    return template.format(
        option=found.found.option, figure=write.heading, base=write(found.found.base),
        span=translate(SPANS[found.asked.span]), moving=numbers.number(len(found.found.inputs)),
        still=numbers.number(len(found.found.moves_nothing)),
    )  # fmt: skip


def _stacked(*parts: QWidget, stretched: bool = True) -> QWidget:
    made = QWidget()
    room = QVBoxLayout(made)
    room.setContentsMargins(0, 4, 0, 0)
    room.setSpacing(8)
    for part in parts:
        if isinstance(part, QPushButton):
            room.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            room.addWidget(part, int(stretched and part is parts[-1]))
    if not stretched:
        room.addStretch(1)
    return made
