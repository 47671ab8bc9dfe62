"""The page of scenario results: one question to a tab, each answered behind the window when it is looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from bpo_case.desktop.pages.answer_page import AnswerPage
from bpo_case.desktop.pages.asking_tab import AskingTab
from bpo_case.desktop.pages.scenario_results.beside_tab import BesideTab
from bpo_case.desktop.pages.scenario_results.bridge_tab import BridgeTab
from bpo_case.desktop.pages.scenario_results.stress_tab import StressTab
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.steps import Step
from bpo_case.model.results import Results
from bpo_case.text import message, translate

ABOUT = message("What the option comes to if other things are true, and which change moves it by how much.")


class ScenarioResultsPage(AnswerPage):
    """Shows what scenarios do to the option looked at."""

    of_base = True

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__(desk, step, ABOUT)

    def arrange(self) -> None:
        """Make the tabs."""
        self.title.setWordWrap(True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.beside, self.bridge, self.stress = BesideTab(self.desk), BridgeTab(self.desk), StressTab(self.desk)
        self.tabs.addTab(self.beside, translate("Side by side"))
        self.tabs.addTab(self.bridge, translate("Bridge"))
        self.tabs.addTab(self.stress, translate("Stress tests"))
        self.tabs.currentChanged.connect(lambda _: self.refresh())
        self.below.addWidget(self.tabs)

    def show_results(self, results: Results) -> None:
        """Have the tab that is looked at say what it has to say."""
        name = results.options[self.desk.option].name
        self.title.setText(translate("Scenario results: {option}").format(option=name))
        shown = self.tabs.currentWidget()
        assert isinstance(shown, AskingTab)
        shown.refresh()
