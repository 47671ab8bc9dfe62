"""Break-evens as they are shown: the figure over the values of an input, how far off a value is, and the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bpo_case.analysis.break_even import TARGETED
from bpo_case.analysis.figures import written
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Across, Course, Courses, Mark
from bpo_case.report.tornados import Writer, writer_for
from bpo_case.text import message, numbers, translate

if TYPE_CHECKING:
    from bpo_case.analysis import course
    from bpo_case.analysis.break_even import BreakEven, Crossing
    from bpo_case.analysis.varying.inputs import NumericInput, Value

DECIMALS = ((1000.0, 0), (10.0, 2), (0.0, 4))
"""From which size on a value that was found has how many decimals."""

_SINGLE: Mapping[str, str] = {
    "exact": message("{figure} comes to {target} where “{input}” is {value}, {away} against {now} now."),
    "first": message(
        "{value} is the first value of “{input}” to meet {figure} {target}, {away} against {now} now: it gives "
        "{result}, and {beside} gives {beside_result}."
    ),
    "last": message(
        "{value} is the last value of “{input}” to meet {figure} {target}, {away} against {now} now: it gives "
        "{result}, and {beside} gives {beside_result}."
    ),
    "jump": message(
        "{figure} jumps over {target} where “{input}” is {value}, {away} against {now} now: it comes to {result} on "
        "one side and to {beside_result} on the other."
    ),
}
_BETTER: Mapping[bool, str] = {True: message("More of it is better."), False: message("Less of it is better.")}


def break_even_writer(found: BreakEven, currency: str) -> Writer:
    """Choose how results of a break-even are written; those at far ends of a range do not count."""
    return writer_for(TARGETED[found.figure], currency, (found.base_result, found.target))


def break_even_chart(found: BreakEven, followed: course.Course, one: NumericInput, unit: str, currency: str) -> Courses:
    """Draw the figure over the values of an input: its target, the value of the case, and where the target is met."""
    write = break_even_writer(found, currency)
    points = tuple(
        (at, Cell(write(result), result)) for at, result in zip(followed.numbers, followed.results, strict=True)
    )
    label = f"{one.label}, {unit}" if unit else one.label
    return Courses(
        write.heading, write.unit, write.scale.unit, label, _counted(followed, one), (Course("", points),),
        Cell(write(found.target), found.target), tuple(_marks(found, followed, one, write)),
    )  # fmt: skip


def _counted(followed: course.Course, one: NumericInput) -> Across:
    return "times" if followed.is_list else "share" if one.spec.unit.startswith("share") else "number"


def _marks(found: BreakEven, followed: course.Course, one: NumericInput, write: Writer) -> Iterator[Mark]:
    if found.base_result is not None:
        words = translate("now {value}: {result}")
        yield Mark(
            followed.base, found.base_result,
            words.format(value=one.said(found.base), result=write(found.base_result)),
        )  # fmt: skip
    for at, each in zip(followed.crossings, found.values, strict=True):
        if at != followed.base:
            yield Mark(at, found.target if each.result is None else each.result, found_said(one, each.value))


# ---------------------------------------------------------------- values and how far away they are


def found_said(one: NumericInput, value: Value) -> str:
    """Write a value that was found, with as many digits as its size makes worth reading.

    Beside it stands the value of the case, which is written as it was entered.
    """
    if isinstance(value, tuple) or value == one.value:
        return one.said(value)
    if one.spec.unit.startswith("share"):
        return numbers.brief_share(value, 2)
    return numbers.brief(value, next(decimals for size, decimals in DECIMALS if abs(value) >= size))


def away(one: NumericInput, value: Value) -> float | None:
    """Give how far a value is from that of the case: in the input's own unit, or of a list as a share."""
    if isinstance(value, tuple) or isinstance(one.value, tuple):
        pairs = zip(_entries(value), _entries(one.value), strict=True)
        return next((after / before - 1 for after, before in pairs if before), None)
    return value - one.value


def away_said(one: NumericInput, value: Value) -> str:
    """Write how far a value is from that of the case: in per cent of it, and where that says nothing in its unit."""
    far = away(one, value)
    if far is None:
        return numbers.MISSING
    if isinstance(one.value, tuple):
        return numbers.share(far, 1, plus=True)
    if one.spec.unit.startswith("share"):
        return translate("{points} pp").format(points=numbers.brief(100 * far, 2, plus=True))
    if one.is_ordinal or not one.value:
        return numbers.brief(far, plus=True)
    return numbers.share(far / abs(one.value), 1, plus=True)


def _entries(value: Value) -> tuple[float, ...]:
    return value if isinstance(value, tuple) else (value,)


def nearest(found: BreakEven, one: NumericInput) -> Crossing | None:
    """Give the value that meets the target and is nearest to that of the case."""
    return min(found.values, key=lambda each: abs(away(one, each.value) or 0.0), default=None)


# ---------------------------------------------------------------- in words


def answer_said(found: BreakEven, one: NumericInput, currency: str) -> str:
    """Say at which values the target is met, how far away they are, and what is better; or that there are none."""
    words = {
        "input": one.label, "figure": break_even_writer(found, currency).label,
        "target": result_said(found, found.target, currency), "now": one.said(found.base),
    }  # fmt: skip
    if found.throughout:
        return translate("{figure}: {target}, whatever the value of “{input}”.").format(**words)
    if not found.values:
        return _none_said(found, one, currency, words)
    if len(found.values) > 1:
        template = translate("{figure} comes to {target} at several values of “{input}”: {values}.")
        return template.format(**words, values=_values_said(found, one))
    (each,) = found.values
    said = translate(_SINGLE[_kind(each)]).format(**words, **_crossing_words(found, each, one, currency))
    return f"{said} {translate(_BETTER[each.met_above])}"


def result_said(found: BreakEven, result: float | None, currency: str) -> str:
    """Write a result in a sentence; a payback that is not there never comes."""
    return translate("never") if result is None else written(TARGETED[found.figure], result, currency)


def _none_said(found: BreakEven, one: NumericInput, currency: str, words: Mapping[str, str]) -> str:
    template = translate(
        "None: no value that “{input}” may have gives {figure} {target}. It comes to {at_low} with {low}, "
        "and to {at_high} with {high}."
    )
    low, high = (found_said(one, end) for end in found.range)
    at_low, at_high = (result_said(found, result, currency) for result in found.range_results)
    return template.format(**words, low=low, high=high, at_low=at_low, at_high=at_high)


def _values_said(found: BreakEven, one: NumericInput) -> str:
    return "; ".join(f"{found_said(one, each.value)} ({away_said(one, each.value)})" for each in found.values)


def _kind(each: Crossing) -> str:
    if each.jumps:
        return "jump"
    return "exact" if each.beside is None else "first" if each.met_above else "last"


def _crossing_words(found: BreakEven, each: Crossing, one: NumericInput, currency: str) -> dict[str, str]:
    beside = each.value if each.beside is None else each.beside
    return {
        "value": found_said(one, each.value), "away": away_said(one, each.value), "beside": found_said(one, beside),
        "result": result_said(found, each.result, currency),
        "beside_result": result_said(found, each.beside_result, currency),
    }  # fmt: skip
