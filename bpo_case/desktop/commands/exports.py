"""What leaves the case and comes into it. Work runs behind the window and can be cancelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from bpo_case.desktop.commands.edit import commit_editing
from bpo_case.desktop.commands.refusals import refused_said
from bpo_case.desktop.dialogs.choose import file_name, file_to_save
from bpo_case.desktop.dialogs.progress_dialog import ProgressDialog
from bpo_case.desktop.dialogs.question import Answer, Question, tell
from bpo_case.desktop.keeping.notes import note, noted
from bpo_case.errors import BpoCaseError
from bpo_case.text import message, translate, translate_plural

if TYPE_CHECKING:
    from bpo_case.case.document import Case
    from bpo_case.desktop.window import MainWindow
    from bpo_case.model.results import Results

OPEN, FOLDER, CLOSE = "open", "folder", "close"
_SECONDS = "seconds"


class Cancelled(Exception):
    """The work was cancelled; nothing was written."""


@dataclass(frozen=True)
class Product:
    """Something that is written of a calculated case."""

    key: str
    suffix: str
    title: str
    filter: str
    working: str
    done: str
    write: Callable[[Results, Path], None]


def _workbook(results: Results, path: Path) -> None:
    from bpo_case.workbook import export

    export(results, path)


def _paper(results: Results, path: Path) -> None:
    from bpo_case.report import write_report

    write_report(results, path)


WORKBOOK = Product(
    "workbook", ".xlsx", message("Export the workbook"), message("Excel workbooks"),
    message("The workbook is being written …"), message("The workbook was written."), _workbook,
)  # fmt: skip
PAPER = Product(
    "paper", ".pdf", message("Write the board paper"), message("PDF documents"),
    message("The board paper is being written …"), message("The board paper was written."), _paper,
)  # fmt: skip


@dataclass
class Job:
    """One product of one case, on its way to a file."""

    product: Product
    case: Case
    results: Results | None
    path: Path
    cancelled: Event = field(default_factory=Event)

    def run(self) -> None:
        """Calculate where that is still to be done, and write; a file is there only if nobody has cancelled."""
        from bpo_case.case.whole import write_whole
        from bpo_case.model.results import calculate

        results = self.results or calculate(self.case)
        write_whole(self.path, partial(self._write, results))

    def _write(self, results: Results, beside: Path) -> None:
        if not self.cancelled.is_set():
            self.product.write(results, beside)
        if self.cancelled.is_set():
            beside.unlink(missing_ok=True)
            raise Cancelled


class ExportCommands(QObject):
    """What the menu File does with other files."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    def workbook(self) -> None:
        """Write the live Excel workbook."""
        self._write(WORKBOOK)

    def paper(self) -> None:
        """Write the board paper."""
        self._write(PAPER)

    def bring_in(self, path: Path | None = None) -> None:
        """Import a workbook or a table; ask which where none is named."""
        from bpo_case.desktop.importing.wizard import Importing, ask_for_file

        commit_editing(self.window)
        session = self.window.session
        if session is None:
            return
        path = path or ask_for_file(self.window, str(session.path.parent if session.path else Path.home()))
        if path is not None:
            Importing(session, self.window).begin(path)

    def _write(self, product: Product) -> None:
        commit_editing(self.window)
        session = self.window.session
        if session is None or self._must_be_mended():
            return
        folder = session.path.parent if session.path else Path.home()
        filters = (f"{translate(product.filter)} (*{product.suffix})",)
        name = folder / f"{file_name(session.name)}{product.suffix}"
        path = file_to_save(self.window, translate(product.title), name, filters)
        if path is not None:
            case, shown = session.store.case, session.recalculator.shown
            self._start(Job(product, case, shown.results if shown and shown.case is case else None, path))

    def _start(self, job: Job) -> None:
        expected = noted(_SECONDS).get(job.product.key, 0)
        dialog = ProgressDialog(self.window, translate(job.product.working), expected if expected else 0)
        dialog.cancelled.connect(job.cancelled.set)
        dialog.open()
        self.window.jobs.run(job.run, lambda _: self._done(job, dialog), partial(self._failed, job, dialog))

    def _done(self, job: Job, dialog: ProgressDialog) -> None:
        note(_SECONDS, {**noted(_SECONDS), job.product.key: round(dialog.elapsed, 1)})
        self._end(dialog)
        answers = (
            Answer(FOLDER, translate("Show folder")),
            Answer(OPEN, translate("Open")),
            Answer(CLOSE, translate("Close"), main=True, escapes=True),
        )
        answer = Question(self.window, translate(job.product.done), str(job.path), answers, "good").ask()
        if answer != CLOSE:
            shown = job.path if answer == OPEN else job.path.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))

    def _failed(self, job: Job, dialog: ProgressDialog, error: BaseException) -> None:
        self._end(dialog)
        if isinstance(error, BpoCaseError):
            tell(self.window, translate("Nothing was written."), str(error), "doubtful")
        elif not isinstance(error, Cancelled):
            self.window.guard.catch(error)

    def _end(self, dialog: ProgressDialog) -> None:
        dialog.done(0)
        dialog.deleteLater()

    def _must_be_mended(self) -> bool:
        from bpo_case.case.validate import problems
        from bpo_case.text.numbers import number

        session = self.window.session
        if session is None:
            return False
        found = (*refused_said(session.store.state), *map(str, problems(session.store.case)))
        if found:
            heading = translate_plural(
                "{count} thing in the case is to be mended first.",
                "{count} things in the case are to be mended first.",
                len(found),
            ).format(count=number(len(found)))
            tell(self.window, heading, "", "doubtful", found)
        return bool(found)
