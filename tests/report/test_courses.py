"""Courses: a figure over values, its target, marks, and the lines of several inputs named at their ends."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from bpo_case.report import style
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Course, Courses, Mark
from bpo_case.report.charts import figure_of
from bpo_case.report.courses import FALLS, RISES
from bpo_case.report.dark import in_the_dark
from bpo_case.report.pictures import chart_picture
from bpo_case.report.readings import amount_at, amount_said, in_words, rows_of
from tests.report.test_charts import texts


def course(name, values, *, rises=True, at=(-0.2, 0.0, 0.2)):
    points = tuple((x, Cell("none" if y is None else f"{y:.0f}", y)) for x, y in zip(at, values, strict=True))
    return Course(name, points, rises)


ALONE = Courses(
    "NPV, € k", "money", "k", "Annual salary, EUR", "number",
    (course("", (4e5, 1e5, -2e5), at=(40_000, 45_000, 50_000)),), Cell("0", 0.0),
    (Mark(45_000, 1e5, "now 45,000: 100"), Mark(46_667, 0.0, "46,667")),
)  # fmt: skip
SEVERAL = Courses(
    "NPV, € k", "money", "k", "change of the input", "change",
    (
        course("Salary", (4e5, 1e5, -2e5), rises=False), course("Volume", (0.0, 1e5, 3e5)),
        course("Price", (2e5, 1e5, None)),
    ),
)  # fmt: skip


@pytest.fixture(params=[ALONE, SEVERAL], ids=["alone", "several"])
def chart(request):
    return request.param


def lines_of(figure):
    return [line for line in figure.axes[0].lines if line.get_gid()]


def test_every_line_goes_through_its_figures(chart):
    lines = lines_of(figure_of(chart, 500, 300))
    for line, drawn in zip(lines, chart.courses, strict=True):
        known = [(at, np.nan if cell.value is None else cell.value) for at, cell in drawn.points]
        assert np.array_equal(line.get_xydata(), known, equal_nan=True)


def test_the_target_is_a_line_and_marked_points_are_named():
    figure = figure_of(ALONE, 500, 300)
    assert {"46,667", "now 45,000: 100", "46,000", "NPV, € k", "Annual salary, EUR"} <= set(texts(figure))
    levels = [line for line in figure.axes[0].lines if line.get_color() == style.GREEN]
    assert [set(level.get_ydata()) for level in levels] == [{0.0}]


def test_the_colour_of_a_line_says_whether_more_raises_the_figure():
    figure = figure_of(SEVERAL, 600, 300)
    assert [line.get_color() for line in lines_of(figure)] == [FALLS, RISES, RISES]
    assert {"more of it raises the figure", "more of it lowers the figure", "Salary", "+10%", "−20%"} <= set(
        texts(figure)
    )


@pytest.mark.parametrize("width", [320, 480, 760])
def test_all_words_stay_inside_the_chart(chart, width):
    figure = figure_of(chart, width, 300)
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    for text in figure.findobj(lambda each: hasattr(each, "get_text") and each.get_text()):
        extent = text.get_window_extent(renderer)
        assert extent.x0 >= -1 and extent.x1 <= width + 1, text.get_text()


def test_it_has_its_colours_in_the_dark(chart):
    figure = in_the_dark(figure_of(chart, 500, 300))
    assert style.NAVY not in {line.get_color()[:7] for line in lines_of(figure)}


def test_every_figure_is_a_spot_and_what_is_not_there_is_none():
    spots = {(spot.series, spot.place) for spot in chart_picture(SEVERAL, 600, 300, 1).spots if spot.top == spot.top}
    assert spots == {(line, point) for line in range(3) for point in range(3)} - {(2, 2)}


def test_it_is_read_as_a_table_said_in_words_and_pointed_at():
    assert rows_of(SEVERAL)[0] == ("change of the input", "Value", "NPV, € k")
    assert rows_of(SEVERAL)[1] == ("Salary", -0.2, 4e5)
    assert amount_at(SEVERAL, 1, 2) == ("Volume · +20%", 3e5)
    assert amount_at(ALONE, 0, 0) == ("Annual salary, EUR · 40,000", 4e5)
    assert amount_said(SEVERAL, 3e5, "EUR") == "€300,000"
    assert "Volume (−20%: 0, +20%: 300000)" in in_words(SEVERAL)
    assert in_words(ALONE).endswith("46,667")


def test_a_target_is_in_sight_and_zero_only_where_it_is_looked_for():
    far = Courses("NPV, €", "money", "", "x", "number", (course("", (5e5, 6e5, 7e5)),))
    low, _ = figure_of(far, 400, 240).axes[0].get_ylim()
    aimed = Courses("NPV, €", "money", "", "x", "number", far.courses, Cell("0", 0.0))
    assert low > 4e5 and figure_of(aimed, 400, 240).axes[0].get_ylim()[0] < 0


@pytest.mark.parametrize("values", [(None, None, None), (0.0, 0.0, 0.0), (None, 5.0, None)])
def test_a_figure_that_is_nowhere_or_never_moves_is_drawn(values):
    flat = Courses("Payback, months", "month", "", "x", "times", (course("", values),), Cell("24", 24.0))
    assert "×\xa00" in texts(figure_of(flat, 400, 240))
