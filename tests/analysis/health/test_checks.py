"""Every health check passes a good case, warns, fails, and is cleared by its remedy."""

from __future__ import annotations

import pytest

from bpo_case.analysis.health import CHECKS, STATUSES, health
from bpo_case.case.change import apply
from bpo_case.case.document import Case
from bpo_case.case.validate import problems
from bpo_case.model.results import calculate
from tests.analysis.health.cases import MISTAKES, good_case


@pytest.fixture(scope="module")
def good() -> Case:
    return good_case()


def found(case: Case, key: str):
    """The findings of a check, the worst first."""
    assert problems(case) == ()
    findings = [finding for finding in health(calculate(case)) if finding.check.key == key]
    return sorted(findings, key=lambda finding: -STATUSES.index(finding.status))


def test_every_check_has_its_mistakes():
    assert list(MISTAKES) == list(CHECKS)


def test_a_good_case_passes_every_check(good):
    findings = health(calculate(good))
    assert {finding.check.key for finding in findings} == set(CHECKS)
    assert [(each.check.key, each.sentence) for each in findings if each.status != "pass"] == []


@pytest.mark.parametrize("key", CHECKS)
def test_a_small_mistake_warns(good, key):
    worst, *_ = found(MISTAKES[key].warn(good), key)
    assert worst.status == "warn", worst


@pytest.mark.parametrize("key", CHECKS)
def test_a_grave_mistake_fails(good, key):
    worst, *_ = found(MISTAKES[key].fail(good), key)
    assert worst.status == "fail", worst


@pytest.mark.parametrize("level", ["warn", "fail"])
@pytest.mark.parametrize("key", CHECKS)
def test_the_remedy_clears_it(good, key, level):
    """By the program's own changes; where only a person can know, by doing what the remedy says."""
    mistake = MISTAKES[key]
    case = getattr(mistake, level)(good)
    proposed = [finding.changes for finding in found(case, key) if finding.status != "pass"]
    mend = mistake.mend
    if all(proposed):
        for changes in proposed:
            case = apply(case, changes)
    else:
        assert mend is not None, "the check proposes no changes, so the test must do what its remedy says"
        case = mend(case)
    assert [(each.status, each.sentence) for each in found(case, key) if each.status != "pass"] == []


@pytest.mark.parametrize("key", CHECKS)
def test_what_is_wrong_says_which_inputs_are_concerned(good, key):
    worst, *_ = found(MISTAKES[key].fail(good), key)
    assert worst.paths
    assert worst.option is None if worst.check.scope == "case" else worst.option.name in ("Vendor", "Improved", "Flow")
