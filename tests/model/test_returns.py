"""Every internal rate of return: published ones, those of another program, none and several."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.model.returns import monthly_roots, yearly_roots

RESTAURANT = (-70_000, 12_000, 15_000, 18_000, 21_000)


# -- Microsoft's support page for IRR: a flow a year, which is a month here --


@pytest.mark.parametrize(("flows", "rate"), [(RESTAURANT, -0.021244848), ((*RESTAURANT, 26_000), 0.086630948)])
def test_the_rate_is_that_of_excel(flows: tuple[float, ...], rate: float) -> None:
    assert monthly_roots(flows) == pytest.approx([rate], abs=1e-9)


def test_a_yearly_rate_is_twelve_months_of_the_monthly_one() -> None:
    assert yearly_roots([-100, 101]) == pytest.approx([1.01**12 - 1])


# -- Several, one and none --


def test_two_roots_are_both_found() -> None:
    assert monthly_roots([-100, 100, 0, -7]) == pytest.approx([-0.6789, -0.0833], abs=5e-5)


def test_three_roots_are_all_found() -> None:
    roots = monthly_roots([-5, 10.5, 1, -8, 1])
    assert len(roots) == 3
    assert roots == sorted(roots)
    for root in roots:
        assert worth([-5, 10.5, 1, -8, 1], root) == pytest.approx(0, abs=1e-9)


def worth(flows: list[float], rate: float) -> float:
    return sum(flow / (1 + rate) ** month for month, flow in enumerate(flows))


@pytest.mark.parametrize("flows", [[], [0, 0, 0], [100, 100], [-1, -2, 0, -3], [0, 0, 5], [100, -100, 50]])
def test_flows_that_never_come_to_nothing_have_no_rate(flows: list[float]) -> None:
    assert monthly_roots(flows) == []


def test_two_roots_next_to_each_other_are_both_found() -> None:
    """Growth by 10 % and by 10.01 % a month: both are rates of the flow that is their product."""
    low, high = 1.1, 1.1001
    assert monthly_roots([1, -(low + high), low * high]) == pytest.approx([0.1, 0.1001], abs=1e-7)


# -- Another program: pyxirr --


@pytest.mark.parametrize("seed", range(40))
def test_a_single_rate_is_that_of_pyxirr(seed: int) -> None:
    chance = random.Random(seed)
    spent = [-chance.uniform(1e5, 2e6), *(-chance.uniform(1e3, 5e4) for _ in range(chance.randint(0, 12)))]
    earned = [chance.uniform(5e3, 9e4) for _ in range(chance.randint(24, 120))]
    roots = monthly_roots(spent + earned)
    assert len(roots) == 1
    assert roots[0] == pytest.approx(pyxirr.irr(spent + earned), abs=1e-9)


# -- What must hold for any flow --

amounts = st.integers(-1_000, 1_000).map(float)


@given(st.lists(amounts, min_size=2, max_size=24))
def test_every_rate_makes_the_flow_worth_nothing(flows: list[float]) -> None:
    for root in monthly_roots(flows):
        parts = [flow / (1 + root) ** month for month, flow in enumerate(flows)]
        assert abs(sum(parts)) <= 1e-6 * sum(abs(part) for part in parts)


@given(st.lists(amounts, min_size=2, max_size=24))
def test_there_are_never_more_rates_than_changes_of_sign(flows: list[float]) -> None:
    """Descartes' rule of signs."""
    signs = [np.sign(flow) for flow in flows if flow]
    changes = sum(earlier != later for earlier, later in pairwise(signs))
    assert len(monthly_roots(flows)) <= changes


@given(st.lists(amounts, min_size=2, max_size=24), st.integers(0, 5))
def test_rates_do_not_depend_on_when_it_starts_or_what_money_is_counted_in(flows: list[float], wait: int) -> None:
    later = [0.0] * wait + [flow * 1000 for flow in flows]
    assert monthly_roots(later) == pytest.approx(monthly_roots(flows), rel=1e-6, abs=1e-6)
