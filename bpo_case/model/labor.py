"""Labor: posts, hires, releases, and what they cost. See docs/cost-model.md, "Labor"."""

from bpo_case.engine.declare import LineItems
from bpo_case.engine.operators import ago, both, given, in_unit, most, where
from bpo_case.model.shapes import present

labor = LineItems("labor")
line = labor.line


@line("Today's role", unit="flag", over="staff")
def role_is_todays(added_by):
    """1 for a role of today, 0 for one that an option adds."""
    return where(given(added_by), 0, 1)


@line("Role follows volume", unit="flag", over="staff")
def role_follows_volume(staffing):
    """1 where the posts are in step with volume and handling time."""
    return where(staffing == "follows volume", 1, 0)


@line("Role follows its plan row", unit="flag", over="staff")
def role_follows_plan(plan, staffing):
    """1 for a volume-driven role that staffs a plan row's share, as in a captive."""
    return where(both(given(plan), staffing == "follows volume"), 1, 0)


@line("Opening FTE", unit="FTE", over="staff")
def opening_fte(actual_fte, role_is_todays):
    """People in post at signature."""
    return actual_fte * role_is_todays


@line("Releasable share", unit="share", over="staff")
def releasable(avoidable_share, role_is_todays):
    """Share of the posts that ends when the work moves; added posts stay."""
    return avoidable_share * role_is_todays


@line("Not avoidable share", unit="share", over="staff")
def not_releasable(avoidable_share, role_is_todays):
    """Share of today's posts that stays although the work moves."""
    return (1 - avoidable_share) * role_is_todays


@line("On-cost share", unit="share", over="staff")
def on_cost_share(benefits, bonus, overtime):
    """What comes on top of base pay."""
    return benefits + bonus + overtime


@line("Loaded month's pay", unit="local/FTE", over="staff")
def loaded_pay(annual_salary, on_cost_share):
    """A month's base pay, benefits, bonus and overtime of one post, at today's wages."""
    return annual_salary / 12 * (1 + on_cost_share)


@line("Severance of one person", unit="local/FTE", over="staff")
def severance_each(annual_salary, severance_weeks, retention_bonus):
    """Weeks of base pay, and the retention bonus, at today's wages."""
    return annual_salary / 52 * severance_weeks + annual_salary * in_unit(retention_bonus, "year")


@line("Needed FTE", unit="FTE", over="staff", opening="opening_fte")
def needed_fte(
    actual_fte, month, first_month, last_month, build_up_months, role_follows_volume, scope_trend, role_follows_plan,
    plan_taken_over, role_is_todays, scope_improved,
):  # fmt: skip
    """Posts that the work needs before anything moves: in step with volume, less what better processes save."""
    return (
        actual_fte
        * present(month, first_month, last_month, build_up_months)
        * (1 + role_follows_volume * (scope_trend - 1))
        * (1 - role_follows_plan * (1 - plan_taken_over))
        * (1 - role_is_todays * scope_improved)
    )


@line("Demand FTE", unit="FTE", over="staff", opening="same")
def demand_fte(needed_fte, role_is_todays, season_share, service_season):
    """People that today's roles would need if nothing moved, with the season."""
    return needed_fte * role_is_todays * (1 + season_share * (service_season - 1))


@line("Posts", unit="FTE", over="staff", opening="same")
def posts(needed_fte, releasable, scope_released_share, release_lag):
    """Posts that remain: released work ends them after the notice."""
    return needed_fte * (1 - releasable * ago(scope_released_share, release_lag))


@line("Paid FTE", unit="FTE", over="staff", opening="same")
def paid_fte(posts, season_share, service_season):
    """People who are paid, seasonal staff included."""
    return posts * (1 + season_share * (service_season - 1))


@line("Hires", unit="FTE", over="staff")
def hires(posts, prev_posts, attrition, absorbed_share, transferring_share, season_share, service_season_rise):
    """Hires for growth, for leavers whom abolished posts do not absorb, and for the season."""
    return (
        most(0, posts - prev_posts)
        + most(0, prev_posts * attrition / 12 - absorbed_share * (1 - transferring_share) * most(0, prev_posts - posts))
        + posts * season_share * service_season_rise
    )


@line("Made redundant", unit="FTE", over="staff")
def severed(posts, prev_posts, absorbed_share, transferring_share):
    """Abolished posts that neither move to the vendor nor are absorbed by attrition or redeployment."""
    return most(0, prev_posts - posts) * (1 - absorbed_share) * (1 - transferring_share)


@line("Pay", unit="money", over="staff")
def pay(paid_fte, loaded_pay, location_wage_level):
    """Base pay, benefits, bonus and overtime."""
    return paid_fte * loaded_pay * location_wage_level


@line("Hiring", unit="money", over="staff")
def hiring(hires, hiring_cost, location_wage_level):
    """Cost of finding new people; it rises with wages."""
    return hires * hiring_cost * location_wage_level


@line("Severance and retention", unit="money", over="staff")
def severance_pay(severed, severance_each, location_wage_level):
    """Paid in the first unpaid month."""
    return severed * severance_each * location_wage_level


@line("A month's pay of the hires", unit="money", over="staff")
def hires_pay(hires, loaded_pay, location_wage_level):
    """By which the loss until new hires are proficient is measured."""
    return hires * loaded_pay * location_wage_level


@line("On notice", unit="FTE", over="staff")
def on_notice(demand_fte, releasable, scope_released_share, release_lag):
    """Memo: people still paid between the end of parallel run and their release."""
    return demand_fte * releasable * (scope_released_share - ago(scope_released_share, release_lag))


@line("Not avoided", unit="FTE", over="staff")
def not_avoided(demand_fte, not_releasable, scope_released_share):
    """Memo: people whose work has moved and who stay."""
    return demand_fte * not_releasable * scope_released_share


@line("Demand FTE of the service", unit="FTE", over="scope", opening="same")
def demand(total_demand_fte):
    """People that the service would need if nothing moved: cost per FTE and charges per FTE follow it."""
    return total_demand_fte


@line("In parallel run", unit="FTE", over="scope")
def parallel_fte(demand, taken_over_share, released_share):
    """Memo: people in house who do what the vendor does already."""
    return demand * (taken_over_share - released_share)


@line("Work paid twice", unit="FTE", over="scope")
def paid_twice(parallel_fte, total_on_notice, total_not_avoided):
    """Memo, inside the cost already: parallel run, notice, and posts that cannot be avoided."""
    return parallel_fte + total_on_notice + total_not_avoided
