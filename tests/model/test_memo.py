"""Memo figures: worked examples, the sums that they are, and that nothing is added to them or from them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from bpo_case.case.assessment import ServiceLevel
from bpo_case.case.document import Case
from bpo_case.case.today import Service
from bpo_case.engine.resolve import reads_of
from bpo_case.model.cost_model import cost_model
from bpo_case.model.memo import memo
from bpo_case.model.results import MEMO, calculate
from tests.model.tiny import VENDOR, charge, moved, role, tiny
from tests.strategies import cases

ROWS = {
    "people_in_parallel": ("scope", "parallel_fte"),
    "people_on_notice": ("staff", "on_notice"),
    "people_not_avoided": ("staff", "not_avoided"),
    "work_paid_twice": ("scope", "paid_twice"),
    "additional_charges": ("charges", "arc"),
    "reduction_credits": ("charges", "rrc"),
    "minimum_top_ups": ("charges", "top_up"),
    "credits_at_risk": ("levels", "credit_at_risk"),
    "expected_credits": ("levels", "expected_credit"),
}


def figures(**tables: Any) -> dict[str, float]:
    shown: dict[str, float] = tiny(**tables).key_figures(VENDOR)["memo"]
    return shown


def test_work_is_paid_twice_in_parallel_run_on_notice_and_where_posts_stay() -> None:
    ten = role(actual_fte=10.0, annual_salary=12_000.0, avoidable_share=0.8, release_lag=3)
    found = figures(labor=(ten,), plan=(moved(parallel_months=2),))
    assert found["parallel_run_fte_months"] == pytest.approx(10 * 2)
    assert found["notice_fte_months"] == pytest.approx(8 * 3)
    assert found["not_avoided_fte_months"] == pytest.approx(2 * 10)
    assert found["work_paid_twice_fte_months"] == pytest.approx(64)


@pytest.mark.parametrize(("volume", "arc", "rrc", "top_up"), [(110, 360, 0, 0), (100, 0, 0, 0), (80, 0, 240, 120)])
def test_volume_beside_the_contract_baseline_is_charged_credited_or_topped_up(
    volume: float, arc: float, rrc: float, top_up: float
) -> None:
    bands = {"band_rule": "back to baseline", "contract_volume": 100.0, "minimum_share": 0.95}
    line = charge(price=(2.0,), arc_price=3.0, rrc_price=1.0, **bands)
    service = Service(id="service", name="Service", first_volume=float(volume))
    found = figures(services=(service,), plan=(moved(),), charges=(line,))
    assert [found[key] for key in ("arc", "rrc", "top_up")] == pytest.approx([arc, rrc, top_up])


def test_service_credits_are_shown_as_if_missed_and_as_expected() -> None:
    level = ServiceLevel(
        id="kpi", name="In time", service="service", at_risk_share=0.1, pool_share=0.5, allocation_share=0.4,
        missed_share=0.25,
    )  # fmt: skip
    service = Service(id="service", name="Service", first_volume=100.0)
    found = figures(services=(service,), plan=(moved(),), charges=(charge(price=(2.0,)),), service_levels=(level,))
    assert found["service_credits_at_risk"] == pytest.approx(12 * 200 * 0.02)
    assert found["expected_service_credits"] == pytest.approx(12 * 200 * 0.02 * 0.25)


@settings(max_examples=25)
@given(cases())
def test_a_memo_figure_of_an_option_is_the_sum_over_its_own_rows(case: Case) -> None:
    results = calculate(case)
    for key, line in MEMO.items():
        table, of_row = ROWS[line]
        for option in range(len(results.options)):
            owned = results.prepared.of_option(table, option)
            expected = float(results.values[of_row][owned].sum())
            assert results.key_figures(option)["memo"][key] == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_no_line_adds_a_memo_figure_to_anything() -> None:
    assert set(memo) == set(ROWS) == set(MEMO.values())
    assert [line.name for line in cost_model() for read in reads_of(line) if read.name in memo] == []
