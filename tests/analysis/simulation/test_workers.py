"""Workers: taken where it is worth it, to the same numbers, and gone when nobody waits for them."""

from __future__ import annotations

import multiprocessing
import os
from time import monotonic, sleep

import pytest

from bpo_case.analysis.simulation import Asked, simulate, workers
from bpo_case.analysis.simulation.workers import MANY, WorkerEnded
from bpo_case.analysis.watch import Stopped, Watch
from bpo_case.case.file import load
from bpo_case.resources import path_of


@pytest.fixture(scope="module")
def retail():
    return load(path_of("sample_data/retail.bpocase"))


@pytest.fixture
def two_cores(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_few_trials_are_not_worth_a_process(two_cores):
    with workers(MANY - 1) as pool:
        assert pool is None


def test_one_core_is_not_worth_a_process(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with workers(100 * MANY) as pool:
        assert pool is None


@pytest.mark.slow
def test_workers_find_the_same_numbers_and_are_gone_afterwards(retail, two_cores):
    before = multiprocessing.active_children()
    with workers(MANY) as pool:
        found = simulate(retail, Asked(600), pool)
    assert multiprocessing.active_children() == before
    assert found.figures.tobytes() == simulate(retail, Asked(600)).figures.tobytes()


@pytest.mark.slow
@pytest.mark.parametrize("tasks", [-1, 1])
def test_workers_of_a_cancelled_simulation_are_not_waited_for_and_end(retail, two_cores, tasks):
    """Cancelled before they have begun, or in the midst of it."""
    before, said = multiprocessing.active_children(), []
    with pytest.raises(Stopped), workers(MANY) as pool:
        simulate(
            retail, Asked(MANY), pool, Watch(lambda done, _: said.append(done), lambda: max(said, default=0) > tasks)
        )
    deadline = monotonic() + 60
    while multiprocessing.active_children() != before and monotonic() < deadline:
        sleep(0.1)
    assert multiprocessing.active_children() == before


@pytest.mark.slow
def test_a_worker_that_is_killed_is_told_in_a_sentence(two_cores):
    with pytest.raises(WorkerEnded, match="perhaps for lack of memory"), workers(MANY) as pool:
        pool.submit(os._exit, 9).result()
