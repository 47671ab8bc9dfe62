"""The page of simulations: it never waits, what was found stays, and whoever cancels is free at once."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from bpo_case.analysis.simulation import METHODS
from bpo_case.case.change import Change, apply
from bpo_case.desktop.charts.chart_view import ZOOM
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.workspace.desk import Desk
from tests.desktop.pages.answers import page_of

LONG = 100_000
AT_ONCE = 0.2
RATE = "settings/discount_rate"


@pytest.fixture
def page(calculated, qtbot):
    made = page_of("simulation", calculated, qtbot)
    yield made
    calculated.session.close()


def simulate(page, qtbot, trials=500):
    page.choices.trials.setValue(trials)
    page.simulate.click()
    qtbot.waitUntil(lambda: not page.inquiry.busy, timeout=120_000)


@pytest.fixture
def done(page, qtbot):
    simulate(page, qtbot)
    return page


@pytest.fixture
def under_way(page, qtbot):
    page.choices.trials.setValue(LONG)
    page.simulate.click()
    qtbot.waitUntil(lambda: page.line.bar.value() > 0, timeout=120_000)
    return page


def change(desk, path, after):
    desk.store.change("Edit", [Change("set", path, after=after)])


def threads():
    return {each.name for each in threading.enumerate() if each.name.startswith("simulation")}


def test_an_empty_page_says_what_to_do(page):
    assert page.results.currentIndex() == 1
    assert "press Simulate" in page.results.sentence.text()
    assert page.meaning.isVisible() and not page.line.isVisible()


def test_five_hundred_trials_are_shown(done):
    findings = done.findings
    assert done.results.currentIndex() == 0 and done.found.asked.trials == 500
    assert "of 100 trials “Hybrid" in findings.headline.text()
    assert findings.outcomes.figures.columnCount() == len(done.found.outcomes)
    assert [curve.name for curve in findings.curves.chart.curves if curve.strong] == [done.found.outcomes[4].name]
    assert findings.convergence.chart.points[-1].trials == 500
    assert "the nearest possible were used" not in findings.remarks.text()
    assert findings.correlations.figures.rowCount() == 5


def test_what_is_asked_for_is_what_is_simulated(page, qtbot):
    page.choices.seed.setValue(7)
    page.choices.method.setCurrentIndex(1)
    page.choices.events.setChecked(False)
    simulate(page, qtbot, 64)
    asked = page.found.asked
    assert (asked.trials, asked.seed, asked.method, asked.events) == (64, 7, METHODS[1], False)


def test_another_option_is_shown_without_simulating_again(done):
    found = done.found
    done.desk.choose_option("nearshore")
    assert done.found is found
    assert "Nearshore" in done.findings.headline.text()
    assert done.findings.drivers.chart.drives[0].name == found.outcomes[2].drivers[0].name


def test_results_are_marked_after_an_edit_and_no_more_when_it_is_undone(done):
    headline = done.findings.headline.text()
    assert not done.stale.isVisible()
    change(done.desk, RATE, 0.07)
    assert done.stale.isVisible() and "simulate again" in done.stale.text()
    assert done.findings.headline.text() == headline and done.results.currentIndex() == 0
    done.desk.store.undo.undo()
    assert not done.stale.isVisible()


def test_results_stay_while_the_case_has_problems(done, qtbot):
    plan = done.desk.store.case.plan[0]
    with qtbot.waitSignal(done.desk.session.recalculator.finished, timeout=20_000):
        change(done.desk, f"plan/{plan.id}/location", "")
        change(done.desk, f"plan/{plan.id}/share", 1.0)
    assert done.say.currentIndex() == done.results.currentIndex() == 0 and done.stale.isVisible()


def test_a_case_that_breaks_rules_is_refused_with_links_to_its_cells(page, qtbot):
    plan = page.desk.store.case.plan[0]
    change(page.desk, f"plan/{plan.id}/location", "")
    change(page.desk, f"plan/{plan.id}/share", 1.0)
    simulate(page, qtbot)
    assert page.refusal.isVisible() and page.found is None
    assert f'href="plan/{plan.id}' in page.refusal.text()


def test_an_input_that_cannot_be_drawn_is_refused_and_its_cell_gone_to(page, qtbot):
    row = page.desk.store.case.uncertainty[0]
    path = f"uncertainty/{row.id}/parameters"
    change(page.desk, path, (3.0, 2.0, 1.0))
    simulate(page, qtbot)
    assert "must rise" in page.refusal.text()
    with qtbot.waitSignal(page.desk.sent) as sent:
        page.refusal.linkActivated.emit(path)
    assert sent.args == [path]
    page.desk.store.undo.undo()
    simulate(page, qtbot, 50)
    assert not page.refusal.isVisible() and page.found is not None


def test_no_trials_are_refused_and_the_number_gone_to(page):
    page.choices.trials.setValue(0)
    page.simulate.click()
    assert "between 1 and 1,000,000 trials, not 0" in page.refusal.text() and not page.inquiry.busy
    page.activateWindow()
    page.refusal.linkActivated.emit("trials")
    assert page.choices.trials.hasFocus()


def test_a_case_in_which_nothing_is_uncertain_is_sent_to_the_step_where_that_is_said(retail, background, qtbot):
    bare = ("uncertainty", "correlations", "risks", "exits")
    deletes = [
        Change("delete", f"{table}/{row.id}", before=row) for table in bare[::-1] for row in getattr(retail, table)
    ]
    desk = Desk(Session(apply(retail, deletes), None, background))
    with qtbot.waitSignal(desk.session.recalculator.finished, timeout=20_000):
        desk.session.recalculator.start()
    page = page_of("simulation", desk, qtbot)
    simulate(page, qtbot)
    with qtbot.waitSignal(desk.gone) as gone:
        page.refusal.linkActivated.emit("uncertainty")
    assert "Nothing in the case is uncertain" in page.refusal.text() and gone.args == ["uncertainty"]


def test_a_click_on_a_driver_goes_to_its_input(done, qtbot):
    findings = done.findings
    findings.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: findings.drivers.image is not None, timeout=20_000)
    spot = next(spot for spot in findings.drivers._spots if spot.place == 0)
    path = done.found.outcomes[4].drivers[0].path
    with qtbot.waitSignal(done.desk.sent) as sent:
        place = QPoint(round((spot.left + spot.right) / 2 * ZOOM), round((spot.top + spot.bottom) / 2 * ZOOM))
        QTest.mouseClick(findings.drivers, Qt.MouseButton.LeftButton, pos=place)
    assert sent.args == [path] and f'href="{path}"' in findings.inputs.text()


def test_outcomes_are_copied_like_other_figures(done):
    done.findings.outcomes.copy_all()
    lines = QGuiApplication.clipboard().text().splitlines()
    mean = next(line.split("\t") for line in lines if line.startswith("Mean"))
    assert float(mean[5]) == done.found.outcomes[4].mean


# -- While it runs --


def test_progress_is_shown_and_editing_goes_on(under_way, qtbot):
    assert under_way.line.cancel.isVisible() and not under_way.simulate.isEnabled()
    qtbot.waitUntil(lambda: "of 100,000 trials · About" in under_way.line.left.text(), timeout=10_000)
    with qtbot.waitSignal(under_way.desk.session.recalculator.finished, timeout=20_000):
        change(under_way.desk, RATE, 0.07)
    assert under_way.inquiry.busy


def test_a_hundred_thousand_trials_are_cancelled_at_once_and_leave_nothing(under_way, qtbot):
    began = time.perf_counter()
    under_way.line.cancel.click()
    assert time.perf_counter() - began < AT_ONCE
    assert under_way.simulate.isEnabled() and not under_way.inquiry.busy and under_way.found is None
    qtbot.waitUntil(lambda: not threads(), timeout=5_000)
    simulate(under_way, qtbot, 50)
    assert under_way.found.asked.trials == 50


def test_what_was_found_before_stays_when_the_next_is_cancelled(done, qtbot):
    found = done.found
    done.choices.trials.setValue(LONG)
    done.simulate.click()
    done.line.cancel.click()
    assert done.found is found and done.results.currentIndex() == 0


def test_the_keyboard_stays_with_the_button_in_sight(page):
    page.activateWindow()
    page.choices.trials.setValue(LONG)
    page.simulate.setFocus()
    QTest.keyClick(page.simulate, Qt.Key.Key_Space)
    assert page.line.cancel.hasFocus()
    QTest.keyClick(page.line.cancel, Qt.Key.Key_Space)
    assert page.line.again.hasFocus()


def test_the_keyboard_comes_back_to_the_button_at_the_end(page, qtbot):
    page.activateWindow()
    page.choices.trials.setValue(50)
    page.simulate.setFocus()
    QTest.keyClick(page.simulate, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.found is not None, timeout=60_000)
    assert page.simulate.hasFocus()


def test_closing_the_case_while_it_runs_ends_it(under_way):
    under_way.desk.session.close()
    assert not under_way.inquiry.busy and not threads()


def test_the_window_can_be_closed_while_it_runs(retail_window, qtbot):
    retail_window.workspace.steps.choose("simulation")
    page = retail_window.workspace.pages.currentWidget()
    page.choices.trials.setValue(LONG)
    page.simulate.click()
    qtbot.waitUntil(lambda: page.line.bar.value() > 0, timeout=120_000)
    retail_window.close_case()
    assert not threads()


# -- Names --


def test_everything_that_takes_the_keyboard_has_a_name(page):
    choices = page.choices
    named = (
        choices.trials,
        choices.seed,
        choices.method,
        page.line.bar,
        page.findings.outcomes,
        page.findings.curves,
    )
    assert [widget.accessibleName() for widget in named] == [
        "Trials", "Seed", "Method", "Progress", "Outcomes of all options", "How likely each value is",
    ]  # fmt: skip
    assert all(widget.accessibleDescription() for widget in named[:3])


def test_what_was_found_is_there_when_the_window_is_furnished_anew(retail_window, qtbot):
    retail_window.workspace.steps.choose("simulation")
    page = retail_window.workspace.pages.currentWidget()
    simulate(page, qtbot, 50)
    page.findings.tabs.setCurrentIndex(2)
    retail_window.furnish_anew()
    made = retail_window.workspace.pages.currentWidget()
    assert made is not page and made.found.asked.trials == 50
    qtbot.waitUntil(lambda: "of 100 trials" in made.findings.headline.text(), timeout=20_000)
    assert made.findings.tabs.currentIndex() == 2


def test_furnishing_anew_ends_what_runs(retail_window, qtbot):
    retail_window.workspace.steps.choose("simulation")
    page = retail_window.workspace.pages.currentWidget()
    page.choices.trials.setValue(LONG)
    page.simulate.click()
    inquiry = page.inquiry
    qtbot.waitUntil(lambda: page.line.bar.value() > 0, timeout=120_000)
    retail_window.furnish_anew()
    assert not inquiry.busy
    qtbot.waitUntil(lambda: not threads(), timeout=5_000)
