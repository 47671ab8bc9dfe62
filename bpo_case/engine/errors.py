"""What can be wrong with a declaration; each message says what to write instead."""

from __future__ import annotations

from collections.abc import Iterable


class DeclarationError(TypeError):
    """A line item is declared in a way that could give wrong numbers."""

    def __init__(self, line: str, problem: str) -> None:
        super().__init__(f"line {line!r}: {problem}")
        self.line, self.problem = line, problem


class CircularLines(DeclarationError):
    """Lines need each other within the same month."""

    def __init__(self, circle: Iterable[str]) -> None:
        self.circle = tuple(circle)
        arrows = " → ".join(self.circle)
        super().__init__(self.circle[0], f"needs itself in the same month ({arrows}); read one of them as prev_…")


class UnitMismatch(DeclarationError):
    """The units of a line do not fit together."""
