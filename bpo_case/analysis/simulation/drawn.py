"""What is drawn for a case: the values of every uncertain input, and what every event costs, trial by trial."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from bpo_case.analysis.simulation import events
from bpo_case.analysis.simulation.asked import Asked
from bpo_case.analysis.simulation.correlation import Correlated, correlated, in_order, linear_correlation
from bpo_case.analysis.simulation.distributions import draws
from bpo_case.analysis.simulation.draws import shares
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.assessment import Uncertainty
from bpo_case.case.document import Case
from bpo_case.case.place import Rows, field_at
from bpo_case.case.specs import FieldSpec

Array = NDArray[np.float64]
TOGETHER = 10_000
"""So many values are drawn between two looks at whether anybody still wants them."""


@dataclass(frozen=True)
class Drawn:
    """All draws of a simulation, each of shape (trials,).

    `values` are of uncertain inputs by path (lists: the factor of all entries), `events` what each costs, by path.
    `outside` counts, by path, the draws that its field does not allow; the nearest value that it allows was taken.
    """

    trials: int
    values: Mapping[str, Array]
    events: Mapping[str, Array]
    outside: Mapping[str, int]
    correlations: Correlated
    reached: Array

    def part(self, first: int, last: int) -> Drawn:
        """Give the trials from one to before another."""
        values, costs = (
            {path: drawn[first:last] for path, drawn in named.items()} for named in (self.values, self.events)
        )
        return replace(self, trials=last - first, values=values, events=costs)

    def inputs(self, case: Case) -> dict[str, Array]:
        """Give what the lines read, by path: (trials,), or (trials, entries) for a list."""
        inputs = {path: _entries(case, path, values) for path, values in self.values.items()}
        for event in events.events_of(case) if self.events else ():
            inputs |= events.inputs_of(event, self.events[event.path])
        return inputs


def draw(case: Case, asked: Asked, watch: Watch = UNWATCHED) -> Drawn:
    """Draw everything that a case calls uncertain. The inputs are known to be in order."""
    possible = events.events_of(case) if asked.events else ()
    paths = [row.path for row in case.uncertainty]
    names = [*paths, *(name for event in possible for name in event.names)]
    drawn = shares(names, asked.trials, asked.seed, asked.method, watch)
    matrix = _matrix(case)
    drawn[:, : len(paths)] = _ordered(drawn[:, : len(paths)], matrix, watch)
    by_name = {name: drawn[:, at] for at, name in enumerate(names)}
    values, outside = {}, {}
    for row in case.uncertainty:
        values[row.path], outside[row.path] = _within(field_at(row.path), _drawn(row, by_name[row.path], watch))
    costs = {}
    for event in possible:
        watch.tell(0, asked.trials)
        costs[event.path] = events.happened(event, by_name, values)
    reached = _reached(values, matrix, watch)
    return Drawn(asked.trials, values, costs, {path: n for path, n in outside.items() if n}, matrix, reached)


def _matrix(case: Case) -> Correlated:
    at = {row.id: number for number, row in enumerate(case.uncertainty)}
    return correlated(len(at), {(at[row.first], at[row.second]): row.rank_correlation for row in case.correlations})


def _ordered(drawn: Array, matrix: Correlated, watch: Watch) -> Array:
    """Put those columns in order that are correlated with another; the others stay as they were drawn."""
    among = np.flatnonzero((matrix.used != np.eye(len(matrix.used))).any(0))
    if among.size:
        drawn[:, among] = in_order(drawn[:, among], matrix.used[np.ix_(among, among)], watch)
    return drawn


def _drawn(row: Uncertainty, drawn: Array, watch: Watch) -> Array:
    parts = []
    for first in range(0, len(drawn), TOGETHER):
        watch.tell(0, len(drawn))
        parts.append(draws(row, drawn[first : first + TOGETHER]))
    return np.concatenate(parts)


def _within(spec: FieldSpec, values: Array) -> tuple[Array, int]:
    """Bring values into the limits of their field, whole where it counts; count those that were outside.

    Of a list they are factors, which must not turn a sign.
    """
    low, high = (0.0, np.inf) if spec.kind == "numbers" else _limits(spec)
    taken = np.clip(np.rint(values) if spec.kind == "integer" else values, low, high)
    return taken, int(np.count_nonzero((values < low) | (values > high)))


def _limits(spec: FieldSpec) -> tuple[float, float]:
    low = -np.inf if spec.minimum is None else spec.minimum
    return float(np.nextafter(low, np.inf)) if spec.above_minimum else low, (
        np.inf if spec.maximum is None else spec.maximum
    )


def _entries(case: Case, path: str, values: Array) -> Array:
    """Give the values of an input; of a list all its entries, multiplied."""
    spec = field_at(path)
    if spec.kind != "numbers":
        return values
    _, record = Rows(case).at(path)
    entries = np.asarray(getattr(record, spec.name), float)
    factored: Array = values[:, None] * entries
    return factored


def _reached(values: Mapping[str, Array], matrix: Correlated, watch: Watch) -> Array:
    """Measure the rank correlations that the draws have, among inputs for which any was asked."""
    from scipy.stats import rankdata

    among = np.flatnonzero((matrix.asked != np.eye(len(matrix.asked))).any(0))
    found, columns, ranked = np.eye(len(matrix.asked)), list(values.values()), {}
    for at in among:
        watch.tell(0, len(columns[at]))
        ranked[at] = rankdata(columns[at])
    for first, second in combinations(among, 2):
        found[first, second] = found[second, first] = linear_correlation(ranked[first], ranked[second])
    return found
