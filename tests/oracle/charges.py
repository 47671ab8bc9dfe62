"""Charges of the transcription: what the vendor bills, what of it is paid when, and the credits at risk."""

from __future__ import annotations

from bpo_case.case.document import Case
from bpo_case.case.options import Charge
from tests.oracle.rows import TOLERANCE, Row, new_row
from tests.oracle.timing import contract_year

CHARGE = (
    "quantity baseline price price_factor base_charge additional_charge reduced_credit commitment currency_clause "
    "accrued_charge arc rrc top_up irrecoverable_tax charge_paid"
)
WITH_BASELINE = ("per FTE-month", "per productive hour", "per unit")


def price_lines(case: Case, base: Row, option: Row) -> list[Row]:
    """Give the charges of an option's plan rows; a gain share stays 0 until all savings are known."""
    result = []
    for charge in case.charges:
        if charge.plan in option.plan:
            row = new_row(base.months, charge, CHARGE)
            write_charge(row, charge, base, option)
            result.append(row)
    return result


def write_charge(row: Row, charge: Charge, base: Row, option: Row) -> None:
    """Write down a charge as it accrues, in home money."""
    plan = option.plan[charge.plan]
    scope = option.scope[plan.record.service]
    delivery = base.locations[plan.record.location]
    contract = base.currencies[charge.currency]
    for t in range(base.months + 1):
        row.price_factor[t] = price_factor(charge, t)
        row.currency_clause[t] = currency_clause(charge, delivery.currency_index[t] / contract.index[t] - 1)
        if t == 0:
            continue
        row.quantity[t] = billed_quantity(charge, plan, scope, t)
        row.price[t] = billed_price(charge, t)
        row.baseline[t] = charge.contract_volume * plan.ramp[t] if charge.basis in WITH_BASELINE else 0.0
        row.base_charge[t] = base_quantity(charge, row.quantity[t], row.baseline[t]) * row.price[t]
        row.additional_charge[t] = additional_volume(charge, row.quantity[t], row.baseline[t]) * charge.arc_price
        row.reduced_credit[t] = reduced_volume(charge, row.quantity[t], row.baseline[t]) * charge.rrc_price
        row.commitment[t] = charge.minimum_share * row.baseline[t] * row.price[t]

        billed = row.base_charge[t] + row.additional_charge[t] - row.reduced_credit[t]
        to_home_money = row.price_factor[t] * row.currency_clause[t] * contract.rate[t]
        row.accrued_charge[t] = max(billed, row.commitment[t]) * to_home_money
        row.arc[t] = row.additional_charge[t] * to_home_money
        row.rrc[t] = row.reduced_credit[t] * to_home_money
        row.top_up[t] = max(0.0, row.commitment[t] - billed) * to_home_money


def billed_quantity(charge: Charge, plan: Row, scope: Row, t: int) -> float:
    """Give V, what is billed."""
    quantities = {
        "per FTE-month": scope.demand_fte[t] * plan.taken_over[t] / plan.vendor_productivity[t],
        "per productive hour": scope.workload_hours[t] * plan.taken_over[t] / plan.vendor_productivity[t],
        "per unit": scope.people_volume[t] * plan.taken_over[t],
        "fixed monthly": plan.ramp[t],
        "pass-through": plan.ramp[t],
        "cost plus": plan.ramp[t] / plan.vendor_productivity[t],
        "gain share": 0.0,
    }
    quantity: float = quantities[charge.basis]
    return quantity


def billed_price(charge: Charge, t: int) -> float:
    """Give P; of the prices by contract year the last one given holds on."""
    if charge.basis == "cost plus":
        return charge.cost_base * (1 + charge.margin)
    years_given = len(charge.price)
    return charge.price[min(contract_year(t), years_given) - 1]


