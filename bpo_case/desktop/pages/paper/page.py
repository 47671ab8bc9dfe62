"""The board paper as it will be printed, page by page, beside what is chosen about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QTabWidget, QWidget

from bpo_case.case.place import parts_of
from bpo_case.case.settings import PAPER_SETTINGS
from bpo_case.case.specs import SETTINGS
from bpo_case.desktop.document.inquiry import Inquiry
from bpo_case.desktop.pages.answer_page import AnswerPage
from bpo_case.desktop.pages.paper.choosing import TABLE
from bpo_case.desktop.pages.paper.look_panel import LookPanel
from bpo_case.desktop.pages.paper.preview import Sheets
from bpo_case.desktop.pages.paper.sections_panel import SectionsPanel
from bpo_case.desktop.theme.look import said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.steps import Step
from bpo_case.model.results import Results
from bpo_case.report.pictures import Picture, page_pictures
from bpo_case.text import message, translate
from bpo_case.text.numbers import share

ABOUT = message("What the board reads, made from the figures of now. Its sections, look and some words are yours.")
WAIT_MS = 250
"""The paper waits until nothing has changed for so long: it takes longer than a calculation."""

DRAWN_WIDTH = 2000
"""Pixels across a page: sharp on a screen of high density, and small enough for two dozen pages."""

SHARES, PART = (2, 3), 1_000
"""How the width is shared between choices and pages."""


class PaperPage(AnswerPage):
    """Shows the pages of the paper beside its choices; it is made behind the window, and anew when the case changes."""

    of_base = True

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__(desk, step, ABOUT)

    def arrange(self) -> None:
        """Put the choices beside the pages, and the button above."""
        from bpo_case.report.making import Maker

        self._maker, self.inquiry = Maker(), Inquiry(self.desk.session)
        self._made: Results | None = None
        self._making: Results | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(WAIT_MS)
        self.timer.timeout.connect(self._make)
        self.export = QPushButton(translate("Export PDF…"))
        self.export.setProperty("role", "main")
        self.export.clicked.connect(self.desk.paper_wanted)
        self.state = said("", "small", wrapped=True)
        self.area, self.sections, self.look = Sheets(), SectionsPanel(self.desk.store), LookPanel(self.desk.store)
        self._arrange_all()
        self._follow()

    def _arrange_all(self) -> None:
        top, both = QHBoxLayout(), QSplitter(Qt.Orientation.Horizontal)
        top.setSpacing(12)
        top.addWidget(self.export)
        top.addWidget(self.state, 1)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.sections, translate("Sections"))
        self.tabs.addTab(self.look, translate("Look"))
        self.tabs.addTab(self.area.list, translate("Pages"))
        both.setChildrenCollapsible(False)
        for place, (widget, part) in enumerate(zip((self.tabs, self.area), SHARES, strict=True)):
            both.addWidget(widget)
            both.setStretchFactor(place, part)
        both.setSizes([part * PART for part in SHARES])
        self.below.addLayout(top)
        self.below.addWidget(both, 1)

    def _follow(self) -> None:
        self.inquiry.progressed.connect(self._tell)
        self.inquiry.answered.connect(self._show)
        self.inquiry.refused.connect(self._refuse)
        self.destroyed.connect(self.inquiry.cancel)
        for panel in (self.sections, self.look):
            panel.gone_to.connect(self.desk.pointed)

    @property
    def sheets(self) -> list[QWidget]:
        """The pages that are shown."""
        return [*self.area.sheets]

    @property
    def turned_to(self) -> str:
        """The choices that are shown."""
        return str(self.tabs.currentIndex())

    def turn_to(self, tab: str) -> None:
        """Show the choices that were shown before."""
        self.tabs.setCurrentIndex(int(tab or 0))

    # ---------------------------------------------------------------- what is shown

    def show_path(self, path: str) -> bool:
        """Go to a choice."""
        table, _, field = parts_of(path)
        if table == TABLE:
            return self._at(self.sections, path, self.sections.show_path)
        return table == SETTINGS and field in PAPER_SETTINGS and self._at(self.look, path, self.look.show_path)

    def _at(self, panel: QWidget, path: str, show: Callable[[str], bool]) -> bool:
        self.say.instead("")
        self.tabs.setCurrentWidget(panel)
        return show(path)

    def show_results(self, results: Results) -> None:
        """Have the paper of the results made, a moment later; nobody waits for one that is older."""
        if results is not self._made and results is not self._making:
            self.inquiry.cancel()
            self._making = None
            self.state.setText(translate("Being made…"))
            self.timer.start()

    def _make(self) -> None:
        """Have the paper of now made behind the window."""
        results = self.results_now
        if results is not None and results is not self._made and self.isVisible():
            self._making, maker = results, self._maker
            self.inquiry.ask(lambda watch: list(page_pictures(maker.make(results, watch=watch), DRAWN_WIDTH)))

    def _tell(self, done: int, total: int) -> None:
        self.state.setText(translate("Being made… {share}").format(share=share(done / max(1, total), 0)))

    def _show(self, pictures: list[Picture]) -> None:
        self._made, self._making = self._making, None
        self.state.setText("")
        self.area.show_pictures(pictures)

    def _refuse(self, sentence: str) -> None:
        self._making = None
        self.state.setText(sentence or translate("The paper cannot be made."))
