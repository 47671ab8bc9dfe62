"""What every writer of sheets shares: the open workbook, the layout, the styles, and whether values are cached."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from xlsxwriter.workbook import Workbook

from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.file.styles import TAB_COLOURS, Styles
from bpo_case.workbook.layout import Layout

A4 = 9
TITLE_HEIGHT, LINE_HEIGHT = 24, 13
PAGE_WIDTH = 250
"""Characters beside each other, at about half of the size on the screen."""
HIGHEST = 409
"""No row of Excel can be higher."""
NONE = "none"
FORMULA_SIGNS = ("=", "+", "-", "@")
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def plain(text: str) -> str:
    """Write characters that no XML can have the way Excel does."""
    if text.isprintable():
        return text
    return _NO_XML.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


@dataclass(frozen=True)
class Job:
    """An export while it is made."""

    book: Workbook
    layout: Layout
    styles: Styles
    cached: bool

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

    def value(self, value: Any) -> Any:
        """Give what stands beside a formula as its value; nothing where the values are not cached."""
        if not self.cached:
            return ""
        if isinstance(value, str):
            return plain(value)
        return float(value) if value == value else NONE

    def values(self, values: list[float]) -> list[Any]:
        """Give what stands beside the formulas of a row of numbers; nothing where the values are not cached."""
        return [value if value == value else NONE for value in values] if self.cached else []


def height_of(lines: int, room: int = 0) -> int:
    """Give the height of a row with so many lines and some room around them, as far as rows can be high.

    >>> height_of(2), height_of(2, 5), height_of(50)
    (26, 31, 409)
    """
    return min(HIGHEST, LINE_HEIGHT * lines + room)


def pages_across(width: float) -> int:
    """Give the number of pages beside each other on which columns of so many characters are still readable."""
    return max(1, round(width / PAGE_WIDTH))


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
