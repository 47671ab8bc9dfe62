"""By hand: the lines of bpo_case/model/charges.py."""

from __future__ import annotations

from typing import Any

import numpy as np

from bpo_case.engine.data import Data
from bpo_case.engine.numeric import above, ago, at_least, choose, given, latest, over_last, ratio, where, whole
from tests.benchmarks.by_hand.arrays import Lines, Links, opened

BASES = (
    "per FTE-month", "per productive hour", "per unit", "fixed monthly", "cost plus", "gain share", "pass-through",
)  # fmt: skip


def moved(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    scope = links.take["plan", "scope"]
    moved_fte = scope(v.demand) * v.taken_over / v.vendor_productivity
    moved_hours = scope(v.workload_hours) * v.taken_over / v.vendor_productivity
    moved_units = scope(v.people_volume) * v.taken_over
    effort = v.ramp / v.vendor_productivity
    has_location = given(data.links["plan", "location"][:, None])
    delivery_drift = where(has_location, links.take["plan", "location"](v.local_drift), 1.0)
    return locals()


def quantities(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c, plan, rows = data.columns["charges"], links.take["charges", "plan"], data.rows["charges"]
    migrated, dead_band = plan(v.ramp), c["dead_band"]
    banded = np.broadcast_to(choose(BASES, c["basis"], 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0), (rows, 1))
    uses_band = where(c["band_rule"] == "pay per use", 0.0, banded)
    from_edge = where(c["band_rule"] == "band edge", 1.0, 0)
    counted = choose(
        BASES, c["basis"],
        plan(v.moved_fte), plan(v.moved_hours), plan(v.moved_units), migrated, plan(v.effort), 0.0, migrated,
    )  # fmt: skip
    billed = np.broadcast_to(counted, migrated.shape)
    contract_baseline = c["contract_volume"] * banded * migrated
    together, edge = billed + contract_baseline, from_edge * dead_band
    above_band = ratio(billed - contract_baseline * (1 + dead_band), together)
    below_band = ratio(contract_baseline * (1 - dead_band) - billed, together)
    additional = where(above(above_band, 0), billed - contract_baseline * (1 + edge), 0) * uses_band
    reduced = where(above(below_band, 0), contract_baseline * (1 - edge) - billed, 0) * uses_band
    return locals()


def prices(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c, take = data.columns["charges"], links.take
    with_margin = c["cost_base"] * (1 + c["margin"])
    list_price = opened(where(c["basis"] == "cost plus", with_margin, latest(c["price"], v.contract_year)))
    price_rise = np.minimum(c["index_cap"], np.maximum(c["index_floor"], c["index_sensitivity"] * c["index_rate"]))
    rises = np.maximum(0, whole((v.month - c["first_index_month"]) / 12) + 1)
    price_factor = opened((1 + price_rise) ** rises * (1 - c["committed_productivity"]) ** v.index_years, 1)
    has_currency = given(data.links["charges", "currency"][:, None])
    contract_drift = where(has_currency, take["charges", "currency"](v.drift_index), 1.0)
    drift_apart = opened(take["charges", "plan"](v.delivery_drift) / contract_drift - 1)
    contract_rate = where(has_currency, take["charges", "currency"](v.rate_now), data.scalars["home_rate"])
    collar = c["currency_collar"]
    beyond = np.maximum(0, drift_apart - collar) - np.maximum(0, 0 - drift_apart - collar)
    conversion = opened((1 + c["currency_share"] * beyond) * contract_rate)
    return locals()


def before_gain(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c, list_price, factor, conversion = data.columns["charges"], v.list_price, v.price_factor, v.conversion
    base_charge = where(above(v.uses_band, 0), v.contract_baseline, v.billed) * list_price * factor * conversion
    arc = v.additional * c["arc_price"] * factor * conversion
    rrc = v.reduced * c["rrc_price"] * factor * conversion
    commitment = c["minimum_share"] * v.contract_baseline * list_price * factor * conversion
    used = base_charge + arc - rrc
    top_up = np.maximum(0, commitment - used)
    charge_before_gain = used + top_up
    tax_before_gain = charge_before_gain * c["irrecoverable_tax"]
    return locals()


def charged(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c = data.columns["charges"]
    gain = np.maximum(0, links.take["charges", "option"](v.saving_before_gain) - c["gain_reference"])
    gain_charge = opened(where(c["basis"] == "gain share", c["gain_share"] * gain, 0))
    charge = v.charge_before_gain + gain_charge
    tax_on_charge = charge * c["irrecoverable_tax"]
    invoice = charge + tax_on_charge
    owed_at_end = over_last(invoice, c["payment_months"])
    due_at_end = where(at_least(v.month, data.scalars["horizon"]), owed_at_end, 0)
    charge_paid = opened(ago(invoice, c["payment_months"]) + due_at_end)
    row_charges = links.total["charges", "plan"](charge)
    row_tax = links.total["charges", "plan"](tax_on_charge)
    vendor_charges = links.total["plan", "scope"](row_charges)
    vendor_tax = links.total["plan", "scope"](row_tax)
    level = data.columns["levels"]
    charged_here = links.take["levels", "scope"](vendor_charges)
    credit_at_risk = charged_here * level["at_risk_share"] * level["pool_share"] * level["allocation_share"]
    expected_credit = credit_at_risk * level["missed_share"]
    return locals()
