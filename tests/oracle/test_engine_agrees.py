"""The engine's lines against the month-by-month transcription, every month of every row, on random cases."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from bpo_case.case.document import Case
from bpo_case.model.results import Results, calculate
from tests.oracle.rows import Row, total
from tests.oracle.transcription import outcome
from tests.strategies import cases, random_case

TOLERANCE = 1e-9

SHARED = {
    ("currencies", "currencies"): {"rate_now": "rate", "drift_index": "index"},
    ("locations", "locations"): {
        "local_rate": "currency_rate",
        "local_drift": "currency_index",
        "wage_index": "wage_index",
        "price_index": "price_index",
    },
    ("services", "services"): {"season": "season", "growth_index": "growth", "monthly_volume": "volume"},
}
"""Engine lines by table, with the transcription's names for them."""

TIME = {
    "calendar_month": "calendar_month",
    "contract_year": "contract_year",
    "general_price_index": "price_index",
    "discount_factor": "discount_factor",
    "fiscal_year": "fiscal_year",
}

PER_OPTION: dict[tuple[str, str], dict[str, str | Callable[[Row, int], float]]] = {
    ("plan", "plan"): {
        "change_done": "change",
        "automated_now": "automated",
        "improved_now": "improved",
        "uplift_now": "uplift",
        "ramp": "ramp",
        "taken_over": "taken_over",
        "released": "released",
        "vendor_productivity": "vendor_productivity",
        "automation_cost": "automation_cost",
    },
    ("scope", "scope"): {
        "automated": "automated_share",
        "improved": "improved",
        "people_volume": "people_volume",
        "workload_hours": "workload_hours",
        "trend": "trend",
        "taken_over_share": "taken_over",
        "released_share": "released",
        "demand": "demand_fte",
        "parallel_fte": "parallel_run",
        "paid_twice": "work_paid_twice",
        "vendor_charges": "accrued_charges",
        "vendor_tax": "irrecoverable_tax",
    },
    ("staff", "staff"): {
        "needed_fte": "needed_fte",
        "demand_fte": "demand_fte",
        "posts": "posts",
        "paid_fte": "paid_fte",
        "hires": "hires",
        "severed": "severed",
        "pay": lambda row, t: row.base_pay[t] + row.on_costs[t],
        "hiring": "hiring_cost",
        "severance_pay": lambda row, t: row.severance[t] + row.retention_bonus[t],
        "hires_pay": lambda row, t: row.hires[t] * row.loaded_months_pay[t] if t else 0.0,
        "on_notice": "notice",
        "not_avoided": "not_avoidable",
    },
    ("items", "items"): {
        "running_cost": "running_cost",
        "purchases": "purchases",
        "depreciation": "depreciation",
        "residual_value": "residual_value",
        "termination_fees": "termination_fee",
    },
    ("programmes", "programmes"): {
        "participants": "participants",
        "course_cost": "course_cost",
        "proficiency_loss": "proficiency_loss",
    },
    ("charges", "charges"): {
        "billed": "quantity",
        "contract_baseline": "baseline",
        "price_factor": "price_factor",
        "charge": "accrued_charge",
        "arc": "arc",
        "rrc": "rrc",
        "top_up": "top_up",
        "tax_on_charge": "irrecoverable_tax",
        "charge_paid": "charge_paid",
    },
    ("levels", "service_levels"): {"credit_at_risk": "credit_at_risk", "expected_credit": "expected_credit"},
    ("transition", "transition"): {
        "falls": "amount",
        "transition_paid": "cash",
        "transition_expensed": "expensed",
        "transition_depreciation": "depreciation",
    },
    ("governance", "governance"): {"oversight": "cost"},
    ("benefits", "benefits"): {"benefit": "benefit", "cashable_benefit": "cashable", "taxable_benefit": "taxable"},
    ("risks", "risks"): {"expected_loss": "expected_loss", "mitigation_spend": "mitigation_cost"},
    ("exits", "exits"): {"exit_reserve": "exit_reserve"},
}

OPTION_LINES = {
    "fte": "fte",
    "personnel": "running_labor",
    "infrastructure_running": "running_infrastructure",
    "training_cost": "running_training",
    "in_house_running": "in_house_running",
    "operating_cost": "operating_cost",
    "saving_before_gain": "saving_before_gain_share",
    "charges_accrued": "accrued_charges",
    "charges_cash": "charges_paid",
    "governance_cost": "governance_cost",
    "transition_cost": "transition_cash",
    "recurring_cost": "recurring_accrual",
    "cost": "cash_cost",
    "deductible": "deductible",
    "profit_and_loss": "profit_and_loss_cost",
    "saving": "saving",
    "pre_tax_cash": "pre_tax_cash",
    "tax": "tax",
    "net_cash": "net_cash",
    "present_value": "discounted_net_cash",
    "cumulative": "cumulative_cash",
    "other_cash_out": "added_cash",
}

