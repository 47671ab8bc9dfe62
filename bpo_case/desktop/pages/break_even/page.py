"""Break-even: which values of an input make a figure meet a target, and how far away they are."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from bpo_case.desktop.pages.answer_page import AnswerPage
from bpo_case.desktop.pages.asking_tab import AskingTab
from bpo_case.desktop.pages.break_even.choices import Choices
from bpo_case.desktop.pages.break_even.input_tab import InputTab
from bpo_case.desktop.pages.break_even.largest_tab import LargestTab
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.steps import Step
from bpo_case.model.results import Results
from bpo_case.text import message, translate

ABOUT = message("How far an input may move until the figure meets a target, while all other inputs stay as they are.")


class BreakEvenPage(AnswerPage):
    """Asks for a figure and its target, and shows the inputs that move it most, or one in full."""

    of_base = True

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__(desk, step, ABOUT)

    def arrange(self) -> None:
        """Put the choices above the tabs."""
        self.title.setWordWrap(True)
        self.choices = Choices()
        self.largest, self.one = LargestTab(self.desk, self.choices), InputTab(self.desk, self.choices)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.largest, translate("Inputs that move it most"))
        self.tabs.addTab(self.one, translate("One input"))
        self.below.addWidget(self.choices)
        self.below.addWidget(self.tabs, 1)
        self.choices.changed.connect(self.refresh)
        self.tabs.currentChanged.connect(lambda _: self.refresh())

    def show_results(self, results: Results) -> None:
        """Have the tab that is looked at ask."""
        name = results.options[self.desk.option].name
        self.title.setText(translate("Break-even: {option}").format(option=name))
        self.choices.use_currency(results.case.settings.currency)
        shown = self.tabs.currentWidget()
        assert isinstance(shown, AskingTab)
        shown.refresh()

    def show_path(self, path: str) -> bool:
        """Show the break-even of the input at a path."""
        results = self.results_now
        if results is not None:
            self.one.input.offer(results.case)
        self.one.input.show_path(path)
        self.tabs.setCurrentWidget(self.one)
        self.refresh()
        return True

    @property
    def turned_to(self) -> str:
        """The tab that is shown, by its number, and the input that was chosen."""
        return f"{self.tabs.currentIndex()} {self.one.input.path}"

    def turn_to(self, tab: str) -> None:
        """Show a tab, and an input."""
        number, _, path = tab.partition(" ")
        self.one.input.show_path(path)
        self.tabs.setCurrentIndex(int(number or 0))
