"""Break-even: the values of an input at which a figure meets a target, or that no value it may have does.

The values that the input may have are looked through for places where the figure passes the target; between two
neighbours a bracketing root finder goes on, so that several break-evens are found. Whole numbers are all tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from bpo_case.analysis.varying.bounds import Bounds
from bpo_case.analysis.varying.inputs import Value, numeric_input
from bpo_case.analysis.varying.measure import Measure
from bpo_case.analysis.varying.scale import Scale
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.document import Case
from bpo_case.errors import BpoCaseError
from bpo_case.text import translate

TARGETED: Mapping[str, str] = {"npv": "npv", "saving": "run_rate_saving", "payback": "payback_months"}
"""The figures that can be given a target, by the word for them; of a payback less is better."""

PRECISION = 1e-6
"""A value meets the target where the figure is as near to it as this, relative to the target."""
NOISE = 1e-12
"""Or as near as this, relative to the figures on both sides, which is as far as computers count."""
APART = 1e-9
"""So far to either side of a jump the figure is looked at, relative to the value."""
NEVER = 1e4
"""Stands for the month of a payback that never comes."""


class NotTargeted(BpoCaseError):
    """A target was asked for of a figure that has none."""

    def __init__(self, figure: str) -> None:
        self.figure = figure
        said = translate("A break-even is found for {known}, not for “{figure}”")
        super().__init__(said.format(known=", ".join(TARGETED), figure=figure))


class TargetMissing(BpoCaseError):
    """A payback was asked for without saying within how many months."""

    def __init__(self) -> None:
        super().__init__(translate("Say within how many months it must pay back, as the target 24"))


@dataclass(frozen=True)
class Crossing:
    """A value at which the target is met."""

    value: Value
    result: float | None
    met_above: bool
    """Whether the target is met, or more than met, by greater values rather than by lesser ones."""
    jumps: bool = False
    """Whether the figure jumps over the target here, without ever being equal to it."""
    beside: Value | None = None
    """Of whole numbers and jumps: the neighbour at which the target is not met."""
    beside_result: float | None = None


@dataclass(frozen=True)
class BreakEven:
    """The values found, the range that was looked at, and the results at its ends."""

    option: str
    figure: str
    target: float
    path: str
    label: str
    unit: str
    base: Value
    base_result: float | None
    values: tuple[Crossing, ...]
    range: tuple[Value, Value]
    range_results: tuple[float | None, float | None]
    throughout: bool
    """Whether the figure is the target at every value looked at."""

    @property
    def met(self) -> bool:
        """Whether any value meets the target exactly or is the first to reach it."""
        return bool(self.values) or self.throughout


class _Point(NamedTuple):
    """A value that was tried: as a number (of a list, its factor), and how far the figure is above the target."""

    at: float
    result: float | None
    above: float


def break_even(
    case: Case,
    path: str,
    *,
    figure: str = "npv",
    target: float | None = None,
    option: str | None = None,
    watch: Watch = UNWATCHED,
) -> BreakEven:
    """Find the values of an input at which a figure (npv, saving or payback) is the target, 0 unless said otherwise.

    All other inputs stay as they are. The option is the best one unless another is said by name or id.
    """
    search = _Search(case, path, figure, target, option)
    points = search.tried(search.scale.numbers(), watch)
    throughout = all(search.is_met(point) for point in points)
    values = () if throughout else tuple(dict.fromkeys(search.crossings(points)))
    one, (first, *_, last) = search.scale.input, (points[0], points[0], *points[1:])
    return BreakEven(
        search.measure.option, figure, search.target, one.path, one.label, one.spec.unit, one.value,
        search.measure.base, values,
        (search.scale.value(first.at), search.scale.value(last.at)), (first.result, last.result), throughout,
    )  # fmt: skip


class _Search:
    """A figure as a function of one number."""

    def __init__(self, case: Case, path: str, figure: str, target: float | None, option: str | None) -> None:
        if figure not in TARGETED:
            raise NotTargeted(figure)
        if target is None and figure == "payback":
            raise TargetMissing
        self.target, self.sign = target or 0.0, -1.0 if figure == "payback" else 1.0
        self.scale = Scale(Bounds(case), numeric_input(case, path))
        self.measure = Measure(case, TARGETED[figure], option)

    def tried(self, numbers: Sequence[float], watch: Watch = UNWATCHED) -> list[_Point]:
        """Calculate the figure at some numbers."""
        path = self.scale.input.path
        results = self.measure.figures([{path: self.scale.value(at)} for at in numbers], watch)
        return [_Point(at, result, self.above(result)) for at, result in zip(numbers, results, strict=True)]

    def above(self, result: float | None) -> float:
        """How far a result is better than the target; a payback that never comes is far from any."""
        return self.sign * ((NEVER if result is None else result) - self.target)

    def is_met(self, point: _Point, beside: Sequence[_Point] = ()) -> bool:
        """Tell whether the figure is the target there, as near as can be told beside what it is elsewhere."""
        near = PRECISION * max(1.0, abs(self.target))
        return abs(point.above) <= max(near, *(NOISE * abs(other.above) for other in beside), 0.0)

    def crossings(self, points: Sequence[_Point]) -> Iterator[Crossing]:
        """Give the values at which the target is met, between neighbours of which one falls short of it."""
        find: Callable[[_Point, _Point], Crossing] = self._whole if self.scale.input.is_whole else self._root
        for before, after in pairwise(points):
            if (before.above >= 0) != (after.above >= 0):
                yield find(before, after)
        for before, middle, after in zip(points, points[1:], points[2:], strict=False):
            if middle.above == 0 and before.above > 0 and after.above > 0:
                yield self._crossing(middle, rising=True)

    def _whole(self, before: _Point, after: _Point) -> Crossing:
        rising = after.above >= 0
        return self._crossing(*((after, before) if rising else (before, after)), rising=rising)

    def _root(self, before: _Point, after: _Point) -> Crossing:
        """Go on between two neighbours; where the figure jumps over the target, give both sides of the jump."""
        rising = after.above >= 0
        for end in (before, after):
            if self.is_met(end):
                return self._crossing(end, rising=rising)
        from scipy.optimize import toms748

        size = max(abs(before.at), abs(after.at))
        at = float(toms748(lambda number: self._at(number).above, before.at, after.at, xtol=1e-15 * size, rtol=1e-15))
        found = self._at(at)
        if self.is_met(found, (before, after)):
            return self._crossing(found, rising=rising)
        left, right = self._at(max(before.at, at - APART * size)), self._at(min(after.at, at + APART * size))
        return self._crossing(*((right, left) if rising else (left, right)), rising=rising, jumps=True)

    def _at(self, number: float) -> _Point:
        return self.tried([number])[0]

    def _crossing(self, met: _Point, short: _Point | None = None, *, rising: bool, jumps: bool = False) -> Crossing:
        value = self.scale.value
        beside = (value(short.at), short.result) if short else ()
        return Crossing(value(met.at), met.result, rising, jumps, *beside)
