"""Reads the cells of a sheet: constants, and formulas with the values that were calculated last."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from bpo_case.text import plain_number, translate
from bpo_case.workbook.back.cells import DayValue, ErrorValue, Formula
from bpo_case.workbook.back.package import Package, decoded
from bpo_case.workbook.back.references import column_at, copied
from bpo_case.workbook.back.xml_parts import Handler, pieces

DAY_0, DAY_0_OF_MACS = datetime(1899, 12, 30), datetime(1904, 1, 1)
LARGEST_DAY = 2_958_466
ROWS_AT_MOST, COLUMNS_AT_MOST = 1_048_576, 16_384
TRUE = ("1", "true")

Row = tuple[int, list[Any]]


class BeyondTheSheet(ValueError):
    """A cell is said to stand where no sheet has one."""


def read_rows(package: Package, sheet: str) -> Iterator[Row]:
    """Give the rows with anything in them, with their numbers; the file is read as far as rows are asked for."""
    handler = _Cells(package)
    for _ in pieces(package.parts, package.sheets[sheet], handler):
        yield from handler.taken()


class _Cells(Handler):
    """Puts together what the elements of a sheet say of its cells."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.texts, self.dates = package.texts, package.date_styles
        self.rows: list[Row] = []
        self.row, self.cells = 0, list[Any]()
        self.attributes: Mapping[str, str] = {}
        self.column = -1
        self.value = self.text = ""
        self.formula: str | None = None
        self.shared: dict[str, tuple[str, int, int]] = {}
        self.copy_of = ""

    def taken(self) -> list[Row]:
        """Give the rows since this was asked last."""
        taken, self.rows = self.rows, []
        return taken

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if name in ("v", "t"):
            self.collect()
        elif name == "c":
            self._begin(attributes)
        elif name == "f":
            self.copy_of = attributes.get("si", "") if attributes.get("t") == "shared" else ""
            self.collect()
        elif name == "row":
            self.row, self.cells = int(attributes.get("r") or self.row + 1), []
            self.column = -1
            if not 0 < self.row <= ROWS_AT_MOST:
                raise BeyondTheSheet(translate("a row has the number {number}").format(number=plain_number(self.row)))

    def end(self, name: str) -> None:
        """End an element."""
        if name == "v":
            self.value = self.collected()
        elif name == "c":
            self._finish()
        elif name == "f":
            self.formula = self.collected()
        elif name == "t":
            self.text += self.collected()
        elif name == "row" and self.cells:
            self.rows.append((self.row, self.cells))

    def _begin(self, attributes: Mapping[str, str]) -> None:
        self.attributes = attributes
        self.value, self.text, self.formula = "", "", None
        place = attributes.get("r")
        self.column = column_at(place) if place else self.column + 1
        if not 0 <= self.column < COLUMNS_AT_MOST:
            raise BeyondTheSheet(translate("a cell is said to be {place}").format(place=place))

    def _finish(self) -> None:
        value = self._value() if self.value or self.text else None
        if self.formula is not None:
            value = Formula("=" + self._formula_text(), value)
        if value is not None:
            self.cells.extend([None] * (self.column - len(self.cells)))
            self.cells.append(value)

    def _value(self) -> Any:
        kind = self.attributes.get("t", "n")
        if kind == "s":
            return self.texts[int(self.value)] or None
        if kind in ("str", "inlineStr"):
            return decoded(self.value or self.text)
        if kind == "b":
            return self.value in TRUE
        if kind == "e":
            return ErrorValue(self.value)
        if kind == "d":
            return DayValue(self.value.removesuffix("T00:00:00"))
        return self._number(float(self.value))

    def _number(self, number: float) -> Any:
        """Give a number, or the date as which it is shown; one beyond the range of spreadsheets is an error."""
        if not math.isfinite(number):
            return ErrorValue("#NUM!")
        if self.attributes.get("s") in self.dates and 0 <= number < LARGEST_DAY:
            return DayValue(_day(number, DAY_0_OF_MACS if self.package.counts_from_1904 else DAY_0))
        return number

    def _formula_text(self) -> str:
        """Give the text of a formula; that of a copy is made from the one it shares."""
        text = decoded(self.formula or "")
        if self.copy_of and text:
            self.shared[self.copy_of] = (text, self.row, self.column)
        elif self.copy_of in self.shared:
            shared, row, column = self.shared[self.copy_of]
            return copied(shared, self.row - row, self.column - column)
        return text


def _day(number: float, day_0: datetime) -> str:
    """Write a day as people do in the program, with its time where it has one."""
    moment = day_0 + timedelta(days=number)
    return date.isoformat(moment) if number.is_integer() else moment.isoformat(" ", "minutes")
