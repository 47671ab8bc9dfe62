"""The directory of an OLE2 compound file, which holds old workbooks and encrypted new ones.

A compound file is divided into sectors. A table of sectors (FAT) chains them; the header lists the table's first 109
sectors, and names the first sector of the directory. Short streams share the stream of the directory's first entry,
in pieces of 64 bytes. [MS-CFB]
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from bpo_case.text import translate
from bpo_case.workbook.safe.errors import Incomplete

HEADER, ENTRY, PIECE = 512, 128, 64
SHORT = 4096
NO_SECTOR = 0xFFFFFFFA
"""From here on, numbers of sectors are marks, such as the end of a chain."""

SECTORS_AT_MOST = 4_000
"""Of a directory; a chain may also run in a circle."""


class _Entry(NamedTuple):
    """A stream in the directory: where it begins, and how many bytes it has."""

    name: str
    first: int
    length: int


def streams(path: Path) -> Mapping[str, bytes]:
    """Give a compound file's streams by name, of each the first bytes."""
    try:
        with path.open("rb") as file:
            size = _sector_size(file.read(HEADER))
            entries = [entry for sector in _directory(file, size) for entry in _entries(sector)]
            shared = (entries[0].first + 1) * size if entries else 0
            found = {entry.name: _head(file, entry, size, shared) for entry in entries if entry.name}
    except struct.error:
        found = {}
    if not found:
        raise Incomplete(path, translate("its directory is missing"))
    return found


def _directory(file: BinaryIO, size: int) -> Iterator[bytes]:
    file.seek(0)
    header = file.read(HEADER)
    sector = _number(header, 48)
    for _ in range(SECTORS_AT_MOST):
        if sector >= NO_SECTOR:
            return
        yield _sector(file, sector, size)
        table, place = divmod(sector, size // 4)
        if 76 + 4 * table >= HEADER:  # its place in the table is not listed in the header
            return
        sector = _number(_sector(file, _number(header, 76 + 4 * table), size), 4 * place)


def _entries(sector: bytes) -> Iterator[_Entry]:
    for start in range(0, len(sector), ENTRY):
        (length,) = struct.unpack_from("<H", sector, start + 64)
        name = sector[start : start + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        yield _Entry(name, _number(sector, start + 116), _number(sector, start + 120))


def _head(file: BinaryIO, entry: _Entry, size: int, shared: int) -> bytes:
    """Give the first bytes of a stream, as far as they stand together."""
    if entry.length >= SHORT:
        return _sector(file, entry.first, size)
    file.seek(shared + entry.first * PIECE)
    return file.read(min(PIECE, entry.length))


def _sector_size(header: bytes) -> int:
    return 1 << min(int(struct.unpack_from("<H", header, 30)[0]), 12)


def _sector(file: BinaryIO, number: int, size: int) -> bytes:
    file.seek((number + 1) * size)
    return file.read(size)


def _number(data: bytes, offset: int) -> int:
    return int(struct.unpack_from("<I", data, offset)[0])
