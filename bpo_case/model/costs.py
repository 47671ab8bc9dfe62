"""Costs of an option: recurring, cash by category, deductible, profit and loss. See docs/cost-model.md, "Value"."""

from bpo_case.engine.declare import LineItems
from bpo_case.engine.operators import both, least, most, over_last, over_term, ratio, where

costs = LineItems("cost")
line = costs.line


@line("In-house FTE", unit="FTE", over="options", opening="same")
def fte(total_paid_fte):
    """People who are paid in house, additional posts included."""
    return total_paid_fte


# ------------------------------------------------------------ recurring


@line("Personnel cost", unit="money", over="options")
def personnel(total_pay, total_hiring):
    """Base pay, benefits, bonus, overtime and hiring."""
    return total_pay + total_hiring


@line("Running infrastructure", unit="money", over="options")
def infrastructure_running(total_running_cost, total_automation_cost):
    """Running cost of items, and of automated units."""
    return total_running_cost + total_automation_cost


@line("Training", unit="money", over="options")
def training_cost(total_course_cost, total_proficiency_loss):
    """Courses, and the loss until new hires are proficient."""
    return total_course_cost + total_proficiency_loss


@line("In-house running cost", unit="money", over="options")
def in_house_running(personnel, infrastructure_running, training_cost):
    """What delivery in house costs in a month, additional posts and items included."""
    return personnel + infrastructure_running + training_cost


@line("Operating cost before gain share", unit="money", over="options")
def operating_cost(in_house_running, total_charge_before_gain, total_tax_before_gain):
    """In-house running cost and charges, before any gain share."""
    return in_house_running + total_charge_before_gain + total_tax_before_gain


@line("Saving before gain share", unit="money", over="options")
def saving_before_gain(compared_operating_cost, operating_cost):
    """What a gain share is measured on."""
    return compared_operating_cost - operating_cost


@line("Charges accrued", unit="money", over="options")
def charges_accrued(total_charge):
    """Before irrecoverable tax."""
    return total_charge


@line("Irrecoverable tax of the option", unit="money", over="options")
def irrecoverable(total_tax_on_charge):
    """On the accrued charges."""
    return total_tax_on_charge


@line("Governance", unit="money", over="options")
def governance_cost(total_oversight):
    """Oversight of vendors, and what slips through."""
    return total_oversight


@line("Other", unit="money", over="options")
def other_cost(total_mitigation_spend):
    """Chosen mitigation of risks."""
    return total_mitigation_spend


@line("Operating expense", unit="money", over="options")
def operating_expense(in_house_running, charges_accrued, irrecoverable, governance_cost, other_cost):
    """Everything that recurs, accrued, without depreciation."""
    return in_house_running + charges_accrued + irrecoverable + governance_cost + other_cost


@line("Depreciation of purchases", unit="money", over="options")
def asset_depreciation(total_depreciation):
    """Straight-line."""
    return total_depreciation


@line("Recurring cost", unit="money", over="options")
def recurring_cost(operating_expense, asset_depreciation):
    """Everything that recurs, accrued, before tax."""
    return operating_expense + asset_depreciation


# ------------------------------------------------------------ one-time


@line("Severance and retention of the option", unit="money", over="options")
def severance_cost(total_severance_pay):
    """Paid in the first unpaid month."""
    return total_severance_pay


@line("Termination fees of the option", unit="money", over="options")
def termination_cost(total_termination_fees):
    """Paid when work is first released."""
    return total_termination_fees


@line("Transition", unit="money", over="options", opening="same")
def transition_cost(total_transition_paid):
    """Cash of one-time items, with contingency."""
    return total_transition_paid


@line("One-time spending", unit="money", over="options", opening="same")
def one_time_spending(transition_cost, severance_cost, termination_cost):
    """Transition, severance, retention and termination fees."""
    return transition_cost + severance_cost + termination_cost


# ------------------------------------------------------------ cash, by category; the categories add up to the cost


@line("Labor, cash", unit="money", over="options")
def labor_cash(personnel, severance_cost):
    """Category labor."""
    return personnel + severance_cost


