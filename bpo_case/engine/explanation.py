"""What an explanation is: a tree of numbers, each with what it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from bpo_case.engine.expression import Expression, Read
from bpo_case.engine.follow import Months

Value = float | str | tuple[float, ...] | None
"""A number, a word, numbers by position, or the answer that there is none."""

How = Literal["", "formula", "sum", "same", "found"]
"""What the children make of the number: its formula, their sum, the number of the last one, or something found out."""

Kind = Literal["line", "total", "operator", "part", "others", "input", "constant", "link", "month"]


@dataclass(frozen=True)
class Origin:
    """Where an input comes from: its evidence, and the path of its field."""

    kind: Kind = "input"
    source: str = ""
    confidence: str = ""
    path: str = ""


class Names(Protocol):
    """What rows, months and inputs are called: said by whoever knows the business."""

    period: str
    """What months are grouped by."""

    def where(self, table: str | None, row: int) -> tuple[str, ...]:
        """Give the name of a row, then of what it belongs to."""

    def when(self, months: Months) -> str:
        """Name a month, or several together."""

    def periods(self, months: Months) -> Mapping[str, Months]:
        """Group months into named periods."""

    def origin(self, read: Read, row: int) -> Origin:
        """Tell where an input comes from."""

    def unit(self, unit: str, table: str | None, row: int) -> str:
        """Give a unit as it is meant in a row."""


@dataclass(frozen=True)
class Explanation:
    """A number, and the numbers it was made from.

    `where` is the row, then what it belongs to; `when` the month or months. An `example` among the children is shown
    and enters no sum. `cut` says that there is more below than the depth allowed.
    """

    label: str
    value: Value
    unit: str = ""
    where: tuple[str, ...] = ()
    when: str = ""
    kind: Kind = "line"
    formula: str = ""
    note: str = ""
    origin: Origin | None = None
    how: How = ""
    because: tuple[Explanation, ...] = ()
    example: bool = False
    cut: bool = False
    line: str = ""
    months: Months = ()
    tree: Expression | None = field(default=None, repr=False, compare=False)
    """The formula that the children enter, each as one of its operands."""
    operand: Expression | None = field(default=None, repr=False, compare=False)
    """The part of the parent's formula that this is."""
    deeper: Callable[[int], Explanation] | None = field(default=None, repr=False, compare=False)
    """Explains the same number so many levels further; nothing but where it was cut."""

    def walk(self) -> Iterator[Explanation]:
        """Go through the tree as it is read, from top to bottom."""
        yield self
        for child in self.because:
            yield from child.walk()
