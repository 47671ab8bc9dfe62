"""Words in charts: where of several places they hide least of the lines, and of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from bpo_case.report import style
from bpo_case.report.axes import write_beside
from bpo_case.report.fonts import REGULAR, STRONG, width_of

Array = NDArray[np.float64]
Point = tuple[float, float]
Offset = tuple[str, tuple[float, float]]
Box = tuple[float, float, float, float]

OFFSETS: tuple[Offset, ...] = (
    ("right", (-7.0, 11.0)), ("left", (7.0, -11.0)), ("center", (0.0, -13.0)), ("center", (0.0, 15.0)),
    ("right", (-9.0, -11.0)), ("left", (9.0, 11.0)), ("center", (0.0, -26.0)), ("right", (-9.0, 24.0)),
    ("left", (9.0, -24.0)), ("left", (9.0, 24.0)),
)  # fmt: skip
"""Where words may stand: how they are aligned, and how far off their point; of equally clear places the first."""

OUTSIDE, ON_WORDS = 1e6, 1e3
"""What leaving the chart and hiding other words counts, against hiding two points' length of a line."""
STEP = 2.0
"""So many points apart are the places of a line that are counted."""
GROUND = {"facecolor": style.WHITE, "edgecolor": "none", "pad": 1.0, "alpha": 0.8}


class Words(NamedTuple):
    """Words beside a point of a chart."""

    text: str
    point: Point
    strong: bool = True


class Room:
    """The room of a chart: the lines that pass through it, and the words that stand in it already."""

    def __init__(self, axes: Axes, lines: Iterable[Array]) -> None:
        self.axes = axes
        self._passed = np.concatenate([_passed(axes, line) for line in lines])
        self._taken: list[Box] = []

    def write(self, words: Words, points: Sequence[Point] = (), offsets: Sequence[Offset] = OFFSETS) -> Point:
        """Write words beside their point, or one of several, where they hide least; give that point."""
        tried = [(words._replace(point=point), offset) for offset, point in product(offsets, points or (words.point,))]
        words, (align, offset) = min(tried, key=lambda each: self._hidden(_box(self.axes, *each)))
        look = {"weight": "semibold", "color": style.NAVY} if words.strong else {"color": style.INK}
        write_beside(self.axes, words.text, words.point, "data", offset, ha=align, bbox=GROUND, zorder=7, **look)
        self._taken.append(_box(self.axes, words, (align, offset)))
        return words.point

    def has_place(self, words: Words, offsets: Sequence[Offset] = OFFSETS) -> bool:
        """Tell whether words can stand beside their point inside the chart and on no others."""
        return min(self._hidden(_box(self.axes, words, offset)) for offset in offsets) < ON_WORDS

    def _hidden(self, box: Box) -> float:
        left, low, right, high = box
        frame, (x, y) = self.axes.bbox, self._passed.T
        outside = bool(left < frame.x0 or right > frame.x1 or low < frame.y0 or high > frame.y1)
        words = sum(
            left < end and right > start and low < above and high > below for (start, below, end, above) in self._taken
        )
        inside = (x >= left) & (x <= right) & (y >= low) & (y <= high)
        return float(np.count_nonzero(inside) + ON_WORDS * words + OUTSIDE * outside)


def _passed(axes: Axes, line: Array) -> Array:
    """Give places along a line of (x, y) that are equally far apart, in points."""
    at = axes.transData.transform(line)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(at, axis=0).T))])
    places = np.arange(0, along[-1] + STEP, STEP)
    return np.column_stack([np.interp(places, along, at[:, axis]) for axis in (0, 1)])


def _box(axes: Axes, words: Words, offset: Offset) -> Box:
    """Give the rectangle that words take, in points."""
    align, (right, up) = offset
    width = width_of(words.text, style.CHART, STRONG if words.strong else REGULAR) + 4
    x, y = axes.transData.transform(words.point)
    left = float(x) + right - {"left": 2, "center": width / 2, "right": width - 2}[align]
    return left, float(y) + up - 6.5, left + width, float(y) + up + 6.5
