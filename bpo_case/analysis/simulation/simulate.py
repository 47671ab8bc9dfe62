"""Simulating: everything is drawn, then runs of trials go to an executor, and what comes back is put in its place.

Tasks do not depend on each other, so that any `concurrent.futures.Executor` will do: threads here, processes, or those
of a cluster (`dask.distributed.Client(…).get_executor()`). The numbers are the same, however trials are shared out.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from bpo_case.analysis.simulation.asked import Asked, NothingUncertain, refuse
from bpo_case.analysis.simulation.drawn import Drawn, draw
from bpo_case.analysis.simulation.outcome import Simulation, simulation_of
from bpo_case.analysis.simulation.task import figures, packed, ready
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.document import Case

Array = NDArray[np.float64]

ELSEWHERE = 500
"""Trials of a task for an executor that is given: enough to be worth the way there."""
IN_FLIGHT = 64
"""Tasks that are on their way at once."""
LOOK_SECONDS = 0.05
"""How long nobody looks whether the simulation was cancelled."""


def simulate(
    case: Case,
    asked: Asked | None = None,
    executor: Executor | None = None,
    watch: Watch = UNWATCHED,
    together: int | None = None,
) -> Simulation:
    """Simulate a case whose rules hold.

    `together` are the trials of one task. Raise InvalidCase with all reasons why inputs cannot be drawn,
    NothingUncertain, and Stopped where the watch says so; then nothing is left behind.
    """
    asked = asked or Asked()
    refuse(case)
    drawn = draw(case, asked, watch)
    if not drawn.values and not drawn.events:
        raise NothingUncertain
    watch.tell(0, drawn.trials)
    package = packed(case, drawn)
    size = together or (ELSEWHERE if executor else ready(package).trials.chunk)
    with _threads(executor) as pool:
        found = _computed(package, drawn, pool, size, watch)
    return simulation_of(case, asked, drawn, package, found, watch)


@contextmanager
def _threads(executor: Executor | None) -> Iterator[Executor]:
    """Use an executor that is given as it is; otherwise threads, which are gone afterwards."""
    if executor is not None:
        yield executor
        return
    pool = ThreadPoolExecutor(os.cpu_count(), "simulation")
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _computed(package: bytes, drawn: Drawn, pool: Executor, size: int, watch: Watch) -> Array:
    """Have all trials calculated: (figures, trials, options)."""
    starts = iter(range(0, drawn.trials, size))
    waiting: dict[Future[Array], int] = {}
    parts: dict[int, Array] = {}
    try:
        while True:
            for first in starts:
                part = drawn.part(first, min(first + size, drawn.trials))
                waiting[pool.submit(figures, package, part)] = first
                if len(waiting) >= IN_FLIGHT:
                    break
            if not waiting:
                return np.concatenate([parts[first] for first in sorted(parts)], 1)
            done, _ = wait(waiting, LOOK_SECONDS, FIRST_COMPLETED)
            parts |= {waiting.pop(future): future.result() for future in done}
            watch.tell(sum(part.shape[1] for part in parts.values()), drawn.trials)
    finally:
        for future in waiting:
            future.cancel()
