"""A plan as bars over months: what is prepared, moves, runs in parallel and changes in house, and when posts end."""

from __future__ import annotations

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, draw_key, money_ticks, spot_of, write_beside
from bpo_case.report.chart_blocks import Gantt, Phase, Task
from bpo_case.report.fonts import fitted, width_of
from bpo_case.text import message, translate

EACH, HEAD, FOOT = 16.5, 22.0, 28.0
"""Height of a row, and room above for the key and below for the months."""

NAMES, NAMES_SHARE, PAD = 220.0, 0.34, 6.0
TICKS = 14

COLOURS: Mapping[Phase, str] = {
    "knowledge transfer": style.SHADES["in house"][2], "migration": style.NAVY,
    "parallel run": style.SHADES["vendor"][1], "in-house change": style.SHADES["in house"][1],
}  # fmt: skip
WORDS: Mapping[Phase, str] = {
    "knowledge transfer": message("knowledge transfer"), "migration": message("migration"),
    "parallel run": message("parallel run"), "in-house change": message("in-house change"),
}  # fmt: skip
"""What phases are called."""


def gantt_height(chart: Gantt) -> float:
    """Give the height in points that a plan asks for."""
    return HEAD + EACH * len(chart.tasks) + FOOT


def draw_gantt(figure: Figure, chart: Gantt, width: float, height: float) -> None:
    """Draw a plan with names to the left, months below, and behind each row when it is in words."""
    names = min(NAMES, NAMES_SHARE * width)
    said = max(width_of(task.text, style.CHART) for task in chart.tasks) + 2 * PAD
    axes = bare_axes(figure, (names, FOOT, width - names - said, height - HEAD - FOOT))
    low, high = reach_of(chart)
    axes.set_xlim(low, high)
    axes.set_ylim(len(chart.tasks) - 0.5, -0.5)
    _months(axes, low, high)
    for row, task in enumerate(chart.tasks):
        name = fitted(task.name, names - 12, style.CHART)
        write_beside(axes, name, (0, row), ("axes fraction", "data"), (-names, 0), ha="left")
        _draw(axes, row, task)
    shown = [kind for kind in COLOURS if any(span.kind == kind for task in chart.tasks for span in task.spans)]
    draw_key(figure, (width, height), [(translate(WORDS[kind]), COLOURS[kind]) for kind in shown])


def reach_of(chart: Gantt) -> tuple[float, float]:
    """Give the first and the last month that a plan shows: signature always, and a month more than the last."""
    spans = [span for task in chart.tasks for span in task.spans]
    releases = [task.release for task in chart.tasks if task.release]
    return min(0.0, *(span.start for span in spans)), max([*(span.end for span in spans), *releases]) + 1.0


def _months(axes: Axes, low: float, high: float) -> None:
    """Draw the scale of months, with signature as a line of its own."""
    for tick, text in money_ticks(low, high, "", TICKS):
        axes.axvline(tick, color=style.INK if tick == 0 else style.PALE, linewidth=0.8 if tick == 0 else 0.6, zorder=0)
        write_beside(axes, text, (tick, 0), ("data", "axes fraction"), (0, -8), color=style.GREY)
    said = translate("months from signature")
    write_beside(axes, said, (0.5, 0), "axes fraction", (0, -20), color=style.GREY)


def _draw(axes: Axes, row: int, task: Task) -> None:
    """Draw the phases of a task; a diamond marks the month by which its posts have ended."""
    for number, span in enumerate(task.spans):
        half = 0.17 if span.kind == "in-house change" and len(task.spans) > 1 else 0.33
        size = (span.end - span.start, 2 * half)
        patch = Rectangle(
            (span.start, row - half), *size, facecolor=COLOURS[span.kind], linewidth=0, gid=spot_of(row, number)
        )
        axes.add_patch(patch)
    if task.release:
        axes.plot([task.release], [row], marker="D", markersize=4.5, color=style.INK, markeredgecolor=style.WHITE)
    write_beside(axes, task.text, (1, row), ("axes fraction", "data"), (PAD, 0), ha="left", color=style.GREY)
