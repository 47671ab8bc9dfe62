"""Reads days and months as people and programs of several countries write them, and durations in minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal

from babel.dates import get_day_names, get_month_names

from bpo_case.text import message, translate
from bpo_case.workbook.foreign.amounts import Misread
from bpo_case.workbook.foreign.grid import Cell
from bpo_case.workbook.foreign.words import plain

Dates = Literal["auto", "day first", "month first"]

ORDERS: tuple[Dates, ...] = ("day first", "month first")
LANGUAGES = ("en", "de", "fr")
SERIALS: Mapping[int, date] = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}
"""The day that a spreadsheet counts as 0, by its date system."""
FIRST_SERIAL, LAST_SERIAL = 14_000, 80_000
"""Plain numbers that are days: 1938 to 2119. Others are numbers of something else."""
CENTURY_TURNS = 70
SECONDS = 60

_CLOCK = re.compile(r"[ T]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(am|pm|z|uhr|[+-]\d\d:?\d\d)?$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_HOURS = re.compile(r"(\d{1,5}):(\d{1,2})(?::(\d{1,2}(?:[.,]\d+)?))?")

_NO_DATE = message("is not a date; write it as 2026-11-21")


def read_day(cell: Cell, dates: Dates = "auto", first_serial_year: int = 1900) -> date:
    """Read a day; a month without a day is its first. Raise Misread where it is none, or could be two.

    >>> read_day("31.12.2026"), read_day("12/31/2026"), read_day("Okt. 2026"), read_day(46022.0)
    (datetime.date(2026, 12, 31), datetime.date(2026, 12, 31), datetime.date(2026, 10, 1), datetime.date(2025, 12, 31))
    """
    match cell:
        case datetime():
            return cell.date()
        case date():
            return cell
        case str():
            return _day_of_text(cell, dates)
        case float() if not isinstance(cell, bool):
            return _day_of_number(cell, first_serial_year)
    raise Misread(translate(_NO_DATE))


def day_or_none(cell: Cell, dates: Dates) -> date | None:
    """Read a day; nothing where it is none."""
    try:
        return read_day(cell, dates)
    except Misread:
        return None


def order_of(texts: Iterable[str]) -> Dates:
    """Tell which comes first in a column's dates from those that leave no doubt; auto where none does or they disagree.

    >>> order_of(["03/04/2026", "03/25/2026"])
    'month first'
    """
    orders: set[Dates] = set()
    for text in texts:
        found = _YEAR_LAST.fullmatch(_bare(text))
        if found and found[2] != "." and (int(found[1]) > 12) != (int(found[3]) > 12):
            orders.add("day first" if int(found[1]) > 12 else "month first")
    return orders.pop() if len(orders) == 1 else "auto"


def read_minutes(text: str, hours_first: bool = False) -> float | None:
    """Read a duration with colons in minutes; nothing where the text has none.

    >>> read_minutes("00:05:12"), read_minutes("5:12"), read_minutes("7:30", hours_first=True), read_minutes("5.2")
    (5.2, 5.2, 450.0, None)
    """
    found = _HOURS.fullmatch(text.strip())
    if found is None:
        return None
    first, second, third = int(found[1]), int(found[2]), found[3]
    if third is not None:
        seconds = first * 3600 + second * SECONDS + float(third.replace(",", "."))
    else:
        seconds = (first * SECONDS + second) * (SECONDS if hours_first else 1)
    return seconds / SECONDS


def minutes_of(cell: time | timedelta) -> float:
    """Give a time of the day, or a duration, in minutes: spreadsheets keep both as parts of a day."""
    if isinstance(cell, timedelta):
        return cell.total_seconds() / SECONDS
    return (cell.hour * 3600 + cell.minute * SECONDS + cell.second + cell.microsecond / 1e6) / SECONDS


def _bare(text: str) -> str:
    """Take the time of the day away, and the weekday before a date in figures."""
    words = _CLOCK.sub("", text.strip()).strip()
    first, _, rest = words.partition(" ")
    in_figures = _YEAR_LAST.fullmatch(rest.strip()) or _YEAR_FIRST.fullmatch(rest.strip())
    return rest.strip() if in_figures and plain(first) in _weekdays() else words


def _day_of_number(number: float, first_serial_year: int) -> date:
    if number.is_integer() and (found := _DIGITS.fullmatch(str(int(number)))):
        return _made(found[1], found[2], found[3] or "1")
    if not FIRST_SERIAL <= number <= LAST_SERIAL:
        raise Misread(translate(_NO_DATE))
    return SERIALS[1904 if first_serial_year == 1904 else 1900] + timedelta(int(number))


def _day_of_text(text: str, dates: Dates) -> date:
    bare = _bare(text)
    if found := _YEAR_FIRST.fullmatch(bare):
        return _made(found[1], found[2], found[3] or "1")
    if found := _YEAR_LAST.fullmatch(bare):
        return _ordered(found, dates)
    if found := _MONTH_YEAR.fullmatch(bare):
        return _made(found[2], found[1], "1")
    if found := _DIGITS.fullmatch(bare):
        return _made(found[1], found[2], found[3] or "1")
    return _in_words(bare)


def _ordered(found: re.Match[str], dates: Dates) -> date:
    first, second, year = found[1], found[3], found[4]
    if found[2] == "." or dates == "day first":
        return _made(year, second, first)
    if dates == "month first":
        return _made(year, first, second)
    order = order_of([found[0]])
    if order == "auto" and first != second:
        raise Misread(translate("may begin with the day or the month; say which comes first"))
    return _ordered(found, order if order != "auto" else "day first")


def _in_words(text: str) -> date:
    """Read ``31 October 2026``, ``Oct 31, 2026``, ``Oktober 26``, with or without a weekday, which may look alike."""
    words = plain(text).split()
    if len(words) > 1 and words[0] in _weekdays() and any(word in _months() for word in words[1:]):
        words = words[1:]
    months = [number for word in words if (number := _months().get(word))]
    numbers = [word for word in words if word.isdecimal()]
    if len(months) != 1 or len(words) != len(numbers) + 1 or not 1 <= len(numbers) <= 2:
        raise Misread(translate(_NO_DATE))
    if len(numbers[0]) == 4:
        numbers.reverse()
    return _made(numbers[-1], str(months[0]), numbers[0] if len(numbers) == 2 else "1")


def _made(year: str, month: str, day: str) -> date:
    full = int(year) if len(year) > 2 else int(year) + (2000 if int(year) < CENTURY_TURNS else 1900)
    try:
        return date(full, int(month), int(day))
    except ValueError:
        raise Misread(translate("is not a day of the calendar")) from None


@cache
def _months() -> Mapping[str, int]:
    names = ((width, language) for width in ("wide", "abbreviated") for language in LANGUAGES)
    found = {
        plain(name): number
        for width, language in names
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()  # type: ignore[arg-type]
    }
    return {**found, "mrz": 3, "maerz": 3, "sept": 9, "okt": 10, "dez": 12}


@cache
def _weekdays() -> frozenset[str]:
    widths = ("wide", "abbreviated", "short")
    names = (get_day_names(width, "format", language) for width in widths for language in LANGUAGES)  # type: ignore[arg-type]
    return frozenset(plain(name) for week in names for name in week.values())
