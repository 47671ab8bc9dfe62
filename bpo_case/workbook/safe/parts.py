"""The parts of a packed workbook (xlsx, xlsm, xlsb, ods): how many, how large unpacked, and what they say they are."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bpo_case.errors import BpoCaseError
from bpo_case.text import translate
from bpo_case.workbook.safe.errors import (
    Encrypted,
    EntitiesInXml,
    Incomplete,
    NotASpreadsheet,
    PartTwice,
    TooManyParts,
    UnpacksTooLarge,
)
from bpo_case.workbook.safe.kinds import ARCHIVE, CONTENT_TYPES, OTHER_PACKAGE, PACKAGE_TYPES, Kind

PARTS_AT_MOST = 10_000
UNPACKED_AT_MOST = 600_000_000
"""Bytes; the largest workbook that is exported unpacks to less."""

TYPES, MIMETYPE, MANIFEST = "[Content_Types].xml", "mimetype", "META-INF/manifest.xml"
DESCRIPTION_AT_MOST = 5_000_000
HEAD = 4096
"""Bytes of a part in which a document type stands, if it has one: it comes before everything else."""


def kind_of_parts(path: Path) -> Kind:
    """Tell which kind of workbook a zip file is, after looking at its size."""
    try:
        with ZipFile(path) as parts:
            _refuse_sizes(path, parts)
            _refuse_encryption(path, parts)
            _refuse_document_types(path, parts)
            return _kind(path, parts)
    except DefusedXmlException:
        raise EntitiesInXml(path) from None
    except (BadZipFile, ParseError, zlib.error, EOFError, NotImplementedError, UnicodeError) as error:
        raise Incomplete(path, str(error)) from None


def _refuse_sizes(path: Path, parts: ZipFile) -> None:
    names = Counter(part.filename for part in parts.infolist())
    if names.total() > PARTS_AT_MOST:
        raise TooManyParts(path, names.total(), PARTS_AT_MOST)
    for name, count in names.items():
        if count > 1:
            raise PartTwice(path, name)
    unpacked = sum(part.file_size for part in parts.infolist())
    if unpacked > UNPACKED_AT_MOST:
        raise UnpacksTooLarge(path, unpacked, UNPACKED_AT_MOST)


def _refuse_encryption(path: Path, parts: ZipFile) -> None:
    """Parts of a zip are encrypted one by one; an OpenDocument says so, and an encrypted xlsx is no zip at all."""
    if any(part.flag_bits & 1 for part in parts.infolist()) or b"encryption-data" in _read(parts, MANIFEST):
        raise Encrypted(path)
    unusual = [part.filename for part in parts.infolist() if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED)]
    if unusual:
        raise Incomplete(path, translate("{part} is packed in an unusual way").format(part=unusual[0]))


def _refuse_document_types(path: Path, parts: ZipFile) -> None:
    """Entities are declared in a document type, which no part of a workbook has."""
    for part in parts.infolist():
        if part.filename.endswith((".xml", ".rels")) and part.filename != MANIFEST:
            with parts.open(part) as opened:
                head = opened.read(HEAD).replace(b"\0", b"")  # also where each letter has two bytes
            if b"<!DOCTYPE" in head:
                raise EntitiesInXml(path)


def _kind(path: Path, parts: ZipFile) -> Kind:
    said = [*_content_types(parts), _read(parts, MIMETYPE).decode("ascii", "replace").strip().lower()]
    for kind in (CONTENT_TYPES[each] for each in said if each in CONTENT_TYPES):
        return kind
    raise _other(path, said)


def _other(path: Path, said: list[str]) -> BpoCaseError:
    others = [other for sign, other in PACKAGE_TYPES.items() if any(sign in each for each in said)]
    return NotASpreadsheet(path, *(others or [OTHER_PACKAGE if any(said) else ARCHIVE])[0])


def _content_types(parts: ZipFile) -> Iterator[str]:
    description = _read(parts, TYPES)
    for element in fromstring(description, forbid_dtd=True) if description else ():
        yield element.get("ContentType", "").lower()


def _read(parts: ZipFile, name: str) -> bytes:
    """Give the text of a part; nothing where there is no such part, or it is far too long to be read."""
    if name not in parts.namelist() or parts.getinfo(name).file_size > DESCRIPTION_AT_MOST:
        return b""
    return parts.read(name)
