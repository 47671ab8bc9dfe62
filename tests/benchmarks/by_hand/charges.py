"""By hand: what the vendor bills."""

from __future__ import annotations

import numpy as np

from bpo_case.engine.evaluate import Data
from bpo_case.engine.numeric import above, ratio, whole
from tests.benchmarks.by_hand.arrays import Lines, adder, ago, linked_or, of_year, opened


def quantities(data: Data, plan: Lines, moved: Lines) -> Lines:
    """What is billed, and how far it lies outside the dead-band."""
    c, at = data.columns["charges"], data.links["charges", "plan"]
    basis = c["basis"][:, 0]
    per_fte, per_hour, per_unit = (basis == word for word in ("per FTE-month", "per productive hour", "per unit"))
    cost_plus, gain = basis == "cost plus", basis == "gain share"
    in_band = per_fte | per_hour | per_unit
    banded = in_band[:, None] * 1.0
    uses_band = np.where(c["band_rule"] == "pay per use", 0, banded)
    from_edge = (c["band_rule"] == "band edge") * 1.0
    migrated = plan.ramp.take(at, 0)
    billed = migrated.copy()
    for rows, quantity in (
        (per_fte, moved.moved_fte), (per_hour, moved.moved_hours), (per_unit, moved.moved_units),
        (cost_plus, plan.effort),
    ):  # fmt: skip
        billed[rows] = quantity[at[rows]]
    billed[gain] = 0
    contract_baseline = c["contract_volume"] * banded * migrated
    dead, edge = c["dead_band"], from_edge * c["dead_band"]
    both = billed + contract_baseline
    above_band = ratio(billed - contract_baseline * (1 + dead), both)
    below_band = ratio(contract_baseline * (1 - dead) - billed, both)
    additional = np.where(above(above_band, 0), billed - contract_baseline * (1 + edge), 0) * uses_band
    reduced = np.where(above(below_band, 0), contract_baseline * (1 - edge) - billed, 0) * uses_band
    return Lines(**locals())


def prices(data: Data, time: Lines, places: Lines, plan: Lines) -> Lines:
    """Price of a billing unit, its factor, and the rate at which it is converted."""
    c, at, currency = data.columns["charges"], data.links["charges", "plan"], data.links["charges", "currency"]
    with_margin = c["cost_base"] * (1 + c["margin"])
    list_price = opened(np.where(c["basis"] == "cost plus", with_margin, of_year(c["price"], time.contract_year)))
    price_rise = np.minimum(c["index_cap"], np.maximum(c["index_floor"], c["index_sensitivity"] * c["index_rate"]))
    rises = np.maximum(0, whole((time.month - c["first_index_month"]) / 12) + 1)
    gains = (1 - c["committed_productivity"]) ** (time.contract_year - 1)
    price_factor = opened((1 + price_rise) ** rises * gains, 1)
    contract_drift = linked_or(places.drift_index, currency, 1)
    drift_apart = plan.delivery_drift.take(at, 0) / contract_drift - 1
    contract_rate = linked_or(places.rate_now, currency, data.scalars["home_rate"])
    collar = c["currency_collar"]
    beyond = np.maximum(0, drift_apart - collar) - np.maximum(0, -drift_apart - collar)
    conversion = opened((1 + c["currency_share"] * beyond) * contract_rate)
    factor = price_factor * conversion
    price = list_price * factor
    return Lines(**locals())


def accrued(data: Data, quantities: Lines, prices: Lines) -> Lines:
    """The charge of the month before any gain share."""
    c, q, p = data.columns["charges"], quantities, prices
    base_charge = np.where(q.uses_band > 0, q.contract_baseline, q.billed) * p.price
    arc = q.additional * c["arc_price"] * p.factor
    rrc = q.reduced * c["rrc_price"] * p.factor
    commitment = c["minimum_share"] * q.contract_baseline * p.price
    used = base_charge + arc - rrc
    top_up = np.maximum(0, commitment - used)
    charge_before_gain = used + top_up
    tax_before_gain = charge_before_gain * c["irrecoverable_tax"]
    return Lines(**locals())


def paid(data: Data, time: Lines, quantities: Lines, accrued: Lines, saving_before_gain: Lines) -> Lines:
    """The charge with its gain share, and when it is paid."""
    c, gain = data.columns["charges"], quantities.gain
    gain_charge = np.zeros_like(accrued.charge_before_gain)
    saving = saving_before_gain[data.links["charges", "option"][gain]]
    gain_charge[gain] = opened(c["gain_share"][gain] * np.maximum(0, saving - c["gain_reference"][gain]))
    charge = accrued.charge_before_gain + gain_charge
    tax_on_charge = charge * c["irrecoverable_tax"]
    invoice = charge + tax_on_charge
    charge_paid = opened(ago(invoice, c["payment_months"]))
    still_owed = time.month > data.months - c["payment_months"]
    charge_paid[:, -1] += (invoice * still_owed).sum(1)
    return Lines(**locals())


def per_service(data: Data, paid: Lines) -> Lines:
    """Charges by plan row, by service and by service level."""
    of_charges = adder(data.links["charges", "plan"], data.rows["plan"], data.months + 1)
    of_plan = adder(data.links["plan", "scope"], data.rows["scope"], data.months + 1)
    row_charges, row_tax = of_charges(paid.charge), of_charges(paid.tax_on_charge)
    vendor_charges, vendor_tax = of_plan(row_charges), of_plan(row_tax)
    c = data.columns["levels"]
    at_risk = c["at_risk_share"] * c["pool_share"] * c["allocation_share"]
    credit_at_risk = vendor_charges.take(data.links["levels", "scope"], 0) * at_risk
    expected_credit = credit_at_risk * c["missed_share"]
    return Lines(**locals())
