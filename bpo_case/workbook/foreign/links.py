"""Looks up the rows that a file names, and plans those that are not there yet."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from bpo_case.case.document import Case
from bpo_case.case.errors import Problem
from bpo_case.case.make import fresh_id
from bpo_case.case.place import Rows
from bpo_case.case.record import Record
from bpo_case.case.specs import FieldSpec, record_type, specs_of, table_label
from bpo_case.case.suggest import did_you_mean
from bpo_case.case.wording import problems_in
from bpo_case.text import message, translate
from bpo_case.workbook.foreign.amounts import Misread
from bpo_case.workbook.foreign.mapping import Mapping, NewRow

MADE_BY_NAME = ("locations", "services")
"""Tables whose rows make sense with nothing but a name; of others the mapping has to say more."""
WILL_BE_ADDED = message("{table}: “{name}” is not in the case and will be added.")
DEFAULTS_TO_CHECK = {
    "locations": message(
        "{table}: “{name}” is not in the case and will be added, in the home currency and with the usual inflation; "
        "check it."
    ),
    "services": message("{table}: “{name}” is not in the case and will be added, without volumes; fill them in."),
}


class Links:
    """Finds rows by name; those that are missing are planned, once each, where the mapping wants that."""

    def __init__(self, case: Case, mapping: Mapping, origin: str) -> None:
        self._case = case
        self._rows = Rows(case)
        self._mapping = mapping
        self._origin = origin
        self._known: dict[str, dict[str, str]] = {}
        self.planned: list[tuple[str, Record]] = []
        """The rows to add, those first to which others point."""
        self.notes: list[str] = []

    def find(self, spec: FieldSpec, name: str) -> str:
        """Give the id of the row that a text names; raise Misread where there is none and none is to be made."""
        known = self.known(spec.link)
        found = known.get(name.strip().casefold())
        return found or self._planned(spec, name.strip())

    def known(self, table: str) -> dict[str, str]:
        """Give the ids of a table's rows by name and by id, in small letters."""
        if table not in self._known:
            numbered = self._rows.numbered(table)
            names = {self._rows.name(table, row).casefold(): row for row in numbered}
            self._known[table] = {**{row.casefold(): row for row in numbered}, **names}
        return self._known[table]

    def remember(self, table: str, name: str, row: str) -> None:
        """Let a row that is being imported be found by its name."""
        self.known(table)[name.casefold()] = row

    def record(self, table: str, row: str) -> Any:
        """Give a row of the case, or a planned one; nothing where there is none."""
        made = next((record for at, record in self.planned if at == table and record.id == row), None)
        found = self._rows.numbered(table).get(row)
        return made or (found[1] if found else None)

    def constant(self, table: str, field: str, value: str | float) -> Any:
        """Give the value of a constant as its field has it: a link as an id, entries as a list."""
        spec = specs_of(record_type(table)).get(field)
        if spec is None:
            said = translate("is no field of {table}{hint}")
            hint = did_you_mean(field, specs_of(record_type(table)))
            raise Misread(said.format(table=translate(table_label(table)), hint=hint))
        if spec.link and value:
            return self.find(spec, str(value))
        if spec.kind in ("numbers", "words", "choices"):
            return (value,)
        return int(value) if spec.kind == "integer" and isinstance(value, float) and value.is_integer() else value

    def _planned(self, spec: FieldSpec, name: str) -> str:
        said = next((new for new in self._mapping.new_rows if self._is(new, spec.link, name)), None)
        if said is None and (self._mapping.missing_links != "create" or spec.link not in MADE_BY_NAME):
            raise Misread(self._missing(spec.link, name))
        given = said.values if said else ()
        values = {each.field: self.constant(spec.link, each.field, each.value) for each in given}
        made = self._made(spec.link, name, values)
        self.planned.append((spec.link, made))
        self.remember(spec.link, name, made.id)
        added = WILL_BE_ADDED if values else DEFAULTS_TO_CHECK.get(spec.link, WILL_BE_ADDED)
        self.notes.append(translate(added).format(table=translate(table_label(spec.link)), name=name))
        return made.id

    def _made(self, table: str, name: str, values: dict[str, Any]) -> Record:
        record = record_type(table)
        try:
            made = record.model_validate({"id": fresh_id(), "name": name, "source": self._origin, **values})
        except ValidationError as error:
            first = problems_in(record, error, Problem(""))[0]
            said = translate("cannot be added to {table}: {reason}")
            raise Misread(said.format(table=translate(table_label(table)), reason=first)) from None
        assert isinstance(made, Record)
        return made

    def _missing(self, table: str, name: str) -> str:
        numbered = self._rows.numbered(table)
        otherwise = translate("; add it there, or say in the mapping what it means")
        near = did_you_mean(name, [self._rows.name(table, row) for row in numbered], otherwise)
        return translate("is not in {table}{hint}").format(table=translate(table_label(table)), hint=near)

    @staticmethod
    def _is(new: NewRow, table: str, name: str) -> bool:
        return new.table == table and new.name.strip().casefold() == name.casefold()
