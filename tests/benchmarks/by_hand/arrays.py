"""The array idioms that the calculation by hand is written with; lines are (rows, months + 1), or (rows, 1)."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bpo_case.engine.data import Data

Array = NDArray[Any]
OnRows = Callable[[Array], Array]
Lines = SimpleNamespace

OWNERS = {"option": "options", "scope": "scope", "plan": "plan"}
"""The links that lines are summed up through, and the tables they lead to."""


class Links:
    """How the rows of a case belong together; made once per case, as the engine does, and not part of its timing.

    ``take[table, link]`` brings a line to the rows of ``table`` that link to it; ``total[table, link]`` sums a line of
    ``table`` up to the rows that it links to; ``team`` sums the staff of each programme's service and location.
    """

    def __init__(self, data: Data) -> None:
        width, links = data.months + 1, data.links
        self.take = {key: taker(at) for key, at in links.items()}
        self.total = {
            (table, link): adder(at, data.rows[OWNERS[link]], width)
            for (table, link), at in links.items() if link in OWNERS
        }  # fmt: skip
        team, of_staff = (np.stack([links[name, "scope"], links[name, "location"]]) for name in ("programmes", "staff"))
        self.team = group_adder(team, of_staff, width)


def taker(at: Array) -> OnRows:
    """Make the function that reads a line through a link; through a blank one (−1) it reads 0."""
    blank, at = at < 0, np.maximum(at, 0)
    any_blank = blank.any()

    def take(x: Array) -> Array:
        if not len(x):
            return np.zeros((len(at), x.shape[1]))
        taken = x.take(at, 0)
        if any_blank:
            taken[blank] = 0
        return taken

    return take


def adder(owner: Array, count: int, width: int) -> OnRows:
    """Make the function that sums rows up to their owners; a row without one (−1) is left out."""
    owned = owner >= 0
    all_owned = owned.all()
    bins = (owner[owned][:, None] * width + np.arange(width)).ravel()

    def add(x: Array) -> Array:
        sums = np.bincount(bins, (x if all_owned else x[owned]).ravel(), count * width)
        return sums.astype(float, copy=False).reshape(count, width)

    return add


def group_adder(target: Array, source: Array, width: int) -> OnRows:
    """Make the function that gives every target the sum of the source rows with the same two keys."""
    groups, number = np.unique(np.concatenate([target, source], 1), axis=1, return_inverse=True)
    of_target, of_source = np.split(number.ravel(), [target.shape[1]])
    add = adder(np.where((source >= 0).all(0), of_source, -1), groups.shape[1], width)
    return lambda x: add(x).take(of_target, 0)


def opened(x: Array, opening: Any = 0.0) -> Array:
    """Write the value of month 0 into a line that has just been calculated."""
    x[:, :1] = opening
    return x


def earlier(x: Array) -> Array:
    """A month earlier; month 0 stays."""
    return np.concatenate((x[:, :1], x[:, :-1]), 1)
