"""The charts of a simulation: curves through their points, zero and percentiles marked, drivers on the right side."""

from __future__ import annotations

from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Annotation

from bpo_case.analysis.simulation import Asked, simulate
from bpo_case.report import simulated, style
from bpo_case.report.axes import money_ticks
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Convergence, Drive, Drivers, MeanSoFar, Quantile, SCurve, SCurves
from bpo_case.report.charts import figure_of, height_of
from bpo_case.report.pdf import flowables
from bpo_case.report.pictures import chart_picture
from bpo_case.report.readings import amount_at, amount_said, in_words, rows_of
from tests.report import papers
from tests.report.test_charts import texts

S_CURVES = SCurves(
    "value, € k",
    "k",
    (
        SCurve("Best", ((-2e5, 0.0), (1e5, 0.25), (5e5, 0.5), (8e5, 0.75), (9e5, 1.0)), strong=True),
        SCurve("Other", ((-9e5, 0.0), (-7e5, 0.25), (-4e5, 0.5), (-2e5, 0.75), (-1e5, 1.0))),
    ),
    (Quantile(0.17, 0.0, "17% of the trials are below 0"), Quantile(0.5, 5e5, "P50: €500 k")),
)
DRIVERS = Drivers(
    "share of the variance",
    (Drive("Leakage", Cell("60%", 0.6), raises=False), Drive("Calls", Cell("30%", 0.3), raises=True)),
)
CONVERGENCE = Convergence(
    "mean so far, € k", "k", (MeanSoFar(100, 4e5, 5e4), MeanSoFar(200, 4.5e5, 3e4)), "€450,000 ± €30,000"
)
HYBRID = 4


@pytest.fixture(scope="module")
def found():
    return simulate(papers.results("retail").case, Asked(300))


def lines(figure, points):
    return [line for line in figure.axes[0].get_lines() if len(line.get_xdata()) == points]


def test_s_curves_rise_through_their_points_from_nothing_to_all():
    figure = figure_of(S_CURVES, 500, 260)
    drawn = [list(zip(line.get_xdata(), line.get_ydata(), strict=True)) for line in lines(figure, 5)]
    assert drawn == [list(curve.points) for curve in S_CURVES.curves]
    assert figure.axes[0].get_ylim() == (0, 1)


def test_the_option_that_is_looked_at_is_the_strong_curve():
    strong, other = lines(figure_of(S_CURVES, 500, 260), 5)
    assert (strong.get_color(), other.get_color()) == (style.NAVY, style.GREY)
    assert strong.get_linewidth() > other.get_linewidth()


def test_zero_and_percentiles_are_marked_and_said_and_curves_named():
    figure = figure_of(S_CURVES, 500, 260)
    points = {(float(line.get_xdata()[0]), float(line.get_ydata()[0])) for line in lines(figure, 1)}
    assert {(0.0, 0.17), (5e5, 0.5)} <= points
    assert {"17% of the trials are below 0", "P50: €500 k", "Best", "Other", "0", "100%"} <= set(texts(figure))


def test_zero_is_in_sight_where_all_values_lie_far_from_it():
    far = SCurves("€", "", (SCurve("Far", ((4e6, 0.0), (5e6, 1.0)), strong=True),))
    low, high = figure_of(far, 500, 260).axes[0].get_xlim()
    assert low < 0 < 5e6 < high


def test_a_value_that_is_the_same_in_all_trials_can_be_drawn():
    same = SCurves("€", "", (SCurve("As is", ((0.0, 0.0), (0.0, 1.0)), strong=True),))
    assert "As is" in texts(figure_of(same, 500, 260))


@pytest.mark.parametrize("size", [(480, 210), (490, 230), (1200, 700)])
@pytest.mark.parametrize("option", [1, 2, 3, 4])
def test_words_on_s_curves_do_not_stand_on_each_other(found, option, size):
    figure = figure_of(simulated.s_curves(found, option), *size)
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    words = [text.get_window_extent(renderer) for text in figure.findobj(Annotation) if text.get_zorder() == 7]
    assert len(words) == 5 + 4
    assert not any(first.overlaps(second) for first, second in combinations(words, 2))


def test_drivers_stand_on_the_side_of_their_effect_as_long_as_their_share():
    bars = [patch for patch in figure_of(DRIVERS, 500, 80).axes[0].patches if isinstance(patch, Rectangle)]
    assert [(bar.get_width(), bar.get_facecolor()[:3]) for bar in bars] == [
        (-0.6, pytest.approx(_rgb(style.RED))),
        (0.3, pytest.approx(_rgb(style.GREEN))),
    ]


def _rgb(colour):
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


@pytest.mark.parametrize("width", [220, 300, 500])
@pytest.mark.parametrize("shares", [(0.9, 0.02), (0.02, 0.9), (0.5, 0.5)])
def test_what_the_sides_mean_is_said_apart(width, shares):
    sides = (Drive("a", Cell("x", shares[0]), raises=False), Drive("b", Cell("y", shares[1]), raises=True))
    figure = figure_of(Drivers("share", sides), width + 200, 80)
    renderer = FigureCanvasAgg(figure).get_renderer()
    lowers, raises = (
        next(text.get_window_extent(renderer) for text in figure.findobj(Annotation) if text.get_text() == said)
        for said in ("lowers the value", "raises the value")
    )
    assert lowers.x1 < raises.x0


