"""A case that is open: its store, its calculation, the file it came from, and what was last saved."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bpo_case.case.document import Case
from bpo_case.case.file import save
from bpo_case.desktop.document.background import Background
from bpo_case.desktop.document.outcome import Outcome
from bpo_case.desktop.document.recalculator import Recalculator
from bpo_case.desktop.document.store import Store

if TYPE_CHECKING:
    from bpo_case.analysis.simulation import Simulation


class Session(QObject):
    """One case while it is open in the window."""

    renamed = Signal()
    """The path, or whether something is unsaved, has changed."""

    closed = Signal()
    """The case is taken away: what was begun for it is of no use any more."""

    def __init__(
        self, case: Case, path: Path | None, background: Background, calculating: Background | None = None,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.path = path
        self.base = path
        """The file that the case was read from; that of a sample or template for a case that has no file yet."""
        self.read_only = False
        """Whether the case must not be saved over its file."""
        self.saved_at: datetime | None = None
        self.background = background
        self._calculating = calculating or background
        """Where figures are calculated: apart, so that they need not wait for papers, charts and imports."""
        self.store = Store(case, self)
        self.recalculator = Recalculator(self.store, self._calculating, parent=self)
        self.simulated: Simulation | None = None
        """The last simulation, maybe of the case as it was before some edits."""
        self.saved: Outcome | None = None
        """What the case as last saved came to: key figures are compared with it."""
        self._saved_case = case
        self.recalculator.finished.connect(self._remember)
        self.store.undo.cleanChanged.connect(self._clean_changed)

    @property
    def saved_case(self) -> Case:
        """The case as it stands in the file; as it was opened, while it stands in none."""
        return self._saved_case

    @property
    def modified(self) -> bool:
        """Whether there is anything that is not saved."""
        return not self.store.undo.isClean()

    @property
    def needs_copy(self) -> bool:
        """Whether the window shows anything that stands in no file: what is not saved, or refused and never can be."""
        return self.modified or bool(self.store.state.refused)

    @property
    def name(self) -> str:
        """What the window calls the case: its file, or its title while it has none."""
        return self.path.stem if self.path else self.store.case.settings.title

    def save(self, path: Path) -> None:
        """Save the case; raise the FileProblem that says why it cannot be, and nothing is changed."""
        save(self.store.case, path)
        self.path = self.base = path
        self.read_only = False
        self.saved_at = datetime.now()
        self.is_as_saved()

    def close(self) -> None:
        """End all work behind the window."""
        self.closed.emit()
        self.background.close()
        self._calculating.close()

    def is_as_saved(self) -> None:
        """Take the case as it is now for what stands in the file."""
        self._saved_case = self.store.case
        self.store.undo.setClean()
        self._remember(self.recalculator.outcome)
        self.renamed.emit()

    def is_unsaved(self) -> None:
        """Take the case for something that stands in no file, although nothing was edited here."""
        self.store.undo.resetClean()
        self.renamed.emit()

    def _clean_changed(self, clean: bool) -> None:
        self.renamed.emit()

    def _remember(self, outcome: Outcome | None) -> None:
        if outcome is not None and outcome.case is self._saved_case and outcome.results is not None:
            self.saved = outcome
