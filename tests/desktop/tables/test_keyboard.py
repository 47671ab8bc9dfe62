"""A table that is worked in with the keyboard alone: no click brings the keyboard back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

from bpo_case.desktop.tables.edits import Area
from bpo_case.desktop.tables.table_panel import TablePanel
from tests.desktop.tables.conftest import press_key, shown_panel
from tests.desktop.tables.test_block import column

Key = Qt.Key


def press(key, held=Qt.KeyboardModifier.NoModifier):
    press_key(QApplication.focusWidget(), key, held)


def write(text):
    for letter in text:
        press_key(QApplication.focusWidget(), Key.Key_unknown, text=letter)


def shown_editor(view, kind):
    return next(each for each in view.findChildren(kind) if each.isVisible())


@pytest.mark.parametrize("table", ["services", "locations"])
@pytest.mark.parametrize("ending", [Key.Key_Return, Key.Key_Tab])
def test_new_rows_are_typed_one_after_the_other(empty_store, qtbot, table, ending):
    view = shown_panel(empty_store, table, qtbot).view
    view.choose(Area(0, 0, 0, 0))
    write("First")
    press(ending)
    assert view.hasFocus()
    assert (view.currentIndex().row(), view.currentIndex().column()) == ((1, 0) if ending == Key.Key_Return else (0, 1))
    view.choose(Area(1, 0, 1, 0))
    write("Second")
    press(ending)
    assert view.hasFocus()
    assert [row.name for row in view.records.rows] == ["First", "Second"]


def test_a_table_without_the_keyboard_does_not_take_it(panel, view, store):
    panel.find_bar.begin(replacing=False)
    view.insert_rows()
    assert panel.find_bar.needle.hasFocus()


def test_tab_goes_from_cell_to_cell_and_with_control_out_of_the_table(store, qtbot):
    room, panel, line = QWidget(), TablePanel(store, "labor"), QLineEdit()
    qtbot.addWidget(room)
    beside = QVBoxLayout(room)
    beside.addWidget(panel)
    beside.addWidget(line)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    panel.view.setFocus()
    panel.view.choose(Area(0, 0, 0, 0))
    for held, at in ((Key.Key_Tab, 1), (Key.Key_Tab, 2), (Key.Key_Backtab, 1)):
        qtbot.keyClick(QApplication.focusWidget(), held)
        assert (panel.view.hasFocus(), panel.view.currentIndex().column()) == (True, at)
    qtbot.keyClick(panel.view, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert not panel.view.hasFocus()
    assert panel.view.currentIndex().column() == 1


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # no screen, no grabbed keyboard
@pytest.mark.parametrize("pointed", [False, True])
def test_enter_in_the_list_of_what_was_found_ends_the_entry(view, store, qtbot, pointed):
    view.choose(Area(0, column(view.records, "location"), 0, column(view.records, "location")))
    press(Key.Key_F2)
    box = shown_editor(view, QComboBox)
    write("Lil")
    found = box.completer()
    found.complete()
    assert found.popup().isVisible()
    if pointed:
        box.lineEdit().setText("il")
        found.popup().setCurrentIndex(found.completionModel().index(0, 0))
    press_key(found.popup(), Key.Key_Return)
    assert view.records.index(0, view.currentIndex().column()).data() == "Lille"
    assert view.currentIndex().row() == 1
    assert view.hasFocus()
