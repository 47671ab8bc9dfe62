"""What follows the first picture: what is heavy is loaded, what was left behind is offered, a file is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bpo_case.desktop.commands.recoveries import offer_recoveries
from bpo_case.desktop.preload import LATER, preload

if TYPE_CHECKING:
    from bpo_case.desktop.window import MainWindow


class Beginning(QObject):
    """Begins the work of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    def begin(self, path: Path | None) -> None:
        """Load what reads and calculates a case, and open the file named at the start."""
        if path is not None:
            self.window.show_opening(path.stem)
        self.window.background.run(preload, lambda _: self._open_first(path), self._not_loaded)
        self.window.shown.connect(self._await_figures)

    def _open_first(self, path: Path | None) -> None:
        """Offer what was left behind before anything is opened, so that nothing can come between."""
        self.window.show_what_is_open()
        offer_recoveries(self.window)
        if path is not None and self.window.session is None:  # what was restored is never taken away again
            self.window.files.open(path)

    def _not_loaded(self, error: BaseException) -> None:
        self.window.show_what_is_open()
        self.window.guard.catch(error)

    def _await_figures(self) -> None:
        """Once the first case has its figures, load what papers and workbooks need: it would hold the case up."""
        self.window.shown.disconnect(self._await_figures)
        if self.window.session is not None:
            self.window.session.recalculator.finished.connect(self._load_later)

    def _load_later(self) -> None:
        if self.window.session is not None:
            self.window.session.recalculator.finished.disconnect(self._load_later)
        self.window.jobs.run(lambda: preload(LATER), lambda _: None, self.window.guard.catch)
