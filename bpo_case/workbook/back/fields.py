"""Reads the fields of one row, or of the sheet of the case: what is unchanged is taken as it was exported.

A blank cell is blank: a text or a link that may be missing is removed, and a number, a word of a list or a link that
must be there is a problem. Only in a row that was added does a blank cell stand for what a new row has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bpo_case.case.place import Rows
from bpo_case.case.record import Frozen
from bpo_case.case.specs import FieldSpec
from bpo_case.text import translate
from bpo_case.workbook.back.cells import Formula, Grid
from bpo_case.workbook.back.conversion import NotUsable, calculated, is_blank, same, taken, text_of
from bpo_case.workbook.back.findings import Findings
from bpo_case.workbook.back.links import Names
from bpo_case.workbook.inputs.input_layout import FieldPlace, cell_values

CellPlace = tuple[int, int]


@dataclass(frozen=True)
class FieldReader:
    """Reads the fields of a sheet's rows; what it finds besides values goes to ``findings``."""

    grid: Grid
    names: Names
    exported: Rows
    findings: Findings

    def row(
        self, specs: Iterable[FieldSpec], places: Mapping[str, Sequence[CellPlace]], record: Frozen | None
    ) -> dict[str, Any]:
        """Give the fields of a row as plain data. A field that cannot be read is as it was, or left out."""
        found = {}
        for spec in specs:
            given = places.get(spec.name, ())
            cells = [self.grid.cell(*place) for place in given]
            if record is None and all(map(is_blank, cells)):
                continue
            try:
                found[spec.name] = self._value(spec, cells, given, record) if cells else getattr(record, spec.name)
            except NotUsable as error:
                self.findings.problem(error.message, self.grid.name, *given[error.entry], label=translate(spec.label))
                if record is not None:
                    found[spec.name] = getattr(record, spec.name)
        return found

    def _value(self, spec: FieldSpec, cells: list[Any], places: Sequence[CellPlace], record: Frozen | None) -> Any:
        before = getattr(record, spec.name) if record is not None and self._unchanged(spec, cells, record) else None
        if spec.link:
            return self._link(spec, cells[0], places[0], before)
        if before is not None and not any(isinstance(cell, Formula) for cell in cells):
            return before
        found = taken(spec, cells)
        self._note(found.notes, spec, places)
        return found.value if before is None else before

    def _unchanged(self, spec: FieldSpec, cells: list[Any], record: Frozen) -> bool:
        expected = cell_values(FieldPlace(spec, 0, len(cells)), record, self.exported)
        return len(expected) == len(cells) and all(map(same, cells, expected))

    def _link(self, spec: FieldSpec, cell: Any, place: CellPlace, before: str | None) -> str:
        value, notes = calculated(cell)
        row, note = self.names.row(spec, text_of(value).strip(), before or "")
        self._note((*notes, *([(0, note)] if note else [])), spec, [place])
        return row

    def _note(self, notes: Iterable[tuple[int, str]], spec: FieldSpec, places: Sequence[CellPlace]) -> None:
        for entry, note in notes:
            self.findings.note(note, self.grid.name, *places[entry], label=translate(spec.label))
