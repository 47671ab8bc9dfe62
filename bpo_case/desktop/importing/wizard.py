"""Imports a file into the open case: chooses the dialog that fits, and makes one step of what is taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from bpo_case.desktop.document.background import Background
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.importing.difference_dialog import DifferenceDialog
from bpo_case.desktop.importing.opening import Tables, opened
from bpo_case.desktop.importing.problems_dialog import ProblemsDialog
from bpo_case.desktop.importing.table_dialog import TableDialog
from bpo_case.text import translate
from bpo_case.workbook.back import Difference

FILES = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt"
SHOWN_AFTER_MS = 400


def ask_for_file(parent: QWidget, folder: str = "") -> Path | None:
    """Ask which file is to be imported."""
    filters = f"{translate('Workbooks and tables')} ({FILES})"
    chosen, _ = QFileDialog.getOpenFileName(parent, translate("Import"), folder, filters)
    return Path(chosen) if chosen else None


class Importing(QObject):
    """One import, from the file to the step of undo."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.session, self.window = session, window
        self.path = Path()
        self.dialog: DifferenceDialog | TableDialog | ProblemsDialog | None = None
        self._progress: QProgressDialog | None = None
        self._background = Background(self)
        session.closed.connect(self._end)

    def begin(self, path: Path) -> None:
        """Read the file behind the window, and show what it is."""
        self.path = path
        case = self.session.store.case
        self._progress = QProgressDialog(
            translate("Reading {name} …").format(name=path.name), translate("Cancel"), 0, 0, self.window
        )
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setMinimumDuration(SHOWN_AFTER_MS)
        self._progress.setValue(0)
        self._progress.canceled.connect(self._end)
        self._background.run(lambda: opened(path, case), self._opened, self._failed)

    def _opened(self, found: Difference | Tables) -> None:
        self._has_read()
        if isinstance(found, Tables):
            table = TableDialog(found, self.session.store.case, self._background, self.window)
            self._show(table, lambda: self._take(table))
        else:
            difference = DifferenceDialog(found, self.path.name, self.window)
            self._show(difference, lambda: self._take(difference))

    def _failed(self, error: BaseException) -> None:
        self._has_read()
        problems = ProblemsDialog(error, self.path.name, self.window)
        self._show(problems, lambda: None)

    def _has_read(self) -> None:
        """Take the progress away, which tells of being closed as of a wish to cancel."""
        progress, self._progress = self._progress, None
        if progress is not None:
            progress.canceled.disconnect(self._end)
            progress.close()
            progress.deleteLater()

    def _end(self) -> None:
        """Let go of everything: the import is done, or nobody waits for it any more."""
        self._has_read()
        self._background.abandon()
        self.deleteLater()

    def _show(self, dialog: DifferenceDialog | TableDialog | ProblemsDialog, taken: Callable[[], None]) -> None:
        self.dialog = dialog
        dialog.accepted.connect(taken)
        dialog.finished.connect(self._end)
        self.session.closed.connect(dialog.close)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take(self, dialog: DifferenceDialog | TableDialog) -> None:
        text = translate("Import {name}").format(name=self.path.name)
        self.session.store.change(text, dialog.changes)
