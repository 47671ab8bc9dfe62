"""Charts and pages as pixels: the size asked for, figures found where they stand, and a dark scheme that reads well."""

from __future__ import annotations

import numpy as np
import pytest

from bpo_case.report import report_bytes
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import FILLING, Bars, Curve, Curves, Mark, Part
from bpo_case.report.charts import figure_of, height_of
from bpo_case.report.dark import COUNTERPARTS, counterpart, in_the_dark
from bpo_case.report.pictures import chart_picture, page_pictures
from bpo_case.report.readings import amount_at, in_words, rows_of
from tests.report import papers
from tests.report.test_bridges import BRIDGE
from tests.report.test_charts import BARS, CURVES, luminance, texts
from tests.report.test_simulation_charts import CONVERGENCE, DRIVERS, S_CURVES

CHARTS = [BARS, CURVES, BRIDGE, S_CURVES, DRIVERS, CONVERGENCE]


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("scale", [1.0, 1.5, 3.0])
def test_a_picture_has_the_pixels_of_the_size_asked_for(chart, scale):
    picture = chart_picture(chart, 400, 220, scale)
    high = 220 if isinstance(chart, FILLING) else height_of(chart)
    assert (picture.width, picture.height) == (round(400 * scale), pytest.approx(high * scale, abs=1))
    assert len(picture.pixels) == 4 * picture.width * picture.height


@pytest.mark.parametrize("chart", CHARTS)
def test_a_picture_has_something_on_clear_ground(chart):
    picture = chart_picture(chart, 400, 220, 1)
    opacity = np.frombuffer(picture.pixels, np.uint8)[3::4]
    assert opacity.min() == 0 and opacity.max() == 255


def test_every_bar_is_a_spot_with_its_part_and_place():
    spots = {(spot.series, spot.place): spot for spot in chart_picture(BARS, 400, 220, 2).spots}
    assert set(spots) == {(0, 0), (0, 1), (1, 1), (2, 1)}
    long, short = spots[0, 0], spots[0, 1]
    assert (long.right - long.left) / (short.right - short.left) == pytest.approx(3, rel=0.01)
    assert long.bottom < short.top, "the first bar is above the second"


def test_spots_are_the_same_whatever_the_screen():
    fine, coarse = (chart_picture(BARS, 400, 220, scale).spots for scale in (3, 1))
    assert [(spot.left, spot.top) for spot in fine] == [
        (pytest.approx(spot.left, abs=0.5), pytest.approx(spot.top, abs=0.5)) for spot in coarse
    ]


def test_every_month_of_a_curve_is_a_spot():
    spots = [spot for spot in chart_picture(CURVES, 400, 220, 1).spots if spot.series == 0]
    assert [spot.place for spot in spots] == [0, 1, 2, 3, 4]
    heights = [spot.top for spot in spots]
    assert heights[4] == min(heights) and heights[1] == max(heights), "the highest amount stands highest"


def test_months_are_drawn_as_columns_behind_the_curve():
    chart = Curves("€", "", (Curve("Cash", (-5.0, -8.0, 2.0), strong=True),), (), (-5.0, -3.0, 10.0))
    assert [bar.get_height() for bar in figure_of(chart, 400, 220).axes[0].patches] == [-5, -3, 10]
    assert figure_of(chart, 400, 220).axes[0].get_ylim()[1] > 10


def test_the_pages_of_a_paper_are_drawn_in_their_order_at_a_width():
    pages = list(page_pictures(report_bytes(papers.results("retail")), 500))
    assert len(pages) == len(papers.paper("retail").pages)
    assert all(page.width == 500 and len(page.pixels) == 4 * page.width * page.height for page in pages)
    assert len({page.pixels for page in pages}) == len(pages)


# -- In the dark --

