"""By hand: staff, their training, and what both cost."""

from __future__ import annotations

import numpy as np

from bpo_case.engine.evaluate import Data
from tests.benchmarks.by_hand.arrays import Lines, adder, ago, earlier, linked_or, opened, presence


def staffing(data: Data, time: Lines, services: Lines, plan: Lines, scope: Lines) -> Lines:
    """The posts that the work needs, and those that remain."""
    c = data.columns["staff"]
    at, service, own_plan = (data.links["staff", link] for link in ("scope", "service", "plan"))
    todays = data.links["staff", "added_by"] < 0
    follows = (c["staffing"] == "follows volume")[:, 0]
    role_is_todays = todays[:, None] * 1.0
    role_follows_volume = follows[:, None] * 1.0
    role_follows_plan = (follows & (own_plan >= 0))[:, None] * 1.0
    opening_fte = c["actual_fte"] * role_is_todays
    releasable = c["avoidable_share"] * role_is_todays
    not_releasable = (1 - c["avoidable_share"]) * role_is_todays
    needed_fte = opened(
        presence(time.month, c)
        * c["actual_fte"]
        * linked_or(scope.trend, np.where(follows, at, -1), 1)
        * linked_or(plan.taken_over, np.where(follows, own_plan, -1), 1)
        * linked_or(1 - scope.improved, np.where(todays, at, -1), 1),
        opening_fte,
    )
    seasonal = 1 + c["season_share"] * (services.season.take(service, 0) - 1)
    demand_fte = needed_fte * role_is_todays * seasonal
    released_here = scope.released_share.take(at, 0)
    gone = releasable * ago(released_here, c["release_lag"])
    posts = needed_fte * (1 - gone)
    paid_fte = posts * seasonal
    on_notice = demand_fte * (releasable * released_here - gone)
    not_avoided = demand_fte * not_releasable * released_here
    return Lines(**locals())


def staff(data: Data, places: Lines, services: Lines, staffing: Lines) -> Lines:
    """Who comes and goes, and what they are paid."""
    c = data.columns["staff"]
    service, location = data.links["staff", "service"], data.links["staff", "location"]
    before = earlier(staffing.posts)
    more = staffing.posts - before
    abolished = np.maximum(0, -more)
    absorbed, moving = c["absorbed_share"], c["transferring_share"]
    replaced = np.maximum(0, before * (c["attrition"] / 12) - abolished * (absorbed * (1 - moving)))
    seasonal_hires = staffing.posts * (c["season_share"] * services.season_rise.take(service, 0))
    hires = opened(np.maximum(0, more) + replaced + seasonal_hires)
    severed = abolished * ((1 - absorbed) * (1 - moving))
    on_cost_share = c["benefits"] + c["bonus"] + c["overtime"]
    loaded_pay = c["annual_salary"] / 12 * (1 + on_cost_share)
    severance_each = c["annual_salary"] / 52 * c["severance_weeks"] + c["annual_salary"] * c["retention_bonus"]
    wages = places.wages_at_home.take(location, 0)
    loaded_wages = loaded_pay * wages
    pay = opened(staffing.paid_fte * loaded_wages)
    hires_pay = hires * loaded_wages
    hiring = hires * (c["hiring_cost"] * wages)
    severance_pay = severed * (severance_each * wages)
    return Lines(**locals())


def needs(data: Data, scope: Lines, staffing: Lines) -> Lines:
    """People per service: needed, paid, and paid for work that the vendor does."""
    of_staff = adder(data.links["staff", "scope"], data.rows["scope"], data.months + 1)
    demand = of_staff(staffing.demand_fte)
    in_house_fte = of_staff(staffing.paid_fte)
    parallel_fte = demand * (scope.taken_over_share - scope.released_share)
    paid_twice = parallel_fte + of_staff(staffing.on_notice + staffing.not_avoided)
    return Lines(**locals())


def programmes(data: Data, time: Lines, places: Lines, staffing: Lines, staff: Lines) -> Lines:
    """Courses, and the loss until new hires are proficient."""
    c, links = data.columns["programmes"], data.links
    trigger = c["trigger"][:, 0]
    each, yearly, once = (trigger == word for word in ("each hire", "every FTE yearly", "once in a month"))
    count = data.rows["locations"]
    team, member = (links[table, "scope"] * count + links[table, "location"] for table in ("programmes", "staff"))
    of_team = adder(member, data.rows["scope"] * count, data.months + 1)
    course_cost_each = c["hours"] * c["trainer_rate"] / c["class_size"] + c["material"]
    proficiency = c["proficiency_months"]
    lost = (1 - c["starting_productivity"]) * (proficiency + 1) / 2
    months_lost = np.where(each[:, None] & (proficiency > 0), lost, 0)
    runs = presence(time.month, c)
    participants = np.zeros_like(runs)
    participants[each] = of_team(staff.hires)[team[each]] / (1 - c["drop_out"][each])
    paid = of_team(staffing.paid_fte)
    participants[yearly] = paid[team[yearly]] / 12
    participants[once] = paid[team[once]] * (time.month == c["once_month"][once])
    participants *= runs
    prices = places.prices_at_home.take(links["programmes", "location"], 0)
    course_cost = participants * course_cost_each * prices
    proficiency_loss = np.zeros_like(runs)
    proficiency_loss[each] = of_team(staff.hires_pay)[team[each]] * (runs[each] * months_lost[each])
    return Lines(**locals())
