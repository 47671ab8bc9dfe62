"""By hand: infrastructure – running costs, purchases and fees."""

from __future__ import annotations

import numpy as np

from bpo_case.engine.evaluate import Data
from bpo_case.engine.numeric import above, recent, remainder
from tests.benchmarks.by_hand.arrays import Lines, ago, earlier, presence


def items(data: Data, time: Lines, places: Lines, services: Lines, plan: Lines, scope: Lines, needs: Lines) -> Lines:
    """What items cost, month by month and once."""
    c = data.columns["items"]
    at, own_plan, location = (data.links["items", link] for link in ("scope", "plan", "location"))
    per_fte, per_unit, bought = (c["driver"][:, 0] == word for word in ("per FTE", "per unit", "purchase"))
    item_is_todays = (data.links["items", "added_by"] < 0)[:, None] * 1.0
    follows = (own_plan >= 0) & (per_fte | per_unit)
    item_follows_plan = follows[:, None] * 1.0
    item_avoidable = c["avoidable_share"] * item_is_todays
    purchase_price = np.where(bought[:, None], c["amount"], 0)
    purchase_cycle = np.where(c["refresh_months"] > 0, c["refresh_months"], data.scalars["horizon"] + 1)

    released_here = ago(scope.released_share.take(at, 0), c["release_lag"])
    stays = 1 - item_avoidable * released_here
    running_cost = presence(time.month, c) * c["amount"] * stays
    running_cost[per_fte] *= needs.demand[at[per_fte]]
    running_cost[per_unit] *= services.monthly_volume[data.links["items", "service"][per_unit]]
    running_cost[follows] *= plan.taken_over[own_plan[follows]]
    running_cost[bought] = 0
    running_cost *= places.prices_at_home.take(location, 0)

    rate = places.local_rate.take(location, 0)
    purchases = np.zeros_like(running_cost)
    depreciation, residual_value = purchases.copy(), purchases.copy()
    since = time.month - c["purchase_month"][bought]
    due = (since >= 0) & (remainder(since, purchase_cycle[bought]) < 1)
    purchases[bought] = due * (c["amount"][bought] * stays[bought] * rate[bought])
    life, residual = c["life_months"][bought], c["residual_share"][bought]
    depreciation[bought] = (recent(purchases[bought], life + 1) - purchases[bought]) * ((1 - residual) / life)
    residual_value[bought] = ago(purchases[bought], life) * residual

    ends = above(released_here, 0)
    first = ends & ~earlier(ends)
    termination_fees = first * (c["termination_fee"] * item_is_todays * rate)
    return Lines(**locals())
