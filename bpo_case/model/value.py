"""Value of an option against the one it is compared with. See docs/cost-model.md, "Value"."""

from bpo_case.engine.declare import LineItems
from bpo_case.engine.operators import (
    NONE,
    at_signature,
    both,
    final,
    highest,
    irr,
    least,
    lowest,
    month_of_lowest,
    most,
    over_last,
    over_term,
    ratio,
    where,
)

value = LineItems("value")
line = value.line


@line("Saving", unit="money", over="options", opening="same")
def saving(compared_cost, cost):
    """Cost of the compared-with option less this one's, in cash."""
    return compared_cost - cost


@line("Pre-tax cash flow", unit="money", over="options", opening="same")
def pre_tax_cash(saving, cashable_benefits, compared_cashable_benefits):
    """Saving and other cashable benefits."""
    return saving + cashable_benefits - compared_cashable_benefits


@line("Tax", unit="money", over="options", opening="same")
def tax(tax_rate, compared_deductible, deductible):
    """On what the option adds to the taxable profit; negative is relief in the same month."""
    return tax_rate * (compared_deductible - deductible)


@line("Net cash flow", unit="money", over="options", opening="same")
def net_cash(pre_tax_cash, tax):
    """Cash after tax; money out is negative."""
    return pre_tax_cash - tax


@line("Present value", unit="money", over="options", opening="same")
def present_value(net_cash, discount_factor):
    """What the month's net cash is worth at signature."""
    return net_cash * discount_factor


@line("NPV", unit="money", over="options")
def npv(present_value):
    """Net present value: the sum of all months' present values, signature included."""
    return over_term(present_value)


# ------------------------------------------------------------ avoided and added


@line("Avoided cost", unit="money", over="options")
def avoided(compared_in_house_running, in_house_running):
    """Net fall of the in-house running cost."""
    return compared_in_house_running - in_house_running


@line("Present value of avoided cost", unit="money", over="options")
def avoided_value(avoided, discount_factor):
    """At signature."""
    return avoided * discount_factor


@line("PV avoided", unit="money", over="options")
def pv_avoided(avoided_value):
    """Present value of the in-house cost that the option really avoids."""
    return over_term(avoided_value)


@line("Other cash out", unit="money", over="options", opening="same")
def other_cash_out(
    one_time_spending,
    total_purchases,
    total_residual_value,
    charges_cash,
    governance_cost,
    other_cost,
    cashable_benefits,
):
    """Everything but the in-house running cost: charges, governance, one-time items, purchases; less benefits."""
    return (
        one_time_spending
        + total_purchases
        - total_residual_value
        + charges_cash
        + governance_cost
        + other_cost
        - cashable_benefits
    )


@line("Present value of added cost", unit="money", over="options", opening="same")
def added_value(other_cash_out, compared_other_cash_out, discount_factor):
    """At signature, net of the compared-with option's own."""
    return (other_cash_out - compared_other_cash_out) * discount_factor


@line("PV added", unit="money", over="options")
def pv_added(added_value):
    """Present value of everything that the option adds."""
    return over_term(added_value)


@line("NPV before tax", unit="money", over="options")
def npv_before_tax(pv_avoided, pv_added):
    """What is avoided less what is added."""
    return pv_avoided - pv_added


@line("ROI", unit="ratio", over="options")
def roi(npv_before_tax, pv_added):
    """Value gained per unit of money added, before tax."""
    return ratio(npv_before_tax, pv_added)


@line("Present value of cost", unit="money", over="options", opening="same")
def cost_value(cost, discount_factor):
    """At signature."""
    return cost * discount_factor


@line("PV of cost", unit="money", over="options")
def pv_cost(cost_value):
    """Present value of everything that the option costs, before tax."""
    return over_term(cost_value)


# ------------------------------------------------------------ payback and funding


@line("Cumulative cash", unit="money", over="options", opening="net_cash")
def cumulative(prev_cumulative, net_cash):
    """Net cash to date, undiscounted."""
    return prev_cumulative + net_cash


@line("Part of the month in the black", unit="month", over="options")
def part_in_black(cumulative, net_cash):
    """How much of the month's net cash is left above zero, if this month crosses it."""
    return ratio(cumulative, net_cash)


@line("Crossing to the black", unit="month", over="options")
def payback_point(month, cumulative, prev_cumulative, part_in_black):
    """The point in the month at which cumulative cash comes to zero from below; 0 in other months."""
    return where(both(cumulative >= 0, prev_cumulative < 0), month - part_in_black, 0)


@line("Payback", unit="month", over="options")
def payback(cumulative, payback_point):
    """Months from signature after which cumulative cash stays at or above zero; none within the term is an answer."""
    return where(final(cumulative) >= 0, highest(payback_point), NONE)


@line("Cumulative present value", unit="money", over="options", opening="present_value")
def cumulative_value(prev_cumulative_value, present_value):
    """Discounted net cash to date."""
    return prev_cumulative_value + present_value


@line("Part of the month in the black, discounted", unit="month", over="options")
def discounted_part_in_black(cumulative_value, present_value):
    """As the part of the month, of discounted cash."""
    return ratio(cumulative_value, present_value)


@line("Crossing to the black, discounted", unit="month", over="options")
def discounted_payback_point(month, cumulative_value, prev_cumulative_value, discounted_part_in_black):
    """As the crossing, of discounted cash."""
    return where(both(cumulative_value >= 0, prev_cumulative_value < 0), month - discounted_part_in_black, 0)


