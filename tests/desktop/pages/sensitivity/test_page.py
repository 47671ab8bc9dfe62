"""The page of the sensitivity: asked for, shown, kept, and marked when it is old."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bpo_case.analysis.watch import UNWATCHED
from bpo_case.case.change import Change
from bpo_case.desktop.pages.sensitivity.asked import Asked, answer
from bpo_case.desktop.pages.sensitivity.laid_tabs import LINES
from bpo_case.report.tornados import SHOWN
from tests.desktop.pages.answers import calculated_again, page_of

TIMEOUT = 60_000


@pytest.fixture
def page(calculated, qtbot):
    made = page_of("sensitivity", calculated, qtbot)
    made.choices.spans.setCurrentIndex(made.choices.spans.findData("distribution"))
    return made


@pytest.fixture
def answered(page, qtbot):
    with qtbot.waitSignal(page.inquiry.answered, timeout=TIMEOUT):
        qtbot.mouseClick(page.choices.calculate, Qt.MouseButton.LeftButton)
    return page


def test_nothing_is_calculated_before_somebody_asks(page):
    assert page.answer is None and not page.inquiry.busy
    assert "press Calculate" in page.content_or_not.sentence.text()


def test_the_largest_swings_are_drawn_and_all_stand_in_the_table(answered):
    swings = answered.answer.found.inputs
    rows = answered.all.figures.table.rows
    assert [row.path for row in rows] == [swing.path for swing in swings]
    assert [row.cells[-1].value for row in rows] == [swing.swing for swing in swings]
    assert [each.name for each in answered.chart.chart.inputs] == [swing.label for swing in swings[:SHOWN]]
    assert answered.content_or_not.currentIndex() == 0


def test_the_chart_and_the_rows_lead_to_the_inputs(answered, qtbot):
    first = answered.answer.found.inputs[0].path
    assert answered.chart._asks(0, 0) == first
    with qtbot.waitSignal(answered.desk.pointed) as pointed:
        answered.all.setCurrentIndex(answered.all.figures.index(0, 1))
    with qtbot.waitSignal(answered.desk.sent) as sent:
        answered.all.activated.emit(answered.all.figures.index(0, 1))
    assert pointed.args == sent.args == [first]


def test_a_row_leads_to_the_break_even_of_its_input(answered, qtbot):
    for table, lead in zip((answered.largest, answered.all), answered.leads, strict=True):
        assert not lead.isEnabled()
        table.setCurrentIndex(table.figures.index(1, 0))
        with qtbot.waitSignal(answered.desk.break_even_wanted) as wanted:
            lead.click()
        assert wanted.args == [answered.answer.found.inputs[1].path]
        with qtbot.waitSignal(answered.desk.break_even_wanted) as wanted:
            table.actions()[-1].trigger()
        assert wanted.args == [answered.answer.found.inputs[1].path]


def test_inputs_that_move_nothing_stand_folded_below_their_reason(answered, qtbot):
    still = answered.answer.found.moves_nothing
    heads = [answered.still.topLevelItem(at) for at in range(answered.still.topLevelItemCount())]
    assert sum(head.childCount() for head in heads) == len(still) > 0
    assert not any(head.isExpanded() for head in heads)
    assert all(any(each.reason in head.text(0) for head in heads) for each in still)
    with qtbot.waitSignal(answered.desk.pointed) as pointed:
        answered.still.setCurrentItem(heads[0].child(0))
    assert pointed.args[0] in {each.path for each in still}


def test_an_answer_stays_after_an_edit_and_is_marked_as_old(answered, qtbot):
    desk = answered.desk
    assert answered.old.isHidden()
    rate = desk.store.case.settings.discount_rate
    desk.store.change("Rate", [Change("set", "settings/discount_rate", rate, rate + 0.01)])
    calculated_again(desk, qtbot)
    assert "before the last changes" in answered.old.text() and not answered.old.isHidden()
    assert answered.all.figures.rowCount() == len(answered.answer.found.inputs)


def test_another_choice_is_said_to_be_not_calculated_yet(answered):
    answered.choices.figures.setCurrentIndex(2)
    assert "not been calculated" in answered.old.text()
    answered.choices.figures.setCurrentIndex(0)
    assert answered.old.isHidden()


def test_a_calculation_that_is_cancelled_leaves_the_page_as_it_was(page, qtbot):
    page.choices.spans.setCurrentIndex(0)
    qtbot.mouseClick(page.choices.calculate, Qt.MouseButton.LeftButton)
    assert page.inquiry.busy and page.line.isVisible() and not page.choices.calculate.isEnabled()
    qtbot.mouseClick(page.line.cancel, Qt.MouseButton.LeftButton)
    assert not page.inquiry.busy and page.answer is None and page.choices.calculate.isEnabled()


def test_the_option_compared_with_has_no_sensitivity(page):
    page.desk.choose_option(page.desk.results.compared.id)
    assert not page.choices.calculate.isEnabled()
    assert "compared with" in page.content_or_not.sentence.text()


def test_a_case_without_distributions_moves_nothing_and_says_so(page):
    case = page.desk.store.case.model_copy(update={"uncertainty": (), "correlations": ()})
    option = page.desk.results.options[page.desk.option].id
    page.show_answer(answer(Asked(option, "npv", "distribution"), case, UNWATCHED))
    assert page.chart.isHidden() and page.all.figures.rowCount() == 0
    assert "0 inputs move it" in page.told.text()


# -- Spider and grid --


def looked_at(page, tab, qtbot):
    with qtbot.waitSignal(tab.inquiry.answered, timeout=TIMEOUT):
        page.tabs.setCurrentWidget(tab)
    return tab.answer


def chosen(box, path, qtbot):
    box.setText(next(label for each, label in box._labels.items() if each == path))
    qtbot.keyClick(box, Qt.Key.Key_Return)


def test_the_spider_has_a_line_for_each_input_that_moves_most_and_leads_there(answered, qtbot):
    laid = looked_at(answered, answered.spider, qtbot)
    swings = answered.answer.found.inputs[:LINES]
    assert [line.path for line in laid.found.lines] == [swing.path for swing in swings]
    chart = answered.spider.chart.chart
    assert [cell.value for _, cell in chart.courses[0].points] == list(laid.found.lines[0].results)
    assert answered.spider.chart._asks(1, 3) == swings[1].path


def test_one_more_input_has_a_line_beside_them(answered, qtbot):
    looked_at(answered, answered.spider, qtbot)
    with qtbot.waitSignal(answered.spider.inquiry.answered, timeout=TIMEOUT):
        chosen(answered.spider.boxes[0], "settings/discount_rate", qtbot)
    assert len(answered.spider.answer.found.lines) == LINES + 1
    assert answered.spider.answer.found.lines[-1].path == "settings/discount_rate"


def test_the_grid_begins_with_the_two_that_move_most(answered, qtbot):
    laid = looked_at(answered, answered.grid, qtbot)
    first, second = answered.answer.found.inputs[:2]
    assert (laid.found.first.path, laid.found.second.path) == (first.path, second.path)
    chart = answered.grid.chart.chart
    assert chart.cells[chart.rows.base][chart.columns.base].value == pytest.approx(answered.answer.found.base)


def test_other_inputs_are_laid_against_each_other_but_none_against_itself(answered, qtbot):
    looked_at(answered, answered.grid, qtbot)
    down, across = answered.grid.boxes
    with qtbot.waitSignal(answered.grid.inquiry.answered, timeout=TIMEOUT):
        chosen(across, "settings/discount_rate", qtbot)
    assert answered.grid.answer.found.second.path == "settings/discount_rate"
    chosen(across, down.path, qtbot)
    assert "two inputs that differ" in answered.grid.say.sentence.text()


def test_a_tab_is_not_asked_before_somebody_looks_nor_twice_for_the_same(answered, qtbot):
    assert answered.spider.answer is None and not answered.spider.inquiry.busy
    looked_at(answered, answered.spider, qtbot)
    answered.tabs.setCurrentIndex(0)
    answered.tabs.setCurrentWidget(answered.spider)
    assert not answered.spider.inquiry.busy


def test_where_nothing_moves_the_figure_there_is_nothing_to_draw(page):
    case = page.desk.store.case.model_copy(update={"uncertainty": (), "correlations": ()})
    option = page.desk.results.options[page.desk.option].id
    page.show_answer(answer(Asked(option, "npv", "distribution"), case, UNWATCHED))
    page.tabs.setCurrentWidget(page.spider)
    assert "nothing to draw" in page.spider.say.sentence.text()
