"""What every writer of sheets shares: the open workbook, the layout, the styles, and whether values are cached."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from xlsxwriter.workbook import Workbook

from bpo_case.errors import BpoCaseError
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.file.styles import TAB_COLOURS, Styles
from bpo_case.workbook.layout import Layout

A3, A4 = 8, 9
TITLE_HEIGHT, LINE_HEIGHT = 24, 13
PAGE_WIDTH = 250
"""Characters beside each other on A4, at about half of the size on the screen."""
LARGE_PAGE_WIDTH = 460
"""The same on A3."""
WORDS_WHOLE = 1.1
"""By how much a text is longer because its words are not parted."""
HIGHEST = 409
"""No row of Excel can be higher."""
NONE = "none"
FORMULA_SIGNS = ("=", "+", "-", "@")
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class InfiniteFigure(BpoCaseError):
    """A figure has grown beyond all numbers, which no cell can hold."""

    def __init__(self, value: float) -> None:
        self.value = value
        super().__init__(
            f"A figure of the workbook comes to {'−' if value < 0 else ''}infinity, which no cell can hold; "
            "look for an input that is far too large, or a divisor that is nearly 0"
        )


def refuse_infinite(values: list[float]) -> None:
    """Raise InfiniteFigure where a value is infinite; one that there is not, NaN, is written as a word."""
    for infinity in (math.inf, -math.inf):
        if infinity in values:
            raise InfiniteFigure(infinity)


def plain(text: str) -> str:
    """Write characters that no XML can have the way Excel does."""
    if text.isprintable():
        return text
    return _NO_XML.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


class Shown(NamedTuple):
    """Where a headline figure is shown side by side: its line, sheet and row, and the options' columns."""

    line: str
    sheet: str
    row: int
    columns: Mapping[int, int]


@dataclass(frozen=True)
class Job:
    """An export while it is made."""

    book: Workbook
    layout: Layout
    styles: Styles
    cached: bool
    shown: list[Shown] = field(default_factory=list)
    """The headline figures that were written, which the checks hold against their calculation."""

    @property
    def currency(self) -> str:
        """The home currency."""
        return self.layout.results.case.settings.currency

    def sheet(self, name: str, kind: str) -> LiveSheet:
        """Add a sheet, in the order of the tabs."""
        sheet: LiveSheet = self.book.add_worksheet(name, LiveSheet)  # type: ignore[assignment]
        sheet.set_tab_color(TAB_COLOURS[kind])
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer("&L&8&F, &A&R&8&P / &N")  # one letter that is not of ASCII would double the room of a sheet
        return sheet

    def written(self, name: str) -> LiveSheet:
        """Give a sheet that was added before."""
        sheet: LiveSheet = self.book.get_worksheet_by_name(name)  # type: ignore[assignment]
        return sheet

    def value(self, value: Any) -> Any:
        """Give what stands beside a formula as its value; nothing where the values are not cached."""
        if not self.cached:
            return ""
        if isinstance(value, str):
            return plain(value)
        refuse_infinite([value])
        return float(value) if value == value else NONE

    def values(self, values: list[float]) -> list[Any]:
        """Give what stands beside the formulas of a row of numbers; nothing where the values are not cached."""
        refuse_infinite(values)
        return [value if value == value else NONE for value in values] if self.cached else []


def height_of(lines: int, room: int = 0) -> int:
    """Give the height of a row with so many lines and some room around them, as far as rows can be high.

    >>> height_of(2), height_of(2, 5), height_of(50)
    (26, 31, 409)
    """
    return min(HIGHEST, LINE_HEIGHT * lines + room)


def lines_of(text: str, width: float) -> int:
    """Give the number of lines that a text takes in a column: words are not parted, and new lines are kept.

    >>> lines_of("", 10), lines_of("a decision", 40), lines_of("one\\ntwo", 40), lines_of("w" * 100, 12)
    (1, 1, 2, 10)
    """
    return sum(max(1, math.ceil(len(part) * WORDS_WHOLE / width)) for part in text.split("\n"))


def pages_across(width: float) -> int:
    """Give the number of pages beside each other on which columns of so many characters are still readable."""
    return max(1, round(width / PAGE_WIDTH))


def fit_to_width(sheet: LiveSheet, width: float, repeated: float = 0) -> None:
    """Print columns of so many characters on one page beside each other, on larger paper where they need it.

    What would not be readable there either stands on more pages, with the columns that each of them repeats.
    """
    if width > PAGE_WIDTH:
        sheet.set_paper(A3)
    sheet.fit_to_pages(max(1, math.ceil((width - repeated) / (LARGE_PAGE_WIDTH - repeated))), 0)


def write_entry(
    sheet: LiveSheet, row: int, column: int, value: Any, style: Any, text_style: Any, quoted: Any = None
) -> None:
    """Write an input: a text is a text, even if it looks like a formula, a number or an address; blank stays blank.

    ``quoted`` is the style of texts that begin like formulas: they stay texts when somebody edits them.
    """
    if isinstance(value, str):
        if value:
            sheet.write_string(row, column, value, quoted if value.startswith(FORMULA_SIGNS) else text_style)
        else:
            sheet.write_blank(row, column, None, style)
    else:
        sheet.write_number(row, column, value, style)
