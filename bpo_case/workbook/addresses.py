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


def in_month(template: str, column: int) -> str:
    """Copy a row's formula to the column of a month.

    >>> in_month(f"{NOW}12-{BEFORE}12", 7)
    'H12-G12'
    """
    return template.replace(NOW, letters(column)).replace(BEFORE, letters(column - 1))


@cache
def _quoted(sheet: str) -> str:
    return quote_sheetname(sheet)
