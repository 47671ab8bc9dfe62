import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bpo_case.case.document import Case
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.forms.entering import enter
from bpo_case.desktop.pages.overview.page import OverviewPage
from bpo_case.desktop.workspace.desk import Desk, Figure
from bpo_case.desktop.workspace.steps import STEPS


def page_of(desk, qtbot):
    made = OverviewPage(desk, STEPS[0])
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def page(calculated, qtbot):
    return page_of(calculated, qtbot)


def test_the_case_is_seen_in_one_look(page):
    assert page.title.text() == "Customer care, returns and seller invoices 2027-2031"
    assert page.status.text() == "FOR DECISION"
    assert "is the best option" in page.answer.text()
    assert len(page.costs.rows) == 3
    assert len(page.options.rows) == 4
    assert page.guide.isHidden()


def test_a_link_of_the_answer_asks_its_figure(page, calculated, qtbot):
    with qtbot.waitSignal(calculated.asked) as told:
        page.answer.linkActivated.emit("npv")
    assert told.args == [Figure("npv", 4)]


def test_a_bar_asks_its_figure(page, calculated, qtbot):
    with qtbot.waitSignal(calculated.asked) as told:
        page.costs.rows[0].click()
    assert told.args == [Figure("labor_cash", 0, year=1)]
    with qtbot.waitSignal(calculated.asked) as told:
        QTest.keyClick(page.options.rows[0], Qt.Key.Key_Return)
    assert told.args == [Figure("npv", 4)]


def test_a_fact_leads_to_its_step(page, calculated, qtbot):
    with qtbot.waitSignal(calculated.gone) as told:
        page.facts[0].click()
    assert told.args == ["services"]


def test_the_page_follows_an_edit(page, calculated, qtbot):
    before = page.answer.text()
    with qtbot.waitSignal(calculated.session.recalculator.finished, timeout=20_000):
        enter(calculated.store, "settings/discount_rate", "3%")
        enter(calculated.store, "settings/title", "Another title")
    assert page.title.text() == "Another title"
    assert page.answer.text() != before


def test_the_page_goes_to_a_field_of_the_settings(page):
    assert page.show_path("settings/tax_rate")
    assert page.form.fields["tax_rate"].editor.hasFocus()
    assert not page.show_path("labor/x/fte")


def test_steps_that_are_not_complete_are_listed_and_lead_there(page, calculated, qtbot):
    assert [link.text() for link in page.readiness.links] == ["Change log: nothing entered yet"]
    with qtbot.waitSignal(calculated.gone) as told:
        page.readiness.links[0].click()
    assert told.args == ["log"]


def test_an_empty_case_is_guided_through_its_first_steps(background, qtbot):
    desk = Desk(Session(Case(), None, background))
    page = page_of(desk, qtbot)
    assert not page.guide.isHidden()
    with qtbot.waitSignal(desk.gone) as told:
        page.guide.buttons[1].click()
    assert told.args == ["services"]
    with qtbot.waitSignal(desk.sent) as told:
        page.guide.buttons[0].click()
    assert told.args == ["settings/organisation"]
    enter(desk.store, "settings/organisation", "Ours")
    assert page.guide.buttons[1].property("role") == "main"


def test_what_is_replaced_is_not_seen_any_more_even_while_a_dialog_is_open(page, calculated):
    page.readiness._show((("labor", "Labor", "bad"),))
    link, row = page.readiness.links[0], page.costs.rows[-1]
    page.readiness._show((("services", "Services", "bad"),))
    page.costs.show_bars([row._bar])
    assert link.isHidden()
    assert row.isHidden()
