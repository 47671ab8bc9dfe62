"""Reads the sheets of a workbook that hold inputs. Runs in a process of its own; gives plain data."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from zipfile import ZipFile

from bpo_case.workbook.back.cells import Book, Grid
from bpo_case.workbook.back.findings import NotOurWorkbook, SavedOtherwise
from bpo_case.workbook.back.marks import has_mark, marked_sheets
from bpo_case.workbook.back.package import Package
from bpo_case.workbook.back.sheet_reader import read_rows
from bpo_case.workbook.inputs.input_layout import FIELD_ROW
from bpo_case.workbook.safe import Kind, mislabelled, preflight
from bpo_case.workbook.safe.kinds import LABELS


def read_book(path: Path) -> Book:
    """Read the sheets with a mark, whatever they are called and wherever they stand."""
    kind = preflight(path)
    if kind not in (Kind.XLSX, Kind.XLSM):
        raise SavedOtherwise(path, LABELS[kind])
    with ZipFile(path) as parts:
        package = Package(parts)
        grids = tuple(grid for name in package.sheets if (grid := _marked(package, name)))
        called = mislabelled(path, kind)
        book = Book(tuple(package.sheets), grids, (called,) if called else ())
    if not any(True for _ in marked_sheets(book)):
        raise NotOurWorkbook(path)
    return book


def _marked(package: Package, name: str) -> Grid | None:
    """Read a sheet, unless its first rows have no mark."""
    rows = read_rows(package, name)
    grid = Grid(name, dict(islice(rows, FIELD_ROW)))
    return Grid(name, {**grid.rows, **dict(rows)}) if has_mark(grid) else None
