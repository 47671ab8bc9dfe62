"""Rules between rows: each is broken once, and the sentence says where and how to mend it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.case import rules
from bpo_case.case.document import Case
from bpo_case.case.errors import PROBLEMS_SHOWN
from bpo_case.case.rules import RULES
from bpo_case.case.validate import problems
from tests.case.samples import SALARY, small_case
from tests.strategies import random_case


def row(case: Case, table: str, number: int, **values: Any) -> Case:
    """The case with values of one row replaced; a row beyond the last is a copy of the first."""
    rows = list(getattr(case, table))
    rows[number : number + 1] = [rows[number if number < len(rows) else 0].model_copy(update=values)]
    return case.model_copy(update={table: tuple(rows)})


def scenario(*overrides: tuple[str, str, Any]) -> Case:
    made = [{"path": path, "action": action, "value": value} for path, action, value in overrides]
    first = small_case().scenarios[0]
    laid = type(first).model_validate({**first.model_dump(), "overrides": tuple(made)})
    return small_case().model_copy(update={"scenarios": (laid,)})


CASE = small_case()
AGAIN: dict[str, Any] = {"id": "again", "name": "Again"}

BROKEN = [
    (
        "id_given_twice",
        row(CASE, "labor", 2, id="clerk"),
        "Labor, row 3 (Service desk), Id",
        "has the same id as row 1; give one of them another id",
    ),
    (
        "name_given_twice",
        row(CASE, "labor", 1, name="CLERK"),
        "Labor, row 2 (CLERK), Name",
        "has the same name as row 1; rename one of them",
    ),
    (
        "name_given_twice",
        row(CASE, "locations", 1, name="KRAKÓW"),
        "Locations, row 2 (KRAKÓW), Name",
        "has the same name as row 1; rename one of them",
    ),
    (
        "link_to_nothing",
        row(CASE, "labor", 0, service="payrol"),
        "Labor, row 1 (Clerk), Service",
        "Services has no row “payrol”; did you mean “payroll”?",
    ),
    (
        "link_to_nothing",
        row(CASE, "labor", 0, location="Łódź"),
        "Labor, row 1 (Clerk), Location",
        "Locations has no row “Łódź”; did you mean “lodz”?",
    ),
    (
        "link_to_nothing",
        row(CASE, "charges", 0, plan="gone"),
        "Charges, row 1 (Fee), Plan row",
        "Plan has no row “gone”; choose another, or add it there",
    ),
    (
        "link_to_nothing",
        CASE.model_copy(update={"settings": CASE.settings.model_copy(update={"compared_with": "x"})}),
        "Case, Compared with",
        "Options has no row “x”; choose another, or add it there",
    ),
    (
        "named_as_is_without_being_so",
        CASE.model_copy(
            update={
                "options": tuple(
                    option.model_copy(update={"kind": "outsourced", "name": "AS IS" if number == 0 else option.name})
                    for number, option in enumerate(CASE.options)
                )
            }
        ),
        "Options, row 1 (AS IS), Kind",
        "is named “AS IS” but is “outsourced”; choose the kind “as is” or another name",
    ),
    (
        "several_as_is",
        row(CASE, "options", 1, kind="as is"),
        "Options, row 2 (Vendor A), Kind",
        "row 1 is “as is” already, and only one option can be; choose another kind",
    ),
    (
        "shares_above_the_whole",
        row(CASE, "plan", 1, **AGAIN, share=0.4),
        "Plan, row 2 (Again), Share moved",
        "the rows of this service and option come to 120 %; lower them to 100 %",
    ),
    (
        "shares_above_the_whole",
        row(row(CASE, "plan", 0, automated_share=0.7), "plan", 1, **AGAIN, share=0.0, automated_share=0.7),
        "Plan, row 2 (Again), Automation",
        "the rows of this service and option come to 140 %; lower them to 100 %",
    ),
    (
        "shares_above_the_whole",
        row(row(CASE, "plan", 0, improvement_share=0.6), "plan", 1, **AGAIN, share=0.0, improvement_share=0.6),
        "Plan, row 2 (Again), Process improvement",
        "the rows of this service and option come to 120 %; lower them to 100 %",
    ),
    (
        "plan_of_another_option",
        row(CASE, "labor", 2, added_by="today"),
        "Labor, row 3 (Service desk), Follows plan row",
        "“Payroll to A” is a plan row of another option; choose one of the option that adds the row",
    ),
    (
        "plan_of_another_option",
        row(CASE, "infrastructure", 0, plan="move"),
        "Infrastructure, row 1 (Rent), Follows plan row",
        "only a row that an option adds can follow a plan row; say which option, or blank this",
    ),
    (
        "moved_to_nowhere",
        row(CASE, "plan", 0, location=""),
        "Plan, row 1 (Payroll to A), Delivered from",
        "missing, though 80 % of the service moves; choose where it goes",
    ),
    (
        "volume_to_follow_is_missing",
        row(CASE, "services", 0, minutes_today=0.0),
        "Services, row 1 (Payroll), Minutes per unit today",
        "must be above 0, because roles follow the volume; fill it in, or make those roles fixed",
    ),
    (
        "path_to_nothing",
        scenario(("labour/lead/bonus", "set", 0.1)),
        "Scenarios, row 1 (Dear), Overrides, entry 1",
        "“labour/lead/bonus” leads to no input: there is no table “labour”; did you mean “labor”?",
    ),
    (
        "path_to_nothing",
        scenario((SALARY, "set", 1.0), ("labor/leed/bonus", "set", 0.1)),
        "Scenarios, row 1 (Dear), Overrides, entry 2",
        "“labor/leed/bonus” leads to no input: Labor has no row “leed”; did you mean “lead”?",
    ),
    (
        "path_to_nothing",
        scenario(("settings/horizons", "set", 24.0)),
        "Scenarios, row 1 (Dear), Overrides, entry 1",
        "“settings/horizons” leads to no input: Case has no field “horizons”; did you mean “horizon”?",
    ),
    (
        "path_to_nothing",
        scenario(("labor/lead/id", "set", "x")),
        "Scenarios, row 1 (Dear), Overrides, entry 1",
        "“labor/lead/id” leads to no input: the id stays with a row for life",
    ),
    (
        "path_to_nothing",
        row(CASE, "uncertainty", 0, path="labor/lead/salary"),
        "Uncertainty, row 1 (Pay), Input",
        "“labor/lead/salary” leads to no input: Labor has no field “salary”; did you mean “annual_salary”?",
    ),
    (
        "path_to_nothing",
        row(CASE, "uncertainty", 0, path="labor/lead/staffing"),
        "Uncertainty, row 1 (Pay), Input",
        "“labor/lead/staffing” is not a number, and only numbers can be uncertain",
    ),
    (
        "override_beyond_limits",
        scenario(("labor/lead/benefits", "set", 9.0)),
        "Scenarios, row 1 (Dear), Overrides",
        "Labor, row 2 (Team leader), Employer on-costs: 900 % is above 200 %",
    ),
    (
        "pair_given_twice",
        row(CASE, "scores", 1, id="again"),
        "Scores, row 2",
        "says the same as row 1; delete one of them",
    ),
    (
        "pair_given_twice",
        row(CASE, "correlations", 1, id="again", first="volume", second="pay"),
        "Correlations, row 2",
        "says the same as row 1; delete one of them",
    ),
    (
        "pair_given_twice",
        row(CASE, "correlations", 0, second="pay"),
        "Correlations, row 1, Second",
        "is the same as the first; choose another",
    ),
    (
        "section_given_twice",
        row(CASE, "sections", 1, id="again"),
        "Paper sections, row 2, Section",
        "is in row 1 already; delete one of them",
    ),
    (
        "live_field_of_nothing",
        row(CASE, "sections", 0, title="Vendor A saves {vendr.run_rate_saving}"),
        "Paper sections, row 1, Title",
        "there is no option “vendr”; did you mean “vendor”?",
    ),
]


@pytest.mark.parametrize(("rule", "case", "place", "message"), BROKEN)
def test_a_broken_rule_is_said_and_nothing_else(rule: str, case: Case, place: str, message: str) -> None:
    assert [str(problem) for problem in problems(case)] == [f"{place}: {message}"]
    assert [str(problem) for problem in getattr(rules, rule)(case)] == [f"{place}: {message}"]


def test_too_many_rows_are_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ROWS_AT_MOST", 2)
    assert [str(problem) for problem in problems(CASE)] == [
        "Labor: 3 rows are more than the 2 allowed; combine rows, or split the case"
    ]


def test_every_rule_is_broken_by_a_test() -> None:
    assert {rule.__name__ for rule in RULES} == {rule for rule, *_ in BROKEN} | {"too_many_rows"}


def test_shares_that_come_to_the_whole_but_for_the_last_digit_are_kept() -> None:
    case = CASE
    for number, share in enumerate((0.05, 0.55, 0.3, 0.1)):
        case = row(case, "plan", number, id=f"p{number}", name=f"P{number}", share=share)
    assert sum(r.share for r in case.plan) > 1
    assert not list(rules.shares_above_the_whole(case))


def test_overrides_that_only_together_stay_in_order_are_kept() -> None:
    case = scenario(
        ("risks/leak/low", "multiply", 5.0),
        ("risks/leak/likely", "multiply", 5.0),
        ("risks/leak/high", "multiply", 5.0),
    )
    assert problems(case) == ()


def test_what_was_meant_is_looked_for_only_as_often_as_it_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_for = []
    monkeypatch.setattr(rules, "did_you_mean", lambda target, ids: looked_for.append(target) or "")
    role = CASE.labor[0]
    labor = (role.model_copy(update={"id": f"r{n}", "name": f"R{n}", "service": f"s{n}"}) for n in range(500))
    case = CASE.model_copy(update={"labor": tuple(labor)})
    assert len(list(rules.link_to_nothing(case))) == 500
    assert len(looked_for) == PROBLEMS_SHOWN


def test_the_small_case_keeps_every_rule() -> None:
    assert problems(CASE) == ()


@given(st.integers(0, 1_000_000))
def test_any_valid_case_keeps_every_rule(seed: int) -> None:
    assert problems(random_case(seed)) == ()


def test_a_case_of_reference_size_keeps_every_rule() -> None:
    assert problems(random_case(7, "reference")) == ()
