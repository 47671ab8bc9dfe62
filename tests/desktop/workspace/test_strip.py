import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bpo_case.desktop.forms.entering import enter
from bpo_case.desktop.pages.option.adding import add_option
from bpo_case.desktop.workspace.desk import Figure
from bpo_case.desktop.workspace.key_figures import change_said
from bpo_case.desktop.workspace.strip import Strip


@pytest.fixture
def strip(calculated, qtbot):
    made = Strip(calculated)
    qtbot.addWidget(made)
    made.refresh()
    return made


def edited(desk, qtbot, path, text):
    with qtbot.waitSignal(desk.session.recalculator.finished, timeout=20_000):
        enter(desk.store, path, text)


def test_the_key_figures_of_the_option_are_shown(strip):
    cell = strip.cells["npv"]
    assert (cell.label.text(), cell.below.text()) == ("NPV at 9%", "over 5 years")
    assert cell.figure.text() == "€5.4\u00a0m"


def test_a_change_since_the_last_save_is_told_as_good_or_bad(strip, calculated, qtbot):
    edited(calculated, qtbot, "settings/discount_rate", "12%")
    cell = strip.cells["npv"]
    assert cell.below.text().startswith("▼ €")
    assert cell.below.text().endswith(" since last save")
    assert cell.below.property("role") == "bad"
    edited(calculated, qtbot, "settings/discount_rate", "5%")
    assert cell.below.property("role") == "good"


def test_negative_amounts_stand_in_brackets(strip, calculated):
    calculated.choose_option("offshore")
    assert strip.cells["npv"].figure.text().startswith("(€")


def test_what_makes_no_sense_for_the_compared_option_is_a_dash(strip, calculated):
    calculated.choose_option("as-is")
    for key in ("npv", "run_rate_saving", "payback_months", "peak_funding", "hurdle_met"):
        assert strip.cells[key].figure.text() == "–"
        assert strip.cells[key].below.text() == ""
    assert strip.cells["one_time_cost"].figure.text() != "–"


def test_a_cell_never_shrinks(strip, calculated, qtbot):
    wide = strip.cells["npv"].sizeHint().width()
    calculated.choose_option("nearshore")
    assert strip.cells["npv"].sizeHint().width() >= wide


def test_a_cell_is_asked_by_click_and_by_key(strip, calculated, qtbot):
    with qtbot.waitSignal(calculated.asked) as told:
        strip.cells["payback_months"].click()
    assert told.args == [Figure("payback", 4)]
    with qtbot.waitSignal(calculated.asked) as told:
        QTest.keyClick(strip.cells["npv"], Qt.Key.Key_Return)
    assert told.args == [Figure("npv", 4)]


def test_the_strip_fits_a_narrow_window(strip):
    assert strip.sizeHint().width() <= 1280 - 208


def test_a_strip_with_little_room_shows_its_first_figures(strip, qapp, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    strip.setParent(window)
    strip.resize(strip.sizeHint())
    window.show()
    cells = list(strip.cells.values())
    assert all(cell.isVisible() for cell in cells)
    strip.resize(250, strip.height())
    qapp.processEvents()
    shown = [cell.isVisible() for cell in cells]
    assert 0 < sum(shown) < len(cells)
    assert shown == sorted(shown, reverse=True)
    assert all(cell.geometry().right() < 250 for cell in cells if cell.isVisible())
    strip.setParent(None)


def test_a_change_too_small_to_be_shown_is_not_told(retail):
    now = {"npv": 1_000_000.2, "payback_months": 30.01}
    before = {"npv": 1_000_000.0, "payback_months": 30.0}
    assert [change_said(key, now, before, retail.settings) for key in now] == [("", "small")] * 2
    assert change_said("npv", now, {"npv": 999_000.0}, retail.settings)[0] == "▲ €1,000 since last save"


def test_an_option_without_a_plan_has_no_payback_yet(strip, calculated, qtbot):
    with qtbot.waitSignal(calculated.session.recalculator.finished, timeout=20_000):
        add_option(calculated)
    calculated.choose_option(calculated.store.case.options[-1].id)
    cell = strip.cells["payback_months"]
    assert (cell.figure.text(), cell.below.text()) == ("–", "nothing moves yet")
