"""Reads text files as tables: which encoding, which separator, and the fields between them."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from bpo_case.text import message, plain_number, translate
from bpo_case.workbook.foreign.errors import NotATable
from bpo_case.workbook.foreign.grid import Cell, Grid, trimmed

SEPARATORS = {";": message("semicolon"), "\t": message("tab"), ",": message("comma"), "|": message("bar")}
ENCODINGS = ("utf-8", "cp1252")
"""Tried in this order where no mark says which; the second knows nearly every byte."""
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
LINES_LOOKED_AT = 200
CHARACTERS_AT_MOST = 32_767
"""Of a field; a cell of a spreadsheet cannot have more either."""
LINE_AT_MOST = 10_000_000
HEAD = 1_000_000
"""Bytes by which a text is judged."""
ODD_SHARE = 0.01
"""A text has hardly any control characters; with more than this share of them it is something else."""


def read_text(path: Path) -> Grid:
    """Read a text file as a table of texts."""
    data, encoding = _decodable(path)
    head = data[:HEAD].decode(encoding, "ignore")
    if sum(not (each.isprintable() or each in "\r\n\t\f") for each in head) > ODD_SHARE * len(head):
        raise NotATable(path.name, translate("it is neither a workbook nor a text; save it as .xlsx or .csv"))
    said = _separator_said(head)
    separator = said or _separator(head)
    rows: list[list[Cell]] = []
    lines = _lines(io.TextIOWrapper(io.BytesIO(data), encoding, newline=""))
    try:
        rows.extend([field.strip() or None for field in line] for line in _fields(lines, separator))
    except csv.Error:
        raise NotATable(path.name, _too_long(len(rows) + 1)) from None
    if rows and data.count(b'"') % 2 and any("\n" in str(cell) for cell in rows[-1]):
        unended = translate("a field of row {row} does not end; look for a quotation mark too many")
        raise NotATable(path.name, unended.format(row=len(rows)))
    if said:
        rows[0] = []  # the first line says the separator and is counted all the same
    between = translate(SEPARATORS.get(separator, repr(separator)))
    note = translate("Read as {encoding} text with {separator} between the fields.")
    note = note.format(encoding=encoding, separator=between)
    return Grid(path.name, path.stem, trimmed(rows), notes=(note,))


def _decodable(path: Path) -> tuple[bytes, str]:
    data = path.read_bytes()
    marked = next((name for mark, name in MARKS.items() if data.startswith(mark)), "")
    for encoding in (marked,) if marked else ENCODINGS:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return data, encoding
    raise NotATable(path.name, translate("its characters are in no known encoding; save it as UTF-8"))


def _lines(file: TextIO) -> Iterator[str]:
    """Give line by line, and never all of a text that is a single line."""
    while line := file.readline(LINE_AT_MOST):
        if len(line) == LINE_AT_MOST:
            raise csv.Error
        yield line


def _too_long(row: int) -> str:
    said = translate(
        "a field of row {row} has more than the {most} characters of a spreadsheet's cell, or it has too many fields; "
        "look for a quotation mark too many before it, or save only the table"
    )
    return said.format(row=row, most=plain_number(CHARACTERS_AT_MOST))


def _separator_said(text: str) -> str:
    """Give the separator of a first line such as ``sep=;``, with which a file tells it to Excel."""
    said = text.partition("\n")[0].strip().strip('"')
    return said[4] if len(said) == 5 and said.lower().startswith("sep=") else ""


def _separator(text: str) -> str:
    """Choose the separator with which most lines have the same number of fields, and more than one."""
    lines = "\n".join(text.splitlines()[:LINES_LOOKED_AT])
    return max(SEPARATORS, key=lambda separator: _regularity(lines, separator))


def _regularity(text: str, separator: str) -> tuple[float, int]:
    try:
        widths = Counter(len(line) for line in _fields(io.StringIO(text, newline=""), separator) if len(line) > 1)
    except csv.Error:
        return 0, 0
    width, lines = widths.most_common(1)[0] if widths else (0, 0)
    return lines, width


def _fields(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    """Give the fields of each row; raise csv.Error at a field that is too long."""
    csv.field_size_limit(CHARACTERS_AT_MOST)
    return csv.reader(lines, delimiter=separator)
