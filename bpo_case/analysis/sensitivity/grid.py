"""The two-way grid: a figure for values of one input against values of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bpo_case.analysis.sensitivity.spans import at_share
from bpo_case.analysis.sensitivity.spider import STEPS
from bpo_case.analysis.varying.bounds import Bounds
from bpo_case.analysis.varying.inputs import NumericInput, Value, numeric_input
from bpo_case.analysis.varying.measure import Measure
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.document import Case
from bpo_case.errors import BpoCaseError
from bpo_case.text import translate


class SameInput(BpoCaseError):
    """A grid of an input against itself was asked for."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(translate("A grid needs two inputs; “{path}” was given twice").format(path=path))


@dataclass(frozen=True)
class Axis:
    """An input and the values that it is given."""

    path: str
    label: str
    unit: str
    base: Value
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Grid:
    """The figure for each value of the first input (rows) and of the second (columns)."""

    option: str
    figure: str
    base: float | None
    first: Axis
    second: Axis
    results: tuple[tuple[float | None, ...], ...]
    not_allowed: frozenset[tuple[int, int]]
    """Row and column of pairs that the case does not allow together; they have no result."""


def grid(
    case: Case,
    first: str,
    second: str,
    *,
    first_values: Iterable[Value] | None = None,
    second_values: Iterable[Value] | None = None,
    figure: str = "npv",
    option: str | None = None,
    watch: Watch = UNWATCHED,
) -> Grid:
    """Calculate every pair of values; without values, the steps of the spider are taken."""
    if first == second:
        raise SameInput(first)
    measure, bounds = Measure(case, figure, option), Bounds(case)
    rows, columns = (
        _axis(bounds, numeric_input(case, path), values)
        for path, values in ((first, first_values), (second, second_values))
    )
    trials = {
        (at, across): {first: row, second: column}
        for at, row in enumerate(rows.values)
        for across, column in enumerate(columns.values)
    }
    allowed = {pair: trial for pair, trial in trials.items() if bounds.allows(trial)}
    results = dict(zip(allowed, measure.figures(list(allowed.values()), watch), strict=True))
    matrix = tuple(
        tuple(results.get((at, across)) for across in range(len(columns.values))) for at in range(len(rows.values))
    )
    refused = frozenset(pair for pair in trials if pair not in allowed)
    return Grid(measure.option, figure, measure.base, rows, columns, matrix, refused)


def _axis(bounds: Bounds, one: NumericInput, values: Iterable[Value] | None) -> Axis:
    wanted: Sequence[Value] = tuple(values) if values is not None else [at_share(one, step) for step in STEPS]
    fitted = dict.fromkeys(bounds.fitted(one, value).value for value in wanted)
    return Axis(one.path, one.label, one.spec.unit, one.value, tuple(fitted))