@line("Infrastructure, cash", unit="money", over="options", opening="same")
def infrastructure_cash(infrastructure_running, total_purchases, total_residual_value, termination_cost):
    """Category infrastructure."""
    return infrastructure_running + total_purchases - total_residual_value + termination_cost


@line("Charges, cash", unit="money", over="options")
def charges_cash(total_charge_paid):
    """Category charges: as paid, with irrecoverable tax."""
    return total_charge_paid


@line("Cost", unit="money", over="options", opening="same")
def cost(labor_cash, training_cost, infrastructure_cash, charges_cash, governance_cost, transition_cost, other_cost):
    """Cash that the option costs in the month; its categories add up to it."""
    return (
        labor_cash + training_cost + infrastructure_cash + charges_cash + governance_cost + transition_cost + other_cost
    )


@line("Total cost", unit="money", over="options")
def cost_over_term(cost):
    """Cash over the term, signature included."""
    return over_term(cost)


# ------------------------------------------------------------ deductible, profit and loss


@line("Cashable benefits", unit="money", over="options")
def cashable_benefits(total_cashable_benefit):
    """What improves beyond cost and reaches the bank."""
    return total_cashable_benefit


@line("Deductible cost", unit="money", over="options", opening="same")
def deductible(
    operating_expense, severance_cost, termination_cost, total_transition_expensed, total_transition_depreciation,
    asset_depreciation, total_taxable_benefit,
):  # fmt: skip
    """What lowers the taxable profit: accruals, one-time expense when it falls, depreciation; less taxable benefits."""
    return (
        operating_expense
        + severance_cost
        + termination_cost
        + total_transition_expensed
        + total_transition_depreciation
        + asset_depreciation
        - total_taxable_benefit
    )


@line("Severance over the term", unit="money", over="options")
def severance_total(severance_cost):
    """With retention."""
    return over_term(severance_cost)


@line("Month of announcement", unit="month", over="options")
def announced(announcement_month, horizon):
    """When redundancies are announced, within the term."""
    return least(announcement_month, horizon)


@line("Profit and loss cost", unit="money", over="options", opening="same")
def profit_and_loss(deductible, severance_cost, month, announced, severance_total):
    """As deductible, but severance and retention are recognised when announced."""
    return deductible - severance_cost + where(both(month >= announced, month <= announced), severance_total, 0)


# ------------------------------------------------------------ people and unit cost


@line("Direct cost of the service", unit="money", over="scope")
def direct_cost(
    total_pay, total_hiring, total_running_cost, total_automation_cost, total_course_cost, total_proficiency_loss,
    vendor_charges, vendor_tax,
):  # fmt: skip
    """What the service costs, in house and at the vendor."""
    return (
        total_pay
        + total_hiring
        + total_running_cost
        + total_automation_cost
        + total_course_cost
        + total_proficiency_loss
        + vendor_charges
        + vendor_tax
    )


@line("Direct cost, last twelve months", unit="money", over="scope")
def direct_cost_last_year(direct_cost):
    """Run-rate of the service's cost."""
    return over_last(direct_cost, 12)


@line("Volume, last twelve months", unit="unit", over="scope")
def volume_last_year(service_monthly_volume):
    """Run-rate of the service's volume."""
    return over_last(service_monthly_volume, 12)


@line("Cost per unit", unit="money/unit", over="scope")
def unit_cost(direct_cost_last_year, volume_last_year):
    """At the end of the term."""
    return ratio(direct_cost_last_year, volume_last_year)


@line("Personnel cost over the term", unit="money", over="options")
def personnel_total(personnel):
    """Pay and hiring, for the hurdle."""
    return over_term(personnel)


@line("Expected loss and exit reserve", unit="money", over="options")
def risk_cost(total_expected_loss, total_exit_reserve):
    """What risk is expected to cost; outside the base value of the case."""
    return total_expected_loss + total_exit_reserve


@line("Charges over the term", unit="money", over="options")
def contract_value(charges_accrued):
    """Total contract value, before irrecoverable tax."""
    return over_term(charges_accrued)


@line("Annual contract value", unit="money/year", over="options")
def yearly_contract_value(contract_value, horizon):
    """Total contract value of an average year."""
    return contract_value * 12 / most(1, horizon)
