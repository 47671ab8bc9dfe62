"""A sheet of a live model: XlsxWriter's own, where some of its habits do not suit us.

What is overridden here of its inside, a test watches: that XlsxWriter still has it, and asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any, Literal, NamedTuple
from xml.sax.saxutils import escape

from xlsxwriter.format import Format
from xlsxwriter.worksheet import CellBlankTuple, CellFormulaTuple, CellNumberTuple, CellStringTuple, Worksheet

from bpo_case.workbook.addresses import NOW, fixed, in_months, letters


class Copies(NamedTuple):
    """A formula that is copied to so many cells along its row, and what each shows, if that is said."""

    formula: str
    format: Format
    length: int
    values: Sequence[float | str]


class Area(NamedTuple):
    """An area of a sheet; rows and columns count from 0, as XlsxWriter counts them."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def address(self) -> str:
        """The area as formulas write it."""
        return f"{fixed(self.first_column)}${self.first_row + 1}:{fixed(self.last_column)}${self.last_row + 1}"


FORMULAS = (Copies, CellFormulaTuple)


class LiveSheet(Worksheet):
    """A sheet that copies formulas along a row, takes them as they are, and writes every digit of a number."""

    @property
    def body(self) -> Area:
        """The area below the rows that are frozen, as far as anything was written."""
        head = self.panes[0] if self.panes else 0
        return Area(head, 0, max(head, self.dim_rowmax or 0), self.dim_colmax or 0)

    def formulas_in(self, area: Area) -> int:
        """Count the formulas that were written in an area."""
        return sum(
            cell.length if type(cell) is Copies else 1
            for row in range(area.first_row, area.last_row + 1)
            for column, cell in self.table.get(row, {}).items()
            if type(cell) in FORMULAS and area.first_column <= column <= area.last_column
        )

    def write_copies(
        self, row: int, column: int, formula: str, style: Format, length: int, values: Sequence[float | str] = ()
    ) -> None:
        """Write a formula into so many cells of a row; the columns of the month that it leaves open are put in.

        They are one entry in XlsxWriter's table; it would keep and write each by itself, ten times as long.
        """
        for end in (column, column + length - 1):
            if self._check_dimensions(row, end):
                raise IndexError(f"a sheet has no cell {letters(end)}{row + 1}")
        self.table[row][column] = Copies(self._prepare_formula(formula), style, length, values)

    def _write_formula(
        self, row: int, col: int, formula: str, cell_format: Format | None = None, value: Any = 0
    ) -> Literal[0, -1, -2]:
        """XlsxWriter looks through every formula for functions that give several cells; ours give one."""
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = CellFormulaTuple(self._prepare_formula(formula), cell_format, value)
        return 0

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
        """XlsxWriter looks through every formula for some 150 functions that Excel learnt after 2010, to mark them.

        Ours use one, ISFORMULA, and mark it themselves (a test says so); the looking took nine tenths of the time.
        """
        return formula.removeprefix("=")

    # XlsxWriter looks first whether a cell is said in letters; here all are said by numbers.
    write_string = Worksheet._write_string  # type: ignore[assignment]
    write_number = Worksheet._write_number  # type: ignore[assignment]
    write_blank = Worksheet._write_blank  # type: ignore[assignment]
    write_formula = _write_formula  # type: ignore[assignment]

    def _write_rows(self) -> None:
        """Write the cells that there are; XlsxWriter looks for one in every column, and says how far each row reaches.

        That need not be said, and its table does not know how far copies reach.
        """
        for row in sorted({*self.table, *self.row_info, *self.comments}):
            cells, look = self.table.get(row), self.row_info.get(row)
            if not cells:
                self._write_empty_row(row, None, look)
                continue
            self._write_row(row, None, look)
            for column in sorted(cells):
                self._write_cell(row, column, cells[column])
            self._xml_end_tag("row")

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        """Write copies, which XlsxWriter does not know, and what there is most of, which it writes slowly."""
        if cell.format is None or type(cell) not in WRITTEN:
            super()._write_cell(row, col, cell)
        else:
            self.fh.write(WRITTEN[type(cell)](cell, row, col))  # type: ignore[attr-defined]

    def _xml_number_element(self, number: float, attributes: Iterable[tuple[str, Any]] = ()) -> None:
        """XlsxWriter writes 16 digits, but some numbers need 17 to come back as they were."""
        said = "".join(f' {name}="{value}"' for name, value in attributes)
        self.fh.write(f"<c{said}><v>{number!s}</v></c>")  # type: ignore[attr-defined]


# ---------------------------------------------------------------- cells as Excel's XML has them


def _copies(cell: Any, row: int, column: int) -> str:
    """Write the cells of a row: where they show numbers, as nearly all do, together; else one by one."""
    values = cell.values or [""] * cell.length
    if str in set(map(type, values)):
        formulas = in_months(cell.formula, column, cell.length)
        apart = [CellFormulaTuple(*each) for each in zip(formulas, repeat(cell.format), values, strict=False)]
        return "".join(_formula(each, row, at) for at, each in enumerate(apart, column))
    opened = f'<c r="{NOW}{row + 1}" s="{cell.format._get_xf_index()}"><f>{escape(cell.formula)}</f><v>'
    cells = zip(in_months(opened, column, cell.length), values, strict=True)
    return "".join([f"{each}{value!s}</v></c>" for each, value in cells])


def _formula(cell: CellFormulaTuple, row: int, column: int) -> str:
    value = int(cell.value) if isinstance(cell.value, bool) else cell.value
    opened = f"{_opened(cell, row, column)}{_kind(cell.value)}"
    return f"{opened}><f>{escape(cell.formula)}</f><v>{escape(str(value))}</v></c>"


def _kind(value: Any) -> str:
    """Say that a value is no number. A blank text is not a value yet, and is not said to be one."""
    if isinstance(value, str):
        return ' t="str"' if value else ""
    return ' t="b"' if isinstance(value, bool) else ""


def _number(cell: CellNumberTuple, row: int, column: int) -> str:
    return f"{_opened(cell, row, column)}><v>{cell.number!s}</v></c>"


def _text(cell: CellStringTuple, row: int, column: int) -> str:
    return f'{_opened(cell, row, column)} t="s"><v>{cell.string}</v></c>'


def _blank(cell: CellBlankTuple, row: int, column: int) -> str:
    return f"{_opened(cell, row, column)}/>"


def _opened(cell: Any, row: int, column: int) -> str:
    return f'<c r="{letters(column)}{row + 1}" s="{cell.format._get_xf_index()}"'


WRITTEN: Mapping[type, Callable[[Any, int, int], str]] = {
    Copies: _copies,
    CellFormulaTuple: _formula,
    CellNumberTuple: _number,
    CellStringTuple: _text,
    CellBlankTuple: _blank,
}
