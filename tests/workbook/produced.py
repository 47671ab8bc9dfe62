"""Reads a workbook as it was written: the raw parts, and every cell of every sheet, in seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from openpyxl.formula import Tokenizer
from xlsxwriter.utility import xl_col_to_name

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CELL = re.compile(
    r'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(?:<f([^>]*?)(?:/>|>([^<]*)</f>))?'
    r"(?:<v>([^<]*)</v>|<v/>)?(?:<is>.*?</is>)?</c>)"
)
ROWS = re.compile(r"<sheetData>(.*)</sheetData>|<sheetData/>", re.DOTALL)
QUOTED = r"""'(?:[^']|'')*'|"(?:[^"]|"")*\""""
REFERENCE = re.compile(rf"({QUOTED})|(?<![A-Za-z0-9_.])(\$?)([A-Z]{{1,3}})(\$?)(\d+)(?![A-Za-z0-9_.(!])")
ENTRY = re.compile(r"<si>(.*?)</si>", re.DOTALL)
TEXT = re.compile(r"<t[^>]*>([^<]*)</t>")


class Cell(NamedTuple):
    """A cell as it stands in the file."""

    column: str
    row: int
    kind: str
    style: int
    formula: str
    """Blank where there is none."""
    array: bool
    value: str | None
    """None where there is not even an empty one."""

    @property
    def place(self) -> str:
        return f"{self.column}{self.row}"


@dataclass
class Sheet:
    """A sheet: its name and state, its cells, and all that stands around them."""

    name: str
    state: str
    part: str
    frame: Element
    cells: list[Cell]

    @cached_property
    def at(self) -> Mapping[str, Cell]:
        """The cells by their address."""
        return {cell.place: cell for cell in self.cells}

    @property
    def formulas(self) -> Iterator[Cell]:
        return (cell for cell in self.cells if cell.formula)

    def find(self, path: str) -> Element | None:
        """Find an element of the sheet by its path."""
        return self.frame.find("/".join(MAIN + name for name in path.split("/")))

    def attribute(self, path: str, name: str) -> str:
        """Give an attribute of the sheet; blank where there is none."""
        found = self.find(path)
        return "" if found is None else found.get(name, "")


@dataclass
class Book:
    """A workbook: its parts and its sheets by name."""

    parts: Mapping[str, str]
    sheets: Mapping[str, Sheet]

    @cached_property
    def texts(self) -> list[str]:
        """The shared texts."""
        entries = ENTRY.findall(self.parts["xl/sharedStrings.xml"])
        return [unescape("".join(TEXT.findall(entry))) for entry in entries]

    @cached_property
    def names(self) -> list[tuple[str, str, str]]:
        """The defined names: name, the number of its sheet or blank, and what it points at."""
        found = fromstring(self.parts["xl/workbook.xml"]).iter(f"{MAIN}definedName")
        return [(each.get("name", ""), each.get("localSheetId", ""), each.text or "") for each in found]

    @cached_property
    def styles(self) -> list[Element]:
        """The formats of cells."""
        return list(fromstring(self.parts["xl/styles.xml"]).iterfind(f"{MAIN}cellXfs/{MAIN}xf"))

    def text(self, cell: Cell) -> str:
        """Give the text of a cell that shares it."""
        return self.texts[int(cell.value or 0)] if cell.kind == "s" else unescape(cell.value or "")


def read(path: Path) -> Book:
    """Read a workbook whole."""
    with ZipFile(path) as file:
        texts = (".xml", ".rels", ".vml")
        parts = {name: file.read(name).decode() if name.endswith(texts) else "" for name in file.namelist()}
    targets = {each.get("Id"): each.get("Target") for each in fromstring(parts["xl/_rels/workbook.xml.rels"])}
    sheets = {}
    for each in fromstring(parts["xl/workbook.xml"]).iter(f"{MAIN}sheet"):
        name, part = each.get("name", ""), f"xl/{targets[each.get(RELATION)]}"
        rows = ROWS.search(parts[part])
        assert rows, f"{part} has no rows"
        frame = fromstring(parts[part][: rows.start()] + parts[part][rows.end() :])
        sheets[name] = Sheet(name, each.get("state", ""), part, frame, list(_cells(rows[1] or "")))
    return Book(parts, sheets)


def _cells(rows: str) -> Iterator[Cell]:
    for column, row, attributes, about, formula, value in CELL.findall(rows):
        said = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
        array = "array" in about or "cm" in said
        yield Cell(column, int(row), said.get("t", "n"), int(said.get("s", 0)), unescape(formula), array, value)


@cache
def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def r1c1(formula: str, column: str, row: int) -> str:
    """Write a formula so that its copies are equal: relative references by their distance.

    >>> r1c1("$A$1*H2+'Q1'!H$3", "H", 2) == r1c1("$A$1*I2+'Q1'!I$3", "I", 2)
    True
    """
    here = _number(column)

    def relative(found: re.Match[str]) -> str:
        quoted, fixed, letters, stays, number = found.groups()
        if quoted:
            return quoted
        across = f"C{_number(letters)}" if fixed else f"C[{_number(letters) - here}]"
        return (f"R{number}" if stays else f"R[{int(number) - row}]") + across

    return REFERENCE.sub(relative, formula)


def is_copied(row: list[Cell]) -> bool:
    """Tell whether every cell of a row has the formula of the first, copied across: R1C1 text equal, but quicker."""
    first = row[0]
    pieces = _pieces(first.formula, _number(first.column))
    return all(cell.formula == _copied(pieces, _number(cell.column)) for cell in row)


def _pieces(formula: str, here: int) -> list[str | int]:
    """Cut a formula at its columns that move when it is copied; they are given by their distance."""
    pieces: list[str | int] = []
    end = 0
    for found in REFERENCE.finditer(formula):
        if found[3] and not found[2]:
            pieces += [formula[end : found.start(3)], _number(found[3]) - here]
            end = found.end(3)
    return [*pieces, formula[end:]]


def _copied(pieces: list[str | int], column: int) -> str:
    return "".join(piece if isinstance(piece, str) else xl_col_to_name(column + piece - 1) for piece in pieces)


def functions(formula: str) -> list[str]:
    """List the functions of a formula, each with those around it, as ``IF/SUM``."""
    found, around = [], []
    for token in Tokenizer(f"={formula}").items:
        if token.type == "FUNC" and token.subtype == "OPEN":
            around.append(token.value.rstrip("(").upper())
            found.append("/".join(around))
        elif token.type == "FUNC":
            around.pop()
    return found


def literals(formula: str) -> list[float]:
    """List the numbers that stand in a formula."""
    tokens = Tokenizer(f"={formula}").items
    return [float(token.value) for token in tokens if token.type == "OPERAND" and token.subtype == "NUMBER"]


def columns_from(first: str, last: str) -> list[str]:
    """List the letters of neighbouring columns."""
    return [xl_col_to_name(at) for at in range(_number(first) - 1, _number(last))]
