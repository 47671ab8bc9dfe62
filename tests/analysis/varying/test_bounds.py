"""What values an input may take: limits, order within a row, and rules between rows."""

from __future__ import annotations

import pytest

from bpo_case.analysis.varying.bounds import Bounds, with_values
from bpo_case.analysis.varying.inputs import numeric_input, numeric_inputs
from bpo_case.case.options import PlanRow
from bpo_case.case.validate import problems
from tests.analysis.health.cases import adding, good_case

CASE = good_case()
TWO_SHARES = adding(
    "plan", PlanRow(id="half", name="Half", option="improved", service="care", share=0.4, location="home"),
    PlanRow(id="rest", name="Rest", option="improved", service="care", share=0.5, location="home"),
)(CASE)  # fmt: skip


@pytest.mark.parametrize(
    ("path", "wanted", "taken"),
    [
        ("labor/agent/annual_salary", 40_000.0, 40_000.0),
        ("labor/agent/avoidable_share", 1.1, 1.0),
        ("settings/horizon", 200, 180),
        ("settings/horizon", 60.4, 60),
        ("currencies/pln/rate", -1.0, 1e-6),
        ("risks/late/low", 1e6, 100_000.0),
        ("risks/late/likely", 0.0, 50_000.0),
        ("risks/late/high", 0.0, 100_000.0),
        ("risks/late/last_month", 0, 1),
        ("plan/own-care/share", 0.5, 0.0),
        ("services/care/volume_today", 0.0, None),
        ("charges/bill/price", (2e12,), (1e12,)),
    ],
)
def test_a_value_is_bounded_by_limits_order_and_rules(path, wanted, taken):
    found = Bounds(CASE).fitted(numeric_input(CASE, path), wanted)
    if taken is None:
        assert 0 < found.value < 1e-9
    else:
        assert found.value == taken
    assert found.bounded == (taken != wanted and wanted != 60.4)


def test_a_share_is_bounded_by_the_shares_of_the_same_service():
    assert Bounds(TWO_SHARES).fitted(numeric_input(TWO_SHARES, "plan/half/share"), 0.9).value == 0.5


def test_two_inputs_may_be_allowed_one_by_one_and_not_together():
    bounds = Bounds(TWO_SHARES)
    assert bounds.allows({"plan/half/share": 0.5})
    assert bounds.allows({"plan/rest/share": 0.6})
    assert not bounds.allows({"plan/half/share": 0.5, "plan/rest/share": 0.6})


@pytest.mark.parametrize("factor", [-1e3, 0.0, 0.5, 2.0, 1e3])
def test_every_fitted_value_makes_a_case_without_problems(factor):
    case = TWO_SHARES.model_copy(update={"scenarios": ()})  # what a scenario multiplies is not looked at
    bounds = Bounds(case)
    for one in numeric_inputs(case):
        changed = with_values(case, {one.path: bounds.fitted(one, one.times(factor)).value})
        assert problems(changed) == (), one.path
