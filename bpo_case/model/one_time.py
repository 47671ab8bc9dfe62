"""Transition, governance, benefits, risks and exit. See docs/cost-model.md, the section of that name."""

from bpo_case.engine.declare import LineItems
from bpo_case.engine.operators import average, both, in_unit, latest, least, most, where
from bpo_case.model.shapes import ramped

transition = LineItems("transition")
governance = LineItems("governance")
benefits = LineItems("benefits")
risks = LineItems("risks")


@transition.line("Gross amount", unit="money", over="transition")
def gross_amount(amount, heads, weeks, weekly_rate, contingency):
    """The item's total with its contingency."""
    return (amount + heads * weeks * weekly_rate) * (1 + contingency)


@transition.line("Total of the item", unit="money", over="transition")
def item_total(category, gross_amount):
    """Proceeds of a sale reduce the cost."""
    return where(category == "sale proceeds", 0 - gross_amount, gross_amount)


@transition.line("Is paid", unit="flag", over="transition")
def is_paid(category):
    """0 for a write-off, which costs no cash."""
    return where(category == "asset write-off", 0, 1)


@transition.line("Is capitalised", unit="flag", over="transition")
def is_capital(treatment, is_paid):
    """1 where the item is depreciated; a write-off never is."""
    return where(treatment == "capital", is_paid, 0)


@transition.line("Falls in the month", unit="money", over="transition", opening="same")
def falls(month, first_month, months, item_total):
    """Spread evenly over the item's months; month 0 is possible."""
    return where(both(month >= first_month, month < first_month + months), item_total / months, 0)


@transition.line("Transition paid", unit="money", over="transition", opening="same")
def transition_paid(falls, is_paid):
    """Cash of one-time items."""
    return falls * is_paid


@transition.line("Transition expensed", unit="money", over="transition", opening="same")
def transition_expensed(falls, is_capital):
    """What is deducted when it falls."""
    return falls * (1 - is_capital)


@transition.line("Depreciation of transition", unit="money", over="transition")
def transition_depreciation(month, first_month, months, life_months, item_total, is_capital):
    """Straight-line over the useful life, from the month after the last payment."""
    return is_capital * where(
        both(month >= first_month + months, month < first_month + months + life_months), item_total / life_months, 0
    )


@governance.line("Yearly oversight", unit="money/year", over="governance")
def yearly_oversight(audits_a_year, audit_cost, travel):
    """Audits, travel and meetings at today's prices."""
    return audits_a_year * audit_cost + travel


@governance.line("Oversight", unit="money", over="governance")
def oversight(
    month, first_month, charge_share, leakage_share, option_charges_accrued, yearly_oversight, general_price_index
):
    """A share of the charges, leakage, audits, travel and meetings."""
    return where(
        month >= first_month,
        (charge_share + leakage_share) * option_charges_accrued + yearly_oversight / 12 * general_price_index,
        0,
    )


@benefits.line("Benefit ramp", unit="share", over="benefits")
def benefit_ramp(month, first_month, ramp_months):
    """How far the benefit has come, in even steps."""
    return ramped(month, first_month, ramp_months)


@benefits.line("Expected benefit", unit="money", over="benefits")
def benefit(amount, probability, category, benefit_ramp, prev_benefit_ramp):
    """A twelfth of the yearly amount; working capital is released once, over the ramp."""
    return (
        amount
        * probability
        * where(category == "working capital", in_unit(benefit_ramp - prev_benefit_ramp, "year"), benefit_ramp / 12)
    )


@benefits.line("Cashable benefit", unit="money", over="benefits")
def cashable_benefit(cashable, benefit):
    """What reaches the bank; only this enters the value of the case."""
    return where(cashable == "yes", benefit, 0)


@benefits.line("Taxable benefit", unit="money", over="benefits")
def taxable_benefit(category, cashable_benefit):
    """Working capital that is released is not taxed."""
    return where(category == "working capital", 0, cashable_benefit)


@risks.line("Window ends", unit="month", over="risks")
def window_end(last_month, horizon):
    """The last month of the risk's window within the case."""
    return least(last_month, horizon)


@risks.line("Months of the window", unit="month", over="risks")
def window_months(window_end, first_month):
    """Over which the expected loss is spread."""
    return most(1, window_end - first_month + 1)


@risks.line("Expected loss of the risk", unit="money", over="risks")
def loss_total(mitigated, residual_probability, probability, low, likely, high):
    """Probability times the mean impact."""
    return where(mitigated == "yes", residual_probability, probability) * average(low, likely, high)


@risks.line("Cost of the chosen mitigation", unit="money", over="risks")
def mitigation_total(mitigated, mitigation_cost):
    """A mitigation that is chosen is a real cost."""
    return where(mitigated == "yes", mitigation_cost, 0)


@risks.line("Expected loss", unit="money", over="risks")
def expected_loss(month, first_month, window_end, loss_total, window_months):
    """Spread evenly over the risk's window."""
    return where(both(month >= first_month, month <= window_end), loss_total / window_months, 0)


@risks.line("Mitigation", unit="money", over="risks")
def mitigation_spend(month, first_month, window_end, mitigation_total, window_months):
    """Spread evenly over the risk's window."""
    return where(both(month >= first_month, month <= window_end), mitigation_total / window_months, 0)


@risks.line("Exit reserve", unit="money", over="exits")
def exit_reserve(probability, horizon, fee, contract_year, retransition_cost, handback_cost):
    """Expected cost of leaving, equally likely in every month."""
    return probability / horizon * (latest(fee, contract_year) + retransition_cost + handback_cost)
