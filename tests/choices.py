"""What the builder of random cases asks: numbers, shares, links, all made of one question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


class Choices:
    """What a builder may ask, all of it made of one question: a whole number between two limits."""

    def __init__(self, whole: Callable[[int, int], int]) -> None:
        self.whole = whole

    def number(self, low: float, high: float, decimals: int = 2) -> float:
        steps: int = 10**decimals
        return self.whole(round(low * steps), round(high * steps)) / steps

    def chance(self, percent: int) -> bool:
        return self.whole(1, 100) > 100 - percent

    def share(self) -> float:
        """A share, which is often nothing or everything."""
        kind = self.whole(0, 3)
        return self.number(0, 1) if kind > 1 else float(kind)

    def pick(self, values: Sequence[T]) -> T:
        return values[self.whole(0, len(values) - 1)]

    def link(self, rows: Sequence[Any]) -> str:
        """The id of one of the rows, or blank."""
        return str(self.pick(rows).id) if rows and self.chance(70) else ""

    def part_of_32(self, left: dict[str, int], key: str) -> float:
        """A share of what is left of 32 thirty-seconds; often all of it or nothing."""
        rest = left.setdefault(key, 32)
        taken = self.pick((self.whole(0, rest), 0, rest))
        left[key] -= taken
        return taken / 32
