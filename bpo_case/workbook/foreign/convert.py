"""Reads the cells of a column: what its mapping says about numbers, days and choices, done to one cell at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bpo_case.case.suggest import did_you_mean
from bpo_case.text import translate
from bpo_case.workbook.foreign.amounts import Amount, Decimal, Misread, decimal_signs, read_amount
from bpo_case.workbook.foreign.days import Dates, minutes_of, order_of, read_day, read_minutes
from bpo_case.workbook.foreign.grid import Cell, CellError, written
from bpo_case.workbook.foreign.mapping import Column
from bpo_case.workbook.foreign.targets import Target
from bpo_case.workbook.foreign.words import meaning

A_YEAR: Mapping[str, float] = {"year": 1, "quarter": 4, "month": 12, "week": 52, "working day": 250, "day": 365}
"""How many of each period make a year; hours are those of a full-time week."""
IN_MINUTES: Mapping[str, float] = {"seconds": 1 / 60, "minutes": 1, "hours": 60, "days": 1440}
LARGEST = 1e15
LIST_SIGNS = (";", "/", ",")


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell says: the value for the case, and the number as it stands in the file."""

    value: Any
    number: float = 0.0
    currency: str = ""


BLANK = Read(None)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one column for one target; what the mapping leaves open was settled from the whole column."""

    column: Column
    target: Target
    table: str
    decimal: Decimal
    dates: Dates

    def read(self, cell: Cell) -> Read:
        """Read a cell; raise Misread with the end of a sentence that begins with what stands there."""
        said = self._translated(cell)
        if said is None:
            return BLANK
        if isinstance(said, CellError):
            raise Misread(translate("is an error value of the workbook; mend its formula, or say what it means"))
        return _READ[self.target.kind](self, said)

    def _translated(self, cell: Cell) -> Cell:
        text = written(cell) if self.column.values else ""
        for each in self.column.values:
            if each.said.strip().casefold() == text.casefold():
                return each.means or None
        return cell

    def number(self, cell: Cell) -> Read:
        """Read a number, and bring it to the field's own unit and period."""
        amount = self._amount(cell)
        if not abs(amount.number) <= LARGEST:
            raise Misread(translate("is larger than any number here"))
        times, parts = self.scale
        if amount.percent and self.column.shares != "percent":
            parts *= 100
        return Read(amount.number * times / parts, amount.number, amount.currency)

    def _amount(self, cell: Cell) -> Amount:
        if isinstance(cell, bool):
            raise Misread(translate("is not a number"))
        if isinstance(cell, float):
            return Amount(cell)
        if isinstance(cell, datetime | date):
            raise Misread(translate("is a date, not a number"))
        if isinstance(cell, time | timedelta):
            if not _is_duration(self.target):
                raise Misread(translate("is a time, not a number"))
            return Amount(minutes_of(cell) / self._minutes)
        minutes = read_minutes(str(cell), self.column.time in ("hours", "days")) if _is_duration(self.target) else None
        return read_amount(str(cell), self.decimal) if minutes is None else Amount(minutes / self._minutes)

    @property
    def _minutes(self) -> float:
        """The minutes that a plain number of this column stands for."""
        return IN_MINUTES[self.column.time or _own_time(self.target)]

    @property
    def scale(self) -> tuple[float, float]:
        """Give by what a number is multiplied, and then divided, so that 22.2 % is the number nearest to 0.222."""
        times, parts = self.column.times, 1.0
        if _is_duration(self.target):
            times, parts = times * self._minutes, IN_MINUTES[_own_time(self.target)]
        if self.column.per:
            times, parts = times * periods_a_year(self.column), A_YEAR[self.target.period]
        elif self.column.full_time_hours:
            parts = self.column.full_time_hours
        if self.column.shares == "percent":
            parts *= 100
        return times, parts

    def whole(self, cell: Cell) -> Read:
        """Read a whole number."""
        read = self.number(cell)
        if read.value != int(read.value):
            raise Misread(translate("is not a whole number"))
        return Read(int(read.value), read.number)

    def text(self, cell: Cell) -> Read:
        """Read a text."""
        return Read(" ".join(written(cell).split()))

    def choice(self, cell: Cell) -> Read:
        """Read one of the field's choices, by its name or a word for it."""
        return Read(self._meant(written(cell)))

    def day(self, cell: Cell) -> Read:
        """Read a day, or a month."""
        return Read(read_day(cell, self.dates, self.column.first_serial_year))

    def words(self, cell: Cell) -> Read:
        """Read the entries of a list."""
        return Read(tuple(_entries(written(cell))))

    def choices(self, cell: Cell) -> Read:
        """Read choices of a list."""
        return Read(tuple(self._meant(entry) for entry in _entries(written(cell))))

    def _meant(self, text: str) -> str:
        found = meaning(self.table, self.target.name, self.target.choices, text)
        if not found:
            hint = did_you_mean(text, self.target.choices)
            choices = ", ".join(f"“{choice}”" for choice in self.target.choices)
            said = translate("is not one of {choices}{hint}; say in the mapping what it means")
            raise Misread(said.format(choices=choices, hint=hint))
        return found


_READ: Mapping[str, Callable[[Reader, Cell], Read]] = {
    "number": Reader.number,
    "numbers": Reader.number,
    "integer": Reader.whole,
    "text": Reader.text,
    "paragraph": Reader.text,
    "link": Reader.text,
    "choice": Reader.choice,
    "day": Reader.day,
    "words": Reader.words,
    "choices": Reader.choices,
}


def reader_for(column: Column, target: Target, table: str, cells: Iterable[Cell], otherwise: Decimal) -> Reader:
    """Make the reader of a column, and settle from its cells what the mapping leaves open.

    A column whose texts never tell the decimal sign has that of the other columns; where they disagree among
    themselves, each text is read by itself.
    """
    texts = [cell for cell in cells if isinstance(cell, str)]
    signs = decimal_signs(texts) if target.is_number and column.decimal == "auto" else {column.decimal}
    decimal: Decimal = "auto" if len(signs) > 1 else next(iter(signs), otherwise)
    dates = column.dates if column.dates != "auto" or target.kind != "day" else order_of(texts)
    return Reader(column, target, table, decimal, dates)


def periods_a_year(column: Column) -> float:
    """Tell how many of a column's periods make a year."""
    return 52 * column.full_time_hours if column.per == "hour" else A_YEAR[column.per]


def _is_duration(target: Target) -> bool:
    return target.unit.startswith("minute") or target.unit == "hour"


def _own_time(target: Target) -> str:
    return "hours" if target.unit == "hour" else "minutes"


def _entries(text: str) -> list[str]:
    sign = next((sign for sign in LIST_SIGNS if sign in text), "\0")
    return [entry.strip() for entry in text.split(sign) if entry.strip()]
