"""Trials: lines evaluated for many values of some inputs at once; what these do not reach is computed once.

Only the lines between the inputs that vary and the lines that are wanted are computed, and of these only the rows that
can move: the other rows stand in totals as what they are. Whole lines of a chunk of trials are computed together, and
an array is let go with its last reader, so that the next one is written into memory that the processor has at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from bpo_case.engine.data import Array, Data
from bpo_case.engine.evaluate import Run, Values, evaluate
from bpo_case.engine.expression import Total
from bpo_case.engine.preparation import Source, Step, steps
from bpo_case.engine.reach import Input, reach
from bpo_case.engine.resolve import MONTH, Line, Model, reads_of

CELLS = 260_000
"""Of a chunk's largest line: some 2 MB, so that a call of numpy costs little beside what it does."""
KEPT_BYTES = 31 * 2**20
"""The C library of Linux keeps memory for the next array up to the largest that was let go, 32 MB at most; otherwise it
gives each array of a chunk back to the system, and a third of the time goes into asking for it again."""


class Trials:
    """A model made ready for other values of the same rows of inputs, again and again.

    `base` has every line as it is without trials, arrays of (rows, months + 1) or (rows, 1); `moved` names the lines
    that can move, with the rows that can.
    """

    def __init__(self, model: Model, data: Data, varied: Mapping[Input, Array], wanted: Iterable[str]) -> None:
        self.model, self.wanted = model, tuple(wanted)
        np.empty(KEPT_BYTES, np.uint8)  # let go at once
        self.base = evaluate(model, data)
        self.moved = reach(model, data, self.base, varied)
        needed = _needed(model, self.wanted, self.moved)
        self.steps = tuple(step for step in steps(model) if any(line.name in needed for line in step.group))
        self._kept = _rows_kept(model, data, self.steps, self.moved)
        self._data = _with_rows(model, data, self._kept)
        self._rest = dict(_rests(self.steps, Run(model, data, self.base), self._kept))
        computed = {line.name for step in self.steps for line in step.group}
        self._given = {
            name: _rows_of(array, model[name].over, self._kept) for name, array in self.base.items()
            if name not in computed
        }  # fmt: skip
        self._given |= self._still({key: data.inputs[key] for key in varied if key in data.inputs})
        self._over = tuple(_over_with(self.steps, {*self.wanted, *self._given, *data.inputs, MONTH}))

    @property
    def chunk(self) -> int:
        """How many trials are best computed together."""
        rows = max((len(rows) for rows in self._kept.values()), default=1)
        return max(1, round(CELLS / max(1, rows * (self._data.months + 1))))

    def values(self, inputs: Mapping[Input, Array]) -> Values:
        """Give the wanted lines, (trials, rows, months + 1) or (trials, rows, 1), for inputs (trials, rows, 1).

        Lists of numbers are (trials, rows, entries). A line that cannot move comes without the dimension of trials.
        """
        run = self.run(inputs)
        for step, over in zip(self.steps, self._over, strict=True):
            run.calculate(step)
            for key in over:
                run.store.pop(key, None)
        return {name: self._whole(name, run.store[name]) for name in self.wanted}

    def _still(self, varied: Mapping[Input, Array]) -> dict[Any, Array]:
        """Find what lines read, and what they have in common, that no trial moves: it is the same in every chunk."""
        run = self.run({key: array[None] for key, array in varied.items()})
        for step in self.steps:
            run.calculate(step)
        inputs = {*self._data.inputs, MONTH}
        return {key: array for key, array in run.store.items() if array.ndim < 3 and key not in inputs}

    def run(self, inputs: Mapping[Input, Array]) -> Run:
        """Begin an evaluation of the rows that can move; `steps` are to be calculated in it, in their order."""
        kept = {key: _rows_of(array, key[0], self._kept) for key, array in inputs.items()}
        return Run(self.model, with_inputs(self._data, kept), self._given, self._rest)

    def _whole(self, name: str, array: Array) -> Array:
        """Put the rows that were computed among those that cannot move."""
        base, table = self.base[name], self.model[name].over
        if array.ndim < 3 or table is None or len(self._kept[table]) == len(base):
            return array if array.ndim > 2 else base
        whole = np.repeat(base[None], len(array), 0)
        whole[:, self._kept[table]] = array
        return whole


