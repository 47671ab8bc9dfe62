"""Charts as matplotlib figures, built once for paper and screen from the same blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import matplotlib
from matplotlib.figure import Figure

from bpo_case.report import style
from bpo_case.report.bars import bars_height, draw_bars
from bpo_case.report.bridge import bridge_height, draw_bridge
from bpo_case.report.chart_blocks import (
    Bars,
    Bridge,
    Chart,
    Convergence,
    Courses,
    Curves,
    Drivers,
    Gantt,
    Heat,
    RiskMap,
    SCurves,
    Tornado,
    Waterfall,
)
from bpo_case.report.convergence import CONVERGENCE_HEIGHT, draw_convergence
from bpo_case.report.courses import COURSES_HEIGHT, draw_courses
from bpo_case.report.curves import CURVES_HEIGHT, draw_curves
from bpo_case.report.drivers import draw_drivers, drivers_height
from bpo_case.report.fonts import FAMILY, register_for_charts
from bpo_case.report.gantt import draw_gantt, gantt_height
from bpo_case.report.heat import draw_heat, heat_height
from bpo_case.report.risk_map import RISK_MAP_HEIGHT, draw_risk_map
from bpo_case.report.scurves import S_CURVES_HEIGHT, draw_s_curves
from bpo_case.report.tornado import draw_tornado, tornado_height
from bpo_case.report.waterfall import WATERFALL_HEIGHT, draw_waterfall

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
    return _HEIGHTS[type(chart)](chart)


_DRAWN: Mapping[type, Callable[[Figure, Any, float, float], None]] = {
    Bars: draw_bars, Curves: draw_curves, Bridge: draw_bridge, SCurves: draw_s_curves, Drivers: draw_drivers,
    Convergence: draw_convergence, Tornado: draw_tornado, Courses: draw_courses, Heat: draw_heat,
    Waterfall: draw_waterfall, Gantt: draw_gantt, RiskMap: draw_risk_map,
}  # fmt: skip
_HEIGHTS: Mapping[type, Callable[[Any], float]] = {
    Bars: bars_height, Curves: lambda _chart: CURVES_HEIGHT, Bridge: bridge_height,
    SCurves: lambda _chart: S_CURVES_HEIGHT, Drivers: drivers_height, Convergence: lambda _chart: CONVERGENCE_HEIGHT,
    Tornado: tornado_height, Courses: lambda _chart: COURSES_HEIGHT, Heat: heat_height,
    Waterfall: lambda _chart: WATERFALL_HEIGHT, Gantt: gantt_height, RiskMap: lambda _chart: RISK_MAP_HEIGHT,
}  # fmt: skip
