"""Deleting a row offers to delete what hangs on it."""

from __future__ import annotations

import pytest

from bpo_case.case.change import Change, apply
from bpo_case.case.dependents import with_dependents
from bpo_case.case.document import TABLES, rows
from bpo_case.case.validate import problems
from tests.case.samples import SALARY, small_case

CASE = small_case()


def paths(change: Change) -> set[str]:
    return {change.path for change in with_dependents(CASE, change)}


def test_nothing_hangs_on_a_row_to_which_nothing_links() -> None:
    assert with_dependents(CASE, Change("delete", "charges/fee")) == (Change("delete", "charges/fee"),)


def test_a_plan_row_goes_with_its_charges_and_with_the_posts_that_follow_it() -> None:
    assert paths(Change("delete", "plan/move")) == {"plan/move", "charges/fee", "labor/desk"}


def test_what_hangs_on_the_rows_that_go_goes_too() -> None:
    expected = {"options/vendor", "plan/move", "charges/fee", "labor/desk", "risks/leak", "scores/score"}
    expected |= {"sections/cash/comment"}
    assert paths(Change("delete", "options/vendor")) == expected


def test_settings_that_point_to_the_row_become_blank() -> None:
    assert Change("set", "settings/compared_with", "today", "") in with_dependents(
        CASE, Change("delete", "options/today")
    )


def test_uncertain_inputs_and_overrides_of_the_row_go_with_it() -> None:
    changes = with_dependents(CASE, Change("delete", "labor/lead"))
    assert {change.path for change in changes} == {
        "labor/lead", "uncertainty/pay", "correlations/both", "scenarios/dear/overrides",
    }  # fmt: skip
    assert apply(CASE, changes).scenarios[0].overrides == ()


def test_a_scenario_keeps_its_other_overrides() -> None:
    horizon = CASE.scenarios[0].overrides[0].model_copy(update={"path": "settings/horizon", "value": 1.0})
    both = CASE.scenarios[0].model_copy(update={"overrides": (*CASE.scenarios[0].overrides, horizon)})
    case = CASE.model_copy(update={"scenarios": (both,)})
    assert apply(case, with_dependents(case, Change("delete", "labor/lead"))).scenarios[0].overrides == (horizon,)


def test_a_dash_stands_for_the_figures_of_an_option_that_goes() -> None:
    left = apply(CASE, with_dependents(CASE, Change("delete", "options/vendor")))
    assert left.sections[0].comment == "Worth {npv}; – with A."


@pytest.mark.parametrize("path", [f"{table}/{row.id}" for table in TABLES for row in rows(CASE, table)])
def test_whatever_is_deleted_what_is_left_fits_together(path: str) -> None:
    assert problems(apply(CASE, with_dependents(CASE, Change("delete", path)))) == ()


def test_a_change_that_deletes_nothing_stays_alone() -> None:
    change = Change("set", SALARY, after=1.0)
    assert with_dependents(CASE, change) == (change,)
