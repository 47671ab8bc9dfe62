"""Evaluating: every line for all rows and months at once; only lines that need their own past are walked.

A value is an array of shape (…, rows, months + 1), or (…, rows, 1) where it reads no month; leading dimensions
(trials of a simulation) broadcast.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bpo_case.engine.expression import Call, Linked, Own, Pointer, Previous, Read, Total, leaves
from bpo_case.engine.resolve import MONTH, Line, Model

Array = NDArray[Any]
Values = dict[str, Array]


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
    at, blank = np.maximum(positions, 0), positions < 0
    return (lambda a: _blanked(a.take(at, -2), blank)) if blank.any() else (lambda a: a.take(at, -2))


def _blanked(array: Array, blank: Array) -> Array:
    """Through a blank link nothing is read: 0, or no word."""
    array[..., blank, :] = array.dtype.type()
    return array


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


class _Source(NamedTuple):
    """Where an argument of a line is found: under ``key``, or made from ``read`` and then kept there."""

    key: Any
    read: Read


class _Step(NamedTuple):
    """A line with its sources, prepared once per model: what is looked up for every evaluation must be quick."""

    line: Line
    sources: tuple[_Source, ...]
    group: tuple[Line, ...]
    is_running_sum: bool
    is_walked: bool


@lru_cache(maxsize=8)
def _steps(model: Model) -> tuple[_Step, ...]:
    return tuple(_step(group, model) for group in model.groups)


def _step(group: tuple[Line, ...], model: Model) -> _Step:
    line = group[0]
    reads_itself = any(read.name == line.name for read in line.reads.values())
    running = len(group) == 1 and _is_running_sum(line)
    walked = len(group) > 1 or (reads_itself and not running)
    return _Step(line, tuple(_source(read, line, model) for read in line.reads.values()), group, running, walked)


def _source(read: Read, line: Line, model: Model) -> _Source:
    match read:
        case Own(name, table):
            return _Source(name if name in model or name == MONTH else (table, name), read)
        case Pointer(name, table):
            return _Source(("pointer", table, name), read)
        case Previous(name):
            return _Source(("previous", name), read)
        case Linked(name, table, link):
            return _Source((line.over, link, table, name), read)
        case Total(name, table, keys):
            return _Source((line.over, keys, table, name), read)
    raise NotImplementedError(f"{type(read).__name__} cannot be evaluated")


def evaluate(model: Model, data: Data, given: Mapping[str, Array] | None = None) -> Values:
    """Compute all lines; ``given`` lines are taken as they are instead of being calculated."""
    run = _Run(model, data, given or {})
    for step in _steps(model):
        if any(line.name not in run.store for line in step.group):
            run.calculate(step)
    return {name: run.store[name] for name in model.lines}


class _Run:
    """One evaluation. ``store`` has every line by its name, and under other keys what lines read from elsewhere."""

    def __init__(self, model: Model, data: Data, given: Mapping[str, Array]) -> None:
        self.model, self.data, self.width = model, data, data.months + 1
        views = {name: array.view() for name, array in given.items()}  # so that the caller's own stay as they are
        self.store: dict[Any, Array] = {**data.inputs, MONTH: data.month, **views}

    def calculate(self, step: _Step) -> None:
        if step.is_walked:
            group = tuple(line for line in step.group if line.name not in self.store)
            for line, value in zip(group, self.walked(group), strict=True):
                self.keep(line, value)
        elif step.is_running_sum:
            self.keep(step.line, self.running_sum(step))
        else:
            result = step.line.function(*self.arguments(step))
            self.keep(step.line, self.finished(step.line, result))

    def keep(self, line: Line, value: Array) -> None:
        """Values are shared between lines, so nobody may write into them."""
        value.flags.writeable = False
        self.store[line.name] = value

    def arguments(self, step: _Step) -> list[Array]:
        store = self.store
        found = []
        for source in step.sources:
            array = store.get(source.key)
            found.append(self.fetched(source, step.line) if array is None else array)
        return found

    def fetched(self, source: _Source, line: Line) -> Array:
        """Bring what is read from elsewhere to this line's rows and months, once for all lines that read it."""
        read = source.read
        gather = self.data.gatherer(read, line.over)
        array = self.plain(read)
        fetched = gather(array) if gather else _month_earlier(array)
        fetched.flags.writeable = False
        self.store[source.key] = fetched
        return fetched

    def plain(self, read: Read) -> Array:
        """The array that a leaf reads, as it stands in its own table."""
        found = self.store.get(read.name)
        return self.store[read.table, read.name] if found is None else found

    def finished(self, line: Line, result: Any) -> Array:
        """Bring a result to its full shape and set its opening value."""
        rows, width = self.data.count(line.over), 1 if line.one_value else self.width
        full = isinstance(result, np.ndarray) and result.shape[-2:] == (rows, width)
        if line.one_value or line.opening == "same":
            return result if full else np.broadcast_to(result, (*np.shape(result)[:-2], rows, width))
        opening = self.opening(line)
        if not (full and result.base is None and result.flags.writeable and np.ndim(opening) <= result.ndim):
            leading = np.broadcast_shapes(np.shape(result)[:-2], np.shape(opening)[:-2])
            result = np.array(np.broadcast_to(result, (*leading, rows, width)), float)
        result[..., :1] = opening
        return result  # type: ignore[no-any-return]

    def opening(self, line: Line) -> Array | float:
        if line.opening_read is not None:
            return self.plain(line.opening_read)[..., :1]
        return float(line.opening)

    def running_sum(self, step: _Step) -> Array:
        """The previous value plus a flow from outside: a cumulative sum from the opening value."""
        line = step.line
        outside = _Step(line, tuple(s for s in step.sources if s.read.name != line.name), step.group, True, False)
        arguments = iter(self.arguments(outside))
        values = [0.0 if read.name == line.name else next(arguments) for read in line.reads.values()]
        return np.cumsum(self.finished(line, line.function(*values) + 0.0), -1)

    def walked(self, group: tuple[Line, ...]) -> list[Array]:
        """Month by month, for lines that need each other's past."""
        inside = {line.name for line in group}
        outside = {
            (line.name, name): self.outside(read, line)
            for line in group for name, read in line.reads.items() if read.name not in inside
        }  # fmt: skip
        now = {line.name: self.of_rows(self.opening(line), line) for line in group}
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
                now[line.name] = self.of_rows(line.function(*arguments), line)
                history[line.name].append(now[line.name])
        return [np.concatenate(np.broadcast_arrays(*months), -1) for months in history.values()]

    def of_rows(self, value: Any, line: Line) -> Array:
        """Bring a month's value to all rows of its line, so that totals count every one of them."""
        return np.broadcast_to(value, (*np.shape(value)[:-2], self.data.count(line.over), 1))

    def outside(self, read: Read, line: Line) -> Array:
        source = _source(read, line, self.model)
        found = self.store.get(source.key)
        return self.fetched(source, line) if found is None else found


def _month_earlier(array: Array) -> Array:
    if array.shape[-1] == 1:
        return array.copy()
    return np.concatenate([array[..., :1], array[..., :-1]], -1)


def _of_month(array: Array, month: int) -> Array:
    return array[..., month : month + 1] if array.ndim and array.shape[-1] > 1 else array


def _is_running_sum(line: Line) -> bool:
    tree = line.expression
    if not (isinstance(tree, Call) and tree.operator == "+" and isinstance(tree.arguments[0], Previous)):
        return False
    mine = [leaf for leaf in leaves(tree) if isinstance(leaf, Read) and leaf.name == line.name]
    return len(mine) == 1 and tree.arguments[0] is mine[0]
