"""Data: the inputs of a model as arrays, and how rows of one table are brought to the rows of another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bpo_case.engine.expression import Linked, Read, Total

Array = NDArray[Any]


class Groups(NamedTuple):
    """How rows are added up: the group of each source row (−1: none) and of each target row."""

    number: int
    of_source: Array
    of_target: Array


@dataclass(frozen=True)
class Data:
    """The inputs of a model: scalars (1, 1), columns per table (rows, 1), vectors (rows, n) padded with NaN.

    Words are text. ``links`` gives, per (table, link), the row that each row points to, −1 where it is blank.
    """

    months: int
    scalars: Mapping[str, Array]
    columns: Mapping[str, Mapping[str, Array]]
    links: Mapping[tuple[str, str], Array]
    rows: Mapping[str, int]
    _gatherers: dict[Any, Callable[[Array], Array]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def month(self) -> Array:
        """The months from signature to the end, (1, months + 1)."""
        return np.arange(self.months + 1, dtype=float)[None, :]

    @cached_property
    def inputs(self) -> Mapping[Any, Array]:
        """Every input under (table, name), and every link under ("pointer", table, name)."""
        scalars = {(None, name): array for name, array in self.scalars.items()}
        columns = {(table, name): array for table, named in self.columns.items() for name, array in named.items()}
        pointers = {("pointer", *key): positions[:, None] for key, positions in self.links.items()}
        return {**scalars, **columns, **pointers}

    def count(self, table: str | None) -> int:
        """Give the number of rows of a table; the whole case is one row."""
        return self.rows[table] if table else 1

    def groups(self, total: Total, target: str | None) -> Groups:
        """Tell which rows of the totalled table belong together, and which of these groups each target row has."""
        rows, count = self.count(target), self.count(total.table)
        if not total.keys:
            return Groups(1, np.zeros(count, int), np.zeros(rows, int))
        source = np.stack([self.links[total.table or "", link] for link, _ in total.keys], 1)
        own = np.stack([self.links[target or "", link] if link else np.arange(rows) for _, link in total.keys], 1)
        keys, number = np.unique(np.concatenate([own, source]), axis=0, return_inverse=True)
        of_source = np.where((source >= 0).all(1), number.ravel()[rows:], -1)
        return Groups(len(keys), of_source, number.ravel()[:rows])

    def belonging(self, total: Total, target: str | None, row: int) -> list[int]:
        """List the rows of the totalled table that belong to a row."""
        groups = self.groups(total, target)
        return [int(at) for at in np.flatnonzero(groups.of_source == groups.of_target[row])]

    def gatherer(self, read: Read, target: str | None) -> Callable[[Array], Array] | None:
        """Give the function that brings what is read to the rows of ``target``; None where the rows are the same."""
        match read:
            case Linked(_, table, link):
                key: Any = (target, link)
                make: Callable[[], Callable[[Array], Array]] = lambda: _picker(self.links[key], self.count(table))  # noqa: E731
            case Total(_, table, keys):
                key = (table, keys, target)
                make = lambda: _adder(self.groups(read, target), self.months + 1)  # noqa: E731
            case _:
                return None
        if key not in self._gatherers:
            self._gatherers[key] = make()
        return self._gatherers[key]


def _picker(positions: Array, count: int) -> Callable[[Array], Array]:
    if count == 0:
        return lambda a: np.zeros((*a.shape[:-2], len(positions), a.shape[-1]))
    at, blank = np.maximum(positions, 0), positions < 0
    return (lambda a: _blanked(a.take(at, -2), blank)) if blank.any() else (lambda a: a.take(at, -2))


def _blanked(array: Array, blank: Array) -> Array:
    """Through a blank link nothing is read: 0, or no word."""
    array[..., blank, :] = array.dtype.type()
    return array


def _adder(groups: Groups, width: int) -> Callable[[Array], Array]:
    """Add rows up into groups, and give every target row its group's sum.

    bincount adds 200 rows of 84 months in half the time of a product with a membership matrix, and without threads.
    """
    groups = _largest_first(groups)
    sums = _sums(groups, width)
    if len(groups.of_target) == groups.number and (groups.of_target == np.arange(groups.number)).all():
        return sums
    return lambda a: sums(a).take(groups.of_target, -2)


def _largest_first(groups: Groups) -> Groups:
    """Number groups by how many rows they have, so that those that have another one always come first."""
    order = np.argsort(-_sizes(groups), kind="stable")
    places = np.append(np.argsort(order), -1)  # of -1, too, which is no group
    return Groups(groups.number, places[groups.of_source], places[groups.of_target])


def _sizes(groups: Groups) -> Array:
    return np.bincount(groups.of_source[groups.of_source >= 0], minlength=groups.number)


def _sums(groups: Groups, width: int) -> Callable[[Array], Array]:
    if groups.number == 1 and (groups.of_source == 0).all():
        return lambda a: a.sum(-2, keepdims=True)
    belongs = np.flatnonzero(groups.of_source >= 0)
    complete = len(belongs) == len(groups.of_source)
    bins = {columns: _bins(groups.of_source[belongs], columns) for columns in (1, width)}
    of_trials = _sums_of_trials(groups)

    def add(array: Array) -> Array:
        if array.ndim > 2:
            return of_trials(array)
        columns = array.shape[-1]
        chosen = array if complete else array[belongs]
        sums = np.bincount(bins[columns], chosen.ravel(), groups.number * columns)
        return sums.reshape(groups.number, columns) if chosen.size else np.zeros((groups.number, columns))

    return add


def _bins(groups: Array, columns: int) -> Array:
    return (groups[:, None] * columns + np.arange(columns)).ravel()


def _sums_of_trials(groups: Groups) -> Callable[[Array], Array]:
    """Add the rows of many trials up: first one of every group, then another of those that have one.

    It takes a third of the time of a call for every group, and rounds as `bincount` does.
    """
    members = [np.flatnonzero(groups.of_source == number) for number in range(groups.number)]
    turns = [
        np.array([rows[turn] for rows in members if len(rows) > turn])
        for turn in range(max(map(len, members), default=0))
    ]

    def add(array: Array) -> Array:
        sums = np.zeros((*array.shape[:-2], groups.number, array.shape[-1]))
        for rows in turns:
            part = sums[..., : len(rows), :]
            part += array.take(rows, -2)
        return sums

    return add
