"""Charts as matplotlib figures, built once for paper and screen from the same blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from bpo_case.report import style
from bpo_case.report.blocks import Bars, Cell, Curve, Curves, Mark, Part
from bpo_case.report.fonts import FAMILY, STRONG, fitted, register_for_charts, width_of
from bpo_case.text import numbers, translate
from bpo_case.text.languages import POWERS

Chart = Bars | Curves

SETTINGS: Mapping[str, Any] = {
    "font.family": FAMILY,
    "font.size": style.CHART,
    "text.color": style.INK,
    "text.parse_math": False,  # an option may be called $aving$
    "hatch.linewidth": 0.7,
    "axes.linewidth": 0.8,
    "path.simplify": False,
}
HATCH = "////"
SOFT_LINES = (
    ((0, ()), style.GREY),
    ((0, (5, 2)), style.GREY),
    ((0, (1.5, 1.5)), style.GREY),
    ((0, (6, 2, 1, 2)), "#8A9299"),
)
"""Dashes and colours of the curves that the paper is not about, in turn."""


def figure_of(chart: Chart, width: float, height: float) -> Figure:
    """Draw a chart of a size in points."""
    register_for_charts()
    with matplotlib.rc_context(dict(SETTINGS)):
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        _DRAWN[type(chart)](figure, chart, width, height)
    return figure


def height_of(chart: Chart) -> float:
    """Give the height in points that a chart asks for."""
    return BARS_TOP + len(chart.names) * _bar_height(chart) + 2 if isinstance(chart, Bars) else CURVES_HEIGHT


# -- Stacked bars --

BARS_TOP = 24.0
BARS_ROOM, BAR_AT_LEAST, BAR_AT_MOST = 200.0, 19.0, 34.0
BAR_NAMES = 186.0
BAR_TOTALS = 60.0


def _bars(figure: Figure, chart: Bars, width: float, height: float) -> None:
    axes = _axes(figure, (BAR_NAMES, 2, width - BAR_NAMES - BAR_TOTALS, height - BARS_TOP - 2))
    rows = len(chart.names)
    low, high = _stack(axes, chart, width - BAR_NAMES - BAR_TOTALS)
    axes.set_xlim(low, high)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.axvline(0, color=style.INK, linewidth=0.8)
    _name_bars(axes, chart)
    _key(figure, chart.parts, width, height)


def _bar_height(chart: Bars) -> float:
    return min(BAR_AT_MOST, max(BAR_AT_LEAST, BARS_ROOM / len(chart.names)))


def _stack(axes: Axes, chart: Bars, room: float) -> tuple[float, float]:
    """Put the parts end to end, what is negative to the left of zero; give the ends of the scale."""
    sizes = np.array([[cell.value or 0.0 for cell in part.cells] for part in chart.parts])
    right, left = np.maximum(sizes, 0).sum(0), np.minimum(sizes, 0).sum(0)
    low, high = float(left.min()), float(right.max()) or 1.0
    ends = {True: np.zeros(len(chart.names)), False: np.zeros(len(chart.names))}
    for part, shade, amounts in zip(chart.parts, _shades(chart.parts), sizes, strict=True):
        for row, amount in enumerate(amounts):
            start = ends[amount > 0][row]
            ends[amount > 0][row] += amount
            if amount:
                _segment(axes, row, (start, amount), shade, part.cells[row], abs(amount) / (high - low) * room)
    for row, total in enumerate(chart.totals):
        weight = "semibold" if row == chart.strong else "normal"
        axes.annotate(total.text, (right[row], row), (5, 0), textcoords="offset points", va="center", weight=weight)
    return low, high


def _segment(axes: Axes, row: int, extent: tuple[float, float], shade: str, cell: Cell, room: float) -> None:
    start, size = extent
    hatched = shade == style.WHITE
    axes.add_patch(
        Rectangle(
            (start, row - 0.32), size, 0.64, facecolor=shade, linewidth=0.5,
            edgecolor=style.NAVY if hatched else style.WHITE, hatch=HATCH if hatched else None,
        )
    )  # fmt: skip
    if width_of(cell.text, style.CHART) + 8 <= room:
        box = {"facecolor": style.WHITE, "edgecolor": "none", "pad": 1.0} if hatched else None
        place = (start + size / 2, row)
        axes.text(*place, cell.text, ha="center", va="center", color=_ink_on(shade), bbox=box)


def _name_bars(axes: Axes, chart: Bars) -> None:
    for row, name in enumerate(chart.names):
        strong = row == chart.strong
        said = fitted(name, BAR_NAMES - 12, style.CHART, STRONG)
        place = (-BAR_NAMES, 0)
        axes.annotate(
            said, (0, row), place, xycoords=("axes fraction", "data"), textcoords="offset points", va="center",
            weight="semibold" if strong else "normal", annotation_clip=False,
        )  # fmt: skip


def _key(figure: Figure, parts: Sequence[Part], width: float, height: float) -> None:
    """Say above the bars which colour is what, in the order of the bars."""
    x = BAR_NAMES
    for part, shade in zip(parts, _shades(parts), strict=True):
        hatched = shade == style.WHITE
        swatch = Rectangle(
            (x / width, (height - 13) / height), 10 / width, 8 / height, facecolor=shade, linewidth=0.5,
            edgecolor=style.NAVY if hatched else shade, hatch=HATCH * 2 if hatched else None, transform=figure.transFigure,
        )  # fmt: skip
        figure.add_artist(swatch)
        figure.text((x + 14) / width, (height - 12) / height, part.name, va="baseline")
        x += 14 + width_of(part.name, style.CHART) + 16


def _shades(parts: Sequence[Part]) -> list[str]:
    """Give each part the next shade of its group."""
    used: dict[str, int] = {}
    shades = []
    for part in parts:
        group = style.SHADES[part.group]
        shades.append(group[used.get(part.group, 0) % len(group)])
        used[part.group] = used.get(part.group, 0) + 1
    return shades


def _ink_on(shade: str) -> str:
    """Choose white or ink, whichever reads better on a shade."""
    red, green, blue = (int(shade[at : at + 2], 16) for at in (1, 3, 5))
    return style.INK if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else style.WHITE


# -- Curves --

CURVES_HEIGHT = 350.0
CURVES_LEFT, CURVES_RIGHT, CURVES_LOW, CURVES_TOP = 46.0, 150.0, 34.0, 20.0
LABEL_GAP = 11.5
NAME_OFFSET = 14.0
"""How far from its end a curve's name stands, so that names can be moved apart."""


