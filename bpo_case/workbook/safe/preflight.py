"""Looks at a file before anything opens it: what is it, by its content, and is it of a size that is read?

The name's ending decides nothing; people rename files, and systems write HTML and call it .xls. A workbook's unpacked
size is added up as its parts declare it. Where they lie, zipfile stops at the declared size, and calamine at the
memory limit of the child: readers call this first thing in the child, since a hostile list of parts costs memory, too.
"""

from __future__ import annotations

import codecs
import stat
import struct
from pathlib import Path

from bpo_case.case.errors import FileIsFolder, FileMissing, FileUnreadable
from bpo_case.text import translate
from bpo_case.workbook.safe.compound import streams
from bpo_case.workbook.safe.errors import EmptyFile, Encrypted, NotASpreadsheet, WorkbookTooLarge
from bpo_case.workbook.safe.kinds import BEGINNINGS, COMPOUND_STREAMS, OTHER_COMPOUND, SIGNATURES, UNKNOWN, Kind
from bpo_case.workbook.safe.parts import kind_of_parts

__all__ = ["BYTES_AT_MOST", "preflight"]

BYTES_AT_MOST = 100_000_000
HEAD = 4096

ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage"
LOCK, BEGINNING = 0x2F, 0x809
OLD_WORKBOOK = {"Workbook", "Book", "WORKBOOK", "BOOK"}
BYTE_ORDERS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", codecs.BOM_UTF8: "utf-8-sig"}


def preflight(path: Path) -> Kind:
    """Tell what a file is; raise what is wrong with it, or what it is instead of a spreadsheet."""
    head = _head(path)
    if head.startswith(ZIPPED):
        return kind_of_parts(path)
    if head.startswith(COMPOUND):
        return _kind_of_compound(path)
    for sign, other in SIGNATURES.items():
        if head.startswith(sign):
            raise NotASpreadsheet(path, *other)
    return _kind_of_text(path, head)


def _head(path: Path) -> bytes:
    """Give the first bytes of an ordinary file that is not too large."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileIsFolder(path)
        if not stat.S_ISREG(status.st_mode):  # a pipe or device might never end
            raise FileUnreadable(path, translate("it is not an ordinary file"))
        if not status.st_size:
            raise EmptyFile(path)
        if status.st_size > BYTES_AT_MOST:
            raise WorkbookTooLarge(path, status.st_size, BYTES_AT_MOST)
        with path.open("rb") as file:
            return file.read(HEAD)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a name that no file can have
        raise FileMissing(path) from None
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from None


def _kind_of_compound(path: Path) -> Kind:
    found = streams(path)
    old = [head for name, head in found.items() if name in OLD_WORKBOOK]
    if ENCRYPTED in found or any(map(_is_locked, old)):
        raise Encrypted(path)
    if old:
        return Kind.XLS
    others = [other for stream, other in COMPOUND_STREAMS.items() if stream in found]
    raise NotASpreadsheet(path, *(others or [OTHER_COMPOUND])[0])


def _is_locked(head: bytes) -> bool:
    """Tell whether an old workbook has a password: one of its first records says so, as [MS-XLS] has it."""
    place = 0
    while place + 4 <= len(head):
        record, length = struct.unpack_from("<HH", head, place)
        if record == LOCK:
            return True
        if not place and record != BEGINNING:
            return False
        place += 4 + length
    return False


def _kind_of_text(path: Path, head: bytes) -> Kind:
    encodings = [encoding for mark, encoding in BYTE_ORDERS.items() if head.startswith(mark)]
    if not encodings and b"\0" in head:
        raise NotASpreadsheet(path, *UNKNOWN)
    text = head.decode((encodings or ["latin-1"])[0], "replace").lstrip().lower()
    for beginning, other in BEGINNINGS.items():
        if text.startswith(beginning):
            raise NotASpreadsheet(path, *other)
    return Kind.CSV
