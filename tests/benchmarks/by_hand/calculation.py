"""The cost model by hand, without any engine: what the engine's speed is measured against.

The arithmetic of every line of the registry, all options at once and whole months at once, as plain functions over
arrays. Nothing here is declared, explained or checked; a line is a local variable, and what several lines need is
worked out once.
"""

from __future__ import annotations

import numpy as np

from bpo_case.engine.evaluate import Data
from tests.benchmarks.by_hand import background, charges, items, one_time, options, people, work
from tests.benchmarks.by_hand.arrays import Array


def by_hand(data: Data) -> dict[str, Array]:
    """Calculate every line; the answer has all of them by name, and helpers in between."""
    time = background.time(data)
    places = background.places(data, time)
    services = background.services(data, time)
    plan = work.plan(data, time, places, services)
    scope = work.scope(data, services, plan)
    staffing = people.staffing(data, time, services, plan, scope)
    staff = people.staff(data, places, services, staffing)
    needs = people.needs(data, scope, staffing)
    programmes = people.programmes(data, time, places, staffing, staff)
    infrastructure = items.items(data, time, places, services, plan, scope, needs)
    moved = work.moved(data, plan, scope, needs)

    of, base = options.adders(data), options.compared(data)
    running = options.running(data, of, plan, staffing, staff, infrastructure, programmes)
    quantities = charges.quantities(data, plan, moved)
    prices = charges.prices(data, time, places, plan)
    accrued = charges.accrued(data, quantities, prices)
    before_gain = options.before_gain(base, of, running, accrued)
    paid = charges.paid(data, time, quantities, accrued, before_gain.saving_before_gain)
    per_service = charges.per_service(data, paid)

    transition, benefits, risks = (
        one_time.transition(data, time),
        one_time.benefits(data, time),
        one_time.risks(data, time),
    )
    charged = options.accrued_charges(of, paid)
    governance = one_time.governance(data, time, charged.charges_accrued)
    costs = options.costs(
        data, of, time, running, charged, staff, infrastructure, transition, governance, benefits, risks
    )
    cash = options.cash(data, base, time, running, charged, costs)
    parts = (
        time, places, services, plan, scope, staffing, staff, needs, programmes, infrastructure, moved, running,
        quantities, prices, accrued, before_gain, paid, per_service, transition, benefits, risks, charged, governance,
        costs, options.unit_costs(data, services, scope, needs, staff, infrastructure, programmes, per_service),
        cash, options.paybacks(time, cash), options.returns(data, base, time, running, costs, cash),
    )  # fmt: skip
    return {name: value for part in parts for name, value in vars(part).items() if isinstance(value, np.ndarray)}
