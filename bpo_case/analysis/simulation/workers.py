"""Workers: the processes that share out the trials of a long simulation among them.

Threads take turns at the interpreter between two calls of numpy, so that two of them are no faster than one; processes
do not. They are fresh interpreters on every system, and taken only where there is more to do than to begin them. A
program that asks for them does so below ``if __name__ == "__main__"``, because each of them imports it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from bpo_case.analysis.child import belong_to_parent
from bpo_case.errors import BpoCaseError
from bpo_case.model.cost_model import cost_model
from bpo_case.text import translate

MANY = 4_000
"""Trials from which processes, which take a second or two to begin, are sooner done than threads."""
AT_MOST = 2
"""Processes, of some 85 MB each: with the program that waits for them they stay within half a gigabyte."""


class WorkerEnded(BpoCaseError):
    """A process that calculates trials was ended from outside."""

    def __init__(self) -> None:
        super().__init__(
            translate(
                "A process that calculates trials was ended, perhaps for lack of memory; close something and try again."
            )
        )


@contextmanager
def workers(trials: int) -> Iterator[Executor | None]:
    """Give what is to calculate so many trials: processes, or None, which lets `simulate` take threads.

    Whoever is not waited for any more, because a simulation was cancelled, ends after the task that it has at hand.
    """
    count = min(os.cpu_count() or 1, AT_MOST)
    if trials < MANY or count == 1:
        yield None
        return
    pool = ProcessPoolExecutor(count, get_context("spawn"), belong_to_parent)
    done = False
    try:
        for _ in range(count):
            pool.submit(_begin)  # while everything is drawn
        yield pool
        done = True
    except BrokenExecutor:
        raise WorkerEnded from None
    finally:
        pool.shutdown(wait=done, cancel_futures=True)


def _begin() -> None:
    """Have all that a trial needs imported, and the model resolved."""
    cost_model()
