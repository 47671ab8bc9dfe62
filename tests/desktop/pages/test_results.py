"""The page of results."""

from __future__ import annotations

import pytest

from bpo_case.case.document import Case
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.workspace.desk import Desk, Figure
from tests.desktop.pages.answers import calculated_again, page_of


@pytest.fixture
def page(calculated, qtbot):
    return page_of("results", calculated, qtbot)


def test_every_tab_has_something_to_show(page):
    assert [page.tabs.tabText(at) for at in range(page.tabs.count())] == [
        "Compare", "Cost by category", "By fiscal year", "Cost bridge", "Units and people",
    ]  # fmt: skip
    for view in (page.compare, page.years, page.units, page.costs):
        assert view.figures.rowCount() > 3 and view.figures.columnCount() > 3


def test_charts_are_drawn_when_their_tab_is_looked_at(page, qtbot):
    assert page.bars.image is None
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.bars.image is not None, timeout=20_000)
    page.tabs.setCurrentIndex(3)
    qtbot.waitUntil(lambda: page.bridge.image is not None, timeout=20_000)


def test_the_years_follow_the_option_and_the_measure(page):
    before = page.years.figures.table
    page.desk.choose_option(page.desk.results.options[1].id)
    other = page.years.figures.table
    assert other.rows[0].cells != before.rows[0].cells
    page.measure.choose("Present value")
    assert page.years.figures.table.rows[-1].label == "Cumulative present value"


def test_a_part_of_the_bridge_asks_for_its_line(page, qtbot):
    page.tabs.setCurrentIndex(3)
    qtbot.waitUntil(lambda: page.bridge.image is not None, timeout=20_000)
    names = [stair.name for stair in page.bridge.chart.stairs]
    option = page.desk.option
    assert page.bridge._asks(0, names.index("Vendor charges")) == Figure("charges_cash", option)
    assert page.bridge._asks(0, 0) == Figure("cost", page.desk.results.prepared.compared)
    assert page.bridge._asks(0, len(names) - 1) == Figure("cost", option)


def test_a_bar_asks_for_the_category_of_its_option(page):
    parts = [part.name for part in page.bars.chart.parts]
    place = page.bars.chart.names.index(page.desk.results.options[2].name)
    assert page.bars._asks(parts.index("Charges"), place) == Figure("charges_cash", 2)


def test_the_bridge_of_the_option_compared_with_says_to_choose_another(page):
    page.desk.choose_option(page.desk.results.compared.id)
    assert page.no_bridge.currentIndex() == 1
    assert "Choose another option" in page.no_bridge.sentence.text()


def test_a_page_that_nobody_sees_waits(calculated, qtbot):
    page = page_of("results", calculated, qtbot)
    page.hide()
    before = page.compare.figures.table
    calculated_again(calculated, qtbot)
    assert page.compare.figures.table is before
    page.show()
    assert page.compare.figures.table is not before


def test_without_results_the_page_says_that_they_are_being_made(desk, qtbot):
    page = page_of("results", desk, qtbot)
    assert page.say.sentence.text() == "Calculating…"


def test_an_empty_case_is_told_what_to_enter(background, qtbot):
    desk = Desk(Session(Case(), None, background))
    calculated_again(desk, qtbot)
    page = page_of("results", desk, qtbot)
    assert "Enter services" in page.say.sentence.text()


def test_with_one_option_alone_nothing_is_compared_and_the_page_says_what_to_do(retail, background, qtbot):
    services = tuple(service.model_copy(update={"profile": ""}) for service in retail.services)
    desk = Desk(Session(Case(services=services), None, background))
    calculated_again(desk, qtbot)
    page = page_of("results", desk, qtbot)
    assert "Add another way to deliver the services" in page.no_compare.sentence.text()
    assert page.no_compare.currentIndex() == 1
