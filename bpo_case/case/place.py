"""Where something is in a case: for people (``Labor, row 3 (Team leader), Annual salary``) and as a path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.errors import Problem, UnknownPath
from bpo_case.case.record import Frozen, Record
from bpo_case.case.specs import SETTINGS, FieldSpec, record_type, specs_of, table_label
from bpo_case.case.suggest import did_you_mean
from bpo_case.text import plain_number, translate


def path_to(table: str, row: str = "", field: str = "") -> str:
    """Give the path of a table, row or field: ``table/row id/field``, or ``settings/field``.

    >>> path_to("labor", "a1b2c3d4", "bonus"), path_to("settings", field="horizon")
    ('labor/a1b2c3d4/bonus', 'settings/horizon')
    """
    return "/".join(part for part in (table, row, field) if part)


def parts_of(path: str) -> tuple[str, str, str]:
    """Take a path apart into table, row id and field; what it does not have is blank.

    >>> parts_of("labor/a1b2c3d4/bonus"), parts_of("settings/horizon"), parts_of("labor/a1b2c3d4")
    (('labor', 'a1b2c3d4', 'bonus'), ('settings', '', 'horizon'), ('labor', 'a1b2c3d4', ''))
    """
    table, *rest = path.split("/")
    row, field = ("", "/".join(rest)) if table == SETTINGS else (rest[0] if rest else "", "/".join(rest[1:]))
    return table, row, field


def field_at(path: str) -> FieldSpec:
    """Give the field that a path ends in; raise UnknownPath where its table has no such field."""
    table, _, field = parts_of(path)
    if table not in Case.model_fields:
        hint = did_you_mean(table, (SETTINGS, *TABLES))
        raise UnknownPath(path, translate("there is no table “{table}”{hint}").format(table=table, hint=hint))
    specs = specs_of(record_type(table))
    if field not in specs:
        said = translate("{table} has no field “{field}”{hint}")
        label, hint = translate(table_label(table)), did_you_mean(field, specs)
        raise UnknownPath(path, said.format(table=label, field=field, hint=hint))
    if field == "id":
        raise UnknownPath(path, translate("the id stays with a row for life"))
    return specs[field]


def place_of(table: str, record: Frozen, number: int = 0, field: str = "", message: str = "") -> Problem:
    """Give a problem with a row (counted from 1), or with the settings."""
    spec = specs_of(type(record)).get(field)
    return Problem(
        message,
        translate(table_label(table)),
        number,
        getattr(record, "name", ""),
        translate(spec.label) if spec else field,
        path_to(table, getattr(record, "id", ""), field if spec else ""),
    )


def _no_row(table: str, row: str, known: Iterable[str]) -> str:
    said = translate("{table} has no row “{row}”{hint}")
    return said.format(table=translate(table_label(table)), row=row, hint=did_you_mean(row, known))


class Rows:
    """Finds the rows of a case by id, quickly: each table is looked through once, when it is first needed."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._tables: dict[str, Mapping[str, tuple[int, Record]]] = {}

    def numbered(self, table: str) -> Mapping[str, tuple[int, Record]]:
        """Give a table's rows by id, each with its number counted from 1."""
        if table not in self._tables:
            self._tables[table] = {row.id: (number, row) for number, row in enumerate(rows(self.case, table), 1)}
        return self._tables[table]

    def at(self, path: str) -> tuple[int, Frozen]:
        """Give the row that a path leads to, with its number (0 for the settings); UnknownPath where there is none."""
        table, row, _ = parts_of(path)
        if table == SETTINGS:
            return 0, self.case.settings
        found = self.numbered(table).get(row)
        if found is None:
            raise UnknownPath(path, _no_row(table, row, self.numbered(table)))
        return found

    def name(self, table: str, row: str) -> str:
        """Give the name by which people know a row; one without a name is known by the rows it links."""
        number, record = self.numbered(table).get(row, (0, None))
        if record is None:
            return row
        links = (spec for spec in specs_of(type(record)).values() if spec.link and spec.required)
        linked = ", ".join(self.name(spec.link, getattr(record, spec.name)) for spec in links)
        return getattr(record, "name", "") or linked or translate("row {number}").format(number=plain_number(number))


def each(case: Case) -> Iterator[tuple[str, int, Frozen]]:
    """Go through everything in the case that has fields: the settings (number 0), then each row of each table."""
    yield SETTINGS, 0, case.settings
    for table in TABLES:
        for number, row in enumerate(rows(case, table), 1):
            yield table, number, row
