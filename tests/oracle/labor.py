"""Labor of the transcription: the posts that an option keeps, frees and adds, and what they cost."""

from __future__ import annotations

from bpo_case.case.document import Case
from bpo_case.case.today import Role
from tests.oracle.rows import Row, ago, new_row, total
from tests.oracle.timing import presence

STAFF = (
    "presence own_plan_part needed_fte seasonal_factor demand_fte gone posts paid_fte abolished transferred leavers "
    "severed redeployed hires base_pay on_costs hiring_cost severance retention_bonus loaded_months_pay "
    "parallel_run not_avoidable notice"
)


def staff(case: Case, base: Row, option: Row) -> list[Row]:
    """Give the staff of an option: every role of today, and the roles it adds."""
    result = []
    for role in case.labor:
        if role.added_by in ("", option.record.id):
            row = new_row(base.months, role, STAFF)
            write_posts(row, role, option, base)
            write_movements(row, role, option.scope[role.service], base)
            write_pay(row, role, base)
            result.append(row)
    return result


def write_posts(row: Row, role: Role, option: Row, base: Row) -> None:
    """Write down how many are needed, how many posts remain, and how many are paid."""
    scope = option.scope[role.service]
    todays = role.added_by == ""
    follows_volume = role.staffing == "follows volume"
    for t in range(base.months + 1):
        row.presence[t] = presence(role, t)
        row.own_plan_part[t] = option.all_plan[role.plan].taken_over[t] if role.plan and follows_volume else 1.0
        trend = scope.trend[t] if follows_volume else 1.0
        after_improvement = 1 - scope.improved[t] if todays else 1.0
        if t == 0:
            row.needed_fte[t] = role.actual_fte if todays else 0.0
        else:
            row.needed_fte[t] = role.actual_fte * row.presence[t] * row.own_plan_part[t] * trend * after_improvement
        row.seasonal_factor[t] = 1 + role.season_share * (scope.season[t] - 1)
        row.demand_fte[t] = row.needed_fte[t] * row.seasonal_factor[t] if todays else 0.0

        row.gone[t] = ago(scope.released, t, role.release_lag) * role.avoidable_share if todays else 0.0
        row.posts[t] = row.needed_fte[t] * (1 - row.gone[t])
        row.paid_fte[t] = row.posts[t] * row.seasonal_factor[t]


def write_movements(row: Row, role: Role, scope: Row, base: Row) -> None:
    """Write down who leaves, transfers, is made redundant or redeployed, and who is hired."""
    for t in range(1, base.months + 1):
        posts, posts_before = row.posts[t], row.posts[t - 1]
        row.abolished[t] = max(0.0, posts_before - posts)
        row.transferred[t] = role.transferring_share * row.abolished[t]
        row.leavers[t] = posts_before * role.attrition / 12

        abolished_here = row.abolished[t] - row.transferred[t]
        row.severed[t] = (1 - role.absorbed_share) * abolished_here
        row.redeployed[t] = max(0.0, role.absorbed_share * abolished_here - row.leavers[t])

        gone = row.leavers[t] + row.severed[t] + row.redeployed[t] + row.transferred[t]
        permanent_hires = max(0.0, posts - posts_before + gone)
        seasonal_hires = posts * role.season_share * max(0.0, scope.season[t] - scope.season[t - 1])
        row.hires[t] = permanent_hires + seasonal_hires


def write_pay(row: Row, role: Role, base: Row) -> None:
    """Write down pay, hiring cost, and what it costs to let people go, in home money."""
    location = base.locations[role.location]
    on_cost_share = role.benefits + role.bonus + role.overtime
    for t in range(base.months + 1):
        price_level = location.wage_index[t] * location.currency_rate[t]
        years_pay = role.annual_salary * price_level
        row.loaded_months_pay[t] = years_pay / 12 * (1 + on_cost_share)
        if t == 0:
            continue
        row.base_pay[t] = row.paid_fte[t] * years_pay / 12
        row.on_costs[t] = row.base_pay[t] * on_cost_share
        row.hiring_cost[t] = row.hires[t] * role.hiring_cost * price_level
        row.severance[t] = row.severed[t] * years_pay / 52 * role.severance_weeks
        row.retention_bonus[t] = row.severed[t] * years_pay * role.retention_bonus


def write_fte_of_services(base: Row, option: Row) -> None:
    """Write down each service's demand FTE and, as a memo, the FTE that are paid although the work has moved."""
    for service_id, scope in option.scope.items():
        rows = [row for row in option.staff if row.record.service == service_id and row.record.added_by == ""]
        for t in range(base.months + 1):
            for row in rows:
                released = scope.released[t]
                released_with_lag = ago(scope.released, t, row.record.release_lag)
                avoidable = row.record.avoidable_share
                row.parallel_run[t] = row.demand_fte[t] * (scope.taken_over[t] - released)
                row.not_avoidable[t] = row.demand_fte[t] * (1 - avoidable) * released
                row.notice[t] = row.demand_fte[t] * avoidable * (released - released_with_lag)
            scope.demand_fte[t] = total(rows, "demand_fte", t)
            scope.parallel_run[t] = total(rows, "parallel_run", t)
            scope.not_avoidable[t] = total(rows, "not_avoidable", t)
            scope.notice[t] = total(rows, "notice", t)
            scope.work_paid_twice[t] = scope.parallel_run[t] + scope.not_avoidable[t] + scope.notice[t]
