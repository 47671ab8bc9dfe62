"""What matplotlib draws arrives on the page: paths, clips, dashes, hatches, turned text, transparency."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pdfplumber
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path
from reportlab.pdfgen.canvas import Canvas

from bpo_case.report.canvas import draw_figure
from bpo_case.report.fonts import ITALIC, REGULAR, STRONG, STRONG_ITALIC, register, width_of

SIZE = 200.0


def drawn(draw: Callable[[Axes], object], x: float = 0, y: float = 0) -> bytes:
    """A page of 200 points with what is drawn on axes of the same size, in points, in plain operators."""
    figure = Figure(figsize=(SIZE / 72, SIZE / 72), dpi=72)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, SIZE)
    axes.set_ylim(0, SIZE)
    draw(axes)
    register()
    target = BytesIO()
    canvas = Canvas(target, (2 * SIZE, 2 * SIZE), pageCompression=0, initialFontName=REGULAR, invariant=1)
    draw_figure(figure, canvas, x, y, SIZE, SIZE)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def page(data: bytes) -> pdfplumber.page.Page:
    return pdfplumber.open(BytesIO(data)).pages[0]


def test_a_rectangle_stands_where_it_was_put_on_the_page():
    found = page(drawn(lambda axes: axes.add_patch(Rectangle((20, 30), 50, 40, facecolor="#ff0000")), x=100, y=10))
    [rectangle] = [rect for rect in found.rects if rect["fill"]]
    assert (rectangle["x0"], rectangle["y0"], rectangle["x1"], rectangle["y1"]) == pytest.approx((120, 40, 170, 80))
    assert rectangle["non_stroking_color"] == pytest.approx((1, 0, 0))


def test_text_is_text_in_the_pages_font_and_as_wide_as_measured():
    found = page(drawn(lambda axes: axes.text(20, 50, "Zażółć", size=12)))
    assert "".join(char["text"] for char in found.chars) == "Zażółć"
    assert found.chars[-1]["x1"] - found.chars[0]["x0"] == pytest.approx(width_of("Zażółć", 12), abs=0.01)
    assert found.chars[0]["x0"] == pytest.approx(20)


@pytest.mark.parametrize(
    ("weight", "slope", "font"),
    [
        ("normal", "normal", REGULAR), ("semibold", "normal", STRONG), (700, "normal", STRONG),
        (400, "italic", ITALIC), ("bold", "oblique", STRONG_ITALIC),
    ],
)  # fmt: skip
def test_weight_and_slope_choose_the_font(weight, slope, font):
    found = page(drawn(lambda axes: axes.text(20, 50, "Text", weight=weight, style=slope)))
    wanted = {REGULAR: "Regular", STRONG: "Semibold", ITALIC: "It", STRONG_ITALIC: "SemiboldIt"}[font]
    assert {char["fontname"].rpartition("-")[2] for char in found.chars} == {wanted}


def test_centred_text_is_centred():
    found = page(drawn(lambda axes: axes.text(100, 100, "Centre", ha="center", va="center")))
    assert (found.chars[0]["x0"] + found.chars[-1]["x1"]) / 2 == pytest.approx(100)
    top, bottom = found.chars[0]["top"], found.chars[0]["bottom"]
    assert (top + bottom) / 2 == pytest.approx(2 * SIZE - 100, abs=2.5)


def test_turned_text_is_turned():
    found = page(drawn(lambda axes: axes.text(100, 50, "Up", rotation=90)))
    assert not any(char["upright"] for char in found.chars)
    assert found.chars[1]["bottom"] <= found.chars[0]["bottom"] - 3


def test_dollars_in_a_text_are_dollars():
    found = page(drawn(lambda axes: axes.text(10, 10, "$x^2$ & <b>", parse_math=False)))
    assert "".join(char["text"] for char in found.chars) == "$x^2$ & <b>"


def test_dashes_arrive_in_points():
    data = drawn(lambda axes: axes.plot([0, 200], [50, 50], linewidth=2, linestyle=(0, (3, 1))))
    assert re.search(rb"\[6 2\] 0 d", data)


def test_what_leaves_the_axes_is_clipped():
    data = drawn(lambda axes: axes.plot([-50, 250], [50, 50]))
    box = re.search(rb"0 0 200 200 re\s+W\* n", data)
    assert box, "the clip is the rectangle of the axes"


def test_a_clip_path_is_kept():
    def draw(axes: Axes) -> None:
        patch = axes.add_patch(Rectangle((0, 0), 200, 200, facecolor="red"))
        patch.set_clip_path(Circle((100, 100), 50, transform=axes.transData))

    data = drawn(draw)
    assert re.search(rb" c h W\* n\n1 0 0 rg", data), "the circle is the clip of what is filled next"


def test_transparency_of_fill_and_line_is_kept():
    data = drawn(
        lambda axes: axes.add_patch(Rectangle((0, 0), 9, 9, facecolor=(1, 0, 0, 0.25), edgecolor=(0, 0, 1, 0.5)))
    )
    assert re.search(rb"/ca \.25", data) and re.search(rb"/CA \.5", data)


def test_nothing_is_drawn_of_what_is_wholly_transparent():
    empty = drawn(lambda axes: None)
    clear = drawn(lambda axes: axes.add_patch(Rectangle((0, 0), 9, 9, facecolor="none", edgecolor="none")))
    assert len(page(clear).rects) == len(page(empty).rects) == 0


def test_a_hatch_is_drawn_as_lines_inside_the_shape():
    plain = drawn(lambda axes: axes.add_patch(Rectangle((80, 80), 40, 40, facecolor="white")))
    hatched = drawn(lambda axes: axes.add_patch(Rectangle((80, 80), 40, 40, facecolor="white", hatch="//")))
    assert len(page(hatched).lines) > len(page(plain).lines) + 3
    assert hatched.count(b"W* n") == plain.count(b"W* n") + 1


def test_a_hatch_covers_a_shape_that_lies_on_several_tiles():
    small = drawn(lambda axes: axes.add_patch(Rectangle((10, 10), 40, 40, facecolor="white", hatch="-")))
    large = drawn(lambda axes: axes.add_patch(Rectangle((10, 10), 180, 180, facecolor="white", hatch="-")))
    assert len(page(large).lines) == 9 * len(page(small).lines) > 0


def test_a_quadratic_curve_becomes_the_same_cubic_one():
    path = Path([(0, 0), (90, 0), (90, 90)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    data = drawn(lambda axes: axes.add_patch(PathPatch(path, facecolor="none", edgecolor="black")))
    assert re.search(rb"60 0 90 30 90 90 c", data)


def test_a_circle_is_made_of_curves_and_closed():
    data = drawn(lambda axes: axes.add_patch(Circle((100, 100), 20, facecolor="black")))
    assert len(re.findall(rb" c\b", data)) >= 4 and b" h" in data


def test_drawing_leaves_the_canvas_as_it_was():
    data = drawn(lambda axes: axes.text(5, 5, "x"))
    content = data[data.index(b"stream") : data.index(b"endstream")]
    assert len(re.findall(rb"(?<!\S)q(?!\S)", content)) == len(re.findall(rb"(?<!\S)Q(?!\S)", content))
