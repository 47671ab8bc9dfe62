"""What every page is given: the open case, its results, and ways to point at things."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from bpo_case.analysis.health.finding import Finding
from bpo_case.case.assessment import Scenario
from bpo_case.desktop.document.outcome import Outcome
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.document.store import Store
from bpo_case.model.results import Results


@dataclass(frozen=True)
class Figure:
    """A figure that somebody clicked: a line of an option, of one row or all, in a month, a year, or over all."""

    line: str
    option: int | None = None
    row: str | None = None
    month: int | None = None
    year: int | None = None


class Desk(QObject):
    """Connects the pages: whoever shows a figure or an input says so here, and the inspector explains it."""

    asked = Signal(object)
    """A `Figure` is to be explained."""
    pointed = Signal(str)
    """The input at this path is to be described."""
    sent = Signal(str)
    """The window is to go to the input at this path."""
    paper_wanted = Signal()
    """The board paper is to be written to a file."""
    gone = Signal(str)
    """The window is to go to the step of this key."""
    break_even_wanted = Signal(str)
    """The window is to show the break-even of the input at this path."""
    summarised = Signal(str)
    """What is selected in a table, summed up; blank where there is nothing to say."""
    option_chosen = Signal()
    """Another option is looked at."""
    examined = Signal(object)
    """The health checks have ended; their findings are in `findings`."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._option = ""
        self.findings: tuple[Finding, ...] = ()
        """What the health checks found in the last results."""

    @property
    def store(self) -> Store:
        """The case and its undo."""
        return self.session.store

    @property
    def results(self) -> Results | None:
        """The last results, of the scenario that was chosen; they may be of the case a moment ago."""
        outcome = self.outcome
        return outcome.results if outcome else None

    @property
    def base_results(self) -> Results | None:
        """The last results of the case itself, whichever scenario was chosen."""
        return self.base.results if self.base else None

    @property
    def outcome(self) -> Outcome | None:
        """The last outcome that had results, so that a mistake does not empty the screen.

        It is that of the scenario that was chosen, or of the base where none was, or where it does not fit.
        """
        under = self.base.under if self.base else None
        return under if under is not None and under.results is not None else self.base

    @property
    def base(self) -> Outcome | None:
        """The last outcome of the case itself that had results."""
        return self.session.recalculator.shown

    @property
    def scenario(self) -> Scenario | None:
        """The scenario that figures are shown of; none for the base."""
        return self.outcome.scenario if self.outcome else None

    @property
    def option(self) -> int:
        """The option looked at: the one chosen, or else the best of the base, whichever scenario is shown."""
        results = self.base_results
        if results is None:
            return 0
        ids = [option.id for option in results.options]
        return ids.index(self._option) if self._option in ids else results.best

    @property
    def chosen(self) -> str:
        """The id of the option that was chosen; blank where it is the best, whichever that is."""
        return self._option

    def choose_scenario(self, scenario: str) -> None:
        """Have the figures of a scenario shown, by its id; those of the base where it is blank."""
        self.session.recalculator.choose_scenario(scenario)

    def choose_option(self, option: str) -> None:
        """Look at an option, by its id."""
        if option != self._option:
            self._option = option
            self.option_chosen.emit()
