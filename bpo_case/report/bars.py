"""Stacked bars: one for each option, in house and vendor and one-time apart by colour and hatch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, spot_of, write_beside
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Bars, Part
from bpo_case.report.fonts import STRONG, fitted, width_of

HATCH = "////"
TOP = 24.0
"""Room above the bars, for the key."""

KEY_LINE = 14.0
"""What each further line of the key takes."""

NAMES, TOTALS = 186.0, 60.0
"""Room to the left of the bars and to the right."""

NAMES_SHARE = 0.3
"""The names take no more than this share of a narrow chart."""

ROOM, AT_LEAST, AT_MOST = 200.0, 19.0, 34.0
"""Height that the bars share, and the least and most that one of them takes with the space around it."""


def bars_height(chart: Bars) -> float:
    """Give the height in points that bars ask for."""
    each = min(AT_MOST, max(AT_LEAST, ROOM / len(chart.names)))
    return TOP + len(chart.names) * each + 2


def draw_bars(figure: Figure, chart: Bars, width: float, height: float) -> None:
    """Draw stacked bars with their names, totals and key."""
    names = room_of_names(width)
    key = _key_places(chart.parts, names, width)
    top = TOP + KEY_LINE * (key[-1][1] if key else 0)
    room = width - names - TOTALS
    axes = bare_axes(figure, (names, 2, room, height - top - 2))
    sizes = np.array([[cell.value or 0.0 for cell in part.cells] for part in chart.parts])
    right, left = np.maximum(sizes, 0).sum(0), np.minimum(sizes, 0).sum(0)
    low, high = float(left.min()), float(right.max()) or 1.0
    axes.set_xlim(low, high)
    axes.set_ylim(len(chart.names) - 0.5, -0.5)
    _stack(axes, chart, sizes, room / (high - low))
    axes.axvline(0, color=style.INK, linewidth=0.8)
    _name_bars(axes, chart, right, names)
    _key(figure, chart.parts, key, width, height)


def room_of_names(width: float) -> float:
    """Give the room for the names before bars, in a chart of a width."""
    return min(NAMES, NAMES_SHARE * width)


def _stack(axes: Axes, chart: Bars, sizes: NDArray[np.float64], points: float) -> None:
    """Put the parts end to end, what is negative to the left of zero."""
    ends = {True: np.zeros(len(chart.names)), False: np.zeros(len(chart.names))}
    for number, (part, shade, amounts) in enumerate(zip(chart.parts, _shades(chart.parts), sizes, strict=True)):
        for row, amount in enumerate(amounts):
            side = ends[bool(amount > 0)]
            if amount:
                segment(axes, row, (side[row], amount), shade, part.cells[row], abs(amount) * points, number)
            side[row] += amount


def segment(
    axes: Axes, row: int, extent: tuple[float, float], shade: str, cell: Cell, room: float, series: int = 0
) -> None:
    """Draw a part of a bar, from a start so far to the right, with its figure where there is room."""
    start, size = extent
    hatched = shade == style.WHITE
    axes.add_patch(
        Rectangle(
            (start, row - 0.32), size, 0.64, facecolor=shade, linewidth=0.5,
            edgecolor=style.NAVY if hatched else style.WHITE, hatch=HATCH if hatched else None,
            gid=spot_of(series, row),
        )
    )  # fmt: skip
    if width_of(cell.text, style.CHART) + (14 if hatched else 8) <= room:
        box = {"facecolor": style.WHITE, "edgecolor": "none", "pad": 1.0} if hatched else None
        place = (start + size / 2, row)
        axes.text(*place, cell.text, ha="center", va="center", color=_ink_on(shade), bbox=box)


def _name_bars(axes: Axes, chart: Bars, ends: NDArray[np.float64], names: float) -> None:
    """Write a bar's name before it and its total behind it."""
    for row, (name, total) in enumerate(zip(chart.names, chart.totals, strict=True)):
        weight = "semibold" if row == chart.strong else "normal"
        said = fitted(name, names - 12, style.CHART, STRONG)
        edge = ("axes fraction", "data")
        write_beside(axes, said, (0, row), edge, (-names, 0), ha="left", weight=weight)
        write_beside(axes, total.text, (ends[row], row), "data", (5, 0), ha="left", weight=weight)


Places = list[tuple[float, int]]
"""How far to the right each entry of a key stands, and in which line."""


def _key_places(parts: Sequence[Part], names: float, width: float) -> Places:
    """Place the key over the bars where it fits into a line there, else over the whole width in as many as it takes."""
    widths = [14 + width_of(part.name, style.CHART) + 16 for part in parts]
    start = names if names + sum(widths) - 16 <= width else 0.0
    places: Places = []
    x, line = start, 0
    for each in widths:
        if x > start and x + each - 16 > width:
            x, line = start, line + 1
        places.append((x, line))
        x += each
    return places


def _key(figure: Figure, parts: Sequence[Part], places: Places, width: float, height: float) -> None:
    """Say above the bars which colour is what, in the order of the bars."""
    for part, shade, (x, line) in zip(parts, _shades(parts), places, strict=True):
        hatched = shade == style.WHITE
        y = height - KEY_LINE * line
        swatch = Rectangle(
            (x / width, (y - 13) / height), 10 / width, 8 / height, facecolor=shade, linewidth=0.5,
            edgecolor=style.NAVY if hatched else shade, hatch=HATCH * 2 if hatched else None,
            transform=figure.transFigure,
        )  # fmt: skip
        figure.add_artist(swatch)
        figure.text((x + 14) / width, (y - 12) / height, part.name, va="baseline")


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
