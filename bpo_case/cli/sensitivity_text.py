"""Sensitivity as tables for the terminal: the tornado with why other inputs move nothing, the spider, the grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod
from textwrap import wrap

from bpo_case.analysis.sensitivity import Axis, Grid, MovesNothing, Spider, Swing, Tornado
from bpo_case.analysis.varying.inputs import Value, numeric_input
from bpo_case.case.document import Case
from bpo_case.case.place import Rows
from bpo_case.case.units import unit_said
from bpo_case.cli.table import Row, table
from bpo_case.model.cost_model import cost_model
from bpo_case.model.results import KEY_FIGURES, label_of
from bpo_case.text import numbers
from bpo_case.text.languages import MoneyUnit

BOUNDED = "*"
EXAMPLES = 3
NOT_ALLOWED = "not allowed"
THOUSAND = 1000


class Figures:
    """Writes a figure's results in the one unit that suits the largest of them."""

    def __init__(self, figure: str, case: Case, results: Iterable[float | None]) -> None:
        self.label, self.unit = label_of(figure), cost_model()[KEY_FIGURES[figure]].unit
        self.currency = case.settings.currency
        self.money: MoneyUnit = "k" if numbers.money_unit(list(results)) else ""

    def __call__(self, result: float | None) -> str:
        """Write a result; one that is not there is said."""
        if self.unit == "money":
            scaled = None if result is None else result / (THOUSAND if self.money else 1)
            return numbers.number(scaled, missing="none")
        if self.unit == "share":
            return numbers.share(result, missing="none")
        return numbers.brief(result, 2, missing="none")

    @property
    def heading(self) -> str:
        """The figure's name, with the unit of money."""
        units = {"money": numbers.money_heading(self.currency, self.money), "month": "months"}
        return f"{self.label} in {units[self.unit]}" if self.unit in units else self.label


class _Texts:
    """Writes results of one case."""

    def __init__(self, case: Case, most: int, width: int) -> None:
        self.case, self.most, self.width, self.rows = case, most, width, Rows(case)

    @singledispatchmethod
    def lines(self, found: object) -> Iterator[str]:
        raise NotImplementedError(type(found).__name__)

    @lines.register
    def _tornado(self, found: Tornado) -> Iterator[str]:
        results = [found.base, *(result for each in found.inputs for result in (each.low_result, each.high_result))]
        figures = Figures(found.figure, self.case, results)
        shown = found.inputs[: self.most]
        yield from self.said(f"{self.head(found.option, figures, found.base)}. Each input: {found.by}.")
        if shown:
            headings = ("Low", "High", "Result at low", "Result at high", "Swing")
            yield from ("", table(headings, [self.swing(each, figures) for each in shown], self.width))
        if any(each.bounded for each in shown):
            yield from ("", *self.said(f"{BOUNDED} as far as the input may go"))
        if rest := len(found.inputs) - len(shown):
            yield from ("", *self.said(f"Inputs that move it less: {rest:,}; --most N shows more."))
        if found.moves_nothing:
            yield from ("", _counted(len(found.moves_nothing)), *self.reasons(found.moves_nothing))

    @lines.register
    def _spider(self, found: Spider) -> Iterator[str]:
        figures = Figures(found.figure, self.case, (result for line in found.lines for result in line.results))
        yield from self.said(f"{self.head(found.option, figures, found.base)}. Each input by the steps above.")
        rows = [
            Row(
                self.label(line.path, line.label),
                tuple(
                    figures(result) + BOUNDED * bounded
                    for result, bounded in zip(line.results, line.bounded, strict=True)
                ),
            )
            for line in found.lines
        ]
        yield from ("", table([numbers.share(step, 0, plus=True) for step in found.steps], rows, self.width))
        if any(any(line.bounded) for line in found.lines):
            yield from ("", *self.said(f"{BOUNDED} as far as the input may go"))

    @lines.register
    def _grid(self, found: Grid) -> Iterator[str]:
        figures = Figures(found.figure, self.case, (result for row in found.results for result in row))
        yield from self.said(f"{self.head(found.option, figures, found.base)}.")
        for words, axis in (("Down", found.first), ("Across", found.second)):
            yield from self.said(f"{words}: {self.label(axis.path, axis.label)}, now {self.value(axis, axis.base)}.")
        rows = [
            Row(
                self.value(found.first, value),
                tuple(
                    NOT_ALLOWED if (at, across) in found.not_allowed else figures(result)
                    for across, result in enumerate(found.results[at])
                ),
            )
            for at, value in enumerate(found.first.values)
        ]
        yield from ("", table([self.value(found.second, value) for value in found.second.values], rows, self.width))

    # ---------------------------------------------------------------- parts

    def said(self, text: str) -> list[str]:
        return wrap(text, self.width)

    def head(self, option: str, figures: Figures, base: float | None) -> str:
        return f"“{option}”: {figures.heading}, now {figures(base)}"

    def label(self, path: str, label: str) -> str:
        """An input's label with its unit."""
        _, record = self.rows.at(path)
        unit = unit_said(numeric_input(self.case, path).spec, self.case, record)
        return f"{label} ({unit})" if unit and not unit.startswith("%") else label

    def value(self, each: Swing | Axis, value: Value) -> str:
        return numeric_input(self.case, each.path).said(value)

    def swing(self, each: Swing, figures: Figures) -> Row:
        values = [self.value(each, value) for value in (each.low, each.high)]
        values[-1] += BOUNDED * each.bounded
        results = [figures(result) for result in (each.low_result, each.high_result, each.swing)]
        return Row(self.label(each.path, each.label), (*values, *results))

    def reasons(self, still: Sequence[MovesNothing]) -> Iterator[str]:
        """Each reason with how many inputs it holds for, and some of them; most first."""
        by_reason: dict[str, list[str]] = defaultdict(list)
        for each in still:
            by_reason[each.reason].append(each.label)
        for reason, labels in sorted(by_reason.items(), key=lambda entry: -len(entry[1])):
            some = "; ".join(labels[:EXAMPLES]) + (
                f"; and {len(labels) - EXAMPLES:,} more" if labels[EXAMPLES:] else ""
            )
            yield from wrap(f"{reason} {some}.", self.width, initial_indent="  ", subsequent_indent="      ")


def _counted(still: int) -> str:
    return "One input moves nothing:" if still == 1 else f"{still:,} inputs move nothing:"


def as_text(found: Tornado | Spider | Grid, case: Case, most: int, width: int) -> str:
    """Write a result for the terminal."""
    return "\n".join(_Texts(case, most, width).lines(found))
