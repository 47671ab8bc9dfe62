"""The distributions of uncertain inputs: what their parameters mean, and the value that a share of all draws is below.

Each is a row of the table at the end. Quantiles come from scipy's special functions, or in closed form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bpo_case.case.assessment import Distribution, Uncertainty
from bpo_case.text import translate

Array = NDArray[np.float64]
Parameters = Sequence[float]

TAIL = 0.05
"""Low and high of a distribution without bounds: so much lies below the one, and above the other."""
PEAK = 4.0
"""How much the likely value counts in a PERT distribution against the low and the high one."""


class Shape(NamedTuple):
    """A distribution: why its parameters cannot be (blank: they can), its quantiles, mean, and low and high."""

    refusal: Callable[[Parameters], str]
    quantile: Callable[[Array, Parameters], Array]
    mean: Callable[[Parameters], float]
    low_high: Callable[[Parameters], tuple[float, float]]


def refusal(uncertain: Uncertainty) -> str:
    """Say why an uncertain input cannot be drawn; blank where it can."""
    return SHAPES[uncertain.distribution].refusal(uncertain.parameters)


def draws(uncertain: Uncertainty, shares: Array) -> Array:
    """Give the values that so many of all draws are below; shares lie between 0 and 1."""
    return SHAPES[uncertain.distribution].quantile(shares, uncertain.parameters)


def low_high(uncertain: Uncertainty) -> tuple[float, float]:
    """Give the bounds of a distribution; where it has none, the values that 5 % of the draws are below and above."""
    return SHAPES[uncertain.distribution].low_high(uncertain.parameters)


def mean_of(uncertain: Uncertainty) -> float:
    """Give the mean of a distribution."""
    return SHAPES[uncertain.distribution].mean(uncertain.parameters)


def with_mean(low: float, likely: float, high: float) -> float:
    """Give the mean of a triangular distribution."""
    return (low + likely + high) / 3


# ---------------------------------------------------------------- parameters


def _three(given: Parameters) -> str:
    if len(given) != 3:
        return translate("needs three parameters, low, likely and high; it has {count}").format(count=len(given))
    if not given[0] <= given[1] <= given[2]:
        return translate("low, likely and high must rise; put them in order")
    return ""


def _two(given: Parameters) -> str:
    if len(given) != 2:
        return translate("needs two parameters, low and high; it has {count}").format(count=len(given))
    return translate("the low value is above the high one; exchange them") if given[0] > given[1] else ""


def _spread(given: Parameters) -> str:
    if len(given) != 2:
        return translate("needs two parameters, mean and standard deviation; it has {count}").format(count=len(given))
    return translate("the standard deviation is negative; write it without the sign") if given[1] < 0 else ""


def _positive_spread(given: Parameters) -> str:
    wrong = _spread(given)
    if not wrong and given[0] <= 0:
        return translate("the mean of a lognormal distribution must be above 0; choose normal instead")
    return wrong


def _weighted(given: Parameters) -> str:
    if not given or len(given) % 2:
        return translate("needs values and then as many weights; it has {count} numbers").format(count=len(given))
    weights = given[len(given) // 2 :]
    if min(weights) < 0 or sum(weights) <= 0:
        return translate("the weights, which are the second half of the numbers, must not be negative or all 0")
    return ""


# ---------------------------------------------------------------- quantiles


def _triangular(shares: Array, given: Parameters) -> Array:
    low, likely, high = given
    rising = low + np.sqrt(shares * (high - low) * (likely - low))
    falling = high - np.sqrt((1 - shares) * (high - low) * (high - likely))
    return np.where(shares * (high - low) < likely - low, rising, falling)


def _pert(shares: Array, given: Parameters) -> Array:
    low, likely, high = given
    if low == high:
        return np.full_like(shares, low)
    from scipy.special import betaincinv

    up, down = (1 + PEAK * side / (high - low) for side in (likely - low, high - likely))
    drawn: Array = low + (high - low) * betaincinv(up, down, shares)
    return drawn


def _normal(shares: Array, given: Parameters) -> Array:
    from scipy.special import ndtri

    drawn: Array = given[0] + given[1] * ndtri(shares)
    return drawn


def _lognormal(shares: Array, given: Parameters) -> Array:
    """The parameters are mean and deviation of the value itself, not of its logarithm."""
    variance = np.log1p((given[1] / given[0]) ** 2)
    return np.exp(_normal(shares, (np.log(given[0]) - variance / 2, np.sqrt(variance))))


def _uniform(shares: Array, given: Parameters) -> Array:
    return given[0] + (given[1] - given[0]) * shares


def _discrete(shares: Array, given: Parameters) -> Array:
    """Values in rising order, so that a rank correlation means what it says."""
    values, weights = np.reshape(given, (2, -1))
    order = np.argsort(values)
    reached = np.cumsum(weights[order]) / weights.sum()
    return values[order][np.minimum(np.searchsorted(reached, shares, side="right"), len(values) - 1)]


# ---------------------------------------------------------------- means, low and high


def _mean_of_weighted(given: Parameters) -> float:
    values, weights = np.reshape(given, (2, -1))
    return float(values @ weights / weights.sum())


def _range_of_weighted(given: Parameters) -> tuple[float, float]:
    values, weights = np.reshape(given, (2, -1))
    possible = values[weights > 0]
    return float(possible.min()), float(possible.max())


def _tails(quantile: Callable[[Array, Parameters], Array]) -> Callable[[Parameters], tuple[float, float]]:
    def low_high(given: Parameters) -> tuple[float, float]:
        low, high = quantile(np.array([TAIL, 1 - TAIL]), given)
        return float(low), float(high)

    return low_high


def _ends(given: Parameters) -> tuple[float, float]:
    return float(given[0]), float(given[-1])


SHAPES: Mapping[Distribution, Shape] = {
    "triangular": Shape(_three, _triangular, lambda given: with_mean(*given), _ends),
    "PERT": Shape(_three, _pert, lambda given: (given[0] + PEAK * given[1] + given[2]) / (PEAK + 2), _ends),
    "normal": Shape(_spread, _normal, lambda given: given[0], _tails(_normal)),
    "lognormal": Shape(_positive_spread, _lognormal, lambda given: given[0], _tails(_lognormal)),
    "uniform": Shape(_two, _uniform, lambda given: (given[0] + given[1]) / 2, _ends),
    "discrete": Shape(_weighted, _discrete, _mean_of_weighted, _range_of_weighted),
}
