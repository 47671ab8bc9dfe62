"""The cost model: all line items of all subjects, resolved against the document."""

from __future__ import annotations

from functools import cache

from bpo_case.engine.resolve import Model, resolve
from bpo_case.model.charges import charges
from bpo_case.model.costs import costs
from bpo_case.model.demand import demand_lines
from bpo_case.model.infrastructure import infrastructure
from bpo_case.model.labor import labor
from bpo_case.model.memo import memo
from bpo_case.model.migration import migration
from bpo_case.model.one_time import benefits, governance, risks, transition
from bpo_case.model.places import places
from bpo_case.model.schema import cost_schema
from bpo_case.model.timeline import time
from bpo_case.model.training import training
from bpo_case.model.value import value

SUBJECTS = (
    time, places, demand_lines, migration, labor, training, infrastructure, charges, governance, transition, benefits,
    risks, costs, value, memo,
)  # fmt: skip
"""In the order in which a case is read."""


@cache
def cost_model() -> Model:
    """Give the resolved cost model; it is made when first asked for."""
    return resolve(cost_schema(), SUBJECTS)
