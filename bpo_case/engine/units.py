"""Units: every line's formula must give the unit that the line claims.

A unit is spelled as factors with * and /, as ``local/FTE/year``. A month is the model's own step: an amount of a
month is ``money``, a number of months is a plain number. Hence 12 and 52 in a formula may turn a year into months or
weeks; each subtree has a set of units that it can mean, and the declared one must be among them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bpo_case.engine.errors import UnitMismatch
from bpo_case.engine.expression import Call, Expression, Number, Read
from bpo_case.engine.operators import OPERATORS, is_none

if TYPE_CHECKING:
    from bpo_case.engine.resolve import Line, Model

Unit = frozenset[tuple[str, int]]
Meanings = frozenset[Unit] | None
"""The units that an expression can have; None is any (zero, and words)."""

PLAIN: Unit = frozenset()
PLAIN_NAMES = frozenset(
    {"", "share", "share/year", "index", "factor", "number", "ratio", "month", "flag", "year number"}
)


@cache
def parsed(text: str) -> Unit:
    """Read a unit: ``local/FTE/year`` is local¹ FTE⁻¹ year⁻¹."""
    if text in PLAIN_NAMES:
        return PLAIN
    powers: dict[str, int] = {}
    for position, part in enumerate(text.split("/")):
        for name in part.split("*"):
            if name not in PLAIN_NAMES:
                powers[name] = powers.get(name, 0) + (1 if position == 0 else -1)
    return frozenset((name, power) for name, power in powers.items() if power)


def product(a: Unit, b: Unit, sign: int = 1) -> Unit:
    """Multiply (or, with sign −1, divide) two units."""
    powers = dict(a)
    for name, power in b:
        powers[name] = powers.get(name, 0) + sign * power
    return frozenset((name, power) for name, power in powers.items() if power)


def spelled(unit: Unit) -> str:
    """Write a unit the way it is declared."""
    above = "*".join(name for name, power in sorted(unit) for _ in range(power))
    below = "".join(f"/{name}" for name, power in sorted(unit) for _ in range(-power))
    return (above or "number") + below


CONVERSIONS = {12.0: frozenset({PLAIN, parsed("number/year")}), 52.0: frozenset({PLAIN, parsed("week/year")})}


def check_units(model: Model) -> None:
    """Raise UnitMismatch for the first line whose formula does not give its unit."""
    for line in model.lines.values():
        _check_unit(line, _meanings(line.expression, line, model), "its formula gives")
        if line.opening_read is not None:
            _check_unit(line, _meanings(line.opening_read, line, model), "it opens with")


def _check_unit(line: Line, found: Meanings, how: str) -> None:
    if found is not None and parsed(line.unit) not in found:
        units = " or ".join(sorted(spelled(unit) for unit in found))
        raise UnitMismatch(line.name, f"is declared in {line.unit!r}, but {how} {units}; convert it, or declare that")


def unit_of(read: Read, model: Model) -> str:
    """Give the unit of what a leaf reads, as it is declared."""
    if read.name in model:
        return model[read.name].unit
    column = model.column(read)
    return column.unit if column else ""


def _meanings(expression: Expression, line: Line, model: Model) -> Meanings:
    if isinstance(expression, Number):
        if expression.value == 0 or is_none(expression):
            return None
        return CONVERSIONS.get(expression.value, frozenset({PLAIN}))
    if isinstance(expression, Read):
        return frozenset({parsed(unit_of(expression, model))})
    if not isinstance(expression, Call):
        return None
    if expression.operator == "in_unit":
        return _said(expression, line, model)
    arguments = [_meanings(argument, line, model) for argument in expression.arguments]
    match OPERATORS[expression.operator].unit:
        case "product" | "quotient" as kind:
            return _products(arguments, 1 if kind == "product" else -1)
        case "power":
            _common([arguments[0], frozenset({PLAIN})], expression, line)
            _common([arguments[1], frozenset({PLAIN})], expression, line)
            return frozenset({PLAIN})
        case "none":
            return frozenset({PLAIN})
        case "first":
            return arguments[0]
        case "truth":
            _common(arguments, expression, line)
            return None
        case "branch" | "choice":
            return _common(arguments[1:], expression, line)
        case _:
            return _common(arguments, expression, line)


def _said(call: Call, line: Line, model: Model) -> Meanings:
    """The unit that in_unit gives; the cases of a choice inside may differ, but each must be sound."""
    inner = call.arguments[0]
    switched = isinstance(inner, Call) and inner.operator == "choose"
    for argument in inner.arguments if isinstance(inner, Call) and switched else (inner,):
        _meanings(argument, line, model)
    return frozenset({parsed(call.members[0])})


def _products(arguments: list[Meanings], sign: int) -> Meanings:
    first, second = arguments
    if first is None or second is None:
        return None
    return frozenset(product(a, b, sign) for a in first for b in second)


def _common(arguments: list[Meanings], call: Call, line: Line) -> Meanings:
    known = [argument for argument in arguments if argument is not None]
    if not known:
        return None
    shared = frozenset.intersection(*known)
    if not shared:
        units = " and ".join(" or ".join(sorted(spelled(unit) for unit in units)) for units in known)
        raise UnitMismatch(line.name, f"{call.operator!r} combines {units}; bring them to one unit first")
    return shared
