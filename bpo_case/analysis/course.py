"""The course of a figure around its break-evens: what it comes to over part of an input's range, to be drawn.

The range may be thousands of times the value of the case. What is looked at lies around the values that matter: that
of the case and those at which the target is met; where none is, it is the whole range, if that has sensible limits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bpo_case.analysis.break_even import TARGETED, BreakEven, break_even
from bpo_case.analysis.sensitivity import one_way, usual
from bpo_case.analysis.varying.bounds import Bounds
from bpo_case.analysis.varying.inputs import Value, numeric_input
from bpo_case.analysis.varying.measure import Measure
from bpo_case.analysis.varying.scale import Scale
from bpo_case.analysis.watch import UNWATCHED, Watch
from bpo_case.case.document import Case

PARTS = 48
"""Into so many parts what is looked at is divided."""
BESIDE = 0.5
"""To both sides of the values that matter lies so much of what is between them."""

ENDLESS, WIDE = 100.0, 4.0
"""A range of so many times the value has no sensible limit; without a break-even so many times are looked at then."""


@dataclass(frozen=True)
class Course:
    """A figure over an input. Numbers stand for the values: they are the values, or of a list its factor."""

    numbers: tuple[float, ...]
    values: tuple[Value, ...]
    results: tuple[float | None, ...]
    base: float
    """The number that stands for the value of the case."""
    crossings: tuple[float, ...]
    """The numbers that stand for the values found, in their order."""
    is_list: bool


def course(case: Case, found: BreakEven, option: str | None = None, watch: Watch = UNWATCHED) -> Course:
    """Follow the figure of a break-even that was looked for in the case, of the option that was asked for."""
    scale = Scale(Bounds(case), numeric_input(case, found.path))
    low, high = _looked_at(scale, found)
    numbers = sorted({*_between(scale, low, high), *_of_note(scale, found)})
    values = tuple(scale.value(at) for at in numbers)
    results = Measure(case, TARGETED[found.figure], option).figures([{found.path: value} for value in values], watch)
    crossings = tuple(scale.number(each.value) for each in found.values)
    return Course(tuple(numbers), values, tuple(results), scale.base, crossings, scale.is_list)


def largest(
    case: Case, most: int, *, figure: str, target: float | None, option: str | None, watch: Watch = UNWATCHED
) -> tuple[BreakEven, ...]:
    """Look for the break-evens of the inputs that move a figure most, largest swing first."""
    moved = one_way(case, usual(case), figure=TARGETED[figure], option=option, watch=watch.part(0, most + 1))
    paths = [each.path for each in moved.inputs[:most]]
    return tuple(
        break_even(case, path, figure=figure, target=target, option=option, watch=watch.part(at, len(paths) + 1))
        for at, path in enumerate(paths, 1)
    )


def _looked_at(scale: Scale, found: BreakEven) -> tuple[float, float]:
    low, high = (scale.number(end) for end in found.range)
    size = abs(scale.base)
    if not found.values:
        near = WIDE * size if size and high - low > ENDLESS * size else high - low
        return max(low, scale.base - near), min(high, scale.base + near)
    matter = [scale.base, *(scale.number(each.value) for each in found.values)]
    room = BESIDE * ((max(matter) - min(matter)) or size or high - low)
    return max(low, min(matter) - room), min(high, max(matter) + room)


def _between(scale: Scale, low: float, high: float) -> Iterator[float]:
    for part in range(PARTS + 1):
        number = low + (high - low) * part / PARTS
        yield round(number) if scale.input.is_whole else number


def _of_note(scale: Scale, found: BreakEven) -> Iterator[float]:
    """Give the value of the case and what was found, with both sides of a jump."""
    yield scale.base
    for each in found.values:
        yield scale.number(each.value)
        if each.beside is not None:
            yield scale.number(each.beside)
