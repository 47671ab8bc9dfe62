"""By hand: the lines of bpo_case/model/places.py."""

from __future__ import annotations

from typing import Any

from bpo_case.engine.data import Data
from bpo_case.engine.numeric import given, where
from tests.benchmarks.by_hand.arrays import Lines, Links, opened


def places(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    currencies, locations = data.columns["currencies"], data.columns["locations"]
    has_currency = given(data.links["locations", "currency"][:, None])
    currency = links.take["locations", "currency"]
    drift_index = opened((1 + currencies["drift"]) ** v.years_since_first, 1)
    rate_now = opened(currencies["rate"] * drift_index, currencies["rate"])
    local_rate = where(has_currency, currency(rate_now), data.scalars["home_rate"])
    local_drift = where(has_currency, currency(drift_index), 1.0)
    wage_index = opened((1 + locations["wage_inflation"]) ** v.index_years, 1)
    price_index = opened((1 + locations["price_inflation"]) ** v.index_years, 1)
    wage_level = wage_index * local_rate
    price_level = price_index * local_rate
    return locals()
