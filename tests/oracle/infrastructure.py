"""Infrastructure of the transcription: running cost, purchases with their depreciation, and termination fees."""

from __future__ import annotations

from bpo_case.case.document import Case
from bpo_case.case.today import Infrastructure
from tests.oracle.rows import TOLERANCE, Row, ago, new_row
from tests.oracle.timing import presence

ITEM = "presence own_plan_part gone running_cost purchases depreciation residual_value termination_fee"


def items(case: Case, base: Row, option: Row) -> list[Row]:
    """Give the items of an option: those of today, and those it adds."""
    result = []
    for item in case.infrastructure:
        if item.added_by in ("", option.record.id):
            row = new_row(base.months, item, ITEM)
            write_running_cost(row, item, base, option)
            write_purchases(row, item, base)
            write_termination_fee(row, item, base, option.scope[item.service])
            result.append(row)
    return result


def write_running_cost(row: Row, item: Infrastructure, base: Row, option: Row) -> None:
    """Write down what an item costs to run; a purchase costs nothing to run."""
    scope = option.scope[item.service]
    location = base.locations[item.location]
    follows_plan = item.plan and item.driver in ("per FTE", "per unit")
    for t in range(base.months + 1):
        row.presence[t] = presence(item, t)
        row.own_plan_part[t] = option.all_plan[item.plan].taken_over[t] if follows_plan else 1.0
        if item.added_by == "":
            row.gone[t] = item.avoidable_share * ago(scope.released, t, item.release_lag)
        if t == 0:
            continue
        quantities = {"per month": 1.0, "per FTE": scope.demand_fte[t], "per unit": scope.volume[t], "purchase": 0.0}
        quantity = quantities[item.driver] * row.presence[t] * row.own_plan_part[t] * (1 - row.gone[t])
        row.running_cost[t] = item.amount * quantity * location.price_index[t] * location.currency_rate[t]


def write_purchases(row: Row, item: Infrastructure, base: Row) -> None:
    """Write down what is bought and bought again, its depreciation, and what is got back for it."""
    location = base.locations[item.location]
    for t in range(base.months + 1):
        if item.driver == "purchase" and is_bought(item, t):
            row.purchases[t] = item.amount * (1 - row.gone[t]) * location.currency_rate[t]
    for t in range(1, base.months + 1):
        still_used = sum(row.purchases[max(0, t - item.life_months) : t])
        row.depreciation[t] = (1 - item.residual_share) / item.life_months * still_used
        row.residual_value[t] = item.residual_share * ago(row.purchases, t, item.life_months)


def is_bought(item: Infrastructure, t: int) -> bool:
    """Bought in its month of purchase, and every refresh cycle after it; a cycle of 0 is never again."""
    since = t - item.purchase_month
    return since == 0 or (since > 0 and item.refresh_months > 0 and since % item.refresh_months == 0)


def write_termination_fee(row: Row, item: Infrastructure, base: Row, scope: Row) -> None:
    """Write down the fee in the first month in which the released share with the item's lag is positive."""
    if item.added_by != "":
        return
    for t in range(1, base.months + 1):
        if ago(scope.released, t, item.release_lag) > TOLERANCE:
            row.termination_fee[t] = item.termination_fee * base.locations[item.location].currency_rate[t]
            return
