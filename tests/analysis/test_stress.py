"""Stress tests do to a case what they say, tell what they cannot do, and can be kept as scenarios."""

from __future__ import annotations

from typing import Any

import pytest

from bpo_case.analysis.scenarios import SideBySide, side_by_side
from bpo_case.analysis.stress import TESTS, as_scenario, stressed
from bpo_case.case.change import apply
from bpo_case.case.document import Case
from bpo_case.case.published import published
from bpo_case.case.today import Currency
from bpo_case.case.validate import problems
from bpo_case.model.results import Results, calculate
from tests.analysis.health.cases import adding, both, good_case, one_time, put, without
from tests.strategies import random_case

CASE = good_case()
VENDOR = 2


def stress(case: Case, key: str) -> tuple[SideBySide, Any]:
    found = stressed(case, (key,))
    return found, found.outcomes[0]


def moved(case: Case, key: str, figure: str = "npv", option: str = "vendor") -> float:
    found, outcome = stress(case, key)
    difference = found.difference(outcome, option, figure)
    assert difference is not None
    return difference


def by_hand(case: Case, *edits: Any, line: str = "npv") -> float:
    after, before = (calculate(each).number(line, VENDOR) for each in (both(*edits)(case), case))
    assert after is not None and before is not None
    return after - before


def total(results: Results, line: str) -> float:
    return float(results.series(line, VENDOR).sum())


# ---------------------------------------------------------------- what they do


@pytest.mark.parametrize(("key", "share"), [("leakage-low", 0.05), ("leakage-typical", 0.15), ("leakage-high", 0.3)])
def test_leakage_is_set_as_a_share_of_charges(key: str, share: float) -> None:
    assert moved(CASE, key) == pytest.approx(by_hand(CASE, put("governance", leakage_share=share)))
    charges = total(calculate(CASE), "charges_accrued")
    assert moved(CASE, key, "total_cost") == pytest.approx((share - 0.02) * charges)


def test_leakage_is_counted_once_where_an_option_has_two_rows_of_governance() -> None:
    second = CASE.governance[0].model_copy(update={"id": "second", "name": "Second"})
    case = adding("governance", second)(CASE)
    edits = put("governance", "gov", leakage_share=0.3), put("governance", "second", leakage_share=0.0)
    assert moved(case, "leakage-high") == pytest.approx(by_hand(case, *edits))


def test_an_option_that_assumes_as_much_leakage_already_stays_as_it_is_and_that_is_said() -> None:
    case = both(put("governance", leakage_share=0.2))(CASE)
    assert moved(case, "leakage-typical") == 0
    _, outcome = stress(case, "leakage-typical")
    assert any("as much already" in remark for remark in outcome.remarks)
    assert moved(case, "leakage-high") < 0


def test_an_option_with_charges_and_no_governance_is_given_a_row_that_does_nothing_by_itself() -> None:
    case = without("governance")(CASE)
    charges = total(calculate(case), "charges_accrued")
    assert moved(case, "leakage-high", "total_cost") == pytest.approx(0.3 * charges)
    grown = apply(case, as_scenario(case, "leakage-high"))
    assert [row.option for row in grown.governance] == ["vendor"]
    assert calculate(grown).number("npv", VENDOR) == calculate(case).number("npv", VENDOR)


def test_optimism_bias_raises_every_monthly_cost_that_the_option_adds_and_nothing_else() -> None:
    _, outcome = stress(CASE, "optimism-bias")
    assert {laid.override.path for laid in outcome.overrides} == {
        "labor/manager/annual_salary", "infrastructure/watch/amount", "charges/hours/price", "charges/hours/arc_price",
        "charges/hours/rrc_price", "charges/bill/price",
    }  # fmt: skip
    assert {laid.override.value for laid in outcome.overrides} == {1 + published("optimism bias").high}
    assert moved(CASE, "optimism-bias", "contract_value") == pytest.approx(
        0.41 * total(calculate(CASE), "charges_accrued")
    )
    assert moved(CASE, "optimism-bias", option="improved") == 0


def test_purchases_and_what_is_there_today_have_no_optimism_bias() -> None:
    screens = CASE.infrastructure[2].model_copy(update={"id": "screens", "name": "Screens", "added_by": "vendor"})
    _, outcome = stress(adding("infrastructure", screens)(CASE), "optimism-bias")
    touched = {laid.override.path.split("/")[1] for laid in outcome.overrides}
    assert touched.isdisjoint({"screens", "agent", "clerk", "lead", "desk", "group", "pc"})


@pytest.mark.parametrize(("key", "factor"), [("volume-up", 1.2), ("volume-down", 0.8)])
def test_volume_moves_from_month_1_on_and_the_volume_of_today_stays(key: str, factor: float) -> None:
    edits = (
        put("services", "care", first_volume=50_000.0 * factor),
        put("services", "bills", first_volume=20_000.0 * factor),
    )
    assert moved(CASE, key) == pytest.approx(by_hand(CASE, *edits))
    assert all(laid.override.path.endswith("/first_volume") for laid in stress(CASE, key)[1].overrides)


