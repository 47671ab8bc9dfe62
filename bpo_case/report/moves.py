"""The bridge between two cases as a chart: which changes move a figure, the largest first, small ones together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bpo_case.analysis.bridge import Bridge as Found
from bpo_case.analysis.bridge import Part
from bpo_case.analysis.figures import measure_of
from bpo_case.case.place import parts_of
from bpo_case.case.specs import table_label
from bpo_case.report.cell import Cell, Effect
from bpo_case.report.chart_blocks import Bridge, Stair
from bpo_case.report.figures import DECIMALS, Scale, adding_up, effect_of, scale_of, shortened
from bpo_case.text import numbers, translate, translate_plural
from bpo_case.text.languages import POWERS

MOST = 9
"""Changes that a chart shows each by itself."""
SMALL = 0.02
"""Changes below this share of the largest are small."""
NAME_SHOWN = 80


@dataclass(frozen=True)
class Units:
    """How the amounts of a bridge are written: heading, the size of one in the last digit, and a text of an amount."""

    heading: str
    step: float
    text: Callable[[float], str]

    def cells(self, amounts: Sequence[float], total: float, sign: int = 0) -> tuple[Cell, ...]:
        """Write amounts so that they add up to a total as printed; `sign` tells whether more is better."""
        rounded = adding_up(amounts, total, self.step)
        pairs = zip(rounded, amounts, strict=True)
        return tuple(Cell(self.text(shown), exact, _effect(exact, sign)) for shown, exact in pairs)

    def printed(self, amount: float) -> float:
        """Give an amount as it is printed."""
        return adding_up([amount], amount, self.step)[0]


_OTHERS: Mapping[str, tuple[float, Callable[[float], str]]] = {
    "share": (0.001, lambda value: numbers.share(value, 1, negative="brackets")),
    "month": (0.1, lambda value: numbers.number(value, 1, negative="brackets")),
    "FTE": (0.1, lambda value: numbers.number(value, 1, negative="brackets")),
    "ratio": (0.01, lambda value: numbers.number(value, 2, negative="brackets")),
}
"""What is no money: the size of one in the last digit, and how it is written."""
_HEADINGS = {"month": "Months", "FTE": "FTE"}


def units_of(found: Found, currency: str, *, in_full: bool = False) -> Units:
    """Choose how a bridge is written: money by its largest change, or to the last unit of the currency."""
    measure = measure_of(found.figure)
    if measure != "money":
        return Units(translate(_HEADINGS.get(measure, "")), *_OTHERS[measure])
    amounts = [part.amount for part in found.parts]
    scale = Scale(currency, "") if in_full else scale_of(currency, amounts)
    return Units(scale.heading, 10.0 ** (POWERS[scale.unit] - DECIMALS[scale.unit]), scale.text)


def moves_chart(found: Found, ends: tuple[str, str], units: Units, sign: int) -> Bridge:
    """Draw the bridge as stairs from one case to the other; `ends` name them, `sign` tells whether more is better."""
    shown, small = large_and_small(found.parts)
    amounts = [part.amount for part in shown] + ([sum(part.amount for part in small)] if small else [])
    names = [name_of(part) for part in shown] + ([small_said(len(small))] if small else [])
    cells = units.cells(amounts, units.printed(found.after) - units.printed(found.before), sign)
    first, last = (
        Stair(shortened(name, NAME_SHOWN), Cell(units.text(units.printed(amount)), amount), total=True)
        for name, amount in zip(ends, (found.before, found.after), strict=True)
    )
    stairs = (Stair(name, cell) for name, cell in zip(names, cells, strict=True))
    return Bridge(units.heading, (first, *stairs, last))


def large_and_small(parts: Iterable[Part]) -> tuple[list[Part], list[Part]]:
    """Part the changes into those shown each by itself, the largest first, and the small ones, never one alone."""
    ordered = sorted(parts, key=lambda part: -abs(part.amount))
    least = SMALL * abs(ordered[0].amount) if ordered else 0.0
    count = sum(1 for part in ordered[:MOST] if abs(part.amount) > least)
    count = len(ordered) if len(ordered) - count == 1 and ordered[-1].amount else count
    return ordered[:count], ordered[count:]


def name_of(part: Part) -> str:
    """Name a change as a chart has room for it: without its table, the values last."""
    table = translate(table_label(parts_of(part.path)[0]))
    return part.text.removeprefix(f"{table}, ")


def small_said(count: int) -> str:
    """Say how many small changes stand together."""
    return translate_plural("{count} smaller change", "{count} smaller changes", count).format(count=f"{count:,}")


def method_said(found: Found) -> str:
    """Say how the parts were found, and how many changes move nothing."""
    if found.method == "exact":
        said = translate("Exact: each part is averaged over all orders of the changes, and together they add up.")
    else:
        template = translate(
            "Averaged over {orders} orders of the changes, which add up exactly; "
            "each part has a standard error of at most {error}."
        )
        said = template.format(orders=numbers.number(found.orders), error=numbers.brief(found.standard_error, 2))
    still = len(found.unmoving)
    if not still:
        return said
    rest = translate_plural("{count} change moves nothing here.", "{count} changes move nothing here.", still)
    return f"{said} {rest.format(count=numbers.number(still))}"


def _effect(amount: float, sign: int) -> Effect:
    return effect_of(sign * amount)
