"""How cells look: a table of styles, and number formats by unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

INK, GREY, RULE = "#1F2A44", "#7A8194", "#C9CED8"
INPUT, INPUT_INK, SECTION, BAND = "#FFF8DC", "#1F4E9E", "#24466B", "#E9EEF5"

TAB_COLOURS: Mapping[str, str] = {"cover": "#1F2A44", "input": "#E0A800", "calculation": "#2F6DA8", "list": "#9AA3B2"}

FONT: Mapping[str, Any] = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
TITLE: Mapping[str, Any] = {"bold": True, "font_size": 16, "font_color": INK}
HEADING: Mapping[str, Any] = {"bold": True, "font_color": INK, "bg_color": BAND, "bottom": 1, "bottom_color": INK}
LINE: Mapping[str, Any] = {"font_color": INK}
ENTRY: Mapping[str, Any] = {
    "bg_color": INPUT, "font_color": INPUT_INK, "border": 1, "border_color": RULE, "valign": "top"
}  # fmt: skip

STYLES: Mapping[str, Mapping[str, Any]] = {
    "title": TITLE,
    "about": {"font_color": GREY, "italic": True},
    "heading": {**HEADING, "text_wrap": True},
    "heading of numbers": {**HEADING, "text_wrap": True, "align": "right"},
    "months": {**HEADING, "align": "right"},
    "calendar": {"font_color": GREY, "align": "right"},
    "section": {"bold": True, "font_color": "#FFFFFF", "bg_color": SECTION},
    "input": ENTRY,
    "input text": {**ENTRY, "num_format": "@"},
    "input paragraph": {**ENTRY, "num_format": "@", "text_wrap": True},
    "constant": {**LINE, "align": "right"},
    "hidden": {"font_color": GREY},
    "line": {"bold": True, "font_color": INK},
    "same line": {"font_color": GREY},
    "name": LINE,
    "unit": {"font_color": GREY, "align": "left", "indent": 1},
    "number": {"font_color": GREY, "align": "right"},
    "words": {"font_color": GREY, "italic": True},
    "calculation": {**LINE, "align": "right"},
    "opening": {"font_color": GREY, "align": "right"},
    "help": {"font_color": GREY, "text_wrap": True},
    "figure": {"font_color": INK, "align": "right", "bottom": 1, "bottom_color": RULE},
    "figure label": {"font_color": INK, "bottom": 1, "bottom_color": RULE},
    "link": {"font_color": INPUT_INK, "underline": 1},
}  # fmt: skip

MONEY = '#,##0;(#,##0);"–"'
QUANTITY = '#,##0.0;(#,##0.0);"–"'
SHARE = '0.0%;-0.0%;"–"'
FACTOR = '0.0000;-0.0000;"–"'
OTHER = '#,##0.00;(#,##0.00);"–"'
AMOUNTS: Mapping[str, str] = {
    "money": MONEY, "money/year": MONEY, "local": MONEY, "local/FTE": MONEY,
    "FTE": QUANTITY, "unit": QUANTITY, "hour": QUANTITY, "minute": QUANTITY, "billing unit": QUANTITY,
    "share": SHARE, "share/year": SHARE, "flag": '0;-0;"–"',
    "factor": FACTOR, "index": FACTOR, "ratio": FACTOR, "money/local": FACTOR, "money/contract": FACTOR,
}  # fmt: skip
COUNTS = frozenset({"month", "number", "year number"})

_MONEY = re.compile(r"\bmoney\b")


def unit_text(unit: str, currency: str) -> str:
    """Write a unit for people: money is in the currency of the case.

    >>> unit_text("money/FTE/week", "EUR")
    'EUR/FTE/week'
    """
    return _MONEY.sub(currency, unit)


def result_format(unit: str, values: Iterable[float]) -> str:
    """Choose the number format of calculated values; what is counted shows decimals only where there are any."""
    if unit in COUNTS:
        return "0" if all(value == int(value) for value in values if value == value) else "0.00"
    return AMOUNTS.get(unit, OTHER)


def entry_format(unit: str, kind: str, values: Iterable[object]) -> str:
    """Choose the number format of inputs: every digit that was entered should be seen."""
    numbers = [float(value) for value in values if isinstance(value, int | float)]
    if unit.startswith("share"):
        return "0.0##%"
    if unit == "number" and kind == "integer":
        return "0"
    return "#,##0" if all(value == int(value) for value in numbers) else "#,##0.00####"


class Styles:
    """The formats of one workbook; each is made when it is first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str], Format] = {}

    def __call__(self, style: str, number: str = "") -> Format:
        """Give a style, with a number format."""
        if (style, number) not in self._made:
            look = {**FONT, **STYLES[style], **({"num_format": number} if number else {})}
            self._made[style, number] = self._book.add_format(look)
        return self._made[style, number]
