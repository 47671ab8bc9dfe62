"""Resolving: what each parameter name of a line means, once all lines of all subjects are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from bpo_case.engine.declare import Column, Declaration, LineItems, Schema
from bpo_case.engine.errors import DeclarationError
from bpo_case.engine.expression import Call, Expression, Linked, Own, Pointer, Previous, Read, Total, leaves, wrap
from bpo_case.engine.operators import OPERATORS, ROW_KINDS
from bpo_case.engine.order import calculation_order
from bpo_case.engine.units import check_units

MONTH = "month"


@dataclass(frozen=True)
class Line:
    """A resolved line item: what it reads, its tree, and whether it has one value or one per month."""

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
    declared: dict[str, Declaration] = {}
    for subject in subjects:
        for name, declaration in subject.items():
            if name in declared:
                raise DeclarationError(name, f"is declared twice, in {declared[name].category} and in {subject.category}")
            declared[name] = declaration
    names = _Names(schema, declared)
    for declaration in declared.values():
        names.refuse_confusing_name(declaration)
    lines = {name: _resolved(declaration, names) for name, declaration in declared.items()}
    groups = calculation_order(lines)
    lines = _with_one_value(lines, groups)
    model = Model(schema, lines, tuple(tuple(lines[name] for name in group) for group in groups))
    check_units(model)
    return model


def _resolved(declaration: Declaration, names: _Names) -> Line:
    d = declaration
    reads = {parameter: names.meaning(parameter, d) for parameter in d.parameters}
    try:
        expression = wrap(d.function(**reads))
    except TypeError as error:
        raise DeclarationError(d.name, str(error)) from error
    opening_read = names.own(d.opening, d) if isinstance(d.opening, str) and d.opening != "same" else None
    line = Line(
        d.name, d.label, d.unit, d.over, d.category, d.note, d.function, reads, expression, d.opening, opening_read, False
    )
    _check_tree(line, names)
    return line


class _Names:
    """The meanings that a name can have."""

    def __init__(self, schema: Schema, declared: Mapping[str, Declaration]) -> None:
        self.schema, self.declared = schema, declared

    def has(self, table: str | None, name: str) -> bool:
        if name in self.declared:
            return self.declared[name].over == table
        return name in self.schema.tables[table].columns if table else name in self.schema.scalars or name == MONTH

    def refuse_confusing_name(self, line: Declaration) -> None:
        if line.over is not None and line.over not in self.schema.tables:
            raise DeclarationError(line.name, f"there is no table {line.over!r}; tables are {', '.join(self.schema.tables)}")
        for start in ("prev", "total", *sorted(self.schema.link_names)):
            if line.name.startswith(start + "_"):
                raise DeclarationError(line.name, f"a name that starts with {start}_ would be read as something else; rename it")
        columns = self.schema.tables[line.over].columns if line.over else {}
        if line.name in columns or line.name in self.schema.scalars or line.name == MONTH:
            raise DeclarationError(line.name, "an input has this name; give the line another one")

    def own(self, name: str, line: Declaration) -> Read:
        """This row's column or line, or a value of the whole case."""
        found = [Own(name, table) for table in {line.over, None} if self.has(table, name)]
        return self._only(name, line, found)

    def meaning(self, parameter: str, line: Declaration) -> Read:
        found: list[Read] = [Own(parameter, table) for table in {line.over, None} if self.has(table, parameter)]
        found += self._links(parameter, line)
        if parameter.startswith("prev_"):
            found += self._previous(parameter.removeprefix("prev_"), line)
        if parameter.startswith("total_"):
            found += self._totals(parameter.removeprefix("total_"), line)
        return self._only(parameter, line, found)

    def _links(self, parameter: str, line: Declaration) -> Iterator[Read]:
        links = self.schema.tables[line.over].links if line.over else {}
        for name, link in links.items():
            if parameter == name:
                yield Pointer(name, line.over)
            rest = parameter.removeprefix(name + "_")
            if rest != parameter and not link.only_asked and self.has(link.target, rest):
                yield Linked(rest, link.target, name)

    def _previous(self, name: str, line: Declaration) -> Iterator[Read]:
        for table in {line.over, None}:
            if name in self.declared and self.declared[name].over == table:
                yield Previous(name, table)

    def _totals(self, name: str, line: Declaration) -> Iterator[Read]:
        for table in self.schema.tables.values():
            for keys in self._belonging(table.name, line.over):
                for base in {name, name.partition("_by_")[0]}:
                    named = base == name or keys and name.endswith(f"_by_{keys[0][0]}")
                    if named and self.has(table.name, base):
                        yield Total(base, table.name, keys)

    def _belonging(self, source: str, target: str | None) -> Iterator[tuple[tuple[str, str], ...]]:
        """The ways in which rows of ``source`` belong to a row of ``target``."""
        if target is None:
            yield ()
            return
        shared = self.schema.tables[target].gathers.get(source)
        if shared:
            yield tuple((name, name) for name in shared)
        for name, link in self.schema.tables[source].links.items():
            if link.target == target and not link.only_asked:
                yield ((name, ""),)

    def _only(self, name: str, line: Declaration, found: list[Read]) -> Read:
        if len(found) == 1:
            return found[0]
        if not found:
            raise DeclarationError(line.name, f"nothing is called {name!r}{self._hint(name, line)}")
        candidates = ", ".join(_described(read) for read in found)
        ways = {read.table for read in found if isinstance(read, Total)}
        remedy = "; write total_…_by_link to say which" if len(found) > len(ways) > 0 else "; rename one of them"
        raise DeclarationError(line.name, f"{name!r} has several meanings: {candidates}{remedy}")

    def _hint(self, name: str, line: Declaration) -> str:
        elsewhere = [table for table in self.schema.tables if table != line.over and self.has(table, name)]
        if elsewhere:
            return f"; it belongs to {elsewhere[0]!r}: read it through a link or as total_{name}"
        known = [*self.declared, *self.schema.scalars, MONTH]
        known += list(self.schema.tables[line.over].columns) if line.over else []
        near = get_close_matches(name, known, 3)
        return f"; did you mean {' or '.join(near)}?" if near else ""


