"""Makes the case that a workbook says out of its sheets. Pure: grids in, the case and what was found out.

What the workbook does not have (a sheet or a column that was deleted, an unknown field) is as it was exported.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.errors import Problem
from bpo_case.case.place import Rows, parts_of
from bpo_case.case.specs import SETTINGS, FieldSpec, field_specs, table_label
from bpo_case.case.suggest import did_you_mean
from bpo_case.case.validate import examine
from bpo_case.workbook.addresses import letters
from bpo_case.workbook.back.cells import Book, plain_value
from bpo_case.workbook.back.conversion import LISTS, text_of
from bpo_case.workbook.back.fields import CellPlace, FieldReader
from bpo_case.workbook.back.findings import Findings
from bpo_case.workbook.back.links import Names
from bpo_case.workbook.back.marks import MarkedSheet, marked_sheets
from bpo_case.workbook.back.matrix import read_overrides, scenario_columns
from bpo_case.workbook.back.rows import entries
from bpo_case.workbook.cell_problem import CellProblem, address
from bpo_case.workbook.inputs.input_layout import ACTIVE, FIELD, FIRST_ROW, HEADING_ROW, USED, VALUE
from bpo_case.workbook.layout import CONSTANTS
from bpo_case.workbook.scenarios.scenario_layout import TABLE as MATRIX

OTHER_ROW = re.compile("“[^”]*”|\\brow ([0-9,]+)")
"""Another row of which a sentence speaks; what stands in quotes is the user's own text."""
ENTRY = re.compile(", entry ([0-9,]+)")


@dataclass(frozen=True)
class Places:
    """Where the inputs stand in the workbook."""

    sheets: Mapping[str, str]
    """The names of the sheets, by table."""
    cells: Mapping[tuple[str, str], Mapping[str, tuple[CellPlace, ...]]]
    """The cells of a row's fields, by table and id (blank for the settings)."""
    lines: Mapping[tuple[str, str], int]
    """The rows, by table and id."""
    scenarios: Mapping[str, str]
    """The columns of the matrix that a scenario has, by its id."""

    def at(self, path: str) -> tuple[str, str]:
        """Give the sheet and the address of an input, or of a whole row; blank what there is not."""
        table, row, field = parts_of(path)
        if field == "overrides" and row in self.scenarios:
            return self.sheets[MATRIX], self.scenarios[row]
        cells = self.cells.get((table, row), {}).get(field, ())
        line = self.lines.get((table, row))
        cell = address(*cells[0]) if cells else f"row {line}" if line else ""
        return self.sheets.get(table, ""), cell


@dataclass(frozen=True)
class Returned:
    """The case that a workbook says, and what was found on the way."""

    case: Case
    problems: tuple[CellProblem, ...]
    notes: tuple[CellProblem, ...]
    places: Places


def returned(book: Book, exported: Case, program: Case | None = None) -> Returned:
    """Read a workbook; ``exported`` is the case from which it was made.

    A row that was added, and that the program has added by the same name, is taken to be the same.
    """
    return _Return(book, exported, program or exported).made()


