"""The tornado: bars on one scale from the base, largest first, with the values of the inputs at their ends."""

from __future__ import annotations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle

from bpo_case.analysis.sensitivity import by_published, one_way
from bpo_case.analysis.varying.inputs import numeric_inputs
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Swung, Tornado
from bpo_case.report.charts import figure_of, height_of
from bpo_case.report.pictures import chart_picture
from bpo_case.report.readings import amount_at, amount_said, in_words, rows_of
from bpo_case.report.tornado import labels_of
from bpo_case.report.tornados import SHOWN, tornado, writer_for
from tests.report import papers
from tests.report.test_charts import texts

PRICE = Swung("Price", ("1.00", "1.20"), (Cell("130", 130.0), Cell("70", 70.0)))
VOLUME = Swung("Volume", ("900", "1,100"), (Cell("90", 90.0), Cell("115", 115.0)))
BAND = Swung("Band", ("5", "7"), (Cell("105", 105.0), Cell("110", 110.0)))
STEADY = Swung("Steady", ("8", "9"), (Cell("100", 100.0), Cell("98", 98.0)))
NEVER = Swung("Never", ("1", "2"), (Cell("none"), Cell("101", 101.0)))
CHART = Tornado("NPV, € k", "money", Cell("100", 100.0), (PRICE, VOLUME, BAND, STEADY, NEVER))


def _bars(figure):
    return [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]


def test_every_bar_goes_from_the_base_to_its_result_on_one_scale():
    bars = _bars(figure_of(CHART, 600, height_of(CHART)))
    by_row = {}
    for bar in bars:
        by_row.setdefault(round(bar.get_y() + bar.get_height() / 2), set()).add(bar.get_width())
        assert bar.get_x() == 0
    assert by_row == {0: {30, -30}, 1: {-10, 15}, 2: {5, 10}, 3: {0, -2}, 4: {0, 1}}


def test_a_shorter_bar_on_the_same_side_is_drawn_over_the_longer_one():
    band = [bar.get_width() for bar in _bars(figure_of(CHART, 600, 150)) if round(bar.get_y() + 0.32) == 2]
    assert band == [10, 5]


@pytest.mark.parametrize(
    ("swung", "said"),
    [
        (PRICE, ("1.20", "1.00")), (VOLUME, ("900", "1,100")), (BAND, ("", "5 · 7")), (STEADY, ("9", "8")),
        (NEVER, ("1", "2")),
    ],
)  # fmt: skip
def test_values_stand_at_the_ends_where_their_results_are(swung, said):
    assert labels_of(CHART, swung) == said


@pytest.mark.parametrize("width", [280, 420, 700])
def test_all_words_stay_inside_the_chart(width):
    figure = figure_of(CHART, width, height_of(CHART))
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    for text in figure.findobj(lambda each: hasattr(each, "get_text") and each.get_text()):
        extent = text.get_window_extent(renderer)
        assert extent.x0 >= -1 and extent.x1 <= width + 1, text.get_text()


def test_the_base_and_the_colours_are_named():
    said = texts(figure_of(CHART, 600, height_of(CHART)))
    assert {"NPV, € k: 100", "with its low value", "with its high value", "Price", "1.20"} <= set(said)


def test_every_end_is_a_spot_with_its_input():
    spots = {(spot.series, spot.place) for spot in chart_picture(CHART, 600, 200, 1).spots}
    assert {(series, row) for series in (0, 1) for row in range(3)} <= spots


def test_a_tornado_is_read_as_a_table_said_in_words_and_pointed_at():
    assert rows_of(CHART)[1] == ("Price", "1.00", "1.20", 130.0, 70.0)
    assert amount_at(CHART, 1, 0) == ("Price · 1.20", 70.0)
    assert "Price (1.00: 130, 1.20: 70)" in in_words(CHART)
    assert amount_said(Tornado("ROI", "share", Cell(""), ()), 0.125, "EUR") == "12.5%"


def test_the_largest_swings_of_a_sensitivity_are_drawn_in_their_order():
    case = papers.sample("automotive")
    found = one_way(case, by_published(case))
    chart = tornado(found, {one.path: one for one in numeric_inputs(case)}, case)
    assert [each.name for each in chart.inputs] == [each.label for each in found.inputs[:SHOWN]]
    assert chart.base.value == found.base
    assert [each.results[0].value for each in chart.inputs] == [each.low_result for each in found.inputs[:SHOWN]]


@pytest.mark.parametrize(
    ("figure", "heading", "said"),
    [
        ("npv", "NPV, €", "(1,235)"), ("roi", "ROI", "(1,234.50)"),
        ("run_rate_saving_share", "Run-rate saving, share", "(123,450.0%)"),
        ("payback_months", "Payback, months", "(1,234.5)"),
    ],
)  # fmt: skip
def test_results_are_written_in_the_unit_of_their_figure(figure, heading, said):
    write = writer_for(figure, "EUR", [-1234.5])
    assert write(-1234.5) == said
    assert write.heading == heading
    assert write(None) == "none"
