"""A case while changes are laid on it; `change` and `override` say which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any, cast

from pydantic import ValidationError

from bpo_case.case.document import Case, rows
from bpo_case.case.errors import ChangeDoesNotFit, Problem, UnknownPath
from bpo_case.case.place import field_at, parts_of, place_of
from bpo_case.case.record import Frozen, Record
from bpo_case.case.specs import SETTINGS, record_type, table_label
from bpo_case.case.suggest import did_you_mean
from bpo_case.case.wording import problems_in
from bpo_case.text import translate


class Draft:
    """Takes changes one by one and makes the case they lead to.

    A record is validated once, when all its fields are set: low, likely and high of a risk may rise together.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._tables: dict[str, _Table] = {}

    def get(self, path: str) -> Any:
        """Give the present value of a field."""
        table, row, field = parts_of(path)
        field_at(path)
        return self._table(table).get(row, field, path)

    def set(self, path: str, value: Any) -> None:
        """Set a field."""
        table, row, field = parts_of(path)
        field_at(path)
        self._table(table).set(row, field, tuple(value) if isinstance(value, list) else value, path)

    def add(self, path: str, record: Any, below: str) -> None:
        """Add a row below the one given, or at the top."""
        table, _, _ = parts_of(path)
        if table == SETTINGS or not isinstance(record, record_type(table)):
            said = translate("{kind} is no row of {table}")
            raise ChangeDoesNotFit(path, said.format(kind=type(record).__name__, table=translate(table_label(table))))
        self._table(table).add(cast(Record, record), below, path)

    def delete(self, path: str) -> None:
        """Delete a row."""
        table, row, _ = parts_of(path)
        self._table(table).delete(row, path)

    def move(self, path: str, below: str) -> None:
        """Move a row below the one given, or to the top."""
        table, row, _ = parts_of(path)
        self._table(table).move(row, below, path)

    def finished(self) -> tuple[Case, list[Problem]]:
        """Give the new case, and what is wrong with the records that changed."""
        problems: list[Problem] = []
        made = {name: table.finished(problems) for name, table in self._tables.items()}
        settings = {SETTINGS: made.pop(SETTINGS)[0]} if SETTINGS in made else {}
        return self._case.model_copy(update={**settings, **made}), problems

    def _table(self, table: str) -> _Table:
        if table not in self._tables:
            record_type(table)  # raises where there is no such table
            records = (self._case.settings,) if table == SETTINGS else rows(self._case, table)
            self._tables[table] = _Table(table, records)
        return self._tables[table]


class _Table:
    """One table of a draft. The settings are a table of one row whose id is blank."""

    def __init__(self, table: str, records: Iterable[Frozen]) -> None:
        self.name = table
        self._records: dict[str, Frozen] = {getattr(record, "id", ""): record for record in records}
        self._edits: dict[str, dict[str, Any]] = {}
        self._order: _Order | None = None

    def get(self, row: str, field: str, path: str) -> Any:
        return self._edits.get(row, {}).get(field, getattr(self._found(row, path), field))

    def set(self, row: str, field: str, value: Any, path: str) -> None:
        self._found(row, path)
        self._edits.setdefault(row, {})[field] = value

    def add(self, record: Record, below: str, path: str) -> None:
        if record.id in self._records:
            raise ChangeDoesNotFit(path, translate("a row with this id is there already"))
        self._ordered(below, path).insert(record.id, below)
        self._records[record.id] = record

    def delete(self, row: str, path: str) -> None:
        self._found(row, path)
        self._ordered("", path).remove(row)
        del self._records[row]
        self._edits.pop(row, None)

    def move(self, row: str, below: str, path: str) -> None:
        self._found(row, path)
        order = self._ordered(below, path)
        if below == row:
            raise ChangeDoesNotFit(path, translate("a row cannot stand below itself"))
        order.remove(row)
        order.insert(row, below)

    def finished(self, problems: list[Problem]) -> tuple[Frozen, ...]:
        made = {row: self._validated(row, problems) for row in self._edits}
        records = {**self._records, **made}
        return tuple(records[row] for row in self._order) if self._order else tuple(records.values())

    def _validated(self, row: str, problems: list[Problem]) -> Frozen:
        record = self._records[row]
        try:
            return type(record).model_validate({**record.__dict__, **self._edits[row]})
        except ValidationError as error:
            place = place_of(self.name, record, self._numbers.get(row, 0))
            problems.extend(problems_in(type(record), error, place))
            return record

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The number that each row will have; asked for when all changes are there."""
        return {row: number for number, row in enumerate(self._order or self._records, 1) if row}

    def _found(self, row: str, path: str) -> Frozen:
        if row not in self._records:
            hint = did_you_mean(row, self._records)
            said = translate("{table} has no row “{row}”{hint}")
            raise UnknownPath(path, said.format(table=translate(table_label(self.name)), row=row, hint=hint))
        return self._records[row]

    def _ordered(self, below: str, path: str) -> _Order:
        if below and below not in self._records:
            raise ChangeDoesNotFit(path, translate("there is no row “{row}” to stand below").format(row=below))
        if self.name == SETTINGS:
            raise ChangeDoesNotFit(path, translate("the settings have no rows"))
        self._order = self._order or _Order(self._records)
        return self._order


class _Order:
    """The order of a table's rows as a ring that begins and ends at the blank id, so that any move is one step."""

    def __init__(self, ids: Iterable[str]) -> None:
        ring = ["", *ids, ""]
        self._next = dict(pairwise(ring))
        self._previous = {below: above for above, below in pairwise(ring)}

    def insert(self, row: str, below: str) -> None:
        following = self._next[below]
        self._next[below] = self._previous[following] = row
        self._next[row], self._previous[row] = following, below

    def remove(self, row: str) -> None:
        above, following = self._previous.pop(row), self._next.pop(row)
        self._next[above], self._previous[following] = following, above

    def __iter__(self) -> Iterator[str]:
        row = self._next[""]
        while row:
            yield row
            row = self._next[row]
