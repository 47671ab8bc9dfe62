"""Shares are fair: the textbook's axioms hold, and a definition that is written out gives the same."""

from __future__ import annotations

from itertools import combinations, permutations
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.analysis.shapley import Worth, averaged, every_set, exact, sets_on_the_way, some_orders

AMOUNTS = st.floats(-1e6, 1e6, allow_subnormal=False)


@st.composite
def games(draw: st.DrawFn, most: int = 5) -> tuple[int, Worth]:
    """Any number of steps, and any worth of every set of them."""
    steps = draw(st.integers(1, most))
    worth = {chosen: draw(AMOUNTS) for chosen in every_set(steps)}
    return steps, worth.__getitem__


def by_definition(steps: int, worth: Worth) -> list[float]:
    """What each step adds, averaged over all orders."""
    orders = list(permutations(range(steps)))
    added = [
        fsum(worth(frozenset(order[: order.index(step) + 1])) - worth(frozenset(order[: order.index(step)]))
             for order in orders)
        for step in range(steps)
    ]  # fmt: skip
    return [amount / len(orders) for amount in added]


def total(steps: int, worth: Worth) -> float:
    return worth(frozenset(range(steps))) - worth(frozenset())


@given(games())
def test_the_shares_are_what_the_definition_says(game: tuple[int, Worth]) -> None:
    assert exact(*game).amounts == pytest.approx(by_definition(*game), rel=1e-9, abs=1e-6)


@given(games())
def test_the_shares_add_up_to_the_whole(game: tuple[int, Worth]) -> None:
    assert fsum(exact(*game).amounts) == pytest.approx(total(*game), rel=1e-9, abs=1e-9)


@given(games(), st.integers(2, 5))
def test_the_shares_of_some_orders_add_up_to_the_whole(game: tuple[int, Worth], pairs: int) -> None:
    steps, worth = game
    shares = averaged(some_orders(steps, pairs), worth).amounts
    assert fsum(shares) == pytest.approx(total(steps, worth), rel=1e-9, abs=1e-9)


@given(games(4))
def test_a_step_that_adds_nothing_gets_nothing(game: tuple[int, Worth]) -> None:
    steps, worth = game

    def with_idler(chosen: frozenset[int]) -> float:
        return worth(chosen - {steps})

    assert exact(steps + 1, with_idler).amounts[steps] == 0
    assert averaged(some_orders(steps + 1, 3), with_idler).amounts[steps] == 0


@given(st.lists(AMOUNTS, min_size=5, max_size=5))
def test_steps_alike_get_alike(worth: list[float]) -> None:
    shares = exact(4, lambda chosen: worth[len(chosen)]).amounts
    assert shares == pytest.approx([(worth[4] - worth[0]) / 4] * 4, rel=1e-9, abs=1e-6)


@given(st.integers(2, 8), st.randoms(use_true_random=False))
def test_some_orders_are_exact_where_only_two_steps_at_a_time_interact(steps: int, chance) -> None:
    alone = [chance.uniform(-100, 100) for _ in range(steps)]
    pairs = {pair: chance.uniform(-100, 100) for pair in combinations(range(steps), 2)}

    def worth(chosen: frozenset[int]) -> float:
        return fsum([alone[step] for step in chosen] + [pairs[pair] for pair in combinations(sorted(chosen), 2)])

    found = averaged(some_orders(steps, 2), worth)
    assert found.amounts == pytest.approx(exact(steps, worth).amounts, abs=1e-9)
    assert max(found.errors) == pytest.approx(0, abs=1e-9)


def test_the_standard_error_says_how_far_some_orders_are_off() -> None:
    steps = 8

    def worth(chosen: frozenset[int]) -> float:
        return float({0, 1, 2} <= chosen) * 60 + float({2, 3, 4, 5} <= chosen) * 40

    true, found = exact(steps, worth).amounts, averaged(some_orders(steps, 200), worth)
    assert 0 < max(found.errors) < 3
    for amount, error, right in zip(found.amounts, found.errors, true, strict=True):
        assert abs(amount - right) <= 4 * error + 1e-9


def test_the_orders_are_always_the_same_and_each_has_its_reverse() -> None:
    orders = some_orders(12, 3)
    assert orders == some_orders(12, 3)
    assert [order[::-1] for order in orders[::2]] == orders[1::2]
    assert all(sorted(order) == list(range(12)) for order in orders)
    assert len(set(orders)) == 6


def test_only_the_sets_that_are_named_before_are_asked_for() -> None:
    asked: set[frozenset[int]] = set()

    def worth(chosen: frozenset[int]) -> float:
        asked.add(chosen)
        return 0.0

    exact(4, worth)
    assert asked == set(every_set(4))
    asked.clear()
    averaged(some_orders(6, 2), worth)
    assert asked == set(sets_on_the_way(some_orders(6, 2)))


def test_nothing_is_divided_among_no_steps() -> None:
    assert exact(0, lambda _: 7.0).amounts == ()
