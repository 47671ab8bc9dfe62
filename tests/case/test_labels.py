"""What a change is called by people."""

from __future__ import annotations

import pytest

from bpo_case.case.change import Change, apply, diff
from bpo_case.case.labels import label, labels
from bpo_case.case.make import new_row
from tests.case.samples import SALARY, small_case

CASE = small_case()
B = new_row("options", name="Vendor B")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change("set", SALARY, after=45_000.0), "Labor, Team leader, Annual salary: 42,000 → 45,000"),
        (Change("set", "labor/lead/bonus", after=0.125), "Labor, Team leader, Bonus: 0 % → 12.5 %"),
        (Change("set", "labor/lead/service", after="invoices"), "Labor, Team leader, Service: Payroll → Invoices"),
        (Change("set", "services/payroll/profile", after=""), "Services, Payroll, Seasonality: Even → nothing"),
        (Change("set", "options/vendor/vendor", after="Acme"), "Options, Vendor A, Vendor: nothing → Acme"),
        (Change("set", "charges/fee/price", after=(4.0,)), "Charges, Fee, Price by contract year: 5; 5.5 → 4"),
        (
            Change("set", "services/payroll/regimes", after=("GDPR", "CCPA")),
            "Services, Payroll, Regimes: nothing → GDPR; CCPA",
        ),
        (Change("set", "scenarios/dear/overrides", after=()), "Scenarios, Dear, Overrides: 1 entry → 0 entries"),
        (Change("set", "scores/score/score", after=8.0), "Scores, Price, Vendor A, Score: 7 → 8"),
        (Change("set", "settings/horizon", after=84), "Case, Horizon: 60 → 84"),
        (Change("set", "settings/compared_with", after=""), "Case, Compared with: As is → nothing"),
        (Change("set", "labor/lead/note", after="x" * 90), "Labor, Team leader, Note: nothing → " + "x" * 40 + "…"),
        (Change("add", f"options/{B.id}", after=B, below="vendor"), "Options, Vendor B: added"),
        (Change("delete", "options/today"), "Options, As is: deleted"),
        (Change("delete", "correlations/both"), "Correlations, Pay, Volume: deleted"),
    ],
)
def test_a_change_is_said_as_people_say_it(change: Change, said: str) -> None:
    after = apply(CASE, [change])
    assert labels(diff(CASE, after), CASE, after) == (said,)


def test_a_row_moved_is_said_to_stand_below_another_or_at_the_top() -> None:
    moves = [Change("move", "options/vendor"), Change("move", "options/today", below="vendor")]
    assert labels(moves, CASE) == ("Options, Vendor A: moved to the top", "Options, As is: moved below Vendor A")


def test_rows_that_are_only_in_the_later_case_are_named_too() -> None:
    changes = [Change("add", f"options/{B.id}", after=B), Change("set", "plan/move/option", "vendor", B.id)]
    assert labels(changes, CASE, apply(CASE, changes))[1] == "Plan, Payroll to A, Option: Vendor A → Vendor B"


def test_a_row_that_is_in_no_case_given_is_called_by_its_id() -> None:
    assert label(Change("move", "options/gone", below="vendor"), CASE) == "Options, gone: moved below Vendor A"
