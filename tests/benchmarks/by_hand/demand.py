"""By hand: the lines of bpo_case/model/demand.py and migration.py."""

from __future__ import annotations

from typing import Any

import numpy as np

from bpo_case.engine.data import Data
from bpo_case.engine.numeric import ago, given, mean_of, pick, ratio, where
from tests.benchmarks.by_hand.arrays import Lines, Links, earlier, opened


def services(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    factors, c = data.columns["profiles"]["factors"], data.columns["services"]
    mean_factor = mean_of(factors)
    seasonal_factor = pick(factors, v.calendar_month) / mean_factor
    has_profile = given(data.links["services", "profile"][:, None])
    season = where(has_profile, links.take["services", "profile"](seasonal_factor), 1.0)
    season_rise = np.maximum(0, season - earlier(season))
    growth_index = opened((1 + c["growth"]) ** v.years_since_first, 1)
    monthly_volume = opened(c["first_volume"] * growth_index * season)
    workload_today = c["volume_today"] * c["minutes_today"]
    return locals()


def plan(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c = data.columns["plan"]
    change_done = opened(np.minimum(1, np.maximum(0, (v.month - c["change_start"] + 1) / c["change_months"])))
    automated_now = c["automated_share"] * change_done
    improved_now = c["improvement_share"] * change_done
    uplift_now = c["handling_uplift"] * change_done
    volume = links.take["plan", "service"](v.monthly_volume)
    automation_cost = volume * automated_now * c["automation_unit_cost"] * v.general_price_index
    since_start = v.month - c["migration_start"] + 1
    ramp = opened(np.minimum(1, np.maximum(0, since_start / c["migration_months"])))
    taken_over = c["share"] * ramp
    released = ago(taken_over, c["parallel_months"])
    first = c["productivity_start"]
    matured = np.minimum(1, np.maximum(0, since_start / c["months_to_maturity"]))
    vendor_productivity = opened(first + (c["productivity_mature"] - first) * matured, first)
    return locals()


def scope(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    service, total = links.take["scope", "service"], links.total["plan", "scope"]
    automated = total(v.automated_now)
    improved = total(v.improved_now)
    scope_volume = service(v.monthly_volume)
    left = 1 - automated
    people_volume = scope_volume * left
    handling_minutes = opened(service(data.columns["services"]["minutes"]) * (1 + total(v.uplift_now)))
    workload_hours = people_volume * handling_minutes / data.scalars["minutes_per_hour"]
    first_volume = service(data.columns["services"]["first_volume"])
    even_work = first_volume * service(v.growth_index) * left * handling_minutes
    trend = opened(ratio(even_work, service(v.workload_today)), 1)
    taken_over_share = total(v.taken_over)
    released_share = total(v.released)
    return locals()
