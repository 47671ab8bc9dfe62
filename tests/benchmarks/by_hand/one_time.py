"""By hand: transition, governance, benefits, risks and exit."""

from __future__ import annotations

import numpy as np

from bpo_case.engine.evaluate import Data
from tests.benchmarks.by_hand.arrays import Array, Lines, earlier, of_year, opened, ramp


def transition(data: Data, time: Lines) -> Lines:
    """One-time items: paid, expensed, depreciated."""
    c, month = data.columns["transition"], time.month
    gross_amount = (c["amount"] + c["heads"] * c["weeks"] * c["weekly_rate"]) * (1 + c["contingency"])
    item_total = np.where(c["category"] == "sale proceeds", -gross_amount, gross_amount)
    is_paid = (c["category"] != "asset write-off") * 1.0
    is_capital = np.where(c["treatment"] == "capital", is_paid, 0)
    end = c["first_month"] + c["months"]
    falls = np.where((month >= c["first_month"]) & (month < end), item_total / c["months"], 0)
    transition_paid = falls * is_paid
    transition_expensed = falls * (1 - is_capital)
    used = (month >= end) & (month < end + c["life_months"])
    transition_depreciation = opened(used * (is_capital * item_total / c["life_months"]))
    return Lines(**locals())


def governance(data: Data, time: Lines, charges_accrued: Array) -> Lines:
    """Oversight of vendors."""
    c = data.columns["governance"]
    yearly_oversight = c["audits_a_year"] * c["audit_cost"] + c["travel"]
    of_charges = (c["charge_share"] + c["leakage_share"]) * charges_accrued.take(data.links["governance", "option"], 0)
    cost = of_charges + yearly_oversight / 12 * time.general_price_index
    oversight = opened(np.where(time.month >= c["first_month"], cost, 0))
    return Lines(**locals())


def benefits(data: Data, time: Lines) -> Lines:
    """Benefits beyond cost."""
    c = data.columns["benefits"]
    once = c["category"] == "working capital"
    benefit_ramp = opened(ramp(time.month, c["first_month"], c["ramp_months"]))
    part = np.where(once, benefit_ramp - earlier(benefit_ramp), benefit_ramp / 12)
    benefit = c["amount"] * c["probability"] * part
    cashable_benefit = np.where(c["cashable"] == "yes", benefit, 0)
    taxable_benefit = np.where(once, 0, cashable_benefit)
    return Lines(**locals())


def risks(data: Data, time: Lines) -> Lines:
    """Expected losses, mitigation and the reserve for leaving."""
    c, e, horizon = data.columns["risks"], data.columns["exits"], data.scalars["horizon"]
    mitigated = c["mitigated"] == "yes"
    window_end = np.minimum(c["last_month"], horizon)
    window_months = np.maximum(1, window_end - c["first_month"] + 1)
    impact = (c["low"] + c["likely"] + c["high"]) / 3
    loss_total = np.where(mitigated, c["residual_probability"], c["probability"]) * impact
    mitigation_total = np.where(mitigated, c["mitigation_cost"], 0)
    window = opened(((time.month >= c["first_month"]) & (time.month <= window_end)) / window_months)
    expected_loss = loss_total * window
    mitigation_spend = mitigation_total * window
    leaving = of_year(e["fee"], time.contract_year) + (e["retransition_cost"] + e["handback_cost"])
    exit_reserve = opened(e["probability"] / horizon * leaving)
    return Lines(**locals())
