"""Figures as they are printed: one unit of money for a whole table, and parts that add up as printed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from bpo_case.report.cell import Cell, Effect
from bpo_case.report.chart_blocks import Across
from bpo_case.text import numbers, translate
from bpo_case.text.languages import POWERS, MoneyUnit
from bpo_case.text.numbers import STATEMENT

DECIMALS: dict[MoneyUnit, int] = {"": 0, "k": 0, "m": 1}
MILLIONS_FROM = 50e6
THOUSANDS_FROM = 50e3
"""From these sizes on a table is in millions or thousands; below, its smaller rows would lose their digits."""

TITLE_LENGTH = 146
"""Characters that fit into two lines of a title in almost any text."""

HIGHEST_RATE = 10.0
"""Rates of return above 1,000 % say no more than that little money is tied up."""


@dataclass(frozen=True)
class Scale:
    """The unit in which all amounts of a table are written."""

    currency: str
    unit: MoneyUnit

    @property
    def heading(self) -> str:
        """Name currency and unit."""
        return numbers.money_heading(self.currency, self.unit)

    def text(self, amount: float | None) -> str:
        """Write an amount without its unit: brackets for a negative one, a dash for zero."""
        size = 10.0 ** POWERS[self.unit]
        return numbers.number(None if amount is None else amount / size, DECIMALS[self.unit], **STATEMENT)

    def cell(self, amount: float | None, *, judged: bool = False) -> Cell:
        """Make a cell of an amount; a judged one is welcome when positive."""
        return Cell(self.text(amount), amount, effect_of(amount) if judged else "")

    def cells_adding_up(self, parts: Sequence[float], total: float) -> tuple[Cell, ...]:
        """Make cells that add up to the total as printed, none more than one last digit from its own size."""
        rounded = adding_up(parts, total, self._step)
        return tuple(Cell(self.text(shown), exact) for shown, exact in zip(rounded, parts, strict=True))

    def printed(self, amount: float) -> float:
        """Give an amount as it is printed, with the digits that are cut as zeros."""
        return adding_up([amount], amount, self._step)[0]

    @property
    def _step(self) -> float:
        """What one in the last digit is worth."""
        return 10.0 ** (POWERS[self.unit] - DECIMALS[self.unit])


def scale_of(currency: str, amounts: Iterable[float | None]) -> Scale:
    """Choose the unit of a table by its largest amount."""
    largest = max((abs(amount) for amount in amounts if amount is not None), default=0.0)
    return Scale(currency, "m" if largest >= MILLIONS_FROM else "k" if largest >= THOUSANDS_FROM else "")


def adding_up(parts: Sequence[float], total: float, step: float) -> list[float]:
    """Round parts to whole steps that add up to the rounded total; those with the largest remainders are rounded up.

    >>> adding_up([0.4, 0.4, 0.4], 1.2, 1)
    [1.0, 0.0, 0.0]
    """
    exact = [_steps(part, step) for part in parts]
    floors = [amount.to_integral_value(ROUND_FLOOR) for amount in exact]
    missing = int(_steps(total, step).to_integral_value(ROUND_HALF_UP) - sum(floors))
    by_remainder = sorted(range(len(exact)), key=lambda at: floors[at] - exact[at])
    for at in by_remainder[: max(0, missing)]:
        floors[at] += 1
    return [float(amount) * step for amount in floors]


def _steps(amount: float, step: float) -> Decimal:
    return Decimal(f"{amount / step:.15g}")


def effect_of(amount: float | None) -> Effect:
    """Judge an amount of which more is better."""
    if not amount:
        return ""
    return "good" if amount > 0 else "bad"


def brief_money(amount: float | None, currency: str) -> str:
    """Write an amount in a sentence or a headline, in the unit that suits it."""
    return numbers.money(amount, currency, negative="brackets")


def size_of(amount: float, currency: str) -> str:
    """Write how large an amount is, where the sentence says its direction."""
    return numbers.money(abs(amount), currency)


def brief_share(value: float) -> str:
    """Write a share in a sentence or a headline: decimals only where it is small."""
    return numbers.share(value, 0 if abs(value) >= 0.1 else 1, negative="brackets")


def rate(value: float) -> str:
    """Write an entered rate with as many decimals as it has, two at most.

    >>> rate(0.08), rate(0.085)
    ('8%', '8.5%')
    """
    decimals = next((count for count in (0, 1) if math.isclose(round(value, count + 2), value, abs_tol=1e-9)), 2)
    return numbers.share(value, decimals)


def value_said(value: float, counted: Across) -> str:
    """Write a value that something is given.

    >>> value_said(0.085, "share"), value_said(0.1, "change"), value_said(1.25, "times"), value_said(42000, "number")
    ('8.5%', '+10%', '×\\xa01.25', '42,000')
    """
    return _VALUES[counted](value)


_VALUES: Mapping[Across, Callable[[float], str]] = {
    "number": numbers.brief,
    "share": lambda value: numbers.brief_share(value, 3),
    "change": lambda value: numbers.brief_share(value, 1, plus=True),
    "times": lambda value: f"×{numbers.NO_BREAK}{numbers.brief(value, 3)}",
}


def rates_of_return(roots: Sequence[float]) -> str:
    """Say the internal rates of return: none, one, or that there are several."""
    said = list(dict.fromkeys(_rate_of_return(root) for root in roots))
    if not said:
        return translate("none")
    return said[0] if len(roots) == 1 else translate("several: {rates}").format(rates=", ".join(said))


def _rate_of_return(root: float) -> str:
    if root > HIGHEST_RATE:
        return translate("above {rate}").format(rate=numbers.share(HIGHEST_RATE, 0)).replace(" ", numbers.NO_BREAK)
    return numbers.share(root, 1, negative="brackets")


def payback_months(value: float | None) -> str:
    """Say when a payback is reached, in a sentence.

    >>> payback_months(16.4), payback_months(0.2)
    ('16\\xa0months', 'less than a month')
    """
    if value is not None and value < 1:
        return translate("less than a month")
    return numbers.months(value, 0).replace(" ", numbers.NO_BREAK)


def shortened(text: str, most: int) -> str:
    """Shorten a text to so many characters, whole words where there are any.

    >>> shortened("Nearshore captive in Brno", 20)
    'Nearshore captive…'
    """
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1]
    whole = cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut
    return whole.rstrip(" ,;:–-(") + "…"


def titled(template: str, names: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Fill a title with names, shortened as far as two lines ask for, and with words, which are never shortened.

    >>> titled("Keep {name}", {"name": "Nearshore captive"}, {})
    'Keep Nearshore captive'
    """
    said = ""
    for most in (60, 50, 42, 34, 28, 22, 16):
        said = template.format(**words, **{key: shortened(name, most) for key, name in names.items()})
        if len(said) <= TITLE_LENGTH:
            break
    return said
