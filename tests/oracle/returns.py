"""Measures of a flow of cash: payback, internal and modified internal rate of return."""

from __future__ import annotations

from itertools import pairwise
from math import exp, expm1, log

from tests.oracle.rows import TOLERANCE, Series

NOISE = 1e-12  # flows this small beside the largest are what rounding leaves of an exact 0


def running_sum(flow: Series) -> Series:
    """Add up a flow to date, from month 0."""
    result = []
    so_far = 0.0
    for amount in flow:
        so_far += amount
        result.append(so_far)
    return result


def payback(flow: Series) -> float | None:
    """Give the months until the cumulative flow last comes back to at least 0; None when it ends below."""
    cumulative = running_sum(flow)
    if cumulative[-1] < -TOLERANCE:
        return None
    month: float = 0.0
    for t in range(1, len(cumulative)):
        if cumulative[t - 1] < -TOLERANCE <= cumulative[t]:
            month = t - cumulative[t] / (cumulative[t] - cumulative[t - 1])
    return month


def yearly_irr(flow: Series) -> list[float]:
    """Give (1 + m)^12 − 1 for every root m > −1 of Σ flow(t) ÷ (1 + m)^t, lowest first."""
    return [expm1(12 * root) for root in log_roots(flow)]


def mirr(flow: Series, yearly_rate: float) -> float | None:
    """Give the modified rate of return; None unless money goes out and comes in."""
    last = len(flow) - 1
    future_value_in = 0.0
    present_value_out = 0.0
    for t, amount in enumerate(flow):
        if amount > 0:
            future_value_in += amount * (1 + yearly_rate) ** ((last - t) / 12)
        if amount < 0:
            present_value_out -= amount * (1 + yearly_rate) ** (-t / 12)
    if future_value_in == 0 or present_value_out == 0:
        return None
    growth: float = (future_value_in / present_value_out) ** (12 / last)
    return growth - 1


def log_roots(flow: Series) -> list[float]:
    """Give u = log(1 + m) for every rate at which the flow is worth nothing."""
    largest = max(abs(amount) for amount in flow)
    flows = {t: amount / largest for t, amount in enumerate(flow) if abs(amount) > NOISE * largest}
    return zeros(flows)


def zeros(flows: dict[int, float]) -> list[float]:
    """Find every u at which Σ c(t) × exp(−t u) = 0, without missing one.

    The sum times exp(s u) has the same zeros, and its slope is the sum of c(t) × (s − t) × exp((s − t) u). With s
    between two months at which the sign of c changes, the slope's coefficients change sign once less. So the slope's
    own zeros are found first, the same way; between two of them the sum only rises or only falls, and has one zero
    or none.
    """
    months = sorted(flows)
    change = sign_change(flows, months)
    if change is None:
        return []
    slope = {t: c * (change - t) for t, c in flows.items()}
    steepest = max(abs(c) for c in slope.values())
    turning_points = zeros({t: c / steepest for t, c in slope.items()})

    # Beyond these the first, or the last, flow outweighs all others together.
    largest = max(abs(c) for c in flows.values())
    highest = log(2 + largest / abs(flows[months[0]]))
    lowest = -log(2 + largest / abs(flows[months[-1]]))
    fences = [lowest, *(u for u in turning_points if lowest < u < highest), highest]
    found = []
    for left, right in pairwise(fences):
        if (worth(flows, left) > 0) != (worth(flows, right) > 0):
            found.append(bisected(flows, left, right))
    return found


def sign_change(flows: dict[int, float], months: list[int]) -> float | None:
    """Give the middle of the first two months between which the flow changes sign."""
    for earlier, later in pairwise(months):
        if (flows[earlier] > 0) != (flows[later] > 0):
            return (earlier + later) / 2
    return None


def worth(flows: dict[int, float], u: float) -> float:
    """Give Σ c(t) × exp(−t u), seen from the month that weighs most so that nothing overflows."""
    seen_from = min(flows) if u > 0 else max(flows)
    return sum(c * exp(-u * (t - seen_from)) for t, c in flows.items())


def bisected(flows: dict[int, float], left: float, right: float) -> float:
    """Halve the interval in which the sign changes until it cannot be halved."""
    rises = worth(flows, right) > 0
    while True:
        middle = (left + right) / 2
        if middle in (left, right):
            return middle
        if (worth(flows, middle) > 0) == rises:
            right = middle
        else:
            left = middle
