"""Infrastructure: running costs, purchases and fees. See docs/cost-model.md, "Infrastructure"."""

from bpo_case.engine.declare import LineItems
from bpo_case.engine.operators import ago, both, choose, either, given, in_unit, recent, remainder, where
from bpo_case.model.shapes import present

infrastructure = LineItems("infrastructure")
line = infrastructure.line


@line("Today's item", unit="flag", over="items")
def item_is_todays(added_by):
    """1 for an item of today, 0 for one that an option adds."""
    return where(given(added_by), 0, 1)


@line("Item follows its plan row", unit="flag", over="items")
def item_follows_plan(plan, driver):
    """1 for a cost per FTE or per unit that belongs to a plan row's share, as in a captive."""
    return where(both(given(plan), either(driver == "per FTE", driver == "per unit")), 1, 0)


@line("Avoidable share of the item", unit="share", over="items")
def item_avoidable(avoidable_share, item_is_todays):
    """Share of the cost that ends when the work moves; added items stay."""
    return avoidable_share * item_is_todays


@line("Price of a purchase", unit="local", over="items")
def purchase_price(driver, amount):
    """What is paid each time, for items that are bought."""
    return where(driver == "purchase", in_unit(amount, "local"), 0)


@line("Purchase cycle", unit="month", over="items")
def purchase_cycle(refresh_months, horizon):
    """Months between purchases; longer than the case where it is never bought again."""
    return where(refresh_months > 0, refresh_months, horizon + 1)


@line("Running cost", unit="money", over="items")
def running_cost(
    amount, driver, scope_demand, service_monthly_volume, month, first_month, last_month, build_up_months,
    item_follows_plan, plan_taken_over, item_avoidable, scope_released_share, release_lag, location_price_level,
):  # fmt: skip
    """Cost per month, per FTE of demand or per unit, less what ends when the work moves."""
    quantity = choose(
        driver, {"per month": 1, "per FTE": scope_demand, "per unit": service_monthly_volume, "purchase": 0}
    )
    return (
        amount
        * in_unit(quantity, "driver unit")
        * present(month, first_month, last_month, build_up_months)
        * (1 - item_follows_plan * (1 - plan_taken_over))
        * (1 - item_avoidable * ago(scope_released_share, release_lag))
        * location_price_level
    )


@line("Purchases", unit="money", over="items", opening="same")
def purchases(
    purchase_price, month, purchase_month, purchase_cycle, item_avoidable, scope_released_share, release_lag,
    location_local_rate,
):  # fmt: skip
    """Bought in its month and every refresh cycle after; what ends with the work is not bought again."""
    return (
        purchase_price
        * where(both(month >= purchase_month, remainder(month - purchase_month, purchase_cycle) < 1), 1, 0)
        * (1 - item_avoidable * ago(scope_released_share, release_lag))
        * location_local_rate
    )


@line("Depreciation", unit="money", over="items")
def depreciation(purchases, life_months, residual_share):
    """Straight-line to the residual value, from the month after purchase."""
    return (recent(purchases, life_months + 1) - purchases) * (1 - residual_share) / life_months


@line("Residual value got back", unit="money", over="items")
def residual_value(purchases, life_months, residual_share):
    """Money back at the end of the useful life, if that falls within the term."""
    return ago(purchases, life_months) * residual_share


@line("Termination fees", unit="money", over="items")
def termination_fees(termination_fee, item_is_todays, scope_released_share, release_lag, location_local_rate):
    """Once, in the first month in which work is released."""
    return (
        termination_fee
        * item_is_todays
        * location_local_rate
        * where(both(ago(scope_released_share, release_lag) > 0, ago(scope_released_share, release_lag + 1) <= 0), 1, 0)
    )
