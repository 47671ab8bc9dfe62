"""Divides what several steps come to together among them, fairly: whatever the order, steps alike get alike.

The share of a step is what it adds, averaged over all orders in which the steps can be taken (Shapley, A Value for
n-Person Games, 1953). Shares add up to the whole. For many steps a sample of orders is averaged, each with its reverse,
which makes the shares exact where no more than two steps at a time interact.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb, fsum, sqrt
from statistics import fmean, stdev

SEED = 20_260_101

Order = tuple[int, ...]
Added = dict[int, float]
Worth = Callable[[frozenset[int]], float]
"""What the steps of a set come to when they are taken together."""


@dataclass(frozen=True)
class Division:
    """The shares of the steps, and how far each may be off (one standard error; 0 where all orders were averaged)."""

    amounts: tuple[float, ...]
    errors: tuple[float, ...]


def every_set(steps: int) -> list[frozenset[int]]:
    """Give every set of steps, the smallest first; `exact` asks for the worth of each."""
    return [frozenset(chosen) for size in range(steps + 1) for chosen in combinations(range(steps), size)]


def exact(steps: int, worth: Worth) -> Division:
    """Average over all orders of the steps, which takes 2 to the power of `steps` values."""
    parts: list[list[float]] = [[] for _ in range(steps)]
    for before in every_set(steps):
        for step in set(range(steps)) - before:
            added = worth(before | {step}) - worth(before)
            parts[step].append(added / (steps * comb(steps - 1, len(before))))
    return Division(_adding_up([fsum(part) for part in parts], worth), (0.0,) * steps)


def some_orders(steps: int, pairs: int) -> list[Order]:
    """Give orders at random, always the same for so many steps, each followed by its reverse."""
    chance = random.Random(SEED)
    orders: list[Order] = []
    for _ in range(pairs):
        order = chance.sample(range(steps), steps)
        orders += tuple(order), tuple(reversed(order))
    return orders


def sets_on_the_way(orders: Sequence[Order]) -> list[frozenset[int]]:
    """Give the sets of steps that orders come through; `averaged` asks for the worth of each."""
    return list(dict.fromkeys(frozenset(order[:count]) for order in orders for count in range(len(order) + 1)))


def averaged(orders: Sequence[Order], worth: Worth) -> Division:
    """Average over the orders, of which each second one is the reverse of the one before; four at least."""
    added = [_added(order, worth) for order in orders]
    steps = range(len(orders[0]))
    samples = [[(there[step] + back[step]) / 2 for there, back in _pairs(added)] for step in steps]
    errors = tuple(stdev(sample) / sqrt(len(sample)) for sample in samples)
    return Division(_adding_up([fmean(sample) for sample in samples], worth), errors)


def _pairs(added: Sequence[Added]) -> Iterator[tuple[Added, Added]]:
    return zip(added[::2], added[1::2], strict=True)


def _added(order: Order, worth: Worth) -> Added:
    """What each step adds to those before it."""
    values = [worth(frozenset(order[:count])) for count in range(len(order) + 1)]
    return {step: after - before for step, (before, after) in zip(order, pairwise(values), strict=True)}


def _adding_up(amounts: list[float], worth: Worth) -> tuple[float, ...]:
    """Put what rounding has left over to the smallest share, where the last digit weighs least."""
    total = worth(frozenset(range(len(amounts)))) - worth(frozenset())
    moved = [step for step, amount in enumerate(amounts) if amount]
    if moved:
        smallest = min(moved, key=lambda step: abs(amounts[step]))
        amounts[smallest] = total - fsum(amounts[:smallest] + amounts[smallest + 1 :])
    return tuple(amounts)
