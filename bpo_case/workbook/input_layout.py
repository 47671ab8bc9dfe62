"""Where the inputs stand: a sheet for every table that has rows, the sheet of the case, and the lists of words.

Pure places; `input_writer` puts the cells there, `places` reads them in formulas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.place import Rows
from bpo_case.case.record import Frozen
from bpo_case.case.specs import SETTINGS, FieldSpec, field_specs, record_type, specs_of, table_label
from bpo_case.workbook.sheet_names import SheetNames

TITLE_ROW, ABOUT_ROW, FIELD_ROW, HEADING_ROW, FIRST_ROW = 1, 2, 3, 4, 5
"""Rows of an input sheet; the row with the fields' names is hidden."""

ID_COLUMN, FIRST_COLUMN = 0, 1

LABEL, VALUE, UNIT, HELP, FIELD, CODE = range(6)
"""Columns of the sheet of the case; the last two are hidden."""

LISTS = ("numbers", "words", "choices", "value")
MOST_COLUMNS = 15
"""A list of up to so many entries has a column for each that there could be; a longer one for those there are."""


@dataclass(frozen=True)
class FieldPlace:
    """The columns in which a field stands: one, or one for each entry of a list."""

    spec: FieldSpec
    first: int
    count: int

    @property
    def last(self) -> int:
        """The last of the columns."""
        return self.first + self.count - 1

    @property
    def headings(self) -> list[str]:
        """What stands above the columns: the label with its unit."""
        unit = f" ({self.spec.unit})" if self.spec.unit else ""
        if self.spec.kind not in LISTS or self.spec.kind == "value":
            return [self.spec.heading] + [""] * (self.count - 1)
        return [f"{self.spec.label}, {number}{unit}" for number in range(1, self.count + 1)]


@dataclass(frozen=True)
class InputSheet:
    """The sheet of a table. ``owners`` are the rows of another table that these rows are part of, if they are."""

    table: str
    name: str
    label: str
    about: str
    records: tuple[Frozen, ...]
    ids: tuple[str, ...]
    owners: tuple[str, ...]
    fields: Mapping[str, FieldPlace]
    codes: Mapping[str, int]
    """The hidden column with the number of a choice's word, by field."""

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The row in which the record of an id stands."""
        return {record: FIRST_ROW + position for position, record in enumerate(self.ids)}

    @property
    def last_row(self) -> int:
        """The row of the last record."""
        return FIRST_ROW + len(self.records) - 1


@dataclass(frozen=True)
class CaseSheet:
    """The sheet of what holds for the whole case: settings, constants, and the as-is option where the model adds it."""

    name: str
    settings: Mapping[str, int]
    constants: Mapping[str, int]
    added: Mapping[str, int]


@dataclass(frozen=True)
class ListsSheet:
    """The sheet of the words that choices have, a column for each list."""

    name: str
    columns: Mapping[tuple[str, ...], int]


def case_sheet(names: SheetNames, constants: Iterable[str], added: Iterable[str]) -> CaseSheet:
    """Lay out the sheet of the case: below each heading its rows, with a row between the blocks."""
    placed: list[dict[str, int]] = []
    row = HEADING_ROW + 1
    for block in ([spec.name for spec in field_specs(SETTINGS)], constants, added):
        placed.append({name: row + position for position, name in enumerate(block)})
        row += len(placed[-1]) + 2
    return CaseSheet(names.give(table_label(SETTINGS)), *placed)


def lists_sheet(names: SheetNames) -> ListsSheet:
    """Lay out the lists of words, each once."""
    found = dict.fromkeys(spec.choices for table in (SETTINGS, *TABLES) for spec in field_specs(table) if spec.choices)
    return ListsSheet(names.give("Lists"), {choices: column for column, choices in enumerate(found)})


def input_sheets(case: Case, names: SheetNames, coded: Mapping[str, Iterable[str]]) -> Iterator[InputSheet]:
    """Lay out a sheet for each table that has rows; ``coded`` names the choices whose number formulas need."""
    found = Rows(case)
    for table in TABLES:
        records = rows(case, table)
        if not records:
            continue
        ids = tuple(record.id for record in records)
        yield _sheet(names, table, table_label(table), record_type(table), records, ids, (), coded.get(table, ()))
        for spec in field_specs(table):
            if spec.item is None:
                continue
            parts = [(record.id, part) for record in records for part in getattr(record, spec.name)]
            if parts:
                label = f"{table_label(table)}, {spec.label.lower()}"
                owners = tuple(found.name(table, owner) for owner, _ in parts)
                yield _sheet(
                    names, f"{table}/{spec.name}", label, spec.item,
                    tuple(part for _, part in parts), tuple(owner for owner, _ in parts), owners, (),
                )  # fmt: skip


def _sheet(
    names: SheetNames,
    table: str,
    label: str,
    kind: type[Frozen],
    records: tuple[Frozen, ...],
    ids: tuple[str, ...],
    owners: tuple[str, ...],
    coded: Iterable[str],
) -> InputSheet:
    fields: dict[str, FieldPlace] = {}
    column = FIRST_COLUMN + (1 if owners else 0)
    for spec in specs_of(kind).values():
        if spec.name != "id" and spec.kind != "records":
            fields[spec.name] = FieldPlace(spec, column, _columns(spec, records))
            column += fields[spec.name].count
    codes = {name: column + position for position, name in enumerate(coded)}
    about = (kind.__doc__ or "").strip().split("\n")[0]
    return InputSheet(table, names.give(label), label, about, records, ids, owners, fields, codes)


def _columns(spec: FieldSpec, records: tuple[Frozen, ...]) -> int:
    if spec.kind not in LISTS:
        return 1
    if spec.most and spec.most <= MOST_COLUMNS:
        return spec.most
    lists = [value for record in records if isinstance(value := getattr(record, spec.name), tuple)]
    return max(1, len(spec.choices), *map(len, lists))


def cell_values(place: FieldPlace, record: Frozen, found: Rows) -> list[Any]:
    """Give what stands in a record's cells of a field: numbers, words, links by name; blank where nothing is given."""
    value = getattr(record, place.spec.name)
    if place.spec.link:
        return [found.name(place.spec.link, value) if value else ""]
    entries = list(value) if isinstance(value, tuple) else [value]
    return entries + [""] * (place.count - len(entries))
