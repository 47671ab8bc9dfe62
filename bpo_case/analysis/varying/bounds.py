"""What values an input may take in its case: the limits of its field, then the rules within and between rows.

The rules are asked, not repeated: a value that they refuse is brought back towards the one that the case has, as far
as is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bpo_case.analysis.varying.inputs import NumericInput, Value
from bpo_case.case.change import Change, apply
from bpo_case.case.document import Case
from bpo_case.case.errors import InvalidCase, Problem
from bpo_case.case.place import parts_of
from bpo_case.case.rules import moved_to_nowhere, shares_above_the_whole, volume_to_follow_is_missing
from bpo_case.case.specs import FieldSpec

RULES = (shares_above_the_whole, moved_to_nowhere, volume_to_follow_is_missing)
"""The rules between rows that a number can break. What scenarios do with it is not looked at: none is calculated."""
WATCHED = ("plan", "services")
"""The tables whose numbers they are about."""

HALVINGS = 200
"""More than it takes to come to neighbouring numbers, unless one of them is 0."""
ABOVE = 1e-6
"""How far above a minimum that is not allowed itself the first value is taken to be."""
DIGITS = 8
"""A value that was brought back has so many digits, where that is allowed: rules about sums have a tolerance."""


@dataclass(frozen=True)
class Fitted:
    """A value that the case allows, and whether it is another than the one that was wanted."""

    value: Value
    bounded: bool


class Bounds:
    """Knows what a case allows."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def fitted(self, one: NumericInput, wanted: Value) -> Fitted:
        """Give the wanted value, or the one nearest to it that is allowed; whole where only whole ones are."""
        whole = _each(round, wanted) if one.is_whole else _each(float, wanted)
        within = _each(lambda entry: _clamped(one.spec, entry), whole)
        allowed = within if self.allows({one.path: within}) else self._brought_back(one, within)
        return Fitted(allowed, allowed != whole)

    def allows(self, values: Mapping[str, Value]) -> bool:
        """Tell whether inputs can have such values while all others stay as they are."""
        try:
            changed = with_values(self.case, values)
        except InvalidCase:
            return False
        watched = any(parts_of(path)[0] in WATCHED for path in values)
        return not watched or _broken(changed) <= self._broken_before

    @cached_property
    def _broken_before(self) -> frozenset[Problem]:
        return _broken(self.case)

    def _brought_back(self, one: NumericInput, refused: Value) -> Value:
        """Halve the way between the value of the case, which is allowed, and one that is not."""
        if isinstance(refused, tuple) or isinstance(one.value, tuple):
            return one.value
        good, bad = one.value, refused
        for _ in range(HALVINGS):
            middle = good + int((bad - good) / 2) if one.is_whole else (good + bad) / 2
            if middle in (good, bad):
                break
            good, bad = (middle, bad) if self.allows({one.path: middle}) else (good, middle)
        short = float(f"{good:.{DIGITS}g}")
        return short if not one.is_whole and self.allows({one.path: short}) else good


def with_values(case: Case, values: Mapping[str, Value]) -> Case:
    """Give the case with other values at some paths; raise InvalidCase where a record does not allow them."""
    return apply(case, (Change("set", path, after=value) for path, value in values.items()))


def _broken(case: Case) -> frozenset[Problem]:
    return frozenset(problem for rule in RULES for problem in rule(case))


def _each(do: Callable[[float], Any], value: Value) -> Value:
    return tuple(do(entry) for entry in value) if isinstance(value, tuple) else do(value)


def least(spec: FieldSpec) -> float:
    """Give the least value that a field allows."""
    minimum = float("-inf") if spec.minimum is None else spec.minimum
    return minimum + ABOVE if spec.above_minimum else minimum


def greatest(spec: FieldSpec) -> float:
    """Give the greatest value that a field allows."""
    return float("inf") if spec.maximum is None else spec.maximum


def _clamped(spec: FieldSpec, entry: float) -> float:
    within = min(max(entry, least(spec)), greatest(spec))
    return within if within == entry else type(entry)(within)
