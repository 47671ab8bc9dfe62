"""The bridge of cost: its parts come to the difference of the totals, exactly and as printed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from bpo_case.report.bridge import extents_of
from bpo_case.report.bridges import changes_of, cost_bridge
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Bridge, Stair
from bpo_case.report.charts import figure_of, height_of
from bpo_case.report.figures import Scale
from bpo_case.report.findings import Findings
from tests.report import papers

BRIDGE = Bridge(
    "€ k",
    (
        Stair("As is", Cell("100", 100.0), total=True),
        Stair("In-house labor", Cell("(70)", -70.0), "in house"),
        Stair("Vendor charges", Cell("50", 50.0), "vendor"),
        Stair("Option", Cell("80", 80.0), total=True),
    ),
)

NEAR = Bridge(
    "€", (*BRIDGE.stairs[:1], Stair("Training", Cell("(5)", -5.0)), Stair("B", Cell("95", 95.0), total=True))
)  # fmt: skip
"""Totals so near to each other that they are cut."""


def test_the_parts_add_up_to_the_difference_of_the_totals(found):
    for option in found.order:
        own, base = (found.amount("cost_over_term", at) for at in (option, found.compared))
        assert sum(changes_of(found, option).values()) == pytest.approx(own - base, abs=1e-9 * max(1.0, base))


@pytest.mark.parametrize("unit", ["", "k", "m"])
def test_the_parts_add_up_as_printed(found, unit):
    scale = Scale("EUR", unit)
    for option in found.others:
        first, *parts, last = cost_bridge(found, option, scale).stairs
        printed = [_number(stair.cell.text) for stair in parts]
        assert sum(printed) == pytest.approx(_number(last.cell.text) - _number(first.cell.text), abs=1e-6)


def _number(text: str) -> float:
    plain = text.replace(",", "").replace("–", "0")
    return -float(plain[1:-1]) if plain.startswith("(") else float(plain)


def test_each_bar_begins_where_the_one_before_ends():
    extents = extents_of(BRIDGE)
    assert extents == [(0.0, 100.0), (100.0, 30.0), (30.0, 80.0), (0.0, 80.0)]
    assert all(start == before for (_, before), (start, _) in pairwise(extents[:-1]))


def test_bars_are_as_long_as_their_amounts_where_nothing_is_cut():
    figure = figure_of(BRIDGE, 600, height_of(BRIDGE))
    bars = [patch.get_width() for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]
    assert bars == pytest.approx([100, -70, 50, 80])
    assert not [text for text in figure.findobj(Text) if "cut" in text.get_text()]


def test_totals_that_are_cut_are_said_to_be():
    figure = figure_of(NEAR, 600, height_of(NEAR))
    assert [text for text in figure.findobj(Text) if "cut at the left" in text.get_text()]


def _extent_of_what_is_said(width):
    """Give where the sentence about the totals begins and ends in a bridge of a width."""
    figure = figure_of(NEAR, width, height_of(NEAR))
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    said = next(text for text in figure.findobj(Text) if "cut at the left" in text.get_text())
    extent = said.get_window_extent(renderer)
    return extent.x0, extent.x1


def test_what_is_said_of_the_totals_stays_inside_where_there_is_room_for_it():
    begins, ends = _extent_of_what_is_said(700)
    narrow = ends - begins + 8
    begins, ends = _extent_of_what_is_said(narrow)
    assert begins >= 0 and ends <= narrow


def test_an_option_that_changes_nothing_has_a_bridge_of_two_totals():
    findings = Findings(papers.results("retail"))
    assert [stair.total for stair in cost_bridge(findings, findings.compared, Scale("EUR", "k")).stairs] == [True, True]
