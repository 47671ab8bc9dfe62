"""Where the cells that formulas read are now: sheets may be renamed, rows and columns of inputs inserted or deleted.

A spreadsheet changes references along, which is no change of a formula. Columns are known by the names of their
fields, rows of the case by theirs; rows of a table by the formulas that show their names, because sorting moves rows
without references following.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bpo_case.case.specs import SETTINGS
from bpo_case.workbook.back.canonical import Area, Corners, areas
from bpo_case.workbook.back.cells import Book, plain_value
from bpo_case.workbook.back.conversion import text_of
from bpo_case.workbook.back.expected import ExpectedSheet
from bpo_case.workbook.back.formula_reader import FoundSheet
from bpo_case.workbook.back.marks import MarkedSheet, marked_sheets
from bpo_case.workbook.inputs.input_layout import ACTIVE, FIELD, FIRST_ROW, USED, InputSheet
from bpo_case.workbook.layout import Layout
from bpo_case.workbook.scenarios.scenario_layout import (
    ACTION_NAME,
    ENTRY,
    ENTRY_NAME,
    FIRST_PAIR,
    KEY,
    PATH_NAME,
    VALUE_NAME,
    ScenariosSheet,
)
from bpo_case.workbook.scenarios.scenario_layout import FIRST_ROW as FIRST_OF_MATRIX
from bpo_case.workbook.scenarios.scenario_layout import TABLE as MATRIX
from bpo_case.workbook.scenarios.scenario_writer import HEADINGS, HELPERS

SPARE = 1_048_576
"""Stands for any row below the last one of a table."""
GONE = -1
"""The place of what was deleted."""
BROKEN = "#REF!"
SHOWN_CELL = re.compile(r"=?(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!\$?[A-Za-z]{1,3}\$?[0-9]+")
"""A formula that shows one cell of another sheet, as those do that show the name of a row."""

Sheets = Mapping[str, ExpectedSheet]
FoundSheets = Mapping[str, FoundSheet]


class Gone(Exception):
    """A formula read a row or column that was deleted."""


@dataclass(frozen=True)
class Line:
    """Where the rows, or the columns, of a sheet are now. An unknown one is as far away as the nearest before it."""

    known: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def _kept(self) -> list[int]:
        return sorted(place for place, now in self.known.items() if now != GONE)

    @cached_property
    def _gone(self) -> list[int]:
        return sorted(place for place, now in self.known.items() if now == GONE)

    def at(self, place: int) -> int:
        """Give where a place is now; raise Gone if it was deleted."""
        if self.known.get(place) == GONE:
            raise Gone
        return self._shifted(place)

    def first(self, place: int) -> int:
        """Give where an area begins now: at the next place, if its first was deleted."""
        while self.known.get(place) == GONE:
            place += 1
        return self._shifted(place)

    def last(self, place: int) -> int:
        """Give where an area ends now: at the place before, if its last was deleted."""
        while self.known.get(place) == GONE:
            place -= 1
        return self._shifted(place)

    def _shifted(self, place: int) -> int:
        index = bisect_right(self._kept, place) - 1
        near = self._kept[index] if index >= 0 else 0
        between = bisect_right(self._gone, place) - bisect_right(self._gone, near)
        return self.known.get(near, near) + place - near - between


@dataclass(frozen=True)
class Moves:
    """Where everything is now, by plain exported name: the sheets, and the rows and columns of those with inputs."""

    sheets: Mapping[str, str]
    there: frozenset[str]
    """The names of all sheets, in small letters."""
    lasts: Mapping[str, int]
    """The last row of each table now, by the plain name of its sheet now; below it there are only spare rows."""
    rows: Mapping[str, Line]
    columns: Mapping[str, Line]
    places: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    """Where the rows of tables and of the matrix of scenarios are by what they are about, also if they were sorted."""

    @cached_property
    def any(self) -> bool:
        """Whether anything is elsewhere."""
        lines = (*self.rows.values(), *self.columns.values())
        renamed = any(old != new.casefold() for old, new in self.sheets.items())
        return renamed or any(old != new for line in lines for old, new in line.known.items())

    def renamed(self, area: Area) -> Area:
        """Give an area as it is found; some programs rename a sheet, and leave formulas with the old name."""
        known = area.sheet in self.there
        name = area.sheet if known else self.sheets.get(area.sheet, area.sheet).casefold()
        return Area(name, self._ended(name, area.corners))

    def _ended(self, sheet: str, corners: Corners) -> Corners:
        """Rows may be inserted among the spare ones: an area that reaches there ends there."""
        last = self.lasts.get(sheet, SPARE)
        return tuple((column, row if row <= last else SPARE) for column, row in corners)

    def area(self, area: Area) -> Area:
        """Give an area of the exported workbook as it is now; raise Gone where nothing is left of it."""
        rows, columns = self.rows.get(area.sheet), self.columns.get(area.sheet)
        name = self.sheets.get(area.sheet, area.sheet).casefold()
        if rows is None or columns is None:
            return Area(name, area.corners)
        if len(area.corners) == 1:
            ((column, row),) = area.corners
            return Area(name, self._ended(name, ((columns.at(column), rows.at(row)),)))
        (left, top), (right, bottom) = area.corners
        corners = (columns.first(left), rows.first(top)), (columns.last(right), rows.last(bottom))
        if corners[0][0] > corners[1][0] or corners[0][1] > corners[1][1]:
            raise Gone
        return Area(name, self._ended(name, corners))


def moves(layout: Layout, book: Book, expected: Sheets, found: FoundSheets) -> Moves:
    """Find out where everything is."""
    marked = {sheet.table: sheet for sheet in reversed(list(marked_sheets(book)))}
    names = _names(layout, book, marked, expected)
    seen = _seen(expected, found, names)
    rows, columns, lasts, places = {}, {}, {}, {}
    for table, sheet in layout.inputs.items():
        if table in marked:
            name = sheet.name.casefold()
            places[name] = _by_id(sheet, marked[table])
            rows[name] = _rows(places[name], seen.get(name, {}))
            lasts[marked[table].grid.name.casefold()] = rows[name].last(sheet.last_row)
            columns[name] = _columns(sheet, marked[table])
    if SETTINGS in marked:
        mark = marked[SETTINGS].mark_column
        rows[layout.case.name.casefold()] = _settings_rows(layout, marked[SETTINGS])
        columns[layout.case.name.casefold()] = Line({0: mark - FIELD, FIELD: mark})
    if MATRIX in marked:
        name = layout.scenarios.name.casefold()
        places[name] = _by_path(layout.scenarios, marked[MATRIX])
        rows[name], columns[name] = _rows(places[name], {}), _matrix_columns(layout.scenarios, marked[MATRIX])
    there = frozenset(name.casefold() for name in book.sheets)
    return Moves({old.casefold(): new for old, new in names.items()}, there, lasts, rows, columns, places)


def _names(layout: Layout, book: Book, marked: Mapping[str, MarkedSheet], expected: Iterable[str]) -> Mapping[str, str]:
    """Give the names of the sheets now; those without a mark that are called otherwise are known by their order."""
    names = {sheet.name: marked[table].grid.name for table, sheet in layout.inputs.items() if table in marked}
    if SETTINGS in marked:
        names[layout.case.name] = marked[SETTINGS].grid.name
    if MATRIX in marked:
        names[layout.scenarios.name] = marked[MATRIX].grid.name
    others = [name for name in expected if name not in names]
    there = [name for name in book.sheets if name not in names.values()]
    missing = [name for name in others if name not in there]
    new = [name for name in there if name not in others]
    names |= {name: name for name in others if name in there}
    return {**names, **dict(zip(missing, new, strict=True))} if len(missing) == len(new) else names


def _seen(expected: Sheets, found: FoundSheets, names: Mapping[str, str]) -> Mapping[str, Mapping[int, Counter[int]]]:
    """Count where the formulas that show a cell of another sheet show it from now, by sheet and row."""
    plain = {old.casefold(): new.casefold() for old, new in names.items()}
    seen: dict[str, dict[int, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for sheet, rows in expected.items():
        there = found.get(names.get(sheet, ""), {})
        for number, row in rows.items():
            given = {run.first: run.formula for run in there[number].runs} if number in there else {}
            for run in row.runs:
                cell = SHOWN_CELL.fullmatch(run.formula)
                if cell and run.first in given:
                    (area,) = areas(run.formula, sheet)
                    now = _row_now(given[run.first], sheet, plain.get(area.sheet, area.sheet))
                    if now:
                        seen[area.sheet][area.corners[0][1]][now] += 1
    return seen


def _row_now(formula: str, here: str, sheet: str) -> int:
    """Give the row of the one cell that a formula shows; GONE where it was deleted, 0 where it shows something else."""
    if BROKEN in formula:
        return GONE
    found = areas(formula, here) if SHOWN_CELL.fullmatch(formula) else []
    return found[0].corners[0][1] if found and found[0].sheet == sheet else 0


def _by_id(sheet: InputSheet, now: MarkedSheet) -> Mapping[int, int]:
    """Tell where the rows of a table are by their ids; of a row and its copies, the first."""
    filled = reversed([*now.grid.filled(FIRST_ROW)])
    places = {text_of(plain_value(now.grid.cell(row, now.mark_column))): row for row in filled}
    return {row: places.get(name, GONE) for name, row in sheet.row_of.items()}


def _by_path(sheet: ScenariosSheet, now: MarkedSheet) -> Mapping[int, int]:
    """Tell where the rows of the matrix are by the inputs that they are about."""
    there: dict[tuple[str, ...], list[int]] = defaultdict(list)
    columns = [column for name in (PATH_NAME, ENTRY_NAME) for column in now.columns.get(name, ())[:1]]
    for row in now.grid.filled(FIRST_OF_MATRIX):
        there[tuple(text_of(plain_value(now.grid.cell(row, column))) for column in columns)].append(row)
    keys = {row.row: (row.path, str(row.entry))[: len(columns)] for row in sheet.rows}
    return {row: there[key].pop(0) if there[key] else GONE for row, key in keys.items()}


def _rows(places: Mapping[int, int], seen: Mapping[int, Counter[int]]) -> Line:
    """Tell where formulas find rows. As long as these stand where they were, nothing has moved."""
    if all(row == place for row, place in places.items()):
        return Line()
    kept = [place for place in places.values() if place != GONE]
    in_order = places if kept == sorted(kept) else {}
    return Line({**in_order, **{row: counted.most_common(1)[0][0] for row, counted in seen.items()}})


def _columns(sheet: InputSheet, now: MarkedSheet) -> Line:
    fields = {name: (place.first, place.count) for name, place in sheet.fields.items()}
    fields |= {f"{USED}{name}": (first, sheet.fields[name].count) for name, first in sheet.used.items()}
    if sheet.active is not None:
        fields[ACTIVE] = (sheet.active, 1)
    known = {0: now.mark_column}
    for name, (first, count) in fields.items():
        there = now.columns.get(name, ())
        known |= {first + place: there[place] if place < len(there) else GONE for place in range(count)}
    return Line(known)


def _matrix_columns(sheet: ScenariosSheet, now: MarkedSheet) -> Line:
    names = {ENTRY: ENTRY_NAME, **{column: name for column, (_, name) in HEADINGS.items()}}
    names |= {column: f"{USED}{heading}" for column, heading in zip(sheet.helpers, HELPERS, strict=True)}
    for number, scenario in enumerate(sheet.scenarios):
        action = FIRST_PAIR + 2 * number
        names |= {action: f"{ACTION_NAME}{scenario.id}", action + 1: f"{VALUE_NAME}{scenario.id}"}
    return Line({KEY: now.mark_column, **{at: (*now.columns.get(name, ()), GONE)[0] for at, name in names.items()}})


def _settings_rows(layout: Layout, now: MarkedSheet) -> Line:
    case = layout.case
    names = {row: name for block in (case.settings, case.constants, case.added) for name, row in block.items()}
    there: dict[str, list[int]] = defaultdict(list)
    for row in now.grid.filled(FIRST_ROW):
        there[text_of(plain_value(now.grid.cell(row, now.mark_column)))].append(row)
    return Line({row: there[name].pop(0) if there[name] else GONE for row, name in sorted(names.items())})
