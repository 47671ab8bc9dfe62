"""The break-evens of the inputs that move the figure most: a table from which each leads to its chart."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from bpo_case.desktop.figures.break_evens import largest_table
from bpo_case.desktop.figures.figure_view import FigureView
from bpo_case.desktop.pages.asking_tab import AskingTab
from bpo_case.desktop.pages.break_even.asked import Largest, of_largest
from bpo_case.desktop.pages.break_even.choices import Choices
from bpo_case.desktop.pages.break_even.offered import offer_break_even
from bpo_case.desktop.pages.missing import missing_option
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.text import message, translate

ABOUT = message(
    "The inputs that move the figure most, the largest first: those under Uncertainty by their distributions, or where "
    "there are none all inputs by ±10%."
)
NOTHING = message("No input moves the figure, so that there is none whose break-even could be looked for.")

NAMES = 440
"""What the names of the inputs may take: they say where each stands."""


class LargestTab(AskingTab):
    """Asks anew whenever the case, the figure or the target is another one."""

    def __init__(self, desk: Desk, choices: Choices) -> None:
        super().__init__(desk)
        self.choices = choices
        self.table = FigureView(desk, translate("Break-evens of the inputs that move it most"))
        self.table.labels.widest = NAMES
        self.chart = offer_break_even(self.table)
        self.below.addWidget(said(translate(ABOUT), "quiet", wrapped=True))
        self.below.addWidget(self.table, 1)
        self.below.addWidget(self.chart, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Ask for the break-evens."""
        results = self.desk.base_results
        if results is None:
            return
        if sentence := missing_option(self.desk):
            self.tell(sentence)
            return
        asked = self.choices.asked(results.options[self.desk.option].id)
        self.ask(partial(of_largest, asked, results.case), results.case, repr(asked))

    def show_answer(self) -> None:
        """Show what was found."""
        answer: Largest = self.answer
        self.say.instead("" if answer.found else translate(NOTHING))
        self.table.show_table(largest_table(answer.found, answer.inputs, answer.case))
