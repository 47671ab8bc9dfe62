"""Which inputs of the document a line of the model depends on, by itself or through the lines that it reads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bpo_case.case.document import TABLES
from bpo_case.case.place import path_to
from bpo_case.case.specs import SETTINGS, field_specs
from bpo_case.engine.resolve import Line, reads_of
from bpo_case.model.cost_model import cost_model
from bpo_case.model.schema import DERIVED

LAID_OUT_BY = frozenset({"settings/horizon", "options/kind"})
"""Fields that no line reads, though they say how many months and which options there are."""


@cache
def inputs_of(line: str) -> frozenset[str]:
    """Give the fields that a line depends on, as ``labor/annual_salary``, and the tables whose rows it counts.

    All links of those tables are among the fields, because they decide which row is read.

    >>> "labor/annual_salary" in inputs_of("npv"), "labor/authorised_fte" in inputs_of("npv")
    (True, False)
    """
    lines = [cost_model()[name] for name in lines_behind(line)]
    fields = {field for each in lines for field in _fields(each)}
    tables = {_source(each.over) for each in lines} | {field.partition("/")[0] for field in fields}
    links = {
        path_to(table, field=spec.name)
        for table in tables & {SETTINGS, *TABLES}
        for spec in field_specs(table)
        if spec.link
    }
    return frozenset(fields | links | tables | LAID_OUT_BY)


@cache
def lines_behind(line: str) -> frozenset[str]:
    """Give the line and all lines that it reads, however far removed."""
    model, found, open_lines = cost_model(), {line}, [line]
    while open_lines:
        read = {each.name for each in reads_of(model[open_lines.pop()]) if each.name in model} - found
        found |= read
        open_lines += read
    return frozenset(found)


def _fields(line: Line) -> Iterator[str]:
    for read in reads_of(line):
        if cost_model().column(read):
            yield path_to(_source(read.table), field=read.name)


def _source(table: str | None) -> str:
    """The table of the document behind one of the model; services are behind their scope rows."""
    return (DERIVED[table].source or "services") if table else SETTINGS
