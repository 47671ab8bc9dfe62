"""The spider and the two-way grid as charts: what is drawn is what was found, colours say what is welcome."""

from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle

from bpo_case.analysis.sensitivity import grid, spider
from bpo_case.analysis.varying.inputs import numeric_inputs
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Heat, Side
from bpo_case.report.charts import figure_of, height_of
from bpo_case.report.dark import in_the_dark
from bpo_case.report.heat import LEAST_OPACITY, MOST_OPACITY, opacity
from bpo_case.report.pictures import chart_picture
from bpo_case.report.readings import amount_at, amount_said, in_words, rows_of
from bpo_case.report.spiders import field_first, grid_chart, spider_chart
from tests.analysis.test_break_even import CASE
from tests.report.test_charts import texts

SALARY, HOURS = "labor/agent/annual_salary", "charges/hours/price"
PATHS = (SALARY, HOURS, "settings/horizon", "settings/start_year")
INPUTS = {one.path: one for one in numeric_inputs(CASE)}

HEAT = Heat(
    "NPV, € k", "money", Side("Price", ("9", "10"), 1), Side("Volume", ("80", "90", "100"), 2),
    ((Cell("(20)", -2e4, "bad"), Cell("10", 1e4, "good"), Cell("40", 4e4, "good")),
     (Cell("(40)", -4e4, "bad"), Cell("–"), Cell("20", 2e4, "good"))), 0.0,
)  # fmt: skip


def test_every_line_of_the_spider_has_the_results_at_the_changes_that_there_were():
    found = spider(CASE, PATHS)
    chart = spider_chart(found, INPUTS, CASE)
    for course, line in zip(chart.courses, found.lines, strict=True):
        assert [cell.value for _, cell in course.points] == list(line.results)
    salary, hours, horizon, year = ([at for at, _ in course.points] for course in chart.courses)
    assert salary == pytest.approx(found.steps) and hours == pytest.approx(found.steps)
    assert horizon == pytest.approx([value / 60 - 1 for value in found.lines[2].values])
    assert year == list(found.steps), "a share of a calendar year says nothing"


def test_the_spider_says_whether_more_of_an_input_raises_the_figure():
    chart = spider_chart(spider(CASE, (SALARY, HOURS)), INPUTS, CASE)
    assert [course.rises for course in chart.courses] == [True, False]
    assert chart.counted == "change" and chart.level is None


def test_an_input_is_said_by_its_field_first():
    assert field_first(INPUTS[SALARY]) == "Annual salary, Agent"
    assert "," not in field_first(INPUTS["settings/horizon"])


def test_every_pair_of_the_grid_has_its_result_and_the_case_is_found_in_it():
    found = grid(CASE, SALARY, HOURS)
    chart = grid_chart(found, INPUTS, CASE, 1)
    assert [[cell.value for cell in row] for row in chart.cells] == [list(row) for row in found.results]
    assert chart.cells[chart.rows.base][chart.columns.base].value == pytest.approx(found.base)
    assert (chart.rows.name, chart.columns.name) == (INPUTS[SALARY].label, INPUTS[HOURS].label)


def test_what_is_welcome_is_above_zero_or_of_a_cost_below_that_of_the_case():
    worth, cost = grid(CASE, SALARY, HOURS), grid(CASE, SALARY, HOURS, figure="total_cost")
    for cell, result in _cells(grid_chart(worth, INPUTS, CASE, 1), worth):
        assert cell.effect == ("good" if result > 0 else "bad" if result < 0 else "")
    for cell, result in _cells(grid_chart(cost, INPUTS, CASE, -1), cost):
        assert cell.effect == ("good" if result < cost.base else "bad" if result > cost.base else "")


def _cells(chart, found):
    cells, results = (cell for row in chart.cells for cell in row), (each for row in found.results for each in row)
    return zip(cells, results, strict=True)


def test_a_pair_that_is_not_allowed_has_no_colour_and_a_payback_that_never_comes_is_not_welcome():
    found = grid(CASE, SALARY, HOURS)
    refused = replace(found, not_allowed=frozenset({(0, 1)}))
    assert grid_chart(refused, INPUTS, CASE, 1).cells[0][1] == Cell("–")
    never = replace(found, figure="payback_months", results=((None,) * 7,) * 7)
    assert grid_chart(never, INPUTS, CASE, -1).cells[2][2] == Cell("none", None, "bad")


# -- The heat table --


def test_colours_are_stronger_the_farther_a_figure_is_from_where_it_turns():
    assert opacity(HEAT, HEAT.cells[1][0], 4e4) == MOST_OPACITY
    assert LEAST_OPACITY < opacity(HEAT, HEAT.cells[0][1], 4e4) < opacity(HEAT, HEAT.cells[0][0], 4e4)
    assert opacity(HEAT, HEAT.cells[1][1], 4e4) == 0


def test_the_case_as_it_is_stands_in_a_frame():
    figure = figure_of(HEAT, 500, height_of(HEAT))
    frames = [each for each in figure.axes[0].patches if isinstance(each, Rectangle) and each.get_linewidth() > 1]
    assert [(frame.get_xy(), frame.get_width(), frame.get_height()) for frame in frames] == [((2, 1), 1, 1)]
    row = replace(HEAT, columns=replace(HEAT.columns, base=None))
    frames = [each for each in figure_of(row, 500, 200).axes[0].patches if each.get_linewidth() > 1]
    assert [(frame.get_xy(), frame.get_width(), frame.get_height()) for frame in frames] == [((0, 1), 3, 1)]


@pytest.mark.parametrize("width", [300, 480, 760])
def test_all_words_stay_inside_the_table(width):
    figure = figure_of(HEAT, width, height_of(HEAT))
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    for text in figure.findobj(lambda each: hasattr(each, "get_text") and each.get_text()):
        extent = text.get_window_extent(renderer)
        assert extent.x0 >= -1 and extent.x1 <= width + 1, text.get_text()
        assert extent.y1 <= height_of(HEAT) + 1, text.get_text()
    assert {"↓ Price", "Volume →", "NPV, € k", "(40)", "–", "100"} <= set(texts(figure))


def test_it_is_read_as_a_table_said_in_words_and_pointed_at():
    assert rows_of(HEAT)[1] == ("9", -2e4, 1e4, 4e4)
    assert amount_at(HEAT, 1, 2) == ("Price 10 · Volume 100", 2e4)
    assert amount_said(HEAT, 2e4, "EUR") == "€20,000"
    assert in_words(HEAT) == "NPV, € k for Volume (80, 90, 100) against Price. 9: (20), 10, 40; 10: (40), –, 20"
    spots = {(spot.series, spot.place) for spot in chart_picture(HEAT, 500, 200, 1).spots}
    assert spots == {(row, column) for row in range(2) for column in range(3)}


def test_it_keeps_its_shades_in_the_dark():
    light, dark = figure_of(HEAT, 500, 200), in_the_dark(figure_of(HEAT, 500, 200))
    shades = [[patch.get_facecolor()[3] for patch in figure.axes[0].patches] for figure in (light, dark)]
    assert shades[0] == pytest.approx(shades[1], abs=0.01)
