"""Reads what scenarios change out of the matrix on their sheet: a row for each input, two columns for each scenario.

An input whose cells are unchanged keeps the overrides that were exported; only those of the others are made anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bpo_case.case.assessment import Override, Scenario
from bpo_case.case.document import Case
from bpo_case.case.errors import UnknownPath
from bpo_case.case.place import Rows, field_at, parts_of
from bpo_case.case.specs import FieldSpec
from bpo_case.text import message, translate
from bpo_case.workbook.back.cells import plain_value
from bpo_case.workbook.back.conversion import NotUsable, is_blank, same, taken, text_of
from bpo_case.workbook.back.findings import Findings
from bpo_case.workbook.back.links import Names
from bpo_case.workbook.back.marks import MarkedSheet
from bpo_case.workbook.cell_problem import address
from bpo_case.workbook.scenarios.scenario_layout import ACTION_NAME as ACTION
from bpo_case.workbook.scenarios.scenario_layout import ENTRY_NAME as ENTRY
from bpo_case.workbook.scenarios.scenario_layout import FIRST_ROW, Cell, scenarios_sheet, shown_cells
from bpo_case.workbook.scenarios.scenario_layout import PATH_NAME as PATH
from bpo_case.workbook.scenarios.scenario_layout import VALUE_NAME as VALUE
from bpo_case.workbook.sheet_names import SheetNames

HOW, WHICH, WHERE = message("How"), message("Value"), message("Path")
SET, MULTIPLY = "set", "multiply"

Given = dict[str, Any]
"""An override as plain data."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the matrix; ``entry`` is the place in a list, or 0."""

    row: int
    entry: int


def read_overrides(
    sheet: MarkedSheet | None, exported: Case, names: Names, ids: Mapping[str, set[str]], findings: Findings
) -> Mapping[str, list[Given]]:
    """Give the overrides of the scenarios that were exported, by the scenario's id."""
    kept = {
        scenario.id: [_dumped(each) for each in scenario.overrides if _is_there(scenario, each, ids, findings)]
        for scenario in exported.scenarios
        if scenario.id in ids.get("scenarios", {scenario.id})
    }
    if sheet is None:
        return kept
    matrix = _Matrix(sheet, exported, names, findings)
    return {scenario: matrix.overrides(scenario, overrides) for scenario, overrides in kept.items()}


def matrix_cells(sheet: MarkedSheet | None) -> Mapping[tuple[str, str], str]:
    """Give the two cells for what a scenario does with an input, as ``I12:J12``; of a list, those of its first entry.

    Keys are the scenario's id and the input's path.
    """
    if sheet is None or PATH not in sheet.columns:
        return {}
    firsts = ((name.removeprefix(ACTION), at[0]) for name, at in sheet.columns.items() if name.startswith(ACTION))
    pairs = [
        (scenario, at, sheet.columns[VALUE + scenario][0])
        for scenario, at in firsts
        if VALUE + scenario in sheet.columns
    ]
    cells = {}
    for row in reversed([*sheet.grid.filled(FIRST_ROW)]):
        path = text_of(plain_value(sheet.grid.cell(row, sheet.columns[PATH][0]))).strip()
        cells.update(
            {(scenario, path): f"{address(row, first)}:{address(row, last)}" for scenario, first, last in pairs}
        )
    return cells


def _is_there(scenario: Scenario, override: Override, ids: Mapping[str, set[str]], findings: Findings) -> bool:
    """Tell whether the row that an override changes is still there; without it, there is nothing to change."""
    table, row, _ = parts_of(override.path)
    there = not row or table not in ids or row in ids[table]
    if not there:
        said = translate("no longer changes {path}, which was deleted")
        findings.note(said.format(path=override.path), scenario.name)
    return there


def _dumped(override: Override) -> Given:
    return override.model_dump()


