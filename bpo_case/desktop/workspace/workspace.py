"""The room around an open case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from bpo_case.analysis.health import health
from bpo_case.analysis.health.finding import Finding
from bpo_case.case.place import parts_of
from bpo_case.desktop.document.outcome import Outcome
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.pages.page import Page
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.desktop.workspace.inspector import Inspector
from bpo_case.desktop.workspace.problems_panel import ProblemsPanel, remarks
from bpo_case.desktop.workspace.retraced import changed_path, is_there
from bpo_case.desktop.workspace.scenario_line import ScenarioLine
from bpo_case.desktop.workspace.states import shows, states
from bpo_case.desktop.workspace.steps import ANSWERS, Step, steps
from bpo_case.desktop.workspace.steps_view import StepsView
from bpo_case.desktop.workspace.strip import Strip

FIRST_STEP, BREAK_EVEN = "overview", "break_even"
NARROWEST, WIDEST, SHARE = 288, 460, 0.225
"""How wide the inspector is, by itself."""


class Workspace(QWidget):
    """Shows the case of a session: steps, key figures, page, inspector, problems."""

    failed = Signal(object)
    """Work behind the window raised this."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.desk = Desk(session, self)
        self.findings: tuple[Finding, ...] = ()
        self._pages: dict[str, Page] = {}
        self._moved = False
        self.steps = StepsView()
        self.strip, self.inspector, self.problems = Strip(self.desk), Inspector(self.desk), ProblemsPanel(self.desk)
        self.scenario = ScenarioLine(self.desk)
        self.pages = QStackedWidget()
        self._arrange()
        self.steps.chosen.connect(self.show_step)
        self.desk.sent.connect(self.show_path)
        self.desk.gone.connect(self.steps.choose)
        self.desk.break_even_wanted.connect(self.show_break_even)
        session.store.changed.connect(self._refresh)
        session.recalculator.finished.connect(self._calculated)
        session.recalculator.failed.connect(self.failed)
        self._refresh()
        self.steps.choose(FIRST_STEP)
        session.recalculator.start()

    def show_step(self, key: str) -> None:
        """Show the page of a step."""
        step = next((step for step in steps(self.session.store.case) if step.key == key), None)
        if step is None:
            return
        if key not in self._pages:
            self._pages[key] = step.make(self.desk)
            self.pages.addWidget(self._pages[key])
        self.pages.setCurrentWidget(self._pages[key])
        self.problems.keep_low(step.section == ANSWERS)
        if step.option:
            self.desk.choose_option(step.option)

    def show_path(self, path: str) -> None:
        """Go to the input at a path."""
        step = next((step for step in self._candidates(path) if self._shows(step, path)), None)
        if step is not None:
            self.steps.choose(step.key)
            self._pages[step.key].show_path(path)

    def show_break_even(self, path: str) -> None:
        """Go to the page of break-evens, and there to that of the input at a path."""
        self.steps.choose(BREAK_EVEN)
        self._pages[BREAK_EVEN].show_path(path)

    def retrace(self, step: Callable[[], None]) -> None:
        """Take a step of undo or redo, and go to what it changed."""
        before = self.session.store.state
        step()
        now = self.session.store.state
        path = changed_path(before, now)
        places = [each.key for each in steps(before.case) if shows(before.case, each, path)]
        if is_there(now.case, path):
            self.show_path(path)
        elif places and self.steps.current not in places:
            self.steps.choose(places[0])

    def go_on_from(self, before: Workspace) -> None:
        """Show what another room around the same case shows: its step, its option, what it explains, its widths."""
        self.desk.choose_option(before.desk.chosen)
        self.steps.choose(before.steps.current)
        self.inspector.go_on_from(before.inspector)
        here, there = (room.pages.currentWidget() for room in (self, before))
        if isinstance(here, Page) and isinstance(there, Page):
            here.turn_to(there.turned_to)
        if before._moved:
            self._moved = True
            self._middle.setSizes(before._middle.sizes())

    def close_pages(self) -> None:
        """Take the pages down, before the session ends."""
        for page in self._pages.values():
            page.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give steps and inspector their share of the width, until somebody decides how wide the inspector is."""
        super().resizeEvent(event)
        wide = event.size().width()
        self.steps.fit(wide)
        if not self._moved:
            inspector = max(NARROWEST, min(WIDEST, round(wide * SHARE)))
            self._middle.setSizes([wide - self.steps.width() - inspector, inspector])

    def _candidates(self, path: str) -> list[Step]:
        case, table = self.session.store.case, parts_of(path)[0]
        found = [step for step in steps(case) if shows(case, step, path)]
        here = self.steps.current
        return sorted(found, key=lambda step: (step.key != here, table == "options" and not step.option))

    def _shows(self, step: Step, path: str) -> bool:
        current = self.steps.currentItem()
        self.show_step(step.key)
        shown = self._pages[step.key].show_path(path)
        if not shown and current is not None:
            self.pages.setCurrentWidget(self._pages[step.key])
        return shown

    def _arrange(self) -> None:
        middle = self._middle = QSplitter(Qt.Orientation.Horizontal)
        left = QWidget()
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, 12)
        below.setSpacing(0)
        below.addWidget(self.pages, 1)
        below.addWidget(self._inset(self.problems, 18, 18))
        middle.addWidget(left)
        middle.addWidget(self._inset(self.inspector, 0, 14, 14, 12))
        middle.setStretchFactor(0, 1)
        middle.splitterMoved.connect(self._keep_widths)
        middle.setCollapsible(0, False)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.strip)
        right.addWidget(self.scenario)
        right.addWidget(middle, 1)
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(0)
        room.addWidget(self.steps)
        room.addLayout(right, 1)

    @staticmethod
    def _inset(widget: QWidget, left: int, right: int, top: int = 0, bottom: int = 0) -> QWidget:
        outer = QWidget()
        room = QVBoxLayout(outer)
        room.setContentsMargins(left, top, right, bottom)
        room.addWidget(widget)
        return outer

    def _keep_widths(self) -> None:
        self._moved = True

    def _calculated(self, outcome: Outcome) -> None:
        """Examine the results once they are shown: findings may come a moment later."""
        results = outcome.results
        if results is not None:
            self.session.background.run(lambda: health(results), self._examined, self.failed.emit)
        self._refresh()

    def _examined(self, findings: tuple[Finding, ...]) -> None:
        self.findings = self.desk.findings = findings
        self._refresh()
        self.desk.examined.emit(findings)

    def _refresh(self) -> None:
        case = self.session.store.case
        outcome = self.session.recalculator.outcome
        wrong = (
            [*self.session.store.state.refused, *(problem.path for problem in outcome.problems)]
            if outcome
            else list(self.session.store.state.refused)
        )
        found = steps(case)
        self.steps.show_steps(found, states(case, found, wrong, self.findings))
        self.problems.show_remarks(list(remarks(self.desk, self.findings)))
        self._forget_pages({step.key for step in found})

    def _forget_pages(self, keys: set[str]) -> None:
        """Take down the pages of options that are no more."""
        for key in set(self._pages) - keys:
            page = self._pages.pop(key)
            self.pages.removeWidget(page)
            page.deleteLater()
            self.steps.choose(FIRST_STEP)
