"""Curves: cumulative cash by month, named at their ends, with payback and lowest point marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bpo_case.report import style
from bpo_case.report.axes import bare_axes, money_ticks, spot_of, write_beside
from bpo_case.report.chart_blocks import Curve, Curves, Mark, SCurve
from bpo_case.report.fonts import STRONG, fitted, width_of
from bpo_case.report.placing import Room, Words
from bpo_case.text import translate

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

COLUMN = style.SHADES["in house"][2]

ABOVE, BELOW = 0.06, 0.12
"""The least room above and below what is shown, as parts of it."""
WORDS_HIGH = 20.0
"""What the words below the lowest point take, with their distance from it."""

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
    axes.set_ylim(*_limits(chart.curves, chart.monthly, room))
    _scales(axes, chart, months)
    _columns(axes, chart.monthly)
    for number, (curve, (dashes, color)) in enumerate(zip(chart.curves, lines_of(chart.curves), strict=True)):
        _curve(axes, curve, dashes, color, number)
    _mark_all(axes, chart.marks, chart.curves)
    _name_curves(axes, chart.curves, room, names - NAME_OFFSET)


def _limits(curves: Sequence[Curve], monthly: Sequence[float], room: float) -> tuple[float, float]:
    """Show everything and zero, with room below for words, also where the whole has little room."""
    amounts = [0.0, *monthly, *(amount for curve in curves for amount in curve.amounts)]
    low, high = min(amounts), max(amounts)
    span = high - low or 2.0
    words = (1 + ABOVE) * WORDS_HIGH / max(WORDS_HIGH, room - WORDS_HIGH)
    return low - max(BELOW, words) * span, high + ABOVE * span


def _scales(axes: Axes, chart: Curves, months: int) -> None:
    low, high = axes.get_ylim()
    flat = not any(any(curve.amounts) for curve in chart.curves)
    for tick, said in [(0.0, "0")] if flat else money_ticks(low, high, chart.unit):
        axes.axhline(tick, color=style.PALE, linewidth=0.6, zorder=0)
        write_beside(axes, said, (0, tick), ("axes fraction", "data"), (-6, 0), ha="right", color=style.GREY)
    axes.axhline(0, color=style.INK, linewidth=0.9, zorder=1)
    for month in range(0, months + 1, 12 if months <= 96 else 24):
        write_beside(axes, str(month), (month, 0), ("data", "axes fraction"), (0, -10), color=style.GREY)
    words = translate("months from signature")
    write_beside(axes, words, (0.5, 0), "axes fraction", (0, -23), color=style.GREY)
    write_beside(axes, chart.heading, (0, 1), "axes fraction", (-6, 13), ha="right", color=style.GREY)


def _columns(axes: Axes, monthly: Sequence[float]) -> None:
    """Draw the amounts of the months themselves behind what they come to."""
    if monthly:
        axes.bar(range(len(monthly)), monthly, width=0.7, color=COLUMN, zorder=1.5)


def lines_of(curves: Sequence[Curve | SCurve]) -> list[tuple[Any, str]]:
    """Give dashes and colour of each curve; the strong one is a full line in navy."""
    soft = 0
    lines = []
    for curve in curves:
        lines.append(((0, ()), style.NAVY) if curve.strong else SOFT_LINES[soft % len(SOFT_LINES)])
        soft += not curve.strong
    return lines


def _curve(axes: Axes, curve: Curve, dashes: Any, color: str, number: int) -> None:
    width, layer = (2.2, 4) if curve.strong else (1.0, 2)
    axes.plot(
        range(len(curve.amounts)), curve.amounts, color=color, linewidth=width, linestyle=dashes, zorder=layer,
        gid=spot_of(number),
    )  # fmt: skip
    if curve.payback is not None:
        size = 7 if curve.strong else 4.5
        axes.plot(
            [curve.payback], [0], marker="o", markersize=size, markerfacecolor=style.WHITE, markeredgecolor=color,
            markeredgewidth=1.6 if curve.strong else 1.0, zorder=layer + 1, clip_on=False,
        )  # fmt: skip


def _mark_all(axes: Axes, marks: Sequence[Mark], curves: Sequence[Curve]) -> None:
    """Write beside points of the strong curve, where fewest curves pass and no other mark stands."""
    room = Room(axes, (np.column_stack([range(len(curve.amounts)), curve.amounts]) for curve in curves))
    for mark in marks:
        if mark.amount:
            axes.plot([mark.at], [mark.amount], marker="o", markersize=4, color=style.NAVY, zorder=6, clip_on=False)
        room.write(Words(mark.text, (mark.at, mark.amount)))


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
