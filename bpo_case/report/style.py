"""How the paper looks: type sizes and colours, for pages and charts alike."""

from __future__ import annotations

from collections.abc import Mapping

from bpo_case.report.cell import Effect
from bpo_case.report.chart_blocks import Group

# -- Type: size and leading --

TITLE = (19.0, 23.0)
SUBTITLE = (10.5, 13.0)
KEY_FIGURE = (17.0, 21.0)
HEADING = (10.5, 14.0)
BODY = (9.5, 12.6)
TABLE = (9.5, 11.6)
SMALL = (8.5, 11.0)
NOTE = (7.5, 9.6)
CHART = 8.5

# -- Colours; text in any of them has a contrast of at least 4.5 to 1 on white --

INK = "#1F2A37"
GREY = "#5B6770"
NAVY = "#1F3A5F"
GREEN = "#2E7D32"
RED = "#C62828"
RULE = "#C9CED3"
PALE = "#E6E9EC"
WHITE = "#FFFFFF"

EFFECTS: Mapping[Effect, str] = {"good": GREEN, "bad": RED, "": INK}

SHADES: Mapping[Group, tuple[str, ...]] = {
    "in house": ("#1F3A5F", "#5C7FA6", "#A9BFD6"),
    "vendor": ("#B26B12", "#E0AE62"),
    "one-time": (WHITE,),
    "other": ("#8A9299",),
}
"""Fills of stacked bars: blue stays in house, amber goes to the vendor, hatched is one-time, grey is other."""
