"""Runs a reader in a child process, where running out of memory or time, or being aborted, hurts nobody.

An abort inside a library of C or Rust cannot be caught, and a loop in one cannot be interrupted; only a process of its
own can be ended. The child is a fresh interpreter, so that it works the same under a window, a terminal and a test,
and on every system.
"""

from __future__ import annotations

import pickle
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar, cast

from bpo_case.errors import BpoCaseError
from bpo_case.text import current_language, translate
from bpo_case.workbook.safe.errors import ReaderAborted, ReaderKilled, ReadingCancelled, TooSlow
from bpo_case.workbook.safe.serve import serve

R = TypeVar("R")

GLANCE = 0.05
"""Seconds between two looks at whether reading was cancelled."""

KILLED = ("SIGKILL", "SIGTERM")


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading a file may cost: bytes of memory (on Linux, where a process can be held to it) and seconds.

    Whatever a file holds, a person has an answer within 20 seconds and 500 MB. Hence these: starting the child, sending
    the answer and ending it take up to 2 seconds more, and the interpreter itself some memory. The seconds are those
    of the clock, not of the processor, because it is the clock that a person watches, and a reader that waits or gets
    no processor uses none; so that a busy machine reads less, and says so.
    """

    memory: int = 400_000_000
    seconds: float = 18


DEFAULT = Limits()


def in_child(
    function: Callable[..., R],
    path: Path,
    *args: Any,
    limits: Limits = DEFAULT,
    cancelled: Callable[[], bool] = lambda: False,
) -> R:
    """Call ``function(path, *args)`` in a child process; give what it gives, or raise the error that it raises.

    The file passes `preflight` before. The function stands at the top of a module, and what it is given and gives can
    be pickled. Whatever else happens is told in one sentence about the file, in the language in use here. No reader
    outlives the call, whether it ends well, badly or by Ctrl-C.
    """
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    job = pickle.dumps((function, args))
    given = (sender, path, limits.memory, limits.seconds, current_language().code, job)
    child = context.Process(target=serve, args=given, daemon=True)
    child.start()
    sender.close()
    try:
        fine, answer = _answer(child, receiver, path, limits, cancelled)
    finally:
        child.kill()
        child.join()
        child.close()
        receiver.close()
    if not fine:
        raise answer
    return cast(R, answer)


def _answer(
    child: BaseProcess, receiver: Connection, path: Path, limits: Limits, cancelled: Callable[[], bool]
) -> tuple[bool, Any]:
    """Wait for what the child says: whether it went well, and the result or the error."""
    deadline = time.monotonic() + limits.seconds
    while not receiver.poll(GLANCE):
        if cancelled():
            raise ReadingCancelled(path)
        if time.monotonic() > deadline:
            raise TooSlow(path, limits.seconds)
    try:
        return cast(tuple[bool, Any], pickle.loads(receiver.recv_bytes()))
    except (EOFError, OSError):  # it ended without a word
        child.join()
        raise _ended(path, child.exitcode or 0) from None


def _ended(path: Path, code: int) -> BpoCaseError:
    """Say why a child ended without an answer, from the code that it left; a signal's is negative."""
    if code >= 0:
        return ReaderAborted(path, translate("exit code {code}").format(code=code))
    killed = -code in [getattr(signal, name, None) for name in KILLED]
    return (ReaderKilled if killed else ReaderAborted)(
        path, signal.strsignal(-code) or translate("signal {code}").format(code=-code)
    )
