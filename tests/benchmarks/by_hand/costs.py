"""By hand: the lines of bpo_case/model/costs.py."""

from __future__ import annotations

from typing import Any

import numpy as np

from bpo_case.engine.data import Data
from bpo_case.engine.numeric import at_least, at_most, over_last, over_term, ratio, where
from tests.benchmarks.by_hand.arrays import Lines, Links


def running(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    total = links.total
    fte = total["staff", "option"](v.paid_fte)
    personnel = total["staff", "option"](v.pay) + total["staff", "option"](v.hiring)
    automation = total["plan", "option"](v.automation_cost)
    infrastructure_running = total["items", "option"](v.running_cost) + automation
    losses = total["programmes", "option"](v.proficiency_loss)
    training_cost = total["programmes", "option"](v.course_cost) + losses
    in_house_running = personnel + infrastructure_running + training_cost
    charged, taxed = (total["charges", "option"](x) for x in (v.charge_before_gain, v.tax_before_gain))
    operating_cost = in_house_running + charged + taxed
    saving_before_gain = links.take["options", "compared"](operating_cost) - operating_cost
    personnel_total = over_term(personnel)
    return locals()


def accrued(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    charges_accrued = links.total["charges", "option"](v.charge)
    irrecoverable = links.total["charges", "option"](v.tax_on_charge)
    contract_value = over_term(charges_accrued)
    yearly_contract_value = contract_value * 12 / np.maximum(1, data.scalars["horizon"])
    return locals()


def recurring(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    governance_cost = links.total["governance", "option"](v.oversight)
    other_cost = links.total["risks", "option"](v.mitigation_spend)
    operating_expense = v.in_house_running + v.charges_accrued + v.irrecoverable + governance_cost + other_cost
    asset_depreciation = links.total["items", "option"](v.depreciation)
    recurring_cost = operating_expense + asset_depreciation
    risk_cost = links.total["risks", "option"](v.expected_loss) + links.total["exits", "option"](v.exit_reserve)
    return locals()


def cash(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    of_items = links.total["items", "option"]
    severance_cost = links.total["staff", "option"](v.severance_pay)
    termination_cost = of_items(v.termination_fees)
    transition_cost = links.total["transition", "option"](v.transition_paid)
    one_time_spending = transition_cost + severance_cost + termination_cost
    labor_cash = v.personnel + severance_cost
    total_purchases, total_residual_value = of_items(v.purchases), of_items(v.residual_value)
    infrastructure_cash = v.infrastructure_running + total_purchases - total_residual_value + termination_cost
    charges_cash = links.total["charges", "option"](v.charge_paid)
    in_house_cash = labor_cash + v.training_cost + infrastructure_cash
    cost = in_house_cash + charges_cash + v.governance_cost + transition_cost + v.other_cost
    cost_over_term = over_term(cost)
    cashable_benefits = links.total["benefits", "option"](v.cashable_benefit)
    return locals()


def taxable(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    of_transition = links.total["transition", "option"]
    deductible = (
        v.operating_expense
        + v.severance_cost
        + v.termination_cost
        + of_transition(v.transition_expensed)
        + of_transition(v.transition_depreciation)
        + v.asset_depreciation
        - links.total["benefits", "option"](v.taxable_benefit)
    )
    severance_total = over_term(v.severance_cost)
    announced = np.minimum(data.columns["options"]["announcement_month"], data.scalars["horizon"])
    at_once = at_least(v.month, announced) & at_most(v.month, announced)
    profit_and_loss = deductible - v.severance_cost + where(at_once, severance_total, 0)
    return locals()


def unit_costs(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    total = links.total
    direct_cost = (
        total["staff", "scope"](v.pay)
        + total["staff", "scope"](v.hiring)
        + total["items", "scope"](v.running_cost)
        + total["plan", "scope"](v.automation_cost)
        + total["programmes", "scope"](v.course_cost)
        + total["programmes", "scope"](v.proficiency_loss)
        + v.vendor_charges
        + v.vendor_tax
    )
    direct_cost_last_year = over_last(direct_cost, 12)
    volume_last_year = over_last(v.scope_volume, 12)
    unit_cost = ratio(direct_cost_last_year, volume_last_year)
    return locals()
