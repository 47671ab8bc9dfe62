"""Computation: a line's tree as a function of arrays, operator by operator, in the semantics shared with Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import itemgetter
from typing import Any

from bpo_case.engine.expression import Call, Expression, Number, Word
from bpo_case.engine.operators import OPERATORS

Compute = Callable[[tuple[Any, ...]], Any]


def computation(expression: Expression, known: Iterable[Expression]) -> Callable[..., Any]:
    """Give the function that computes a tree from the arrays of its known parts (what it reads), in that order.

    The declared function itself would compare with numpy's own >=, which knows nothing of the common precision.
    """
    compute = _compute(expression, {part: place for place, part in enumerate(known)})
    return lambda *arguments: compute(arguments)


def _compute(part: Expression, places: Mapping[Expression, int]) -> Compute:
    """Functions within functions: an intermediate array is free again as soon as it has been used."""
    if part in places:
        return itemgetter(places[part])
    match part:
        case Number(value):
            return lambda _: value
        case Word(text):
            return lambda _: text
        case Call(arguments=(left, right), members=()):
            operator, first, second = OPERATORS[part.operator].compute, _compute(left, places), _compute(right, places)
            return lambda arguments: operator(first(arguments), second(arguments))
        case Call():
            operator, inner = _operator(part), [_compute(argument, places) for argument in part.arguments]
            return lambda arguments: operator(*[compute(arguments) for compute in inner])
    raise NotImplementedError(f"{type(part).__name__} cannot be computed")


def applied(call: Call, arguments: list[Any]) -> Any:
    """Compute an operator of a tree from the arrays of its arguments."""
    return _operator(call)(*arguments)


def _operator(call: Call) -> Callable[..., Any]:
    compute = OPERATORS[call.operator].compute
    return partial(compute, call.members) if call.members else compute
