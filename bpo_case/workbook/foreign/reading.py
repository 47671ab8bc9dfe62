"""Reads whatever holds a table: xlsx, xlsm, xls, xlsb, ods and text files. Macros are never run.

Files of others may be broken or hostile, so that all reading is done in a process of its own, with limits; what comes
back are plain cells. calamine reads fast, and where an .xlsx has error values, openpyxl reads it instead.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from bpo_case.text import plain_number, translate
from bpo_case.workbook.foreign import error_values
from bpo_case.workbook.foreign.errors import NoSuchSheet, NotATable
from bpo_case.workbook.foreign.grid import Cell, Grid, Sheet, trimmed
from bpo_case.workbook.foreign.text_files import CHARACTERS_AT_MOST, read_text
from bpo_case.workbook.safe import Kind, mislabelled, preflight

ERRORS_SEEN = (Kind.XLSX, Kind.XLSM)
"""The kinds of files in which an error value can be told from a blank."""


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
        seen = kind in ERRORS_SEEN
        if seen and error_values.any_error(path):
            values, merged = error_values.cells_and_merged(path, name)
        else:
            table = book.get_sheet_by_name(name)
            values = table.to_python(skip_empty_area=False)
            merged = tuple((*first, *last) for first, last in table.merged_cell_ranges or ())
    cells = [[_cell(value) for value in row] for row in values]
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
        raise NotATable(path.name, translate("it has no sheet with cells"))
    return min(there, key=lambda each: each.hidden).name


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        if len(value) > CHARACTERS_AT_MOST:
            said = translate("a cell has {count} characters; spreadsheets have at most {most}")
            raise ValueError(said.format(count=plain_number(len(value)), most=plain_number(CHARACTERS_AT_MOST)))
        return value.strip() or None
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
