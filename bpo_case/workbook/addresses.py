"""Addresses: cells and ranges as formulas write them. Rows count from 1, as in Excel; columns count from 0.

A formula is rendered once for a row and copied to its months: `NOW` and `BEFORE` stand for the column of the month
and of the month before, until `in_month` puts them in.
"""

from __future__ import annotations

from functools import cache

from xlsxwriter.utility import quote_sheetname, xl_col_to_name

NOW = "\x01"
BEFORE = "\x02"


@cache
def letters(column: int) -> str:
    """Give a column's letters.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    return xl_col_to_name(column)


@cache
def letters_from(first: int, count: int) -> tuple[str, ...]:
    """Give the letters of so many columns."""
    return tuple(letters(column) for column in range(first, first + count))


@cache
def fixed(column: int) -> str:
    """Give a column's letters so that they stay when the formula is copied."""
    return "$" + letters(column)


def span(column: str, first: int, last: int) -> str:
    """Give the range of rows in a column; its rows stay when the formula is copied.

    >>> span("$F", 10, 14)
    '$F$10:$F$14'
    """
    return f"{column}${first}:{column}${last}"


def on_sheet(sheet: str, address: str, here: str = "") -> str:
    """Put the sheet's name before an address, unless it is the sheet of the formula itself.

    >>> on_sheet("Option A", "$F10"), on_sheet("Shared", "$F10", here="Shared")
    ("'Option A'!$F10", '$F10')
    """
    return address if sheet == here else f"{_quoted(sheet)}!{address}"


def place_of(text: str, area: str) -> str:
    """Give the formula of the place at which a text stands in an area, whatever is in the text.

    MATCH alone takes * and ? in it for anything, and looks for 255 characters at most. INDEX(…,0) is the whole list
    of answers. An area of one cell gives no list everywhere: take the blank cell after it too.

    >>> place_of("$B5", "Locations!$B$5:$B$9")
    'MATCH(TRUE,INDEX(Locations!$B$5:$B$9=$B5,0),0)'
    """
    return f"MATCH(TRUE,INDEX({area}={text},0),0)"


def in_month(template: str, column: int) -> str:
    """Copy a row's formula to the column of a month.

    >>> in_month(f"{NOW}12-{BEFORE}12", 7)
    'H12-G12'
    """
    return in_months(template, column, 1)[0]


def in_months(template: str, first: int, count: int) -> list[str]:
    """Copy a row's formula to the columns of so many months."""
    parts = template.split(NOW)
    copies = [now.join(parts) for now in letters_from(first, count)]
    if BEFORE not in template:
        return copies
    return [copy.replace(BEFORE, before) for copy, before in zip(copies, letters_from(first - 1, count), strict=True)]


@cache
def _quoted(sheet: str) -> str:
    return quote_sheetname(sheet)