def _described(read: Read) -> str:
    match read:
        case Linked(name, table, link):
            return f"{name} of {table} through {link}"
        case Total(name, table, keys):
            return f"the total of {name} over {table}" + (f" by {keys[0][0]}" if keys else "")
        case Previous(name, _):
            return f"{name} a month earlier"
        case _:
            return f"{read.name} of {read.table or 'the case'}"


def _check_tree(line: Line, names: _Names) -> None:
    """Refuse trees that would compute one thing here and another in a spreadsheet."""

    def visit(expression: Expression, place: str) -> None:
        if isinstance(expression, Pointer) and place != "given":
            raise DeclarationError(line.name, f"{expression.name!r} is a link; ask given({expression.name}) or read through it")
        if not isinstance(expression, Call):
            return
        operator = OPERATORS[expression.operator]
        if operator.kind == "truth" and place not in ("condition",):
            raise DeclarationError(line.name, "a comparison stands only inside where, both or either")
        if operator.kind in ROW_KINDS:
            _check_row(line, expression, names)
        if expression.operator in ("is", "is not", "choose"):
            _check_words(line, expression, names)
        for number, argument in enumerate(expression.arguments):
            condition = expression.operator in ("both", "either") or (expression.operator == "where" and number == 0)
            visit(argument, "condition" if condition else expression.operator)

    visit(line.expression, "")


def _check_row(line: Line, call: Call, names: _Names) -> None:
    subject = call.arguments[0]
    if not (isinstance(subject, Own | Linked) and subject.name in names.declared):
        raise DeclarationError(line.name, f"{call.operator}() takes a line as it stands; declare what is inside as a line of its own")
    if subject.name == line.name:
        raise DeclarationError(line.name, f"{call.operator}() cannot look at the line that it is part of")


def _check_words(line: Line, call: Call, names: _Names) -> None:
    switch = call.arguments[0]
    columns = names.schema.scalars
    if isinstance(switch, Read) and switch.table:
        columns = names.schema.tables[switch.table].columns
    column = columns.get(switch.name) if isinstance(switch, Read) else None
    if column is None or column.kind != "choice":
        raise DeclarationError(line.name, "a word can only be compared with a choice of the document")
    words = call.members or tuple(getattr(word, "text", "") for word in call.arguments[1:])
    unknown = [word for word in words if word not in column.members]
    missing = [word for word in column.members if call.members and word not in words]
    if unknown or missing:
        raise DeclarationError(line.name, f"{column.name} is one of {', '.join(column.members)}; wrong or missing: {', '.join(unknown + missing)}")
    if call.members and call.members != column.members:
        raise DeclarationError(line.name, f"write the cases of {column.name} in the order of its words: {', '.join(column.members)}")


def _with_one_value(lines: dict[str, Line], groups: Iterable[tuple[str, ...]]) -> dict[str, Line]:
    """Mark the lines that read no month, directly or through others: they are one value in one cell."""
    resolved = dict(lines)

    def monthly(expression: Expression) -> bool:
        if isinstance(expression, Call):
            kind = OPERATORS[expression.operator].kind
            return kind == "row" or (kind != "one" and any(monthly(argument) for argument in expression.arguments))
        if not isinstance(expression, Read):
            return False
        if expression.name in resolved:
            return isinstance(expression, Previous) or not resolved[expression.name].one_value
        return expression.name == MONTH

    for group in groups:
        for name in group:
            line = resolved[name]
            one = len(group) == 1 and not monthly(line.expression)
            resolved[name] = Line(**{**vars(line), "one_value": one})
    return resolved


def reads_of(line: Line) -> list[Read]:
    """List everything that a line reads, its opening included."""
    reads = [leaf for leaf in leaves(line.expression) if isinstance(leaf, Read)]
    return reads + ([line.opening_read] if line.opening_read is not None else [])
