"""Draws a matplotlib figure straight onto a reportlab canvas: vectors, selectable text, the page's own fonts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import numpy as np
from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from bpo_case.report.fonts import font_of, register

POINTS_PER_INCH = 72
HATCH_TILE = 72.0
"""A hatch path fills the unit square, which stands for an inch."""

CAPS = {"butt": 0, "round": 1, "projecting": 2}
JOINS = {"miter": 0, "round": 1, "bevel": 2}
Color = Any  # matplotlib gives RGB or RGBA, as tuples or arrays


def draw_figure(figure: Figure, canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Draw a figure into a rectangle of the canvas; its background stays clear."""
    register()
    figure.set_dpi(POINTS_PER_INCH)
    figure.set_size_inches(width / POINTS_PER_INCH, height / POINTS_PER_INCH)
    figure.patch.set_visible(False)
    FigureCanvasBase(figure)
    canvas.saveState()
    canvas.translate(x, y)
    figure.draw(PageRenderer(canvas, width, height))
    canvas.restoreState()


class PageRenderer(RendererBase):
    """What matplotlib draws with: every call becomes PDF operators, in points from the lower left corner."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        super().__init__()
        self.canvas = canvas
        self.size = width, height

    def flipy(self) -> bool:
        """Say that y grows upwards."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Give the size in points."""
        return self.size

    def points_to_pixels(self, points: Any) -> Any:
        """Give points as they are."""
        return points

    def get_text_width_height_descent(
        self,
        s: str,
        prop: FontProperties,
        ismath: Any,  # noqa: ARG002
    ) -> tuple[float, float, float]:
        """Measure a line of text in the page's font."""
        font, size = _font(prop), prop.get_size_in_points()
        ascent, descent = pdfmetrics.getAscentDescent(font, size)
        return pdfmetrics.stringWidth(s, font, size), 0.75 * ascent - descent, -descent

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Color = None) -> None:  # noqa: N803
        """Fill, hatch and stroke a path, in this order."""
        outline = self._outline(path, transform)
        with self._clipped(gc):
            if rgbFace is not None:
                self._fill(gc, outline, rgbFace)
            if gc.get_hatch():
                self._hatch(gc, outline, path.get_extents(transform).extents)
            self._stroke(gc, outline)

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,  # noqa: ARG002
        mtext: Any = None,  # noqa: ARG002
    ) -> None:
        """Write a line of text; what looks like mathematics is written as it stands."""
        red, green, blue, alpha = gc.get_rgb()
        with self._clipped(gc):
            self.canvas.setFillColorRGB(red, green, blue, alpha=alpha)
            self.canvas.setFont(_font(prop), prop.get_size_in_points())
            self.canvas.translate(x, y)
            if angle:
                self.canvas.rotate(angle)
            self.canvas.drawString(0, 0, s)

    # -- Parts of a path --

    def _fill(self, gc: GraphicsContextBase, outline: PDFPathObject, face: Color) -> None:
        red, green, blue = face[:3]
        alpha = gc.get_alpha() if gc.get_forced_alpha() or len(face) < 4 else face[3]
        if alpha:
            self.canvas.setFillColorRGB(red, green, blue, alpha=alpha)
            self.canvas.drawPath(outline, stroke=0, fill=1)

    def _stroke(self, gc: GraphicsContextBase, outline: PDFPathObject) -> None:
        red, green, blue, alpha = gc.get_rgb()
        if not gc.get_linewidth() or not alpha:
            return
        self.canvas.setStrokeColorRGB(red, green, blue, alpha=alpha)
        self.canvas.setLineWidth(gc.get_linewidth())
        self.canvas.setLineCap(CAPS[gc.get_capstyle()])
        self.canvas.setLineJoin(JOINS[gc.get_joinstyle()])
        offset, dashes = gc.get_dashes()
        if dashes is not None:
            self.canvas.setDash(np.asarray(dashes, float).tolist(), offset or 0)
        self.canvas.drawPath(outline, stroke=1, fill=0)

    def _hatch(self, gc: GraphicsContextBase, outline: PDFPathObject, extents: Sequence[float]) -> None:
        """Lay tiles of the hatch over the extents of the path, and show them inside it only."""
        pattern: Any = gc.get_hatch_path()
        red, green, blue, _ = to_rgba(gc.get_hatch_color())
        left, low, right, high = (int(edge // HATCH_TILE) for edge in extents)
        with self._state():
            self.canvas.clipPath(outline, stroke=0, fill=0)
            self.canvas.setStrokeColorRGB(red, green, blue)
            self.canvas.setFillColorRGB(red, green, blue)
            self.canvas.setLineWidth(gc.get_hatch_linewidth())
            for column in range(left, right + 1):
                for row in range(low, high + 1):
                    tile = Affine2D().translate(column, row).scale(HATCH_TILE)
                    self.canvas.drawPath(self._outline(pattern, tile), stroke=1, fill=int(_has_areas(pattern)))

    def _outline(self, path: Path, transform: Transform) -> PDFPathObject:
        """Spell a path as PDF does, which knows no quadratic curves."""
        outline = self.canvas.beginPath()
        last = np.zeros(2)
        for points, code in path.iter_segments(transform, simplify=False, curves=True):
            if code == Path.MOVETO:
                outline.moveTo(*points)
            elif code == Path.LINETO:
                outline.lineTo(*points)
            elif code == Path.CURVE3:
                middle, end = points[:2], points[2:]
                outline.curveTo(*((last + 2 * middle) / 3), *((end + 2 * middle) / 3), *end)
            elif code == Path.CURVE4:
                outline.curveTo(*points)
            elif code == Path.CLOSEPOLY:
                outline.close()
                continue
            last = points[-2:]
        return outline

    # -- State --

    @contextmanager
    def _state(self) -> Iterator[None]:
        self.canvas.saveState()
        try:
            yield
        finally:
            self.canvas.restoreState()

    @contextmanager
    def _clipped(self, gc: GraphicsContextBase) -> Iterator[None]:
        """Draw inside the rectangle and the path that the context is clipped to."""
        with self._state():
            rectangle = gc.get_clip_rectangle()
            if rectangle is not None:
                box = self.canvas.beginPath()
                box.rect(rectangle.x0, rectangle.y0, rectangle.width, rectangle.height)
                self.canvas.clipPath(box, stroke=0, fill=0)
            path, transform = cast(tuple[Path | None, Transform], gc.get_clip_path())
            if path is not None:
                self.canvas.clipPath(self._outline(path, transform), stroke=0, fill=0)
            yield


def _font(prop: FontProperties) -> str:
    return font_of(prop.get_weight(), prop.get_style() != "normal")


def _has_areas(pattern: Path) -> bool:
    """Tell dots and stars, which are filled, from lines."""
    return pattern.codes is not None and bool(np.isin(pattern.codes, (Path.CLOSEPOLY, Path.CURVE4)).any())
