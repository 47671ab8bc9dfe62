"""Behind: which inputs a figure can depend on at all, through which lines, and in which rows of them.

The other way round from `reach`, which follows what moves forward.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bpo_case.engine.data import Data
from bpo_case.engine.expression import Linked, Pointer, Read, Total
from bpo_case.engine.reach import Input
from bpo_case.engine.resolve import MONTH, Line, Model, reads_of

Rows = NDArray[np.bool_]


def behind(model: Model, data: Data, line: str, rows: Rows) -> Mapping[Input, Rows]:
    """Give the rows of every input and line that the given rows of a line read, directly or through others.

    What a formula reads counts, whether or not its value has a say here. Lines stand under (None or table, name).
    """
    found: dict[Input, Rows] = {(model[line].over, line): rows.copy()}
    for group in reversed(model.groups):
        before = -1
        while before != (now := sum(int(found[key].sum()) for key in map(_key, group) if key in found)):
            before = now
            for each in group:
                _follow(model, each, data, found)
    return found


@cache
def reads(model: Model) -> Mapping[str, tuple[Read, ...]]:
    """Give what each line reads, its opening included, but for links and the month, which nobody varies."""
    return {
        line.name: tuple(read for read in reads_of(line) if not isinstance(read, Pointer) and read.name != MONTH)
        for line in model
    }


@cache
def readers(model: Model, one: Input) -> tuple[Line, ...]:
    """Give the lines that read an input."""
    return tuple(line for line in model if any(one == (read.table, read.name) for read in reads(model)[line.name]))


@cache
def dependents(model: Model, one: Input) -> frozenset[str]:
    """Name the lines that depend on an input, directly or through others."""
    found = {line.name for line in readers(model, one)}
    for group in model.groups:
        if any(line.name in found or any(read.name in found for read in reads(model)[line.name]) for line in group):
            found.update(line.name for line in group)
    return frozenset(found)


def _key(line: Line) -> Input:
    return line.over, line.name


def _follow(model: Model, line: Line, data: Data, found: dict[Input, Rows]) -> None:
    """Mark what the rows of a line that are marked read."""
    marked = found.get(_key(line))
    if marked is None or not marked.any():
        return
    for read in reads(model)[line.name]:
        there = found.setdefault((read.table, read.name), np.zeros(data.count(read.table), bool))
        there |= _rows_read(read, line, data, marked)


def _rows_read(read: Read, line: Line, data: Data, marked: Rows) -> Rows:
    """Give the rows that a leaf reads for the rows of its line that are marked."""
    there = np.zeros(data.count(read.table), bool)
    match read:
        case Linked(_, _, link):
            at = data.links[line.over or "", link][marked]
            there[at[at >= 0]] = True
            return there
        case Total():
            groups = data.groups(read, line.over)
            return np.isin(groups.of_source, groups.of_target[marked])
    return marked if read.table == line.over else np.ones_like(there)
