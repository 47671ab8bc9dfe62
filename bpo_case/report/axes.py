"""What every chart is drawn with: bare axes, and words at so many points from a place."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure


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
