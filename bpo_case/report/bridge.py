"""A bridge: from today's cost to an option's, each bar where the one before ends."""

from __future__ import annotations

from itertools import accumulate, pairwise

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, write_beside
from bpo_case.report.bars import room_of_names, segment
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Bridge, Group, Stair, Waterfall
from bpo_case.report.fonts import STRONG, fitted, width_of
from bpo_case.text import translate

STAIR, FIGURES, HEAD, FOOT = 23.0, 52.0, 16.0, 14.0
"""Height of a bar with the space around it, room for figures at either side, for the unit above and words below."""

GAP, NAMES_SHARE = 12.0, 0.45
"""Between names and bars; and how much of the width long names may take."""

BROKEN_FROM = 0.35
"""Totals of which every stair leaves more than this share standing are drawn from above zero, and say so."""

NO_FIGURE = Cell("")
TOTAL = style.NAVY
SHADES: dict[Group, str] = {
    "in house": style.SHADES["in house"][1], "vendor": style.SHADES["vendor"][0],
    "one-time": style.WHITE, "other": style.SHADES["other"][0],
}  # fmt: skip

Extents = list[tuple[float, float]]
"""Where each bar begins and ends."""


def bridge_height(chart: Bridge) -> float:
    """Give the height in points that a bridge asks for."""
    return STAIR * len(chart.stairs) + HEAD + FOOT


def draw_bridge(figure: Figure, chart: Bridge, width: float, height: float) -> None:
    """Draw a bridge with names to the left and figures beside its bars."""
    names = _room_of_names(chart, width)
    axes = bare_axes(figure, (names, FOOT, width - names, height - FOOT - HEAD))
    extents = extents_of(chart)
    low, high = _limits(extents)
    room = width - names - 2 * FIGURES
    points = room / (high - low)
    axes.set_xlim(low - FIGURES / points, high + FIGURES / points)
    axes.set_ylim(len(chart.stairs) - 0.5, -0.5)
    for row, (stair, (start, end)) in enumerate(zip(chart.stairs, extents, strict=True)):
        start = max(low, 0.0) if stair.total else start
        segment(axes, row, (start, end - start), _shade(stair), NO_FIGURE, 0.0)
        _words(axes, row, stair, (start, end), names)
    _join(axes, extents)
    write_beside(axes, chart.heading, (0, 1), "axes fraction", (-names, 8), ha="left", color=style.GREY)
    if low > 0:
        said = translate("The bars of the totals are cut at the left; only the differences are to scale.")
        beside_bars = width_of(said, style.CHART) <= width - names
        edge, side = (0, "left") if beside_bars else (1, "right")
        write_beside(axes, said, (edge, 0), "axes fraction", (0, -7), ha=side, color=style.GREY)


def _shade(stair: Stair) -> str:
    """Fill a total, or a part by whether it is welcome, where that is judged, and else by what it belongs to."""
    if stair.total:
        return TOTAL
    return style.EFFECTS[stair.cell.effect] if stair.cell.effect else SHADES[stair.group]


def extents_of(chart: Bridge | Waterfall) -> Extents:
    """Give where each bar begins and ends: totals at zero, parts where the one before ends."""
    amounts = [stair.cell.value or 0.0 for stair in chart.stairs]
    ends = list(accumulate(zip(chart.stairs, amounts, strict=True), _end, initial=0.0))[1:]
    return [
        (0.0 if stair.total else end - amount, end)
        for stair, amount, end in zip(chart.stairs, amounts, ends, strict=True)
    ]


def _end(before: float, step: tuple[Stair, float]) -> float:
    stair, amount = step
    return amount if stair.total else before + amount


def _room_of_names(chart: Bridge, width: float) -> float:
    """Give the room for the names: more than other bars have, where they are long."""
    longest = max(width_of(stair.name, style.CHART, STRONG) for stair in chart.stairs)
    return max(room_of_names(width), min(NAMES_SHARE * width, longest + GAP))


def _limits(extents: Extents) -> tuple[float, float]:
    """Show what changes: where most of the totals is common to all, the axis begins above zero."""
    ends = [end for _, end in extents]
    low, high = min(ends), max(ends)
    if low <= BROKEN_FROM * high:
        return min(0.0, low), max(high, 0.0) or 1.0
    return low - 0.5 * (high - low or high), high


def _words(axes: Axes, row: int, stair: Stair, extent: tuple[float, float], names: float) -> None:
    weight = "semibold" if stair.total else "normal"
    said = fitted(stair.name, names - GAP, style.CHART, STRONG)
    write_beside(axes, said, (0, row), ("axes fraction", "data"), (-names, 0), ha="left", weight=weight)
    rises = extent[1] >= extent[0]
    align, offset = ("left", 5.0) if rises else ("right", -5.0)
    write_beside(axes, stair.cell.text, (extent[1], row), "data", (offset, 0), ha=align, weight=weight)


def _join(axes: Axes, extents: Extents) -> None:
    """Lead the eye from the end of each bar to the beginning of the next."""
    for row, ((_, end), _) in enumerate(pairwise(extents)):
        axes.plot([end, end], [row + 0.32, row + 0.68], color=style.GREY, linewidth=0.6, zorder=0)
