"""By hand: the lines of bpo_case/model/labor.py."""

from __future__ import annotations

from typing import Any

import numpy as np

from bpo_case.engine.data import Data
from bpo_case.engine.numeric import ago, at_most, given, where
from tests.benchmarks.by_hand.arrays import Lines, Links, earlier, opened


def posts(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c, take = data.columns["staff"], links.take
    follows = c["staffing"] == "follows volume"
    role_is_todays = where(given(data.links["staff", "added_by"][:, None]), 0.0, 1.0)
    role_follows_volume = where(follows, 1.0, 0)
    role_follows_plan = where(given(data.links["staff", "plan"][:, None]) & follows, 1.0, 0)
    opening_fte = c["actual_fte"] * role_is_todays
    releasable = c["avoidable_share"] * role_is_todays
    not_releasable = (1 - c["avoidable_share"]) * role_is_todays
    built_up = np.minimum(1, np.maximum(0, (v.month - c["first_month"] + 1) / c["build_up_months"]))
    needed_fte = opened(
        c["actual_fte"]
        * where(at_most(v.month, c["last_month"]), built_up, 0)
        * (1 + role_follows_volume * (take["staff", "scope"](v.trend) - 1))
        * (1 - role_follows_plan * (1 - take["staff", "plan"](v.taken_over)))
        * (1 - role_is_todays * take["staff", "scope"](v.improved)),
        opening_fte,
    )
    seasonal = 1 + c["season_share"] * (take["staff", "service"](v.season) - 1)
    released_here = take["staff", "scope"](v.released_share)
    gone = ago(released_here, c["release_lag"])
    demand_fte = needed_fte * role_is_todays * seasonal
    posts = needed_fte * (1 - releasable * gone)
    paid_fte = posts * seasonal
    on_notice = demand_fte * releasable * (released_here - gone)
    not_avoided = demand_fte * not_releasable * released_here
    return locals()


def pay(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    c, posts, before = data.columns["staff"], v.posts, earlier(v.posts)
    salary, absorbed = c["annual_salary"], c["absorbed_share"]
    on_cost_share = c["benefits"] + c["bonus"] + c["overtime"]
    loaded_pay = salary / 12 * (1 + on_cost_share)
    severance_each = salary / 52 * c["severance_weeks"] + salary * c["retention_bonus"]
    abolished = np.maximum(0, before - posts)
    staying = 1 - c["transferring_share"]
    hires = opened(
        np.maximum(0, posts - before)
        + np.maximum(0, before * c["attrition"] / 12 - absorbed * staying * abolished)
        + posts * c["season_share"] * links.take["staff", "service"](v.season_rise)
    )
    severed = abolished * (1 - absorbed) * staying
    wage_here = links.take["staff", "location"](v.wage_level)
    pay = opened(v.paid_fte * loaded_pay * wage_here)
    hiring = hires * c["hiring_cost"] * wage_here
    severance_pay = severed * severance_each * wage_here
    hires_pay = hires * loaded_pay * wage_here
    return locals()


def people(data: Data, links: Links, v: Lines) -> dict[str, Any]:
    total = links.total["staff", "scope"]
    demand = total(v.demand_fte)
    parallel_fte = demand * (v.taken_over_share - v.released_share)
    paid_twice = parallel_fte + total(v.on_notice) + total(v.not_avoided)
    return locals()
