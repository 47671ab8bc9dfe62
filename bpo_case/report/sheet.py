"""The sheet that a paper is printed on: its size in points, and how its width is shared out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bpo_case.case.paper import Orientation, PaperSize

MARGIN = 42.0
GUTTER = 14.0
FOOT = 24.0
"""Height of the foot of the page, inside the margins."""

TWELFTHS = 12
SIZES: Mapping[PaperSize, tuple[float, float]] = {"A4": (595.28, 841.89), "US Letter": (612.0, 792.0)}
"""Width and height of a sheet that stands upright."""

BESIDE_AT_LEAST = 640.0
"""Where there is less room than this, what would stand side by side stands one under the other."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper; everything on it but the head and the foot stays inside the margins."""

    width: float
    height: float

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN


def sheet_of(size: PaperSize, orientation: Orientation) -> Sheet:
    """Give the sheet of a size, upright or on its side."""
    short, long = SIZES[size]
    return Sheet(short, long) if orientation == "portrait" else Sheet(long, short)


A4 = sheet_of("A4", "landscape")
"""The usual sheet."""


def columns(width: float, count: int) -> float:
    """Give the width of so many of the twelve columns that a width is shared out into, with the gutters between."""
    one = (width - (TWELFTHS - 1) * GUTTER) / TWELFTHS
    return count * one + (count - 1) * GUTTER
