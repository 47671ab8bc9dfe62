"""How the operators compute with numpy, in the semantics that they share with Excel and LibreOffice.

Arrays have the shape (…, rows, months + 1); a value that reads no month has one column.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Array = NDArray[Any]

PRECISION = 1e-9
"""Two numbers nearer than this are the same: spreadsheets snap near-integers and near-zeros, numpy does not."""

NONE = float("nan")
"""The answer "there is none", as for a payback that never comes; Excel shows the word."""


def at_least(a: Any, b: Any) -> Any:
    """Tell whether a is b or more."""
    return a >= b - PRECISION


def above(a: Any, b: Any) -> Any:
    """Tell whether a is more than b."""
    return a > b + PRECISION


def at_most(a: Any, b: Any) -> Any:
    """Tell whether a is b or less."""
    return a <= b + PRECISION


def below(a: Any, b: Any) -> Any:
    """Tell whether a is less than b."""
    return a < b - PRECISION


def given(positions: Array) -> Any:
    """Tell whether a link points to a row; −1 is blank."""
    return positions >= 0


def where(condition: Any, yes: Any, no: Any) -> Any:
    """One of two values; a finite value or nothing is a product, three times as fast (+ 0.0 turns −0 into 0)."""
    if isinstance(no, int | float) and no == 0 and np.isfinite(yes).all():
        return condition * yes + 0.0
    return np.where(condition, yes, no)


def whole(x: Any) -> Any:
    """The whole number below or at x."""
    return np.floor(x + PRECISION)


def remainder(a: Any, b: Any) -> Any:
    """What is left of a after as many whole b as it holds; it has the sign of b."""
    return a - b * np.floor(a / b + PRECISION)


def ratio(a: Any, b: Any) -> Any:
    """A divided by b; 0 where b is 0."""
    shape = np.broadcast_shapes(np.shape(a), np.shape(b))
    return np.divide(a, b, out=np.zeros(shape), where=np.not_equal(b, 0))


def average(*values: Any) -> Any:
    """The mean of the arguments."""
    return sum(values) / len(values)


def pick(vector: Array, position: Any) -> Any:
    """The entry of each row's vector at a position that counts from 1 and is the same for all rows."""
    at = np.asarray(position).astype(int) - 1
    return vector[..., at.ravel()] if at.size == at.shape[-1] else _taken(vector, at)


def latest(vector: Array, position: Any) -> Any:
    """The entry at a position, or the last one given when there are fewer; entries not given are NaN."""
    last = np.count_nonzero(~np.isnan(vector), axis=-1, keepdims=True)
    at = np.asarray(position).astype(int)
    if at.size > at.shape[-1]:  # rows, or trials, differ
        return _taken(vector, np.clip(np.minimum(at, last) - 1, 0, None))
    entries = np.arange(max(1, at.max(initial=1)))  # one look per entry, spread over the months afterwards
    return _taken(vector, np.clip(np.minimum(entries, last - 1), 0, None))[..., np.maximum(at.ravel() - 1, 0)]


def _taken(values: Array, at: Array) -> Array:
    """The entries at positions along the last axis, for whatever rows and trials either of them has."""
    leading = np.broadcast_shapes(values.shape[:-1], at.shape[:-1])
    values, at = (np.broadcast_to(a, (*leading, a.shape[-1])) for a in (values, at))
    return np.take_along_axis(values, at, -1)


def mean_of(vector: Array) -> Any:
    """The mean of each row's list of numbers."""
    return vector.mean(-1, keepdims=True)


def choose(members: tuple[str, ...], switch: Array, *values: Any) -> Any:
    """One value per member of an enumeration, row by row."""
    rows = np.asarray(switch)[..., 0]
    if rows.size == 1:
        return values[members.index(str(rows.ravel()[0]))]
    shape = np.broadcast_shapes(switch.shape, *(np.shape(value) for value in values))
    result = np.zeros(shape)
    for member, value in zip(members, values, strict=True):
        at = np.nonzero(rows == member)[0]
        one_for_all = np.ndim(value) < 2 or value.shape[-2] == 1
        if at.size:
            result[..., at, :] = value if one_for_all else value[..., at, :]
    return result


