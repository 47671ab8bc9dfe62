"""A way through the document, from the row of a table along its links to a field: ``service.function``.

Each step but the last is a link of the row, or a table whose rows point to it: ``option.plan.location.kind`` leads from
a row of governance to its option, to all rows of the plan of that option, and to the places that these deliver from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bpo_case.case.document import TABLES
from bpo_case.case.errors import UnknownPath
from bpo_case.case.place import Rows, field_at, path_to
from bpo_case.case.record import Frozen
from bpo_case.case.specs import SETTINGS, FieldSpec, field_specs, record_type, specs_of, table_label
from bpo_case.text import translate

ANY_ROW = "*"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: along a link to the table it points to, or back to a table whose rows have the link."""

    link: str
    target: str
    back: bool


def steps_of(way: str, table: str) -> tuple[tuple[Step, ...], FieldSpec]:
    """Give the steps of a way from a table, and the field that it ends in; UnknownPath where it leads nowhere."""
    *names, last = way.split(".")
    steps: list[Step] = []
    for name in names:
        steps.append(_step(name, table))
        table = steps[-1].target
    return tuple(steps), field_at(path_to(table, "" if table == SETTINGS else ANY_ROW, last))


def _step(name: str, table: str) -> Step:
    spec = specs_of(record_type(table)).get(name)
    if spec and spec.link:
        return Step(name, spec.link, back=False)
    links = [spec.name for spec in field_specs(name) if spec.link == table] if name in TABLES else []
    if not links:
        reason = translate("it is neither a link of {table} nor a table that points there")
        raise UnknownPath(name, reason.format(table=translate(table_label(table))))
    return Step(links[0], name, back=True)


def values_at(way: str, table: str, record: Frozen, found: Rows) -> frozenset[Any]:
    """Give the values to which a way leads from a row of a table; none where a link on it is blank."""
    steps, spec = steps_of(way, table)
    records: Iterable[Frozen] = (record,)
    for step in steps:
        records = _after(step, records, found)
    return frozenset(getattr(each, spec.name) for each in records)


def _after(step: Step, records: Iterable[Frozen], found: Rows) -> list[Frozen]:
    """Give the rows that are reached from some rows by one step, each once."""
    rows = {row: record for row, (_, record) in found.numbered(step.target).items()}
    if step.back:
        ids = {getattr(record, "id", "") for record in records}
        return [row for row in rows.values() if getattr(row, step.link) in ids]
    wanted = dict.fromkeys(getattr(record, step.link) for record in records)
    return [rows[row] for row in wanted if row in rows]
