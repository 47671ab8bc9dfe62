"""All internal rates of return of a row of monthly cash flows: none, one or several."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MEANINGLESS_BELOW = -0.5
"""Roots below −50 % a month are mathematics without economic meaning; they are flagged."""

NOISE = 1e-12
"""Flows this small beside the largest are what rounding leaves of an exact 0."""

STEP = 0.002
"""Between values of ln(1 + monthly rate) at which the present value is looked at."""

SEARCH_STEPS = 60
"""Thirds that narrow a turning point between grid points down to the last bits."""


def monthly_roots(flows: Sequence[float] | NDArray[np.float64]) -> list[float]:
    """Find every monthly rate m > −1 at which the flows (month 0 first) are worth nothing, smallest first.

    Each sign change on a grid is closed in by bisection to the last bit; so are the two roots that a turning point
    between grid points can hide.

    >>> [round(m, 4) for m in monthly_roots([-100, 100, 0, -7])]
    [-0.6789, -0.0833]
    """
    cash = _without_noise(np.asarray(flows, float))
    if not cash.any():
        return []
    grid = _grid(cash)
    logs = np.sort(np.concatenate([grid, _turning_points(cash, grid)]))
    sign = np.sign(_present_value(cash, logs))
    roots = {float(logs[at]) for at in np.nonzero(sign == 0)[0]}
    for at in np.nonzero(sign[:-1] * sign[1:] < 0)[0]:
        roots.add(_bisected(cash, float(logs[at]), float(logs[at + 1])))
    return [float(np.expm1(root)) for root in sorted(roots)]


def yearly_roots(flows: Sequence[float] | NDArray[np.float64]) -> list[float]:
    """Find every internal rate of return as a yearly rate, (1 + m)^12 − 1 for each monthly root m."""
    return [float((1 + root) ** 12 - 1) for root in monthly_roots(flows)]


def has_meaning(yearly: float) -> bool:
    """Tell whether a yearly rate of return has an economic meaning: it is not below −50 % a month."""
    return yearly >= (1 + MEANINGLESS_BELOW) ** 12 - 1


def _without_noise(cash: NDArray[np.float64]) -> NDArray[np.float64]:
    """Drop what rounding left, and the months before the first flow and after the last: they change no root."""
    kept = np.where(np.abs(cash) > NOISE * np.abs(cash).max(initial=0.0), cash, 0.0)
    at = np.flatnonzero(kept)
    return kept[at[0] : at[-1] + 1] if at.size else kept


def _present_value(cash: NDArray[np.float64], logs: NDArray[np.float64]) -> NDArray[np.float64]:
    """The worth at each ln(1 + m), scaled by the largest term so that nothing overflows; only the sign matters."""
    months = np.arange(cash.size)
    exponents = -logs[:, None] * months
    scaled: NDArray[np.float64] = (cash * np.exp(exponents - exponents.max(1, keepdims=True))).sum(1)
    return scaled


def _grid(cash: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values of ln(1 + m) that have all roots between them: outside, the first or last flow outweighs all others."""
    largest = np.abs(cash).max()
    low, high = -np.log(2 + largest / abs(cash[-1])), np.log(2 + largest / abs(cash[0]))
    return np.linspace(low, high, int((high - low) / STEP) + 2)


def _turning_points(cash: NDArray[np.float64], grid: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where the worth comes nearest to zero without crossing it on the grid."""
    worth = _present_value(cash, grid)
    nearness, same = np.abs(worth), np.sign(worth)
    lower = (nearness[1:-1] <= nearness[:-2]) & (nearness[1:-1] <= nearness[2:])
    at = 1 + np.nonzero(lower & (same[:-2] == same[1:-1]) & (same[2:] == same[1:-1]))[0]
    low, high = grid[at - 1], grid[at + 1]
    for _ in range(SEARCH_STEPS):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        nearer_left = same[at] * _present_value(cash, left) < same[at] * _present_value(cash, right)
        low, high = np.where(nearer_left, low, left), np.where(nearer_left, right, high)
    return (low + high) / 2


def _bisected(cash: NDArray[np.float64], low: float, high: float) -> float:
    below = np.sign(_present_value(cash, np.array([low])))[0]
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        sign = np.sign(_present_value(cash, np.array([middle])))[0]
        if sign == 0:
            return middle
        low, high = (middle, high) if sign == below else (low, middle)