def ago(x: Array, months: Any) -> Any:
    """The value that many whole months earlier; 0 before month 0."""
    n = np.asarray(np.round(months)).astype(int)
    width = x.shape[-1]
    if n.size == 1:
        lag = int(n.ravel()[0])
        shifted = np.zeros_like(x)
        shifted[..., lag:] = x[..., : max(0, width - lag)]
        return shifted
    if n.size > n.shape[-2]:  # trials, or months, differ
        at = np.arange(width) - n
        return np.where(at >= 0, _taken(x, np.clip(at, 0, None)), 0.0)
    rows = max(x.shape[-2], n.size)
    padded = np.zeros((*x.shape[:-2], rows, 2 * width))
    padded[..., width:] = x
    start = width - np.minimum(n.ravel(), width)
    return sliding_window_view(padded, width, -1)[..., np.arange(rows), start, :]


@lru_cache(maxsize=256)
def _window(width: int, months: int) -> Array:
    """A band matrix: column t sums the last ``months`` entries up to t."""
    age = np.arange(width)[None, :] - np.arange(width)[:, None]
    return ((age >= 0) & (age < months)).astype(float)


def recent(x: Array, months: Any) -> Any:
    """The sum of the last so many whole months, this one included.

    Differences of running sums would lose digits, so each distinct number of months has its own window.
    """
    n = np.asarray(np.round(months)).astype(int)
    if n.size == 1:
        return x @ _window(x.shape[-1], int(n.ravel()[0]))
    if n.size > n.shape[-2]:  # trials, or months, differ
        return sum((n == length) * (x @ _window(x.shape[-1], int(length))) for length in np.unique(n))
    x, lengths = np.broadcast_to(x, np.broadcast_shapes(x.shape, n.shape)), n.ravel()
    result = np.zeros(x.shape)
    anything = np.logical_or.reduce(x != 0, axis=(*range(x.ndim - 2), x.ndim - 1))
    for length in np.unique(lengths[anything]):
        at = np.nonzero((lengths == length) & anything)[0]
        result[..., at, :] = x[..., at, :] @ _window(x.shape[-1], int(length))
    return result


def over_term(x: Array) -> Any:
    """The sum of all months, month 0 included."""
    return x.sum(-1, keepdims=True)


def over_last(x: Array, months: Any) -> Any:
    """The sum of the last so many months of the case."""
    n = np.asarray(months)
    if n.size == 1:
        return x[..., max(0, x.shape[-1] - round(float(n.ravel()[0]))) :].sum(-1, keepdims=True)
    return (x * (np.arange(x.shape[-1]) > x.shape[-1] - 1 - np.round(n))).sum(-1, keepdims=True)


def highest(x: Array) -> Any:
    """The highest value of a row."""
    return x.max(-1, keepdims=True)


def lowest(x: Array) -> Any:
    """The lowest value of a row."""
    return x.min(-1, keepdims=True)


def final(x: Array) -> Any:
    """The value of the last month."""
    return x[..., -1:]


def at_signature(x: Array) -> Any:
    """The value of month 0."""
    return x[..., :1]


def month_of_lowest(x: Array) -> Any:
    """The first month with the lowest value of a row."""
    return np.argmin(x, -1)[..., None].astype(float)


def irr(flows: Array) -> Any:
    """The monthly rate at which the flows are worth nothing, as a yearly rate: Newton's method from 0, as IRR(row, 0).

    NONE where twenty steps do not settle, as spreadsheets say.
    """
    t = np.arange(flows.shape[-1])
    rate, settled = np.zeros(flows.shape[:-1]), np.zeros(flows.shape[:-1], bool)
    searching = flows.any(-1)
    with np.errstate(all="ignore"):
        for _ in range(20):
            factors = np.ones(flows.shape)
            factors[..., 1:] = 1 / (1 + rate[..., None])
            discounted = flows * np.cumprod(factors, -1)
            step = discounted.sum(-1) * (1 + rate) / (t * discounted).sum(-1)
            rate = np.where(searching, rate + step, rate)
            settled |= searching & (np.abs(step) <= 1e-7)
            searching &= np.isfinite(step) & ~settled
            if not searching.any():
                break
        yearly = np.where(settled & (rate > -1), (1 + rate) ** 12 - 1, NONE)
    return yearly[..., None]
