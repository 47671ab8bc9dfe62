from PySide6.QtCore import Qt

from tests.desktop.tables.test_record_view import CONTROL, at, fte

Key = Qt.Key


def test_matches_are_marked_counted_and_gone_through(panel, view, press):
    press(view, Key.Key_F, CONTROL)
    bar = panel.find_bar
    bar.needle.setText("team leader")
    assert bar.told.text() == "5 found"
    assert view.records.cell(2, 0).ground == "doubtful_ground"
    press(bar.needle, Key.Key_Return)
    assert at(view) == (2, 0)
    assert bar.told.text() == "1 of 5"
    bar.previous()
    assert bar.told.text() == "5 of 5"


def test_escape_takes_bar_and_marks_away(panel, view, press):
    view.search()
    panel.find_bar.needle.setText("team leader")
    press(panel.find_bar.needle, Key.Key_Escape)
    assert panel.find_bar.isHidden()
    assert view.records.cell(2, 0).ground == ""
    assert view.hasFocus()


def test_all_are_replaced_in_one_step(panel, view, store, press):
    press(view, Key.Key_H, CONTROL)
    bar = panel.find_bar
    bar.needle.setText("team leader")
    bar.by.setText("Supervisor")
    bar.replace_all()
    assert next(row.name for row in store.case.labor if "Supervisor" in row.name) == "Supervisor, German voice"
    assert bar.told.text() == "0 found"
    assert store.undo.undoText() == "Replace 5 texts"
    store.undo.undo()
    assert bar.told.text() == "5 found"


def test_one_is_replaced_and_the_next_gone_to(panel, view, store):
    view.search_and_replace()
    bar = panel.find_bar
    bar.needle.setText("leader")
    bar.by.setText("lead")
    bar.next()
    bar.replace()
    assert store.case.labor[2].name == "Team lead, German voice"
    assert at(view)[0] > 2


def test_what_a_replacement_makes_unreadable_is_marked(panel, view):
    view.search_and_replace()
    bar = panel.find_bar
    bar.needle.setText("84")
    bar.by.setText("eighty")
    bar.replace_all()
    assert view.records.cell(0, fte(view)).text == "eighty"
    assert view.records.refused(0, fte(view))


def test_tab_leads_from_what_is_found_to_what_it_is_replaced_by(panel, view, qtbot):
    view.search_and_replace()
    bar = panel.find_bar
    qtbot.keyClick(bar.needle, Key.Key_Tab)
    assert bar.by.hasFocus()
    qtbot.keyClick(bar.by, Key.Key_Tab)
    assert bar.focusWidget().text() == "Replace"
