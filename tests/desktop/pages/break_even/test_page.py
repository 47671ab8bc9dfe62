"""The page of break-evens: what is asked, the answer of one input, and those of the inputs that move it most."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bpo_case.analysis.break_even import break_even
from bpo_case.case.change import Change
from bpo_case.desktop.pages.break_even.asked import MOST
from tests.desktop.pages.answers import calculated_again, page_of

TIMEOUT = 60_000
LEAKAGE, DEFLECTION = "governance/gov-hybrid/leakage_share", "plan/hyb-chat/automated_share"


@pytest.fixture
def page(calculated, qtbot):
    made = page_of("break_even", calculated, qtbot)
    made.tabs.setCurrentWidget(made.one)
    return made


def answered(page, qtbot, path=LEAKAGE):
    with qtbot.waitSignal(page.one.inquiry.answered, timeout=TIMEOUT):
        page.show_path(path)
    return page.one.answer


def test_without_an_input_it_says_what_to_do(page):
    assert page.one.answer is None
    assert "Search above" in page.one.say.sentence.text()


def test_the_value_found_is_said_listed_and_marked(page, qtbot):
    answer = answered(page, qtbot)
    (crossing,) = answer.found.values
    assert crossing == break_even(answer.case, LEAKAGE, option="hybrid").values[0]
    assert "NPV comes to €0 where “Governance, Governance (hybrid)" in page.one.told.text()
    assert page.one.told.text().endswith("Less of it is better.")
    rows = {row.label: row.cells for row in page.one.table.figures.table.rows}
    assert rows["Break-even"][1].value == crossing.value
    assert rows["Now"][3].value == answer.found.base_result
    assert rows["Most that it may be"][1].value == 1.0
    assert [mark.at for mark in page.one.chart.chart.marks] == [answer.found.base, crossing.value]


def test_none_in_its_range_is_an_answer(page, qtbot):
    answer = answered(page, qtbot, DEFLECTION)
    assert not answer.found.met
    assert page.one.told.text().startswith("None: no value that “Plan, Chat")
    assert not page.one.chart.isHidden()
    assert [row.label for row in page.one.table.figures.table.rows] == [
        "Now", "Least that it may be", "Most that it may be",
    ]  # fmt: skip


def test_an_input_is_found_by_a_part_of_its_name(page, qtbot):
    with qtbot.waitSignals([page.one.inquiry.answered, page.desk.pointed], timeout=TIMEOUT):
        page.one.input.setText("hybrid), leakage")
        qtbot.keyClick(page.one.input, Qt.Key.Key_Return)
    assert page.one.answer.found.path == LEAKAGE
    assert page.one.input.text() == page.one.answer.input.label


def test_what_is_no_input_gives_way_to_the_one_chosen(page, qtbot):
    label = answered(page, qtbot).input.label
    for words in ("nothing of the kind", "Annual salary", ""):
        page.one.input.setText(words)
        qtbot.keyClick(page.one.input, Qt.Key.Key_Return)
        assert (page.one.input.text(), page.one.input.path) == (label, LEAKAGE)
    assert not page.one.inquiry.busy


def test_another_target_is_looked_for_at_once(page, qtbot):
    answered(page, qtbot)
    with qtbot.waitSignal(page.one.inquiry.answered, timeout=TIMEOUT):
        page.choices.target.setText("2.5 m")
        qtbot.keyClick(page.choices.target, Qt.Key.Key_Return)
    assert page.one.answer.found.target == 2_500_000
    assert page.choices.target.text() == "2,500,000"


def test_a_target_that_is_no_number_stays_in_sight_with_the_reason(page, qtbot):
    answered(page, qtbot)
    page.choices.target.setText("much")
    qtbot.keyClick(page.choices.target, Qt.Key.Key_Return)
    assert "“much”" in page.choices.why_not.text() and page.choices.why_not.isVisible()
    assert page.choices.target.text() == "much" and not page.one.inquiry.busy
    page.choices.target.setText("")
    qtbot.keyClick(page.choices.target, Qt.Key.Key_Return)
    assert page.choices.target.text() == "0" and page.choices.why_not.isHidden()


def test_a_payback_is_asked_for_in_months_and_every_figure_keeps_its_target(page, qtbot):
    page.choices.target.setText("1 m")
    qtbot.keyClick(page.choices.target, Qt.Key.Key_Return)
    page.choices.figures.setCurrentIndex(page.choices.figures.findData("payback"))
    assert (page.choices.target.text(), page.choices.unit.text()) == ("24", "months")
    answer = answered(page, qtbot, "settings/horizon")
    assert (answer.found.figure, answer.found.target) == ("payback", 24.0)
    page.choices.figures.setCurrentIndex(0)
    assert (page.choices.target.text(), page.choices.unit.text()) == ("1,000,000", "EUR")


def test_an_edit_asks_anew_and_the_same_question_is_not_asked_twice(page, qtbot):
    before = answered(page, qtbot)
    page.refresh()
    assert not page.one.inquiry.busy
    desk = page.desk
    rate = desk.store.case.settings.discount_rate
    desk.store.change("Rate", [Change("set", "settings/discount_rate", rate, rate + 0.01)])
    with qtbot.waitSignal(page.one.inquiry.answered, timeout=TIMEOUT):
        calculated_again(desk, qtbot)
    assert page.one.answer.found.base_result != before.found.base_result


def test_an_input_that_was_deleted_is_not_asked_for_any_more(page, qtbot):
    answered(page, qtbot)
    page.desk.store.change("Governance", [Change("delete", "governance/gov-hybrid")])
    calculated_again(page.desk, qtbot)
    assert page.one.input.text() == "" and "Search above" in page.one.say.sentence.text()


def test_the_option_compared_with_has_no_break_even(page):
    page.desk.choose_option(page.desk.results.compared.id)
    assert "compared with" in page.one.say.sentence.text()


def test_the_inputs_that_move_it_most_are_listed_and_lead_to_their_break_evens(page, qtbot):
    with qtbot.waitSignal(page.largest.inquiry.answered, timeout=TIMEOUT):
        page.tabs.setCurrentWidget(page.largest)
    found = page.largest.answer.found
    table = page.largest.table
    assert [row.path for row in table.figures.table.rows] == [each.path for each in found]
    assert len(found) == MOST
    at = [each.path for each in found].index(LEAKAGE)
    said = {each.path: row.cells for each, row in zip(found, table.figures.table.rows, strict=True)}
    assert said[LEAKAGE][2].value == found[at].values[0].value and said[LEAKAGE][4].text == "less"
    assert said[DEFLECTION][2].text == "none in its range"
    assert not page.largest.chart.isEnabled()
    table.setCurrentIndex(table.figures.index(at, 1))
    with qtbot.waitSignal(page.desk.break_even_wanted) as wanted:
        qtbot.mouseClick(page.largest.chart, Qt.MouseButton.LeftButton)
    assert wanted.args == [LEAKAGE]


def test_a_search_that_is_cancelled_can_be_begun_again(page, qtbot):
    page.tabs.setCurrentWidget(page.largest)
    assert page.largest.inquiry.busy and page.largest.line.isVisible()
    qtbot.mouseClick(page.largest.line.cancel, Qt.MouseButton.LeftButton)
    assert not page.largest.inquiry.busy and "cancelled" in page.largest.say.sentence.text()
    with qtbot.waitSignal(page.largest.inquiry.answered, timeout=TIMEOUT):
        qtbot.mouseClick(page.largest.line.again, Qt.MouseButton.LeftButton)
    assert page.largest.table.figures.rowCount() == MOST


def test_another_room_around_the_case_shows_the_same_tab_and_input(page, calculated, qtbot):
    answered(page, qtbot)
    other = page_of("break_even", calculated, qtbot)
    with qtbot.waitSignal(other.one.inquiry.answered, timeout=TIMEOUT):
        other.turn_to(page.turned_to)
    assert other.one.answer.found == page.one.answer.found