def test_without_drivers_there_is_only_the_line():
    assert texts(figure_of(Drivers("share of the variance", ()), 500, 60)) == ["share of the variance"]


def test_the_mean_has_its_error_around_it_and_ends_in_words():
    figure = figure_of(CONVERGENCE, 500, 220)
    band = next(patch for patch in figure.axes[0].patches if isinstance(patch, Polygon))
    corners = {(float(x), float(y)) for x, y in band.get_xy()}
    assert {(100.0, 4.5e5), (100.0, 3.5e5), (200.0, 4.8e5), (200.0, 4.2e5)} <= corners
    assert {"€450,000 ± €30,000", "200", "trials"} <= set(texts(figure))


def test_one_trial_is_a_point():
    alone = Convergence("€", "", (MeanSoFar(1, 0.0, 0.0),), "€0 ± €0")
    assert "€0 ± €0" in texts(figure_of(alone, 500, 220))


def test_amounts_on_a_scale_have_the_decimals_that_they_need():
    assert [said for _, said in money_ticks(3.91e6, 3.96e6, "m", 3)] == ["3.92", "3.94", "3.96"]
    assert [said for _, said in money_ticks(-6e6, 6e6, "m", 3)] == ["(5)", "0", "5"]


# -- Made of a simulation --


def test_the_marks_are_the_percentiles_and_what_lies_below_zero(found):
    chart, values = simulated.s_curves(found, HYBRID), found.values("risk_adjusted_npv", HYBRID)
    below, *percentiles = chart.marks
    assert (below.amount, below.share) == (0, (values < 0).mean())
    assert [(mark.share, mark.amount) for mark in percentiles] == [
        (percent / 100, found.outcomes[HYBRID].percentiles[percent]) for percent in (5, 50, 80, 95)
    ]


def test_all_options_but_the_compared_one_are_drawn_or_one_alone(found):
    assert [curve.name for curve in simulated.s_curves(found, HYBRID).curves if curve.strong] == [
        found.outcomes[HYBRID].name
    ]
    assert len(simulated.s_curves(found, HYBRID).curves) == len(found.outcomes) - 1
    assert len(simulated.s_curves(found, HYBRID, ()).curves) == 1


def test_the_largest_drivers_are_shown_and_what_the_others_have_is_said(found):
    chart, outcome = simulated.drivers(found, HYBRID), found.outcomes[HYBRID]
    assert [drive.cell.value for drive in chart.drives] == [each.share for each in outcome.drivers[:12]]
    assert [drive.raises for drive in chart.drives] == [each.correlation > 0 for each in outcome.drivers[:12]]
    assert f"the other {len(outcome.drivers) - 12} have" in chart.heading


def test_the_mean_ends_where_the_outcome_says(found):
    chart = simulated.convergence(found, HYBRID)
    assert chart.points[-1].mean == pytest.approx(found.outcomes[HYBRID].mean)
    assert chart.points[-1].trials == 300 and " ± " in chart.text


# -- Read --


@pytest.mark.parametrize(
    ("chart", "at", "whose", "figure"),
    [
        (S_CURVES, (0, 2), "Best · in 50.0% of the trials so much or less", "€500,000"),
        (DRIVERS, (0, 1), "Calls", "30.0%"),
        (CONVERGENCE, (0, 0), "Mean of the first 100 trials", "€400,000"),
    ],
)
def test_the_figure_at_a_place_is_said_with_its_measure(chart, at, whose, figure):
    said, amount = amount_at(chart, *at)
    assert (said, amount_said(chart, amount, "EUR")) == (whose, figure)


def test_the_figures_behind_them_are_tables():
    assert rows_of(S_CURVES)[:2] == [("Share of the trials", "Best", "Other"), (0.0, -2e5, -9e5)]
    assert rows_of(DRIVERS)[1] == ("Leakage", 0.6, "lowers the value")
    assert rows_of(CONVERGENCE)[2] == (200, 4.5e5, 3e4)


def test_they_are_said_in_words():
    assert in_words(S_CURVES) == "Best; 17% of the trials are below 0; P50: €500 k"
    assert "Leakage 60%, lowers the value" in in_words(DRIVERS)
    assert "€450,000 ± €30,000" in in_words(CONVERGENCE)


def test_every_driver_is_a_spot_and_so_is_every_point_of_a_curve():
    assert {spot.place for spot in chart_picture(DRIVERS, 400, 0, 1).spots} == {0, 1}
    assert sorted((spot.series, spot.place) for spot in chart_picture(S_CURVES, 400, 220, 1).spots) == [
        (series, place) for series in (0, 1) for place in range(5)
    ]


@pytest.mark.parametrize("chart", [S_CURVES, DRIVERS, CONVERGENCE])
def test_they_can_stand_on_a_page(chart):
    (box,) = flowables((chart,), 300)
    assert box.wrap(300, 500) == (300, height_of(chart))
