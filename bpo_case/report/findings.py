"""Findings: what the results say, before it is put into words or tables."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bpo_case.case.options import Option
from bpo_case.case.settings import Settings
from bpo_case.model.results import CATEGORIES, Results, Series
from bpo_case.model.returns import has_meaning
from bpo_case.report.blocks import RowKind
from bpo_case.report.studies import Studies
from bpo_case.text import translate


@dataclass(frozen=True)
class Findings:
    """Calculated results with the answer they give: which option is best, and whether it beats the compared-with."""

    results: Results
    known: tuple[Mapping[str, Any], ...] = ()
    """The key figures of every option, where they have been calculated already."""

    made: Studies | None = None
    """The analyses of the case, where some have been made already."""

    @cached_property
    def studies(self) -> Studies:
        """The analyses of the case."""
        return self.made or Studies(self.results)

    @property
    def settings(self) -> Settings:
        """What holds for the whole case."""
        return self.results.case.settings

    @property
    def currency(self) -> str:
        """The code of the home currency."""
        return self.settings.currency

    @property
    def options(self) -> tuple[Option, ...]:
        """All options, in the order of the case."""
        return self.results.options

    @property
    def compared(self) -> int:
        """The position of the option that the others are measured against."""
        return self.results.prepared.compared

    @cached_property
    def others(self) -> tuple[int, ...]:
        """The positions of the options that are measured, best first; of equals, the one that comes first."""
        measured = [at for at in range(len(self.options)) if at != self.compared]
        return tuple(sorted(measured, key=lambda at: -self.amount("npv", at)))

    @property
    def order(self) -> tuple[int, ...]:
        """All options as the paper shows them: the compared-with first, then best first."""
        return (self.compared, *self.others)

    @property
    def best(self) -> int:
        """The measured option with the highest NPV; the compared-with itself where there is no other."""
        return self.results.best

    @property
    def recommended(self) -> bool:
        """Whether the best option is worth more than the compared-with."""
        return self.amount("npv", self.best) > 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to decide because nothing costs anything."""
        return not any(self.amount("cost_over_term", at) or self.amount("npv", at) for at in self.order)

    @cached_property
    def figures(self) -> tuple[Mapping[str, Any], ...]:
        """The key figures of every option, in the order of the case."""
        return self.known or tuple(self.results.key_figures(at) for at in range(len(self.options)))

    def amount(self, line: str, option: int) -> float:
        """Give a one-value line's number for an option, which it always has."""
        return self.results.number(line, option) or 0.0

    def name(self, option: int) -> str:
        """Give the full name of an option."""
        return self.options[option].name

    def kind(self, option: int) -> RowKind:
        """Tell how the row of an option is printed: the recommended one stands out."""
        return "strong" if self.recommended and option == self.best else "plain"

    @property
    def names(self) -> dict[str, str]:
        """The names that sentences speak of: the best option's, and that of the one it is compared with."""
        return {"name": self.name(self.best), "compared": self.name(self.compared)}

    def rates_of_return(self, option: int) -> list[float]:
        """Give the internal rates of return that mean something."""
        return [root for root in self.figures[option]["irr"] if has_meaning(root)]

    def cost_by_category(self, option: int) -> dict[str, float]:
        """Give an option's cost over the term by category."""
        found: dict[str, float] = self.figures[option]["cost_by_category"]
        return found

    def categories(self, options: Sequence[int]) -> dict[str, str]:
        """Give the categories that are not zero in every month of all these options: their lines by key."""
        used = {key: line for key, line in CATEGORIES.items() if any(self.series(line, at).any() for at in options)}
        return used or {"labor": CATEGORIES["labor"]}

    def series(self, line: str, option: int) -> Series:
        """Give a line's values of months 0 … N for an option."""
        return self.results.series(line, option)

    def label(self, line: str) -> str:
        """Give the label that a line was declared with, in the reader's language."""
        return translate(self.results.model[line].label)

    @property
    def first_day(self) -> datetime.date:
        """The first day of month 1."""
        return self.results.day(1)

    @property
    def last_day(self) -> datetime.date:
        """A day of the last month."""
        return self.results.day(self.settings.horizon)

    @property
    def nominal_rate(self) -> float:
        """The discount rate in nominal terms."""
        return float(self.results.series("nominal_rate")[0])

    def risks_of(self, option: int) -> list[tuple[int, float]]:
        """Give the risks of an option with what they are expected to cost: row and amount, largest first."""
        rows = self.results.prepared.of_option("risks", option)
        losses = [(row, self.amount("loss_total", row)) for row in rows]
        return sorted(losses, key=lambda found: -found[1])
