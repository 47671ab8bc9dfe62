"""The calculation by hand is the engine's arithmetic: otherwise comparing their speed would mean nothing."""

from __future__ import annotations

import numpy as np
import pytest

from bpo_case.engine.evaluate import evaluate
from bpo_case.model.cost_model import cost_model
from bpo_case.model.prepare import prepare
from tests.benchmarks.by_hand.arrays import Array, Links
from tests.benchmarks.by_hand.calculation import by_hand
from tests.strategies import Size, random_case

TOLERANCE = 1e-12
"""Relative to the largest entry of a line, because a saving of nearly 0 is the difference of two large costs."""

CASES: list[tuple[int, Size]] = [
    *((seed, "small") for seed in range(12)),
    *((seed, "sample") for seed in range(3)),
    (1, "reference"),
]  # fmt: skip


def differs(engine: Array, hand: Array) -> str:
    if hand.shape != engine.shape or hand.dtype != engine.dtype:
        return f"has the shape {hand.shape} of {hand.dtype}, not {engine.shape} of {engine.dtype}"
    if not np.array_equal(np.isnan(engine), np.isnan(hand)):
        return "has no answer at other places"
    largest = np.abs(np.nan_to_num(engine)).max(initial=0.0)
    difference = np.abs(np.nan_to_num(engine - hand)).max(initial=0.0)
    return f"differs by {difference:g}, with entries up to {largest:g}" if difference > TOLERANCE * largest else ""


@pytest.mark.parametrize(("seed", "size"), CASES)
def test_every_line_of_the_registry_is_calculated_by_hand_and_agrees(seed: int, size: Size) -> None:
    data = prepare(random_case(seed, size)).data
    engine, hand = evaluate(cost_model(), data), by_hand(data, Links(data))
    assert [name for name in cost_model().lines if name not in hand] == []
    differences = {name: differs(engine[name], hand[name]) for name in cost_model().lines}
    assert {name: difference for name, difference in differences.items() if difference} == {}