class _Matrix:
    """The matrix as it is now, beside what it was."""

    def __init__(self, sheet: MarkedSheet, exported: Case, names: Names, findings: Findings) -> None:
        self.sheet, self.names, self.findings = sheet, names, findings
        self.found, self.case = Rows(exported), exported
        self.lines = self._lines()
        self.before = self._exported()

    def _lines(self) -> Mapping[str, list[Line]]:
        """The rows of the matrix by the path of the input, wherever they stand."""
        lines: dict[str, list[Line]] = defaultdict(list)
        for row in self.sheet.grid.filled(FIRST_ROW):
            path, entry = (plain_value(self._cell(name, row)) for name in (PATH, ENTRY))
            if not is_blank(path):
                lines[text_of(path).strip()].append(Line(row, int(entry) if isinstance(entry, float) else 0))
        return {path: sorted(rows, key=lambda line: line.entry) for path, rows in lines.items()}

    def _exported(self) -> Mapping[tuple[str, str], list[tuple[int, Cell]]]:
        """What stood in each scenario's cells of an input, by scenario and path."""
        cells: dict[tuple[str, str], list[tuple[int, Cell]]] = defaultdict(list)
        for row in scenarios_sheet(self.case, SheetNames()).rows:
            for scenario, cell in zip(self.case.scenarios, shown_cells(row, self.found), strict=True):
                cells[scenario.id, row.path].append((row.entry, cell))
        return cells

    def overrides(self, scenario: str, kept: list[Given]) -> list[Given]:
        """Give a scenario's overrides: those exported in their order, and below them those of further inputs."""
        if ACTION + scenario not in self.sheet.columns or VALUE + scenario not in self.sheet.columns:
            return kept
        found: dict[str, list[Given]] = defaultdict(list)
        for override in kept:
            found[override["path"]].append(override)
        for path in self.lines:
            if not self._unchanged(scenario, path):
                found[path] = list(self._made(scenario, path))
        gone = [path for path in found if path not in self.lines]
        for path in gone:
            del found[path]
        return [*self._in_order(kept, found)]

    def _in_order(self, kept: list[Given], found: dict[str, list[Given]]) -> Iterator[Given]:
        """Overrides of one input may stand apart, and their order matters; new ones follow the last of them."""
        left = {path: list(given) for path, given in found.items()}
        for override in kept:
            if left.get(override["path"]):
                yield left[override["path"]].pop(0)
        for given in left.values():
            yield from given

    # ---------------------------------------------------------------- one scenario, one input

    def _unchanged(self, scenario: str, path: str) -> bool:
        before = self.before.get((scenario, path), [])
        filled = [line for line in self.lines[path] if not self._is_blank(scenario, line)]
        expected = [(entry, cell) for entry, cell in before if cell != ("", "")]
        return len(filled) == len(expected) and all(
            line.entry == entry and all(map(same, self._pair(scenario, line), cell))
            for line, (entry, cell) in zip(filled, expected, strict=True)
        )

    def _made(self, scenario: str, path: str) -> Iterator[Given]:
        """Make the overrides of an input out of their cells."""
        lines = [line for line in self.lines[path] if not self._is_blank(scenario, line)]
        try:
            spec = field_at(path)
            self.found.at(path)
        except UnknownPath as error:
            if lines:
                self._problem(str(error), PATH, lines[0], WHERE)
            return
        if lines and any(line.entry for line in lines):
            yield from self._list(scenario, path, spec, self.lines[path])
            return
        for line in lines:
            action = self._action(scenario, line)
            value = self._value(scenario, spec, action, line) if action else None
            if value is not None:
                yield {"path": path, "action": action, "value": value}

    def _list(self, scenario: str, path: str, spec: FieldSpec, lines: list[Line]) -> Iterator[Given]:
        """Make one override of the entries of a list; an entry that is left blank is as in the base."""
        _, record = self.found.at(path)
        base = getattr(record, spec.name)
        given = [line for line in lines if not self._is_blank(scenario, line)]
        actions = {self._action(scenario, line) for line in given}
        if len(actions) > 1:
            said = translate("is not as for the other entries of the list; choose “set” or “multiply” for all of them")
            self._problem(said, ACTION + scenario, given[-1], HOW)
        elif actions != {""}:
            (action,) = actions
            values = list(self._entries(scenario, spec, action, lines, base))
            if None not in values:
                alike = len(values) == len(base) and len(set(values)) == 1
                yield {"path": path, "action": action, "value": values[0] if alike else values}

    def _entries(self, scenario: str, spec: FieldSpec, action: str, lines: list[Line], base: Any) -> Iterator[Any]:
        """Give the values of a list's entries; one that is set to nothing ends the list."""
        for line in lines:
            if self._is_blank(scenario, line):
                if line.entry <= len(base):
                    yield base[line.entry - 1] if action == SET else 1.0
            elif action == SET and is_blank(self._cell(VALUE + scenario, line.row)):
                return
            else:
                yield self._value(scenario, replace(spec, kind="number"), action, line)

    def _action(self, scenario: str, line: Line) -> str:
        """Give what is done with the base; blank where that cannot be told, which is a problem."""
        said = text_of(plain_value(self._cell(ACTION + scenario, line.row))).strip().casefold()
        if said in (SET, MULTIPLY):
            return said
        blank = translate("is blank beside a value; choose “set” or “multiply”")
        other = translate("“{word}” is neither “set” nor “multiply”; choose one of them")
        self._problem(other.format(word=said) if said else blank, ACTION + scenario, line, HOW)
        return ""

    def _value(self, scenario: str, spec: FieldSpec, action: str, line: Line) -> Any:
        """Give the value, or None where it is none, which is a problem."""
        cell = self._cell(VALUE + scenario, line.row)
        kind = replace(spec, kind="number", unit="") if action == MULTIPLY else spec
        try:
            if kind.link:
                row, _ = self.names.row(kind, text_of(plain_value(cell)).strip(), "")
                return row
            found = taken(kind, [cell])
        except NotUsable as error:
            self._problem(error.message, VALUE + scenario, line, WHICH)
            return None
        for _, note in found.notes:
            column = self.sheet.columns[VALUE + scenario][0]
            self.findings.note(note, self.sheet.grid.name, line.row, column, translate(WHICH))
        return found.value

    # ---------------------------------------------------------------- cells

    def _cell(self, name: str, row: int) -> Any:
        columns = self.sheet.columns.get(name, ())
        return self.sheet.grid.cell(row, columns[0]) if columns else None

    def _pair(self, scenario: str, line: Line) -> tuple[Any, Any]:
        return self._cell(ACTION + scenario, line.row), self._cell(VALUE + scenario, line.row)

    def _is_blank(self, scenario: str, line: Line) -> bool:
        return all(map(is_blank, self._pair(scenario, line)))

    def _problem(self, said: str, name: str, line: Line, label: str) -> None:
        self.findings.problem(said, self.sheet.grid.name, line.row, self.sheet.columns[name][0], translate(label))
