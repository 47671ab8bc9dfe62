"""Stress tests of a case: each laid over it like a scenario, calculated beside the base, and kept if so wished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bpo_case.analysis.health.remedies import adding
from bpo_case.analysis.scenarios import Outcome, SideBySide, outcome_of, side_by_side
from bpo_case.analysis.stress_tests import TESTS, Strain, StressTest
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.assessment import Scenario
from bpo_case.case.change import Change, apply
from bpo_case.case.document import Case

__all__ = ["TESTS", "Strain", "StressTest", "as_scenario", "stressed", "under_stress"]


def stressed(case: Case, tests: Iterable[str] = tuple(TESTS), watch: Watch = UNWATCHED) -> SideBySide:
    """Calculate the base and stress tests by key beside it; what a test cannot do is a remark of its outcome."""
    keys = tuple(tests)
    outcomes = []
    for number, key in enumerate(keys, 1):
        watch.tell(number, len(keys) + 1)
        outcomes.append(_outcome(case, key))
    watch.tell(len(keys) + 1, len(keys) + 1)
    return replace(side_by_side(case, ()), outcomes=tuple(outcomes))


def under_stress(case: Case, key: str) -> tuple[Case, Scenario]:
    """Give the case with the rows that a stress test needs, and the test as a scenario to be laid over it."""
    test = TESTS[key]
    strain = test.lay(case, test.amount)
    return apply(case, strain.rows), _scenario(key, strain)


def as_scenario(case: Case, key: str) -> tuple[Change, ...]:
    """Give the changes that keep a stress test as a scenario of the case; no figure of the base moves by them."""
    test = TESTS[key]
    strain = test.lay(case, test.amount)
    about = {"description": test.description, "source": test.source, "confidence": "unknown", "note": ""}
    scenario = adding(case, "scenarios", test.name, overrides=strain.overrides, **about)
    return (*strain.rows, scenario)


def _outcome(case: Case, key: str) -> Outcome:
    strain = TESTS[key].lay(case, TESTS[key].amount)
    return outcome_of(apply(case, strain.rows), _scenario(key, strain), strain.remarks)


def _scenario(key: str, strain: Strain) -> Scenario:
    test = TESTS[key]
    return Scenario(id=key, name=test.name, description=test.description, overrides=strain.overrides)
