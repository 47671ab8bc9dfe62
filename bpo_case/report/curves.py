"""Curves: cumulative cash by month, named at their ends, with payback and lowest point marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, write_beside
from bpo_case.report.blocks import Curve, Curves, Mark
from bpo_case.report.fonts import STRONG, fitted, width_of
from bpo_case.text import numbers, translate
from bpo_case.text.languages import POWERS

SOFT_LINES = (
    ((0, ()), style.GREY),
    ((0, (5, 2)), style.GREY),
    ((0, (1.5, 1.5)), style.GREY),
    ((0, (6, 2, 1, 2)), "#8A9299"),
)
"""Dashes and colours of the curves that the paper is not about, in turn."""

CURVES_HEIGHT = 350.0
CURVES_LEFT, CURVES_RIGHT, CURVES_LOW, CURVES_TOP = 46.0, 150.0, 34.0, 20.0
"""Height of the chart, and the room around the curves."""

LABEL_GAP = 11.5
LEADER = {
    "arrowstyle": "-", "linewidth": 0.5, "color": style.GREY, "shrinkA": 0, "shrinkB": 1, "relpos": (0, 0.5)
}  # fmt: skip
NAME_OFFSET = 14.0
"""How far from its end a curve's name stands, so that names can be moved apart."""


def draw_curves(figure: Figure, chart: Curves, width: float, height: float) -> None:
    """Draw curves with scales, marks and names."""
    room = height - CURVES_LOW - CURVES_TOP
    names = max(width_of(curve.name, style.CHART, STRONG) for curve in chart.curves) + NAME_OFFSET + 2
    names = min(names, CURVES_RIGHT)
    axes = bare_axes(figure, (CURVES_LEFT, CURVES_LOW, width - CURVES_LEFT - names, room))
    months = max(len(curve.amounts) for curve in chart.curves) - 1
    axes.set_xlim(0, months)
    axes.set_ylim(*_limits(chart.curves))
    _scales(axes, chart, months)
    for curve, (dashes, color) in zip(chart.curves, _lines(chart.curves), strict=True):
        _curve(axes, curve, dashes, color)
    _mark_all(axes, chart.marks, chart.curves)
    _name_curves(axes, chart.curves, room, names - NAME_OFFSET)


def _limits(curves: Sequence[Curve]) -> tuple[float, float]:
    """Show everything and zero, with room below for words."""
    amounts = [amount for curve in curves for amount in (*curve.amounts, 0.0)]
    low, high = min(amounts), max(amounts)
    span = high - low or 2.0
    return low - 0.12 * span, high + 0.06 * span


def _scales(axes: Axes, chart: Curves, months: int) -> None:
    locator = MaxNLocator(8, steps=[1, 2, 2.5, 5, 10])
    low, high = axes.get_ylim()
    flat = not any(any(curve.amounts) for curve in chart.curves)
    ticks = [0.0] if flat else [tick for tick in locator.tick_values(low, high) if low <= tick <= high]
    size = 10.0 ** POWERS[chart.unit]
    whole = all(float(tick / size).is_integer() for tick in ticks)
    for tick in ticks:
        axes.axhline(tick, color=style.PALE, linewidth=0.6, zorder=0)
        said = numbers.number(tick / size, 0 if whole else 1 if chart.unit else 0, negative="brackets")
        write_beside(axes, said, (0, tick), ("axes fraction", "data"), (-6, 0), ha="right", color=style.GREY)
    axes.axhline(0, color=style.INK, linewidth=0.9, zorder=1)
    for month in range(0, months + 1, 12 if months <= 96 else 24):
        write_beside(axes, str(month), (month, 0), ("data", "axes fraction"), (0, -10), color=style.GREY)
    words = translate("months from signature")
    write_beside(axes, words, (0.5, 0), "axes fraction", (0, -23), color=style.GREY)
    write_beside(axes, chart.heading, (0, 1), "axes fraction", (-6, 13), ha="right", color=style.GREY)


def _lines(curves: Sequence[Curve]) -> list[tuple[Any, str]]:
    soft = 0
    lines = []
    for curve in curves:
        lines.append(((0, ()), style.NAVY) if curve.strong else SOFT_LINES[soft % len(SOFT_LINES)])
        soft += not curve.strong
    return lines


def _curve(axes: Axes, curve: Curve, dashes: Any, color: str) -> None:
    width, layer = (2.2, 4) if curve.strong else (1.0, 2)
    axes.plot(range(len(curve.amounts)), curve.amounts, color=color, linewidth=width, linestyle=dashes, zorder=layer)
    if curve.payback is not None:
        size = 7 if curve.strong else 4.5
        axes.plot(
            [curve.payback], [0], marker="o", markersize=size, markerfacecolor=style.WHITE, markeredgecolor=color,
            markeredgewidth=1.6 if curve.strong else 1.0, zorder=layer + 1, clip_on=False,
        )  # fmt: skip


