"""Reads text files as tables: which encoding, which separator, and the fields between them."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from pathlib import Path

from bpo_case.workbook.foreign.errors import NotATable
from bpo_case.workbook.foreign.grid import Cell, Grid, trimmed

SEPARATORS = {";": "semicolon", "\t": "tab", ",": "comma", "|": "bar"}
ENCODINGS = ("utf-8", "cp1252")
"""Tried in this order where no mark says which; the second knows nearly every byte."""
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
LINES_LOOKED_AT = 200
ODD_SHARE = 0.01
"""A text has hardly any control characters; with more than this share of them it is something else."""


def read_text(path: Path) -> Grid:
    """Read a text file as a table of texts."""
    text, encoding = _decoded(path)
    if sum(not (each.isprintable() or each in "\r\n\t\f") for each in text) > ODD_SHARE * len(text):
        raise NotATable(path.name, "it is neither a workbook nor a text; save it as .xlsx or .csv")
    said, text = _separator_said(text)
    separator = said or _separator(text)
    try:
        rows: list[list[Cell]] = [[field.strip() or None for field in line] for line in _fields(text, separator)]
    except csv.Error as error:
        raise NotATable(path.name, f"a field does not end ({error}); look for a quotation mark too many") from None
    lead: list[list[Cell]] = [[]] if said else []  # the first line says the separator and is counted all the same
    note = f"Read as {encoding} text with {SEPARATORS.get(separator, repr(separator))} between the fields."
    return Grid(path.name, path.stem, trimmed([*lead, *rows]), notes=(note,))


def _decoded(path: Path) -> tuple[str, str]:
    data = path.read_bytes()
    marked = next((name for mark, name in MARKS.items() if data.startswith(mark)), "")
    for encoding in (marked,) if marked else ENCODINGS:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise NotATable(path.name, "its characters are in no known encoding; save it as UTF-8")


def _separator_said(text: str) -> tuple[str, str]:
    """Take away a first line such as ``sep=;``, with which a file tells Excel its separator."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    return (said[4], rest) if len(said) == 5 and said.lower().startswith("sep=") else ("", text)


def _separator(text: str) -> str:
    """Choose the separator with which most lines have the same number of fields, and more than one."""
    lines = "\n".join(text.splitlines()[:LINES_LOOKED_AT])
    return max(SEPARATORS, key=lambda separator: _regularity(lines, separator))


def _regularity(text: str, separator: str) -> tuple[float, int]:
    try:
        widths = Counter(len(line) for line in _fields(text, separator) if len(line) > 1)
    except csv.Error:
        return 0, 0
    width, lines = widths.most_common(1)[0] if widths else (0, 0)
    return lines, width


def _fields(text: str, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
