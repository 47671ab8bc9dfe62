"""The last line of defence: whatever nobody caught is told once, logged, and the work is kept. The program goes on."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, qVersion
from PySide6.QtWidgets import QApplication, QWidget

import bpo_case
from bpo_case.desktop.keeping.places import log_file
from bpo_case.errors import BpoCaseError
from bpo_case.text import translate

if TYPE_CHECKING:
    from bpo_case.desktop.dialogs.error_dialog import ErrorDialog

LOG_BYTES = 1_000_000


class Guard(QObject):
    """Catches what reaches the top of any thread; `keep` writes a recovery copy and says what became of the work."""

    _caught = Signal(object)

    def __init__(self, window: QWidget, keep: Callable[[], str]) -> None:
        super().__init__(window)
        self._window, self._keep = window, keep
        self._told: set[str] = set()
        self.dialog: ErrorDialog | None = None
        self._caught.connect(self._tell_soon)

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = lambda _kind, error, trace: self.catch(error.with_traceback(trace))
        threading.excepthook = lambda given: self.catch(given.exc_value)
        sys.unraisablehook = lambda given: self.catch(given.exc_value)

    def catch(self, error: BaseException | None) -> None:
        """Take an error from any thread."""
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
        elif error is not None:
            self._caught.emit(error)

    def _tell_soon(self, error: BaseException) -> None:
        """Tell it when whatever failed has ended; the signal has brought it into the thread of the window."""
        QTimer.singleShot(0, lambda: self._tell(error))

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, BpoCaseError):
            from bpo_case.desktop.dialogs.question import tell

            tell(self._window, translate("That did not work."), str(error), "doubtful")
            return
        report, place = report_of(error), _place(error)
        _log(report)
        if self.dialog is not None:
            self.dialog.add(report)
        elif place not in self._told:  # what fails at every repaint is told once
            self._open(report)
        self._told.add(place)

    def _open(self, report: str) -> None:
        from bpo_case.desktop.dialogs.error_dialog import ErrorDialog

        self.dialog = ErrorDialog(self._window, report, self._keep(), log_file())
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def report_of(error: BaseException) -> str:
    """Write what whoever mends the program needs; nothing of the case."""
    import platform
    import traceback
    from datetime import datetime

    head = f"BPO Case {bpo_case.__version__} · Python {platform.python_version()} · Qt {qVersion()}"
    trace = "".join(traceback.format_exception(error))
    return f"{datetime.now():%Y-%m-%d %H:%M:%S} · {head} · {platform.platform()}\n{trace}"


def _place(error: BaseException) -> str:
    """Say what failed where: the same failure in the same line is the same mistake."""
    trace: TracebackType | None = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__} {where}"


def _log(report: str) -> None:
    """Write into the log; one that has grown large is put aside."""
    file = log_file()
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > LOG_BYTES:
            file.replace(file.with_suffix(".old.log"))
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{report}\n")
