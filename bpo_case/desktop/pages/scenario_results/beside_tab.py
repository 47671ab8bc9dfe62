"""Base and scenarios side by side, and below them what does not fit and what changes nothing any more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from PySide6.QtCore import QEvent

from bpo_case.analysis.scenarios import Outcome, SideBySide, side_by_side
from bpo_case.case.place import path_to
from bpo_case.desktop.figures.figure_view import FigureView
from bpo_case.desktop.figures.scenarios import beside_table
from bpo_case.desktop.pages.asking_tab import AskingTab
from bpo_case.desktop.theme.links import Links
from bpo_case.desktop.theme.look import colours
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.text import translate

NOTES_SHOWN = 6
LINK = '<a href="{path}" style="color: {colour}; text-decoration: none">{label}</a>'


class BesideTab(AskingTab):
    """Compares the scenarios of the case with its base."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = FigureView(desk, translate("Scenarios side by side"))
        self.notes = Links("plain")
        self.notes.linkActivated.connect(desk.sent)
        self.below.addWidget(self.table, 1)
        self.below.addWidget(self.notes)

    def refresh(self) -> None:
        """Ask for the scenarios of the case, where it has any."""
        results = self.desk.base_results
        if results is None:
            return
        if not results.case.scenarios:
            self.tell(
                translate("The case has no scenarios yet. Enter some under Scenarios, or keep a stress test as one.")
            )
            return
        self.ask(partial(side_by_side, results.case, None), results.case)

    def show_answer(self) -> None:
        """Show the figures of the option looked at."""
        found, results = self.answer, self.desk.base_results
        if results is not None:
            in_sight = self.desk.scenario.id if self.desk.scenario else found.base.id
            self.table.show_table(beside_table(found, results, self.desk.option, in_sight))
            lines = list(_notes(found))
            left = len(lines) - NOTES_SHOWN
            more = [escape(translate("and {count} more").format(count=left))] if left > 0 else []
            self.notes.setText("<br>".join([*lines[:NOTES_SHOWN], *more]))
            self.notes.setVisible(bool(lines))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.answer is not None:
            self.show_answer()


def _notes(found: SideBySide) -> Iterator[str]:
    """Lead to what keeps scenarios from being calculated, and to overrides without effect."""
    for outcome in found.outcomes:
        for problem in outcome.problems:
            said = translate("“{scenario}” does not fit: {problem}").format(scenario=outcome.name, problem=problem)
            yield _linked(problem.path or _scenario(outcome), said, colours().bad)
    for outcome in found.outcomes:
        for laid in outcome.overrides:
            if not (laid.changes or outcome.problems):
                said = translate("“{scenario}” changes nothing any more at {input}: {value}")
                text = said.format(scenario=outcome.name, input=laid.input, value=laid.before_text)
                yield _linked(_scenario(outcome), text, colours().doubtful)


def _scenario(outcome: Outcome) -> str:
    return path_to("scenarios", outcome.id, "overrides")


def _linked(path: str, text: str, colour: str) -> str:
    return LINK.format(path=escape(path), colour=colour, label=escape(text))
