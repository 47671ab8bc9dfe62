from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from bpo_case.desktop.tables.edits import Area
from bpo_case.desktop.tables.table_editors import Checks, InputFinder, Lines, Paragraph
from tests.desktop.tables.test_block import column
from tests.desktop.tables.test_record_view import editor

Key = Qt.Key


def opened(panel, name, kind, press, row=0):
    view = panel.view
    at = column(view.records, name)
    view.choose(Area(row, at, row, at))
    press(view, Key.Key_F2)
    found = editor(view, kind)
    assert view.viewport().rect().contains(found.geometry())
    return found


def test_prices_by_year_are_edited_one_below_the_other(open_panel, store, press):
    box = opened(open_panel("charges"), "price", Lines, press)
    lines = box.findChildren(QLineEdit)
    assert lines[0].accessibleName() == "Price by contract year, Year 1"
    box.setText("5; 4.5")
    box.findChildren(QLineEdit)[1].setText("4.25")
    assert lines[0].hasFocus()
    press(lines[0], Key.Key_Return)
    assert store.case.charges[0].price == (5, 4.25)


def test_a_season_has_a_line_for_each_month(open_panel, press):
    box = opened(open_panel("seasonality"), "factors", Lines, press)
    assert len(box.findChildren(QLineEdit)) == 12
    assert box.findChildren(QLineEdit)[11].accessibleName().endswith("December")


def test_writing_into_the_last_line_makes_another(open_panel, press):
    box = opened(open_panel("services"), "languages", Lines, press)
    count = len(box.findChildren(QLineEdit))
    last = box.findChildren(QLineEdit)[-1]
    press(last, Key.Key_A, text="a")
    assert len(box.findChildren(QLineEdit)) == count + 1


def test_choices_are_checked(open_panel, store, press):
    box = opened(open_panel("services"), "regimes", Checks, press)
    box.item(1).setCheckState(Qt.CheckState.Checked)
    press(box, Key.Key_Return)
    assert "CCPA" in store.case.services[0].regimes


def test_a_longer_text_has_lines(open_panel, store, press):
    box = opened(open_panel("criteria"), "description", Paragraph, press)
    box.setPlainText("one")
    box.moveCursor(box.textCursor().MoveOperation.End)
    press(box, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    box.insertPlainText("two")
    press(box, Key.Key_Return)
    assert store.case.criteria[0].description == "one\ntwo"


def test_an_input_is_found_by_its_label(open_panel, store, press):
    box = opened(open_panel("uncertainty"), "path", InputFinder, press)
    box.completer().setCompletionPrefix("volume in month 1")
    assert box.completer().completionCount() == len(store.case.services)
    box.setText("Services, Chat, Growth")
    press(box, Key.Key_Return)
    chat = next(row for row in store.case.services if row.name == "Chat")
    assert store.case.uncertainty[0].path == f"services/{chat.id}/growth"
