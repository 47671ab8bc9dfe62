"""Value of the transcription: cost by category, cash against the compared-with option, and the headlines."""

from __future__ import annotations

from tests.oracle.returns import mirr, payback, running_sum, yearly_irr
from tests.oracle.rows import TOLERANCE, Row, Series, quotient, total

CATEGORIES = ("labor", "training", "infrastructure", "charges", "governance", "transition", "other")


def write_running_cost(base: Row, option: Row) -> None:
    """Write down what the option costs to run in house, and its operating cost before any gain share."""
    for name in ("base_pay", "on_costs", "hiring_cost", "severance", "retention_bonus"):
        write_total(base, option, name, option.staff, name)
    for name in ("running_cost", "purchases", "depreciation", "residual_value", "termination_fee"):
        write_total(base, option, f"items_{name}", option.items, name)
    write_total(base, option, "automation_cost", list(option.scope.values()), "automation_cost")
    write_total(base, option, "course_cost", option.programmes, "course_cost")
    write_total(base, option, "proficiency_loss", option.programmes, "proficiency_loss")
    write_total(base, option, "fte", option.staff, "paid_fte")

    new_lines(base, option, "running_labor running_infrastructure running_training in_house_running operating_cost")
    for t in range(base.months + 1):
        option.running_labor[t] = option.base_pay[t] + option.on_costs[t] + option.hiring_cost[t]
        option.running_infrastructure[t] = option.items_running_cost[t] + option.automation_cost[t]
        option.running_training[t] = option.course_cost[t] + option.proficiency_loss[t]
        option.in_house_running[t] = (
            option.running_labor[t] + option.running_infrastructure[t] + option.running_training[t]
        )
        charges_with_tax = 0.0
        for charge in option.charges:
            charges_with_tax += charge.accrued_charge[t] * (1 + charge.record.irrecoverable_tax)
        option.operating_cost[t] = option.in_house_running[t] + charges_with_tax


def write_saving_before_gain_share(base: Row, option: Row, compared: Row) -> None:
    """Write down what the vendor's gain share is reckoned from."""
    new_lines(base, option, "saving_before_gain_share")
    for t in range(base.months + 1):
        option.saving_before_gain_share[t] = compared.operating_cost[t] - option.operating_cost[t]


def write_charges(base: Row, option: Row) -> None:
    """Write down the charges of the option, gain share included, and those of each service."""
    write_total(base, option, "accrued_charges", option.charges, "accrued_charge")
    write_total(base, option, "charges_paid", option.charges, "charge_paid")
    for name in ("arc", "rrc", "top_up", "irrecoverable_tax"):
        write_total(base, option, name, option.charges, name)
    for service_id, scope in option.scope.items():
        of_service = [row for row in option.charges if option.plan[row.record.plan].record.service == service_id]
        write_total(base, scope, "accrued_charges", of_service, "accrued_charge")
        write_total(base, scope, "irrecoverable_tax", of_service, "irrecoverable_tax")
    option.total_contract_value = sum(option.accrued_charges)
    option.annual_contract_value = option.total_contract_value / (base.months / 12)


def write_cost(base: Row, option: Row) -> None:
    """Write down cash cost by category, the recurring accrual, and what is deductible from tax."""
    write_total(base, option, "governance_cost", option.governance, "cost")
    write_total(base, option, "transition_cash", option.transition, "cash")
    write_total(base, option, "transition_expensed", option.transition, "expensed")
    write_total(base, option, "transition_depreciation", option.transition, "depreciation")
    write_total(base, option, "mitigation_cost", option.risks, "mitigation_cost")
    write_total(base, option, "expected_loss", option.risks, "expected_loss")
    write_total(base, option, "exit_reserve", option.exits, "exit_reserve")
    write_total(base, option, "cashable_benefits", option.benefits, "cashable")
    write_total(base, option, "taxable_benefits", option.benefits, "taxable")
    write_total(base, option, "other_benefits", option.benefits, "shown_only")
    new_lines(
        base, option, "severance_and_retention recurring_accrual cash_cost added_cash deductible profit_and_loss_cost"
    )
    option.cash_cost_by_category = {name: [0.0] * (base.months + 1) for name in CATEGORIES}
    for t in range(base.months + 1):
        write_cost_of_month(option, t)
    write_profit_and_loss(base, option)
    option.total_cost_by_category = {name: sum(series) for name, series in option.cash_cost_by_category.items()}
    option.total_cost = sum(option.cash_cost)


