"""One-way sensitivity: each input at its low and its high value, all others as they are, largest swing first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bpo_case.analysis.sensitivity.reasons import why_not_moved, why_not_read, why_not_varied
from bpo_case.analysis.sensitivity.spans import NoSpan, Span
from bpo_case.analysis.varying.bounds import Bounds, Fitted
from bpo_case.analysis.varying.inputs import NumericInput, Value, numeric_inputs
from bpo_case.analysis.varying.measure import Measure
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.document import Case


@dataclass(frozen=True)
class Swing:
    """How far an input moves the figure. A result that is not there (a payback that never comes) is None."""

    path: str
    label: str
    unit: str
    base: Value
    low: Value
    high: Value
    low_result: float | None
    high_result: float | None
    swing: float | None
    """The largest less the smallest of the three results; None where one of them is not there."""
    bounded: bool
    """Whether a value of the span is not allowed, so that a nearer one was taken."""


@dataclass(frozen=True)
class MovesNothing:
    """An input that does not move the figure, and why."""

    path: str
    label: str
    reason: str


@dataclass(frozen=True)
class Tornado:
    """All inputs that were varied: those that move the figure by their swing, and those that do not."""

    option: str
    figure: str
    base: float | None
    by: str
    inputs: tuple[Swing, ...]
    moves_nothing: tuple[MovesNothing, ...]


@dataclass(frozen=True)
class _Laid:
    """An input with the two values that it is given."""

    input: NumericInput
    low: Fitted
    high: Fitted

    @property
    def values(self) -> tuple[Value, Value]:
        return self.low.value, self.high.value

    @property
    def bounded(self) -> bool:
        return self.low.bounded or self.high.bounded


def one_way(
    case: Case,
    span: Span,
    *,
    figure: str = "npv",
    option: str | None = None,
    paths: Iterable[str] | None = None,
    watch: Watch = UNWATCHED,
) -> Tornado:
    """Vary one input after the other: those at the paths, or all numeric ones that have such a span.

    The figure is a key of `KEY_FIGURES`; the option is the best one unless another is said by name or id.
    """
    measure = Measure(case, figure, option)
    laid = _laid(case, span, paths)
    still = [_why_not_calculated(measure, each, span) for each in laid]
    varied = [each for each, reason in zip(laid, still, strict=True) if not reason]
    trials = [{each.input.path: value} for each in varied for value in each.values]
    results = iter(measure.figures(trials, watch))
    nothing = [_nothing(each, reason) for each, reason in zip(laid, still, strict=True) if reason]
    swings = []
    for each in varied:
        low, high = next(results), next(results)
        if low == high == measure.base:
            nothing.append(_nothing(each, why_not_moved(measure, each.input, each.values)))
        else:
            swings.append(_swing(each, measure.base, low, high))
    swings.sort(key=lambda found: (found.swing is not None, -(found.swing or 0), found.path))
    order = {each.input.path: number for number, each in enumerate(laid)}
    nothing.sort(key=lambda found: order[found.path])
    return Tornado(measure.option, figure, measure.base, span.said, tuple(swings), tuple(nothing))


def _laid(case: Case, span: Span, paths: Iterable[str] | None) -> Sequence[_Laid]:
    bounds = Bounds(case)
    found = [(one, span.of(one)) for one in numeric_inputs(case, paths)]
    without = [one.label for one, values in found if values is None]
    if paths is not None and without:
        raise NoSpan(span.said, without)
    return [
        _Laid(one, bounds.fitted(one, values[0]), bounds.fitted(one, values[1]))
        for one, values in found if values is not None
    ]  # fmt: skip


def _why_not_calculated(measure: Measure, laid: _Laid, span: Span) -> str:
    unread = why_not_read(measure, laid.input)
    return unread or why_not_varied(laid.input, laid.values, laid.bounded, span.is_share)


def _nothing(laid: _Laid, reason: str) -> MovesNothing:
    return MovesNothing(laid.input.path, laid.input.label, reason)


def _swing(laid: _Laid, base: float | None, low: float | None, high: float | None) -> Swing:
    there = [result for result in (base, low, high) if result is not None]
    swing = max(there) - min(there) if len(there) == 3 else None
    one = laid.input
    return Swing(
        one.path, one.label, one.spec.unit, one.value, *laid.values, low, high, swing=swing, bounded=laid.bounded
    )
