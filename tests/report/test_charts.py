"""The charts: the right lengths and places, names at the ends, nothing on anything else."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation, Text

from bpo_case.report import style
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Bars, Curve, Curves, Mark, Part
from bpo_case.report.charts import figure_of, height_of
from bpo_case.report.curves import spread_apart
from bpo_case.report.fonts import FAMILY
from tests.report import papers

BARS = Bars(
    "€ m",
    ("As is", "Option"),
    (
        Part("Labor", "in house", (Cell("60.0", 60.0), Cell("20.0", 20.0))),
        Part("Charges", "vendor", (Cell("–", 0.0), Cell("30.0", 30.0))),
        Part("Transition", "one-time", (Cell("–", 0.0), Cell("(5.0)", -5.0))),
    ),
    (Cell("60.0", 60.0), Cell("45.0", 45.0)),
    strong=1,
)
CURVES = Curves(
    "€ k",
    "k",
    (
        Curve("Best", (0.0, -5e5, -2e5, 1e5, 9e5), strong=True, payback=2.7),
        Curve("Other", (0.0, -1e5, -2e5, -3e5, -4e5)),
    ),
    (Mark(2.7, 0.0, "pays back in 3 months"), Mark(1.0, -5e5, "(€500 k) in month 1")),
)


def texts(figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def segments(figure) -> list[Rectangle]:
    return [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]


def test_segments_are_as_long_as_their_amounts_and_end_to_end():
    found = {(bar.get_y() > 0.5, bar.get_x(), bar.get_width()) for bar in segments(figure_of(BARS, 700, 120))}
    assert found == {(False, 0, 60), (True, 0, 20), (True, 20, 30), (True, 0, -5)}


def test_only_what_is_one_time_is_hatched():
    hatched = [bar.get_width() for bar in segments(figure_of(BARS, 700, 120)) if bar.get_hatch()]
    assert hatched == [-5]


def test_bars_name_options_categories_and_totals():
    assert {"As is", "Option", "Labor", "Charges", "Transition", "60.0", "45.0"} <= set(
        texts(figure_of(BARS, 700, 120))
    )


def test_a_scale_begins_at_zero_or_below_it():
    low, high = figure_of(BARS, 700, 120).axes[0].get_xlim()
    assert low == -5 and high == 60
    low, high = figure_of(CURVES, 500, 300).axes[0].get_ylim()
    assert low < -5e5 and high > 9e5


def test_curves_run_through_every_month():
    lines = figure_of(CURVES, 500, 300).axes[0].get_lines()
    drawn = [list(line.get_ydata()) for line in lines if len(line.get_ydata()) == 5]
    assert drawn == [list(curve.amounts) for curve in CURVES.curves]


def test_curves_are_named_directly_and_marks_said():
    said = texts(figure_of(CURVES, 500, 300))
    assert {"Best", "Other", "pays back in 3 months", "(€500 k) in month 1", "0", "(250)", "750"} <= set(said)


@pytest.mark.parametrize("height", [130, 200, 350])
def test_below_the_lowest_point_there_is_room_for_words(height):
    axes = figure_of(CURVES, 460, height).axes[0]
    lowest = axes.transData.transform((1.0, -5e5))[1]
    assert lowest - axes.bbox.y0 >= 19.9


def test_payback_is_marked_on_the_zero_line():
    lines = figure_of(CURVES, 500, 300).axes[0].get_lines()
    points = [(float(line.get_xdata()[0]), float(line.get_ydata()[0])) for line in lines if line.get_marker() == "o"]
    assert (2.7, 0.0) in points


def test_no_dollar_is_mathematics():
    chart = Curves("$", "", (Curve("$aving$ _{x}", (0.0, 1.0)),))
    assert "$aving$ _{x}" in texts(figure_of(chart, 500, 300))
    figure_of(chart, 500, 300).savefig(BytesIO(), format="png")


@pytest.mark.parametrize("chart", [BARS, CURVES])
def test_the_same_figure_can_be_shown_on_a_screen_in_the_same_font(chart):
    figure = figure_of(chart, 500, 200)
    assert all(text.get_fontfamily() == [FAMILY] for text in figure.findobj(Text) if text.get_text())
    image = BytesIO()
    figure.savefig(image, format="png")
    assert image.getvalue().startswith(b"\x89PNG")


def test_a_case_of_zeros_can_be_drawn():
    chart = Curves("€", "", (Curve("As is", (0.0,) * 13, strong=True),))
    ticks = [text for text in texts(figure_of(chart, 500, 300)) if text == "0"]
    assert len(ticks) == 2, "one on each scale"


def test_marks_do_not_stand_on_each_other():
    chart = papers.blocks_of(papers.named(papers.paper("automotive"), "Cumulative cash"))[0]
    figure = figure_of(chart, 500, height_of(chart))
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    words = [text for text in figure.findobj(Annotation) if text.get_weight() == "semibold" and text.get_zorder() == 7]
    first, second = (text.get_window_extent(renderer) for text in words)
    assert not first.overlaps(second)


def test_more_bars_are_drawn_closer():
    one = height_of(BARS)
    many = height_of(Bars("€", ("x",) * 14, (), (Cell("1"),) * 14))
    assert one / 2 > many / 14 and many < 320


@given(st.lists(st.floats(0, 300), min_size=1, max_size=14))
@example([240.0, 289.0, 234.0, 297.0, 297.0, 297.0, 297.0])  # the last group is pushed back onto the one before
def test_names_are_moved_apart_in_order_and_stay_inside(places):
    moved = spread_apart(places, 11.5, 0, 300)
    ordered = sorted(zip(places, moved, strict=True))
    assert all(-1e-6 <= place <= 300 + 1e-6 for place in moved)
    assert all(after - before >= 11.5 - 1e-6 for before, after in pairwise(sorted(moved)))
    assert all(a[1] <= b[1] + 1e-6 for a, b in pairwise(ordered) if a[0] < b[0])


@given(st.lists(st.integers(0, 20).map(lambda at: at * 12.0), unique=True, min_size=1))
def test_names_that_do_not_touch_stay_where_they_are(places):
    assert spread_apart(places, 11.5, 0, 300) == pytest.approx(places)


def luminance(color: str) -> float:
    parts = np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(parts <= 0.03928, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("color", [style.INK, style.GREY, style.NAVY, style.GREEN, style.RED])
def test_text_has_a_contrast_of_four_and_a_half_on_white(color):
    assert 1.05 / (luminance(color) + 0.05) >= 4.5
