"""Cells as Excel puts them on the clipboard of Windows, "XML Spreadsheet": numbers with all their digits. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element, ParseError

from bpo_case.desktop.tables.typed import Entered
from bpo_case.workbook.foreign.amounts import Amount

BYTES_AT_MOST = 100_000_000
CELLS_AT_MOST = 1_000_000
_SPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"


class NotReadable(ValueError):
    """The data is no such sheet, or has more cells than can be pasted."""


def cells_of_sheet(data: bytes) -> list[list[Entered]]:
    """Read the first sheet; raise NotReadable where it is none or too large."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if len(data) > BYTES_AT_MOST:
        raise NotReadable(f"{len(data):,} bytes")
    try:
        book = fromstring(data.rstrip(b"\0"))
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise NotReadable(str(error)) from None
    table = book.find(f"{_SPACE}Worksheet/{_SPACE}Table")
    if table is None:
        raise NotReadable("no table")
    return _Sheet(_in_per_cent(book)).read(table)


class _Sheet:
    """Puts cells where their indexes say, and counts them."""

    def __init__(self, per_cent: frozenset[str]) -> None:
        self._per_cent, self._count = per_cent, 0

    def read(self, table: Element) -> list[list[Entered]]:
        rows: list[list[Entered]] = []
        for row in table.iterfind(f"{_SPACE}Row"):
            self._skip(rows, row, list)
            rows.append(self._cells(row))
        width = max(map(len, rows), default=0)
        self._counted(width * len(rows) - self._count)
        return [[*row, *[""] * (width - len(row))] for row in rows]

    def _cells(self, row: Element) -> list[Entered]:
        cells: list[Entered] = []
        for cell in row.iterfind(f"{_SPACE}Cell"):
            self._skip(cells, cell, str)
            style = cell.get(f"{_SPACE}StyleID") or row.get(f"{_SPACE}StyleID", "")
            cells.append(_value(cell.find(f"{_SPACE}Data"), style in self._per_cent))
            across = _whole(cell.get(f"{_SPACE}MergeAcross", "0"))
            self._counted(1 + across)
            cells.extend([""] * across)
        return cells

    def _skip(self, made: list, element: Element, blank: Callable[[], object]) -> None:  # type: ignore[type-arg]
        """Leave room for what stands before an element that says its index, which counts from 1."""
        missing = _whole(element.get(f"{_SPACE}Index", "0")) - 1 - len(made)
        if missing > 0:
            self._counted(missing)
            made.extend(blank() for _ in range(missing))

    def _counted(self, more: int) -> None:
        self._count += more
        if self._count > CELLS_AT_MOST:
            raise NotReadable(f"more than {CELLS_AT_MOST:,} cells")


def _whole(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise NotReadable(f"{text!r} is no index")
    return int(text)


def _in_per_cent(book: Element) -> frozenset[str]:
    """Give the styles in which numbers are shown in per cent."""
    styles = book.iterfind(f"{_SPACE}Styles/{_SPACE}Style")
    return frozenset(style.get(f"{_SPACE}ID", "") for style in styles if _is_per_cent(style))


def _is_per_cent(style: Element) -> bool:
    shown = style.find(f"{_SPACE}NumberFormat")
    form = shown.get(f"{_SPACE}Format", "") if shown is not None else ""
    return form == "Percent" or "%" in form


def _value(data: Element | None, per_cent: bool) -> Entered:
    if data is None:
        return ""
    text = "".join(data.itertext())
    read = _READ.get(data.get(f"{_SPACE}Type", ""))
    return read(text, per_cent) if read else text


def _number(text: str, per_cent: bool) -> Entered:
    try:
        number = float(text)
    except ValueError:
        return text
    return Amount(number * 100, percent=True) if per_cent else Amount(number)


_READ: Mapping[str, Callable[[str, bool], Entered]] = {
    "Number": _number,
    "DateTime": lambda text, _: text.partition("T")[0],
    "Boolean": lambda text, _: "yes" if text == "1" else "no",
}
