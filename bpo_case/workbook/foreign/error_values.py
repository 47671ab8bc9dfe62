"""Reads a sheet of an .xlsx that has error values, such as ``#N/A`` and ``#SPILL!``, by openpyxl, which tells them.

calamine is faster, but shows the old errors as blanks and refuses sheets with new ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple

from bpo_case.workbook.foreign.grid import CellError

Area = tuple[int, int, int, int]

ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']""")
PIECE, LAP = 1 << 20, 256


def any_error(path: Path) -> bool:
    """Tell whether a workbook has an error value anywhere."""
    with ZipFile(path) as parts:  # a sheet may be called anything
        return any(ERROR.search(piece) for name in parts.namelist() for piece in _pieces(parts, name))


def cells_and_merged(path: Path, sheet: str) -> tuple[list[list[Any]], tuple[Area, ...]]:
    """Give the values of a sheet's cells, error values as such, and its merged areas as `Grid` has them."""
    with path.open("rb") as file:
        found = load_workbook(file, read_only=True, data_only=True, keep_links=False)[sheet]
        found.reset_dimensions()
        part: str = found._worksheet_path  # type: ignore[attr-defined]
        cells = [
            [CellError(str(cell.value)) if cell.data_type == "e" else cell.value for cell in row]
            for row in found.iter_rows()
        ]
    with ZipFile(path) as parts:
        areas = {area for piece in _pieces(parts, part) for area in MERGED.findall(piece)}
    return cells, tuple(_area(area.decode()) for area in sorted(areas))


def _pieces(parts: ZipFile, name: str) -> Iterator[bytes]:
    """Give the text of a part piece by piece, each with the end of the one before; XML would take ten times as long."""
    with parts.open(name) as part:
        before = b""
        while piece := part.read(PIECE):
            text = before + piece.replace(b"\0", b"")  # also where each letter has two bytes
            yield text
            before = text[-LAP:]


def _area(text: str) -> Area:
    (top, left), (bottom, right) = map(coordinate_to_tuple, text.split(":"))
    return top - 1, left - 1, bottom - 1, right - 1
