"""What an option brings besides its running cost: governance, transition, benefits, risks and exit."""

from __future__ import annotations

from bpo_case.case.document import Case
from bpo_case.case.options import Benefit, Exit, Risk, TransitionItem
from tests.oracle.rows import Row, new_row
from tests.oracle.timing import contract_year, ramp


def governance(case: Case, base: Row, option: Row) -> list[Row]:
    """Give oversight and leakage, paid in the month."""
    result = []
    for entry in case.governance:
        if entry.option == option.record.id:
            row = new_row(base.months, entry, "cost")
            for t in range(entry.first_month, base.months + 1):
                by_charges = (entry.charge_share + entry.leakage_share) * option.accrued_charges[t]
                a_year = entry.audits_a_year * entry.audit_cost + entry.travel
                row.cost[t] = by_charges + a_year / 12 * base.time.price_index[t]
            result.append(row)
    return result


def transition(case: Case, base: Row, option: Row) -> list[Row]:
    """Give the one-time items of the move."""
    result = []
    for item in case.transition:
        if item.option == option.record.id:
            row = new_row(base.months, item, "amount cash expensed depreciation")
            write_transition_item(row, item, base.months)
            result.append(row)
    return result


def write_transition_item(row: Row, item: TransitionItem, months: int) -> None:
    """Write down when an item is paid, and when it is deducted."""
    row.total = (item.amount + item.heads * item.weeks * item.weekly_rate) * (1 + item.contingency)
    if item.category == "sale proceeds":
        row.total = -row.total
    last_payment = item.first_month + item.months - 1
    written_off = item.category == "asset write-off"
    capital = item.treatment == "capital" and not written_off
    for t in range(months + 1):
        if item.first_month <= t <= last_payment:
            row.amount[t] = row.total / item.months
        row.cash[t] = 0.0 if written_off else row.amount[t]
        row.expensed[t] = 0.0 if capital else row.amount[t]
        if capital and last_payment < t <= last_payment + item.life_months:
            row.depreciation[t] = row.total / item.life_months


def benefits(case: Case, base: Row, option: Row) -> list[Row]:
    """Give what improves beyond cost: what is cash, what of it is taxable, and what is only shown."""
    result = []
    for benefit in case.benefits:
        if benefit.option == option.record.id:
            row = new_row(base.months, benefit, "benefit cashable taxable shown_only")
            for t in range(1, base.months + 1):
                row.benefit[t] = benefit_of_month(benefit, t)
                row.cashable[t] = row.benefit[t] if benefit.cashable == "yes" else 0.0
                row.taxable[t] = 0.0 if benefit.category == "working capital" else row.cashable[t]
                row.shown_only[t] = row.benefit[t] - row.cashable[t]
            result.append(row)
    return result


def benefit_of_month(benefit: Benefit, t: int) -> float:
    """A benefit comes every year; working capital is released once, over the ramp."""
    expected = benefit.amount * benefit.probability
    reached = ramp(t, benefit.first_month, benefit.ramp_months)
    if benefit.category == "working capital":
        return expected * (reached - ramp(t - 1, benefit.first_month, benefit.ramp_months))
    return expected * reached / 12


def risks(case: Case, base: Row, option: Row) -> list[Row]:
    """Give the expected loss of every risk, and the cost of a chosen mitigation, over the risk's window."""
    result = []
    for risk in case.risks:
        if risk.option == option.record.id:
            row = new_row(base.months, risk, "expected_loss mitigation_cost")
            write_risk(row, risk, base.months)
            result.append(row)
    return result


def write_risk(row: Row, risk: Risk, months: int) -> None:
    """Spread loss and mitigation evenly over the window; a window after the term counts nothing."""
    last_month = min(risk.last_month, months)
    window = last_month - risk.first_month + 1
    mitigated = risk.mitigated == "yes"
    probability = risk.residual_probability if mitigated else risk.probability
    expected_loss = probability * (risk.low + risk.likely + risk.high) / 3
    for t in range(risk.first_month, last_month + 1):
        row.expected_loss[t] = expected_loss / window
        row.mitigation_cost[t] = risk.mitigation_cost / window if mitigated else 0.0


def exits(case: Case, base: Row, option: Row) -> list[Row]:
    """Give the reserve for leaving, equally likely in every month."""
    result = []
    for leaving in case.exits:
        if leaving.option == option.record.id:
            row = new_row(base.months, leaving, "exit_reserve")
            for t in range(1, base.months + 1):
                cost = exit_fee(leaving, t) + leaving.retransition_cost + leaving.handback_cost
                row.exit_reserve[t] = leaving.probability / base.months * cost
            result.append(row)
    return result


def exit_fee(leaving: Exit, t: int) -> float:
    """Of the fees by contract year the last one given holds on."""
    return leaving.fee[min(contract_year(t), len(leaving.fee)) - 1]
