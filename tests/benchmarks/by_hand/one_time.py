"""By hand: the lines of bpo_case/model/one_time.py."""

from __future__ import annotations

from typing import Any

import numpy as np

from bpo_case.engine.data import Data
from bpo_case.engine.numeric import at_least, at_most, average, below, latest, where
from tests.benchmarks.by_hand.arrays import Lines, Links, earlier, opened


def transition(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c, month = data.columns["transition"], v.month
    gross_amount = (c["amount"] + c["heads"] * c["weeks"] * c["weekly_rate"]) * (1 + c["contingency"])
    item_total = where(c["category"] == "sale proceeds", 0 - gross_amount, gross_amount)
    is_paid = where(c["category"] == "asset write-off", 0.0, 1.0)
    is_capital = where(c["treatment"] == "capital", is_paid, 0)
    end = c["first_month"] + c["months"]
    falls = where(at_least(month, c["first_month"]) & below(month, end), item_total / c["months"], 0)
    transition_paid = falls * is_paid
    transition_expensed = falls * (1 - is_capital)
    in_use = at_least(month, end) & below(month, end + c["life_months"])
    transition_depreciation = opened(is_capital * where(in_use, item_total / c["life_months"], 0))
    return locals()


def governance(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c = data.columns["governance"]
    yearly_oversight = c["audits_a_year"] * c["audit_cost"] + c["travel"]
    share = (c["charge_share"] + c["leakage_share"]) * links.take["governance", "option"](v.charges_accrued)
    month_cost = share + yearly_oversight / 12 * v.general_price_index
    oversight = opened(where(at_least(v.month, c["first_month"]), month_cost, 0))
    return locals()


def benefits(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c = data.columns["benefits"]
    benefit_ramp = opened(np.minimum(1, np.maximum(0, (v.month - c["first_month"] + 1) / c["ramp_months"])))
    is_released = c["category"] == "working capital"
    part = where(is_released, benefit_ramp - earlier(benefit_ramp), benefit_ramp / 12)
    benefit = c["amount"] * c["probability"] * part
    cashable_benefit = where(c["cashable"] == "yes", benefit, 0)
    taxable_benefit = where(is_released, 0.0, cashable_benefit)
    return locals()


def risks(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c, leaving, horizon = data.columns["risks"], data.columns["exits"], data.scalars["horizon"]
    is_mitigated = c["mitigated"] == "yes"
    window_end = np.minimum(c["last_month"], horizon)
    window_months = np.maximum(1, window_end - c["first_month"] + 1)
    chance = where(is_mitigated, c["residual_probability"], c["probability"])
    loss_total = chance * average(c["low"], c["likely"], c["high"])
    mitigation_total = where(is_mitigated, c["mitigation_cost"], 0)
    in_window = at_least(v.month, c["first_month"]) & at_most(v.month, window_end)
    expected_loss = opened(where(in_window, loss_total / window_months, 0))
    mitigation_spend = opened(where(in_window, mitigation_total / window_months, 0))
    fee = latest(leaving["fee"], v.contract_year)
    exit_cost = fee + leaving["retransition_cost"] + leaving["handback_cost"]
    exit_reserve = opened(leaving["probability"] / horizon * exit_cost)
    return locals()
