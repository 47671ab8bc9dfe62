"""Writes small OLE2 compound files, in which encrypted workbooks and old ones are kept. [MS-CFB]"""

from __future__ import annotations

import struct

SECTOR = 512
END, FREE, TABLE, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
ROOT, STREAM = 5, 2
AT_LEAST = 4096
"""Shorter streams would need a second table."""


def compound_file(streams: dict[str, bytes]) -> bytes:
    """Write a compound file: header, the table of sectors, the directory, the streams."""
    directory_sectors = -(-(len(streams) + 1) * 128 // SECTOR)
    table = [TABLE, *_chain(1, directory_sectors)]
    entries = [_entry("Root Entry", ROOT, END, 0, child=1 if streams else NONE)]
    data = b""
    for number, (name, content) in enumerate(streams.items(), 1):
        padded = content.ljust(max(AT_LEAST, -(-len(content) // SECTOR) * SECTOR), b"\0")
        right = number + 1 if number < len(streams) else NONE
        entries.append(_entry(name, STREAM, len(table), len(padded), right=right))
        table += _chain(len(table), len(padded) // SECTOR)
        data += padded
    sectors = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    directory = b"".join(entries).ljust(directory_sectors * SECTOR, b"\0")
    return _header() + sectors + directory + data


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), END]


def _header() -> bytes:
    mark = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    version = struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    counts = struct.pack("<9I", 0, 1, 1, 0, AT_LEAST, END, 0, END, 0)
    return mark + version + counts + struct.pack("<109I", 0, *[FREE] * 108)


def _entry(name: str, kind: int, first: int, size: int, child: int = NONE, right: int = NONE) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text) + 2, kind, 1, NONE, right, child)
    return (head + bytes(36) + struct.pack("<IQ", first, size)).ljust(128, b"\0")
