"""The figures that analyses compare: key figures of options, by public key and option id."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bpo_case.case.suggest import did_you_mean
from bpo_case.errors import BpoCaseError
from bpo_case.model.cost_model import cost_model
from bpo_case.model.results import KEY_FIGURES, Results, label_of
from bpo_case.text import numbers, translate

Figures = Mapping[str, float | None]
"""Key figures of an option by public key; None where the answer is that there is none."""


class UnknownFigure(BpoCaseError):
    """A figure was asked for that is no key figure."""

    def __init__(self, figure: str) -> None:
        self.figure = figure
        said = translate("There is no key figure “{figure}”{hint}")
        known = [*KEY_FIGURES, *map(label_of, KEY_FIGURES)]
        hint = did_you_mean(figure, known, otherwise="; " + ", ".join(KEY_FIGURES))
        super().__init__(said.format(figure=figure, hint=hint))


def figure_key(name: str) -> str:
    """Give the public key of a figure that is named by its key or its label.

    >>> figure_key("npv"), figure_key("Total cost")
    ('npv', 'total_cost')
    """
    wanted = name.strip().casefold()
    for key in KEY_FIGURES:
        if wanted in (key.casefold(), label_of(key).casefold(), translate(label_of(key)).casefold()):
            return key
    raise UnknownFigure(name)


def figures_of(results: Results) -> dict[str, Figures]:
    """Give the key figures of all options by option id."""
    return {
        option.id: {key: results.number(line, at) for key, line in KEY_FIGURES.items()}
        for at, option in enumerate(results.options)
    }


def difference(before: float | None, after: float | None) -> float | None:
    """Give what a figure moves by; None where it is missing on one side."""
    return None if before is None or after is None else after - before


def measure_of(key: str) -> str:
    """Give what a key figure is measured in, whatever it is per: money, month, share, ratio, FTE or flag."""
    return cost_model()[KEY_FIGURES[key]].unit.split("/")[0]


def written(key: str, value: float | None, currency: str, plus: bool = False) -> str:
    """Write a key figure in full, or with its sign a difference of two; a missing one is a dash.

    >>> written("npv", 1234567.0, "EUR"), written("roi", None, "EUR"), written("mirr", 0.125, "EUR", plus=True)
    ('€1,234,567', '–', '+12.5%')
    """
    measure = measure_of(key)
    if measure == "money":
        return numbers.full_money(value, currency, plus=plus)
    return _WRITE[measure](value, plus)


_WRITE: Mapping[str, Callable[[float | None, bool], str]] = {
    "share": lambda value, plus: numbers.share(value, plus=plus),
    "month": lambda value, plus: numbers.months(value, plus=plus),
    "ratio": lambda value, plus: numbers.number(value, 2, plus=plus),
    "FTE": lambda value, plus: numbers.number(value, 1, plus=plus),
    "flag": lambda value, plus: numbers.number(value, plus=plus),
}
