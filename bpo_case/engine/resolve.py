"""Resolving: lines of all subjects become a model, in calculation order; what could give wrong numbers is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bpo_case.engine.computation import computation
from bpo_case.engine.declare import Column, Declaration, LineItems, Schema
from bpo_case.engine.errors import DeclarationError
from bpo_case.engine.expression import Call, Expression, Previous, Read, leaves, wrap
from bpo_case.engine.names import MONTH, Names, refuse_confusing_name
from bpo_case.engine.operators import OPERATORS
from bpo_case.engine.order import calculation_order
from bpo_case.engine.refusals import check_months, check_tree
from bpo_case.engine.units import check_units

__all__ = ["MONTH", "Line", "Model", "reads_of", "resolve"]


@dataclass(frozen=True)
class Line:
    """A resolved line item: what it reads, its tree, and whether it has one value or one per month.

    ``function`` computes the tree from the arrays of what is read, in the order of ``reads``.
    """

    name: str
    label: str
    unit: str
    over: str | None
    category: str
    note: str
    function: Callable[..., Any]
    reads: Mapping[str, Read]
    expression: Expression
    opening: float | str
    opening_read: Read | None
    one_value: bool


@dataclass(frozen=True, eq=False)
class Model:
    """All line items of a cost model, resolved and in calculation order.

    ``groups`` are the lines in the order in which they are calculated; lines that need each other's previous month
    come as one group.
    """

    schema: Schema
    lines: Mapping[str, Line]
    groups: tuple[tuple[Line, ...], ...]

    def __getitem__(self, name: str) -> Line:
        return self.lines[name]

    def __contains__(self, name: object) -> bool:
        return name in self.lines

    def __iter__(self) -> Iterator[Line]:
        return (line for group in self.groups for line in group)

    def column(self, read: Read) -> Column | None:
        """Give the input that a leaf reads; None for a line, a link or the month."""
        columns = self.schema.tables[read.table].columns if read.table else self.schema.scalars
        return None if read.name in self.lines else columns.get(read.name)

    def label(self, read: Read) -> str:
        """Give the label of what a leaf reads."""
        if read.name in self.lines:
            return self.lines[read.name].label
        column = self.column(read)
        return column.label if column else read.name.replace("_", " ").capitalize()


def resolve(schema: Schema, subjects: Iterable[LineItems]) -> Model:
    """Resolve the lines of all subjects; raises DeclarationError with what to write instead."""
    declared = _all_declared(subjects)
    names = Names(schema, declared)
    for declaration in declared.values():
        refuse_confusing_name(declaration, names)
    lines = {name: _resolved(declaration, names) for name, declaration in declared.items()}
    groups = calculation_order(lines)
    lines = _with_one_value(lines, groups)
    check_months(lines, groups)
    model = Model(schema, lines, tuple(tuple(lines[name] for name in group) for group in groups))
    check_units(model)
    return model


def _all_declared(subjects: Iterable[LineItems]) -> dict[str, Declaration]:
    declared: dict[str, Declaration] = {}
    for subject in subjects:
        for name, declaration in subject.items():
            if name in declared:
                places = f"in {declared[name].category} and in {declaration.category}"
                raise DeclarationError(name, f"is declared twice, {places}; give one of them another name")
            declared[name] = declaration
    return declared


def _resolved(declaration: Declaration, names: Names) -> Line:
    d = declaration
    reads = {parameter: names.meaning(parameter, d) for parameter in d.parameters}
    expression = _traced(d, reads)
    line = Line(
        name=d.name,
        label=d.label,
        unit=d.unit,
        over=d.over,
        category=d.category,
        note=d.note,
        function=computation(expression, reads.values()),
        reads=reads,
        expression=expression,
        opening=d.opening,
        opening_read=names.opening(d.opening, d) if isinstance(d.opening, str) and d.opening != "same" else None,
        one_value=False,
    )
    check_tree(line, names)
    return line


def _traced(declaration: Declaration, reads: Mapping[str, Read]) -> Expression:
    """Call the function once with symbols: what it does with them is the tree."""
    try:
        return wrap(declaration.function(**reads))
    except (ArithmeticError, AttributeError, TypeError, ValueError) as error:
        raise DeclarationError(declaration.name, str(error)) from error


def _with_one_value(lines: Mapping[str, Line], groups: Iterable[tuple[str, ...]]) -> dict[str, Line]:
    """Mark the lines that read no month, directly or through others: they are one value in one cell."""
    resolved = dict(lines)
    for group in groups:
        for name in group:
            one = len(group) == 1 and not _monthly(resolved[name].expression, resolved)
            resolved[name] = replace(resolved[name], one_value=one)
    return resolved


def _monthly(expression: Expression, lines: Mapping[str, Line]) -> bool:
    if isinstance(expression, Call):
        kind = OPERATORS[expression.operator].kind
        return kind == "row" or (kind != "one" and any(_monthly(part, lines) for part in expression.arguments))
    if not isinstance(expression, Read):
        return False
    if expression.name in lines:
        return isinstance(expression, Previous) or not lines[expression.name].one_value
    return expression.name == MONTH


def reads_of(line: Line) -> list[Read]:
    """List everything that a line reads, its opening included."""
    reads = [leaf for leaf in leaves(line.expression) if isinstance(leaf, Read)]
    return reads + ([line.opening_read] if line.opening_read is not None else [])
