"""Charges: what the vendor bills, in every basis and band rule. See docs/cost-model.md, "Charges"."""

from bpo_case.engine.declare import LineItems
from bpo_case.engine.operators import ago, choose, given, in_unit, latest, least, most, over_last, ratio, where, whole

charges = LineItems("charges")
line = charges.line


# ------------------------------------------------------------ what has moved, per plan row


@line("FTE moved", unit="FTE", over="plan")
def moved_fte(scope_demand, taken_over, vendor_productivity):
    """People that the vendor needs for the share it has taken over."""
    return scope_demand * taken_over / vendor_productivity


@line("Hours moved", unit="hour", over="plan")
def moved_hours(scope_workload_hours, taken_over, vendor_productivity):
    """Productive hours that the vendor needs for the share it has taken over."""
    return scope_workload_hours * taken_over / vendor_productivity


@line("Units moved", unit="unit", over="plan")
def moved_units(scope_people_volume, taken_over):
    """Volume that the vendor handles; automated units are not among it."""
    return scope_people_volume * taken_over


@line("Effort in place", unit="share", over="plan")
def effort(ramp, vendor_productivity):
    """Part of the vendor's cost base that is in place, for cost plus."""
    return ramp / vendor_productivity


@line("Currency drift of the delivery location", unit="index", over="plan", opening="same")
def delivery_drift(location, location_local_drift):
    """How far the currency in which the vendor pays has moved."""
    return where(given(location), location_local_drift, 1)


# ------------------------------------------------------------ quantities


@line("Has a contract baseline", unit="flag", over="charges")
def banded(basis):
    """1 for the bases that are counted in FTE, hours or units."""
    return choose(
        basis,
        {
            "per FTE-month": 1, "per productive hour": 1, "per unit": 1, "fixed monthly": 0, "cost plus": 0,
            "gain share": 0, "pass-through": 0,
        },
    )  # fmt: skip


@line("Uses the band", unit="flag", over="charges")
def uses_band(band_rule, banded):
    """1 where a base charge covers the contract baseline; 0 where what is used is paid."""
    return where(band_rule == "pay per use", 0, banded)


@line("Counts from the band's edge", unit="flag", over="charges")
def from_edge(band_rule):
    """1 where ARC and RRC count from the edge of the dead-band, 0 where they count from the baseline."""
    return where(band_rule == "band edge", 1, 0)


@line("Billed quantity", unit="billing unit", over="charges")
def billed(basis, plan_moved_fte, plan_moved_hours, plan_moved_units, plan_ramp, plan_effort):
    """What the vendor counts, in billing units of the basis."""
    quantity = choose(
        basis,
        {
            "per FTE-month": plan_moved_fte, "per productive hour": plan_moved_hours, "per unit": plan_moved_units,
            "fixed monthly": plan_ramp, "cost plus": plan_effort, "gain share": 0, "pass-through": plan_ramp,
        },
    )  # fmt: skip
    return in_unit(quantity, "billing unit")


@line("Contract baseline", unit="billing unit", over="charges")
def contract_baseline(contract_volume, banded, plan_ramp):
    """The volume agreed in the contract, as far as the migration has come; the live volume does not touch it."""
    return contract_volume * banded * plan_ramp


@line("Above the band", unit="ratio", over="charges")
def above_band(billed, contract_baseline, dead_band):
    """Positive where more is billed than the dead-band allows; a proportion, so that its precision has no scale."""
    return ratio(billed - contract_baseline * (1 + dead_band), billed + contract_baseline)


@line("Below the band", unit="ratio", over="charges")
def below_band(billed, contract_baseline, dead_band):
    """Positive where less is billed than the dead-band allows."""
    return ratio(contract_baseline * (1 - dead_band) - billed, billed + contract_baseline)


@line("Additional quantity", unit="billing unit", over="charges")
def additional(above_band, billed, contract_baseline, from_edge, dead_band, uses_band):
    """What an ARC is due for."""
    return where(above_band > 0, billed - contract_baseline * (1 + from_edge * dead_band), 0) * uses_band


@line("Reduced quantity", unit="billing unit", over="charges")
def reduced(below_band, billed, contract_baseline, from_edge, dead_band, uses_band):
    """What an RRC is due for."""
    return where(below_band > 0, contract_baseline * (1 - from_edge * dead_band) - billed, 0) * uses_band


# ------------------------------------------------------------ prices


@line("List price", unit="contract/billing unit", over="charges")
def list_price(basis, cost_base, margin, price, contract_year):
    """Price of a billing unit in the contract year; for cost plus the cost base with its margin."""
    return where(
        basis == "cost plus", in_unit(cost_base * (1 + margin), "contract/billing unit"), latest(price, contract_year)
    )


@line("Rise at each indexation", unit="share/year", over="charges")
def price_rise(index_cap, index_floor, index_sensitivity, index_rate):
    """The part of the index that reaches the price, within its cap and floor."""
    return least(index_cap, most(index_floor, index_sensitivity * index_rate))


@line("Price factor", unit="factor", over="charges", opening=1)
def price_factor(price_rise, month, first_index_month, committed_productivity, contract_year):
    """Indexation from its first month on, less the productivity that the vendor has committed to."""
    return (1 + price_rise) ** most(0, whole((month - first_index_month) / 12) + 1) * (1 - committed_productivity) ** (
        contract_year - 1
    )


