import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bpo_case.case.change import Change
from bpo_case.desktop.forms.entering import enter
from bpo_case.desktop.workspace.problems_panel import ProblemsPanel, Remark, remarks


@pytest.fixture
def panel(calculated, qtbot):
    made = ProblemsPanel(calculated)
    qtbot.addWidget(made)
    made.resize(500, 150)
    return made


def test_there_is_no_panel_without_remarks(panel):
    panel.show_remarks([])
    assert panel.isHidden()


def test_what_was_refused_comes_first_and_leads_to_its_field(panel, calculated, qtbot):
    enter(calculated.store, "settings/tax_rate", "much")
    panel.show_remarks(list(remarks(calculated, ())))
    assert panel.heading.text() == "1 thing to look at"
    panel.list.setCurrentRow(0)
    with qtbot.waitSignal(calculated.sent) as told:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert told.args == ["settings/tax_rate"]


def test_levels_are_said_to_those_who_do_not_see_them(panel):
    panel.show_remarks([Remark("bad", "One"), Remark("doubtful", "Two")])
    said = [panel.list.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(2)]
    assert said == ["to be mended: One", "to be looked at: Two"]


def test_the_panel_can_be_folded(panel):
    panel.show_remarks([Remark("bad", "One")])
    panel.heading.click()
    assert panel.list.isHidden()
    panel.heading.click()
    assert not panel.list.isHidden()


def test_the_same_remarks_again_leave_the_place_one_was_at(panel):
    found = [Remark("bad", "One"), Remark("bad", "Two")]
    panel.show_remarks(found)
    panel.list.setCurrentRow(1)
    panel.show_remarks(list(found))
    assert panel.list.currentRow() == 1


def test_figures_from_before_the_problems_are_told_as_such(panel, calculated, qtbot):
    panel.show_remarks([Remark("bad", "One")])
    assert panel.stale.text() == ""
    plan = calculated.store.case.plan[0]
    with qtbot.waitSignal(calculated.session.recalculator.finished, timeout=20_000):
        calculated.store.change("break", [Change("set", f"plan/{plan.id}/location", after="")])
        calculated.store.change("break", [Change("set", f"plan/{plan.id}/share", after=1.0)])
    panel.show_remarks(list(remarks(calculated, ())))
    assert panel.stale.text() == "The figures shown are those from before the problems."


def test_a_page_that_is_read_keeps_the_panel_low_and_then_it_is_as_before(panel):
    panel.show_remarks([Remark("bad", "One")])
    panel.keep_low(True)
    assert panel.list.isHidden()
    panel.heading.click()
    panel.keep_low(True)
    assert not panel.list.isHidden(), "what somebody opens stays open"
    panel.keep_low(False)
    assert not panel.list.isHidden()


def test_an_uncertain_input_that_cannot_be_drawn_is_told_without_forbidding_the_calculation(calculated, qtbot):
    path = f"uncertainty/{calculated.store.case.uncertainty[0].id}/parameters"
    with qtbot.waitSignal(calculated.session.recalculator.finished, timeout=20_000) as finished:
        calculated.store.change("Edit", [Change("set", path, after=(3.0, 2.0, 1.0))])
    assert finished.args[0].results is not None
    (remark,) = remarks(calculated, ())
    assert (remark.level, remark.path) == ("doubtful", path) and "must rise" in remark.sentence
