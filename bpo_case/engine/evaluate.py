"""Evaluating: every line for all rows and months at once; only lines that need their own past are walked.

A value is an array of shape (…, rows, months + 1), or (…, rows, 1) where it reads no month; leading dimensions
(trials of a simulation) broadcast.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from bpo_case.engine.data import Array, Data
from bpo_case.engine.expression import Previous, Read
from bpo_case.engine.preparation import Computed, Preparation, Source, Step, steps
from bpo_case.engine.resolve import MONTH, Line, Model

Values = dict[str, Array]


def evaluate(model: Model, data: Data, given: Mapping[str, Array] | None = None) -> Values:
    """Compute all lines; ``given`` lines are taken as they are instead of being calculated."""
    run = Run(model, data, given or {})
    for step in steps(model):
        if any(line.name not in run.store for line in step.group):
            run.calculate(step)
    return {name: run.store[name] for name in model.lines}


class Run:
    """One evaluation. ``store`` has every line by its name, and under other keys what lines read from elsewhere.

    ``rest`` is what rows that the data does not have would add to totals, by their keys.
    """

    def __init__(
        self, model: Model, data: Data, given: Mapping[str, Array], rest: Mapping[Any, Array] | None = None
    ) -> None:
        self.model, self.data, self.width = model, data, data.months + 1
        self.rest = rest or {}
        views = {name: array.view() for name, array in given.items()}  # so that the caller's own stay as they are
        self.store: dict[Any, Array] = {**data.inputs, MONTH: data.month, **views}

    def calculate(self, step: Step) -> None:
        """Compute a line, or a group of lines that need each other's past, and keep it."""
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

    def compute(self, computed: Computed, line: Line) -> Any:
        """Compute a tree for the rows of a line."""
        store = self.store
        arguments = []
        for source in computed.sources:
            array = store.get(source.key)
            arguments.append(self.fetched(source, line) if array is None else array)
        return computed.function(*arguments)

    def fetched(self, source: Source, line: Line) -> Array:
        """Bring what is read from elsewhere, or common to several lines, to this line's rows, once for all of them."""
        if source.computed is not None:
            fetched = np.asarray(self.compute(source.computed, line))
        else:
            assert isinstance(source.part, Read)
            fetched = self.read(source.part, line)
            if source.key in self.rest:
                fetched = fetched + self.rest[source.key]
        fetched.flags.writeable = False
        self.store[source.key] = fetched
        return fetched

    def read(self, read: Read, line: Line) -> Array:
        """The array that a leaf reads, brought to the rows and months of its line."""
        gather, array = self.data.gatherer(read, line.over), self.plain(read)
        if gather is not None:
            return gather(array)
        return _month_earlier(array) if isinstance(read, Previous) else array

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
        """Give what a line is worth at signature."""
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
        """Give what a walked line reads that is not walked with it."""
        source = Source(Preparation(self.model).key(read, line), read, None)
        found = self.store.get(source.key)
        return self.fetched(source, line) if found is None else found


def _month_earlier(array: Array) -> Array:
    if array.shape[-1] == 1:
        return array.copy()
    return np.concatenate([array[..., :1], array[..., :-1]], -1)


def _of_month(array: Array, month: int) -> Array:
    return array[..., month : month + 1] if array.ndim and array.shape[-1] > 1 else array
