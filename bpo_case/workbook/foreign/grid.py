"""A sheet of anybody's workbook as plain cells, at the places where a person sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bpo_case.text import translate


@dataclass(frozen=True, slots=True)
class CellError:
    """An error value such as ``#N/A``, which must not pass for a blank."""

    text: str

    def __str__(self) -> str:
        return self.text


Cell = str | float | bool | datetime | date | time | timedelta | CellError | None
"""What a cell holds; a blank one is None. Whole numbers are floats, as spreadsheets have them."""

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that can be chosen."""

    name: str
    hidden: bool = False

    def __str__(self) -> str:
        return translate("{sheet} (hidden)").format(sheet=self.name) if self.hidden else self.name


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet; row 1 and column A are the first of the sheet, whether they are empty or not."""

    file: str
    sheet: str
    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged areas as first row, first column, last row, last column, from 0."""
    errors_seen: bool = True
    """Whether an error value shows as such; in some formats it cannot be told from a blank cell."""
    notes: tuple[str, ...] = ()
    """What is to be said about how the file was read."""

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """Give a cell by its row and column, counted from 0; outside the sheet all is blank."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else None


def written(cell: Cell) -> str:
    """Write a cell as a person reads it.

    >>> written(45000.0), written(None), written(date(2026, 3, 4))
    ('45000', '', '2026-03-04')
    """
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case float():
            return f"{cell:.15g}"
        case datetime():
            return cell.isoformat(" ").removesuffix(" 00:00:00")
    return str(cell).strip()


def trimmed(rows: list[list[Cell]]) -> tuple[Row, ...]:
    """Leave away the blanks at the end of each row and below the last one."""
    short = [tuple(row[: _end(row)]) for row in rows]
    return tuple(short[: _end(short)])


def _end(cells: list[Cell] | list[Row]) -> int:
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1] not in (None, ())), 0)
