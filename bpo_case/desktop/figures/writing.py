"""Writes figures of lines for tables: money in the table's unit, everything else in its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bpo_case.engine.resolve import Line
from bpo_case.model.results import Results
from bpo_case.report.figures import DECIMALS, Scale, scale_of
from bpo_case.text import numbers, translate
from bpo_case.text.languages import POWERS

MONEY = "money"
FINER = 20
"""Millions begin at so many times the amount from which the paper has them."""

_WRITE: Mapping[str, Callable[[float], str]] = {
    "share": lambda value: numbers.share(value, 1, negative="brackets"),
    "month": lambda value: numbers.brief(value, 1),
    "FTE": lambda value: numbers.number(value, 1),
    "ratio": lambda value: numbers.number(value, 2, negative="brackets"),
}
"""How a figure is written that is no money, by the first part of its unit."""


def kind_of(line: Line) -> str:
    """Give what a line measures, whatever it is per."""
    return line.unit.split("/")[0]


def written(line: Line, value: float | None, scale: Scale) -> str:
    """Write a figure of a line; a missing one is a dash."""
    if value is None:
        return numbers.MISSING
    if kind_of(line) == MONEY:
        return _amount(value, scale)
    return _WRITE.get(kind_of(line), numbers.brief)(value)


def moved(line: Line, value: float, scale: Scale) -> str:
    """Write by how much a figure of a line moves, with its sign; what would read as nothing is a dash."""
    if kind_of(line) == MONEY:
        size = 10.0 ** POWERS[scale.unit]
        return numbers.number(value / size, DECIMALS[scale.unit], plus=True, zero=numbers.MISSING)
    if kind_of(line) == "share":
        points = numbers.number(100 * value, 1, plus=True, zero="")
        return translate("{points} pp").format(points=points) if points else numbers.MISSING
    return numbers.number(value, 2 if kind_of(line) == "ratio" else 1, plus=True, zero=numbers.MISSING)


def exactly(measure: str, value: float | None, currency: str) -> str:
    """Write a figure with all the digits that mean something."""
    if value is None:
        return translate("none")
    if measure == MONEY:
        return numbers.full_money(value, currency, decimals=2, negative="brackets")
    return numbers.share(value, 4) if measure == "share" else numbers.brief(value, 6)


def scale_for(results: Results) -> Scale:
    """Choose the unit of tables in the window: finer than on paper, because here is room to look closely."""
    costs = (results.number("cost_over_term", at) for at in range(len(results.options)))
    return scale_of(results.case.settings.currency, ((cost or 0.0) / FINER for cost in costs))


def _amount(value: float, scale: Scale) -> str:
    """Write an amount; one that is only too small for the unit is 0 and not a dash, which says that there is none."""
    text = scale.text(value)
    return numbers.number(0.0, DECIMALS[scale.unit]) if text == numbers.MISSING and value else text
