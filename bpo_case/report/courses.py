"""Courses: how a figure goes with the values of an input, or with changes of several, and where it meets a target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, draw_key, money_ticks, spot_of, value_ticks, write_beside
from bpo_case.report.chart_blocks import Course, Courses
from bpo_case.report.curves import LABEL_GAP, LEADER, NAME_OFFSET, spread_apart
from bpo_case.report.fonts import STRONG, fitted, width_of
from bpo_case.report.placing import Room, Words
from bpo_case.text import message, numbers, translate

Array = NDArray[np.float64]

COURSES_HEIGHT = 300.0
LEFT, RIGHT, LOW, TOP = 52.0, 32.0, 34.0, 26.0
"""The room around the lines."""
NAMES_SHARE = 0.42
"""Names take no more than this share of the width."""
MARGIN = 0.12
"""The room above and below what is shown, as a part of it."""

RISES, FALLS = style.NAVY, style.SHADES["vendor"][0]
"""Colours of what raises the figure and of what lowers it."""
RAISES, LOWERS = message("more of it raises the figure"), message("more of it lowers the figure")
DASHES = ((0, ()), (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1, 2)))
"""Lines of one colour are told apart by their dashes, in turn."""


def draw_courses(figure: Figure, chart: Courses, width: float, height: float) -> None:
    """Draw lines with scales; several are named at their ends, points of one are marked."""
    named = [course for course in chart.courses if course.name]
    wide = max((width_of(course.name, style.CHART, STRONG) for course in named), default=RIGHT - NAME_OFFSET - 2)
    names = min(wide + NAME_OFFSET + 2, NAMES_SHARE * width)
    axes = bare_axes(figure, (LEFT, LOW, width - LEFT - names, height - LOW - TOP))
    lines = [_line(course) for course in chart.courses]
    axes.set_xlim(*_ends(np.concatenate([line[:, 0] for line in lines]), 0.0))
    level = () if chart.level is None else (_level(chart),)
    axes.set_ylim(*_ends(np.concatenate([line[:, 1] for line in lines]), MARGIN, *level))
    _scales(axes, chart)
    for number, (line, (dashes, colour)) in enumerate(zip(lines, looks_of(chart.courses), strict=True)):
        axes.plot(*line.T, color=colour, linestyle=dashes, linewidth=1.8, zorder=4, gid=spot_of(number), clip_on=False)
    _mark_all(axes, chart, lines)
    if named:
        _name_all(axes, chart, lines, names - NAME_OFFSET)
        draw_key(figure, (width, height), ((translate(RAISES), RISES), (translate(LOWERS), FALLS)))


def looks_of(courses: Sequence[Course]) -> Iterator[tuple[Any, str]]:
    """Give dashes and colour of each line: the colour says whether more of it raises the figure."""
    turns = {True: count(), False: count()}
    for course in courses:
        yield DASHES[next(turns[course.rises]) % len(DASHES)], RISES if course.rises else FALLS


def _line(course: Course) -> Array:
    """Give the points of a line; where there is no figure, it is broken."""
    return np.array([(at, np.nan if cell.value is None else cell.value) for at, cell in course.points], float)


def _level(chart: Courses) -> float:
    return 0.0 if chart.level is None or chart.level.value is None else chart.level.value


def _ends(found: Array, margin: float, *also: float) -> tuple[float, float]:
    """Give the least and the greatest, with a margin; the scale need not begin at zero, because changes are shown."""
    there = np.append(found[np.isfinite(found)], also)
    if not len(there):
        return 0.0, 1.0
    low, high = float(there.min()), float(there.max())
    room = margin * (high - low) or (0.0 if high > low else 1.0)
    return low - room, high + room


def _scales(axes: Axes, chart: Courses) -> None:
    low, high = axes.get_ylim()
    for tick, said in _result_ticks(low, high, chart):
        axes.axhline(tick, color=style.PALE, linewidth=0.6, zorder=0)
        write_beside(axes, said, (0, tick), ("axes fraction", "data"), (-6, 0), ha="right", color=style.GREY)
    for tick, said in value_ticks(*axes.get_xlim(), chart.counted):
        axes.axvline(tick, color=style.PALE, linewidth=0.6, zorder=0)
        write_beside(axes, said, (tick, 0), ("data", "axes fraction"), (0, -10), color=style.GREY)
    if low <= 0 <= high and not (chart.level is not None and _level(chart) == 0):
        axes.axhline(0, color=style.INK, linewidth=0.9, zorder=1)
    across = fitted(chart.across, axes.bbox.width + LEFT, style.CHART, STRONG)
    write_beside(axes, across, (0.5, 0), "axes fraction", (0, -23), color=style.GREY)
    write_beside(axes, chart.heading, (0, 1), "axes fraction", (-LEFT, 16), ha="left", color=style.GREY)


def _result_ticks(low: float, high: float, chart: Courses) -> list[tuple[float, str]]:
    if chart.unit.startswith("share"):
        return [(tick, numbers.brief_share(tick, 2, negative="brackets")) for tick, _ in money_ticks(low, high, "")]
    return money_ticks(low, high, chart.money)


def _mark_all(axes: Axes, chart: Courses, lines: Sequence[Array]) -> None:
    """Draw the level that is looked for, and write beside points where least is hidden."""
    low, high = axes.get_xlim()
    level = np.array([(low, _level(chart)), (high, _level(chart))])
    if chart.level is not None:
        axes.plot(*level.T, color=style.GREEN, linewidth=1.1, linestyle=(0, (4, 2)), zorder=3)
    if not chart.marks:
        return
    whole = (line[np.isfinite(line[:, 1])] for line in lines)
    room = Room(axes, (*(line for line in whole if len(line)), level))
    for mark in chart.marks:
        axes.plot(
            mark.at, mark.amount, marker="o", markersize=7, markerfacecolor=style.WHITE, markeredgecolor=style.NAVY,
            markeredgewidth=1.6, zorder=6, clip_on=False,
        )  # fmt: skip
        axes.plot([mark.at] * 2, [axes.get_ylim()[0], mark.amount], color=style.GREY, linewidth=0.7, zorder=1.5)
    for mark in chart.marks:
        room.write(Words(mark.text, (mark.at, mark.amount)))


def _name_all(axes: Axes, chart: Courses, lines: Sequence[Array], width: float) -> None:
    """Write every name at the right of its line, moved apart where they would touch."""
    edge, high = axes.bbox.width, axes.bbox.height
    ends = [_end(axes, line) for line in lines]
    places = spread_apart([up for _, up in ends], LABEL_GAP, 0, high)
    for course, (right, up), place in zip(chart.courses, ends, places, strict=True):
        axes.annotate(
            fitted(course.name, width, style.CHART, STRONG), (right / edge, up / high),
            (edge - right + NAME_OFFSET, place - up), xycoords="axes fraction", textcoords="offset points",
            va="center", annotation_clip=False, color=style.INK, arrowprops=LEADER,
        )  # fmt: skip


def _end(axes: Axes, line: Array) -> tuple[float, float]:
    """Give the last place of a line, in points from the lower left corner."""
    there = line[np.isfinite(line[:, 1])]
    right, up = axes.transData.transform(there[-1] if len(there) else (axes.get_xlim()[1], 0.0))
    return float(right - axes.bbox.x0), float(up - axes.bbox.y0)
