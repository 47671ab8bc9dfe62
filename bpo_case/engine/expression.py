"""Expression trees: what a line item reads and how it combines it. Building a tree computes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isinf
from typing import Any


def _refused(remedy: str) -> Callable[..., Any]:
    def refuse(*_: object) -> None:
        raise TypeError(remedy)

    return refuse


class Expression:
    """A symbol that stands for a number while a line item is traced."""

    def __add__(self, other: Any) -> Expression:
        return Call("+", (self, wrap(other)))

    def __radd__(self, other: Any) -> Expression:
        return Call("+", (wrap(other), self))

    def __sub__(self, other: Any) -> Expression:
        return Call("-", (self, wrap(other)))

    def __rsub__(self, other: Any) -> Expression:
        return Call("-", (wrap(other), self))

    def __mul__(self, other: Any) -> Expression:
        return Call("*", (self, wrap(other)))

    def __rmul__(self, other: Any) -> Expression:
        return Call("*", (wrap(other), self))

    def __truediv__(self, other: Any) -> Expression:
        return Call("/", (self, wrap(other)))

    def __rtruediv__(self, other: Any) -> Expression:
        return Call("/", (wrap(other), self))

    def __pow__(self, other: Any) -> Expression:
        return Call("^", (self, wrap(other)))

    def __rpow__(self, other: Any) -> Expression:
        return Call("^", (wrap(other), self))

    def __ge__(self, other: Any) -> Expression:
        return Call(">=", (self, wrap(other)))

    def __gt__(self, other: Any) -> Expression:
        return Call(">", (self, wrap(other)))

    def __le__(self, other: Any) -> Expression:
        return Call("<=", (self, wrap(other)))

    def __lt__(self, other: Any) -> Expression:
        return Call("<", (self, wrap(other)))

    def __eq__(self, other: Any) -> Expression:  # type: ignore[override]
        return Call("is", (self, _word(other)))

    def __ne__(self, other: Any) -> Expression:  # type: ignore[override]
        return Call("is not", (self, _word(other)))

    __hash__ = object.__hash__

    __bool__ = _refused("a formula has no truth value; write where(condition, yes, no), both(a, b) or either(a, b)")
    __neg__ = _refused("unary minus binds tighter than ^ in Excel; write 0 - x")
    __abs__ = _refused("abs() has no spelling; write most(x, 0 - x)")
    __floordiv__ = __rfloordiv__ = _refused("// rounds differently in Excel; write whole(a / b)")
    __mod__ = __rmod__ = _refused("% rounds differently in Excel; write remainder(a, b)")
    __round__ = _refused("round() rounds differently in Excel; nothing is rounded, except where it is shown")
    __floor__ = __int__ = _refused("whole numbers differ in Excel; write whole(x)")


@dataclass(frozen=True, eq=False)
class Number(Expression):
    """A number written in the formula."""

    value: float


@dataclass(frozen=True, eq=False)
class Word(Expression):
    """A member of an enumeration, or the word shown where there is no number."""

    text: str


@dataclass(frozen=True, eq=False)
class Read(Expression):
    """Something that a line reads: the line or input ``name`` of ``table`` (None: of the whole case)."""

    name: str
    table: str | None


@dataclass(frozen=True, eq=False)
class Own(Read):
    """This row's value, or a value of the whole case, in the same month."""


@dataclass(frozen=True, eq=False)
class Previous(Read):
    """The same row one month earlier; the opening value in month 1."""


@dataclass(frozen=True, eq=False)
class Linked(Read):
    """The value in the row of another table that this row's link points to."""

    link: str


@dataclass(frozen=True, eq=False)
class Total(Read):
    """The sum over the rows of another table that belong to this row: those whose ``keys`` equal this row's.

    Each key is a pair of link names (the other table's, this table's); this table's is empty when the other
    table's link points to this row itself. No keys: all rows.
    """

    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Pointer(Read):
    """A link as such, to ask whether it is given."""


@dataclass(frozen=True, eq=False)
class Call(Expression):
    """An operator applied to arguments; ``members`` are the words of a choice, or the unit given."""

    operator: str
    arguments: tuple[Expression, ...]
    members: tuple[str, ...] = ()


def wrap(value: Any) -> Expression:
    """Make an expression of a number or a word; expressions stay as they are."""
    if isinstance(value, Expression):
        return value
    if isinstance(value, bool):
        raise TypeError("a comparison was decided while declaring; write where(condition, yes, no)")
    if isinstance(value, str):
        return Word(value)
    if value is None:
        raise TypeError("the function gives nothing back; end it with return and the formula")
    if isinf(value):
        raise TypeError("infinity has no spelling in Excel; write what is meant without it")
    return Number(float(value))


def _word(value: Any) -> Expression:
    if not isinstance(value, str):
        raise TypeError("== is for words of an enumeration; compare numbers with >=, >, <= or <")
    return Word(value)


def parts(expression: Expression) -> list[Expression]:
    """List all parts of a tree, the tree itself first."""
    inner = expression.arguments if isinstance(expression, Call) else ()
    return [expression, *(part for argument in inner for part in parts(argument))]


def leaves(expression: Expression) -> list[Expression]:
    """List the leaves of a tree from left to right."""
    if isinstance(expression, Call):
        return [leaf for argument in expression.arguments for leaf in leaves(argument)]
    return [expression]
