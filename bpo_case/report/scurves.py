"""S-curves: the share of trials at or below each amount; the strong one marked and named directly, zero marked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, money_ticks, spot_of, write_beside
from bpo_case.report.chart_blocks import SCurve, SCurves
from bpo_case.report.curves import lines_of
from bpo_case.report.fonts import STRONG, fitted
from bpo_case.report.placing import Room, Words
from bpo_case.text import numbers, translate

S_CURVES_HEIGHT = 300.0
LEFT, RIGHT, LOW, TOP = 38.0, 14.0, 34.0, 18.0
"""The room around the curves."""

SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
MARGIN = 0.03
"""The room beside the lowest and the highest amount, as a part of all."""

ZERO_LINE = np.array([(0.0, 0.0), (0.0, 1.0)])
NAME_WIDTH = 124.0
NAMED_AT = (0.9, 0.7, 0.5, 0.3, 0.1, 0.8, 0.6, 0.4, 0.2, 0.95, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25, 0.15, 0.05)
"""The shares at which a curve may be named."""

NEAR = (("right", (-6.0, 5.0)), ("left", (6.0, -5.0)))
"""A name stands so near to its curve that it cannot be taken for that of another."""


def draw_s_curves(figure: Figure, chart: SCurves, width: float, height: float) -> None:
    """Draw S-curves with scales, marks and names."""
    axes = bare_axes(figure, (LEFT, LOW, width - LEFT - RIGHT, height - LOW - TOP))
    axes.set_xlim(*_limits(chart.curves))
    axes.set_ylim(0, 1)
    _scales(axes, chart)
    for number, (curve, (dashes, color)) in enumerate(zip(chart.curves, lines_of(chart.curves), strict=True)):
        axes.plot(
            *np.transpose(curve.points), color=color, linestyle=dashes, gid=spot_of(number), clip_on=False,
            linewidth=2.2 if curve.strong else 1.0, zorder=4 if curve.strong else 2,
        )  # fmt: skip
    room = Room(axes, (*(np.asarray(curve.points) for curve in chart.curves), ZERO_LINE))
    _mark_all(room, chart)
    _name_all(room, chart.curves)


def _limits(curves: Sequence[SCurve]) -> tuple[float, float]:
    """Show every amount, and zero."""
    amounts = [0.0, *(amount for curve in curves for amount, _ in curve.points)]
    low, high = min(amounts), max(amounts)
    room = MARGIN * (high - low or 1.0)
    return low - room, high + room


def _scales(axes: Axes, chart: SCurves) -> None:
    low, high = axes.get_xlim()
    flat = all(amount == 0 for curve in chart.curves for amount, _ in curve.points)
    for share in SHARES:
        axes.axhline(share, color=style.PALE, linewidth=0.6, zorder=0)
        said = numbers.share(share, 0)
        write_beside(axes, said, (0, share), ("axes fraction", "data"), (-6, 0), ha="right", color=style.GREY)
    for tick, said in [(0.0, "0")] if flat else money_ticks(low, high, chart.unit):
        axes.axvline(tick, color=style.PALE, linewidth=0.6, zorder=0)
        write_beside(axes, said, (tick, 0), ("data", "axes fraction"), (0, -10), color=style.GREY)
    axes.axvline(0, color=style.INK, linewidth=0.9, zorder=1)
    said = fitted(chart.heading, float(axes.bbox.width), style.CHART)
    write_beside(axes, said, (0.5, 0), "axes fraction", (0, -23), color=style.GREY)
    said = translate("share of the trials that come to so much or less")
    write_beside(axes, said, (0, 1), "axes fraction", (-LEFT, 12), ha="left", color=style.GREY)


def _mark_all(room: Room, chart: SCurves) -> None:
    """Write beside points of the strong curve, where fewest curves pass; not where only other words stand."""
    for mark in chart.marks:
        place = (mark.amount, mark.share)
        room.axes.plot(*place, marker="o", markersize=4.5, color=style.NAVY, zorder=6, clip_on=False)
    for mark in chart.marks:
        words = Words(mark.text, (mark.amount, mark.share))
        if room.has_place(words):
            room.write(words)


def _name_all(room: Room, curves: Sequence[SCurve]) -> None:
    """Name each curve beside a point of it where there is room."""
    for curve, (_, color) in zip(curves, lines_of(curves), strict=True):
        amounts, shares = np.transpose(curve.points)
        places = [(float(np.interp(share, shares, amounts)), share) for share in NAMED_AT]
        words = Words(fitted(curve.name, NAME_WIDTH, style.CHART, STRONG), places[0], curve.strong)
        room.axes.plot(*room.write(words, places, NEAR), marker="o", markersize=3, color=color, zorder=5)
