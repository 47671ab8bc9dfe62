"""By hand: time, money of places, and what the services bring in."""

from __future__ import annotations

import numpy as np

from bpo_case.engine.evaluate import Data
from bpo_case.engine.numeric import pick, remainder, whole
from tests.benchmarks.by_hand.arrays import Lines, earlier, linked_or, opened


def time(data: Data) -> Lines:
    """Calendar, contract years and discounting."""
    s = data.scalars
    month = np.arange(data.months + 1.0)[None, :]
    since_january = month + (s["start_month"] - 2)
    calendar_month = remainder(since_january, 12) + 1
    calendar_year = s["start_year"] + whole(since_january / 12)
    start = s["fiscal_year_start"]
    fiscal_year = calendar_year + ((start > 1) & (calendar_month >= start))
    contract_year = whole((month - 1) / 12) + 1
    general_price_index = opened((1 + s["inflation"]) ** (contract_year - 1), 1)
    real = s["discount_rate_is_real"] == "yes"
    nominal_rate = np.where(real, (1 + s["discount_rate"]) * (1 + s["inflation"]) - 1, s["discount_rate"])
    years = {
        "end of month": month / 12,
        "middle of month": (month - 0.5) / 12,
        "start of month": (month - 1) / 12,
        "end of year": contract_year.copy(),
        "middle of year": contract_year - 0.5,
    }
    years_discounted = opened(years[s["convention"][0, 0]])
    discount_factor = opened(1 / (1 + nominal_rate) ** years_discounted, 1)
    monthly_factor = 1 / (1 + nominal_rate) ** (month / 12)
    return Lines(**locals())


def places(data: Data, time: Lines) -> Lines:
    """Exchange rates, wage and price indices."""
    currencies, locations = data.columns["currencies"], data.columns["locations"]
    currency = data.links["locations", "currency"]
    drift_index = opened((1 + currencies["drift"]) ** ((time.month - 1) / 12), 1)
    rate_now = currencies["rate"] * drift_index
    local_rate = linked_or(rate_now, currency, data.scalars["home_rate"])
    local_drift = linked_or(drift_index, currency, 1)
    wage_index = opened((1 + locations["wage_inflation"]) ** (time.contract_year - 1), 1)
    price_index = opened((1 + locations["price_inflation"]) ** (time.contract_year - 1), 1)
    wages_at_home = wage_index * local_rate
    prices_at_home = price_index * local_rate
    return Lines(**locals())


def services(data: Data, time: Lines) -> Lines:
    """Season, growth and volume of the services."""
    factors, c = data.columns["profiles"]["factors"], data.columns["services"]
    mean_factor = factors.mean(1, keepdims=True)
    seasonal_factor = pick(factors, time.calendar_month) / mean_factor
    season = linked_or(seasonal_factor, data.links["services", "profile"], 1)
    season_rise = np.maximum(0, season - earlier(season))
    growth_index = opened((1 + c["growth"]) ** ((time.month - 1) / 12), 1)
    even_volume = c["first_volume"] * growth_index
    monthly_volume = opened(even_volume * season)
    workload_today = c["volume_today"] * c["minutes_today"]
    return Lines(**locals())
