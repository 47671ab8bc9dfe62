"""Following a formula for one cell: what it is worth there, and which of its parts had a say in that.

An operand is a leaf of the tree, an operator that looks at a whole row of another line, or a factor that is one. A
branch that is not taken and what is multiplied by zero have no say; an explanation leaves them out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from bpo_case.engine.expression import Call, Expression, Number, Previous, Read, Word
from bpo_case.engine.numeric import PRECISION, Array
from bpo_case.engine.operators import OPERATORS, ROW_KINDS
from bpo_case.engine.resolve import MONTH, Model
from bpo_case.text import message

Months = tuple[int, ...]
"""The months of a number, 0 is signature: one, or those whose values are added up."""

Worth = Callable[[Expression], Any]
"""What an operand is worth."""


def looks_at_row(tree: Expression) -> bool:
    """Tell whether this is an operator that looks at a whole row of a line."""
    return isinstance(tree, Call) and OPERATORS[tree.operator].kind in ROW_KINDS


def is_operand(tree: Expression) -> bool:
    """Tell whether a part of a formula is explained as one thing."""
    return isinstance(tree, Read) or looks_at_row(tree)


def follow(tree: Expression, worth: Worth) -> tuple[Any, tuple[Expression, ...]]:
    """Give the value of a tree, and the operands that had a say in it, each once and in the order of the formula."""
    used: dict[int, Expression] = {}

    def value(part: Expression) -> Any:
        match part:
            case Number(number):
                return np.array([[number]])
            case Word(text):
                return text
            case Call("where", (condition, yes, no)):
                return value(yes if np.all(value(condition)) else no)
            case Call("choose", (switch, *cases)):
                return value(cases[part.members.index(str(np.ravel(value(switch))[0]))])
            case Call("*", (first, second)):
                left = factor(first)
                return left * factor(second) if np.any(left) else left
            case Call("in_unit", (same,)):
                return value(same)
            case Call() if not looks_at_row(part):
                return OPERATORS[part.operator].compute(*[value(argument) for argument in part.arguments])
        used.setdefault(id(part), part)
        return worth(part)

    def factor(part: Expression) -> Any:
        """A factor of one is shown as a whole: what it consists of changes nothing."""
        before = dict(used)
        found = value(part)
        if is_composite(part) and np.all(np.abs(found - 1) < PRECISION):
            used.clear()
            used.update({**before, id(part): part})
        return found

    return value(tree), tuple(used.values())


def is_composite(tree: Expression) -> bool:
    """Tell whether a part of a formula consists of others and is not a product, whose factors speak for themselves."""
    return isinstance(tree, Call) and tree.operator not in ("*", "in_unit") and not looks_at_row(tree)


def is_sum(tree: Expression) -> bool:
    """Tell whether a formula only adds and subtracts operands."""
    match tree:
        case Call("+" | "-", (first, second)):
            return is_sum(first) and is_sum(second)
    return is_operand(tree)


def adds_up(model: Model, tree: Expression) -> bool:
    """Tell whether a formula holds for totals of months as it does for each month.

    It does where it adds, subtracts, or scales by what is the same in every month.
    """

    def constant(part: Expression) -> bool:
        if isinstance(part, Call):
            kind = OPERATORS[part.operator].kind
            return kind == "one" or (kind != "row" and all(map(constant, part.arguments)))
        return not isinstance(part, Read) or not is_monthly(model, part)

    def scales(part: Expression) -> bool:
        match part:
            case Number(number):
                return number == 0
            case Call("+" | "-", (first, second)):
                return scales(first) and scales(second)
            case Call("*", (first, second)):
                return (scales(first) and constant(second)) or (constant(first) and scales(second))
            case Call("/" | "ratio", (first, second)):
                return scales(first) and constant(second)
            case Call("where" | "choose", (condition, *cases)):
                return constant(condition) and all(map(scales, cases))
            case Call("in_unit", (same,)):
                return scales(same)
            case Read():
                return part.name != MONTH and not isinstance(part, Previous) and is_monthly(model, part)
        return False

    return scales(tree)


def is_monthly(model: Model, read: Read) -> bool:
    """Tell whether what a leaf reads differs from month to month."""
    return read.name == MONTH or (read.name in model and not model[read.name].one_value)


class Looked(NamedTuple):
    """What an operator on a row looks at: the values, from a month, over a number of months (0 if none is given)."""

    row: Array
    month: int
    length: int


class Reach(NamedTuple):
    """Which months of a row an operator reaches, and what it does with them.

    ``how`` is "sum" where it adds them up, "same" where it gives the one it picks, "found" where it finds something
    out from them. In the label {0} is the line and {1} are the months given.
    """

    how: str
    months: Callable[[Looked], range]
    label: str = "{0}"


REACHES: dict[str, Reach] = {
    "over_term": Reach("sum", lambda at: range(at.row.size)),
    "over_last": Reach("sum", lambda at: range(max(0, at.row.size - at.length), at.row.size)),
    "recent": Reach("sum", lambda at: range(max(0, at.month - at.length + 1), at.month + 1), message("{0}, last {1}")),
    "ago": Reach(
        "same", lambda at: range(max(0, at.month - at.length), at.month - at.length + 1), message("{0}, {1} earlier")
    ),
    "highest": Reach("same", lambda at: _just(int(at.row.argmax())), message("{0} at its highest")),
    "lowest": Reach("same", lambda at: _just(int(at.row.argmin())), message("{0} at its lowest")),
    "final": Reach("same", lambda at: _just(at.row.size - 1), message("{0} in the last month")),
    "at_signature": Reach("same", lambda _: _just(0), message("{0} at signature")),
    "month_of_lowest": Reach("found", lambda at: _just(int(at.row.argmin())), message("{0}, month of the lowest")),
    "irr": Reach("found", lambda at: range(at.row.size), message("{0}, yearly rate of return")),
}


def _just(month: int) -> range:
    return range(month, month + 1)
