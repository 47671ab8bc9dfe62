"""Work behind the window: one thread, results handed over to the window's own thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]


class Background(QObject):
    """Runs jobs one after the other in a thread of its own, and calls back in the thread of the window.

    One long-lived object carries all results: signals that die with their job lose some.
    """

    _finished = Signal(object, int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._forgotten = 0

    @cached_property
    def _executor(self) -> ThreadPoolExecutor:
        """The thread; made for the first job, which comes after the window's first picture."""
        from concurrent.futures import ThreadPoolExecutor

        from PySide6.QtCore import Qt

        self._finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        return ThreadPoolExecutor(1, "bpo-case")

    def run(self, job: Callable[[], Any], done: Done, failed: Failed) -> None:
        """Run a job; `done` gets its result, `failed` what it raised."""
        if not self._closed:
            future, age = self._executor.submit(job), self._forgotten
            future.add_done_callback(lambda finished: self._send(finished, age, done, failed))

    def forget(self) -> None:
        """Call nobody back about the jobs until now: whoever asked for them is gone. Further jobs are run."""
        self._forgotten += 1

    def close(self) -> None:
        """Wait for the job that runs and forget the others; no callback is called any more."""
        self._closed = True
        self._executor.shutdown(wait=True, cancel_futures=True)

    def abandon(self) -> None:
        """Forget all jobs, also the one that runs, without waiting for it; no callback is called any more."""
        self._closed = True
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _send(self, finished: Future[Any], age: int, done: Done, failed: Failed) -> None:
        if not self._closed and not finished.cancelled():
            self._finished.emit(finished, age, done, failed)

    def _hand_over(self, finished: Future[Any], age: int, done: Done, failed: Failed) -> None:
        if self._closed or age != self._forgotten:
            return
        error = finished.exception()
        if error is None:
            done(finished.result())
        else:
            failed(error)
