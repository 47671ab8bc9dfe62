"""Examining: the order of findings, what is said of them, and that any case can be examined."""

from __future__ import annotations

import math
import re

import pytest

from bpo_case.analysis.health import CHECKS, STATUSES, health, is_draft, order_by_severity
from bpo_case.analysis.health.figures import figures, figures_of
from bpo_case.case.change import apply
from bpo_case.case.document import Case
from bpo_case.case.file import load
from bpo_case.case.options import Option
from bpo_case.case.place import parts_of
from bpo_case.model.results import calculate
from bpo_case.resources import path_of
from tests.analysis.health.cases import good_case, without
from tests.strategies import random_case

LEVELS = {"<": -1, "<=": -1, ">": 1, ">=": 1}


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.key)
def test_every_check_is_fit_to_be_shown(check):
    for text in (check.about, check.evidence, check.remedy):
        assert text.endswith("."), text
        assert len(text) <= 200
    assert check.problem[0].isupper() and not check.problem.endswith(".")
    assert check.figure in ("", *figures)


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.key)
def test_what_fails_is_further_in_the_direction_of_what_warns(check):
    direction = LEVELS[check.warn.sign]
    assert LEVELS[check.fail.sign] == direction
    assert direction * (check.fail.value - check.warn.value) > 0
    assert check.warn.crossed(check.fail.value + direction)


def test_problems_and_keys_are_told_apart():
    assert len({check.problem for check in CHECKS.values()}) == len(CHECKS)


def test_a_limit_itself_passes_or_not_as_its_words_say():
    governance = CHECKS["governance_too_small"]
    assert [governance.status(value) for value in (0.03, 0.029, 0.0, -0.01)] == ["pass", "warn", "fail", "fail"]
    saving = CHECKS["claimed_saving_too_high"]
    assert [saving.status(value) for value in (0.3, 0.31, 0.4, 0.41)] == ["pass", "warn", "warn", "fail"]
    assert saving.fail.words("share") == "over 40.0%"


def test_rounding_noise_crosses_no_limit():
    assert CHECKS["governance_too_small"].status(0.03 - 1e-12) == "pass"


def test_findings_come_in_the_order_of_the_checks_and_options():
    results = calculate(good_case())
    findings = health(results)
    keys, names = list(CHECKS), [option.id for option in results.options]
    order = [(keys.index(each.check.key), names.index(each.option.id) if each.option else 0) for each in findings]
    assert order == sorted(order)
    assert health(results) == findings


def test_the_worst_findings_come_first_when_asked_for():
    findings = order_by_severity(health(calculate(without("exits")(good_case()))))
    levels = [STATUSES.index(finding.status) for finding in findings]
    assert levels == sorted(levels, reverse=True)
    assert findings[0].status == "fail"


def test_a_case_with_a_failing_check_is_a_draft():
    assert not is_draft(health(calculate(good_case())))
    assert is_draft(health(calculate(without("exits")(good_case()))))


def test_the_option_that_others_are_compared_with_is_not_examined_as_one_of_them():
    case = good_case()
    settings = case.settings.model_copy(update={"compared_with": "improved"})
    findings = health(calculate(case.model_copy(update={"settings": settings})))
    assert {finding.option.id for finding in findings if finding.option} == {"vendor"}


def test_an_empty_case_has_nothing_to_find():
    assert health(calculate(Case())) == ()


def test_options_without_anything_in_them_are_examined():
    findings = health(calculate(Case(options=(Option(id="a", name="A"), Option(id="b", name="B", kind="hybrid")))))
    assert all(math.isfinite(finding.value) for finding in findings)


@pytest.mark.parametrize("name", ["retail", "automotive"])
def test_no_check_fails_on_a_sample(name):
    findings = health(calculate(load(path_of(f"sample_data/{name}.bpocase"))))
    assert [(each.check.key, each.sentence) for each in findings if each.status == "fail"] == []


@pytest.mark.parametrize("seed", range(12))
def test_any_case_is_examined_and_what_is_proposed_can_be_applied(seed):
    case = random_case(seed)
    for finding in health(calculate(case)):
        assert math.isfinite(finding.value)
        assert finding.status == finding.check.status(finding.value)
        assert not re.search(r"\bnan\b|\binf\b|None", finding.sentence)
        assert all(parts_of(path)[0] in ("settings", *Case.model_fields) for path in finding.paths)
        if finding.changes:
            assert apply(case, finding.changes) != case


def test_a_figure_is_what_the_lines_behind_it_say():
    results = calculate(good_case())
    found = figures_of(results)
    for option in range(len(results.options)):
        share = results.series("transition_cost", option).sum() / results.number("cost_over_term", option)
        assert found["transition_share"][option, 0] == pytest.approx(share, rel=1e-12)
    assert {check.figure for check in CHECKS.values()} - {""} == set(figures)
    for finding in health(results):
        if finding.check.figure:
            assert finding.value == found[finding.check.figure][finding.at, 0]


def test_two_proposals_for_different_findings_do_not_get_in_each_others_way():
    case = without("exits")(without("transition")(good_case()))
    findings = [each for each in health(calculate(case)) if each.status != "pass"]
    added = [change.path for finding in findings for change in finding.changes if change.action == "add"]
    exits = [path for path in added if path.startswith("exits/")]
    assert len(set(exits)) == 1  # three checks propose the same way out
    rest = [path for path in added if not path.startswith("exits/")]
    assert len(rest) == len(set(rest))


def test_the_documentation_has_the_limits_of_every_check(project):
    said = project.joinpath("docs/health-checks.md").read_text(encoding="utf-8")
    for check in CHECKS.values():
        looked_at = "the case" if check.scope == "case" else "each option"
        limits = [limit.words(check.unit) for limit in (check.warn, check.fail)]
        assert f"| {check.problem} | {looked_at} | {' | '.join(limits)} |" in said
