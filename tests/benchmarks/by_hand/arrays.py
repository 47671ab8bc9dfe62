"""The few array idioms that the calculation by hand is written with; all arrays are (rows, months + 1)."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from bpo_case.engine.numeric import NONE

Array = NDArray[Any]
Adder = Callable[[Array], Array]
Lines = SimpleNamespace


def opened(x: Array, opening: Any = 0.0) -> Array:
    """Write the value of month 0 into an array that nobody else has yet."""
    x[:, :1] = opening
    return x


def ramp(month: Array, start: Array, months: Array) -> Array:
    """From 0 to 1 in even steps, the first of them in the month of the start."""
    return np.minimum(1, np.maximum(0, (month - (start - 1)) / months))


def presence(month: Array, column: Any) -> Array:
    """The ramp of what is built up from its first month and ends with its last; 0 in month 0."""
    built_up = ramp(month, column["first_month"], column["build_up_months"])
    return opened(built_up * (month <= column["last_month"]))


def linked_or(x: Array, at: Array, otherwise: Any) -> Array:
    """The rows that a link points to; where it is blank (−1), the row that is put behind the last one."""
    return np.vstack((x, np.broadcast_to(otherwise, (1, x.shape[1])))).take(at, 0)


def adder(owner: Array, count: int, width: int) -> Adder:
    """Make the function that sums rows up to their owners.

    For a handful of owners a product with a matrix of 0 and 1 is fastest; for more, BLAS would start threads.
    """
    if count <= 8:
        matrix = np.zeros((count, len(owner)))
        matrix[owner, np.arange(len(owner))] = 1
        return lambda x: matrix @ x
    bins = (owner[:, None] * width + np.arange(width)).ravel()
    return lambda x: np.bincount(bins, x.ravel(), count * width).astype(float, copy=False).reshape(count, width)


def earlier(x: Array) -> Array:
    """A month earlier; month 0 stays."""
    return np.concatenate((x[:, :1], x[:, :-1]), 1)


def ago(x: Array, months: Array) -> Array:
    """So many months ago, each row its own number: windows of the row with zeros in front of it."""
    rows, width = x.shape
    padded = np.zeros((rows, 2 * width))
    padded[:, width:] = x
    along, step = padded.strides
    windows = as_strided(padded, (rows, width + 1, width), (along, step, step))
    return windows[np.arange(rows), width - np.minimum(months[:, 0].astype(int), width)]


def of_year(prices: Array, contract_year: Array) -> Array:
    """The entry of each contract year; the last one given holds on."""
    given = np.count_nonzero(~np.isnan(prices), axis=1)[:, None]
    years = np.minimum(np.arange(contract_year[0, -1]), given - 1).astype(int)
    return np.take_along_axis(prices, years, 1).take(np.maximum(contract_year[0].astype(int) - 1, 0), 1)


def yearly_return(flows: Array) -> Array:
    """Newton's method from 0 for the monthly rate at which each row is worth nothing, at most twenty steps."""
    t = np.arange(flows.shape[1])
    worth_and_slope = np.stack((np.ones_like(t), -t), 1) * 1.0
    growth, settled = np.ones((len(flows), 1)), np.zeros((len(flows), 1), bool)
    with np.errstate(all="ignore"):
        for _ in range(20):
            sums = (flows * np.exp(-t * np.log(growth))) @ worth_and_slope
            step = sums[:, :1] / sums[:, 1:] * growth
            growth = np.where(settled, growth, growth - step)
            settled |= np.abs(step) <= 1e-7
        return np.where(settled & (growth > 0), growth**12 - 1, NONE)