def write_cost_of_month(option: Row, t: int) -> None:
    """Write down one month of it."""
    option.severance_and_retention[t] = option.severance[t] + option.retention_bonus[t]
    option.recurring_accrual[t] = (
        option.in_house_running[t]
        + option.items_depreciation[t]
        + option.accrued_charges[t]
        + option.irrecoverable_tax[t]
        + option.governance_cost[t]
        + option.mitigation_cost[t]
    )
    one_time_infrastructure = (
        option.items_purchases[t] - option.items_residual_value[t] + option.items_termination_fee[t]
    )
    cash = {
        "labor": option.running_labor[t] + option.severance_and_retention[t],
        "training": option.running_training[t],
        "infrastructure": option.running_infrastructure[t] + one_time_infrastructure,
        "charges": option.charges_paid[t],
        "governance": option.governance_cost[t],
        "transition": option.transition_cash[t],
        "other": option.mitigation_cost[t],
    }
    for name in CATEGORIES:
        option.cash_cost_by_category[name][t] = cash[name]
    option.cash_cost[t] = sum(cash.values())

    # Everything of the pre-tax cash that is not in-house running cost; benefits count negative.
    option.added_cash[t] = (
        option.severance_and_retention[t]
        + one_time_infrastructure
        + option.charges_paid[t]
        + option.governance_cost[t]
        + option.transition_cash[t]
        + option.mitigation_cost[t]
        - option.cashable_benefits[t]
    )
    option.deductible[t] = (
        option.in_house_running[t]
        + option.accrued_charges[t]
        + option.irrecoverable_tax[t]
        + option.governance_cost[t]
        + option.mitigation_cost[t]
        + option.severance_and_retention[t]
        + option.items_termination_fee[t]
        + option.transition_expensed[t]
        + option.items_depreciation[t]
        + option.transition_depreciation[t]
        - option.taxable_benefits[t]
    )


def write_profit_and_loss(base: Row, option: Row) -> None:
    """Write down the cost as the profit and loss account shows it."""
    for t in range(base.months + 1):
        option.profit_and_loss_cost[t] = (
            option.recurring_accrual[t]
            + option.items_termination_fee[t]
            + option.transition_expensed[t]
            + option.transition_depreciation[t]
            - option.taxable_benefits[t]
        )
    announced = min(option.record.announcement_month, base.months)
    option.profit_and_loss_cost[announced] += sum(option.severance_and_retention)


def write_cash(base: Row, option: Row, compared: Row) -> None:
    """Write down saving, tax and net cash against the compared-with option."""
    new_lines(base, option, "saving pre_tax_cash tax net_cash discounted_net_cash")
    for t in range(base.months + 1):
        more_benefits = option.cashable_benefits[t] - compared.cashable_benefits[t]
        option.saving[t] = compared.cash_cost[t] - option.cash_cost[t]
        option.pre_tax_cash[t] = option.saving[t] + more_benefits
        option.tax[t] = base.settings.tax_rate * (compared.deductible[t] - option.deductible[t])
        option.net_cash[t] = option.pre_tax_cash[t] - option.tax[t]
        option.discounted_net_cash[t] = base.time.discount_factor[t] * option.net_cash[t]
    option.cumulative_cash = running_sum(option.net_cash)
    option.cumulative_discounted_cash = running_sum(option.discounted_net_cash)


