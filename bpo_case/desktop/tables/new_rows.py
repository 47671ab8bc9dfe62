"""Makes rows from what was entered for them; what a row needs and was not given is as in the row above. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pydantic import ValidationError

from bpo_case.case.document import rows as rows_of
from bpo_case.case.errors import InvalidCase, Problem
from bpo_case.case.make import fresh_id
from bpo_case.case.place import field_at, parts_of, path_to
from bpo_case.case.record import Record
from bpo_case.case.specs import FieldSpec, record_type, specs_of, table_label
from bpo_case.case.wording import problems_in
from bpo_case.desktop.tables.cell_text import is_number
from bpo_case.text import translate

if TYPE_CHECKING:
    from bpo_case.desktop.tables.record_model import RecordModel

NOTHING_SAID = "–"
"""Stands in a text that a row needs and nobody has written yet."""


class Made(NamedTuple):
    """A new row, and the sentences about what could not be taken, by field."""

    row: Record
    refused: Mapping[str, str]


class NewRows:
    """Makes the rows of one step, one below the other."""

    def __init__(self, model: RecordModel, above: Record | None) -> None:
        self._model, self._above = model, above
        self._specs = [spec for spec in specs_of(record_type(model.table)).values() if spec.required]
        self._names = {getattr(row, "name", "").casefold() for row in rows_of(model.store.case, model.table)}

    def make(self, given: Mapping[str, Any]) -> Made:
        """Make the next row; raise InvalidCase where it needs a row of another table and there is none."""
        taken, refused = dict(given), dict[str, str]()
        while True:
            row, problems = self._validated({**self._needed(taken), **self._model.scope.given, **taken})
            if row is not None:
                self._above = row
                self._names.add(getattr(row, "name", "").casefold())
                return Made(row, refused)
            blamed = _blamed(problems, set(taken))
            refused |= blamed
            taken = {name: value for name, value in taken.items() if name not in blamed}

    def _validated(self, values: Mapping[str, Any]) -> tuple[Record | None, tuple[Problem, ...]]:
        record, row = record_type(self._model.table), fresh_id()
        try:
            return cast(Record, record.model_validate({"id": row, **values})), ()
        except ValidationError as error:
            place = Problem("", table_label(self._model.table), path=path_to(self._model.table, row))
            return None, problems_in(record, error, place)

    def _needed(self, given: Mapping[str, Any]) -> dict[str, Any]:
        wanted = (spec for spec in self._specs if spec.name not in given and spec.name != "id")
        return {spec.name: self._start(spec) for spec in wanted if spec.name not in self._model.scope.given}

    def _start(self, spec: FieldSpec) -> Any:
        if spec.name == "name":
            return self._free_name()
        if spec.link:
            return getattr(self._above, spec.name) if self._above else self._first(spec)
        if spec.kind == "path":
            return self._free_input()
        return spec.start if spec.start != "" else NOTHING_SAID

    def _free_name(self) -> str:
        number = len(self._model.rows) + 1
        while (name := translate("New row {number}").format(number=number)).casefold() in self._names:
            number += 1
        return name

    def _free_input(self) -> str:
        """Give the first number of the case that no row speaks of yet."""
        used = {getattr(row, "path", "") for row in self._model.rows}
        numbers = (path for path in self._model.names.inputs if is_number(field_at(path)) and path not in used)
        return next(numbers, NOTHING_SAID)

    def _first(self, spec: FieldSpec) -> str:
        choices = self._model.choices(spec)
        if not choices:
            sentence = translate("a row needs one of {table}, and there is none yet; add one there first")
            message = sentence.format(table=translate(table_label(spec.link)))
            raise InvalidCase([Problem(message, translate(table_label(self._model.table)))])
        return next(iter(choices))


def _blamed(problems: tuple[Problem, ...], given: set[str]) -> dict[str, str]:
    """Find the fields that problems speak of; all that were given where the row as a whole is not in order."""
    found = {field: each.message for each in problems if (field := parts_of(each.path)[2]) in given}
    if not found and not given:
        raise InvalidCase(problems)
    return found or dict.fromkeys(given, problems[0].message)
