"""A tornado: how far inputs move a figure to both sides of what it is, all on one scale, largest first."""

from __future__ import annotations

from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, draw_key, write_beside
from bpo_case.report.bars import segment
from bpo_case.report.chart_blocks import Swung, Tornado
from bpo_case.report.fonts import REGULAR, fitted, width_of
from bpo_case.text import message, translate

EACH, HEAD = 20.0, 34.0
"""Height of a bar with the space around it, and room above the bars for the key and the base."""

NAMES, NAMES_SHARE = 250.0, 0.42
"""The names take so much room, and no more than this share of a narrow chart."""

ENDS = (message("with its low value"), message("with its high value"))
SHADES = ("#A9BFD6", style.NAVY)
PAD = 5.0
BESIDE = " · "
"""Stands between two values that are written at the same end."""


class _End(NamedTuple):
    """One end of a bar: how far it is from the base, and the value of the input there."""

    size: float
    value: str


def tornado_height(chart: Tornado) -> float:
    """Give the height in points that a tornado asks for."""
    return HEAD + EACH * max(1, len(chart.inputs)) + 2


def draw_tornado(figure: Figure, chart: Tornado, width: float, height: float) -> None:
    """Draw a tornado with names to the left, values of the inputs at the ends, and results where there is room."""
    names = min(NAMES, NAMES_SHARE * width)
    axes = bare_axes(figure, (names, 2, width - names, height - HEAD - 2))
    points = _scale(axes, chart, width - names)
    axes.set_ylim(max(1, len(chart.inputs)) - 0.5, -0.5)
    for row, each in enumerate(chart.inputs):
        said = fitted(each.name, names - 12, style.CHART, REGULAR)
        write_beside(axes, said, (0, row), ("axes fraction", "data"), (-names, 0), ha="left")
        _draw(axes, chart, row, points)
    axes.axvline(0, color=style.INK, linewidth=0.8)
    _say_base(axes, chart, width - names)
    draw_key(figure, (width, height), [(translate(words), shade) for words, shade in zip(ENDS, SHADES, strict=True)])


def ends_of(chart: Tornado, each: Swung) -> tuple[_End, _End]:
    """Give how far low and high are from the base; where there is no figure, the bar has no length."""
    base = chart.base.value or 0.0
    low, high = (
        _End(0.0 if cell.value is None else cell.value - base, value)
        for cell, value in zip(each.results, each.values, strict=True)
    )
    return low, high


def labels_of(chart: Tornado, each: Swung) -> tuple[str, str]:
    """Give what is written at the left and at the right end of a bar.

    Values whose results lie on the same side of the base are written at one end, the nearer to the base first.
    """
    sides: dict[bool, list[_End]] = {False: [], True: []}
    low, high = ends_of(chart, each)
    for end, other, right in ((low, high, False), (high, low, True)):
        side = end.size > 0 if end.size else other.size < 0 if other.size else right
        sides[side].append(end)
    outward = {side: sorted(ends, key=lambda end: abs(end.size)) for side, ends in sides.items()}
    return BESIDE.join(end.value for end in reversed(outward[False])), BESIDE.join(end.value for end in outward[True])


def _scale(axes: Axes, chart: Tornado, room: float) -> float:
    """Take one scale for all bars that leaves room for what is written at their ends; give the points to one."""
    reach, words = [0.0, 0.0], [0.0, 0.0]
    for each in chart.inputs:
        sizes = [end.size for end in ends_of(chart, each)]
        reach = [max(reach[0], *(-size for size in sizes)), max(reach[1], *sizes)]
        words = [max(pair) for pair in zip(words, map(_width, labels_of(chart, each)), strict=True)]
    points = max(1.0, room - sum(words)) / (sum(reach) or 1.0)
    axes.set_xlim(-reach[0] - words[0] / points, reach[1] + words[1] / points)
    return points


def _width(text: str) -> float:
    return width_of(text, style.CHART) + 2 * PAD


def _draw(axes: Axes, chart: Tornado, row: int, points: float) -> None:
    """Draw both ends of a bar, the longer one first, so that it hides nothing; then the values."""
    each = chart.inputs[row]
    ends = ends_of(chart, each)
    for series in sorted((0, 1), key=lambda number: -abs(ends[number].size)):
        size = ends[series].size
        alike = ends[0].size * ends[1].size > 0
        room = 0.0 if alike else abs(size) * points
        segment(axes, row, (0.0, size), SHADES[series], each.results[series], room, series)
    left, right = labels_of(chart, each)
    outer = (min(0.0, *(end.size for end in ends)), max(0.0, *(end.size for end in ends)))
    write_beside(axes, left, (outer[0], row), "data", (-PAD, 0), ha="right")
    write_beside(axes, right, (outer[1], row), "data", (PAD, 0), ha="left")


def _say_base(axes: Axes, chart: Tornado, room: float) -> None:
    """Write the base above its line, but within the chart."""
    said = f"{chart.heading}: {chart.base.text}"
    half = width_of(said, style.CHART) / 2
    line = float(axes.transData.transform((0, 0))[0] - axes.bbox.x0)
    at = max(half, min(line, room - half)) / room
    write_beside(axes, said, (at, 1), "axes fraction", (0, 7), color=style.INK, weight="semibold")
