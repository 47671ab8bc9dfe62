"""The clipboard: what is copied from a table, and the cells of what is pasted, the most exact form first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData

from bpo_case.case.specs import FieldSpec
from bpo_case.desktop.tables.edits import Area
from bpo_case.desktop.tables.grid_text import cells_of, text_of_cells
from bpo_case.desktop.tables.record_model import RecordModel
from bpo_case.desktop.tables.typed import Entered, text_of
from bpo_case.desktop.tables.xml_spreadsheet import CELLS_AT_MOST, NotReadable, cells_of_sheet
from bpo_case.text import translate

OWN = "application/x-bpo-case-cells"
"""Marks a text as copied here: its numbers are in full, as the reader writes them."""
SHEET = 'application/x-qt-windows-mime;value="XML Spreadsheet"'


class Pasted(NamedTuple):
    """Cells, and whether they were copied here, so that nothing has to be guessed."""

    cells: Sequence[Sequence[Entered]]
    own: bool


def copied(model: RecordModel, area: Area, headed: bool = False) -> QMimeData:
    """Give the cells of an area for the clipboard, with the heads of their columns where wanted."""
    columns = range(area.left, area.right + 1)
    heads = [[model.specs[column].heading for column in columns]] if headed else []
    rows = [[model.in_editor(row, column) for column in columns] for row in range(area.top, area.bottom + 1)]
    text = text_of_cells([*heads, *rows])
    data = QMimeData()
    data.setText(text)
    if not headed:
        data.setData(OWN, text.encode())
    return data


def pasted(data: QMimeData) -> Pasted:
    """Give the cells of what is on the clipboard; raise NotReadable where they are too many."""
    if data.hasFormat(OWN):
        return Pasted(cells_of(bytes(data.data(OWN).data()).decode()), own=True)
    if data.hasFormat(SHEET):
        try:
            return Pasted(cells_of_sheet(bytes(data.data(SHEET).data())), own=False)
        except NotReadable:
            pass  # the same cells are there as a text
    cells = cells_of(data.text()) if data.hasText() else []
    if sum(map(len, cells)) > CELLS_AT_MOST:
        raise NotReadable(f"more than {CELLS_AT_MOST:,} cells")
    return Pasted(cells, own=False)


def without_headings(cells: Sequence[Sequence[Entered]], specs: Sequence[FieldSpec]) -> Sequence[Sequence[Entered]]:
    """Leave the first row away where it only repeats how the columns are headed."""
    if len(cells) < 2 or not specs:
        return cells
    heads = zip(cells[0], specs, strict=False)
    repeats = [text_of(cell).strip().casefold() in _headings(spec) for cell, spec in heads]
    return cells[1:] if repeats and all(repeats) else cells


def _headings(spec: FieldSpec) -> tuple[str, ...]:
    return spec.label.casefold(), spec.heading.casefold(), translate(spec.label).casefold()


def tiled(cells: Sequence[Sequence[Entered]], area: Area) -> Sequence[Sequence[Entered]]:
    """Repeat cells over an area that is a multiple of them, as one value is over any."""
    width = max(map(len, cells), default=0)
    if not width or area.height % len(cells) or area.width % width or any(len(row) != width for row in cells):
        return cells
    return [[*row] * (area.width // width) for row in cells] * (area.height // len(cells))
