"""Writes a formula in one way, so that what spreadsheets do to it on saving makes no difference.

Quotes round names of sheets, spaces, capitals and ``$`` say nothing; the cells that are read are what matters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from bpo_case.workbook.addresses import letters
from bpo_case.workbook.back.references import column_of

_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
PIECE = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")"""
    r"""|(?<![\w.$])(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"""
    rf"""(?P<first>{_CELL})(?::(?P<last>{_CELL}))?(?![\w.(!])"""
    r"""|(?P<other>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!?|\s+)"""
)
SPELLINGS = {"_XLFN.": "", "TRUE()": "TRUE", "FALSE()": "FALSE"}
CORNER = re.compile(r"\$?([A-Za-z]+)\$?([0-9]+)")


Corners = tuple[tuple[int, int], ...]


class Area(NamedTuple):
    """Cells that a formula reads: the sheet in small letters, and the corners as column and row."""

    sheet: str
    corners: Corners

    def __str__(self) -> str:
        return f"{self.sheet}!" + ":".join(f"{letters(column)}{row}" for column, row in self.corners)


def canonical(formula: str, here: str, moved: Callable[[Area], Area] = lambda area: area) -> str:
    """Write a formula of a sheet in one way, each area as it is called after it was moved.

    >>> canonical("if( 'Option A'!$B$5>1,sum(F6:f7), \\"a B\\")", "Shared")
    'IF(option a!B5>1,SUM(shared!F6:F7),"a B")'
    """
    written, end = [], 0
    for found in PIECE.finditer(formula):
        written.append(formula[end : found.start()].upper())
        end = found.end()
        if found["first"]:
            written.append(str(moved(_area(found, here))))
        else:
            written.append(found["text"] or (found["other"] or "").strip().upper())
    written.append(formula[end:].upper())
    plain = "".join(written)
    for written_by_some, written_by_us in SPELLINGS.items():
        plain = plain.replace(written_by_some, written_by_us)
    return plain.lstrip("=+")


def areas(formula: str, here: str) -> list[Area]:
    """Give the areas that a formula reads, from left to right."""
    return [_area(found, here) for found in PIECE.finditer(formula) if found["first"]]


def plain_sheet(name: str) -> str:
    """Give the name of a sheet without quotes, in small letters."""
    bare = name[1:-1].replace("''", "'") if name.startswith("'") else name
    return bare.casefold()


def _area(found: re.Match[str], here: str) -> Area:
    corners = tuple(_corner(text) for text in (found["first"], found["last"]) if text)
    return Area(plain_sheet(found["sheet"] or here), corners)


def _corner(text: str) -> tuple[int, int]:
    found = CORNER.fullmatch(text)
    assert found
    return column_of(found[1]), int(found[2])
