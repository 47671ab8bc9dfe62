"""The spider: a figure at several steps of each input, so that curves are told from lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bpo_case.analysis.sensitivity.spans import at_share
from bpo_case.analysis.varying.bounds import Bounds
from bpo_case.analysis.varying.inputs import Value, numeric_inputs
from bpo_case.analysis.varying.measure import Measure
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.document import Case

STEPS = (-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3)
"""The shares by which each input is moved."""


@dataclass(frozen=True)
class SpiderLine:
    """An input with its value, the figure, and whether the value was bounded, at each step."""

    path: str
    label: str
    unit: str
    base: Value
    values: tuple[Value, ...]
    results: tuple[float | None, ...]
    bounded: tuple[bool, ...]


@dataclass(frozen=True)
class Spider:
    """The lines of the inputs, in the order in which they were asked for."""

    option: str
    figure: str
    base: float | None
    steps: tuple[float, ...]
    lines: tuple[SpiderLine, ...]


def spider(
    case: Case,
    paths: Iterable[str],
    *,
    figure: str = "npv",
    option: str | None = None,
    steps: Sequence[float] = STEPS,
    watch: Watch = UNWATCHED,
) -> Spider:
    """Move each input by the steps, all others as they are."""
    measure, bounds = Measure(case, figure, option), Bounds(case)
    inputs = numeric_inputs(case, paths)
    fitted = [[bounds.fitted(one, at_share(one, step)) for step in steps] for one in inputs]
    trials = [{one.path: each.value} for one, row in zip(inputs, fitted, strict=True) for each in row]
    results, wide = measure.figures(trials, watch), len(steps)
    lines = tuple(
        SpiderLine(
            one.path, one.label, one.spec.unit, one.value,
            values=tuple(each.value for each in row),
            results=tuple(results[at * wide : (at + 1) * wide]),
            bounded=tuple(each.bounded for each in row),
        )
        for at, (one, row) in enumerate(zip(inputs, fitted, strict=True))
    )  # fmt: skip
    return Spider(measure.option, figure, measure.base, tuple(steps), lines)