MEMO = {
    "people_in_parallel": ("scope", "parallel_run"),
    "people_on_notice": ("staff", "notice"),
    "people_not_avoided": ("staff", "not_avoidable"),
    "work_paid_twice": ("scope", "work_paid_twice"),
    "additional_charges": ("charges", "arc"),
    "reduction_credits": ("charges", "rrc"),
    "minimum_top_ups": ("charges", "top_up"),
    "credits_at_risk": ("service_levels", "credit_at_risk"),
    "expected_credits": ("service_levels", "expected_credit"),
}
"""Engine lines over options that are totals of a line over the transcription's rows."""

HEADLINES = {
    "npv": "npv",
    "npv_before_tax": "npv_before_tax",
    "pv_avoided": "pv_avoided",
    "pv_added": "pv_added",
    "roi": "roi",
    "pv_cost": "pv_of_cost",
    "equivalent_annual_saving": "equivalent_annual_saving",
    "risk_adjusted_npv": "risk_adjusted_npv",
    "payback": "payback",
    "discounted_payback": "discounted_payback",
    "mirr": "mirr",
    "peak_funding": "peak_funding",
    "peak_funding_month": "peak_funding_month",
    "run_rate_saving": "run_rate_saving",
    "run_rate_saving_share": "run_rate_share",
    "one_time_cost": "one_time_cost",
    "cost_to_achieve": "cost_to_achieve",
    "fte_before": "fte_opening",
    "fte_after": "fte_final",
    "hurdle": "hurdle",
    "hurdle_met": "hurdle_met",
    "term_saving": "saving_of_term",
    "cost_over_term": "total_cost",
    "contract_value": "total_contract_value",
    "yearly_contract_value": "annual_contract_value",
}


def pairs(results: Results, expected: Row) -> Iterator[tuple[str, Any, Any]]:
    """Every number of both sides, with its place."""
    for line, name in TIME.items():
        yield line, results.series(line), getattr(expected.time, name)
    for (table, attribute), lines in SHARED.items():
        for position, row in enumerate(results.prepared.rows[table]):
            theirs = getattr(expected, attribute)[row.record.id]
            for line, name in lines.items():
                yield f"{table} {row.record.id} {line}", results.series(line, position), getattr(theirs, name)
    for number, option in enumerate(results.options):
        theirs = expected.options[option.name]
        yield from option_pairs(results, number, theirs)


def option_pairs(results: Results, number: int, theirs: Row) -> Iterator[tuple[str, Any, Any]]:
    for (table, attribute), lines in PER_OPTION.items():
        rows = getattr(theirs, attribute)
        rows = list(rows.values()) if isinstance(rows, dict) else rows
        positions = results.prepared.of_option(table, number)
        assert [row.record.id for row in rows] == [results.prepared.rows[table][at].record.id for at in positions]
        for row, at in zip(rows, positions, strict=True):
            for line, name in lines.items():
                months = range(results.case.settings.horizon + 1)
                expected = [name(row, t) for t in months] if callable(name) else getattr(row, name)
                yield f"{theirs.name}: {table} {row.record.id} {line}", results.series(line, at), expected
    for line, name in OPTION_LINES.items():
        yield f"{theirs.name}: {line}", results.series(line, number), getattr(theirs, name)
    for line, (attribute, name) in MEMO.items():
        rows = getattr(theirs, attribute)
        rows = list(rows.values()) if isinstance(rows, dict) else rows
        months = range(results.case.settings.horizon + 1)
        yield f"{theirs.name}: {line}", results.series(line, number), [total(rows, name, t) for t in months]
    for line, name in HEADLINES.items():
        yield f"{theirs.name}: {line}", [results.number(line, number)], [getattr(theirs, name)]
    yield f"{theirs.name}: internal rates of return", results.key_figures(number)["irr"], theirs.irr
    units = [scope.cost_per_unit for scope in theirs.scope.values()]
    ours = [results.number("unit_cost", at) for at in results.prepared.of_option("scope", number)]
    yield f"{theirs.name}: cost per unit", ours, units


def differences(case: Case) -> list[str]:
    """List every number on which the two disagree."""
    results, expected = calculate(case), outcome(case)
    found = []
    for place, ours, theirs in pairs(results, expected):
        assert len(ours) == len(theirs), place
        for month, (a, b) in enumerate(zip(ours, theirs, strict=True)):
            if not same(a, b):
                found.append(f"{place}, month {month}: engine {a!r}, transcription {b!r}")
    return found


def same(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return bool(abs(a - b) <= TOLERANCE * max(1.0, abs(b))) and math.isfinite(a)


@settings(max_examples=60)
@given(cases())
def test_every_line_agrees_with_the_transcription_on_generated_cases(case: Case) -> None:
    assert differences(case) == []


@pytest.mark.parametrize("seed", range(6))
def test_every_line_agrees_with_the_transcription_on_cases_of_sample_size(seed: int) -> None:
    assert differences(random_case(seed, "sample")) == []
