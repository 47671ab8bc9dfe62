"""Evaluating: every line for all rows and months at once; only lines that need their own past are walked.

A value is an array of shape (…, rows, months + 1), or (…, rows, 1) where it reads no month; leading dimensions
(trials of a simulation) broadcast.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bpo_case.engine.computation import computation
from bpo_case.engine.expression import (
    Call,
    Expression,
    Linked,
    Number,
    Own,
    Pointer,
    Previous,
    Read,
    Total,
    leaves,
    parts,
)
from bpo_case.engine.resolve import MONTH, Line, Model

Array = NDArray[Any]
Values = dict[str, Array]


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
    sums = _sums(groups, width)
    if len(groups.of_target) == groups.number and (groups.of_target == np.arange(groups.number)).all():
        return sums
    return lambda a: sums(a).take(groups.of_target, -2)


def _sums(groups: Groups, width: int) -> Callable[[Array], Array]:
    if groups.number == 1 and (groups.of_source == 0).all():
        return lambda a: a.sum(-2, keepdims=True)
    belongs = groups.of_source >= 0
    complete = belongs.all()
    bins = {columns: _bins(groups.of_source[belongs], columns) for columns in (1, width)}
    matrix = (groups.of_source[None, :] == np.arange(groups.number)[:, None]).astype(float)

    def add(array: Array) -> Array:
        if array.ndim > 2:
            summed: Array = matrix @ array
            return summed
        columns = array.shape[-1]
        chosen = array if complete else array[belongs]
        sums = np.bincount(bins[columns], chosen.ravel(), groups.number * columns)
        return sums.reshape(groups.number, columns) if chosen.size else np.zeros((groups.number, columns))

    return add


def _bins(groups: Array, columns: int) -> Array:
    return (groups[:, None] * columns + np.arange(columns)).ravel()


class _Source(NamedTuple):
    """Where an argument is found: under ``key``; else it is read or computed as ``part``, and then kept there."""

    key: Any
    part: Expression
    computed: _Computed | None


class _Computed(NamedTuple):
    """A tree to compute from its sources."""

    function: Callable[..., Any]
    sources: tuple[_Source, ...]


class _Step(NamedTuple):
    """A line, prepared once per model: what is looked up for every evaluation must be quick."""

    line: Line
    computed: _Computed
    group: tuple[Line, ...]
    is_running_sum: bool
    is_walked: bool


@lru_cache(maxsize=8)
def _steps(model: Model) -> tuple[_Step, ...]:
    prepared = _Preparation(model)
    return tuple(prepared.step(group) for group in model.groups)


class _Preparation:
    """Finds where every part of every tree comes from. Parts that occur more than once are computed once."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.uses: Counter[Any] = Counter()
        for line in model:
            self.uses.update(self.key(part, line) for part in parts(line.expression) if isinstance(part, Call))
        self.made: dict[Any, _Computed] = {}

    def step(self, group: tuple[Line, ...]) -> _Step:
        line = group[0]
        reads_itself = any(read.name == line.name for read in line.reads.values())
        running = len(group) == 1 and _is_running_sum(line)
        walked = len(group) > 1 or (reads_itself and not running)
        tree = line.expression.arguments[1] if running and isinstance(line.expression, Call) else line.expression
        return _Step(line, self.computed(tree, line), group, running, walked)

    def computed(self, tree: Expression, line: Line) -> _Computed:
        found: dict[Expression, _Source] = {}
        self.collect(tree, line, found, top=True)
        return _Computed(computation(tree, found), tuple(found.values()))

    def collect(self, part: Expression, line: Line, found: dict[Expression, _Source], top: bool = False) -> None:
        """Find the sources of a tree: what it reads, and what it has in common with other lines."""
        key = self.key(part, line)
        if isinstance(part, Call) and not top and self.uses[key] > 1:
            if key not in self.made:
                self.made[key] = self.computed(part, line)
            found[part] = _Source(key, part, self.made[key])
        elif isinstance(part, Call):
            for argument in part.arguments:
                self.collect(argument, line, found)
        elif isinstance(part, Read):
            found[part] = _Source(key, part, None)

    def key(self, part: Expression, line: Line) -> Any:
        """What a part of a tree is called: equal for parts that compute the same for the same rows."""
        match part:
            case Call(operator, arguments, members):
                return (line.over, operator, members, *(self.key(argument, line) for argument in arguments))
            case Own(name, table):
                return name if name in self.model or name == MONTH else (table, name)
            case Pointer(name, table):
                return ("pointer", table, name)
            case Previous(name):
                return ("previous", name)
            case Linked(name, table, link):
                return (line.over, link, table, name)
            case Total(name, table, keys):
                return (line.over, keys, table, name)
            case _:
                return vars(part)["value" if isinstance(part, Number) else "text"]


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
            flow = self.finished(step.line, self.compute(step.computed, step.line) + 0.0)
            self.keep(step.line, np.cumsum(flow, -1))
        else:
            self.keep(step.line, self.finished(step.line, self.compute(step.computed, step.line)))

    def keep(self, line: Line, value: Array) -> None:
        """Values are shared between lines, so nobody may write into them."""
        value.flags.writeable = False
        self.store[line.name] = value

    def compute(self, computed: _Computed, line: Line) -> Any:
        store = self.store
        arguments = []
        for source in computed.sources:
            array = store.get(source.key)
            arguments.append(self.fetched(source, line) if array is None else array)
        return computed.function(*arguments)

    def fetched(self, source: _Source, line: Line) -> Array:
        """Bring what is read from elsewhere, or common to several lines, to this line's rows, once for all of them."""
        if source.computed is not None:
            fetched = np.asarray(self.compute(source.computed, line))
        else:
            assert isinstance(source.part, Read)
            gather = self.data.gatherer(source.part, line.over)
            array = self.plain(source.part)
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
        if full and not result.flags.writeable and (result[..., :1] == opening).all():
            return result  # type: ignore[no-any-return]  # a line that is only read from elsewhere
        if not (full and result.base is None and result.flags.writeable and np.ndim(opening) <= result.ndim):
            leading = np.broadcast_shapes(np.shape(result)[:-2], np.shape(opening)[:-2])
            result = np.array(np.broadcast_to(result, (*leading, rows, width)), float)
        result[..., :1] = opening
        return result  # type: ignore[no-any-return]

    def opening(self, line: Line) -> Array | float:
        if line.opening_read is not None:
            return self.plain(line.opening_read)[..., :1]
        return float(line.opening)

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
        source = _Source(_Preparation(self.model).key(read, line), read, None)
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
