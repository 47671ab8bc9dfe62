"""A model of a few rows written to one sheet, a row of the sheet for every row of every input and line.

It places formulas as plainly as can be, to have LibreOffice say what each operator's spelling is worth; the product's
own workbook is laid out elsewhere. Month 0 stands in column C; what is one value stands there alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from bpo_case.engine.data import Data
from bpo_case.engine.expression import Linked, Pointer, Previous, Read, Total
from bpo_case.engine.numeric import PRECISION
from bpo_case.engine.resolve import MONTH, Line, Model
from bpo_case.engine.spell import as_formula

FIRST = 2
CODE = 1


@dataclass(frozen=True)
class Sheet:
    """Where everything stands: ``line_number`` gives the sheet's line of a (table, name, row), counted from 1."""

    model: Model
    data: Data

    @cached_property
    def line_number(self) -> dict[tuple[str | None, str, int], int]:
        schema = self.model.schema
        names: list[tuple[str | None, str]] = [(None, name) for name in schema.scalars]
        for table, declared in schema.tables.items():
            names += [(table, name) for name in (*declared.columns, *declared.links)]
        names += [(line.over, line.name) for line in self.model]
        rows = [(table, name, row) for table, name in names for row in range(self.data.count(table))]
        return {key: number for number, key in enumerate(rows, 2)}

    def write(self, path: Path) -> None:
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("Sheet")
            book.define_name("precision", f"={PRECISION!r}")
            for month in range(self.data.months + 1):
                sheet.write_number(0, FIRST + month, month)
            for (table, name, row), number in self.line_number.items():
                if name in self.model:
                    self._write_line(sheet, self.model[name], row, number)
                else:
                    self._write_input(sheet, table, name, row, number)

    def _write_input(self, sheet: Any, table: str | None, name: str, row: int, number: int) -> None:
        if (table, name) in self.data.links:
            position = int(self.data.links[table or "", name][row])
            if position >= 0:
                sheet.write_number(number - 1, FIRST, position)
            return
        values = (self.data.columns[table] if table else self.data.scalars)[name][row]
        for place, value in enumerate(values.tolist()):
            if isinstance(value, str):
                words = self.model.schema.tables[table or ""].columns[name].members
                members = ",".join('"' + word.replace('"', '""') + '"' for word in words)
                sheet.write_string(number - 1, FIRST + place, value)
                sheet.write_formula(number - 1, CODE, f"=MATCH(C{number},{{{members}}},0)", None, "")
            elif not np.isnan(value):
                sheet.write_number(number - 1, FIRST + place, value)

    def _write_line(self, sheet: Any, line: Line, row: int, number: int) -> None:
        for month in range(1 if line.one_value else self.data.months + 1):
            places = RowPlaces(self, line, row, month)
            text = as_formula(line.expression, places)
            if month == 0 and not line.one_value and line.opening != "same":
                text = places.cell(line.opening_read) if line.opening_read is not None else repr(line.opening)
            sheet.write_formula(number - 1, FIRST + month, f"={text}", None, "")


@dataclass(frozen=True)
class RowPlaces:
    """What a leaf looks like in the formula of one row and month."""

    sheet: Sheet
    line: Line
    at: int
    now: int

    @property
    def month(self) -> str:
        return f"{xl_col_to_name(FIRST + self.now)}$1"

    @property
    def months(self) -> str:
        return f"$C$1:{self.last_month}"

    @property
    def last_month(self) -> str:
        return f"${xl_col_to_name(FIRST + self.sheet.data.months)}$1"

    def cell(self, read: Read) -> str:
        if read.name == MONTH:
            return self.month
        if isinstance(read, Total):
            belonging = self.sheet.data.belonging(read, self.line.over, self.at)
            return f"SUM({','.join(self._cell(read, row) for row in belonging) or 0})"
        row = self._row(read)
        return self._cell(read, row) if row >= 0 else "0"

    def number(self, read: Read) -> str:
        return self.cell(read) + ("+0" if self.sheet.model.column(read) else "")

    def row(self, read: Read, part: str) -> str:
        number = self.sheet.line_number[read.table, read.name, self._row(read)]
        last = xl_col_to_name(FIRST + self.sheet.data.months)
        return {"row": f"$C{number}:${last}{number}", "first": f"$C{number}", "last": f"${last}{number}"}[part]

    def vector(self, read: Read) -> str:
        number = self.sheet.line_number[read.table, read.name, self._row(read)]
        size = self.sheet.data.columns[read.table or ""][read.name].shape[-1]
        return f"$C{number}:${xl_col_to_name(FIRST + size - 1)}{number}"

    def code(self, read: Read) -> str:
        return f"$B{self.sheet.line_number[read.table, read.name, self._row(read)]}"

    def _row(self, read: Read) -> int:
        if isinstance(read, Linked):
            return int(self.sheet.data.links[self.line.over or "", read.link][self.at])
        return self.at if read.table else 0

    def _cell(self, read: Read, row: int) -> str:
        number = self.sheet.line_number[read.table, read.name, row]
        monthly = read.name in self.sheet.model and not self.sheet.model[read.name].one_value
        if isinstance(read, Pointer) or not monthly:
            return f"$C${number}"
        return f"{xl_col_to_name(FIRST + self.now - isinstance(read, Previous))}{number}"