CARD = "#1D232B"


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("chart", CHARTS)
def test_no_colour_of_the_paper_is_left_in_the_dark(chart):
    figure = in_the_dark(figure_of(chart, 500, 240))
    words = [text for text in figure.findobj(lambda each: hasattr(each, "get_text")) if text.get_text()]
    beside = [text for text in words if text.get_bbox_patch() is None and text.get_zorder() == 3]
    assert beside and all(contrast(text.get_color()[:7], CARD) >= 4.5 for text in beside if _stands_free(text))


def _stands_free(text) -> bool:
    return hasattr(text, "xyann")  # names and totals stand beside the bars, figures of parts on them


def test_what_is_not_drawn_is_not_drawn_in_the_dark_either():
    figure = in_the_dark(figure_of(CONVERGENCE, 500, 240))
    band = next(patch for patch in figure.axes[0].patches if patch.get_zorder() == 2)
    assert band.get_edgecolor()[3] == 0 and 0 < band.get_facecolor()[3] < 1


def test_what_was_written_on_a_shade_can_be_read_in_the_dark():
    from bpo_case.report import style
    from bpo_case.report.bars import _ink_on

    for shades in style.SHADES.values():
        for shade in shades:
            ink = _ink_on(shade)
            assert contrast(counterpart(ink)[:7], counterpart(shade)[:7]) >= 4.5, shade


def test_a_colour_without_a_counterpart_stays():
    assert counterpart("#123456") == "#123456ff"
    assert all(counterpart(light)[:7].upper() == dark.upper() for light, dark in COUNTERPARTS.items())


# -- Readings --


def test_the_figures_behind_bars_are_a_table():
    assert rows_of(BARS)[0] == ("", "Labor", "Charges", "Transition", "Total")
    assert rows_of(BARS)[2] == ("Option", 20.0, 30.0, -5.0, 45.0)


def test_the_figures_behind_a_curve_begin_at_signature():
    head, first, *_ = rows_of(Curves("€", "", (Curve("Cash", (1.25, 2.0)),), (), (1.25, 0.75)))
    assert head == ("Month", "In the month", "Cash") and first == (0, 1.25, 1.25)


def test_the_figures_behind_a_bridge_are_its_stairs():
    assert rows_of(BRIDGE)[1:3] == [("As is", 100.0), ("In-house labor", -70.0)]


@pytest.mark.parametrize(
    ("chart", "at", "said"),
    [
        (BARS, (1, 1), ("Option · Charges", 30.0)),
        (CURVES, (0, 1), ("Best · month 1", -5e5)),
        (CURVES, (1, 0), ("Other · signature", 0.0)),
        (BRIDGE, (0, 2), ("Vendor charges", 50.0)),
    ],
)
def test_the_figure_at_a_place_is_said_with_whose_it_is(chart, at, said):
    assert amount_at(chart, *at) == said


def test_charts_are_said_in_words_with_their_figures():
    assert "As is: 60.0 (Labor 60.0, Charges –" in in_words(BARS)
    assert "Best begins at 0 and ends at 900,000 after 4 months" in in_words(CURVES)
    assert "In-house labor (70)" in in_words(BRIDGE)


def test_a_key_that_is_too_long_for_a_line_is_broken():
    parts = tuple(Part(f"A category with a long name {number}", "other", (Cell("1", 1.0),)) for number in range(6))
    chart = Bars("€", ("One",), parts, (Cell("6", 6.0),))
    wide = {text for text in texts(figure_of(chart, 300, 200)) if text.startswith("A category")}
    assert len(wide) == 6
    figure = figure_of(chart, 300, 200)
    lines = {round(text.get_position()[1], 4) for text in figure.texts}
    assert len(lines) > 1 and all(text.get_position()[0] < 1 for text in figure.texts)


def test_a_mark_without_an_amount_is_no_point():
    chart = Curves("€", "", (Curve("Cash", (0.0, 1.0)),), (Mark(0.5, 0.0, "pays back"),))
    assert chart_picture(chart, 300, 200, 1).spots
