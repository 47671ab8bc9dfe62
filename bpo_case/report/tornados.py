"""The tornado of a sensitivity: its largest swings as a chart, and how results of any figure are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpo_case.model.cost_model import cost_model
from bpo_case.model.results import KEY_FIGURES, label_of
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Swung, Tornado
from bpo_case.report.figures import Scale, scale_of
from bpo_case.text import numbers, translate
from bpo_case.text.languages import POWERS

if TYPE_CHECKING:
    from bpo_case.analysis import sensitivity
    from bpo_case.analysis.varying.inputs import NumericInput
    from bpo_case.case.document import Case

SHOWN = 12
FINER = 20
"""Millions begin at so many times the amount from which the paper has them: swings are smaller than results."""


@dataclass(frozen=True)
class Writer:
    """Writes results of one key figure, amounts of money in one unit."""

    figure: str
    scale: Scale

    @property
    def unit(self) -> str:
        """What the figure measures."""
        return cost_model()[KEY_FIGURES[self.figure]].unit

    @property
    def label(self) -> str:
        """What people call the figure."""
        return translate(label_of(self.figure))

    @property
    def heading(self) -> str:
        """Name the figure with its unit."""
        units = {"money": self.scale.heading, "month": translate("months")}
        return f"{self.label}, {units[self.unit]}" if self.unit in units else self.label

    def __call__(self, result: float | None) -> str:
        """Write a result; one that is not there is said."""
        if result is None:
            return translate("none")
        if self.unit == "money":
            decimals = 2 if self.scale.unit == "m" else 0
            return numbers.number(result / 10.0 ** POWERS[self.scale.unit], decimals, negative="brackets")
        if self.unit.startswith("share"):
            return numbers.share(result, 1, negative="brackets")
        return numbers.number(result, 1 if self.unit == "month" else 2, negative="brackets")


def writer_for(figure: str, currency: str, results: Iterable[float | None]) -> Writer:
    """Choose how results of a figure are written: money in the unit that suits the largest."""
    return Writer(figure, scale_of(currency, ((result or 0.0) / FINER for result in results)))


def results_of(found: sensitivity.Tornado) -> Iterable[float | None]:
    """Give all results of a sensitivity."""
    yield found.base
    for each in found.inputs:
        yield from (each.low_result, each.high_result)


def tornado(found: sensitivity.Tornado, inputs: Mapping[str, NumericInput], case: Case, most: int = SHOWN) -> Tornado:
    """Draw the largest swings of a figure that has a value."""
    write = writer_for(found.figure, case.settings.currency, results_of(found))
    bars = (
        Swung(
            each.label,
            (inputs[each.path].said(each.low), inputs[each.path].said(each.high)),
            (Cell(write(each.low_result), each.low_result), Cell(write(each.high_result), each.high_result)),
        )
        for each in found.inputs[:most]
    )
    return Tornado(write.heading, write.unit, Cell(write(found.base), found.base), tuple(bars))
