"""Charts for a dark screen: every colour of the paper has its counterpart, so that what read well reads well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from matplotlib.artist import Artist
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Annotation, Text

from bpo_case.report import style

COUNTERPARTS: Mapping[str, str] = {
    style.INK: "#E6E9EC", style.GREY: "#A9B3BD", style.NAVY: "#8DB4E2", style.GREEN: "#7BC67F", style.RED: "#FF8A80",
    style.RULE: "#56616D", style.PALE: "#323A44", style.WHITE: "#1D232B",
    "#5C7FA6": "#6690BF", "#A9BFD6": "#3B5675", "#B26B12": "#E0A03C", "#E0AE62": "#8A5A1C", "#8A9299": "#5F6871",
}  # fmt: skip
"""What was dark on light is light on dark: ink and paper change places, and with them the shades between."""


def in_the_dark(figure: Figure) -> Figure:
    """Give the figure in the colours of a dark screen."""
    for artist in figure.findobj():
        for kind, paint in _PAINTS.items():
            if isinstance(artist, kind):
                paint(artist)
    return figure


def counterpart(color: object) -> str:
    """Give the dark scheme's colour for one of the paper's, as transparent as that."""
    solid = to_hex(color, keep_alpha=False).upper()  # type: ignore[arg-type]
    opacity = to_hex(color, keep_alpha=True)[7:]  # type: ignore[arg-type]
    return COUNTERPARTS.get(solid, solid) + opacity


def _text(artist: Text) -> None:
    artist.set_color(counterpart(artist.get_color()))
    box = artist.get_bbox_patch()
    if box is not None:
        _patch(box)
    if isinstance(artist, Annotation) and artist.arrow_patch is not None:
        _patch(artist.arrow_patch)


def _line(artist: Line2D) -> None:
    artist.set_color(counterpart(artist.get_color()))
    artist.set_markerfacecolor(counterpart(artist.get_markerfacecolor()))
    artist.set_markeredgecolor(counterpart(artist.get_markeredgecolor()))


def _patch(artist: Patch) -> None:
    """What is not drawn stays so, also where the rest of the patch is partly clear."""
    face, edge = to_rgba(artist.get_facecolor()), to_rgba(artist.get_edgecolor())
    artist.set_facecolor(counterpart(face) if face[3] else "none")
    artist.set_edgecolor(counterpart(edge) if edge[3] else "none")


_PAINTS: Mapping[type[Artist], Callable[[Any], None]] = {Text: _text, Line2D: _line, Patch: _patch}
