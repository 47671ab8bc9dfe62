"""Reads whatever holds a table: xlsx, xlsm, xls, xlsb, ods and text files. Macros are never run.

Files of others may be broken or hostile, so that all reading is done in a process of its own, with limits; what comes
back are plain cells. calamine reads fast but shows an error value as a blank: where an .xlsx has any, openpyxl reads
the sheet a second time to find them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from bpo_case.workbook.foreign.errors import NoSuchSheet, NotATable
from bpo_case.workbook.foreign.grid import Cell, CellError, Grid, Sheet, trimmed
from bpo_case.workbook.foreign.text_files import read_text
from bpo_case.workbook.safe import Kind, mislabelled, preflight

ERRORS_SEEN = (Kind.XLSX, Kind.XLSM)
"""The kinds of files in which an error value can be told from a blank."""
ERROR_CELL = re.compile(rb"""\st\s*=\s*["']e["']""")
PIECE, LAP = 1 << 20, 64
CHARACTERS_AT_MOST = 32_767


def list_sheets(path: Path) -> tuple[Sheet, ...]:
    """List the sheets of a file; a text file is one sheet."""
    if preflight(path) == Kind.CSV:
        return (Sheet(path.stem),)
    with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:  # whatever the file is called
        return _sheets(book)


def read_grid(path: Path, sheet: str = "") -> Grid:
    """Read one sheet of a file; without a name, the first that is not hidden."""
    kind = preflight(path)
    called = mislabelled(path, kind)
    notes = (called,) if called else ()
    if kind == Kind.CSV:
        found = read_text(path)
        return replace(found, notes=(*notes, *found.notes))
    with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:  # whatever the file is called
        name = _chosen(path, _sheets(book), sheet)
        table = book.get_sheet_by_name(name)
        cells = [[_cell(value) for value in row] for row in table.to_python(skip_empty_area=False)]
        merged = tuple((*first, *last) for first, last in table.merged_cell_ranges or ())
    seen = kind in ERRORS_SEEN
    if seen and _any_error(path):
        _put(cells, _errors(path, name))
    return Grid(path.name, name, trimmed(cells), merged, errors_seen=seen, notes=notes)


def _sheets(book: CalamineWorkbook) -> tuple[Sheet, ...]:
    tables = (each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet)
    return tuple(Sheet(each.name, each.visible != SheetVisibleEnum.Visible) for each in tables)


def _chosen(path: Path, there: tuple[Sheet, ...], wanted: str) -> str:
    if wanted:
        same = [each.name for each in there if each.name.casefold() == wanted.strip().casefold()]
        if not same:
            raise NoSuchSheet(path.name, wanted, map(str, there))
        return same[0]
    if not there:
        raise NotATable(path.name, "it has no sheet with cells")
    return min(there, key=lambda each: each.hidden).name


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        if len(value) > CHARACTERS_AT_MOST:
            raise ValueError(f"a cell has {len(value):,} characters; spreadsheets have at most {CHARACTERS_AT_MOST:,}")
        return value.strip() or None
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _put(cells: list[list[Cell]], errors: dict[tuple[int, int], str]) -> None:
    for (row, column), text in errors.items():
        cells.extend([] for _ in range(len(cells), row + 1))
        cells[row].extend([None] * (column + 1 - len(cells[row])))
        cells[row][column] = CellError(text)


def _any_error(path: Path) -> bool:
    with ZipFile(path) as parts:
        return any(_has_error(parts, name) for name in parts.namelist())  # a sheet may be called anything


def _has_error(parts: ZipFile, name: str) -> bool:
    """Look for an error value without reading the sheet as XML, which takes ten times as long."""
    with parts.open(name) as part:
        before = b""
        while piece := part.read(PIECE):
            text = before + piece.replace(b"\0", b"")  # also where each letter has two bytes
            if ERROR_CELL.search(text):
                return True
            before = text[-LAP:]
    return False


def _errors(path: Path, sheet: str) -> dict[tuple[int, int], str]:
    """Find the error values of a sheet with a second reader."""
    with path.open("rb") as file:
        found = load_workbook(file, read_only=True, data_only=True, keep_links=False)[sheet]
        found.reset_dimensions()
        rows = enumerate(found.iter_rows())
        cells = ((row, column, cell) for row, each in rows for column, cell in enumerate(each))
        return {(row, column): str(cell.value) for row, column, cell in cells if cell.data_type == "e"}
