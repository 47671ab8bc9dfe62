"""The cost model by hand, without any engine: what the engine's speed is measured against.

Each function is a subject of bpo_case/model, its lines typed in as formulas over whole arrays: the same operations in
the same order, all options at once and all months at once. A line is a local variable; what literally stands in
several lines is worked out once. Month 0 is written only where the formula gives something else than the line's
opening. Nothing is declared, explained or checked.
"""

from __future__ import annotations

import numpy as np

from bpo_case.engine.data import Data
from tests.benchmarks.by_hand import charges, costs, demand, labor, one_time, value
from tests.benchmarks.by_hand.arrays import Array, Lines, Links
from tests.benchmarks.by_hand.infrastructure import infrastructure
from tests.benchmarks.by_hand.memo import memo
from tests.benchmarks.by_hand.places import places
from tests.benchmarks.by_hand.timeline import timeline
from tests.benchmarks.by_hand.training import training

SUBJECTS = (
    timeline, places, demand.services, demand.plan, demand.scope, labor.posts, labor.pay, labor.people, training,
    infrastructure, charges.moved, charges.quantities, charges.prices, charges.before_gain, costs.running,
    charges.charged, costs.accrued, one_time.transition, one_time.governance, one_time.benefits, one_time.risks,
    costs.recurring, costs.cash, costs.taxable, costs.unit_costs, value.present_values, value.paybacks, value.rates,
    value.run_rate, memo,
)  # fmt: skip
"""In the order in which they need each other."""


def by_hand(data: Data, links: Links) -> dict[str, Array]:
    """Calculate every line; the answer has all of them by name, and helpers in between."""
    values = Lines()
    for subject in SUBJECTS:
        found = subject(data, links, values)
        vars(values).update({name: value for name, value in found.items() if isinstance(value, np.ndarray)})
    return vars(values)
