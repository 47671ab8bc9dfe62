"""References in the text of formulas: finding them, and moving them as a spreadsheet does when a formula is copied."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from bpo_case.workbook.addresses import letters

REFERENCE = re.compile(
    r'''"(?:[^"]|"")*"'''  # a text
    r"""|'(?:[^']|'')*'!?"""  # the name of a sheet in quotes
    r"""|(?<![A-Za-z0-9_.\\])(?P<fixed_column>\$?)(?P<column>[A-Za-z]{1,3})(?P<fixed_row>\$?)(?P<row>\d{1,7})"""
    r"""(?![A-Za-z0-9_.(!])"""
)
"""A reference to a cell; texts and names in quotes are found too, so that what stands in them is none."""


@cache
def column_of(name: str) -> int:
    """Give a column, counted from 0, by its letters.

    >>> column_of("A"), column_of("AB")
    (0, 27)
    """
    number = 0
    for letter in name.upper():
        number = 26 * number + ord(letter) - 64
    return number - 1


def column_at(place: str) -> int:
    """Give the column (from 0) of an address.

    >>> column_at("E14")
    4
    """
    return column_of(place.rstrip("0123456789"))


def replaced(formula: str, change: Callable[[re.Match[str]], str]) -> str:
    """Replace the references of a formula; texts and names of sheets stay."""
    return REFERENCE.sub(lambda found: found[0] if found["row"] is None else change(found), formula)


@lru_cache(maxsize=1024)
def copied(formula: str, down: int, right: int) -> str:
    """Give what a formula becomes when it is copied to another cell.

    >>> copied("SUM($A5:B$6)*Labor!C7", 1, 1)
    'SUM($A6:C$6)*Labor!D8'
    """

    def moved(found: re.Match[str]) -> str:
        column = found["column"] if found["fixed_column"] else letters(max(0, column_of(found["column"]) + right))
        row = found["row"] if found["fixed_row"] else str(int(found["row"]) + down)
        return f"{found['fixed_column']}{column}{found['fixed_row']}{row}"

    return replaced(formula, moved)