@line("Drift of the contract's currency", unit="index", over="charges", opening="same")
def contract_drift(currency, currency_drift_index):
    """How far the currency of the contract has moved."""
    return where(given(currency), currency_drift_index, 1)


@line("Currency move", unit="share", over="charges")
def drift_apart(plan_delivery_drift, contract_drift):
    """The delivery location's currency against the contract's, since signature."""
    return plan_delivery_drift / contract_drift - 1


@line("Rate of the contract's currency", unit="money/contract", over="charges", opening="same")
def contract_rate(currency, currency_rate_now, home_rate):
    """Home currency per unit of the contract's."""
    return in_unit(where(given(currency), currency_rate_now, home_rate), "money/contract")


@line("Conversion", unit="money/contract", over="charges")
def conversion(currency_share, drift_apart, currency_collar, contract_rate):
    """Rate of the month, with the part of a currency move beyond the collar that the contract passes on."""
    beyond = most(0, drift_apart - currency_collar) - most(0, 0 - drift_apart - currency_collar)
    return (1 + currency_share * beyond) * contract_rate


# ------------------------------------------------------------ the charge


@line("Base charge", unit="money", over="charges")
def base_charge(uses_band, contract_baseline, billed, list_price, price_factor, conversion):
    """Price times the contract baseline, or times what is used."""
    return where(uses_band > 0, contract_baseline, billed) * list_price * price_factor * conversion


@line("ARC", unit="money", over="charges")
def arc(additional, arc_price, price_factor, conversion):
    """Additional resource charge."""
    return additional * arc_price * price_factor * conversion


@line("RRC", unit="money", over="charges")
def rrc(reduced, rrc_price, price_factor, conversion):
    """Reduced resource credit."""
    return reduced * rrc_price * price_factor * conversion


@line("Commitment", unit="money", over="charges")
def commitment(minimum_share, contract_baseline, list_price, price_factor, conversion):
    """The least that is due: a share of the baseline's price."""
    return minimum_share * contract_baseline * list_price * price_factor * conversion


@line("Top-up to the commitment", unit="money", over="charges")
def top_up(commitment, base_charge, arc, rrc):
    """What is due beyond the use, because less was used than committed."""
    return most(0, commitment - (base_charge + arc - rrc))


@line("Charge before gain share", unit="money", over="charges")
def charge_before_gain(base_charge, arc, rrc, top_up):
    """Base charge, ARC less RRC, at least the commitment; before irrecoverable tax."""
    return base_charge + arc - rrc + top_up


@line("Irrecoverable tax before gain share", unit="money", over="charges")
def tax_before_gain(charge_before_gain, irrecoverable_tax):
    """Tax on the charge that nobody gives back."""
    return charge_before_gain * irrecoverable_tax


@line("Gain-share charge", unit="money", over="charges")
def gain_charge(basis, gain_share, option_saving_before_gain, gain_reference):
    """The vendor's share of the saving before gain share, beyond what belongs to the client alone."""
    return where(basis == "gain share", gain_share * most(0, option_saving_before_gain - gain_reference), 0)


@line("Accrued charge", unit="money", over="charges")
def charge(charge_before_gain, gain_charge):
    """What the month costs, whenever it is paid; before irrecoverable tax."""
    return charge_before_gain + gain_charge


@line("Irrecoverable tax on the charge", unit="money", over="charges")
def tax_on_charge(charge, irrecoverable_tax):
    """Tax on the accrued charge that nobody gives back."""
    return charge * irrecoverable_tax


@line("Invoice", unit="money", over="charges")
def invoice(charge, tax_on_charge):
    """Accrued charge with its irrecoverable tax."""
    return charge + tax_on_charge


@line("Owed at the end", unit="money", over="charges")
def owed_at_end(invoice, payment_months):
    """Invoices that fall due after the term."""
    return over_last(invoice, payment_months)


@line("Charge paid", unit="money", over="charges")
def charge_paid(invoice, payment_months, month, horizon, owed_at_end):
    """Paid when due; in the last month everything still owed is paid, too."""
    return ago(invoice, payment_months) + where(month >= horizon, owed_at_end, 0)


# ------------------------------------------------------------ per plan row, per service, per service level


@line("Charges of the plan row", unit="money", over="plan")
def row_charges(total_charge):
    """Accrued charges, before irrecoverable tax."""
    return total_charge


@line("Irrecoverable tax of the plan row", unit="money", over="plan")
def row_tax(total_tax_on_charge):
    """On the row's accrued charges."""
    return total_tax_on_charge


@line("Charges of the service", unit="money", over="scope")
def vendor_charges(total_row_charges):
    """Accrued charges, before irrecoverable tax."""
    return total_row_charges


@line("Irrecoverable tax of the service", unit="money", over="scope")
def vendor_tax(total_row_tax):
    """On the service's accrued charges."""
    return total_row_tax


@line("Service credit at risk", unit="money", over="levels")
def credit_at_risk(scope_vendor_charges, at_risk_share, pool_share, allocation_share):
    """The credit that is due when the service level is missed."""
    return scope_vendor_charges * at_risk_share * pool_share * allocation_share


@line("Expected service credit", unit="money", over="levels")
def expected_credit(credit_at_risk, missed_share):
    """Shown, and never counted as a saving."""
    return credit_at_risk * missed_share
