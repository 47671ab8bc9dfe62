"""By hand: the lines of bpo_case/model/timeline.py."""

from __future__ import annotations

from typing import Any

import numpy as np

from bpo_case.engine.data import Data
from bpo_case.engine.numeric import above, at_least, average, choose, remainder, where, whole
from tests.benchmarks.by_hand.arrays import Lines, Links, opened

CONVENTIONS = ("end of month", "middle of month", "start of month", "end of year", "middle of year")


def timeline(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    s = data.scalars
    month = np.arange(data.months + 1.0)[None, :]
    years, years_since_first = month / 12, (month - 1) / 12
    since_january = month - 1 + s["start_month"] - 1
    calendar_month = remainder(since_january, 12) + 1
    calendar_year = s["start_year"] + whole(since_january / 12)
    start = s["fiscal_year_start"]
    fiscal_year = calendar_year + where(above(start, 1) & at_least(calendar_month, start), 1.0, 0)
    contract_year = opened(whole(years_since_first) + 1)
    index_years = contract_year - 1
    general_price_index = opened((1 + s["inflation"]) ** index_years, 1)
    real = (1 + s["discount_rate"]) * (1 + s["inflation"]) - 1
    nominal_rate = where(s["discount_rate_is_real"] == "yes", real, s["discount_rate"])
    discounted = choose(
        CONVENTIONS, s["convention"],
        years, average(month, month - 1) / 12, years_since_first, contract_year, average(contract_year, index_years),
    )  # fmt: skip
    years_discounted = opened(discounted.copy())
    growth = 1 + nominal_rate
    discount_factor = opened(1 / growth**years_discounted, 1)
    monthly_factor = opened(1 / growth**years, 1)
    return locals()
