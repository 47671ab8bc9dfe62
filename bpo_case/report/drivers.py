"""What drives a value: bars of the share of the variance, to the left what lowers it, to the right what raises it."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, write_beside
from bpo_case.report.bars import segment
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Drive, Drivers
from bpo_case.report.fonts import STRONG, fitted, width_of
from bpo_case.text import message, translate

EACH, HEAD, FIGURES = 19.0, 34.0, 36.0
"""Height of a bar with the space around it, room for words above the bars, and for figures at either side."""

NAMES, NAMES_SHARE = 230.0, 0.4
"""The names take so much room, and no more than this share of a narrow chart."""

SIDES = {False: message("lowers the value"), True: message("raises the value")}
COLOURS = {False: style.RED, True: style.GREEN}
GAP = 5.0
NO_FIGURE = Cell("")


def drivers_height(chart: Drivers) -> float:
    """Give the height in points that drivers ask for."""
    return HEAD + EACH * max(1, len(chart.drives)) + 2


def draw_drivers(figure: Figure, chart: Drivers, width: float, height: float) -> None:
    """Draw drivers with names to the left, figures at the ends of their bars, and what the sides mean above them."""
    names = min(NAMES, NAMES_SHARE * width)
    axes = bare_axes(figure, (names, 2, width - names, height - HEAD - 2))
    low, high = (max((_size(each) for each in chart.drives if each.raises is side), default=0.0) for side in COLOURS)
    points = (width - names - 2 * FIGURES) / (low + high or 1.0)
    axes.set_xlim(-low - FIGURES / points, high + FIGURES / points)
    axes.set_ylim(max(1, len(chart.drives)) - 0.5, -0.5)
    for row, drive in enumerate(chart.drives):
        _draw(axes, row, drive, names)
    axes.axvline(0, color=style.INK, linewidth=0.8)
    write_beside(axes, chart.heading, (0, 1), "axes fraction", (-names, 26), ha="left", color=style.GREY)
    _name_sides(axes, chart)


def _size(drive: Drive) -> float:
    return drive.cell.value or 0.0


def _draw(axes: Axes, row: int, drive: Drive, names: float) -> None:
    size = _size(drive) if drive.raises else -_size(drive)
    segment(axes, row, (0.0, size), COLOURS[drive.raises], NO_FIGURE, 0.0)
    said = fitted(drive.name, names - 12, style.CHART, STRONG)
    write_beside(axes, said, (0, row), ("axes fraction", "data"), (-names, 0), ha="left")
    align, offset = ("left", 5.0) if drive.raises else ("right", -5.0)
    write_beside(axes, drive.cell.text, (size, row), "data", (offset, 0), ha=align)


def _name_sides(axes: Axes, chart: Drivers) -> None:
    """Say on either side of the line what it means, where there is anything on it; neither stands on the other."""
    line, width = float(axes.transData.transform((0, 0))[0] - axes.bbox.x0), float(axes.bbox.width)
    words = {side: translate(said) for side, said in SIDES.items() if any(each.raises is side for each in chart.drives)}
    lowers, raises = (width_of(words.get(side, ""), style.CHART) for side in SIDES)
    start = max(min(line + GAP, width - raises), lowers + 2 * GAP)
    end = max(min(line, start - GAP) - GAP, lowers)
    for side, said in words.items():
        place, align = ((start if side else end) / width, "left" if side else "right")
        write_beside(axes, said, (place, 1), "axes fraction", (0, 9), ha=align, color=COLOURS[side])
