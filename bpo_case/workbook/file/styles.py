"""How cells look: a table of styles, and number formats by unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

INK, GREY, RULE, WORDS_INK = "#1F2A44", "#7A8194", "#C9CED8", "#4A5266"
INPUT, INPUT_INK, SECTION, BAND = "#FFF8DC", "#1F4E9E", "#24466B", "#E9EEF5"

OPTION_COLOURS = ("#8A9299", "#1F3A5F", "#B26B12", "#2E7D32", "#7A4E9E", "#C62828", "#5C7FA6", "#E0AE62")
"""Of bars and curves: grey for the compared-with option, then the others in their order."""

CATEGORY_FILLS: Mapping[str, Mapping[str, Any]] = {
    "labor": {"fill": {"color": "#1F3A5F"}},
    "training": {"fill": {"color": "#5C7FA6"}},
    "infrastructure": {"fill": {"color": "#A9BFD6"}},
    "charges": {"fill": {"color": "#B26B12"}},
    "governance": {"fill": {"color": "#E0AE62"}},
    "transition": {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#5B6770", "bg_color": "#FFFFFF"}},
    "other": {"fill": {"color": "#8A9299"}},
}
"""Of stacked bars: blue stays in house, amber goes to the vendor, hatched is one-time, grey is other."""

TAB_COLOURS: Mapping[str, str] = {
    "cover": "#1F2A44", "output": "#2E7D32", "input": "#E0A800", "calculation": "#2F6DA8", "list": "#9AA3B2"
}  # fmt: skip

FONT: Mapping[str, Any] = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
TITLE: Mapping[str, Any] = {"bold": True, "font_size": 16, "font_color": INK}
HEADING: Mapping[str, Any] = {
    "bold": True, "font_color": INK, "bg_color": BAND, "bottom": 1, "bottom_color": INK, "valign": "bottom"
}  # fmt: skip
LINE: Mapping[str, Any] = {"font_color": INK}
GROUP: Mapping[str, Any] = {
    "bold": True, "font_color": INK, "bottom": 1, "bottom_color": INK, "valign": "bottom"
}  # fmt: skip
ENTRY: Mapping[str, Any] = {
    "bg_color": INPUT, "font_color": INPUT_INK, "border": 1, "border_color": RULE, "valign": "top",
    "locked": False,
}  # fmt: skip

STYLES: Mapping[str, Mapping[str, Any]] = {
    "title": TITLE,
    "wrapped title": {**TITLE, "text_wrap": True},
    "about": {"font_color": GREY, "italic": True},
    "heading": {**HEADING, "text_wrap": True},
    "heading of numbers": {**HEADING, "text_wrap": True, "align": "right"},
    "months": {**HEADING, "align": "right"},
    "calendar": {"font_color": GREY, "align": "right"},
    "section": {"bold": True, "font_color": "#FFFFFF", "bg_color": SECTION},
    "section note": {"italic": True, "font_size": 8, "font_color": "#FFFFFF", "bg_color": SECTION},
    "input": ENTRY,
    "input text": {**ENTRY, "num_format": "@", "align": "left", "indent": 1},
    "input heading": {**HEADING, "text_wrap": True, "align": "left", "indent": 1},
    "scenario heading": {"bold": True, "font_color": INK, "text_wrap": True, "align": "right", "valign": "bottom"},
    "input quoted": {**ENTRY, "num_format": "@", "quote_prefix": True},
    "input paragraph": {**ENTRY, "num_format": "@", "text_wrap": True, "align": "left", "indent": 1},
    "constant": {**LINE, "align": "right"},
    "hidden": {"font_color": GREY},
    "line": {"bold": True, "font_color": INK},
    "same line": {"font_color": GREY},
    "name": LINE,
    "unit": {"font_color": GREY, "align": "left", "indent": 1, "shrink": True},
    "number": {"font_color": GREY, "align": "right"},
    "words": {"font_color": WORDS_INK, "font_size": 9, "text_wrap": True},
    "calculation": {**LINE, "align": "right"},
    "opening": {"font_color": GREY, "align": "right"},
    "help": {"font_color": GREY, "text_wrap": True},
    "figure": {"font_color": INK, "align": "right", "bottom": 1, "bottom_color": RULE},
    "figure label": {"font_color": INK, "bottom": 1, "bottom_color": RULE},
    "link": {"font_color": INPUT_INK, "underline": 1},
    "link to sheet": {"font_color": INPUT_INK, "underline": 1, "bottom": 1, "bottom_color": RULE},
    "figure total": {"font_color": INK, "bold": True, "align": "right", "bottom": 1, "bottom_color": RULE},
    "group": GROUP,
    "group of numbers": {**GROUP, "align": "right"},
    "heading centred": {**HEADING, "text_wrap": True, "align": "center"},
    "remark": {"font_color": GREY, "italic": True, "align": "left", "indent": 1},
    "state": {"font_color": INK, "align": "left", "indent": 1, "bottom": 1, "bottom_color": RULE},
    "total": {"bold": True, "font_color": INK, "align": "right", "top": 1, "top_color": INK, "bottom": 1},
    "total label": {"bold": True, "font_color": INK, "top": 1, "top_color": INK, "bottom": 1},
    "figure paragraph": {"font_color": INK, "text_wrap": True, "bottom": 1, "bottom_color": RULE},
    "figure remark": {
        "font_color": GREY, "italic": True, "font_size": 9, "text_wrap": True, "align": "right", "bottom": 1,
        "bottom_color": RULE,
    },
    "figure centred": {"font_color": INK, "align": "center", "bottom": 1, "bottom_color": RULE},
    "note": {"font_color": GREY, "text_wrap": True, "indent": 1, "bottom": 1, "bottom_color": RULE},
    "paragraph": {"font_color": INK, "text_wrap": True},
    "chart title": {"bold": True, "font_color": INK, "font_size": 11},
    "master check": {"bold": True, "font_color": INK},
    "legend of checks": {"bold": True, "font_color": "#1B5E20", "bg_color": "#DDEFDD"},
}  # fmt: skip

CHANGES: Mapping[str, Mapping[str, Any]] = {
    "in order": {"font_color": "#1B5E20", "bg_color": "#DDEFDD"},
    "not in order": {"font_color": "#9B1C1C", "bg_color": "#F9DDDD"},
    "doubtful": {"font_color": "#7A4B00", "bg_color": "#FBEBC8"},
    "does not count": {"font_color": GREY, "italic": True},
    "factor": {"num_format": '"× "0.0###'},
}
"""How a cell changes under a condition."""

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
DECIMALS: Mapping[str, str] = {"month": "0.0", "number": "0.00", "year number": "0.00"}
"""Number formats of what is counted, where it has decimals."""
YES_NO = '"yes";;"no"'

MEASURES: Mapping[str, str] = {
    "share": "%", "local": "local money", "contract": "contract money", "flag": "yes or no",
    "ratio": "×", "hour": "hours", "minute": "minutes", "week": "weeks", "audit": "audits",
}  # fmt: skip
"""How the measure of a unit is said to people, where that is another word."""

FOR_EACH: Mapping[str, str] = {
    "year": "a year", "week": "a week", "hour": "an hour",
    "local": "for 1 of local money", "contract": "for 1 of contract money",
}  # fmt: skip
"""How that by which a unit is divided is said; else it is “per” it. Times come first."""

_LAST_BRACKETS = re.compile(r"\(([^()]*)\)$")


def unit_text(unit: str, currency: str) -> str:
    """Write a unit for people, also at the end of a heading; money is in the currency of the case.

    >>> unit_text("money/FTE/week", "EUR"), unit_text("Attrition (share/year)", "EUR")
    ('EUR a week per FTE', 'Attrition (% a year)')
    """
    if "(" in unit:
        return _LAST_BRACKETS.sub(lambda found: f"({unit_text(found[1], currency)})", unit)
    measure, *divisors = unit.split("/")
    said = [FOR_EACH.get(each, f"per {each}") for each in sorted(divisors, key=lambda each: each not in FOR_EACH)]
    return " ".join([currency if measure == "money" else MEASURES.get(measure, measure), *said])


def result_format(unit: str, values: Iterable[float]) -> str:
    """Choose the number format of calculated values; what is counted shows decimals only where there are any."""
    if unit in DECIMALS:
        return "0" if all(value == int(value) for value in values if value == value) else DECIMALS[unit]
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
            look: Mapping[str, Any] = {**FONT, **STYLES[style], **({"num_format": number} if number else {})}
            self._made[style, number] = self._book.add_format(look)
        return self._made[style, number]

    def change(self, name: str) -> Format:
        """Give how a cell changes under a condition."""
        if ("change", name) not in self._made:
            self._made["change", name] = self._book.add_format(CHANGES[name])
        return self._made["change", name]
