"""By hand: what an option's plan does to the work of a service – automation, improvement, migration."""

from __future__ import annotations

from bpo_case.engine.evaluate import Data
from bpo_case.engine.numeric import ratio
from tests.benchmarks.by_hand.arrays import Lines, adder, ago, linked_or, opened
from tests.benchmarks.by_hand.arrays import ramp as ramped


def plan(data: Data, time: Lines, places: Lines, services: Lines) -> Lines:
    """How far each plan row's change and migration have come."""
    c, service = data.columns["plan"], data.links["plan", "service"]
    change_done = opened(ramped(time.month, c["change_start"], c["change_months"]))
    automated_now = c["automated_share"] * change_done
    improved_now = c["improvement_share"] * change_done
    uplift_now = c["handling_uplift"] * change_done
    unit_cost = c["automation_unit_cost"] * time.general_price_index
    automation_cost = services.monthly_volume.take(service, 0) * automated_now * unit_cost
    ramp = opened(ramped(time.month, c["migration_start"], c["migration_months"]))
    taken_over = c["share"] * ramp
    released = ago(taken_over, c["parallel_months"])
    maturity = ramped(time.month, c["migration_start"], c["months_to_maturity"])
    start = c["productivity_start"]
    vendor_productivity = opened(start + (c["productivity_mature"] - start) * maturity, start)
    effort = ramp / vendor_productivity
    delivery_drift = linked_or(places.local_drift, data.links["plan", "location"], 1)
    return Lines(**locals())


def scope(data: Data, services: Lines, plan: Lines) -> Lines:
    """The work that is left for people, and the shares that have moved."""
    service = data.links["scope", "service"]
    of_plan = adder(data.links["plan", "scope"], data.rows["scope"], data.months + 1)
    automated = of_plan(plan.automated_now)
    improved = of_plan(plan.improved_now)
    left = 1 - automated
    volume = services.monthly_volume.take(service, 0)
    people_volume = volume * left
    minutes = data.columns["services"]["minutes"].take(service, 0)
    handling_minutes = opened(minutes * (1 + of_plan(plan.uplift_now)))
    workload_hours = people_volume * handling_minutes / data.scalars["minutes_per_hour"]
    even_work = services.even_volume.take(service, 0) * left * handling_minutes
    trend = opened(ratio(even_work, services.workload_today.take(service, 0)), 1)
    taken_over_share = of_plan(plan.taken_over)
    released_share = of_plan(plan.released)
    automation = of_plan(plan.automation_cost)
    return Lines(**locals())


def moved(data: Data, plan: Lines, scope: Lines, needs: Lines) -> Lines:
    """What the vendor needs for the share that each plan row has taken over."""
    at = data.links["plan", "scope"]
    by_productivity = plan.taken_over / plan.vendor_productivity
    moved_fte = needs.demand.take(at, 0) * by_productivity
    moved_hours = scope.workload_hours.take(at, 0) * by_productivity
    moved_units = scope.people_volume.take(at, 0) * plan.taken_over
    return Lines(**locals())