def _curves(figure: Figure, chart: Curves, width: float, height: float) -> None:
    room = height - CURVES_LOW - CURVES_TOP
    names = max(width_of(curve.name, style.CHART, STRONG) for curve in chart.curves) + NAME_OFFSET + 2
    names = min(names, CURVES_RIGHT)
    axes = _axes(figure, (CURVES_LEFT, CURVES_LOW, width - CURVES_LEFT - names, room))
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
        _beside(axes, said, (0, tick), ("axes fraction", "data"), (-6, 0), ha="right", color=style.GREY)
    axes.axhline(0, color=style.INK, linewidth=0.9, zorder=1)
    for month in range(0, months + 1, 12 if months <= 96 else 24):
        _beside(axes, str(month), (month, 0), ("data", "axes fraction"), (0, -10), color=style.GREY)
    words = translate("months from signature")
    _beside(axes, words, (0.5, 0), "axes fraction", (0, -23), color=style.GREY)
    _beside(axes, chart.heading, (0, 1), "axes fraction", (-6, 13), ha="right", color=style.GREY)


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
    ("right", (-9.0, -11.0)), ("left", (9.0, 11.0)), ("center", (0.0, -26.0)), ("right", (-9.0, 24.0)), ("left", (9.0, -24.0)),
)  # fmt: skip
"""Where the words of a mark may stand: how they are aligned, and how far off; of equally clear places the first."""


Place = tuple[str, tuple[float, float]]
Box = tuple[float, float, float, float]


def _mark_all(axes: Axes, marks: Sequence[Mark], curves: Sequence[Curve]) -> None:
    """Write beside points of the strong curve, where fewest curves pass and no other mark stands."""
    passing = _points_of(axes, curves)
    box = {"facecolor": style.WHITE, "edgecolor": "none", "pad": 1.0, "alpha": 0.8}
    for mark in marks:
        if mark.amount:
            axes.plot([mark.month], [mark.amount], marker="o", markersize=4, color=style.NAVY, zorder=6, clip_on=False)
        align, offset = min(MARK_OFFSETS, key=lambda place, mark=mark: _hidden(axes, _box(axes, mark, place), passing))
        place = (mark.month, mark.amount)
        _beside(
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
    left = x + right - {"left": 2, "center": width / 2, "right": width - 2}[align]
    return left, y + up - 6.5, left + width, y + up + 6.5


def _hidden(axes: Axes, box: Box, passing: NDArray[np.float64]) -> float:
    """Count what words would hide; leaving the chart is worst."""
    left, low, right, high = box
    frame = axes.bbox
    outside = left < frame.x0 or right > frame.x1 or low < frame.y0 or high > frame.y1
    x, y = passing.T
    return float(((x >= left) & (x <= right) & (y >= low) & (y <= high)).sum()) + 1e6 * outside


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
            arrowprops={"arrowstyle": "-", "linewidth": 0.5, "color": style.GREY, "shrinkA": 0, "shrinkB": 1, "relpos": (0, 0.5)},
        )  # fmt: skip


def spread_apart(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move places as little as needed so that neighbours are a gap apart and all lie between the limits.

    >>> spread_apart([5, 6, 50], 10, 0, 100)
    [0.5, 10.5, 50]
    """
    gap = min(gap, (high - low) / max(1, len(places) - 1))
    order = sorted(range(len(places)), key=lambda at: places[at])
    groups: list[tuple[list[int], float]] = []  # neighbours that touch share a middle
    for at in order:
        members, middle = [at], min(max(places[at], low), high)
        while groups and groups[-1][1] + (len(groups[-1][0]) + len(members)) / 2 * gap > middle:
            before, theirs = groups.pop()
            middle = (theirs * len(before) + middle * len(members)) / (len(before) + len(members))
            members = before + members
        half = (len(members) - 1) / 2 * gap
        groups.append((members, min(max(middle, low + half), high - half)))
    found = dict.fromkeys(order, 0.0)
    for members, middle in groups:
        for number, at in enumerate(members):
            found[at] = middle + (number - (len(members) - 1) / 2) * gap
    return [found[at] for at in range(len(places))]


# -- Both --


def _axes(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Make bare axes at a place in points."""
    width, height = figure.get_size_inches() * 72
    axes = figure.add_axes((box[0] / width, box[1] / height, box[2] / width, box[3] / height))
    axes.set_axis_off()
    return axes


def _beside(axes: Axes, text: str, place: Any, coordinates: Any, offset: tuple[float, float], **look: Any) -> None:
    """Write a text at so many points from a place."""
    look = {"ha": "center", "va": "center", **look}
    axes.annotate(text, place, offset, xycoords=coordinates, textcoords="offset points", annotation_clip=False, **look)


_DRAWN: Mapping[type, Callable[[Figure, Any, float, float], None]] = {Bars: _bars, Curves: _curves}
