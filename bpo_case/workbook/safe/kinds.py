"""The kinds of files that are read, and the signs by which others are told."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from bpo_case.text import message, translate


class Kind(StrEnum):
    """What a file is by its content."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    CSV = "csv"


LABELS: Mapping[Kind, str] = {
    Kind.XLSX: message("an Excel workbook (.xlsx)"),
    Kind.XLSM: message("an Excel workbook with macros (.xlsm)"),
    Kind.XLS: message("a workbook of Excel 97–2003 (.xls)"),
    Kind.XLSB: message("a binary Excel workbook (.xlsb)"),
    Kind.ODS: message("an OpenDocument spreadsheet (.ods)"),
    Kind.CSV: message("a text of separated values (.csv)"),
}

ENDINGS: Mapping[str, Kind] = {
    **{f".{kind}": kind for kind in Kind},
    ".xltx": Kind.XLSX,
    ".xltm": Kind.XLSM,
    ".xlam": Kind.XLSM,
    ".xlt": Kind.XLS,
    ".ots": Kind.ODS,
    ".txt": Kind.CSV,
    ".tsv": Kind.CSV,
    ".tab": Kind.CSV,
}

CONTENT_TYPES: Mapping[str, Kind] = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": Kind.XLSX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": Kind.XLSX,
    "application/vnd.ms-excel.sheet.macroenabled.main+xml": Kind.XLSM,
    "application/vnd.ms-excel.template.macroenabled.main+xml": Kind.XLSM,
    "application/vnd.ms-excel.addin.macroenabled.main+xml": Kind.XLSM,
    "application/vnd.ms-excel.sheet.binary.macroenabled.main": Kind.XLSB,
    "application/vnd.oasis.opendocument.spreadsheet": Kind.ODS,
    "application/vnd.oasis.opendocument.spreadsheet-template": Kind.ODS,
}
"""What the main part of a packed workbook says it is; in small letters."""

AS_TABLE = message("Ask for its tables as a workbook or a CSV file")
AS_WORKBOOK = message("Open it in Excel and save it as a workbook (.xlsx)")
UNPACK = message("Unpack it and choose the workbook inside")
Other = tuple[str, str]
"""What a file is instead, and how to mend that."""

ARCHIVE: Other = (message("a zip archive, not a spreadsheet"), UNPACK)
OTHER_PACKAGE: Other = (message("a document of another program, not a spreadsheet"), AS_TABLE)
OTHER_COMPOUND: Other = (message("an Office file of another kind, not a spreadsheet"), AS_TABLE)
UNKNOWN: Other = (
    message("neither a spreadsheet nor a text"),
    message("Choose a file that Excel or LibreOffice opens, or a CSV file"),
)

SIGNATURES: Mapping[bytes, Other] = {
    b"%PDF": (message("a PDF document, not a spreadsheet"), AS_TABLE),
    b"\x89PNG": (message("a picture, not a spreadsheet"), AS_TABLE),
    b"\xff\xd8\xff": (message("a picture, not a spreadsheet"), AS_TABLE),
    b"GIF8": (message("a picture, not a spreadsheet"), AS_TABLE),
    b"{\\rtf": (message("a text document (RTF), not a spreadsheet"), AS_TABLE),
    b"\x1f\x8b": (message("a packed archive, not a spreadsheet"), UNPACK),
    b"7z\xbc\xaf": (message("a packed archive, not a spreadsheet"), UNPACK),
    b"Rar!": (message("a packed archive, not a spreadsheet"), UNPACK),
    b"\x09\x00\x04\x00": (message("a workbook of Excel 2, which is not read"), AS_WORKBOOK),
    b"\x09\x02\x06\x00": (message("a workbook of Excel 3, which is not read"), AS_WORKBOOK),
    b"\x09\x04\x06\x00": (message("a workbook of Excel 4, which is not read"), AS_WORKBOOK),
}

HTML: Other = (message("a web page (HTML), as some systems write it and call it Excel"), AS_WORKBOOK)
JSON: Other = (
    message("a JSON file, not a spreadsheet"),
    message("A case is opened, not imported; other data are needed as a CSV file"),
)
XML: Other = (message("an XML file, which is not read"), AS_WORKBOOK)
BEGINNINGS: Mapping[str, Other] = {
    "<html": HTML,
    "<!doctype html": HTML,
    "<head": HTML,
    "<body": HTML,
    "<style": HTML,
    "<table": HTML,
    "<meta": HTML,
    "mime-version:": HTML,
    "<?xml": XML,
    "<!doctype": XML,
    "<workbook": XML,
    '{"': JSON,
    "{\n": JSON,
}
"""How texts begin that hold no separated values; in small letters, the first that fits counts."""

COMPOUND_STREAMS: Mapping[str, Other] = {
    "WordDocument": (message("a Word document, not a spreadsheet"), AS_TABLE),
    "PowerPoint Document": (message("a PowerPoint presentation, not a spreadsheet"), AS_TABLE),
}
PACKAGE_TYPES: Mapping[str, Other] = {
    "wordprocessingml": (message("a Word document, not a spreadsheet"), AS_TABLE),
    "presentationml": (message("a PowerPoint presentation, not a spreadsheet"), AS_TABLE),
    "opendocument.text": (message("a text document, not a spreadsheet"), AS_TABLE),
}


def mislabelled(path: Path, kind: Kind) -> str:
    """Say that a file is called something else than it is; nothing where its name is right.

    >>> mislabelled(Path("roster.xls"), Kind.CSV)
    'roster.xls is a text of separated values (.csv) in spite of its name, and is read as that.'
    >>> mislabelled(Path("roster.csv"), Kind.CSV)
    ''
    """
    if ENDINGS.get(path.suffix.lower(), kind) is kind:
        return ""
    said = translate("{file} is {kind} in spite of its name, and is read as that.")
    return said.format(file=path.name, kind=translate(LABELS[kind]))
