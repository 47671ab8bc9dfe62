"""Computation: a line's tree as a function of arrays, operator by operator, in the semantics shared with Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from functools import partial
from typing import Any, NamedTuple

from bpo_case.engine.expression import Call, Expression, Number, Word
from bpo_case.engine.operators import OPERATORS


class _Step(NamedTuple):
    compute: Callable[..., Any]
    places: tuple[int, ...]
    """Where its arguments stand among what the line reads and what was computed before."""


def computation(expression: Expression, known: Iterable[Expression]) -> Callable[..., Any]:
    """Give the function that computes a tree from the arrays of its known parts (what it reads), in that order.

    The declared function itself would compare with numpy's own >=, which knows nothing of the common precision. A
    part of the tree that is used twice is computed once.
    """
    places: dict[Expression, int] = {part: place for place, part in enumerate(known)}
    nodes = _nodes(expression, set(places))
    constants: list[Any] = []
    for leaf in nodes:
        if isinstance(leaf, Number | Word) and leaf not in places:
            places[leaf] = len(places)
            constants.append(leaf.value if isinstance(leaf, Number) else leaf.text)
    steps: list[_Step] = []
    for call in nodes:
        if isinstance(call, Call) and call not in places:
            steps.append(_Step(_operator(call), tuple(places[argument] for argument in call.arguments)))
            places[call] = len(places)
    result = places[expression]

    def compute(*arguments: Any) -> Any:
        values = [*arguments, *constants]
        for operator, where in steps:
            values.append(operator(*[values[place] for place in where]))
        return values[result]

    return compute


def _nodes(expression: Expression, known: Set[Expression]) -> list[Expression]:
    """All parts of a tree, each after those that it is made of; known parts are not taken apart."""
    parts = expression.arguments if isinstance(expression, Call) and expression not in known else ()
    return [node for part in parts for node in _nodes(part, known)] + [expression]


def _operator(call: Call) -> Callable[..., Any]:
    compute = OPERATORS[call.operator].compute
    return partial(compute, call.members) if call.members else compute
