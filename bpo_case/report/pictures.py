"""Charts and pages as pixels, for a screen: the same charts and the same pages that the paper has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from bpo_case.report.chart_blocks import FILLING, Chart

POINTS_PER_INCH = 72
NEAR = 10.0
"""How far from a curve, in points, a pointer still means it."""

MAIL_WIDTH = 1_600
"""Pixels across a page in a mail: sharp on most screens, in less than half a megabyte."""


@dataclass(frozen=True)
class Spot:
    """Where a figure is drawn, in points from the upper left: the part it belongs to, and its bar or month."""

    series: int
    place: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Picture:
    """Pixels, four bytes each (red, green, blue, opacity), row by row from the top."""

    width: int
    height: int
    pixels: bytes
    spots: tuple[Spot, ...] = ()


def chart_picture(chart: Chart, width: float, height: float, scale: float, *, dark: bool = False) -> Picture:
    """Draw a chart of a size in points, `scale` pixels to a point, on nothing.

    Some charts are as high as they ask to be, others fill the height that there is.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from bpo_case.report.charts import figure_of, height_of

    wanted = height if isinstance(chart, FILLING) else height_of(chart)
    figure = figure_of(chart, width, wanted)
    if dark:
        from bpo_case.report.dark import in_the_dark

        in_the_dark(figure)
    figure.patch.set_visible(False)
    figure.set_dpi(POINTS_PER_INCH * scale)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    across, down = canvas.get_width_height()
    return Picture(across, down, pixels, tuple(_spots(figure, scale)))


def _spots(figure: object, scale: float) -> Iterator[Spot]:
    """Find where figures stand by the names that they were drawn with."""
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    assert isinstance(figure, Figure)
    high = figure.bbox.height / scale
    for artist in figure.findobj(lambda each: bool(each.get_gid())):
        series, place = map(int, str(artist.get_gid()).split())
        if not isinstance(artist, Line2D):
            left, low, right, up = (float(each) / scale for each in artist.get_window_extent().extents)
            yield Spot(series, place, left, high - up, right, high - low)
            continue
        at = (artist.get_transform().transform(artist.get_xydata()) / scale).tolist()
        there = [x for x, y in at if isfinite(y)]
        half = (there[-1] - there[0]) / max(1, len(there) - 1) / 2 if there else 0.0
        for month, (x, y) in enumerate(at):
            down = high - y
            yield Spot(series, month, x - half, down - NEAR, x + half, down + NEAR)


def page_pictures(paper: bytes, width: int) -> Iterator[Picture]:
    """Draw the pages of a PDF, so many pixels wide."""
    import pypdfium2

    document = pypdfium2.PdfDocument(paper)
    try:
        for page in document:
            drawn = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
            yield Picture(drawn.width, drawn.height, bytes(drawn.buffer))
    finally:
        document.close()


def first_page_png(paper: bytes) -> bytes:
    """Draw the first page of a PDF as the bytes of a PNG."""
    from io import BytesIO

    from PIL import Image

    page, file = next(page_pictures(paper, MAIL_WIDTH)), BytesIO()
    Image.frombytes("RGBX", (page.width, page.height), page.pixels).convert("RGB").save(file, "PNG", optimize=True)
    return file.getvalue()
