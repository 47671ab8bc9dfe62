"""By hand: the lines of bpo_case/model/infrastructure.py."""

from __future__ import annotations

from typing import Any

import numpy as np

from bpo_case.engine.data import Data
from bpo_case.engine.numeric import above, ago, at_least, at_most, below, choose, given, recent, remainder, where
from tests.benchmarks.by_hand.arrays import Lines, Links, opened

DRIVERS = ("per month", "per FTE", "per unit", "purchase")


def infrastructure(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c, take, month, driver = data.columns["items"], links.take, v.month, data.columns["items"]["driver"]
    item_is_todays = where(given(data.links["items", "added_by"][:, None]), 0.0, 1.0)
    own_plan = given(data.links["items", "plan"][:, None])
    item_follows_plan = where(own_plan & ((driver == "per FTE") | (driver == "per unit")), 1.0, 0)
    item_avoidable = c["avoidable_share"] * item_is_todays
    purchase_price = where(driver == "purchase", c["amount"], 0)
    purchase_cycle = where(above(c["refresh_months"], 0), c["refresh_months"], data.scalars["horizon"] + 1)
    item_demand, item_volume = take["items", "scope"](v.demand), take["items", "service"](v.monthly_volume)
    built_up = np.minimum(1, np.maximum(0, (month - c["first_month"] + 1) / c["build_up_months"]))
    released_here = take["items", "scope"](v.released_share)
    ended = ago(released_here, c["release_lag"])
    stays = 1 - item_avoidable * ended
    running_cost = opened(
        c["amount"]
        * choose(DRIVERS, driver, 1.0, item_demand, item_volume, 0.0)
        * where(at_most(month, c["last_month"]), built_up, 0)
        * (1 - item_follows_plan * (1 - take["items", "plan"](v.taken_over)))
        * stays
        * take["items", "location"](v.price_level)
    )
    rate_here = take["items", "location"](v.local_rate)
    bought = c["purchase_month"]
    due = at_least(month, bought) & below(remainder(month - bought, purchase_cycle), 1)
    purchases = purchase_price * where(due, 1.0, 0) * stays * rate_here
    life, residual = c["life_months"], c["residual_share"]
    depreciation = (recent(purchases, life + 1) - purchases) * (1 - residual) / life
    residual_value = ago(purchases, life) * residual
    first_end = above(ended, 0) & at_most(ago(released_here, c["release_lag"] + 1), 0)
    termination_fees = c["termination_fee"] * item_is_todays * rate_here * where(first_end, 1.0, 0)
    return locals()
