"""What must hold for the transcription of any case, whatever its numbers."""

from __future__ import annotations

from math import fsum
from typing import Any

import pytest
from hypothesis import given, settings

from bpo_case.case.document import Case
from tests.oracle.returns import running_sum
from tests.oracle.rows import ago
from tests.oracle.transcription import outcome
from tests.strategies import cases, random_case


def close(value: float, expected: float, *parts: float) -> bool:
    """Equal as far as rounding allows, beside the size of what was added up."""
    return abs(value - expected) <= 1e-9 * max(1.0, *(abs(part) for part in parts), abs(expected))


@settings(max_examples=60)
@given(cases())
def test_present_value_avoided_less_added_is_the_net_present_value_before_tax(case: Case) -> None:
    untaxed = case.settings.model_copy(update={"tax_rate": 0.0})
    for option in outcome(case.model_copy(update={"settings": untaxed})).options.values():
        assert close(option.pv_avoided - option.pv_added, option.npv, option.pv_avoided, option.pv_added)
        assert option.npv == option.npv_before_tax


@pytest.mark.parametrize("size", ["small", "sample", "reference"])
def test_categories_add_up_to_the_total_and_come_from_the_rows(size: Any) -> None:
    for option in outcome(random_case(1, size)).options.values():
        from_rows = {
            "labor": added_up(option.staff, "base_pay on_costs hiring_cost severance retention_bonus"),
            "training": added_up(option.programmes, "course_cost proficiency_loss"),
            "infrastructure": added_up(option.items, "running_cost purchases termination_fee")
            + added_up(option.scope.values(), "automation_cost")
            - added_up(option.items, "residual_value"),
            "charges": added_up(option.charges, "accrued_charge irrecoverable_tax"),
            "governance": added_up(option.governance, "cost"),
            "transition": added_up(option.transition, "cash"),
            "other": added_up(option.risks, "mitigation_cost"),
        }
        assert option.total_cost_by_category == pytest.approx(from_rows, rel=1e-9, abs=1e-6)
        assert option.total_cost == pytest.approx(sum(from_rows.values()), rel=1e-9)


def added_up(rows: Any, lines: str) -> float:
    return fsum(fsum(getattr(row, line)) for row in rows for line in lines.split())


@settings(max_examples=60)
@given(cases())
def test_every_post_that_appears_or_disappears_is_accounted_for(case: Case) -> None:
    for option in outcome(case).options.values():
        for row in option.staff:
            for t in range(1, case.settings.horizon + 1):
                season = option.scope[row.record.service].season
                seasonal = row.posts[t] * row.record.season_share * max(0.0, season[t] - season[t - 1])
                left = row.leavers[t] + row.severed[t] + row.redeployed[t] + row.transferred[t]
                assert close(row.posts[t - 1] + row.hires[t] - seasonal - left, row.posts[t], row.posts[t - 1])


@settings(max_examples=60)
@given(cases())
def test_the_compared_with_option_neither_saves_nor_costs(case: Case) -> None:
    done = outcome(case)
    option = done.options[done.compared_with]
    assert (option.npv, option.pv_avoided, option.pv_added, option.peak_funding) == (0, 0, 0, 0)
    assert option.irr == []


@settings(max_examples=60)
@given(cases())
def test_after_the_payback_month_cash_to_date_stays_positive(case: Case) -> None:
    for option in outcome(case).options.values():
        to_date = running_sum(option.net_cash)
        if option.payback is None:
            assert to_date[-1] < 0
        else:
            assert all(cash >= -1e-6 for t, cash in enumerate(to_date) if t >= option.payback)


@settings(max_examples=60)
@given(cases())
def test_work_paid_twice_is_what_has_moved_but_is_still_paid(case: Case) -> None:
    for option in outcome(case).options.values():
        for row in option.staff:
            if not row.record.added_by:
                scope = option.scope[row.record.service]
                for t in range(case.settings.horizon + 1):
                    saved = row.record.avoidable_share * ago(scope.released, t, row.record.release_lag)
                    twice = row.parallel_run[t] + row.not_avoidable[t] + row.notice[t]
                    assert close(twice, row.demand_fte[t] * (scope.taken_over[t] - saved), row.demand_fte[t])
