"""Scenarios are laid over the live base."""

from __future__ import annotations

from typing import Any

import pytest

from bpo_case.case.assessment import Override
from bpo_case.case.document import TABLES, rows
from bpo_case.case.errors import InvalidCase
from bpo_case.case.override import overridden
from bpo_case.case.place import Rows, parts_of
from tests.case.samples import SALARY, small_case

CASE = small_case()
ROLE = "labor/lead"
LEAD = "Labor, row 2 (Team leader)"
MONTHS = "Seasonality, row 1 (Even), Factors, January to December"
FACTORS = "seasonality/even/factors"


def lay(*overrides: tuple[str, str, Any]) -> Any:
    """The value of the last path after the overrides."""
    laid = [
        Override.model_validate({"path": path, "action": action, "value": value}) for path, action, value in overrides
    ]
    path = overrides[-1][0]
    return getattr(Rows(overridden(CASE, laid)).at(path)[1], parts_of(path)[2])


@pytest.mark.parametrize(
    ("path", "action", "value", "expected"),
    [
        (SALARY, "set", 1.0, 1.0),
        (SALARY, "multiply", 1.5, 63_000.0),
        ("settings/horizon", "set", 84.0, 84),
        ("settings/horizon", "multiply", 1.4, 84),
        ("settings/horizon", "multiply", 1.1, 66),
        ("settings/horizon", "multiply", 0.55, 33),
        ("settings/convention", "set", "middle of year", "middle of year"),
        (f"{ROLE}/service", "set", "invoices", "invoices"),
        ("charges/fee/price", "set", (4.0,), (4.0,)),
        ("charges/fee/price", "set", 4.0, (4.0, 4.0)),
        ("charges/fee/price", "multiply", 2.0, (10.0, 11.0)),
        ("charges/fee/price", "multiply", (2.0, 3.0), (10.0, 16.5)),
    ],
)
def test_an_override_sets_or_multiplies(path: str, action: str, value: Any, expected: Any) -> None:
    laid = lay((path, action, value))
    assert laid == expected
    assert type(laid) is type(expected)


def test_overrides_are_laid_one_over_the_other() -> None:
    assert lay((SALARY, "set", 100.0), (SALARY, "multiply", 2.0)) == 200.0


def test_overrides_follow_the_live_base() -> None:
    dear = CASE.scenarios[0].overrides
    lead = CASE.labor[1].model_copy(update={"annual_salary": 100.0})
    moved = CASE.model_copy(update={"labor": (CASE.labor[0], lead, CASE.labor[2])})
    assert overridden(CASE, dear).labor[1].annual_salary == pytest.approx(46_200)
    assert overridden(moved, dear).labor[1].annual_salary == pytest.approx(110)


def test_fields_that_must_stay_in_order_may_be_overridden_together() -> None:
    risk = "risks/leak"
    assert (
        lay((f"{risk}/low", "multiply", 9.0), (f"{risk}/likely", "multiply", 9.0), (f"{risk}/high", "multiply", 9.0))
        == 27
    )


def test_what_no_override_touches_is_shared() -> None:
    laid = overridden(CASE, CASE.scenarios[0].overrides)
    assert all(rows(laid, table) is rows(CASE, table) for table in TABLES if table != "labor")
    assert laid.labor[0] is CASE.labor[0]


@pytest.mark.parametrize(
    ("path", "action", "value", "sentence"),
    [
        (SALARY, "set", -1.0, f"{LEAD}, Annual salary: −1 is below 0"),
        (SALARY, "multiply", -1.0, f"{LEAD}, Annual salary: −42,000 is below 0"),
        (SALARY, "set", "much", f"{LEAD}, Annual salary: “much” is not a number"),
        (SALARY, "multiply", "much", f"{LEAD}, Annual salary: 42,000 cannot be multiplied by “much”; set it instead"),
        (SALARY, "multiply", (1.0, 2.0), f"{LEAD}, Annual salary: 42,000 cannot be multiplied by 1; 2; set it instead"),
        (f"{ROLE}/staffing", "multiply", 2.0, f"{LEAD}, Staffing: “fixed” cannot be multiplied by 2; set it instead"),
        (
            f"{ROLE}/staffing",
            "set",
            "fluid",
            f"{LEAD}, Staffing: “fluid” is not one of “fixed”, “follows volume”; did you mean “fixed”?",
        ),
        ("settings/horizon", "multiply", 0.51, "Case, Horizon: 30.6 is not a whole number"),
        ("settings/horizon", "set", 1e9, "Case, Horizon: 1,000,000,000 is above 180"),
        (FACTORS, "set", (1.0, 2.0), f"{MONTHS}: 2 entries given; exactly 12 are needed"),
        (FACTORS, "multiply", (1.0, 2.0), f"{MONTHS}: 12 entries cannot be multiplied by 2"),
        (
            FACTORS,
            "set",
            0.0,
            "Seasonality, row 1 (Even): all twelve factors are 0; at least one month must have volume",
        ),
        (
            "labor/leed/bonus",
            "set",
            1.0,
            "“labor/leed/bonus” leads to no input: Labor has no row “leed”; did you mean “lead”?",
        ),
        ("weather", "set", 1.0, "“weather” leads to no input: there is no table “weather”"),
        ("settings/", "set", 1.0, "“settings/” leads to no input: Case has no field “”"),
        (
            "labor/lead/bonus/0",
            "set",
            1.0,
            "“labor/lead/bonus/0” leads to no input: Labor has no field “bonus/0”; did you mean “bonus”?",
        ),
    ],
)
def test_what_cannot_be_laid_is_said_at_its_place(path: str, action: str, value: Any, sentence: str) -> None:
    with pytest.raises(InvalidCase) as caught:
        lay((path, action, value))
    assert str(caught.value) == sentence


def test_everything_that_cannot_be_laid_is_told_together() -> None:
    with pytest.raises(InvalidCase) as caught:
        lay(
            ("a/b/c", "set", 1.0),
            (SALARY, "set", -1.0),
            ("settings/horizon", "set", 1.0),
            (f"{ROLE}/bonus", "multiply", "x"),
        )
    assert len(caught.value.problems) == 4


def test_a_number_that_grows_beyond_all_bounds_is_refused_rather_than_infinite() -> None:
    endless = [(SALARY, "multiply", 1e12)] * 40
    with pytest.raises(InvalidCase, match="infinity is not a finite number"):
        lay(*endless)
    with pytest.raises(InvalidCase, match="Horizon"):
        lay(*[("settings/horizon", "multiply", 1e12)] * 40)


def test_a_wrong_value_that_is_then_multiplied_is_said_too() -> None:
    with pytest.raises(InvalidCase, match="“x” cannot be multiplied by 2"):
        lay((SALARY, "set", "x"), (SALARY, "multiply", 2.0))
    with pytest.raises(InvalidCase, match="“x” cannot be multiplied by 2"):
        lay(("charges/fee/price", "set", "x"), ("charges/fee/price", "multiply", 2.0))


def test_no_overrides_leave_the_case_as_it_is() -> None:
    assert overridden(CASE, ()) == CASE
