"""Convergence: the mean as trials come in, with its standard error around it."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon
from matplotlib.ticker import MaxNLocator

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, money_ticks, spot_of, write_beside
from bpo_case.report.chart_blocks import Convergence, MeanSoFar
from bpo_case.text import numbers, translate

CONVERGENCE_HEIGHT = 220.0
LEFT, RIGHT, LOW, TOP = 52.0, 16.0, 34.0, 34.0
"""The room around the line."""

MARGIN = 0.1
"""The room above and below what is shown, as a part of it."""

BAND = style.SHADES["in house"][2]


def draw_convergence(figure: Figure, chart: Convergence, width: float, height: float) -> None:
    """Draw the mean with its error as a band, scales, and where it ends."""
    axes = bare_axes(figure, (LEFT, LOW, width - LEFT - RIGHT, height - LOW - TOP))
    axes.set_xlim(0, chart.points[-1].trials)
    axes.set_ylim(*_limits(chart.points))
    _scales(axes, chart)
    trials, means = [point.trials for point in chart.points], [point.mean for point in chart.points]
    axes.add_patch(Polygon(_band(chart.points), closed=True, facecolor=BAND, edgecolor="none", alpha=0.6, zorder=2))
    axes.axhline(means[-1], color=style.GREY, linewidth=0.6, linestyle=(0, (2, 2)), zorder=3)
    axes.plot(trials, means, color=style.NAVY, linewidth=1.6, zorder=4, gid=spot_of(0))
    axes.plot(trials[-1:], means[-1:], marker="o", markersize=4.5, color=style.NAVY, zorder=5, clip_on=False)
    look = {"weight": "semibold", "color": style.NAVY}
    write_beside(axes, chart.text, (1, 1), "axes fraction", (0, 10), ha="right", **look)


def _band(points: Sequence[MeanSoFar]) -> list[tuple[float, float]]:
    above = [(float(point.trials), point.mean + point.error) for point in points]
    below = [(float(point.trials), point.mean - point.error) for point in reversed(points)]
    return [*above, *below]


def _limits(points: Sequence[MeanSoFar]) -> tuple[float, float]:
    """Show the mean with its error; the scale does not begin at zero, because only what changes is of interest."""
    low, high = (edge(point.mean + sign * point.error for point in points) for edge, sign in ((min, -1), (max, 1)))
    room = MARGIN * (high - low or 2.0)
    return low - room, high + room


def _scales(axes: Axes, chart: Convergence) -> None:
    low, high = axes.get_ylim()
    flat = all(not point.mean and not point.error for point in chart.points)
    for tick, said in [(0.0, "0")] if flat else money_ticks(low, high, chart.unit, 5):
        axes.axhline(tick, color=style.PALE, linewidth=0.6, zorder=0)
        write_beside(axes, said, (0, tick), ("axes fraction", "data"), (-6, 0), ha="right", color=style.GREY)
    axes.axhline(low, color=style.GREY, linewidth=0.8, zorder=1)
    last = chart.points[-1].trials
    for tick in MaxNLocator(6, integer=True).tick_values(0, last):
        if 0 <= tick <= last:
            write_beside(axes, numbers.number(tick), (tick, 0), ("data", "axes fraction"), (0, -10), color=style.GREY)
    write_beside(axes, translate("trials"), (0.5, 0), "axes fraction", (0, -23), color=style.GREY)
    write_beside(axes, chart.heading, (0, 1), "axes fraction", (-LEFT, 26), ha="left", color=style.GREY)
