"""The page of cash."""

from __future__ import annotations

import pytest

from bpo_case.desktop.workspace.desk import Figure
from bpo_case.model.results import YEARLY
from tests.desktop.pages.answers import page_of


@pytest.fixture
def page(calculated, qtbot):
    return page_of("cash", calculated, qtbot)


def test_all_yearly_lines_are_shown_and_what_cash_has_come_together(page):
    labels = {page.desk.results.model[line].label for line in YEARLY.values()}
    assert labels | {"Cumulative cash"} == {row.label for row in page.table.figures.table.rows}


def test_months_are_signature_and_every_month_of_the_case(page):
    page.periods.choose("Months")
    assert page.table.figures.columnCount() == page.desk.results.case.settings.horizon + 2
    assert page.table.figures.table.rows[0].cells[7].asks == Figure("labor_cash", page.desk.option, month=7)


def test_the_curve_is_the_cash_of_the_option_looked_at(page, qtbot):
    page.desk.choose_option(page.desk.results.options[1].id)
    series = page.desk.results.series("cumulative", 1)
    assert page.curve.chart.curves[0].amounts == tuple(series)
    assert page.curve.chart.monthly == tuple(page.desk.results.series("net_cash", 1))
    qtbot.waitUntil(lambda: page.curve.image is not None, timeout=20_000)
    assert page.curve._asks(0, 12) == Figure("cumulative", 1, month=12)


def test_the_option_compared_with_has_no_curve_but_its_cost(page):
    page.desk.choose_option(page.desk.results.compared.id)
    assert page.no_curve.currentIndex() == 1
    assert page.table.figures.rowCount() > 5
