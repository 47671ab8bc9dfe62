"""What a trial costs: beside one calculation, beside the same operations of numpy, and on two cores instead of one.

Others use the machine, too: what is compared is timed in turns, and of several rounds the fastest counts.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from time import perf_counter, thread_time

import numpy as np
import pytest

from bpo_case.analysis.child import belong_to_parent
from bpo_case.analysis.simulation import Asked, simulate, workers
from bpo_case.analysis.simulation.drawn import draw
from bpo_case.analysis.simulation.task import figures, packed, ready
from bpo_case.analysis.watch import Stopped, Watch
from bpo_case.case.file import load
from bpo_case.engine.computation import applied
from bpo_case.engine.evaluate import evaluate
from bpo_case.engine.expression import Call, Number, Own, Read, Total
from bpo_case.engine.preparation import Preparation
from bpo_case.model.cost_model import cost_model
from bpo_case.model.prepare import prepare
from bpo_case.model.results import calculate
from bpo_case.model.varied import with_values
from bpo_case.resources import path_of
from bpo_case.workbook import export
from tests.libreoffice import converted

ROUNDS = 12
TRIALS = 256
CALCULATIONS_AT_MOST, OF_NUMPY_AT_LEAST, TWO_CORES_AT_LEAST = 0.3, 0.5, 1.7
CANCELLED_IN, BYTES_AT_MOST = 0.2, 500_000_000
CACHED = 4_096
"""Numbers of an array that stays in the cache of any processor."""


@pytest.fixture(scope="module")
def retail():
    return load(path_of("sample_data/retail.bpocase"))


@pytest.fixture(scope="module")
def drawn(retail):
    return draw(retail, Asked(TRIALS))


@pytest.fixture(scope="module")
def package(retail, drawn):
    return packed(retail, drawn)


def fastest(*ways, clock=thread_time, rounds=ROUNDS):
    """The fastest of several rounds of each way, taken in turns."""
    best = [float("inf")] * len(ways)
    for _ in range(rounds):
        for at, way in enumerate(ways):
            began = clock()
            way()
            best[at] = min(best[at], clock() - began)
    return best


def test_a_trial_costs_at_most_three_tenths_of_a_calculation(retail, drawn, package, capsys):
    data = prepare(retail).data
    figures(package, drawn.part(0, 8))
    single, many = fastest(lambda: evaluate(cost_model(), data), lambda: figures(package, drawn))
    trial = many / TRIALS
    with capsys.disabled():
        print(f"\na trial {1e3 * trial:.3f} ms, a calculation {1e3 * single:.2f} ms: {trial / single:.3f} of it")
    assert trial / single <= CALCULATIONS_AT_MOST


KINDS: dict[str, list[np.ufunc]] = {
    "+": [np.add], "-": [np.subtract], "*": [np.multiply], "/": [np.divide], "^": [np.power], "least": [np.minimum],
    "most": [np.maximum], ">=": [np.subtract, np.greater_equal], "<=": [np.add, np.less_equal],
    ">": [np.add, np.greater], "<": [np.subtract, np.less], "where": [np.multiply, np.add], "total": [np.add],
    "ratio": [np.not_equal, np.divide], "whole": [np.add, np.floor], "average": [np.add, np.add, np.divide],
    "both": [np.logical_and], "either": [np.logical_or], "running sum": [np.add],
}  # fmt: skip
"""The element-wise operations of an operator; all others count as one that copies."""
COPY = [np.positive]


def operations(package, drawn):
    """Count the element-wise operations of a chunk of trials, by operator: every part of every tree, once."""
    case, prepared, trials = ready(package)
    part = drawn.part(0, trials.chunk)
    columns = with_values(prepared, part.inputs(case), part.trials)
    run, counted, known = trials.run(columns), Counter[str](), dict[object, object]()
    for step in trials.steps:
        run.calculate(step)
    keys = Preparation(cost_model())

    def value(tree, line):
        key = keys.key(tree, line)
        if key not in known:
            if isinstance(tree, Call):
                known[key] = applied(tree, [value(each, line) for each in tree.arguments])
                counted[tree.operator] += np.size(known[key])
            elif isinstance(tree, Read):
                known[key] = run.store[key] if key in run.store else run.read(tree, line)
                if isinstance(tree, Total):
                    counted["total"] += np.size(run.plain(tree))
                elif key not in run.model.lines and not isinstance(tree, Own):
                    counted["copy"] += np.size(known[key])
            else:
                known[key] = getattr(tree, "value", None) if isinstance(tree, Number) else getattr(tree, "text", 0)
        return known[key]

    for step in trials.steps:
        for line in step.group:
            value(line.expression, line)
        if step.is_running_sum:
            counted["running sum"] += run.store[step.line.name].size
    return part, columns, counted


def cached(ufunc):
    """An operation on arrays that stay in the cache."""
    arguments = [np.linspace(0.5, 1.5, CACHED) for _ in range(ufunc.nin)]
    result = ufunc(*arguments)
    return lambda: ufunc(*arguments, out=result)


def test_throughput_is_at_least_half_of_what_numpy_reaches_in_the_cache(drawn, package, capsys):
    _, _, trials = ready(package)
    part, columns, counted = operations(package, drawn)
    ways = {ufunc: cached(ufunc) for ufuncs in (*KINDS.values(), COPY) for ufunc in ufuncs}
    ours, limits = [], dict.fromkeys(ways, float("inf"))
    for _ in range(2 * ROUNDS):
        began = thread_time()
        trials.values(columns)
        ours.append(thread_time() - began)
        for ufunc, way in ways.items():
            began = thread_time()
            for _ in range(50):
                way()
            limits[ufunc] = min(limits[ufunc], (thread_time() - began) / 50 / CACHED)
    limit = sum(limits[ufunc] * count for name, count in counted.items() for ufunc in KINDS.get(name, COPY))
    with capsys.disabled():
        done = sum(len(KINDS.get(name, COPY)) * count for name, count in counted.items()) / part.trials
        print(
            f"\n{done:,.0f} operations a trial: {1e3 * min(ours) / part.trials:.3f} ms, numpy's limit "
            f"{1e3 * limit / part.trials:.3f} ms: {limit / min(ours):.0%} of it reached"
        )
    assert limit / min(ours) >= OF_NUMPY_AT_LEAST


def test_two_cores_give_nearly_twice_as_much_as_one(retail, capsys):
    """Processes, as `workers` takes for so many trials; they have begun when the time is taken."""
    with ExitStack() as open_pools:
        pools = [
            open_pools.enter_context(ProcessPoolExecutor(count, get_context("spawn"), belong_to_parent))
            for count in (1, 2)
        ]
        for pool in pools:
            simulate(retail, Asked(2_000), pool)
        ways = [lambda pool=pool: simulate(retail, Asked(), pool) for pool in pools]
        one, two = fastest(*ways, clock=perf_counter, rounds=4)
    with capsys.disabled():
        print(f"\none core {one:.2f} s, two {two:.2f} s: {one / two:.2f} times as fast")
    assert one / two >= TWO_CORES_AT_LEAST


def test_a_spreadsheet_takes_so_long_for_every_trial(retail, drawn, package, tmp_path, capsys):
    """LibreOffice recalculates the workbook once per trial; nothing is asserted, both times are printed."""
    path = tmp_path / "retail.xlsx"
    export(calculate(retail), path, cached=False)
    began = perf_counter()
    converted(path, tmp_path / "out", tmp_path / "profile")
    spreadsheet = perf_counter() - began
    (many,) = fastest(lambda: figures(package, drawn), rounds=3)
    with capsys.disabled():
        print(f"\nLibreOffice {spreadsheet:.1f} s a trial, the engine {1e3 * many / TRIALS:.2f} ms")


MEMORY = """
import os
import resource
from bpo_case.analysis.simulation import Asked, simulate, workers
from bpo_case.analysis.simulation.workers import AT_MOST
from bpo_case.case.file import load
from bpo_case.resources import path_of
with workers(100_000) as pool:
    simulate(load(path_of("sample_data/retail.bpocase")), Asked(100_000), pool)
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
mine, largest = int(status["VmHWM"].split()[0]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print((mine + min(os.cpu_count(), AT_MOST) * largest) * 1024)
"""
"""Its own peak is read from /proc: what `getrusage` says of a process contains the peak of the one that began it."""


def test_a_hundred_thousand_trials_stay_within_half_a_gigabyte(capsys):
    began = perf_counter()
    done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True, timeout=1_200)
    with capsys.disabled():
        print(f"\n{int(done.stdout) / 1e6:.0f} MB at most, {perf_counter() - began:.0f} s for 100,000 trials")
    assert int(done.stdout) <= BYTES_AT_MOST


@pytest.mark.parametrize("after", [0.3, 1.0, 2.0, 4.0, 8.0])
def test_a_hundred_thousand_trials_are_cancelled_in_a_moment(retail, after, capsys):
    cancelled = threading.Event()
    at: list[float] = []

    def cancel():
        at.append(perf_counter())
        cancelled.set()

    timer = threading.Timer(after, cancel)
    timer.start()
    with pytest.raises(Stopped), workers(100_000) as pool:
        simulate(retail, Asked(100_000), pool, Watch(cancelled=cancelled.is_set))
    waited = perf_counter() - at[0]
    with capsys.disabled():
        print(f"\ncancelled after {after} s: {1e3 * waited:.0f} ms")
    assert waited <= CANCELLED_IN
