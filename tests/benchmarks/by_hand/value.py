"""By hand: the lines of bpo_case/model/value.py."""

from __future__ import annotations

from typing import Any

import numpy as np

from bpo_case.engine.data import Data
from bpo_case.engine.numeric import (
    NONE,
    above,
    at_least,
    at_signature,
    below,
    final,
    highest,
    irr,
    lowest,
    month_of_lowest,
    over_last,
    over_term,
    ratio,
    where,
)  # fmt: skip
from tests.benchmarks.by_hand.arrays import Lines, Links, earlier, opened


def present_values(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    compared, factor = links.take["options", "compared"], v.discount_factor
    saving = compared(v.cost) - v.cost
    pre_tax_cash = saving + v.cashable_benefits - compared(v.cashable_benefits)
    tax = data.scalars["tax_rate"] * (compared(v.deductible) - v.deductible)
    net_cash = pre_tax_cash - tax
    present_value = net_cash * factor
    npv = over_term(present_value)
    avoided = compared(v.in_house_running) - v.in_house_running
    avoided_value = avoided * factor
    pv_avoided = over_term(avoided_value)
    assets = v.one_time_spending + v.total_purchases - v.total_residual_value
    other_cash_out = assets + v.charges_cash + v.governance_cost + v.other_cost - v.cashable_benefits
    added_value = (other_cash_out - compared(other_cash_out)) * factor
    pv_added = over_term(added_value)
    npv_before_tax = pv_avoided - pv_added
    roi = ratio(npv_before_tax, pv_added)
    cost_value = v.cost * factor
    pv_cost = over_term(cost_value)
    annuity = over_term(factor) - 1
    equivalent_annual_saving = npv * 12 / annuity
    risk_value = (v.risk_cost - compared(v.risk_cost)) * factor
    pv_risk = over_term(risk_value)
    risk_adjusted_npv = npv - pv_risk
    return locals()


def paybacks(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    cumulative = np.cumsum(v.net_cash, -1)
    part_in_black = opened(ratio(cumulative, v.net_cash))
    crosses = at_least(cumulative, 0) & below(earlier(cumulative), 0)
    payback_point = where(crosses, v.month - part_in_black, 0)
    payback = where(at_least(final(cumulative), 0), highest(payback_point), NONE)
    cumulative_value = np.cumsum(v.present_value, -1)
    discounted_part_in_black = opened(ratio(cumulative_value, v.present_value))
    crosses_discounted = at_least(cumulative_value, 0) & below(earlier(cumulative_value), 0)
    discounted_payback_point = where(crosses_discounted, v.month - discounted_part_in_black, 0)
    discounted_payback = where(at_least(final(cumulative_value), 0), highest(discounted_payback_point), NONE)
    peak_funding = 0 - np.minimum(0, lowest(cumulative))
    peak_funding_month = month_of_lowest(cumulative)
    return locals()


def rates(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    rate_of_return = irr(v.net_cash)
    money_in = np.maximum(0, v.net_cash) * v.monthly_factor
    money_out = np.maximum(0, 0 - v.net_cash) * v.monthly_factor
    pv_in, pv_out = over_term(money_in), over_term(money_out)
    in_per_out = ratio(pv_in, pv_out)
    rate = in_per_out ** (12 / data.scalars["horizon"]) * v.growth - 1
    mirr = where(above(pv_in, 0) & above(pv_out, 0), rate, NONE)
    return locals()


def run_rate(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    s, compared = data.scalars, links.take["options", "compared"]
    recurring_saving = compared(v.recurring_cost) - v.recurring_cost
    run_rate_saving = over_last(recurring_saving, 12)
    run_rate_cost = over_last(v.recurring_cost, 12)
    run_rate_saving_share = ratio(run_rate_saving, compared(run_rate_cost))
    one_time_total = over_term(v.one_time_spending)
    one_time_cost = one_time_total - compared(one_time_total)
    cost_to_achieve = ratio(one_time_cost, run_rate_saving)
    term_saving = over_term(v.saving)
    hurdle = np.minimum(s["hurdle_share"] * compared(v.personnel_total), s["hurdle_cap"])
    hurdle_met = where(at_least(term_saving, hurdle), 1.0, 0)
    fte_before, fte_after = at_signature(v.fte), final(v.fte)
    return locals()
