"""Studies: the analyses of a case that the paper tells of, each made when a page first asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.settings import PAPER_SETTINGS, Settings
from bpo_case.model.results import Results
from bpo_case.text import current_language

if TYPE_CHECKING:
    from bpo_case.analysis.break_even import BreakEven
    from bpo_case.analysis.health.finding import Finding
    from bpo_case.analysis.scenarios import SideBySide
    from bpo_case.analysis.sensitivity import Tornado
    from bpo_case.analysis.simulation import Simulation

TRIALS = 2_000
"""Enough for probabilities in whole per cent; the window and the command line simulate as many as are asked for."""

PAPER_TABLES = frozenset({"sections"})
"""Tables that say what the paper is like, and nothing of the case."""

BREAK_EVENS = 5
"""For so many of the inputs that move the value most, the break-even is looked for."""


@dataclass(frozen=True)
class Studies:
    """The analyses of calculated results; None where a case has nothing to analyse."""

    results: Results
    watch: Watch = UNWATCHED
    language: str = field(default_factory=lambda: current_language().code)
    """The language of what is said in them."""

    def again(self, results: Results, watch: Watch) -> Studies:
        """Give the studies of results, with all that is known already where only the paper's choices have changed."""
        made = Studies(results, watch)
        if made.language == self.language and same_inputs(self.results.case, results.case):
            made.__dict__.update({name: found for name, found in vars(self).items() if name not in vars(made)})
        return made

    @cached_property
    def health(self) -> tuple[Finding, ...]:
        """The findings of all health checks."""
        from bpo_case.analysis.health import health

        return health(self.results)

    @cached_property
    def scenarios(self) -> SideBySide | None:
        """The base and every scenario of the case beside it."""
        from bpo_case.analysis.scenarios import side_by_side

        case = self.results.case
        return side_by_side(case, watch=self.watch) if case.scenarios else None

    @cached_property
    def stress(self) -> SideBySide | None:
        """The base and every ready-made stress test beside it."""
        from bpo_case.analysis.stress import stressed

        return stressed(self.results.case, watch=self.watch) if len(self.results.options) > 1 else None

    @cached_property
    def sensitivity(self) -> Tornado | None:
        """How far inputs move the best option's NPV: those that the case calls uncertain, otherwise all."""
        from bpo_case.analysis.sensitivity import USUAL_SHARE, by_distribution, by_share, one_way
        from bpo_case.analysis.simulation.asked import refusals

        case = self.results.case
        if len(self.results.options) < 2:
            return None
        if case.uncertainty and not refusals(case):
            found = one_way(case, by_distribution(case), watch=self.watch)
        else:
            found = one_way(case, by_share(USUAL_SHARE), paths=_varied(case), watch=self.watch)
        return found if found.inputs else None

    @cached_property
    def break_evens(self) -> Mapping[str, BreakEven]:
        """Where the best option's NPV is zero, by the path of the inputs that move it most."""
        from bpo_case.analysis.break_even import break_even

        inputs = self.sensitivity.inputs[:BREAK_EVENS] if self.sensitivity else ()
        return {each.path: break_even(self.results.case, each.path, watch=self.watch) for each in inputs}

    @cached_property
    def simulation(self) -> Simulation | None:
        """How the value of every option is spread, from the usual seed; None too where inputs cannot be drawn."""
        from bpo_case.analysis.simulation import Asked, simulate
        from bpo_case.analysis.simulation.asked import NothingUncertain, refusals

        if refusals(self.results.case):
            return None
        try:
            return simulate(self.results.case, Asked(TRIALS), watch=self.watch)
        except NothingUncertain:
            return None


def _varied(case: Case) -> list[str]:
    """Give all numeric inputs but those that decide on the months: nobody doubts how long a case looks ahead."""
    from bpo_case.analysis.varying.inputs import numeric_inputs
    from bpo_case.model.varied import STRUCTURAL

    return [one.path for one in numeric_inputs(case) if one.path not in STRUCTURAL]


def same_inputs(one: Case, other: Case) -> bool:
    """Tell whether two cases differ in nothing but what is chosen about the paper."""
    if one.settings is not other.settings and _without_choices(one.settings) != _without_choices(other.settings):
        return False
    tables = (table for table in TABLES if table not in PAPER_TABLES)
    return all(rows(one, table) is rows(other, table) for table in tables)


def _without_choices(settings: Settings) -> Settings:
    return settings.model_copy(update=dict.fromkeys(PAPER_SETTINGS, ""))
