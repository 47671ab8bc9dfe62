"""Places: what a leaf of a line's tree looks like in a formula of one row."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bpo_case.engine.declare import Link
from bpo_case.engine.expression import Linked, Pointer, Previous, Read, Total
from bpo_case.engine.resolve import MONTH
from bpo_case.model.prepare import AS_IS
from bpo_case.workbook.addresses import BEFORE, NOW, fixed, on_sheet, span
from bpo_case.workbook.calculation.calculation_layout import (
    MONTH_ROW,
    NUMBER,
    ONE,
    OPENING,
    Block,
    CalculationSheet,
    LineBlock,
    has_option,
)
from bpo_case.workbook.inputs.input_layout import CODE, FIRST_ROW, USED_VALUE, VALUE, InputSheet
from bpo_case.workbook.layout import Layout


class NoSpelling(TypeError):
    """A line reads something in a way that has no formula; it must be declared otherwise, or spelled here."""

    def __init__(self, read: Read, reason: str) -> None:
        self.read = read
        super().__init__(f"{read.name} of {read.table or 'the case'} has no cell: {reason}")


def scalar_cell(layout: Layout, name: str, column: int) -> str:
    """Give the cell of a setting or constant: its value as formulas read it, or the number of its word."""
    row = layout.case.settings.get(name) or layout.case.constants[name]
    read = USED_VALUE if column == VALUE and name in layout.case.used else column
    return on_sheet(layout.case.name, f"{fixed(read)}${row}")


def columns_read(sheet: InputSheet, field: str) -> tuple[int, int]:
    """Give the first and last column that formulas read of a field: of its used values where it has them."""
    place = sheet.fields[field]
    first = sheet.used.get(field, place.first)
    return first, first + place.count - 1


def input_cell(layout: Layout, table: str, position: int, field: str) -> str:
    """Give the input cell of a row of a table; that of the as-is option which the model adds is with the case."""
    if layout.prepared.rows[table][position].record is AS_IS:
        return on_sheet(layout.case.name, f"{fixed(VALUE)}${layout.case.added[field]}")
    sheet = layout.input_sheet(table)
    column, _ = columns_read(sheet, field)
    return on_sheet(sheet.name, f"{fixed(column)}{input_row(layout, table, position)}")


def input_row(layout: Layout, table: str, position: int) -> int:
    """Give the row of the input sheet in which the record behind a row of a table stands."""
    return layout.input_sheet(table).row_of[layout.prepared.rows[table][position].record.id]


@cache
def columns_of_parts(last: int) -> Mapping[str, tuple[str, ...]]:
    """Give the columns of the parts of a row of months, of which the last stands in a column."""
    first, final = fixed(OPENING), fixed(last)
    return {"now": (NOW,), "before": (BEFORE,), "first": (first,), "last": (final,), "row": (first, final)}


class RowPlaces:
    """The cells that the formula of one row reads: that of a table's row at a position, on a sheet."""

    def __init__(self, layout: Layout, sheet: CalculationSheet, block: LineBlock, position: int) -> None:
        self.layout, self.sheet, self.block, self.position = layout, sheet, block, position

    # ---------------------------------------------------------------- what formulas ask for

    @property
    def month(self) -> str:
        """Give the number of the column's month."""
        return f"{NOW}${MONTH_ROW}"

    @property
    def last_month(self) -> str:
        """Give the number of the last month."""
        return f"{fixed(self.layout.last_column)}${MONTH_ROW}"

    @property
    def months(self) -> str:
        """Give the row of all months' numbers."""
        return f"{fixed(OPENING)}${MONTH_ROW}:{self.last_month}"

    def cell(self, read: Read) -> str:
        """Give the cell that a leaf reads, or the expression that looks it up."""
        match read:
            case Total():
                return self._total(read)
            case Linked():
                return self._linked(read, "now")
            case Previous():
                return self._line(read, self.position, "before")
            case Pointer():
                return input_cell(self.layout, self.block.table or "", self.position, self._link(read.name).field)
            case _ if read.name == MONTH:
                return self.month
            case _ if read.name in self.layout.model:
                return self._line(read, self.position if read.table else 0, "now")
            case _ if read.table is None:
                return scalar_cell(self.layout, read.name, VALUE)
            case _:
                return input_cell(self.layout, read.table, self.position, read.name)

    def number(self, read: Read) -> str:
        """Give the cell as a number: an input that somebody blanks counts as 0 everywhere."""
        return self.cell(read) + ("+0" if self.layout.model.column(read) else "")

    def row(self, read: Read, part: str) -> str:
        """Give the whole row of a line, its first or last cell, or the row up to this month."""
        if isinstance(read, Linked):
            return self._linked(read, part)
        return self._line(read, self.position if read.table else 0, part)

    def vector(self, read: Read) -> str:
        """Give the range of this row's entries."""
        sheet = self.layout.input_sheet(read.table or "")
        first, last = columns_read(sheet, read.name)
        row = input_row(self.layout, read.table or "", self.position)
        return on_sheet(sheet.name, f"{fixed(first)}{row}:{fixed(last)}{row}")

    def code(self, read: Read) -> str:
        """Give the cell with the number of a choice's word."""
        if read.table is None:
            return scalar_cell(self.layout, read.name, CODE)
        sheet = self.layout.input_sheet(read.table)
        row = input_row(self.layout, read.table, self.position)
        return on_sheet(sheet.name, f"{fixed(sheet.codes[read.name])}{row}")

    # ---------------------------------------------------------------- lines

    def _line(self, read: Read, position: int, part: str) -> str:
        """Give a line's cell, or part of its row; what is one for all rows keeps its row when it is copied."""
        sheet = self._sheet_of(read, position)
        block = sheet.lines[read.name]
        mark = "$" if read.table != self.block.table and read.table in (None, "options") else ""
        row = f"{mark}{block.row(position)}"
        cells = ":".join([column + row for column in self._columns(block, part)])
        return on_sheet(sheet.name, cells, self.sheet.name)

    def _columns(self, block: LineBlock, part: str) -> tuple[str, ...]:
        """Give the column of a part of a line's row; of the whole row the first and the last."""
        return (fixed(ONE),) if block.line.one_value else columns_of_parts(self.layout.last_column)[part]

    def _sheet_of(self, read: Read, position: int) -> CalculationSheet:
        """The sheet of a line's row: of the option to which the row belongs."""
        owner = self.layout.prepared.rows[read.table][position].option if read.table else None
        return self.layout.sheet_with(read.table, owner)

    # ---------------------------------------------------------------- links

    def _link(self, name: str, table: str | None = None) -> Link:
        return self.layout.model.schema.tables[table or self.block.table or ""].links[name]

    def _linked(self, read: Linked, part: str) -> str:
        link = self._link(read.link)
        if link.structural:
            target = int(self.layout.prepared.data.links[self.block.table or "", read.link][self.position])
            if read.name in self.layout.model:
                return self._line(read, target, part)
            return input_cell(self.layout, read.table or "", target, read.name)
        if (self.block.table or "", link.field) not in self.sheet.keys:  # the table that it points to has no rows
            return "0"
        return self._looked_up(read, part)

    def _looked_up(self, read: Linked, part: str) -> str:
        """INDEX of a block by the row number in this row's key block: one cell, or (number 0 of columns) a row."""
        key = self._key(read.link)
        if read.name not in self.layout.model:
            inputs = self.layout.input_sheet(read.table or "")
            entries = span(fixed(columns_read(inputs, read.name)[0]), FIRST_ROW, inputs.last_row)
            return f"INDEX({on_sheet(inputs.name, entries)},{key})"
        sheet = self.layout.sheet_with(read.table, self.sheet.option)
        block = sheet.lines[read.name]
        columns = self._columns(block, part)
        area = f"{columns[0]}${block.first}:{columns[-1]}${block.last}"
        whole = ",0" if len(columns) > 1 else ""
        return f"INDEX({on_sheet(sheet.name, area, self.sheet.name)},{key}{whole})"

    def _key(self, link: str) -> str:
        """This row's cell in the key block of a link."""
        block = self.sheet.keys[self.block.table or "", self._link(link).field]
        return f"{fixed(ONE)}{block.row(self.position)}"

    # ---------------------------------------------------------------- totals

    def _total(self, read: Total) -> str:
        self._refuse_what_is_elsewhere(read)
        sheet = self.layout.sheet_with(read.table, self.sheet.option)
        if read.name not in sheet.lines:
            return "0"
        block = sheet.lines[read.name]
        added = self._span(sheet, block, fixed(ONE) if block.line.one_value else NOW)
        data = [(own, other) for own, other in read.keys if not self._link(own, read.table).structural]
        if not data:
            return f"SUM({added})"
        criteria = [f"{self._keys(sheet, read, own)},{self._wanted(other)}" for own, other in data]
        return f"SUMIF({criteria[0]},{added})" if len(criteria) == 1 else f"SUMIFS({added},{','.join(criteria)})"

    def _refuse_what_is_elsewhere(self, read: Total) -> None:
        """A total stands on one sheet: it adds lines, and of an option's rows only those of its own option."""
        if read.name not in self.layout.model:
            raise NoSpelling(read, "totals add lines, not inputs")
        if has_option(read.table) and self.sheet.option is None:
            raise NoSpelling(read, "its rows stand on the sheets of several options")
        if any(own != "option" and self._link(own, read.table).structural for own, _ in read.keys):
            raise NoSpelling(read, "of the structural links only the option's can be added up")

    def _keys(self, sheet: CalculationSheet, read: Total, link: str) -> str:
        block = sheet.keys[read.table or "", self._link(link, read.table).field]
        if block.optional:
            raise NoSpelling(read, f"its link {link} may be blank, and a blank link has the row number 1")
        return self._span(sheet, block, fixed(ONE))

    def _wanted(self, link: str) -> str:
        """What the other rows' row number must be: this row's own number, or its key of the same link."""
        return self._key(link) if link else f"{fixed(NUMBER)}{self.block.row(self.position)}"

    def _span(self, sheet: CalculationSheet, block: Block, column: str) -> str:
        return on_sheet(sheet.name, span(column, block.first, block.last), self.sheet.name)
