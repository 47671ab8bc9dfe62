"""What a calculation of a case gives: problems that forbid it, or results with the figures that are always shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bpo_case.analysis.scenarios import laid_over
from bpo_case.case.assessment import Scenario
from bpo_case.case.document import Case
from bpo_case.case.errors import InvalidCase, Problem
from bpo_case.case.validate import problems
from bpo_case.model.results import Results, calculate


@dataclass(frozen=True)
class Outcome:
    """A case calculated. Where it has problems there are no results."""

    case: Case
    problems: tuple[Problem, ...]
    results: Results | None
    figures: tuple[Mapping[str, Any], ...] = ()
    """The key figures of each option, as `Results.key_figures` gives them."""
    scenario: Scenario | None = None
    """The scenario that is laid over the case; none in the base."""
    under: Outcome | None = None
    """The same case with the scenario that was chosen laid over it; its problems, where that does not fit."""


def outcome_of(case: Case) -> Outcome:
    """Check a case, and calculate it where it holds together."""
    found = problems(case)
    if found:
        return Outcome(case, found, None)
    return _calculated(case)


def under_scenario(base: Outcome, key: str) -> Outcome:
    """Calculate a scenario of an outcome's case as well; the base alone where there is no such scenario any more."""
    scenario = next((each for each in base.case.scenarios if each.id == key), None)
    if scenario is None or base.results is None:
        return base if base.under is None else replace(base, under=None)
    try:
        under = replace(_calculated(laid_over(base.case, scenario)), scenario=scenario)
    except InvalidCase as error:
        under = Outcome(base.case, error.problems, None, scenario=scenario)
    return replace(base, under=under)


def _calculated(case: Case) -> Outcome:
    results = calculate(case)
    return Outcome(case, (), results, tuple(results.key_figures(at) for at in range(len(results.options))))
