"""Reach: which rows of which lines can move when some rows of some inputs do; all others stay as they are.

A row is reached where any trial could change it. Nothing that moves is missed, but what is multiplied with a fixed 0,
or stands in a case that a fixed condition does not choose, is known not to move.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from bpo_case.engine.computation import applied
from bpo_case.engine.data import Array, Data
from bpo_case.engine.evaluate import Run, Values
from bpo_case.engine.expression import Call, Expression, Number, Pointer, Previous, Read, Word
from bpo_case.engine.resolve import MONTH, Line, Model, reads_of

Input = tuple[str | None, str]
"""A column of a table, or a value of the whole case (None)."""


def reach(model: Model, data: Data, base: Values, varied: Mapping[Input, Array]) -> dict[str, Array]:
    """Tell for each line that any varied input reaches which of its rows can move: (rows,) of truth.

    `varied` says the same of the inputs; `base` has every line as it is without trials.
    """
    found = _Reach(model, data, base, varied)
    for group in model.groups:
        found.follow(group)
    return {name: rows for name, rows in found.moved.items() if rows.any()}


class _Reach:
    """Follows what moves from line to line. A row of a table, or 1 for all of them, is True where it can move."""

    def __init__(self, model: Model, data: Data, base: Values, varied: Mapping[Input, Array]) -> None:
        self.model, self.data, self.varied = model, data, varied
        self.run = Run(model, data, base)
        self.moved: dict[str, Array] = {}

    def follow(self, group: tuple[Line, ...]) -> None:
        """Follow a line, or lines that need each other's past, until nothing more is reached."""
        inside = {line.name for line in group}
        again = len(group) > 1 or any(read.name in inside for read in reads_of(group[0]))
        while True:
            before = {name: self.moved.get(name) for name in inside}
            for line in group:
                self.moved[line.name] = self.of_line(line)
            if not again or all(_same(before[name], self.moved[name]) for name in inside):
                return

    def of_line(self, line: Line) -> Array:
        moved = self.of(line.expression, line)
        if line.opening_read is not None:
            moved = moved | self.of(line.opening_read, line)
        return np.broadcast_to(moved, (self.data.count(line.over),))

    def of(self, part: Expression, line: Line) -> Array:
        match part:
            case Call(operator, arguments) if operator in _RULES:
                return _RULES[operator](self, arguments, line, part)
            case Call(_, arguments):
                return _any([self.of(argument, line) for argument in arguments])
            case Number() | Word() | Pointer():
                return _STILL
            case Read():
                return self.of_read(part, line)
        raise NotImplementedError(f"{type(part).__name__} cannot be followed")

    def of_read(self, read: Read, line: Line) -> Array:
        if read.name == MONTH and read.name not in self.model:
            return _STILL
        moved = self.moved.get(read.name) if read.name in self.model else self.varied.get((read.table, read.name))
        if moved is None or not moved.any():
            return _STILL
        gather = None if isinstance(read, Previous) else self.data.gatherer(read, line.over)
        return moved if gather is None else gather(moved.astype(float)[:, None])[:, 0] > 0

    def of_product(self, arguments: tuple[Expression, ...], line: Line, _call: Call) -> Array:
        (left, right), (moved, other) = arguments, [self.of(argument, line) for argument in arguments]
        if not (moved.any() or other.any()):
            return _STILL
        return (moved & (other | ~self.is_nought(right, line))) | (other & (moved | ~self.is_nought(left, line)))

    def of_branch(self, arguments: tuple[Expression, ...], line: Line, _call: Call) -> Array:
        condition, yes, no = (self.of(argument, line) for argument in arguments)
        if condition.any():
            return condition | yes | no
        if not (yes.any() or no.any()):
            return _STILL
        holds = np.asarray(self.value(arguments[0], line), bool)
        return (yes & holds.any(-1)) | (no & ~holds.all(-1))

    def of_choice(self, arguments: tuple[Expression, ...], line: Line, call: Call) -> Array:
        switch, *values = (self.of(argument, line) for argument in arguments)
        words = np.asarray(self.value(arguments[0], line))[..., 0]
        return _any([switch, *((words == word) & value for word, value in zip(call.members, values, strict=True))])

    def is_nought(self, part: Expression, line: Line) -> Array:
        value = np.asarray(self.value(part, line))
        return (value == 0).all(-1) if value.ndim else np.asarray([value == 0])

    def value(self, part: Expression, line: Line) -> Any:
        """Compute a part of a tree as it is without trials."""
        if isinstance(part, Call):
            return applied(part, [self.value(argument, line) for argument in part.arguments])
        if isinstance(part, Number):
            return part.value
        if isinstance(part, Word):
            return part.text
        if isinstance(part, Pointer):
            return self.run.store["pointer", part.table, part.name]
        assert isinstance(part, Read)
        return self.run.read(part, line)


_STILL = np.zeros(1, bool)
_RULES: Mapping[str, Callable[[_Reach, tuple[Expression, ...], Line, Call], Array]] = {
    "*": _Reach.of_product,
    "where": _Reach.of_branch,
    "choose": _Reach.of_choice,
}


def _any(masks: list[Array]) -> Array:
    found = _STILL
    for mask in masks:
        found = found | mask
    return found


def _same(before: Array | None, now: Array) -> bool:
    return before is not None and bool((before == now).all())
