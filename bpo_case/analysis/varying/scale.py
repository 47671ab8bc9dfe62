"""An input as one number that runs over all that it may be: its value, or the factor of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bpo_case.analysis.varying.bounds import Bounds, greatest, least
from bpo_case.analysis.varying.inputs import NumericInput, Value
from bpo_case.case.published import published_at

PARTS = 64
"""Into so many parts a range is divided."""
HALVINGS, DOUBLINGS = 3, 12
"""How often the value is halved and doubled beside that; where no limit is sensible, the range ends there."""
SENSIBLE = 1e9
"""A limit beyond this is there against slips."""


class Scale:
    """Numbers that stand for the values of an input: of a list its factor, or each entry where it is all 0."""

    def __init__(self, bounds: Bounds, one: NumericInput) -> None:
        self.bounds, self.input = bounds, one
        self.is_list = isinstance(one.value, tuple)

    @property
    def base(self) -> float:
        """The number that stands for the value of the case."""
        return float(not self.input.is_zero) if isinstance(self.input.value, tuple) else self.input.value

    def number(self, value: Value) -> float:
        """Give the number that stands for a value."""
        if not isinstance(value, tuple):
            return value
        before = self.input.set_to(1.0) if self.input.is_zero else self.input.value
        assert isinstance(before, tuple)
        at = max(range(len(before)), key=lambda entry: abs(before[entry]))
        return value[at] / before[at]

    def value(self, at: float) -> Value:
        """Give the value that a number stands for."""
        if not self.is_list:
            return at
        return self.input.set_to(at) if self.input.is_zero else self.input.times(at)

    def numbers(self) -> Sequence[float]:
        """Give numbers over the whole range, rising, each of an allowed value; whole ones are all tried."""
        low, high = self._ends()
        if self.input.is_whole:
            return range(int(low), int(high) + 1)
        even = (low + (high - low) * part / PARTS for part in range(PARTS + 1))
        near = (number for number in self._multiples() if low < number < high)
        return sorted({*even, *near, self.base})

    def _ends(self) -> tuple[float, float]:
        """What is allowed at the most, where that is sensible; else many times the value, and what is published."""
        wide = [*self._multiples(), self.base, *self._published()]
        low, high = self._limits()
        ends = low if low > -SENSIBLE else min(wide), high if high < SENSIBLE else max(wide)
        return self._allowed(min(ends[0], self.base)), self._allowed(max(ends[1], self.base))

    def _limits(self) -> tuple[float, float]:
        if not isinstance(self.input.value, tuple):
            return least(self.input.spec), greatest(self.input.spec)
        largest = 1.0 if self.input.is_zero else max(self.input.value)
        return 0.0, greatest(self.input.spec) / largest

    def _multiples(self) -> Iterator[float]:
        size = abs(self.base) or 1.0
        signs = (1.0,) if self._limits()[0] >= 0 else (1.0, -1.0)
        yield from (sign * size * 2.0**times for times in range(-HALVINGS, DOUBLINGS + 1) for sign in signs)
        yield 0.0

    def _published(self) -> Iterator[float]:
        for each in () if self.is_list else published_at(self.input.path, self.bounds.case):
            yield from (each.low, each.high)

    def _allowed(self, end: float) -> float:
        if self.is_list:
            return end if self.bounds.allows({self.input.path: self.value(end)}) else self.base
        fitted = self.bounds.fitted(self.input, end).value
        assert not isinstance(fitted, tuple)
        return fitted
