"""What every chart is drawn with: bare axes, words at so many points from a place, and names of what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from bpo_case.report import style
from bpo_case.report.chart_blocks import Across
from bpo_case.report.figures import value_said
from bpo_case.report.fonts import width_of
from bpo_case.text import numbers
from bpo_case.text.languages import POWERS, MoneyUnit

EXACT, MOST_DECIMALS = 1e-9, 6
"""So near is a number that is written to the one that is meant, unless it takes more decimals."""

SWATCH, GAP, PAD = 14.0, 16.0, 5.0
"""What a patch of colour takes in a key, between its entries, and beside the last one."""

EVERYWHERE = -1
"""The place of what is drawn for all months at once."""


def bare_axes(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Make bare axes at a place in points."""
    width, height = figure.get_size_inches() * 72
    axes = figure.add_axes((box[0] / width, box[1] / height, box[2] / width, box[3] / height))
    axes.set_axis_off()
    return axes


def write_beside(axes: Axes, text: str, place: Any, coordinates: Any, offset: tuple[float, float], **look: Any) -> None:
    """Write a text at so many points from a place."""
    look = {"ha": "center", "va": "center", **look}
    axes.annotate(text, place, offset, xycoords=coordinates, textcoords="offset points", annotation_clip=False, **look)


def spot_of(series: int, place: int = EVERYWHERE) -> str:
    """Name what is drawn of a figure, so that a screen finds it again: the number of its part, and its bar."""
    return f"{series} {place}"


def money_ticks(low: float, high: float, unit: MoneyUnit, most: int = 8) -> list[tuple[float, str]]:
    """Give round amounts between two, with how they are written in a unit: all with the decimals that they need.

    >>> money_ticks(-300_000, 600_000, "m", 4)
    [(-250000.0, '(0.25)'), (0.0, '0.00'), (250000.0, '0.25'), (500000.0, '0.50')]
    """
    locator, size = MaxNLocator(most, steps=[1, 2, 2.5, 5, 10]), 10.0 ** POWERS[unit]
    ticks = [float(tick) for tick in locator.tick_values(low, high) if low <= tick <= high]
    exact = (each for each in range(MOST_DECIMALS) if all(abs(t / size - round(t / size, each)) < EXACT for t in ticks))
    decimals = next(exact, MOST_DECIMALS)
    return [(tick, numbers.number(tick / size, decimals, negative="brackets")) for tick in ticks]


def value_ticks(low: float, high: float, counted: Across, most: int = 8) -> list[tuple[float, str]]:
    """Give round values between two, with how they are written.

    >>> [written for _, written in value_ticks(-0.25, 0.25, "change", 5)]
    ['−20%', '−10%', '0%', '+10%', '+20%']
    """
    ticks = (float(tick) for tick in MaxNLocator(most, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high))
    return [(tick, value_said(tick, counted)) for tick in ticks if low <= tick <= high]


def draw_key(figure: Figure, size: tuple[float, float], entries: Sequence[tuple[str, str]]) -> None:
    """Say at the top right which colour is what: words and colours of a chart of a size in points."""
    width, height = size
    rooms = [SWATCH + width_of(words, style.CHART) + GAP for words, _ in entries]
    x = width - sum(rooms) + GAP - PAD
    for (words, colour), room in zip(entries, rooms, strict=True):
        swatch = Rectangle(
            (x / width, (height - 11) / height), 10 / width, 8 / height, facecolor=colour, linewidth=0.5,
            edgecolor=colour, transform=figure.transFigure,
        )  # fmt: skip
        figure.add_artist(swatch)
        figure.text((x + SWATCH) / width, (height - 10) / height, words, va="baseline")
        x += room
