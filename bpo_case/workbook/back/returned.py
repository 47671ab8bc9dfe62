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
from bpo_case.text import plain_number, translate
from bpo_case.workbook.addresses import letters
from bpo_case.workbook.back.cells import Book, plain_value
from bpo_case.workbook.back.conversion import LISTS, text_of
from bpo_case.workbook.back.fields import CellPlace, FieldReader
from bpo_case.workbook.back.findings import Findings
from bpo_case.workbook.back.links import Names
from bpo_case.workbook.back.marks import MarkedSheet, marked_sheets
from bpo_case.workbook.back.matrix import matrix_cells, read_overrides
from bpo_case.workbook.back.rows import entries, exchanged
from bpo_case.workbook.cell_problem import CellProblem, address, row_said
from bpo_case.workbook.inputs.input_layout import ACTIVE, FIELD, FIRST_ROW, HEADING_ROW, USED, VALUE
from bpo_case.workbook.layout import CONSTANTS
from bpo_case.workbook.scenarios.scenario_layout import TABLE as MATRIX

OVERRIDES = "overrides/"
QUOTED = "“[^”]*”|„[^“]*“|«[^»]*»"
"""What stands in quotes, in any of the languages, is the user's own text."""
NUMBER = r"([0-9]+(?:[,.\u202f][0-9]{3})*)"


@dataclass(frozen=True)
class Places:
    """Where the inputs stand in the workbook."""

    sheets: Mapping[str, str]
    """The names of the sheets, by table."""
    cells: Mapping[tuple[str, str], Mapping[str, tuple[CellPlace, ...]]]
    """The cells of a row's fields, by table and id (blank for the settings)."""
    lines: Mapping[tuple[str, str], int]
    """The rows, by table and id."""
    overrides: Mapping[tuple[str, str], str]
    """The cells of the matrix for what a scenario does with an input, by the scenario's id and the input's path."""

    def at(self, path: str) -> tuple[str, str]:
        """Give the sheet and the address of an input, or of a whole row; blank what there is not."""
        table, row, field = parts_of(path)
        if cells_of_input := self.overrides.get((row, field.removeprefix(OVERRIDES))):
            return self.sheets[MATRIX], cells_of_input
        cells = self.cells.get((table, row), {}).get(field, ())
        line = self.lines.get((table, row))
        cell = address(*cells[0]) if cells else row_said(line) if line else ""
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
        self._note_exchanged(examined.case)
        names = {table: sheet.grid.name for table, sheet in self.sheets.items()}
        places = Places(names, self.cells, self._lines(), matrix_cells(self.sheets.get(MATRIX)))
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
                said = translate("is a constant of the model, and stays {number}")
                kept = said.format(number=plain_number(CONSTANTS[name], ".15g"))
                self.findings.note(kept, sheet.grid.name, row, column, name)
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
                said = translate("has no sheet in the workbook; what was exported is kept")
                self.findings.note(said, translate(table_label(table)))
            return
        if table == SETTINGS:
            return
        known = {spec.name: spec for spec in field_specs(table) if spec.name != "id" and spec.kind != "records"}
        for spec in known.values():
            if spec.name not in sheet.columns:
                said = translate("has no column in the workbook; what was exported is kept")
                self.findings.note(said, sheet.grid.name, label=translate(spec.label))
        for name, columns in sheet.columns.items():
            self._note_column(sheet, name, columns, known)

    def _note_column(
        self, sheet: MarkedSheet, name: str, columns: tuple[int, ...], known: Mapping[str, FieldSpec]
    ) -> None:
        if name not in known and name != ACTIVE and not name.startswith(USED):
            said = translate("“{name}” is not a field, and was left out{hint}")
            unknown = said.format(name=name, hint=did_you_mean(name, known))
            self.findings.note(unknown, sheet.grid.name, HEADING_ROW, columns[0])
        elif len(columns) > 1 and (name == ACTIVE or (name in known and known[name].kind not in LISTS)):
            said = translate("stands in column {column} as well, and that was read")
            label = translate(known[name].label) if name in known else ACTIVE
            self.findings.note(said.format(column=letters(columns[0])), sheet.grid.name, HEADING_ROW, columns[1], label)

    def _note_exchanged(self, case: Case) -> None:
        """Tell of rows that have each other's values: whoever wanted to move them has left the hidden ids behind."""
        lines = self._lines()
        for table, sheet in self.sheets.items():
            for first, second in exchanged(rows(self.exported, table), rows(case, table)) if table in TABLES else ():
                said = translate("seems to have the values of row {row}, which has those of this row")
                self.findings.note(said.format(row=lines[table, second]), sheet.grid.name, lines[table, first])

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
        message = _other_row().sub(lambda found: self._row_here(found, table), problem.message)
        if not cells:
            return CellProblem(message, sheet, self._lines().get((table, row), 0), label=problem.field)
        entry = _entry_of_list().search(problem.field)
        line, column = cells[min(_count(entry[1]) if entry else 1, len(cells)) - 1]
        return CellProblem(message, sheet, line, column, problem.field)

    def _row_here(self, found: re.Match[str], table: str) -> str:
        """A row of the case that a sentence names, by the number it has in the workbook."""
        given = self.entries.get(table, [])
        number = _count(found[1]) if found[1] else 0
        return found[0].replace(found[1], str(given[number - 1].row)) if 0 < number <= len(given) else found[0]

    def _lines(self) -> Mapping[tuple[str, str], int]:
        return {(table, entry.id): entry.row for table, given in self.entries.items() for entry in given}


def _other_row() -> re.Pattern[str]:
    """Find another row of which a sentence speaks, outside of quotes."""
    row = re.escape(translate("row {number}")).replace(re.escape("{number}"), NUMBER)
    return re.compile(rf"{QUOTED}|\b{row}", re.IGNORECASE)


def _entry_of_list() -> re.Pattern[str]:
    """Find the entry of a list of which the name of a field speaks."""
    said = re.escape(translate("{field}, entry {number}")).replace(re.escape("{number}"), NUMBER)
    return re.compile(said.replace(re.escape("{field}"), ""))


def _count(written: str) -> int:
    return int(re.sub(r"\D", "", written))


def _by_table(book: Book, findings: Findings) -> Mapping[str, MarkedSheet]:
    """The sheets by the table they hold; two of one table cannot both be meant."""
    found: dict[str, MarkedSheet] = {}
    for sheet in marked_sheets(book):
        if sheet.table not in (SETTINGS, MATRIX, *TABLES):
            said = translate("is for “{table}”, which the case does not have, and was left out")
            findings.note(said.format(table=sheet.table), sheet.grid.name)
        elif found.setdefault(sheet.table, sheet) is not sheet:
            said = translate("is a copy of the sheet “{sheet}”; delete one of them")
            findings.problem(said.format(sheet=found[sheet.table].grid.name), sheet.grid.name)
    return found


def _column(sheet: MarkedSheet, column: int) -> Iterator[tuple[int, str]]:
    """The texts below the mark in a column, with their rows."""
    for row in sheet.grid.filled(FIRST_ROW):
        cell = sheet.grid.cell(row, column)
        if isinstance(cell, str):
            yield row, cell
