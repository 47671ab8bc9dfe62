"""How far inputs are varied: by a share of their value, between low and high of their distribution, or as published."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import copysign

from bpo_case.analysis.simulation.distributions import low_high, refusal
from bpo_case.analysis.varying.inputs import NumericInput, Value
from bpo_case.case.document import Case
from bpo_case.case.errors import InvalidCase
from bpo_case.case.place import place_of
from bpo_case.case.published import published_at
from bpo_case.errors import BpoCaseError
from bpo_case.text import numbers, translate

LowHigh = tuple[Value, Value]

USUAL_SHARE = 0.1
"""How far each input is varied, down and up, where the case does not say how far inputs may lie."""

STEPS_PER_WHOLE = 10
"""What numbers something, such as a calendar year, moves by one for each tenth."""


class NoSpan(BpoCaseError):
    """Inputs were asked for that have no distribution, or no published range."""

    def __init__(self, by: str, labels: Iterable[str]) -> None:
        self.by, self.labels = by, tuple(labels)
        listed = "; ".join(f"“{label}”" for label in self.labels)
        said = translate("Nothing says how far {inputs} may lie ({by}); vary by a percentage instead")
        super().__init__(said.format(inputs=listed, by=by))


@dataclass(frozen=True)
class Span:
    """How far inputs are varied: what that is called, and the low and high value of an input (None: it has none)."""

    said: str
    of: Callable[[NumericInput], LowHigh | None]
    is_share: bool = False


def by_share(share: float) -> Span:
    """Vary by a share of the value, down and up; whole numbers by at least one."""
    return Span(
        f"±{numbers.brief_share(share)}", lambda one: _sorted(at_share(one, -share), at_share(one, share)), True
    )


def by_distribution(case: Case) -> Span:
    """Vary between low and high of the distribution that the case gives an input; of a list it is that of a factor."""
    _refuse(case)
    given = {uncertain.path: uncertain for uncertain in case.uncertainty}

    def of(one: NumericInput) -> LowHigh | None:
        if one.path not in given:
            return None
        low, high = low_high(given[one.path])
        return (one.times(low), one.times(high)) if isinstance(one.value, tuple) else (low, high)

    return Span(translate("low and high of the distribution"), of)


def by_published(case: Case) -> Span:
    """Vary between the lowest and the highest value of the ranges that are published for an input."""

    def of(one: NumericInput) -> LowHigh | None:
        ranges = published_at(one.path, case)
        if not ranges:
            return None
        return one.set_to(min(each.low for each in ranges)), one.set_to(max(each.high for each in ranges))

    return Span(translate("published range"), of)


def usual(case: Case) -> Span:
    """Vary those inputs that the case calls uncertain, by their distributions; where there are none, all by a share."""
    return by_distribution(case) if case.uncertainty else by_share(USUAL_SHARE)


def at_share(one: NumericInput, share: float) -> Value:
    """Give an input's value a share more or less; a whole number moves by at least one."""
    if not one.is_whole or isinstance(one.value, tuple) or not share:
        return one.times(1 + share)
    step = abs(share * (STEPS_PER_WHOLE if one.is_ordinal else one.value))
    return one.value + copysign(max(1, round(step)), share)


def _refuse(case: Case) -> None:
    """Raise InvalidCase with all distributions whose parameters cannot be."""
    wrong = [
        place_of("uncertainty", row, number, "parameters", said)
        for number, row in enumerate(case.uncertainty, 1) if (said := refusal(row))
    ]  # fmt: skip
    if wrong:
        raise InvalidCase(wrong)


def _sorted(first: Value, second: Value) -> LowHigh:
    """A share less of something negative is more."""
    low, high = sorted((first, second))
    return low, high
