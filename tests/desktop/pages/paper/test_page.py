"""The page of the board paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bpo_case.desktop.pages.paper.choosing import USUAL, show_section
from tests.desktop.pages.answers import calculated_again, page_of


@pytest.fixture
def page(calculated, qtbot):
    made = page_of("paper", calculated, qtbot)
    qtbot.waitUntil(lambda: bool(made.sheets) and not made.state.text(), timeout=60_000)
    qtbot.waitUntil(lambda: made.sheets[1].y() > made.sheets[0].height() > 100, timeout=10_000)
    return made


def test_every_page_is_shown_as_wide_as_there_is_room(page):
    sheet = page.sheets[0]
    assert sheet.height() == pytest.approx(sheet.width() / 841.89 * 595.28, abs=1)
    assert page.area.list.count() == len(page.sheets) >= 6 and not page.area.list.item(5).icon().isNull()


def test_a_page_of_the_list_leads_to_the_page(page):
    page.area.list.setCurrentRow(1)
    assert page.area.verticalScrollBar().value() == page.sheets[1].y() > 0


def test_the_paper_is_made_anew_when_the_results_change(page, qtbot):
    before = page._made
    calculated_again(page.desk, qtbot)
    qtbot.waitUntil(lambda: page._made is page.desk.results, timeout=30_000)
    assert page._made is not before and len(page.sheets) >= 6


def test_the_button_asks_the_window_for_the_file(page, qtbot):
    with qtbot.waitSignal(page.desk.paper_wanted):
        page.export.click()


def test_without_results_there_is_nothing_to_make(desk, qtbot):
    page = page_of("paper", desk, qtbot)
    assert page.sheets == [] and page.say.sentence.text() == "Calculating…"


def test_a_section_that_is_unchecked_leaves_the_paper(page, qtbot):
    before = len(page.sheets)
    page.sections.choose("cash")
    page.sections.list.currentItem().setCheckState(Qt.CheckState.Unchecked)
    page.desk.session.recalculator.start()
    qtbot.waitUntil(lambda: len(page.sheets) == before - 1, timeout=60_000)


def test_a_live_figure_is_put_where_the_cursor_is_as_one_step(page):
    before = page.desk.store.undo.count()
    page.sections.choose("cash")
    page.sections.figures.offer()
    page.sections.figures.choices.actions()[1].trigger()
    row = page.desk.store.case.sections[0]
    assert (row.section, row.comment) == ("cash", "{npv}") and page.desk.store.undo.count() == before + 1


def test_an_accent_that_is_too_light_is_taken_darker_and_told(page, qtbot):
    with qtbot.waitSignal(page.desk.store.told) as told:
        page.look.choose_accent("#FFCC00")
    assert page.desk.store.case.settings.accent == "#8F7200" in told.args[0]


def test_paths_of_the_paper_lead_to_its_choices(page):
    page.sections.fields["title"].show_section("cash")
    page.sections.fields["title"].insert("Cash")
    row = page.desk.store.case.sections[0]
    assert page.show_path(f"sections/{row.id}/title") and page.sections.key == "cash"
    assert page.show_path("settings/logo") and page.tabs.currentWidget() is page.look
    assert not page.show_path("settings/title")


def test_a_paper_of_nothing_says_so(page, qtbot):
    for key in USUAL:
        show_section(page.desk.store, key, False)
    page.desk.session.recalculator.start()
    qtbot.waitUntil(lambda: page.state.text().startswith("No section of the paper is left"), timeout=30_000)
