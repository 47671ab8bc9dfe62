"""Charts as matplotlib figures, built once for paper and screen from the same blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import matplotlib
from matplotlib.figure import Figure

from bpo_case.report import style
from bpo_case.report.bars import bars_height, draw_bars
from bpo_case.report.blocks import Bars, Curves
from bpo_case.report.curves import CURVES_HEIGHT, draw_curves
from bpo_case.report.fonts import FAMILY, register_for_charts

Chart = Bars | Curves

SETTINGS: Any = {
    "font.family": FAMILY,
    "font.size": style.CHART,
    "text.color": style.INK,
    "text.parse_math": False,  # an option may be called $aving$
    "hatch.linewidth": 0.7,
    "path.simplify": False,
}


def figure_of(chart: Chart, width: float, height: float) -> Figure:
    """Draw a chart of a size in points."""
    register_for_charts()
    with matplotlib.rc_context(SETTINGS):
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        _DRAWN[type(chart)](figure, chart, width, height)
    return figure


def height_of(chart: Chart) -> float:
    """Give the height in points that a chart asks for."""
    return bars_height(chart) if isinstance(chart, Bars) else CURVES_HEIGHT


_DRAWN: Mapping[type, Callable[[Figure, Any, float, float], None]] = {Bars: draw_bars, Curves: draw_curves}
