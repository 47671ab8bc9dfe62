"""Sheets for the tests of the import: grids from lists, files of every format, and a tiny .xlsb written by hand."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from bpo_case.case.document import Case
from bpo_case.case.make import new_row
from bpo_case.workbook.foreign.grid import Cell, Grid, trimmed
from bpo_case.workbook.foreign.mapping import Column, Mapping


def grid(*rows: list[Any], sheet: str = "Roster", **more: Any) -> Grid:
    cells: list[list[Cell]] = [[float(cell) if type(cell) is int else cell for cell in row] for row in rows]
    return Grid("file.xlsx", sheet, trimmed(cells), **more)


def mapped(table: str, columns: dict[str, str | Column], **more: Any) -> Mapping:
    made = [each if isinstance(each, Column) else Column(heading=name, field=each) for name, each in columns.items()]
    return Mapping(table=table, columns=tuple(made), **more)


def small_case() -> Case:
    """A case with a service and two locations, in euros and zloty."""
    zloty = new_row("currencies", name="PLN", rate=0.25)
    care = new_row("services", name="Care", volume_today=100.0, minutes_today=5.0)
    home, away = new_row("locations", name="Leipzig"), new_row("locations", name="Łódź", currency=zloty.id)
    return Case(currencies=(zloty,), services=(care,), locations=(home, away))


def write_xlsb(path: Path, rows: list[list[str | float]]) -> Path:
    """Write a binary workbook of one sheet, as far as a reader needs it: [MS-XLSB] 2.1.7."""
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    sheet = _record(0x81) + _record(0x94, size) + _record(0x91)  # begin of the sheet, its size, begin of its rows
    for number, cells in enumerate(rows):
        sheet += _record(0x00, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 1) + struct.pack("<II", 0, len(cells)))
        for column, cell in enumerate(cells):
            place = struct.pack("<II", column, 0)
            sheet += (
                _record(0x06, place + _text(cell))
                if isinstance(cell, str)
                else _record(0x05, place + struct.pack("<d", cell))
            )
    sheet += _record(0x92) + _record(0x82)
    bundle = struct.pack("<II", 0, 1) + _text("rId1") + _text("Data")
    book = _record(0x83) + _record(0x8F) + _record(0x9C, bundle) + _record(0x90) + _record(0x84)
    with ZipFile(path, "w") as parts:
        parts.writestr("[Content_Types].xml", _CONTENT_TYPES)
        parts.writestr("_rels/.rels", _relation("officeDocument", "xl/workbook.bin"))
        parts.writestr("xl/workbook.bin", book)
        parts.writestr("xl/_rels/workbook.bin.rels", _relation("worksheet", "worksheets/sheet1.bin"))
        parts.writestr("xl/worksheets/sheet1.bin", sheet)
    return path


def _record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind, 0x01])
    size, left = b"", len(data)
    while True:
        size += bytes([(left & 0x7F) | (0x80 if left > 0x7F else 0)])
        left >>= 7
        if not left:
            return number + size + data


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="bin" ContentType="application/octet-stream"/>'
    '<Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    "</Types>"
)


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )
