"""Live calculation: the newest case wins, one calculation at a time, and the last finished one is always shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from bpo_case.case.document import Case
from bpo_case.desktop.document.background import Background
from bpo_case.desktop.document.outcome import Outcome, outcome_of, under_scenario
from bpo_case.desktop.document.state import State
from bpo_case.desktop.document.store import Store

WAIT_MS = 20
"""Edits within this time are calculated together."""


class Recalculator(QObject):
    """Calculates the store's case behind the window whenever it has changed."""

    finished = Signal(object)
    """An `Outcome`."""
    failed = Signal(object)
    """What a calculation raised: a defect, to be told."""

    def __init__(
        self, store: Store, background: Background, calculate: Callable[[Case], Outcome] = outcome_of,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._store, self._background, self._calculate = store, background, calculate
        self._running: tuple[Case, str] | None = None
        self.scenario = ""
        """The id of the scenario that figures are wanted of as well; blank for the base alone."""
        self.outcome: Outcome | None = None
        """Of the last calculation that has ended."""
        self.shown: Outcome | None = None
        """The last that had results; figures are shown from it while the case has problems."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._start)
        store.changed.connect(self._changed)

    def start(self) -> None:
        """Calculate now."""
        self._timer.stop()
        self._start()

    def choose_scenario(self, scenario: str) -> None:
        """Calculate a scenario as well from now on, by its id; none where it is blank."""
        if scenario != self.scenario:
            self.scenario = scenario
            self.start()

    def _changed(self, before: State, now: State) -> None:
        if before.case is not now.case:
            self._timer.start()

    def _start(self) -> None:
        if self._running is None:
            case, scenario = self._running = self._wanted()
            job = partial(self._both, case, scenario, self.shown)
            self._background.run(job, self._finish, self._fail)

    def _both(self, case: Case, scenario: str, shown: Outcome | None) -> tuple[Outcome, Outcome | None]:
        """Calculate the case, and the scenario over what is shown of it; this runs behind the window."""
        outcome = self._calculate(case)
        shown = outcome if outcome.results is not None else shown
        return outcome, under_scenario(shown, scenario) if shown is not None else None

    def _wanted(self) -> tuple[Case, str]:
        return self._store.case, self.scenario

    def _finish(self, calculated: tuple[Outcome, Outcome | None]) -> None:
        self.outcome, self.shown = calculated
        self._again_if_edited()
        self.finished.emit(self.outcome)

    def _fail(self, error: BaseException) -> None:
        self._again_if_edited()
        self.failed.emit(error)

    def _again_if_edited(self) -> None:
        calculated, self._running = self._running, None
        case, scenario = self._wanted()
        if calculated is None or calculated[0] is not case or calculated[1] != scenario:
            self._timer.start()
