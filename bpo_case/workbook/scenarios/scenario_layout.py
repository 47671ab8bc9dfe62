"""Where the scenarios stand: a selector, and a matrix with a row for each input that a scenario changes.

Pure places. A list has a row for each of its entries, so that every row is about one cell. `scenario_writer` writes the
sheet, `used_columns` says how formulas read what the chosen scenario makes of an input.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.document import TABLES, Case
from bpo_case.case.errors import UnknownPath
from bpo_case.case.place import Rows, field_at, parts_of
from bpo_case.case.specs import EVIDENCE, SETTINGS, FieldSpec, field_specs, table_label
from bpo_case.model.schema import DERIVED, cost_schema
from bpo_case.workbook.inputs.input_layout import USED
from bpo_case.workbook.sheet_names import SheetNames

TITLE_ROW, ABOUT_ROW, FIELD_ROW, CAPTION_ROW, SELECTOR_ROW, NAMES_ROW, HEADING_ROW, FIRST_ROW = range(1, 9)
"""Rows of the sheet; the row with the fields' names is hidden."""

KEY, ENTRY, LABEL, UNIT, BASE, CHOSEN, EFFECT, PATH, FIRST_PAIR = range(9)
"""Columns; the first two are hidden. From the last one on each scenario has two: what it does, and with what value."""

TABLE = "scenario-matrix"
"""What the mark calls the matrix."""

LIVE, LATER, WITHOUT = "at once", "after import", "not in the figures"
"""When an override takes effect; some inputs are not part of any figure."""

SPARE = 20
"""Empty rows, for inputs that are added in the workbook."""

BASE_NAME = "Base"

PATH_NAME, ENTRY_NAME = "path", f"{USED}entry"
ACTION_NAME, VALUE_NAME = "action:", "value:"
"""Names of columns for a reader; the last two begin those of a scenario's columns, whose id follows."""

STRUCTURAL = frozenset(
    {
        (SETTINGS, "horizon"), (SETTINGS, "compared_with"), ("options", "kind"), ("labor", "added_by"),
        ("infrastructure", "added_by"), ("training", "added_by"), ("charges", "plan"),
        *((table, "option") for table in TABLES),
    }
)  # fmt: skip
"""Inputs by which the model is laid out: which options, rows and months there are."""


NUMBERS = ("number", "integer", "numbers")
"""Kinds of fields whose values have limits."""


class Helpers(NamedTuple):
    """The columns right of the scenarios: what the chosen one does with an input, and what the input must be."""

    action: int
    value: int
    set_value: int
    wanted: int
    """What the input would be; nearly whole numbers are made whole in the column of what is in use."""
    least: int
    most: int
    above: int
    """1 where the least itself is not allowed."""
    whole: int
    """1 where the number must be whole."""
    misfit: int
    """1 where the import would refuse what is in use."""


class Cell(NamedTuple):
    """What a scenario does with an input: ``set`` or ``multiply``, and the value; both blank where it does nothing."""

    action: str
    value: Any


AS_BASE = Cell("", "")


@dataclass(frozen=True)
class ScenarioRow:
    """A row of the matrix: an input, or one entry of a list (counted from 1; 0 is no list)."""

    row: int
    path: str
    entry: int
    label: str
    spec: FieldSpec | None
    effect: str
    cells: tuple[Cell, ...]
    """By scenario, in their order."""

    @property
    def key(self) -> str:
        """By what formulas find the row: the path, and the number of the entry; only a live row is found."""
        ending = f" {self.entry}" if self.entry else ""
        return f"{self.path}{ending}" if self.live else ""

    @property
    def live(self) -> bool:
        """Whether formulas read what the chosen scenario makes of it."""
        return self.effect == LIVE

    @property
    def limited(self) -> bool:
        """Whether it is a number that is read, which has limits and may have to be whole."""
        return self.live and self.spec is not None and self.spec.kind in NUMBERS


@dataclass(frozen=True)
class ScenariosSheet:
    """The sheet of the scenarios."""

    name: str
    base: str
    """What the selector calls the case without a scenario."""
    scenarios: tuple[Scenario, ...]
    rows: tuple[ScenarioRow, ...]

    @property
    def last_row(self) -> int:
        """The last row of the matrix."""
        return FIRST_ROW + len(self.rows) - 1

    @property
    def last_spare(self) -> int:
        """The last of the empty rows."""
        return self.last_row + SPARE

    @property
    def last_pair(self) -> int:
        """The last column of the scenarios."""
        return FIRST_PAIR + 2 * len(self.scenarios) - 1

    @property
    def helpers(self) -> Helpers:
        """The columns right of the scenarios."""
        return Helpers(*range(self.last_pair + 1, self.last_pair + 1 + len(Helpers._fields)))

    @cached_property
    def live_fields(self) -> frozenset[tuple[str, str]]:
        """Tables and fields that a chosen scenario changes at once."""
        return frozenset((parts_of(row.path)[0], parts_of(row.path)[2]) for row in self.rows if row.live)


def scenarios_sheet(case: Case, names: SheetNames) -> ScenariosSheet:
    """Lay out the sheet of the scenarios."""
    taken = {scenario.name.casefold() for scenario in case.scenarios}
    base = BASE_NAME if BASE_NAME.casefold() not in taken else f"{BASE_NAME} (no scenario)"
    return ScenariosSheet(names.give(table_label("scenarios")), base, case.scenarios, tuple(_rows(case)))


