"""By hand: costs of the options and their value against the compared-with option."""

from __future__ import annotations

import numpy as np

from bpo_case.engine.evaluate import Data
from bpo_case.engine.numeric import NONE, above, at_least, below, ratio
from tests.benchmarks.by_hand.arrays import Adder, Array, Lines, adder, earlier, opened, yearly_return


def adders(data: Data) -> dict[str, Adder]:
    """The sums over each table's rows by option."""
    tables = [table for table, link in data.links if link == "option"]
    return {table: adder(data.links[table, "option"], data.rows["options"], data.months + 1) for table in tables}


def compared(data: Data) -> slice:
    """The one row that all options are measured against; as a slice it broadcasts and copies nothing."""
    at = int(data.links["options", "compared"][0])
    return slice(at, at + 1)


def running(
    data: Data, of: dict[str, Adder], plan: Lines, staffing: Lines, staff: Lines, items: Lines, programmes: Lines
) -> Lines:
    """What delivery in house costs."""
    fte = of["staff"](staffing.paid_fte)
    personnel = of["staff"](staff.pay + staff.hiring)
    infrastructure_running = of["items"](items.running_cost) + of["plan"](plan.automation_cost)
    training_cost = of["programmes"](programmes.course_cost + programmes.proficiency_loss)
    in_house_running = personnel + infrastructure_running + training_cost
    return Lines(**locals())


def before_gain(base: slice, of: dict[str, Adder], running: Lines, accrued: Lines) -> Lines:
    """What a gain share is measured on."""
    charged = of["charges"](accrued.charge_before_gain + accrued.tax_before_gain)
    operating_cost = running.in_house_running + charged
    saving_before_gain = operating_cost[base] - operating_cost
    return Lines(**locals())


def accrued_charges(of: dict[str, Adder], paid: Lines) -> Lines:
    """Charges by option, accrued and paid."""
    charges_accrued = of["charges"](paid.charge)
    irrecoverable = of["charges"](paid.tax_on_charge)
    charges_cash = of["charges"](paid.charge_paid)
    return Lines(**locals())


def costs(
    data: Data, of: dict[str, Adder], time: Lines, running: Lines, charges: Lines, staff: Lines, items: Lines,
    transition: Lines, governance: Lines, benefits: Lines, risks: Lines,
) -> Lines:  # fmt: skip
    """Recurring, cash by category, deductible, profit and loss."""
    governance_cost = of["governance"](governance.oversight)
    other_cost = of["risks"](risks.mitigation_spend)
    operating_expense = (
        running.in_house_running + charges.charges_accrued + charges.irrecoverable + governance_cost + other_cost
    )
    asset_depreciation = of["items"](items.depreciation)
    recurring_cost = operating_expense + asset_depreciation
    severance_cost = of["staff"](staff.severance_pay)
    termination_cost = of["items"](items.termination_fees)
    transition_cost = of["transition"](transition.transition_paid)
    one_time_spending = transition_cost + severance_cost + termination_cost
    assets = of["items"](items.purchases - items.residual_value)
    labor_cash = running.personnel + severance_cost
    infrastructure_cash = running.infrastructure_running + assets + termination_cost
    cost = (
        labor_cash + running.training_cost + infrastructure_cash + charges.charges_cash + governance_cost
        + transition_cost + other_cost
    )  # fmt: skip
    cashable_benefits = of["benefits"](benefits.cashable_benefit)
    written_off = of["transition"](transition.transition_expensed + transition.transition_depreciation)
    deductible = (
        operating_expense + severance_cost + termination_cost + written_off + asset_depreciation
        - of["benefits"](benefits.taxable_benefit)
    )  # fmt: skip
    severance_total = severance_cost.sum(1, keepdims=True)
    announced = np.minimum(data.columns["options"]["announcement_month"], data.scalars["horizon"])
    profit_and_loss = deductible - severance_cost + (time.month == announced) * severance_total
    risk_cost = of["risks"](risks.expected_loss) + of["exits"](risks.exit_reserve)
    personnel_total = running.personnel.sum(1, keepdims=True)
    cost_over_term = cost.sum(1, keepdims=True)
    contract_value = charges.charges_accrued.sum(1, keepdims=True)
    yearly_contract_value = contract_value * 12 / np.maximum(1, data.scalars["horizon"])
    return Lines(**locals())


def unit_costs(
    data: Data, services: Lines, scope: Lines, needs: Lines, staff: Lines, items: Lines, programmes: Lines,
    per_service: Lines,
) -> Lines:  # fmt: skip
    """What a unit of each service costs at the end of the term."""
    of_items = adder(data.links["items", "scope"], data.rows["scope"], data.months + 1)
    of_programmes = adder(data.links["programmes", "scope"], data.rows["scope"], data.months + 1)
    direct_cost = (
        needs.of_staff(staff.pay + staff.hiring)
        + of_items(items.running_cost)
        + scope.automation
        + of_programmes(programmes.course_cost + programmes.proficiency_loss)
        + per_service.vendor_charges
        + per_service.vendor_tax
    )
    direct_cost_last_year = direct_cost[:, -12:].sum(1, keepdims=True)
    volume_last_year = scope.volume[:, -12:].sum(1, keepdims=True)
    unit_cost = ratio(direct_cost_last_year, volume_last_year)
    return Lines(**locals())