def price_factor(charge: Charge, t: int) -> float:
    """Give F: indexation between floor and cap, and the committed productivity; 1 at signature."""
    if t == 0:
        return 1.0
    rise = min(charge.index_cap, max(charge.index_floor, charge.index_sensitivity * charge.index_rate))
    started = t >= charge.first_index_month
    times_indexed = (t - charge.first_index_month) // 12 + 1 if started else 0
    return (1 + rise) ** times_indexed * (1 - charge.committed_productivity) ** (contract_year(t) - 1)


def has_band(charge: Charge) -> bool:
    """Only the bases with a contract baseline can have a band, and pay per use has none."""
    return charge.basis in WITH_BASELINE and charge.band_rule != "pay per use"


def base_quantity(charge: Charge, quantity: float, baseline: float) -> float:
    """With a band the baseline is billed, whatever is used; otherwise what is used."""
    return baseline if has_band(charge) else quantity


def additional_volume(charge: Charge, quantity: float, baseline: float) -> float:
    """Give the volume strictly above the band, counted from the baseline or from the band's edge."""
    if not has_band(charge) or not is_above(quantity, baseline, 1 + charge.dead_band):
        return 0.0
    if charge.band_rule == "back to baseline":
        return quantity - baseline
    return quantity - baseline * (1 + charge.dead_band)


def reduced_volume(charge: Charge, quantity: float, baseline: float) -> float:
    """Give the volume that is missing strictly below the band, counted likewise."""
    if not has_band(charge) or not is_below(quantity, baseline, 1 - charge.dead_band):
        return 0.0
    if charge.band_rule == "back to baseline":
        return baseline - quantity
    return baseline * (1 - charge.dead_band) - quantity


def is_above(quantity: float, baseline: float, edge: float) -> bool:
    """Compare the ratio of volume to baseline with the band's edge; without a baseline any volume is above."""
    return quantity / baseline > edge + TOLERANCE if baseline > 0 else quantity > TOLERANCE


def is_below(quantity: float, baseline: float, edge: float) -> bool:
    """Compare likewise; nothing is below no baseline."""
    return baseline > 0 and quantity / baseline < edge - TOLERANCE


def currency_clause(charge: Charge, move: float) -> float:
    """Give the factor by which a move of the delivery currency beyond the collar reaches the price."""
    beyond_collar = max(0.0, move - charge.currency_collar) - max(0.0, -move - charge.currency_collar)
    return 1 + charge.currency_share * beyond_collar


def write_gain_shares(base: Row, option: Row) -> None:
    """Write down the vendor's share of the saving; index, clause and productivity do not touch it."""
    for row in option.charges:
        if row.record.basis == "gain share":
            for t in range(1, base.months + 1):
                to_be_shared = max(0.0, option.saving_before_gain_share[t] - row.record.gain_reference)
                row.accrued_charge[t] = row.record.gain_share * to_be_shared


def write_payment(base: Row, option: Row) -> None:
    """Write down the tax that is not got back, and when charge and tax are paid; in month N all that is owed."""
    last = base.months
    for row in option.charges:
        terms = row.record.payment_months
        for t in range(1, last + 1):
            row.irrecoverable_tax[t] = row.accrued_charge[t] * row.record.irrecoverable_tax
        owed = [row.accrued_charge[t] + row.irrecoverable_tax[t] for t in range(last + 1)]
        for t in range(last + 1):
            row.charge_paid[min(last, t + terms)] += owed[t]


def service_levels(case: Case, base: Row, option: Row) -> list[Row]:
    """Give the credit at risk and the credit expected for every service level; they are shown, never counted."""
    result = []
    for level in case.service_levels:
        row = new_row(base.months, level, "credit_at_risk expected_credit")
        for t in range(base.months + 1):
            charges = option.scope[level.service].accrued_charges[t]
            row.credit_at_risk[t] = charges * level.at_risk_share * level.pool_share * level.allocation_share
            row.expected_credit[t] = row.credit_at_risk[t] * level.missed_share
        result.append(row)
    return result