def _needed(model: Model, wanted: Iterable[str], moved: Mapping[str, Array]) -> set[str]:
    """Name the lines to compute for those wanted: only such as can move."""
    needed, todo = set[str](), [name for name in wanted if name in moved]
    while todo:
        name = todo.pop()
        if name not in needed:
            needed.add(name)
            todo += [read.name for read in reads_of(model[name]) if read.name in moved]
    return needed


# ---------------------------------------------------------------- rows


def _rows_kept(model: Model, data: Data, computed: tuple[Step, ...], moved: Mapping[str, Array]) -> dict[str, Array]:
    """Give for each table the positions of the rows to compute: those that can move, and those that they link to.

    Where lines are walked month by month they add rows up as they go, so that all rows stay.
    """
    walked = any(step.is_walked for step in computed)
    kept = {table: np.full(count, walked) for table, count in data.rows.items()}
    for line in (line for step in computed for line in step.group if line.over):
        kept[str(line.over)] |= moved.get(line.name, np.False_)
    more = True
    while more:
        more = False
        for table, link, target in _links(model, data):
            linked = data.links[table, link][kept[table]]
            rows = linked[linked >= 0]
            more |= not kept[target][rows].all()
            kept[target][rows] = True
    return {table: np.flatnonzero(rows) for table, rows in kept.items()}


def _links(model: Model, data: Data) -> Iterator[tuple[str, str, str]]:
    """Give the links that something is read through, with the tables at both ends."""
    for table, link in data.links:
        found = model.schema.tables[table].links[link]
        if not found.only_asked:
            yield table, link, found.target


def _with_rows(model: Model, data: Data, kept: Mapping[str, Array]) -> Data:
    """Give the data with the rows kept; links point to where the rows are now."""
    links = {key: positions[kept[key[0]]] for key, positions in data.links.items()}
    for table, link, target in _links(model, data):
        found = links[table, link]
        links[table, link] = np.where(found < 0, -1, np.searchsorted(kept[target], found))
    columns = {
        table: {name: array[kept[table]] for name, array in named.items()} for table, named in data.columns.items()
    }
    rows = {table: len(rows) for table, rows in kept.items()}
    return replace(data, columns=columns, links=links, rows=rows, _gatherers={})


def _rows_of(array: Array, table: str | None, kept: Mapping[str, Array]) -> Array:
    return array if table is None else array.take(kept[table], -2)


def with_inputs(data: Data, inputs: Mapping[Input, Array]) -> Data:
    """Exchange inputs; how rows belong together stays, and with it what was found out about that."""
    scalars, columns = dict(data.scalars), {table: dict(named) for table, named in data.columns.items()}
    for (table, name), array in inputs.items():
        (columns[table] if table else scalars)[name] = array
    return replace(data, scalars=scalars, columns=columns)


def _rests(computed: tuple[Step, ...], run: Run, kept: Mapping[str, Array]) -> Iterator[tuple[Any, Array]]:
    """Give what the rows that are not kept add to totals, by the keys under which totals are stored."""
    for step in computed:
        for line in step.group:
            for source in _sources(step.computed.sources):
                if isinstance(source.part, Total) and source.part.table is not None:
                    rest = _rest(source.part, line, run, kept)
                    if rest.any():
                        yield source.key, rest


def _rest(total: Total, line: Line, run: Run, kept: Mapping[str, Array]) -> Array:
    gather, array = run.data.gatherer(total, line.over), run.plain(total).copy()
    array[kept[str(total.table)]] = 0
    assert gather is not None
    return _rows_of(gather(array), line.over, kept)


# ---------------------------------------------------------------- what is over


def _over_with(computed: tuple[Step, ...], stays: set[Any]) -> Iterator[tuple[Any, ...]]:
    """Give, step by step, under which keys nothing is read any more afterwards."""
    last: dict[Any, int] = {}
    for number, step in enumerate(computed):
        last |= dict.fromkeys(_keys(step), number)
    for number in range(len(computed)):
        yield tuple(key for key, at in last.items() if at == number and key not in stays)


def _keys(step: Step) -> Iterator[Any]:
    for line in step.group:
        yield line.name
        yield from (read.name for read in reads_of(line))
    for source in _sources(step.computed.sources):
        yield source.key


def _sources(sources: Iterable[Source]) -> Iterator[Source]:
    """Give sources with those that they are computed from when they are first asked for."""
    for source in sources:
        yield source
        if source.computed is not None:
            yield from _sources(source.computed.sources)
