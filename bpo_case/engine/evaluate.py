"""Evaluating: every line for all rows and months at once; only lines that need their own past are walked.

A value is an array of shape (…, rows, months + 1), or (…, rows, 1) where it reads no month; leading dimensions
(trials of a simulation) broadcast.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bpo_case.engine.expression import Call, Linked, Own, Pointer, Previous, Read, Total
from bpo_case.engine.resolve import MONTH, Line, Model

Array = NDArray[Any]
Values = dict[str, Array]


@dataclass(frozen=True)
class Data:
    """The inputs of a model: scalars (1, 1), columns per table (rows, 1), vectors (rows, n) padded with NaN, words as text.

    ``links`` gives, per (table, link), the row that each row points to, −1 where it is blank.
    """

    months: int
    scalars: Mapping[str, Array]
    columns: Mapping[str, Mapping[str, Array]]
    links: Mapping[tuple[str, str], Array]
    rows: Mapping[str, int]
    _gatherers: dict[Any, Callable[[Array], Array]] = field(default_factory=dict, repr=False, compare=False)

    def count(self, table: str | None) -> int:
        """Give the number of rows of a table; the whole case is one row."""
        return self.rows[table] if table else 1

    def membership(self, total: Total, target: str | None) -> Array:
        """Tell which rows of the totalled table belong to which row: a matrix of 0 and 1 (target rows, source rows)."""
        belongs = np.full((self.count(target), self.count(total.table)), True)
        for source_link, target_link in total.keys:
            source = self.links[total.table or "", source_link]
            own = self.links[target or "", target_link] if target_link else np.arange(self.count(target))
            belongs = belongs & (source[None, :] == own[:, None]) & (source >= 0)[None, :]
        return belongs.astype(float)

    def gatherer(self, read: Read, target: str | None) -> Callable[[Array], Array] | None:
        """Give the function that brings what is read to the rows of ``target``; None where the rows are the same."""
        match read:
            case Linked(_, table, link):
                key: Any = (target, link)
                make: Callable[[], Callable[[Array], Array]] = lambda: _picker(self.links[key], self.count(table))  # noqa: E731
            case Total(_, table, keys):
                key = (table, keys, target)
                make = lambda: _adder(self.membership(read, target))  # noqa: E731
            case _:
                return None
        if key not in self._gatherers:
            self._gatherers[key] = make()
        return self._gatherers[key]


def _picker(positions: Array, count: int) -> Callable[[Array], Array]:
    if count == 0:
        return lambda a: np.zeros((*a.shape[:-2], len(positions), a.shape[-1]))
    at = np.maximum(positions, 0)
    return lambda a: a.take(at, -2)


def _adder(membership: Array) -> Callable[[Array], Array]:
    rows, count = membership.shape
    if rows == 1 and membership.all():
        return lambda a: a.sum(-2, keepdims=True)
    owner = membership.argmax(0) if rows else np.zeros(count, int)
    in_order = rows > 0 and bool((membership.sum(0) == 1).all() and (np.diff(owner) >= 0).all())
    if in_order and len(np.unique(owner)) == rows:
        starts = np.searchsorted(owner, np.arange(rows))
        return lambda a: np.add.reduceat(a, starts, -2)
    return lambda a: membership @ a


def evaluate(model: Model, data: Data, given: Mapping[str, Array] | None = None) -> Values:
    """Compute all lines; ``given`` lines are taken as they are instead of being calculated."""
    run = _Run(model, data, dict(given or {}))
    for group in model.groups:
        run.calculate(group)
    return run.values


class _Run:
    def __init__(self, model: Model, data: Data, given: Values) -> None:
        self.model, self.data, self.width = model, data, data.months + 1
        self.values: Values = given
        self.gathered: dict[tuple[Any, ...], Array] = {}
        self.month = np.arange(self.width, dtype=float)[None, :]

    def calculate(self, group: tuple[Line, ...]) -> None:
        line = group[0]
        if all(member.name in self.values for member in group):
            return
        if len(group) > 1 or any(read.name == line.name for read in line.reads.values()):
            if len(group) == 1 and _is_running_sum(line):
                self.keep(line, self.running_sum(line))
            else:
                self.values.update(self.walked(group))
            return
        arguments = [self.read(read, line) for read in line.reads.values()]
        self.keep(line, self.finished(line, line.function(*arguments)))

    def keep(self, line: Line, value: Array) -> None:
        """Values are shared between lines, so nobody may write into them."""
        value.flags.writeable = False
        self.values[line.name] = value

    def source(self, read: Read) -> Array:
        if isinstance(read, Pointer):
            return self.data.links[read.table or "", read.name][:, None]
        if read.name in self.values:
            return self.values[read.name]
        if read.name == MONTH:
            return self.month
        return self.data.columns[read.table][read.name] if read.table else self.data.scalars[read.name]

    def read(self, read: Read, line: Line) -> Array:
        if isinstance(read, Own | Pointer):
            return self.source(read)
        key = (type(read), read.name, getattr(read, "link", None), getattr(read, "keys", None), line.over)
        if key not in self.gathered:
            gather = self.data.gatherer(read, line.over)
            array = self.source(read)
            gathered = gather(array) if gather else _month_earlier(array)
            gathered.flags.writeable = False
            self.gathered[key] = gathered
        return self.gathered[key]

    def opening(self, line: Line) -> Array | float:
        if line.opening_read is not None:
            return self.source(line.opening_read)[..., :1]
        return float(line.opening)

    def finished(self, line: Line, result: Any) -> Array:
        """Bring a result to its full shape and set its opening value."""
        rows = self.data.count(line.over)
        shape = (*np.shape(result)[:-2], rows, 1 if line.one_value else self.width)
        if line.one_value or line.opening == "same":
            return result if np.shape(result) == shape else np.broadcast_to(result, shape)
        opening = self.opening(line)
        shape = (*np.broadcast_shapes(shape[:-2], np.shape(opening)[:-2]), *shape[-2:])
        if not _is_own(result, shape):
            result = np.array(np.broadcast_to(result, shape), float)
        result[..., :1] = opening
        return result  # type: ignore[no-any-return]

    def running_sum(self, line: Line) -> Array:
        """The previous value plus a flow from outside: a cumulative sum from the opening value."""
        arguments = [0.0 if read.name == line.name else self.read(read, line) for read in line.reads.values()]
        flow = self.finished(line, line.function(*arguments) + 0.0)
        return np.cumsum(flow, -1)

    def walked(self, group: tuple[Line, ...]) -> Values:
        """Month by month, for lines that need each other's past."""
        inside = {line.name for line in group}
        outside = {
            (line.name, name): self.read(read, line)
            for line in group for name, read in line.reads.items() if read.name not in inside
        }  # fmt: skip
        now = {line.name: np.broadcast_to(self.opening(line), (self.data.count(line.over), 1)) for line in group}
        history = {name: [value] for name, value in now.items()}
        for month in range(1, self.width):
            before, now = now, {}
            for line in group:
                arguments = []
                for name, read in line.reads.items():
                    if read.name in inside:
                        value = (before if isinstance(read, Previous) else now)[read.name]
                        gather = self.data.gatherer(read, line.over)
                        arguments.append(gather(value) if gather else value)
                    else:
                        arguments.append(_of_month(outside[line.name, name], month))
                now[line.name] = line.function(*arguments)
                history[line.name].append(now[line.name])
        return {name: np.concatenate(np.broadcast_arrays(*months), -1) for name, months in history.items()}


def _month_earlier(array: Array) -> Array:
    if array.shape[-1] == 1:
        return array
    return np.concatenate([array[..., :1], array[..., :-1]], -1)


def _of_month(array: Array, month: int) -> Array:
    return array[..., month : month + 1] if array.ndim and array.shape[-1] > 1 else array


def _is_own(result: Any, shape: tuple[int, ...]) -> bool:
    """Whether an array was made by the line itself, so that its opening can be written into it."""
    return isinstance(result, np.ndarray) and result.shape == shape and result.base is None and result.flags.writeable


def _is_running_sum(line: Line) -> bool:
    tree = line.expression
    mine = [read for read in line.reads.values() if read.name == line.name]
    return (
        isinstance(tree, Call) and tree.operator == "+" and len(mine) == 1
        and isinstance(tree.arguments[0], Previous) and tree.arguments[0] is mine[0]
    )  # fmt: skip
