"""How long a case of reference size takes: to open, to prepare, to calculate; and what the engine costs over numpy.

The reference case has 5 options, 12 services, 60 roles, 40 items and 84 months. Others use the machine, too: two
ways of calculating are timed in turns, in time of the processor and by their fastest rounds, so that both meet the
same quiet moments.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import thread_time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bpo_case.case.document import Case
from bpo_case.case.file import load, save
from bpo_case.engine.evaluate import evaluate
from bpo_case.model.cost_model import cost_model
from bpo_case.model.prepare import prepare
from bpo_case.model.results import calculate
from tests.benchmarks.by_hand.arrays import Links
from tests.benchmarks.by_hand.calculation import by_hand
from tests.strategies import random_case

ROUNDS = 100
RATIO_AT_MOST = 1.5
SECONDS_TO_OPEN = 0.050


@dataclass(frozen=True)
class Times:
    """The times of one way of calculating, in seconds."""

    rounds: list[float]

    def __str__(self) -> str:
        return f"{min(self.rounds) * 1e3:.2f} ms (median {median(self.rounds) * 1e3:.2f} ms)"


@pytest.fixture(scope="module")
def case() -> Case:
    return random_case(1, "reference")


def in_turns(rounds: int, *ways: Callable[[], object]) -> list[Times]:
    """Time each way once a round, after a first time that does not count."""
    times: list[list[float]] = [[] for _ in ways]
    for way in ways:
        way()
    for _ in range(rounds):
        for way, taken in zip(ways, times, strict=True):
            start = thread_time()
            way()
            taken.append(thread_time() - start)
    return [Times(taken) for taken in times]


def test_the_engine_takes_at_most_half_as_long_again_as_the_arithmetic_by_hand(case: Case, capsys) -> None:
    model, data = cost_model(), prepare(case).data
    links = Links(data)  # the engine, too, keeps in the data how its rows belong together
    engine, hand = in_turns(ROUNDS, lambda: evaluate(model, data), lambda: by_hand(data, links))
    ratio = min(engine.rounds) / min(hand.rounds)
    with capsys.disabled():
        print(f"\nengine {engine}, by hand {hand}: {ratio:.2f} times as long")
    assert ratio <= RATIO_AT_MOST


def test_a_reference_case_opens_within_a_moment(case: Case, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    path = tmp_path / "reference.bpocase"
    save(case, path)
    assert benchmark(load, path) == case
    assert benchmark.stats.stats.median <= SECONDS_TO_OPEN


def test_preparing_a_reference_case(case: Case, benchmark: BenchmarkFixture) -> None:
    prepared = benchmark(prepare, case)
    assert prepared.data.rows["staff"] > len(case.labor)


def test_calculating_a_reference_case(case: Case, benchmark: BenchmarkFixture) -> None:
    results = benchmark(calculate, case)
    assert set(results.values) >= set(cost_model().lines)