class _Return:
    """Reads the sheets one after another; findings and places are collected on the way."""

    def __init__(self, book: Book, exported: Case, program: Case) -> None:
        self.exported, self.found, self.findings = exported, Rows(exported), Findings()
        self.sheets = _by_table(book, self.findings)
        self.entries = {
            table: entries(self.sheets[table], rows(exported, table), rows(program, table), self.findings)
            for table in TABLES if table in self.sheets
        }  # fmt: skip
        self.names = Names({table: dict(self._names(table)) for table in TABLES})
        self.cells: dict[tuple[str, str], Mapping[str, tuple[CellPlace, ...]]] = {}

    def made(self) -> Returned:
        """Give the case with all that was found."""
        for table in (SETTINGS, *TABLES):
            self._note_what_is_missing(table)
        body = {SETTINGS: self._settings(), **{table: self._table(table) for table in TABLES}}
        examined = examine(body, json.dumps(body))
        self._place(examined.problems)
        names = {table: sheet.grid.name for table, sheet in self.sheets.items()}
        places = Places(names, self.cells, self._lines(), scenario_columns(self.sheets.get(MATRIX)))
        return Returned(examined.case, tuple(self.findings.problems), self.findings.notes_in_short(), places)

    # ---------------------------------------------------------------- values

    def _names(self, table: str) -> Iterator[tuple[str, str]]:
        """The names that rows have now, by id."""
        columns = self.sheets[table].columns.get("name", ()) if table in self.sheets else ()
        if not columns:
            yield from ((record.id, getattr(record, "name", "")) for record in rows(self.exported, table))
            return
        for entry in self.entries[table]:
            yield entry.id, text_of(plain_value(self.sheets[table].grid.cell(entry.row, columns[0]))).strip()

    def _settings(self) -> dict[str, Any]:
        settings, sheet = self.exported.settings, self.sheets.get(SETTINGS)
        if sheet is None:
            return settings.model_dump()
        column = sheet.mark_column - FIELD + VALUE
        where = {name: row for row, name in reversed(list(_column(sheet, sheet.mark_column)))}
        for name, row in where.items():
            value = plain_value(sheet.grid.cell(row, column))
            if name in CONSTANTS and value != CONSTANTS[name]:
                message = f"is a constant of the model, and stays {CONSTANTS[name]:.15g}"
                self.findings.note(message, sheet.grid.name, row, column, name)
        specs = field_specs(SETTINGS)
        places = {spec.name: ((where[spec.name], column),) for spec in specs if spec.name in where}
        self.cells[SETTINGS, ""] = places
        return self._reader(sheet).row(specs, places, settings)

    def _table(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table as plain data."""
        if table not in self.sheets:
            return [record.model_dump() for record in rows(self.exported, table)]
        sheet, reader = self.sheets[table], self._reader(self.sheets[table])
        specs = [spec for spec in field_specs(table) if spec.name != "id" and spec.kind != "records"]
        found = []
        for entry in self.entries[table]:
            places = {name: tuple((entry.row, at) for at in columns) for name, columns in sheet.columns.items()}
            self.cells[table, entry.id] = places
            found.append({"id": entry.id, **reader.row(specs, places, entry.record)})
        if table == "scenarios":
            self._put_overrides(found)
        return found

    def _put_overrides(self, scenarios: list[dict[str, Any]]) -> None:
        ids = {table: {entry.id for entry in given} for table, given in self.entries.items()}
        overrides = read_overrides(self.sheets.get(MATRIX), self.exported, self.names, ids, self.findings)
        for scenario in scenarios:
            scenario["overrides"] = overrides.get(scenario["id"], [])

    def _reader(self, sheet: MarkedSheet) -> FieldReader:
        return FieldReader(sheet.grid, self.names, self.found, self.findings)

    # ---------------------------------------------------------------- what is missing or unknown

    def _note_what_is_missing(self, table: str) -> None:
        sheet = self.sheets.get(table)
        if sheet is None:
            if table == SETTINGS or rows(self.exported, table):
                self.findings.note("has no sheet in the workbook; what was exported is kept", table_label(table))
            return
        if table == SETTINGS:
            return
        known = {spec.name: spec for spec in field_specs(table) if spec.name != "id" and spec.kind != "records"}
        for spec in known.values():
            if spec.name not in sheet.columns:
                message = "has no column in the workbook; what was exported is kept"
                self.findings.note(message, sheet.grid.name, label=spec.label)
        for name, columns in sheet.columns.items():
            self._note_column(sheet, name, columns, known)

    def _note_column(
        self, sheet: MarkedSheet, name: str, columns: tuple[int, ...], known: Mapping[str, FieldSpec]
    ) -> None:
        if name not in known and name != ACTIVE and not name.startswith(USED):
            message = f"“{name}” is not a field, and was left out{did_you_mean(name, known)}"
            self.findings.note(message, sheet.grid.name, HEADING_ROW, columns[0])
        elif len(columns) > 1 and (name == ACTIVE or (name in known and known[name].kind not in LISTS)):
            message = f"stands in column {letters(columns[0])} as well, and that was read"
            label = known[name].label if name in known else ACTIVE
            self.findings.note(message, sheet.grid.name, HEADING_ROW, columns[1], label)

    # ---------------------------------------------------------------- problems

    def _place(self, problems: Iterable[Problem]) -> None:
        """Tell what is wrong with the case where it stands in the workbook, unless its cell is told of already."""
        told = {(problem.sheet, problem.row, problem.column) for problem in self.findings.problems}
        for problem in problems:
            placed = self._placed(problem)
            if placed.column < 0 or (placed.sheet, placed.row, placed.column) not in told:
                self.findings.problems.append(placed)

    def _placed(self, problem: Problem) -> CellProblem:
        table, row, field = parts_of(problem.path)
        sheet = self.sheets[table].grid.name if table in self.sheets else problem.table
        cells = self.cells.get((table, row), {}).get(field, ())
        message = OTHER_ROW.sub(lambda found: self._other_row(found, table), problem.message)
        if not cells:
            return CellProblem(message, sheet, self._lines().get((table, row), 0), label=problem.field)
        entry = ENTRY.search(problem.field)
        line, column = cells[min(int(entry[1].replace(",", "")) if entry else 1, len(cells)) - 1]
        return CellProblem(message, sheet, line, column, problem.field)

    def _other_row(self, found: re.Match[str], table: str) -> str:
        """A row of the case that a sentence names, by the number it has in the workbook."""
        given = self.entries.get(table, [])
        number = int(found[1].replace(",", "")) if found[1] else 0
        return f"row {given[number - 1].row:,}" if 0 < number <= len(given) else found[0]

    def _lines(self) -> Mapping[tuple[str, str], int]:
        return {(table, entry.id): entry.row for table, given in self.entries.items() for entry in given}


def _by_table(book: Book, findings: Findings) -> Mapping[str, MarkedSheet]:
    """The sheets by the table they hold; two of one table cannot both be meant."""
    found: dict[str, MarkedSheet] = {}
    for sheet in marked_sheets(book):
        if sheet.table not in (SETTINGS, MATRIX, *TABLES):
            findings.note(f"is for “{sheet.table}”, which the case does not have, and was left out", sheet.grid.name)
        elif found.setdefault(sheet.table, sheet) is not sheet:
            message = f"is a copy of the sheet “{found[sheet.table].grid.name}”; delete one of them"
            findings.problem(message, sheet.grid.name)
    return found


def _column(sheet: MarkedSheet, column: int) -> Iterator[tuple[int, str]]:
    """The texts below the mark in a column, with their rows."""
    for row in sheet.grid.filled(FIRST_ROW):
        cell = sheet.grid.cell(row, column)
        if isinstance(cell, str):
            yield row, cell