@pytest.mark.parametrize(("key", "factor"), [("currencies-up", 1.1), ("currencies-down", 0.9)])
def test_foreign_currencies_move_and_a_row_for_the_home_currency_does_not(key: str, factor: float) -> None:
    case = both(adding("currencies", Currency(id="eur", name="eur", rate=1.0)), put("charges", "bill", currency="pln"))(
        CASE
    )
    assert moved(case, key) == pytest.approx(by_hand(case, put("currencies", "pln", rate=0.23 * factor)))


@pytest.mark.parametrize(("key", "months"), [("delay-short", 3), ("delay-long", 6)])
def test_delay_moves_the_plan_and_keeps_the_programme_team_longer(key: str, months: int) -> None:
    team = one_time("vendor", "programme team", 0.0, months=10, heads=4.0, weeks=40.0, weekly_rate=2_000.0)
    late = one_time("vendor", "lease break", 50_000.0, first_month=9)
    case = both(without("transition"), adding("transition", *team, *late))(CASE)
    edits = (
        put("plan", "move-care", migration_start=7 + months), put("plan", "move-bills", migration_start=10 + months),
        put("transition", team[0].id, months=10 + months, weeks=4.0 * (10 + months)),
        put("transition", late[0].id, first_month=9 + months),
    )  # fmt: skip
    assert moved(case, key) == pytest.approx(by_hand(case, *edits))
    assert moved(case, key) < 0
    assert moved(case, key, option="improved") < 0


def test_a_month_beyond_the_last_allowed_is_the_last_allowed() -> None:
    case = put("plan", "move-care", migration_start=178)(CASE)
    _, outcome = stress(case, "delay-long")
    assert {laid.after for laid in outcome.overrides if laid.override.path == "plan/move-care/migration_start"} == {180}


def test_vendor_failure_makes_the_exit_certain_and_only_risk_adjusted_figures_bear_it() -> None:
    assert moved(CASE, "vendor-failure", "risk_adjusted_npv") == pytest.approx(
        by_hand(CASE, put("exits", probability=1.0), line="risk_adjusted_npv")
    )
    assert moved(CASE, "vendor-failure", "risk_adjusted_npv") < 0
    assert moved(CASE, "vendor-failure", "npv") == 0


# ---------------------------------------------------------------- what they cannot do


def test_an_option_without_exit_costs_is_told() -> None:
    found, outcome = stress(without("exits")(CASE), "vendor-failure")
    assert outcome.remarks == ("“Vendor” has no row of exit costs, so that its figures stay as they are.",)
    assert outcome.figures == found.base.figures


def test_a_test_that_has_nothing_to_do_says_so_and_leaves_the_figures() -> None:
    found = stressed(Case())
    assert all(outcome.remarks and not outcome.problems for outcome in found.outcomes)
    assert all(outcome.figures == found.base.figures for outcome in found.outcomes)
    assert {remark for outcome in found.outcomes for remark in outcome.remarks} == {
        "No option has charges.", "No service has a volume.", "There is no foreign currency.",
        "No option moves or changes anything.",
    }  # fmt: skip


# ---------------------------------------------------------------- kept as scenarios


@pytest.mark.parametrize("key", TESTS)
def test_a_test_kept_as_a_scenario_has_its_figures_and_moves_none_of_the_base(key: str) -> None:
    kept = apply(CASE, as_scenario(CASE, key))
    assert not problems(kept)
    found, (_, outcome) = side_by_side(kept), stress(CASE, key)
    assert found.outcomes[-1].name == TESTS[key].name
    assert found.outcomes[-1].figures == outcome.figures
    assert found.base.figures == side_by_side(CASE, ()).base.figures
    assert kept.scenarios[-1].source == TESTS[key].source


def test_a_test_can_be_kept_twice() -> None:
    once = apply(CASE, as_scenario(CASE, "volume-up"))
    twice = apply(once, as_scenario(once, "volume-up"))
    assert [each.name for each in twice.scenarios[-2:]] == ["Volume 20% higher", "Volume 20% higher 2"]


@pytest.mark.parametrize("seed", range(12))
def test_every_test_does_for_any_case(seed: int) -> None:
    outcomes = stressed(random_case(seed)).outcomes
    assert [outcome.id for outcome in outcomes] == list(TESTS)
    assert all(outcome.figures or outcome.problems for outcome in outcomes)


@pytest.mark.parametrize("key", TESTS)
def test_every_test_says_what_it_does_and_where_its_size_comes_from(key: str) -> None:
    test = TESTS[key]
    assert test.name and test.description.endswith(".") and test.source
    assert "{" not in test.name + test.description
    assert len({each.name for each in TESTS.values()}) == len(TESTS)
