import pytest
from shiboken6 import delete

from bpo_case.case.change import Change
from bpo_case.desktop.pages.option.page import TABS, OptionPage
from bpo_case.desktop.workspace.steps import steps


@pytest.fixture
def page(calculated, qtbot):
    step = next(step for step in steps(calculated.store.case) if step.option == "nearshore")
    made = OptionPage(calculated, step)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_tabs_show_how_many_rows_each_has(page, retail):
    plans = {row.id for row in retail.plan if row.option == "nearshore"}
    charges = sum(1 for row in retail.charges if row.plan in plans)
    assert page.tabs.buttons["plan"].text() == f"Plan  {len(plans)}"
    assert page.tabs.buttons["charges"].text() == f"Charges  {charges}"


@pytest.mark.parametrize("table", [tab.table for tab in TABS])
def test_each_tab_shows_the_rows_of_this_option_alone(page, table):
    page.tabs.choose(table)
    view = page.stack.currentWidget()
    assert view.records.table == table
    assert len(view.records.rows) == len(page._scopes[table].rows(page.desk.store.case))


def test_the_page_goes_to_a_cell_on_its_tab(page, retail):
    risk = next(row for row in retail.risks if row.option == "nearshore")
    assert page.show_path(f"risks/{risk.id}/probability")
    assert page.tabs.current == "risks"
    view = page.stack.currentWidget().view
    assert view.records.path(view.currentIndex().row(), view.currentIndex().column()).endswith("/probability")


def test_the_page_does_not_have_the_rows_of_another_option(page, retail):
    other = next(row for row in retail.risks if row.option == "offshore")
    assert not page.show_path(f"risks/{other.id}/probability")
    assert not page.show_path("options/offshore/vendor")


def test_the_page_opens_its_form_for_a_field_of_the_option(page):
    assert page.fold.isHidden()
    assert page.show_path("options/nearshore/vendor")
    assert page.form.fields["vendor"].editor.hasFocus()


def test_a_low_page_shows_either_the_form_or_a_table(page, retail):
    page.resize(900, 500)
    page.open_form(True)
    assert not page.stack.isVisible() and page.away.isVisible()
    risk = next(row for row in retail.risks if row.option == "nearshore")
    assert page.show_path(f"risks/{risk.id}/probability")
    assert page.stack.isVisible()
    assert not page.fold.isVisible() and not page.away.isVisible()
    page.resize(900, 900)
    page.open_form(True)
    assert page.stack.isVisible()


def test_the_title_and_the_line_below_follow_the_option(page, calculated):
    calculated.store.change("rename", [Change("set", "options/nearshore/name", after="Poland")])
    assert page.title.text() == "Poland"
    assert "60 months" in page._said


def test_the_key_results_stand_beside_the_title(page, calculated, qtbot):
    assert page.keys["contract_value"].figure.text().startswith("€")
    with qtbot.waitSignal(calculated.asked) as told:
        page.keys["fte_after"].click()
    assert (told.args[0].line, told.args[0].option) == ("fte_after", 2)


def test_the_menu_duplicates_and_deletes(page, calculated, retail):
    duplicate, delete = page.menu.actions()
    duplicate.trigger()
    assert len(calculated.store.case.options) == len(retail.options) + 1
    page.may_delete = lambda _: True
    delete.trigger()
    assert not any(option.id == "nearshore" for option in calculated.store.case.options)


def test_a_page_that_is_taken_down_hears_of_nothing_any_more(calculated, qtbot):
    made = OptionPage(calculated, next(step for step in steps(calculated.store.case) if step.option == "nearshore"))
    delete(made)
    with qtbot.waitSignal(calculated.session.recalculator.finished, timeout=20_000):
        calculated.store.change("rename", [Change("set", "settings/tax_rate", after=0.2)])


def test_on_a_low_page_a_tab_opens_its_table_in_place_of_the_form(page):
    page.resize(900, 500)
    page.open_form(True)
    assert page.tabs.isVisible()
    page.tabs.buttons[page.tabs.current].click()
    assert page.fold.isHidden()
    view = page.stack.currentWidget().view
    assert view.viewport().height() >= 3 * view.rowHeight(0)