MARK_OFFSETS = (
    ("right", (-7.0, 11.0)), ("left", (7.0, -11.0)), ("center", (0.0, -13.0)), ("center", (0.0, 15.0)),
    ("right", (-9.0, -11.0)), ("left", (9.0, 11.0)), ("center", (0.0, -26.0)), ("right", (-9.0, 24.0)),
    ("left", (9.0, -24.0)), ("left", (9.0, 24.0)),
)  # fmt: skip
"""Where the words of a mark may stand: how they are aligned, and how far off; of equally clear places the first."""


OUTSIDE = 1e6

Place = tuple[str, tuple[float, float]]
Box = tuple[float, float, float, float]


def _mark_all(axes: Axes, marks: Sequence[Mark], curves: Sequence[Curve]) -> None:
    """Write beside points of the strong curve, where fewest curves pass and no other mark stands."""
    passing = _points_of(axes, curves)
    box = {"facecolor": style.WHITE, "edgecolor": "none", "pad": 1.0, "alpha": 0.8}
    for mark in marks:
        if mark.amount:
            axes.plot([mark.month], [mark.amount], marker="o", markersize=4, color=style.NAVY, zorder=6, clip_on=False)
        hidden = {place: _hidden(axes, _box(axes, mark, place), passing) for place in MARK_OFFSETS}
        align, offset = min(hidden, key=hidden.__getitem__)
        place = (mark.month, mark.amount)
        write_beside(
            axes, mark.text, place, "data", offset, ha=align, weight="semibold", bbox=box, color=style.NAVY, zorder=7
        )
        taken = _box(axes, mark, (align, offset))
        corners = np.linspace(taken[:2], taken[2:], 40)
        passing = np.concatenate(
            [passing, *(np.column_stack([corners[:, 0], np.full(40, y)]) for y in (taken[1], taken[3]))]
        )


def _points_of(axes: Axes, curves: Sequence[Curve]) -> NDArray[np.float64]:
    """Give places that the curves pass, four for each month, in points."""
    places = []
    for curve in curves:
        months = np.arange(0, len(curve.amounts) - 1, 0.25)
        places.append(np.column_stack([months, np.interp(months, range(len(curve.amounts)), curve.amounts)]))
    found: NDArray[np.float64] = axes.transData.transform(np.concatenate(places))
    return found


def _box(axes: Axes, mark: Mark, place: Place) -> Box:
    """Give the rectangle that the words of a mark take at a place, in points."""
    align, (right, up) = place
    width = width_of(mark.text, style.CHART, STRONG) + 4
    x, y = axes.transData.transform((mark.month, mark.amount))
    left = float(x) + right - {"left": 2, "center": width / 2, "right": width - 2}[align]
    return left, float(y) + up - 6.5, left + width, float(y) + up + 6.5


def _hidden(axes: Axes, box: Box, passing: NDArray[np.float64]) -> float:
    """Count what words would hide; leaving the chart is worst."""
    left, low, right, high = box
    frame = axes.bbox
    outside = bool(left < frame.x0 or right > frame.x1 or low < frame.y0 or high > frame.y1)
    x, y = passing.T
    inside = (x >= left) & (x <= right) & (y >= low) & (y <= high)
    return float(np.count_nonzero(inside) + OUTSIDE * outside)


def _name_curves(axes: Axes, curves: Sequence[Curve], room: float, width: float) -> None:
    """Write every curve's name at its end, moved apart where they would touch."""
    low, high = axes.get_ylim()
    ends = [(curve.amounts[-1] - low) / (high - low) * room for curve in curves]
    for curve, end, place in zip(curves, ends, spread_apart(ends, LABEL_GAP, 0, room), strict=True):
        said = fitted(curve.name, width, style.CHART, STRONG)
        axes.annotate(
            said, (1, end / room), (NAME_OFFSET, place - end), xycoords="axes fraction", textcoords="offset points",
            va="center", weight="semibold" if curve.strong else "normal", annotation_clip=False,
            color=style.NAVY if curve.strong else style.INK,
            arrowprops=LEADER,
        )  # fmt: skip


def spread_apart(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move places as little as needed so that neighbours are a gap apart and all lie between the limits.

    >>> spread_apart([5, 6, 50], 10, 0, 100)
    [0.5, 10.5, 50.0]
    """
    gap = min(gap, (high - low) / max(1, len(places) - 1))

    def within(middle: float, count: int) -> float:
        half = (count - 1) / 2 * gap
        return min(max(middle, low + half), high - half)

    order = sorted(range(len(places)), key=lambda at: places[at])
    groups: list[tuple[list[int], float]] = []  # neighbours that touch share a middle
    for at in order:
        members, middle = [at], within(places[at], 1)
        while groups and groups[-1][1] + (len(groups[-1][0]) + len(members)) / 2 * gap > middle:
            before, theirs = groups.pop()
            middle = (theirs * len(before) + middle * len(members)) / (len(before) + len(members))
            members = before + members
            middle = within(middle, len(members))  # a group that is pushed back may touch the one before
        groups.append((members, middle))
    found = dict.fromkeys(order, 0.0)
    for members, middle in groups:
        for number, at in enumerate(members):
            found[at] = middle + (number - (len(members) - 1) / 2) * gap
    return [found[at] for at in range(len(places))]
