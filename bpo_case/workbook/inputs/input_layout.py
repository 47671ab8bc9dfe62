"""Where the inputs stand: a sheet for every table, the sheet of the case, and the lists of words.

Pure places; `input_writer` puts the cells there, `places` reads them in formulas. A reader finds a sheet by its mark
and a field by its name, both in the hidden row, whatever sheets are called and in whatever order columns stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.place import Rows
from bpo_case.case.record import Frozen, Record
from bpo_case.case.specs import SETTINGS, FieldSpec, field_specs, record_type, specs_of, table_label
from bpo_case.workbook.inputs.used_columns import SIZE_FIELDS
from bpo_case.workbook.sheet_names import SheetNames

TITLE_ROW, ABOUT_ROW, FIELD_ROW, HEADING_ROW, FIRST_ROW = 1, 2, 3, 4, 5
"""Rows of an input sheet; the row with the fields' names is hidden."""

ID_COLUMN, FIRST_COLUMN = 0, 1

SPARE = 20
"""Empty rows below the last one, for rows that are added in the workbook."""

MARK = "bpo-case:"
"""Begins the text by which a reader knows the sheet of a table; the table's name follows."""

ACTIVE = "active"
"""The name of the column that says whether a row counts."""

YES, NO = "yes", "no"
"""What stands in it."""

USED = "used:"
"""Begins the name of a column with the value of a field that formulas use; the field's name follows."""

LABEL, VALUE, UNIT, HELP, FIELD, CODE, USED_VALUE = range(7)
"""Columns of the sheet of the case; the field and the number of the word are hidden."""

LISTS = ("numbers", "words", "choices")
SHEET_NAMES = {"scenarios": "Scenario list"}
"""What a sheet is called that cannot have the name of its table."""

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
        if self.spec.kind not in LISTS:
            return [self.spec.heading]
        return [f"{self.spec.label}, {number}{unit}" for number in range(1, self.count + 1)]


@dataclass(frozen=True)
class InputSheet:
    """The sheet of a table."""

    table: str
    name: str
    label: str
    about: str
    records: tuple[Record, ...]
    fields: Mapping[str, FieldPlace]
    codes: Mapping[str, int]
    """The hidden column with the number of a choice's word, by field."""
    active: int | None
    """The column that says whether a row counts; only tables of costs have one."""
    used: Mapping[str, int]
    """The first of the columns with the values that formulas use, by field, where those are not the inputs alone."""

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records, from top to bottom."""
        return tuple(record.id for record in self.records)

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The row in which the record of an id stands."""
        return {record: FIRST_ROW + position for position, record in enumerate(self.ids)}

    @property
    def last_row(self) -> int:
        """The row of the last record."""
        return FIRST_ROW + len(self.records) - 1

    @property
    def last_spare(self) -> int:
        """The last of the empty rows for what is added."""
        return self.last_row + SPARE

    @property
    def last_entry(self) -> int:
        """The last column in which something is entered."""
        return max(place.last for place in self.fields.values())

    @property
    def last_column(self) -> int:
        """The last column, hidden ones included."""
        ends = [first + self.fields[name].count - 1 for name, first in self.used.items()]
        return max(self.last_entry, *self.codes.values(), *ends, 0)


@dataclass(frozen=True)
class CaseSheet:
    """The sheet of what holds for the whole case: settings, constants, and the as-is option where the model adds it."""

    name: str
    settings: Mapping[str, int]
    constants: Mapping[str, int]
    added: Mapping[str, int]
    used: Collection[str]
    """The settings that scenarios change, whose used values formulas read."""


@dataclass(frozen=True)
class ListsSheet:
    """The sheet of the words that choices have, a column for each list."""

    name: str
    columns: Mapping[tuple[str, ...], int]

    @property
    def scenarios(self) -> int:
        """The column with the names that the selector of scenarios offers, after the words."""
        return len(self.columns)


def case_sheet(
    names: SheetNames, constants: Iterable[str], added: Iterable[str], used: Collection[str] = ()
) -> CaseSheet:
    """Lay out the sheet of the case: below each heading its rows, with a row between the blocks."""
    placed: list[dict[str, int]] = []
    row = HEADING_ROW + 1
    for block in ([spec.name for spec in field_specs(SETTINGS)], constants, added):
        placed.append({name: row + position for position, name in enumerate(block)})
        row += len(placed[-1]) + 2
    settings, below, last = placed
    return CaseSheet(names.give(table_label(SETTINGS)), settings, below, last, used)


def lists_sheet(names: SheetNames) -> ListsSheet:
    """Lay out the lists of words, each once."""
    specs = [spec for table in (SETTINGS, *TABLES) for spec in with_parts(field_specs(table))]
    found = dict.fromkeys(spec.choices for spec in specs if spec.choices)
    return ListsSheet(names.give("Lists"), {choices: column for column, choices in enumerate(found)})


def with_parts(specs: Iterable[FieldSpec]) -> Iterator[FieldSpec]:
    """Give fields, each followed by those of its parts where it is a list of records."""
    for spec in specs:
        yield spec
        yield from specs_of(spec.item).values() if spec.item else ()


def input_sheets(
    case: Case, names: SheetNames, coded: Mapping[str, Iterable[str]], used: Mapping[str, Collection[str]]
) -> Iterator[InputSheet]:
    """Lay out a sheet for each table, also where it has no rows yet.

    ``coded`` names the choices whose number formulas need, ``used`` the fields that formulas read not as they are.
    """
    for table in TABLES:
        yield _sheet(case, table, names, coded.get(table, ()), used.get(table, ()))


def _sheet(case: Case, table: str, names: SheetNames, coded: Iterable[str], used: Collection[str]) -> InputSheet:
    records, kind = rows(case, table), record_type(table)
    specs = [spec for spec in specs_of(kind).values() if spec.name != "id" and spec.kind != "records"]
    active = FIRST_COLUMN + 1 if table in SIZE_FIELDS else None
    column, fields = FIRST_COLUMN, {}
    for spec in specs:
        column += 1 if column == active else 0
        fields[spec.name] = FieldPlace(spec, column, _columns(spec, records))
        column += fields[spec.name].count
    codes = {name: column + position for position, name in enumerate(coded)}
    column, places = column + len(codes), {}
    for name in (name for name in fields if name in used):
        places[name] = column
        column += fields[name].count
    label = SHEET_NAMES.get(table, table_label(table))
    about = (kind.__doc__ or "").strip().split("\n")[0]
    return InputSheet(table, names.give(label), label, about, records, fields, codes, active, places)


def _columns(spec: FieldSpec, records: tuple[Record, ...]) -> int:
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


def input_entries(sheet: InputSheet, found: Rows) -> Iterator[tuple[int, int, Any]]:
    """Give what is entered on a sheet, the ids included, as row, column and value, field by field."""
    for row, record in enumerate(sheet.records, FIRST_ROW):
        yield row, ID_COLUMN, record.id
        if sheet.active is not None:
            yield row, sheet.active, YES
    for place in sheet.fields.values():
        for row, record in enumerate(sheet.records, FIRST_ROW):
            for column, value in enumerate(cell_values(place, record, found), place.first):
                yield row, column, value


def setting_value(case: Case, spec: FieldSpec, found: Rows) -> Any:
    """Give what stands in the cell of a setting: a link by name."""
    value = getattr(case.settings, spec.name)
    return found.name(spec.link, value) if spec.link and value else value
