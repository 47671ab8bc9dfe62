"""Distributions against scipy's, their means and variances, and what parameters cannot be."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from bpo_case.analysis.simulation.distributions import draws, low_high, mean_of, refusal
from bpo_case.case.make import new_row

SHARES = np.linspace(0.0005, 0.9995, 2_001)


def uncertain(distribution, *parameters):
    return new_row(
        "uncertainty", name="x", path="settings/tax_rate", distribution=distribution, parameters=parameters
    )  # fmt: skip


def pert(low, likely, high):
    up, down = 1 + 4 * (likely - low) / (high - low), 1 + 4 * (high - likely) / (high - low)
    return stats.beta(up, down, low, high - low)


def lognormal(mean, deviation):
    variance = np.log(1 + (deviation / mean) ** 2)
    return stats.lognorm(np.sqrt(variance), scale=mean / np.exp(variance / 2))


AGAINST = [
    (uncertain("triangular", 2, 3, 7), stats.triang(0.2, 2, 5)),
    (uncertain("triangular", -4, -4, 1), stats.triang(0, -4, 5)),
    (uncertain("triangular", 1, 6, 6), stats.triang(1, 1, 5)),
    (uncertain("PERT", 2, 3, 7), pert(2, 3, 7)),
    (uncertain("PERT", 0, 10, 10), pert(0, 10, 10)),
    (uncertain("normal", 5, 2), stats.norm(5, 2)),
    (uncertain("lognormal", 0.235, 0.012), lognormal(0.235, 0.012)),
    (uncertain("uniform", -1, 3), stats.uniform(-1, 4)),
]


@pytest.mark.parametrize(("row", "theirs"), AGAINST, ids=lambda each: getattr(each, "distribution", ""))
def test_quantiles_and_means_are_those_of_scipy(row, theirs):
    np.testing.assert_allclose(draws(row, SHARES), theirs.ppf(SHARES), rtol=1e-9, atol=1e-9)
    assert mean_of(row) == pytest.approx(theirs.mean(), rel=1e-12)


def test_a_lognormal_has_the_mean_and_deviation_given():
    theirs = lognormal(0.235, 0.012)
    assert (theirs.mean(), theirs.std()) == pytest.approx((0.235, 0.012), rel=1e-12)


def test_a_discrete_distribution_takes_its_values_by_weight_in_rising_order():
    row = uncertain("discrete", 7, 1, 3, 1, 2, 1)
    assert draws(row, np.array([0.1, 0.49, 0.51, 0.74, 0.76, 0.999])).tolist() == [1, 1, 3, 3, 7, 7]
    assert mean_of(row) == pytest.approx((7 + 2 * 1 + 3) / 4)
    assert low_high(row) == (1, 7)


@pytest.mark.parametrize("distribution", ["triangular", "PERT"])
def test_without_a_spread_every_draw_is_the_value(distribution):
    assert set(draws(uncertain(distribution, 4, 4, 4), SHARES)) == {4.0}


def test_low_and_high_are_the_bounds_or_what_a_twentieth_lies_beyond():
    assert low_high(uncertain("PERT", 2, 3, 7)) == (2, 7)
    assert low_high(uncertain("normal", 5, 2)) == pytest.approx(stats.norm(5, 2).ppf([0.05, 0.95]))


@pytest.mark.parametrize(
    ("distribution", "parameters", "words"),
    [
        ("triangular", (1, 2), "needs three parameters"),
        ("triangular", (5, 2, 3), "must rise"),
        ("PERT", (1, 9, 3), "must rise"),
        ("uniform", (3, 1), "above the high one"),
        ("uniform", (3,), "needs two parameters"),
        ("normal", (3,), "mean and standard deviation"),
        ("normal", (3, -1), "is negative"),
        ("lognormal", (0, 1), "must be above 0"),
        ("discrete", (1, 2, 3), "as many weights"),
        ("discrete", (1, 2, 0, 0), "must not be negative or all 0"),
        ("discrete", (), "as many weights"),
    ],
)
def test_parameters_that_cannot_be_are_refused_in_a_sentence(distribution, parameters, words):
    assert words in refusal(uncertain(distribution, *parameters))


@pytest.mark.parametrize(("row", "_"), AGAINST, ids=lambda each: getattr(each, "distribution", ""))
def test_parameters_that_can_be_are_not_refused(row, _):
    assert refusal(row) == ""
