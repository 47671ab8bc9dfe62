"""A waterfall: upright columns from one total to the next, welcome changes in green and unwelcome ones in red."""

from __future__ import annotations

from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, spot_of, write_beside
from bpo_case.report.bridge import Extents, extents_of
from bpo_case.report.chart_blocks import Stair, Waterfall
from bpo_case.report.fonts import STRONG, width_of, wrapped

WATERFALL_HEIGHT = 226.0
HEAD, LINE, LINES = 30.0, 10.5, 4
"""Room above the columns, the height of a line of their names, and how many lines a name may take."""

HALF = 0.31
"""Half of a column's width, as a share of the room that it has."""

SMALLEST = 6.5
"""Names are set no smaller than this so that their longest word fits under its column."""

COLORS = {True: "#404040", False: style.GREY}
"""Fill of totals, and of changes that are neither welcome nor unwelcome."""


def draw_waterfall(figure: Figure, chart: Waterfall, width: float, height: float) -> None:
    """Draw a waterfall with figures above its columns and names below."""
    room = width / len(chart.stairs)
    size = _size_of_names(chart, room - 4)
    names = [_lines(stair.name, room - 4, size) for stair in chart.stairs]
    foot = 8 + LINE * max(map(len, names))
    axes = bare_axes(figure, (0, foot, width, height - foot - HEAD))
    extents = extents_of(chart)
    ends = [0.0, *(end for extent in extents for end in extent)]
    low, high = min(ends), max(ends)
    axes.set_xlim(-0.5, len(chart.stairs) - 0.5)
    axes.set_ylim(low, high if high > low else low + 1.0)
    for at, (stair, extent) in enumerate(zip(chart.stairs, extents, strict=True)):
        _column(axes, at, stair, extent)
        for line, said in enumerate(names[at]):
            weight = "semibold" if stair.total else "normal"
            place = (0, -9 - LINE * line)
            write_beside(axes, said, (at, 0), ("data", "axes fraction"), place, fontsize=size, weight=weight)
    _join(axes, extents)
    axes.axhline(0, color=style.INK, linewidth=0.8)
    write_beside(axes, chart.heading, (0, 1), "axes fraction", (0, 22), ha="left", color=style.GREY)


def _lines(name: str, room: float, size: float) -> list[str]:
    """Break a name; where it consists of lines already, they share the room."""
    parts = name.split("\n")
    return [line for part in parts for line in wrapped(part, room, size, LINES // len(parts), STRONG)]


def _size_of_names(chart: Waterfall, room: float) -> float:
    """Give the size in which the longest word of the parts fits under its column."""
    words = [word for stair in chart.stairs if not stair.total for word in stair.name.split()]
    longest = max((width_of(word, style.CHART, STRONG) for word in words), default=0.0)
    return max(SMALLEST, min(style.CHART, style.CHART * room / max(longest, 1.0)))


def _column(axes: Axes, at: int, stair: Stair, extent: tuple[float, float]) -> None:
    """Draw a column from where it begins to where it ends, with its figure above it."""
    effect = stair.cell.effect
    shade = style.EFFECTS[effect] if effect else COLORS[stair.total]
    low, high = sorted(extent)
    axes.add_patch(Rectangle((at - HALF, low), 2 * HALF, high - low, facecolor=shade, linewidth=0, gid=spot_of(0, at)))
    write_beside(axes, stair.cell.text, (at, high), "data", (0, 7), weight="semibold")


def _join(axes: Axes, extents: Extents) -> None:
    """Lead the eye from the end of each column to the beginning of the next."""
    for at, ((_, end), _) in enumerate(pairwise(extents)):
        axes.plot([at + HALF, at + 1 - HALF], [end, end], color=style.GREY, linewidth=0.6, zorder=0)