@line("Discounted payback", unit="month", over="options")
def discounted_payback(cumulative_value, discounted_payback_point):
    """As payback, of discounted cash."""
    return where(final(cumulative_value) >= 0, highest(discounted_payback_point), NONE)


@line("Peak funding", unit="money", over="options")
def peak_funding(cumulative):
    """The most that the option has cost on balance at any time."""
    return 0 - least(0, lowest(cumulative))


@line("Month of peak funding", unit="month", over="options")
def peak_funding_month(cumulative):
    """When the balance is lowest."""
    return month_of_lowest(cumulative)


# ------------------------------------------------------------ rates


@line("IRR", unit="share/year", over="options")
def rate_of_return(net_cash):
    """The yearly rate at which the net cash is worth nothing, found from 0; there may be none, or several."""
    return irr(net_cash)


@line("Money in", unit="money", over="options", opening="same")
def money_in(net_cash, monthly_factor):
    """Present value of months with a surplus, with month t at t/12."""
    return most(0, net_cash) * monthly_factor


@line("Money out", unit="money", over="options", opening="same")
def money_out(net_cash, monthly_factor):
    """Present value of months with a deficit, shown positive."""
    return most(0, 0 - net_cash) * monthly_factor


@line("Money in, present value", unit="money", over="options")
def pv_in(money_in):
    """Over the term."""
    return over_term(money_in)


@line("Money out, present value", unit="money", over="options")
def pv_out(money_out):
    """Over the term."""
    return over_term(money_out)


@line("Money in per money out", unit="ratio", over="options")
def in_per_out(pv_in, pv_out):
    """At the discount rate."""
    return ratio(pv_in, pv_out)


@line("MIRR", unit="share/year", over="options")
def mirr(pv_in, pv_out, in_per_out, nominal_rate, horizon):
    """The rate of return when surpluses earn, and deficits cost, the discount rate; none without both."""
    return where(both(pv_in > 0, pv_out > 0), in_per_out ** (12 / horizon) * (1 + nominal_rate) - 1, NONE)


# ------------------------------------------------------------ run-rate, one-time, hurdle


@line("Recurring saving", unit="money", over="options")
def recurring_saving(compared_recurring_cost, recurring_cost):
    """Accrued, before tax and without one-time items."""
    return compared_recurring_cost - recurring_cost


@line("Run-rate saving", unit="money", over="options")
def run_rate_saving(recurring_saving):
    """Recurring saving of the last twelve months."""
    return over_last(recurring_saving, 12)


@line("Run-rate cost", unit="money", over="options")
def run_rate_cost(recurring_cost):
    """Recurring cost of the last twelve months."""
    return over_last(recurring_cost, 12)


@line("Run-rate saving, share", unit="share", over="options")
def run_rate_saving_share(run_rate_saving, compared_run_rate_cost):
    """Of the compared-with option's recurring cost in the same months."""
    return ratio(run_rate_saving, compared_run_rate_cost)


@line("One-time spending over the term", unit="money", over="options")
def one_time_total(one_time_spending):
    """Undiscounted, with contingency."""
    return over_term(one_time_spending)


@line("One-time cost", unit="money", over="options")
def one_time_cost(one_time_total, compared_one_time_total):
    """Transition, severance, retention and fees, less what the compared-with option spends on the same."""
    return one_time_total - compared_one_time_total


@line("Cost to achieve", unit="ratio", over="options")
def cost_to_achieve(one_time_cost, run_rate_saving):
    """One-time cost per unit of yearly run-rate saving."""
    return ratio(one_time_cost, run_rate_saving)


@line("Annuity", unit="factor")
def annuity(discount_factor):
    """Sum of the discount factors of months 1 to the end."""
    return over_term(discount_factor) - 1


@line("Equivalent annual saving", unit="money/year", over="options")
def equivalent_annual_saving(npv, annuity):
    """The even yearly saving that is worth the NPV."""
    return npv * 12 / annuity


@line("Saving over the term", unit="money", over="options")
def term_saving(saving):
    """Undiscounted, before tax, signature included."""
    return over_term(saving)


@line("Hurdle", unit="money", over="options")
def hurdle(hurdle_share, compared_personnel_total, hurdle_cap):
    """The least saving that is worth the trouble of a change (41 USC 1710)."""
    return least(hurdle_share * compared_personnel_total, hurdle_cap)


@line("Hurdle met", unit="flag", over="options")
def hurdle_met(term_saving, hurdle):
    """1 where the saving over the term is at least the hurdle."""
    return where(term_saving >= hurdle, 1, 0)


@line("Present value of risk", unit="money", over="options")
def risk_value(risk_cost, compared_risk_cost, discount_factor):
    """Expected losses and exit reserve, net of the compared-with option's, at signature."""
    return (risk_cost - compared_risk_cost) * discount_factor


@line("PV of risk", unit="money", over="options")
def pv_risk(risk_value):
    """Over the term."""
    return over_term(risk_value)


@line("Risk-adjusted NPV", unit="money", over="options")
def risk_adjusted_npv(npv, pv_risk):
    """NPV less what risk is expected to cost."""
    return npv - pv_risk


@line("FTE at signature", unit="FTE", over="options")
def fte_before(fte):
    """People in house today."""
    return at_signature(fte)


@line("FTE at the end", unit="FTE", over="options")
def fte_after(fte):
    """People in house in the last month."""
    return final(fte)
