"""Reads the formulas of the sheets that hold no inputs. Runs in a process of its own; gives plain data.

There may be half a million of them, nearly all copies of their left neighbour; they come back as runs of copies.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from zipfile import ZipFile

from bpo_case.workbook.back.package import Package, decoded
from bpo_case.workbook.back.references import column_at, copied
from bpo_case.workbook.back.runs import FoundRow, runs_of
from bpo_case.workbook.back.xml_parts import Handler, pieces

FoundSheet = dict[int, FoundRow]


def read_formulas(path: Path, leave_out: Collection[str] = ()) -> Mapping[str, FoundSheet]:
    """Give the formulas and constants of each sheet, by row."""
    with ZipFile(path) as parts:
        package = Package(parts)
        return {name: _sheet(package, part) for name, part in package.sheets.items() if name not in leave_out}


def _sheet(package: Package, part: str) -> FoundSheet:
    handler = _Formulas(package.texts)
    for _ in pieces(package.parts, part, handler):
        pass
    return handler.rows


class _Formulas(Handler):
    """Collects a row's formulas and constants; what formulas show is passed over."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.rows: FoundSheet = {}
        self.row, self.column = 0, -1
        self.formulas: list[tuple[int, str]] = []
        self.constants: dict[int, str] = {}
        self.kind = ""
        self.has_formula = False
        self.shared: dict[str, tuple[int, int, str]] = {}
        self.copy_of = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if name == "c":
            self.kind, self.has_formula = attributes.get("t", "n"), False
            self.column = column_at(attributes["r"]) if "r" in attributes else self.column + 1
        elif name == "f":
            self.has_formula = True
            self.copy_of = attributes.get("si", "") if attributes.get("t") == "shared" else ""
            self.collect()
        elif name in ("v", "t") and not self.has_formula:
            self.collect()
        elif name == "row":
            self.row, self.column = int(attributes.get("r") or self.row + 1), -1
            self.formulas, self.constants = [], {}

    def end(self, name: str) -> None:
        """End an element."""
        if name == "f":
            self.formulas.append((self.column, self._text(self.collected())))
        elif name in ("v", "t") and not self.has_formula:
            text = self.collected()
            self.constants[self.column] = self.texts[int(text)] if self.kind == "s" else decoded(text)
        elif name == "row" and (self.formulas or self.constants):
            self.rows[self.row] = FoundRow(tuple(runs_of(self.formulas)), self.constants)

    def _text(self, text: str) -> str:
        """Give the text of a formula; a copy in another row has none of its own."""
        if self.copy_of and text:
            self.shared[self.copy_of] = (self.row, self.column, text)
        elif self.copy_of in self.shared:
            row, column, shared = self.shared[self.copy_of]
            return copied(shared, self.row - row, self.column - column)
        return text
