"""Declaring: tables with their columns and links, and line items as plain functions."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from bpo_case.engine.errors import DeclarationError

ColumnKind = Literal["number", "vector", "choice"]
Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Column:
    """An input: a number, a vector of numbers or a choice among words, per row of a table or for the whole case."""

    name: str
    label: str
    unit: str = ""
    about: str = ""
    kind: ColumnKind = "number"
    members: tuple[str, ...] = ()
    size: int = 1


@dataclass(frozen=True)
class Link:
    """A link to a row of another table.

    A structural link is fixed by construction (an option's own rows); a data link is an input that the user may change.
    ``field`` is the input it is made from, which may differ from its name. Of an only-asked link a line may ask
    whether it is given; nothing is read or summed through it. ``words`` say whose value it is, where the name does not.
    """

    target: str
    structural: bool = False
    field: str = ""
    only_asked: bool = False
    words: str = ""


@dataclass(frozen=True)
class Table:
    """A table that lines have rows over.

    ``gathers`` says which rows of another table belong to a row although neither links to the other: those whose
    links of these names point to the same rows.
    """

    name: str
    label: str
    columns: Mapping[str, Column] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)
    gathers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Schema:
    """What the document offers to the lines: values of the whole case, and tables."""

    scalars: Mapping[str, Column]
    tables: Mapping[str, Table]

    @property
    def link_names(self) -> frozenset[str]:
        """All names of links, which no line's name may start with."""
        return frozenset(name for table in self.tables.values() for name in table.links)

    def whose(self, link: str) -> str:
        """Say in words whose value is read through a link, as "location's"."""
        links = (table.links[link] for table in self.tables.values() if link in table.links)
        return next((found.words for found in links if found.words), f"{link.replace('_', ' ')}'s")


@dataclass(frozen=True)
class Declaration:
    """A line item as it was declared."""

    name: str
    label: str
    unit: str
    over: str | None
    opening: float | str
    category: str
    function: Callable[..., Any]
    parameters: tuple[str, ...]
    note: str


class LineItems(dict[str, Declaration]):
    """The line items of one subject, in the order in which they are declared.

    >>> items = LineItems("labor")
    >>> @items.line("Wages", unit="money", over="staff")
    ... def wages(paid_fte, monthly_pay):
    ...     "Base pay of the people in house."
    ...     return paid_fte * monthly_pay
    >>> items["wages"].parameters
    ('paid_fte', 'monthly_pay')
    """

    def __init__(self, category: str) -> None:
        super().__init__()
        self.category = category

    def line(
        self, label: str, *, unit: str, over: str | None = None, opening: float | str = 0
    ) -> Callable[[Function], Function]:
        """Declare a function as a line item.

        ``opening`` is its value in month 0: a number, the name of a column or line, or ``"same"`` where the formula
        holds at signature, too.
        """

        def declare(function: Function) -> Function:
            name = function.__name__
            if name in self:
                raise DeclarationError(name, "is declared twice; give one of them another name")
            parameters = tuple(inspect.signature(function).parameters)
            note = inspect.getdoc(function) or ""
            self[name] = Declaration(name, label, unit, over, opening, self.category, function, parameters, note)
            return function

        return declare
