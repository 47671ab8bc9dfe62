"""Scenarios beside the base: figures as if the case had been edited by hand, and what each override does."""

from __future__ import annotations

import pytest

from bpo_case.analysis.figures import figure_key, figures_of, written
from bpo_case.analysis.scenarios import laid_over, outcome_of, overrides_of, reset, side_by_side
from bpo_case.analysis.watch import Stopped, Watch
from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.change import apply, diff
from bpo_case.case.document import Case
from bpo_case.case.errors import InvalidCase, UnknownPath
from bpo_case.model.results import KEY_FIGURES, calculate
from tests.analysis.health.cases import good_case, put

CASE = good_case()


def scenario(name: str, *overrides: tuple[str, str, object]) -> Scenario:
    laid = [
        Override.model_validate({"path": path, "action": action, "value": value}) for path, action, value in overrides
    ]
    return Scenario(id=name.replace(" ", "-"), name=name, overrides=tuple(laid))


DEAR = scenario("dear", ("labor/agent/annual_salary", "set", 40_000.0), ("charges/bill/price", "multiply", 1.5))
BY_HAND = put("charges", "bill", price=(2.6 * 1.5,))(put("labor", "agent", annual_salary=40_000.0)(CASE))
TOO_MUCH = scenario("too much", ("plan/move-care/share", "set", 2.0))
NOWHERE = scenario("nowhere", ("plan/move-care/location", "set", ""), ("labor/gone/bonus", "set", 0.1))


def with_scenarios(*scenarios: Scenario) -> Case:
    return CASE.model_copy(update={"scenarios": scenarios})


def test_a_scenario_has_the_figures_of_the_case_edited_by_hand() -> None:
    found = side_by_side(with_scenarios(DEAR))
    (outcome,) = found.outcomes
    assert outcome.figures == figures_of(calculate(BY_HAND))
    assert found.base.figures == figures_of(calculate(CASE))
    assert set(found.base.figures["vendor"]) == set(KEY_FIGURES)
    moved = calculate(BY_HAND).number("npv", 2) - calculate(CASE).number("npv", 2)
    assert found.difference(outcome, "vendor", "npv") == moved != 0


def test_the_scenarios_of_the_case_come_in_its_order_after_the_base() -> None:
    found = side_by_side(CASE)
    assert [outcome.name for outcome in found.outcomes] == [each.name for each in CASE.scenarios]
    assert [option.id for option in found.options] == ["as-is-added-by-the-model", "improved", "vendor"]


def test_a_scenario_that_does_not_fit_is_told_and_keeps_no_other_from_its_figures() -> None:
    broken, fine = side_by_side(with_scenarios(TOO_MUCH, DEAR)).outcomes
    assert [str(problem) for problem in broken.problems] == [
        "Plan, row 3 (Care to Kraków), Share moved: 200 % is above 100 %"
    ]
    assert broken.figures == {}
    assert broken.figure("vendor", "npv") is None
    assert fine.figures and not fine.problems


def test_rules_between_rows_hold_for_scenarios_too() -> None:
    moved = scenario("moved", ("plan/move-care/location", "set", ""))
    assert "choose where it goes" in str(outcome_of(CASE, moved).problems[0])
    with pytest.raises(InvalidCase, match="choose where it goes"):
        laid_over(CASE, moved)


def test_a_figure_that_one_side_lacks_has_no_difference() -> None:
    ruinous = scenario("ruinous", ("charges/hours/price", "set", 900.0))
    found = side_by_side(with_scenarios(ruinous))
    assert found.base.figure("vendor", "payback_months") is not None
    assert found.outcomes[0].figure("vendor", "payback_months") is None
    assert found.difference(found.outcomes[0], "vendor", "payback_months") is None


# ---------------------------------------------------------------- overrides


def test_an_override_is_told_in_business_words_with_both_values() -> None:
    salary, price = side_by_side(with_scenarios(DEAR)).outcomes[0].overrides
    assert salary.text == "Labor, Agent, Annual salary: 36,000 → 40,000"
    assert (price.input, price.before, price.after) == (
        "Charges, Bills, by the piece, Price by contract year",
        (2.6,),
        (2.6 * 1.5,),
    )
    assert (price.before_text, price.after_text) == ("2.6", "3.9")


def test_an_override_that_the_base_has_come_to_changes_nothing_any_more() -> None:
    laid = overrides_of(BY_HAND, laid_over(BY_HAND, DEAR), DEAR)
    assert [each.changes for each in laid] == [False, True]


def test_overrides_of_one_input_come_to_what_they_do_together() -> None:
    twice = scenario("twice", ("labor/agent/bonus", "set", 0.1), ("labor/agent/bonus", "multiply", 2.0))
    assert [each.after for each in overrides_of(CASE, laid_over(CASE, twice), twice)] == [0.2, 0.2]


def test_an_override_of_an_input_that_is_gone_is_a_problem_and_the_others_are_told() -> None:
    outcome = outcome_of(CASE, NOWHERE)
    assert any("leads to no input" in str(problem) for problem in outcome.problems)
    assert [laid.override.path for laid in outcome.overrides] == ["plan/move-care/location"]


def test_one_override_is_reset_by_a_change_and_its_input_follows_the_base_again() -> None:
    case = with_scenarios(DEAR)
    change = reset(case, "dear", 0)
    after = apply(case, [change])
    assert after.scenarios[0].overrides == DEAR.overrides[1:]
    assert laid_over(after, after.scenarios[0]).labor == CASE.labor
    (back,) = diff(after, case)
    assert apply(after, [back]) == case


@pytest.mark.parametrize(("name", "number"), [("dear", 2), ("dear", -1), ("nobody", 0)])
def test_what_is_not_there_cannot_be_reset(name: str, number: int) -> None:
    with pytest.raises(UnknownPath):
        reset(with_scenarios(DEAR), name, number)


# ---------------------------------------------------------------- figures, watching


def test_figures_are_called_by_key_or_label() -> None:
    assert [figure_key(name) for name in ("npv", " NPV ", "payback_months", "Payback", "total cost")] == [
        "npv", "npv", "payback_months", "payback_months", "total_cost"
    ]  # fmt: skip


@pytest.mark.parametrize("key", KEY_FIGURES)
def test_every_key_figure_can_be_written(key: str) -> None:
    assert written(key, 1.0, "EUR") != written(key, 2.0, "EUR")
    assert written(key, 1.0, "EUR", plus=True).startswith("+")
    assert written(key, None, "EUR") == "–"


def test_the_calculation_says_how_far_it_is_and_can_be_called_off() -> None:
    told: list[tuple[int, int]] = []
    side_by_side(CASE, watch=Watch(lambda done, total: told.append((done, total))))
    assert told == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(Stopped):
        side_by_side(CASE, watch=Watch(cancelled=lambda: True))
