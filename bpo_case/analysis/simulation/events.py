"""Risks as events: in each trial a risk happens or not, and costs what is drawn; so does leaving the contract.

The model's own lines spread an expected loss, probability times mean impact. A trial gives them a probability of 1 and
as impact what happened, so that there is no second formula for what a risk costs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bpo_case.analysis.simulation.distributions import SHAPES
from bpo_case.case.document import Case
from bpo_case.case.place import path_to

Array = NDArray[np.float64]

DECIDED: Mapping[str, tuple[str, ...]] = {"risks": ("happens", "costs"), "exits": ("happens",)}
"""What is drawn for the events of a table."""


class Event(NamedTuple):
    """Something that happens or does not: its record, its name as a path, and what the draws are called."""

    table: str
    record: Any
    path: str

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of draws that decide it."""
        return tuple(f"{self.path}/{decided}" for decided in DECIDED[self.table])


def events_of(case: Case) -> tuple[Event, ...]:
    """Give the risks and exits of a case that may happen."""
    return tuple(_possible(case))


def _possible(case: Case) -> Iterator[Event]:
    for risk in case.risks:
        if getattr(risk, probability_of(risk)) > 0 and risk.high > 0:
            yield Event("risks", risk, path_to("risks", risk.id))
    for way_out in case.exits:
        if way_out.probability > 0:
            yield Event("exits", way_out, path_to("exits", way_out.id))


def probability_of(record: Any) -> str:
    """Name the field of the probability that counts: of a risk whose mitigation is chosen, the one that remains."""
    return "residual_probability" if getattr(record, "mitigated", "no") == "yes" else "probability"


def happened(event: Event, drawn: Mapping[str, Array], values: Mapping[str, Array]) -> Array:
    """Give what an event costs in each trial, 0 where it does not happen; of an exit, 1 where it does.

    `drawn` are shares by name, `values` those of uncertain inputs by path: the probability may be one of them.
    """

    def field(name: str) -> Any:
        return values.get(f"{event.path}/{name}", getattr(event.record, name))

    happens, *costs = (drawn[name] for name in event.names)
    occurs = happens < field(probability_of(event.record))
    if not costs:
        return np.where(occurs, 1.0, 0.0)
    low, likely, high = np.sort(np.broadcast_arrays(happens * 0, *map(field, ("low", "likely", "high")))[1:], 0)
    cost: Array = np.where(occurs, SHAPES["triangular"].quantile(costs[0], (low, likely, high)), 0.0)
    return cost


def inputs_of(event: Event, cost: Array) -> dict[str, Array]:
    """Give the inputs, by path, by which the model's lines say what happened in each trial."""
    if event.table == "exits":
        return {f"{event.path}/probability": cost}
    certain = np.ones_like(cost)
    fixed = dict.fromkeys(("probability", "residual_probability"), certain)
    moved = dict.fromkeys(("low", "likely", "high"), cost)
    return {f"{event.path}/{field}": values for field, values in {**fixed, **moved}.items()}