def cash(data: Data, base: slice, time: Lines, running: Lines, charges: Lines, costs: Lines) -> Lines:
    """Saving, tax, net cash and present values."""
    factor = time.discount_factor
    saving = costs.cost[base] - costs.cost
    pre_tax_cash = saving + costs.cashable_benefits - costs.cashable_benefits[base]
    tax = data.scalars["tax_rate"] * (costs.deductible[base] - costs.deductible)
    net_cash = pre_tax_cash - tax
    present_value = net_cash * factor
    npv = present_value.sum(1, keepdims=True)
    avoided = running.in_house_running[base] - running.in_house_running
    avoided_value = avoided * factor
    pv_avoided = avoided_value.sum(1, keepdims=True)
    spent = costs.one_time_spending + costs.assets + costs.governance_cost + costs.other_cost
    other_cash_out = spent + charges.charges_cash - costs.cashable_benefits
    added_value = (other_cash_out - other_cash_out[base]) * factor
    pv_added = added_value.sum(1, keepdims=True)
    npv_before_tax = pv_avoided - pv_added
    roi = ratio(npv_before_tax, pv_added)
    cost_value = costs.cost * factor
    pv_cost = cost_value.sum(1, keepdims=True)
    annuity = factor.sum(1, keepdims=True) - 1
    equivalent_annual_saving = npv * 12 / annuity
    risk_value = (costs.risk_cost - costs.risk_cost[base]) * factor
    pv_risk = risk_value.sum(1, keepdims=True)
    risk_adjusted_npv = npv - pv_risk
    return Lines(**locals())


def paybacks(time: Lines, cash: Lines) -> Lines:
    """When the balance comes to stay above zero, and how low it goes."""
    cumulative, part_in_black, payback_point, payback = payback_of(cash.net_cash, time.month)
    discounted = payback_of(cash.present_value, time.month)
    cumulative_value, discounted_part_in_black, discounted_payback_point, discounted_payback = discounted
    peak_funding = -np.minimum(0, cumulative.min(1, keepdims=True))
    peak_month = cumulative.argmin(1)[:, None] * 1.0
    return Lines(**locals())


def payback_of(flow: Array, month: Array) -> tuple[Array, Array, Array, Array]:
    """The balance, the part of each month that it is positive, its crossings, and the last one."""
    balance = np.cumsum(flow, 1)
    part = opened(ratio(balance, flow))
    crossing = np.where(at_least(balance, 0) & below(earlier(balance), 0), month - part, 0)
    last = np.where(at_least(balance[:, -1:], 0), crossing.max(1, keepdims=True), NONE)
    return balance, part, crossing, last


def returns(data: Data, base: slice, time: Lines, running: Lines, costs: Lines, cash: Lines) -> Lines:
    """Rates of return, run-rate, one-time cost, hurdle."""
    s, net_cash = data.scalars, cash.net_cash
    rate_of_return = yearly_return(net_cash)
    money_in = np.maximum(0, net_cash) * time.monthly_factor
    money_out = np.maximum(0, -net_cash) * time.monthly_factor
    pv_in, pv_out = money_in.sum(1, keepdims=True), money_out.sum(1, keepdims=True)
    in_per_out = ratio(pv_in, pv_out)
    rate = in_per_out ** (12 / s["horizon"]) * (1 + time.nominal_rate) - 1
    modified_rate_of_return = np.where(above(pv_in, 0) & above(pv_out, 0), rate, NONE)
    recurring_saving = costs.recurring_cost[base] - costs.recurring_cost
    run_rate_saving = recurring_saving[:, -12:].sum(1, keepdims=True)
    run_rate_cost = costs.recurring_cost[:, -12:].sum(1, keepdims=True)
    run_rate_saving_share = ratio(run_rate_saving, run_rate_cost[base])
    one_time_total = costs.one_time_spending.sum(1, keepdims=True)
    one_time_cost = one_time_total - one_time_total[base]
    cost_to_achieve = ratio(one_time_cost, run_rate_saving)
    term_saving = cash.saving.sum(1, keepdims=True)
    hurdle = np.minimum(s["hurdle_share"] * costs.personnel_total[base], s["hurdle_cap"]) + 0 * term_saving
    hurdle_met = at_least(term_saving, hurdle) * 1.0
    fte_before, fte_after = running.fte[:, :1], running.fte[:, -1:]
    return Lines(**locals())
