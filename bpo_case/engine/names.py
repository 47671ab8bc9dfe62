"""Names: what a parameter of a line can mean, and what to write instead of one that means nothing or too much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from bpo_case.engine.declare import Column, Declaration, Link, Schema
from bpo_case.engine.errors import DeclarationError
from bpo_case.engine.expression import Linked, Own, Pointer, Previous, Read, Total

MONTH = "month"
"""The number of the month, which every line may read; 0 is signature."""

Keys = tuple[tuple[str, str], ...]


class Names:
    """The meanings that names can have, once all lines are declared."""

    def __init__(self, schema: Schema, declared: Mapping[str, Declaration]) -> None:
        self.schema, self.declared = schema, declared
        columns = (name for table in schema.tables.values() for name in table.columns)
        self.inputs = {MONTH, *schema.scalars, *schema.link_names, *columns}

    def meaning(self, parameter: str, line: Declaration) -> Read:
        """Give the only meaning of a parameter; raises DeclarationError where there is none, or more than one."""
        found = [
            *self._own(parameter, line),
            *self._through_links(parameter, line),
            *self._last_month(parameter, line),
            *self._totals(parameter, line),
        ]
        return self._only(parameter, line, found)

    def opening(self, name: str, line: Declaration) -> Read:
        """Give the number that a line opens with: this row's column or line, or a value of the whole case."""
        found = self._only(name, line, list(self._own(name, line)))
        column = self.column(found)
        if column is not None and column.kind != "number":
            raise DeclarationError(line.name, f"opens with {name!r}, which is no number; name a number or a line")
        return found

    def column(self, read: Read) -> Column | None:
        """Give the input that is read; None for a line, a link or the month."""
        return None if read.name in self.declared else self._columns(read.table).get(read.name)

    # -- What there is --

    def _columns(self, table: str | None) -> Mapping[str, Column]:
        return self.schema.tables[table].columns if table else self.schema.scalars

    def _links(self, table: str | None) -> Mapping[str, Link]:
        return self.schema.tables[table].links if table else {}

    def _has(self, table: str | None, name: str) -> bool:
        if name in self.declared:
            return self.declared[name].over == table
        return name in self._columns(table) or (table is None and name == MONTH)

    def _names_of(self, table: str | None) -> list[str]:
        lines = [name for name, declaration in self.declared.items() if declaration.over == table]
        return [*lines, *self._columns(table), *([MONTH] if table is None else [])]

    def _belonging(self, source: str, target: str | None) -> Iterator[Keys]:
        """The ways in which rows of ``source`` belong to a row of ``target``."""
        if target is None:
            yield ()
            return
        shared = self.schema.tables[target].gathers.get(source)
        if shared:
            yield tuple((name, name) for name in shared)
        for name, link in self._links(source).items():
            if link.target == target and not link.only_asked:
                yield ((name, ""),)

    # -- What a name can mean --

    def _own(self, name: str, line: Declaration) -> Iterator[Read]:
        for table in _own_tables(line):
            if self._has(table, name):
                yield Own(name, table)

    def _through_links(self, parameter: str, line: Declaration) -> Iterator[Read]:
        for name, link in self._links(line.over).items():
            if parameter == name:
                yield Pointer(name, line.over)
            rest = parameter.removeprefix(f"{name}_")
            if rest != parameter and not link.only_asked and self._has(link.target, rest):
                yield Linked(rest, link.target, name)

    def _last_month(self, parameter: str, line: Declaration) -> Iterator[Read]:
        name = parameter.removeprefix("prev_")
        if name != parameter and name in self.declared and self.declared[name].over in _own_tables(line):
            yield Previous(name, self.declared[name].over)

    def _totals(self, parameter: str, line: Declaration) -> Iterator[Read]:
        name = parameter.removeprefix("total_")
        if name == parameter:
            return
        for table in self.schema.tables:
            for keys in self._belonging(table, line.over):
                if self._has(table, name):
                    yield Total(name, table, keys)
                said = name.removesuffix(f"_by_{keys[0][0]}") if keys else name
                if said != name and self._has(table, said):
                    yield Total(said, table, keys)

    # -- What to write instead --

    def _only(self, name: str, line: Declaration, found: list[Read]) -> Read:
        if len(found) == 1:
            return found[0]
        if not found:
            raise DeclarationError(line.name, f"nothing is called {name!r}{self._hint(name, line)}")
        candidates = ", or ".join(_described(read) for read in found)
        tables = {read.table for read in found}
        same_table = all(isinstance(read, Total) for read in found) and len(tables) == 1
        ways = [f"{name}_by_{read.keys[0][0]}" for read in found if isinstance(read, Total) and read.keys]
        remedy = f"write {' or '.join(ways)} to say which" if same_table else "rename one of them"
        raise DeclarationError(line.name, f"{name!r} has several meanings: {candidates}; {remedy}")

    def _hint(self, name: str, line: Declaration) -> str:
        own = name.removeprefix("prev_")
        if own != name and any(self._has(table, own) for table in _own_tables(line)):
            return f"; {own!r} is an input, the same in every month: read it as {own}"
        spellings = list(self._spellings(line))
        elsewhere = next((table for table in self.schema.tables if self._has(table, name)), None)
        ways = [spelling for spelling in spellings if spelling.endswith(f"_{name}")]
        if elsewhere and not ways:
            return f"; it belongs to {elsewhere!r}, to which no link leads from {line.over or 'the whole case'!r}"
        if elsewhere:
            return f"; it belongs to {elsewhere!r}: read it as {' or '.join(ways)}"
        near = get_close_matches(name, spellings, 3)
        return f"; did you mean {' or '.join(near)}?" if near else "; declare it, or read something that there is"

    def _spellings(self, line: Declaration) -> Iterator[str]:
        """Every parameter that the line could have."""
        own = [name for table in _own_tables(line) for name in self._names_of(table)]
        yield from own
        yield from (f"prev_{name}" for name in own if name in self.declared)
        for link_name, link in self._links(line.over).items():
            if not link.only_asked:
                yield from (f"{link_name}_{name}" for name in self._names_of(link.target))
        for table in self.schema.tables:
            if any(True for _ in self._belonging(table, line.over)):
                yield from (f"total_{name}" for name in self._names_of(table))


def _own_tables(line: Declaration) -> tuple[str | None, ...]:
    return (line.over, None) if line.over else (None,)


def _described(read: Read) -> str:
    match read:
        case Linked(name, table, link):
            return f"{name} of {table} through {link}"
        case Total(name, table, keys):
            return f"the total of {name} over {table}" + (f" by {keys[0][0]}" if keys else "")
        case Previous(name, _):
            return f"{name} a month earlier"
        case Pointer(name, table):
            return f"the link {name} of {table}"
        case _:
            return f"{read.name} of {read.table or 'the whole case'}"


def refuse_confusing_name(line: Declaration, names: Names) -> None:
    """Refuse a line whose name would be read as something else."""
    tables = names.schema.tables
    if line.over is not None and line.over not in tables:
        raise DeclarationError(line.name, f"there is no table {line.over!r}; tables are {', '.join(tables)}")
    for start in ("prev", "total", *sorted(names.schema.link_names)):
        if line.name.startswith(f"{start}_"):
            raise DeclarationError(line.name, f"a name that starts with {start}_ is read as something else; rename it")
    if line.name in names.inputs:
        raise DeclarationError(line.name, "an input has this name; give the line another one")