def shown_cells(row: ScenarioRow, found: Rows) -> list[Cell]:
    """Give what stands in a row's cells: links by name, and a list that has no rows for its entries as a text."""
    return [Cell(cell.action, _shown(row, cell.value, found)) for cell in row.cells]


def _shown(row: ScenarioRow, value: Any, found: Rows) -> Any:
    if row.spec and row.spec.link and value:
        return found.name(row.spec.link, value)
    return "; ".join(str(entry) for entry in value) if isinstance(value, tuple) else value


# ---------------------------------------------------------------- the rows


def _rows(case: Case) -> Iterator[ScenarioRow]:
    found, number = Rows(case), FIRST_ROW
    several = {path for scenario in case.scenarios for path in _more_than_once(scenario.overrides)}
    for path in _paths(case, found):
        spec = _spec(path, found)
        effect = LATER if path in several else _effect(path, spec, found)
        for entry, cells in _entries(case, path, spec, found, path in several):
            yield ScenarioRow(number, path, entry, _label(path, entry, spec, found), spec, effect, cells)
            number += 1


def _paths(case: Case, found: Rows) -> list[str]:
    """The inputs that scenarios change, in the order of the document."""
    paths = dict.fromkeys(override.path for scenario in case.scenarios for override in scenario.overrides)
    return sorted(paths, key=lambda path: _place(path, found))


def _place(path: str, found: Rows) -> tuple[int, int, int]:
    table, row, field = parts_of(path)
    if table not in (SETTINGS, *TABLES):
        return (len(TABLES) + 1, 0, 0)
    number, _ = found.numbered(table).get(row, (0, None)) if table in TABLES else (0, None)
    names = [spec.name for spec in field_specs(table)]
    return ((SETTINGS, *TABLES).index(table), number, names.index(field) if field in names else 0)


def _more_than_once(overrides: Iterable[Override]) -> Iterator[str]:
    counted = Counter(override.path for override in overrides)
    return (path for path, count in counted.items() if count > 1)


def _spec(path: str, found: Rows) -> FieldSpec | None:
    """The field that a path leads to, unless its row or the field is not there."""
    try:
        found.at(path)
        return field_at(path)
    except UnknownPath:
        return None


def _label(path: str, entry: int, spec: FieldSpec | None, found: Rows) -> str:
    table, row, _ = parts_of(path)
    if spec is None:
        return path
    whose = found.name(table, row) if row else ""
    said = f"{table_label(table)}: {whose}, {spec.label}" if whose else f"{table_label(table)}: {spec.label}"
    return f"{said}, {entry}" if entry else said


# ---------------------------------------------------------------- when it takes effect


def _effect(path: str, spec: FieldSpec | None, found: Rows) -> str:
    table, row, field = parts_of(path)
    if spec is None or (table, field) in STRUCTURAL or _ambiguous(table, row, found):
        return LATER
    return LIVE if field in read_fields().get(table, ()) else WITHOUT


def _ambiguous(table: str, row: str, found: Rows) -> bool:
    """Whether a spreadsheet, to which capitals are the same, would find another row by this id, or none."""
    return bool(row) and [other.casefold() for other in found.numbered(table)].count(row.casefold()) != 1


@cache
def read_fields() -> Mapping[str, frozenset[str]]:
    """Give the fields that formulas can read, by table of the document: columns of the model and links, no evidence."""
    schema = cost_schema()
    read = {SETTINGS: set(schema.scalars)}
    for name, derived in DERIVED.items():
        fields = (link.field for link in schema.tables[name].links.values() if not link.structural)
        read.setdefault(derived.source, set()).update(schema.tables[name].columns, fields)
    return {table: frozenset(fields - {*EVIDENCE}) for table, fields in read.items()}


# ---------------------------------------------------------------- what scenarios do


def _entries(
    case: Case, path: str, spec: FieldSpec | None, found: Rows, several: bool
) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Give the rows of an input: one, or for a list one for each entry that the base or a scenario has."""
    given = [[override for override in scenario.overrides if override.path == path] for scenario in case.scenarios]
    if several or spec is None or spec.kind != "numbers":
        for place in range(max(map(len, given))):
            cells = [each[place : place + 1] for each in given]
            yield 0, tuple(Cell(each[0].action, each[0].value) if each else AS_BASE for each in cells)
        return
    base = len(_value(path, found))
    lists = [each[0].value for each in given if each and isinstance(each[0].value, tuple)]
    for entry in range(1, max([base, *map(len, lists)]) + 1):
        yield entry, tuple(_entry(each[0], entry, base) if each else AS_BASE for each in given)


def _entry(override: Override, entry: int, base: int) -> Cell:
    """What an override does with an entry of a list; one that it leaves out is set to nothing."""
    values = override.value if isinstance(override.value, tuple) else (override.value,) * base
    if entry <= len(values):
        return Cell(override.action, values[entry - 1])
    return Cell("set", "") if entry <= base else AS_BASE


def _value(path: str, found: Rows) -> Any:
    _, record = found.at(path)
    return getattr(record, parts_of(path)[2])
