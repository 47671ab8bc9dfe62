"""Demand and migration of the transcription: services, plan rows and scope rows."""

from __future__ import annotations

from bpo_case.case.document import Case
from bpo_case.case.options import PlanRow
from bpo_case.case.today import Season
from tests.oracle.rows import Row, ago, new_row, quotient, total
from tests.oracle.timing import ramp, smooth_index

PLAN = "change automated improved uplift ramp taken_over released vendor_productivity automation_cost"
SCOPE = (
    "automated_share improved uplift people_volume automated_volume automation_cost minutes workload_hours trend "
    "taken_over released demand_fte parallel_run not_avoidable notice work_paid_twice"
)


def season(profile: Season | None, calendar_month: int) -> float:
    """Give a calendar month's factor, brought to a mean of 1; 1 without a profile."""
    if profile is None:
        return 1.0
    return profile.factors[calendar_month - 1] / (sum(profile.factors) / 12)


def services(case: Case, time: Row) -> dict[str, Row]:
    """Give season, growth and volume of every service."""
    profiles = {profile.id: profile for profile in case.seasonality}
    result = {}
    for service in case.services:
        row = new_row(case.settings.horizon, service, "season growth volume")
        profile = profiles.get(service.profile)
        for t in range(case.settings.horizon + 1):
            row.season[t] = season(profile, time.calendar_month[t])
            row.growth[t] = smooth_index(service.growth, t)
        for t in range(1, case.settings.horizon + 1):
            row.volume[t] = service.first_volume * row.growth[t] * row.season[t]
        result[service.id] = row
    return result


def plan_rows(case: Case, base: Row, option_id: str) -> dict[str, Row]:
    """Give what an option does with each service, or part of one: the move, and the change in house."""
    result = {}
    for plan in case.plan:
        if plan.option == option_id:
            result[plan.id] = plan_row(plan, base)
    return result


def plan_row(plan: PlanRow, base: Row) -> Row:
    """Give one plan row, month by month."""
    row = new_row(base.months, plan, PLAN)
    volume = base.services[plan.service].volume
    for t in range(base.months + 1):
        row.change[t] = ramp(t, plan.change_start, plan.change_months)
        row.automated[t] = plan.automated_share * row.change[t]
        row.improved[t] = plan.improvement_share * row.change[t]
        row.uplift[t] = plan.handling_uplift * row.change[t]
        row.automation_cost[t] = volume[t] * row.automated[t] * plan.automation_unit_cost * base.time.price_index[t]

        row.ramp[t] = ramp(t, plan.migration_start, plan.migration_months)
        row.taken_over[t] = plan.share * row.ramp[t]
        row.released[t] = ago(row.taken_over, t, plan.parallel_months)

        mature = ramp(t, plan.migration_start, plan.months_to_maturity)
        gained = plan.productivity_mature - plan.productivity_start
        row.vendor_productivity[t] = plan.productivity_start + gained * mature
    return row


def scope_rows(case: Case, base: Row, plan: dict[str, Row]) -> dict[str, Row]:
    """Give every service as it is in an option: what people still handle, and what has moved."""
    result = {}
    for service in case.services:
        rows = [row for row in plan.values() if row.record.service == service.id]
        result[service.id] = scope_row(base.services[service.id], base, rows)
    return result


def scope_row(service: Row, base: Row, plan: list[Row]) -> Row:
    """Give one service in an option, month by month; staff fill in its FTE later."""
    entered = service.record
    row = new_row(base.months, entered, SCOPE)
    row.volume = service.volume
    row.season = service.season
    for t in range(base.months + 1):
        row.automated_share[t] = total(plan, "automated", t)
        row.improved[t] = total(plan, "improved", t)
        row.uplift[t] = total(plan, "uplift", t)
        row.automation_cost[t] = total(plan, "automation_cost", t)
        row.taken_over[t] = total(plan, "taken_over", t)
        row.released[t] = total(plan, "released", t)

        by_people = 1 - row.automated_share[t]
        row.people_volume[t] = service.volume[t] * by_people
        row.automated_volume[t] = service.volume[t] * row.automated_share[t]
        row.minutes[t] = entered.minutes * (1 + row.uplift[t])
        row.workload_hours[t] = row.people_volume[t] * row.minutes[t] / 60

        work = entered.first_volume * service.growth[t] * by_people * row.minutes[t]
        work_today = entered.volume_today * entered.minutes_today
        row.trend[t] = 1.0 if t == 0 else quotient(work, work_today)
    return row
