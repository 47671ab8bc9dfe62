"""The page of risks: the register is the engine's and adds up as printed, and the map has every number apart."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.report.blocks import Table
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import MappedRisk, RiskMap
from bpo_case.report.charts import figure_of
from bpo_case.report.pages.risks import loss_lines, rated_risks, risks_page
from bpo_case.report.readings import amount_at, in_words, rows_of
from bpo_case.report.risk_map import APART, SIZE, moved_apart
from tests.report import papers
from tests.report.test_charts import texts
from tests.report.test_contents import printed

CHART = RiskMap(
    "average impact, € k", "k",
    (MappedRisk(1, "Strike", 0.2, Cell("300", 3e5), 0.4), MappedRisk(2, "Leak", 0.2, Cell("300", 3e5), 0.2)),
    (Cell("€50 k expected", 5e4),),
)  # fmt: skip
WITH_RISKS = ("retail", "automotive", "never pays back", "wide names")


def _register(name):
    page = risks_page(papers.findings(name))
    return next(block for block in papers.blocks_of(page) if isinstance(block, Table))


@pytest.mark.parametrize("name", WITH_RISKS)
def test_the_losses_after_mitigation_are_the_engines_largest_first(name):
    found, rows = papers.findings(name), _register(name).rows
    engine = [loss for _, loss in found.risks_of(found.best)]
    assert [row.cells[5].value for row in rows[:-1]] == engine
    assert rows[-1].cells[5].value == pytest.approx(sum(engine))


@pytest.mark.parametrize("name", WITH_RISKS)
def test_losses_add_up_as_printed(name):
    table = _register(name)
    for column in (4, 5):
        *parts, total = (printed(row.cells[column].text, table.heading) for row in table.rows)
        assert sum(parts) == total


@pytest.mark.parametrize("name", WITH_RISKS)
def test_a_chosen_mitigation_changes_the_likelihood_and_no_other_does(name):
    for row, each in zip(_register(name).rows, rated_risks(papers.findings(name)), strict=False):
        chosen = each.risk.mitigated == "yes"
        assert row.cells[0].value == each.risk.probability
        assert row.cells[1].value == (each.risk.residual_probability if chosen else each.risk.probability)
        assert each.after == pytest.approx(each.probability * each.impact)


@pytest.mark.parametrize("name", ["empty", "only as is"])
def test_without_risks_or_without_another_option_there_is_no_page(name):
    assert risks_page(papers.findings(name)) is None


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 150)), min_size=1, max_size=15))
def test_numbers_are_moved_apart_and_stay_inside(places):
    moved = moved_apart(np.array(places, float), (300.0, 150.0))
    assert (moved >= SIZE / 2 - 1e-6).all() and (moved <= np.array([300.0, 150.0]) - SIZE / 2 + 1e-6).all()
    near = [np.hypot(*(one - other)) for one, other in combinations(moved, 2)]
    assert min(near, default=APART) > SIZE / 2


def test_numbers_that_are_apart_stay_where_they_are():
    places = np.array([[50.0, 50.0], [50.0, 90.0]])
    assert (moved_apart(places, (300.0, 150.0)) == places).all()


def test_the_map_shows_every_number_and_the_lines_of_equal_loss():
    assert {"1", "2", "€50 k expected", "probability", "average impact, € k"} <= set(texts(figure_of(CHART, 420, 196)))


def test_the_map_can_be_read_aloud_and_copied():
    assert rows_of(CHART)[1] == (1.0, "Strike", 0.2, 3e5)
    assert amount_at(CHART, 0, 2) == ("Leak", 3e5)
    assert "1 Strike: 20%, 300" in in_words(CHART)


@pytest.mark.parametrize(("losses", "lines"), [([255e3, 1e3], (5e4, 2e5)), ([], (0.0, 0.0)), ([0.0], (0.0, 0.0))])
def test_lines_are_drawn_at_round_losses(losses, lines):
    assert loss_lines(losses) == pytest.approx(lines)