def write_present_values(base: Row, option: Row, compared: Row) -> None:
    """Write down the headlines that discounting gives."""
    factor = base.time.discount_factor
    months = range(base.months + 1)
    option.npv = sum(factor[t] * option.net_cash[t] for t in months)
    option.npv_before_tax = sum(factor[t] * option.pre_tax_cash[t] for t in months)
    option.pv_avoided = sum(factor[t] * (compared.in_house_running[t] - option.in_house_running[t]) for t in months)
    option.pv_added = sum(factor[t] * (option.added_cash[t] - compared.added_cash[t]) for t in months)
    option.roi = quotient(option.pv_avoided - option.pv_added, option.pv_added)
    option.pv_of_cost = sum(factor[t] * option.cash_cost[t] for t in months)
    option.equivalent_annual_saving = 12 * option.npv / sum(factor[1:])

    more_risk = [
        option.expected_loss[t] + option.exit_reserve[t] - compared.expected_loss[t] - compared.exit_reserve[t]
        for t in months
    ]
    option.risk_adjusted_npv = option.npv - sum(factor[t] * more_risk[t] for t in months)


def write_returns(base: Row, option: Row) -> None:
    """Write down rates of return, payback and the funding that is needed at most."""
    option.irr = yearly_irr(option.net_cash)
    option.mirr = mirr(option.net_cash, base.time.nominal_discount_rate)
    option.payback = payback(option.net_cash)
    option.discounted_payback = payback(option.discounted_net_cash)
    lowest = min(option.cumulative_cash)
    option.peak_funding = -min(0.0, lowest)
    option.peak_funding_month = first_month_near(option.cumulative_cash, lowest)


def first_month_near(series: Series, value: float) -> int:
    """Give the first month in which a series is at a value."""
    for t, number in enumerate(series):
        if abs(number - value) <= TOLERANCE * max(1.0, abs(value)):
            return t
    raise ValueError(f"the series never comes to {value}")


def write_run_rate(base: Row, option: Row, compared: Row) -> None:
    """Write down the saving of the last 12 months, one-time cost, FTE and the hurdle."""
    last_year = range(base.months - 11, base.months + 1)
    accrual_compared = sum(compared.recurring_accrual[t] for t in last_year)
    option.run_rate_saving = accrual_compared - sum(option.recurring_accrual[t] for t in last_year)
    option.run_rate_share = quotient(option.run_rate_saving, accrual_compared)
    option.one_time_cost = one_time_spending(option) - one_time_spending(compared)
    option.cost_to_achieve = quotient(option.one_time_cost, option.run_rate_saving)
    option.fte_opening, option.fte_final = option.fte[0], option.fte[base.months]

    option.personnel_cost = sum(compared.running_labor)
    option.hurdle = min(base.settings.hurdle_share * option.personnel_cost, base.settings.hurdle_cap)
    option.saving_of_term = sum(option.saving)
    option.hurdle_met = option.saving_of_term >= option.hurdle - TOLERANCE * max(1.0, option.hurdle)


def one_time_spending(option: Row) -> float:
    """Transition cash, severance, retention and termination fees over the term, undiscounted."""
    spent: float = sum(option.transition_cash) + sum(option.severance_and_retention) + sum(option.items_termination_fee)
    return spent


def write_unit_costs(base: Row, option: Row) -> None:
    """Write down what a unit of each service costs in the last 12 months."""
    last_year = range(base.months - 11, base.months + 1)
    for service_id, scope in option.scope.items():
        staff = [row for row in option.staff if row.record.service == service_id]
        items = [row for row in option.items if row.record.service == service_id]
        programmes = [row for row in option.programmes if row.record.service == service_id]
        cost = 0.0
        for t in last_year:
            cost += total(staff, "base_pay", t) + total(staff, "on_costs", t) + total(staff, "hiring_cost", t)
            cost += total(items, "running_cost", t) + scope.automation_cost[t]
            cost += total(programmes, "course_cost", t) + total(programmes, "proficiency_loss", t)
            cost += scope.accrued_charges[t] + scope.irrecoverable_tax[t]
        scope.cost_of_last_year = cost
        scope.cost_per_unit = quotient(cost, sum(scope.volume[t] for t in last_year))


def write_total(base: Row, owner: Row, name: str, rows: list[Row], line: str) -> None:
    """Write down the sum of a line over rows, month by month."""
    setattr(owner, name, [total(rows, line, t) for t in range(base.months + 1)])


def new_lines(base: Row, owner: Row, names: str) -> None:
    """Begin lines (names separated by blanks) with 0 in every month."""
    for name in names.split():
        setattr(owner, name, [0.0] * (base.months + 1))
