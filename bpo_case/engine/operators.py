"""Every operator that a line item may use, with its spelling in every back-end: a row each, nothing else to extend.

In the Excel column ``{0}`` is an argument; ``{0:tight}`` brackets it unless it is a single thing, ``{0:factor}``
unless it is a product; ``{0:number}`` is 0 where its cell is blank, which functions of many numbers would leave out.
``{0:row}`` is the whole row of a line, ``{0:last}`` and ``{0:first}`` its last and its month-0 cell; ``{0:vector}`` is
a list of numbers, ``{0:code}`` the number of a choice's word. ``{all}`` are all arguments, none of them blank,
``{cases}`` those of a choice. ``{month}`` is the month of the column, ``{months}`` the row of all months,
``{last_month}`` the last of them; ``precision`` is a name that the workbook defines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import numpy as np

from bpo_case.engine import numeric
from bpo_case.engine.expression import Call, Expression, Number, wrap

Kind = Literal["number", "truth", "row", "one"]
UnitRule = Literal["same", "product", "quotient", "power", "none", "truth", "branch", "first", "given", "choice"]


class Operator(NamedTuple):
    """How an operator computes, and how it is written.

    ``binds`` is the precedence (9 never needs brackets); kind ``truth`` stands only inside where, both and either;
    ``row`` needs a whole row of a line; ``one`` needs a row and gives one value. ``may_be_none`` says that the answer
    can be that there is none.
    """

    compute: Callable[..., Any]
    excel: str
    words: str
    binds: int = 9
    kind: Kind = "number"
    unit: UnitRule = "same"
    may_be_none: bool = False


OPERATORS: dict[str, Operator] = {
    "+": Operator(np.add, "{0}+{1}", "{0} + {1}", 4),
    "-": Operator(np.subtract, "{0}-{1}", "{0} − {1}", 4),
    "*": Operator(np.multiply, "{0}*{1}", "{0} × {1}", 5, unit="product"),
    "/": Operator(np.divide, "{0}/{1}", "{0} ÷ {1}", 5, unit="quotient"),
    "^": Operator(np.power, "{0}^{1}", "{0} ^ {1}", 6, unit="power"),
    ">=": Operator(numeric.at_least, "{0}>={1}-precision", "{0} ≥ {1}", 2, "truth", "truth"),
    ">": Operator(numeric.above, "{0}>{1}+precision", "{0} > {1}", 2, "truth", "truth"),
    "<=": Operator(numeric.at_most, "{0}<={1}+precision", "{0} ≤ {1}", 2, "truth", "truth"),
    "<": Operator(numeric.below, "{0}<{1}-precision", "{0} < {1}", 2, "truth", "truth"),
    "is": Operator(np.equal, "{0}={1}", "{0} is {1}", 2, "truth", "none"),
    "is not": Operator(np.not_equal, "{0}<>{1}", "{0} is not {1}", 2, "truth", "none"),
    "given": Operator(numeric.given, '{0}<>""', "{0} is given", 2, "truth", "none"),
    "both": Operator(np.logical_and, "AND({0},{1})", "{0} and {1}", 3, "truth", "none"),
    "either": Operator(np.logical_or, "OR({0},{1})", "{0} or {1}", 3, "truth", "none"),
    "where": Operator(numeric.where, "IF({0},{1},{2})", "{1} if {0}, else {2}", 1, unit="branch"),
    "choose": Operator(numeric.choose, "CHOOSE({0:code},{cases})", "by {0} ({cases})", unit="choice"),
    "in_unit": Operator(lambda _unit, x: x, "{0}", "{0}", 5, unit="given"),
    "least": Operator(np.minimum, "MIN({0:number},{1:number})", "the lesser of {0} and {1}", 3),
    "most": Operator(np.maximum, "MAX({0:number},{1:number})", "the greater of {0} and {1}", 3),
    "average": Operator(numeric.average, "AVERAGE({all})", "the average of {all}", 3),
    "whole": Operator(numeric.whole, "INT({0}+precision)", "the whole part of {0:tight}"),
    "remainder": Operator(
        numeric.remainder, "{0}-{1:tight}*INT({0:tight}/{1:tight}+precision)",
        "the remainder of {0:tight} ÷ {1:tight}", 4,
    ),
    "ratio": Operator(numeric.ratio, "IF({1}=0,0,{0:factor}/{1:tight})", "{0:factor} ÷ {1:tight}", 5, unit="quotient"),
    "pick": Operator(numeric.pick, "INDEX({0:vector},{1})", "{0} number {1:tight}", unit="first"),
    "latest": Operator(
        numeric.latest, "INDEX({0:vector},MIN({1},COUNT({0:vector})))", "{0} of {1:tight}", unit="first"
    ),
    "mean_of": Operator(numeric.mean_of, "AVERAGE({0:vector})", "the mean of {0}", 3, unit="first"),
    "ago": Operator(
        numeric.ago, "SUMIF({months},{month}-{1:tight},{0:row})", "{0} delayed by {1:tight}", 7, "row", "first"
    ),
    "recent": Operator(
        numeric.recent,
        'SUMIFS({0:row},{months},">"&{month}-{1:tight},{months},"<="&{month})',
        "{0} of the last {1:tight} months", 7, "row", "first",
    ),
    "over_term": Operator(numeric.over_term, "SUM({0:row})", "{0} over the term", 7, "one", "first"),
    "over_last": Operator(
        numeric.over_last, 'SUMIF({months},">"&{last_month}-{1:tight},{0:row})', "{0} over the last {1:tight} months",
        7, "one", "first",
    ),
    "highest": Operator(numeric.highest, "MAX({0:row})", "the highest {0}", 7, "one", "first"),
    "lowest": Operator(numeric.lowest, "MIN({0:row})", "the lowest {0}", 7, "one", "first"),
    "final": Operator(numeric.final, "{0:last}", "{0} in the last month", 7, "one", "first"),
    "at_signature": Operator(numeric.at_signature, "{0:first}", "{0} at signature", 7, "one", "first"),
    "month_of_lowest": Operator(
        numeric.month_of_lowest, "MATCH(MIN({0:row}),{0:row},0)-1", "the month of the lowest {0}", 4, "one", "none"
    ),
    "irr": Operator(
        numeric.irr, 'IFERROR(EXP(12*LN(1+IRR({0:row},0)))-1,IF(ISERROR(SUM({0:row})),SUM({0:row}),"none"))',
        "the yearly rate of return of {0}",
        7, "one", "none", may_be_none=True,
    ),
}  # fmt: skip

ROW_KINDS: frozenset[Kind] = frozenset({"row", "one"})
VECTOR_OPERATORS = frozenset({"pick", "latest", "mean_of"})
PLACEHOLDER = re.compile(r"\{([^}]+)\}")
SINGLE = 9
"""The precedence of what never needs brackets."""


def argument_count(name: str) -> int | None:
    """Give how many arguments an operator takes; None where it takes any number."""
    keys = PLACEHOLDER.findall(OPERATORS[name].excel)
    return None if {"all", "cases"} & set(keys) else len({key[0] for key in keys if key[0].isdigit()})


def _is_symbolic(arguments: tuple[Any, ...]) -> bool:
    return any(isinstance(argument, Expression) for argument in arguments)


def _public(name: str) -> Callable[..., Any]:
    compute, count = OPERATORS[name].compute, argument_count(name)

    def operator(*arguments: Any) -> Any:
        if not _is_symbolic(arguments):
            return compute(*arguments)
        if count not in (None, len(arguments)):
            raise TypeError(f"{name}() takes {count} arguments, not {len(arguments)}; put one inside the other")
        return Call(name, tuple(wrap(argument) for argument in arguments))

    operator.__name__ = operator.__qualname__ = name
    return operator


given = _public("given")
both = _public("both")
either = _public("either")
where = _public("where")
least = _public("least")
most = _public("most")
average = _public("average")
whole = _public("whole")
remainder = _public("remainder")
ratio = _public("ratio")
pick = _public("pick")
latest = _public("latest")
mean_of = _public("mean_of")
ago = _public("ago")
recent = _public("recent")
over_term = _public("over_term")
over_last = _public("over_last")
highest = _public("highest")
lowest = _public("lowest")
final = _public("final")
at_signature = _public("at_signature")
month_of_lowest = _public("month_of_lowest")
irr = _public("irr")


def choose(switch: Any, cases: dict[str, Any]) -> Any:
    """Give one value per member of an enumeration: CHOOSE over the member's number."""
    values = tuple(cases.values())
    if _is_symbolic((switch, *values)):
        return Call("choose", (switch, *(wrap(value) for value in values)), tuple(cases))
    return numeric.choose(tuple(cases), switch, *values)


def in_unit(x: Any, unit: str) -> Any:
    """Say that a quantity is meant in another unit (a billing unit may be an FTE or a call); it changes no number."""
    return Call("in_unit", (x,), (unit,)) if isinstance(x, Expression) else x


NONE = numeric.NONE


def is_none(expression: Expression) -> bool:
    """Tell whether an expression is the answer "there is none"."""
    return isinstance(expression, Number) and expression.value != expression.value
