import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from bpo_case.desktop.tables.clipboard import SHEET
from bpo_case.desktop.tables.edits import Area
from bpo_case.desktop.tables.readings import Cancelled
from tests.desktop.tables.test_block import column

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def put(text):
    QApplication.clipboard().setText(text)


def at(view):
    index = view.currentIndex()
    return index.row(), index.column()


def fte(view):
    return column(view.records, "actual_fte")


def editor(view, kind=QLineEdit):
    return next(each for each in view.findChildren(kind) if each.isVisible())


def typed(view, press, text):
    """Type into the current cell, letter by letter, as a person does."""
    press(view, Key.Key_unknown, text=text[0])
    for letter in text[1:]:
        press(QApplication.focusWidget(), Key.Key_unknown, text=letter)


def test_typing_replaces_a_cell_and_enter_goes_down(view, store, press):
    view.choose(Area(0, fte(view), 0, fte(view)))
    typed(view, press, "12")
    press(editor(view), Key.Key_Return)
    assert store.case.labor[0].actual_fte == 12
    assert at(view) == (1, fte(view))


def test_letters_of_all_languages_can_be_typed(view, store, press):
    view.choose(Area(0, 0, 0, 0))
    typed(view, press, "Éva")
    press(editor(view), Key.Key_Tab)
    assert store.case.labor[0].name == "Éva"
    assert at(view) == (0, 1)


def test_f2_shows_all_digits_and_escape_leaves_the_value(view, store, press):
    view.choose(Area(0, fte(view), 0, fte(view)))
    press(view, Key.Key_F2)
    assert editor(view).text() == "84"
    editor(view).setText("85")
    press(editor(view), Key.Key_Escape)
    assert store.case.labor[0].actual_fte == 84


def test_control_enter_enters_into_the_selection(view, store, press):
    view.choose(Area(0, fte(view), 2, fte(view)))
    typed(view, press, "7")
    press(editor(view), Key.Key_Return, CONTROL)
    assert [row.actual_fte for row in store.case.labor[:3]] == [7, 7, 7]
    assert store.undo.count() == 1


def test_a_link_is_chosen_from_a_list(view, store, press):
    view.choose(Area(0, 2, 0, 2))
    press(view, Key.Key_F2)
    box = editor(view, QComboBox)
    assert [box.itemText(row) for row in range(box.count())] == [place.name for place in store.case.locations]
    box.setCurrentText("Lille")
    press(box, Key.Key_Return)
    assert view.records.index(0, 2).data() == "Lille"


def test_escape_takes_a_refused_entry_away(view, press):
    view.choose(Area(0, fte(view), 0, fte(view)))
    typed(view, press, "many")
    press(editor(view), Key.Key_Return)
    press(view, Key.Key_Up)
    assert view.records.index(0, fte(view)).data() == "many"
    press(view, Key.Key_Escape)
    assert view.records.index(0, fte(view)).data() == "84"


def test_keys_move_and_select_as_in_excel(view, press):
    last = len(view.records.rows) - 1
    view.choose(Area(0, 0, 0, 0))
    press(view, Key.Key_Down, CONTROL)
    assert at(view) == (last, 0)
    press(view, Key.Key_Home, CONTROL)
    press(view, Key.Key_Right, SHIFT)
    press(view, Key.Key_Down, SHIFT | CONTROL)
    assert view.area == Area(0, 0, last, 1)
    press(view, Key.Key_Up, SHIFT)
    assert view.area == Area(0, 0, last - 1, 1)
    press(view, Key.Key_End, CONTROL)
    assert at(view) == (last, view.records.columnCount() - 1)


def test_whole_rows_and_columns_are_selected(view, press):
    view.choose(Area(2, 3, 3, 3))
    press(view, Key.Key_Space, SHIFT)
    assert view.area == Area(2, 0, 3, view.records.columnCount() - 1)
    view.choose(Area(2, 3, 2, 4))
    press(view, Key.Key_Space, CONTROL)
    assert view.area == Area(0, 3, len(view.records.rows) - 1, 4)


def test_what_is_copied_comes_back_exactly(view, store, press):
    first = fte(view)
    salary = 100 / 3
    view.choose(Area(0, first + 1, 0, first + 1))
    view.records.setData(view.records.index(0, first + 1), "=100/3")
    view.choose(Area(0, 0, 0, view.records.columnCount() - 1))
    press(view, Key.Key_C, CONTROL)
    view.choose(Area(5, 0, 5, 0))
    press(view, Key.Key_V, CONTROL)
    source, copy = store.case.labor[0], store.case.labor[5]
    assert copy.annual_salary == salary
    assert copy.model_copy(update={"id": source.id}) == source


def test_headings_are_copied_where_wanted(view, press):
    view.choose(Area(0, fte(view), 1, fte(view) + 1))
    press(view, Key.Key_C, CONTROL | SHIFT)
    assert QApplication.clipboard().text() == (
        "Actual FTE (FTE)\tAnnual salary (local/FTE/year)\n84\t37200\n16\t43000\n"
    )


def test_headings_that_were_copied_too_are_not_pasted_as_a_row(view, store, press):
    view.choose(Area(0, 0, 1, fte(view)))
    view.copy_with_headings()
    have = len(store.case.labor)
    view.choose(Area(have, 0, have, 0))
    press(view, Key.Key_V, CONTROL)
    assert [row.actual_fte for row in store.case.labor[have:]] == [84, 16]


def test_cutting_copies_and_blanks_in_one_step(view, store, press):
    at_share = column(view.records, "avoidable_share")
    view.records.setData(view.records.index(0, at_share), "50")
    view.choose(Area(0, at_share, 0, at_share))
    press(view, Key.Key_X, CONTROL)
    assert store.case.labor[0].avoidable_share == 1
    assert QApplication.clipboard().text() == "50%\n"
    assert store.undo.count() == 2


def test_one_value_pasted_fills_the_selection(view, store, press):
    view.choose(Area(0, fte(view), 3, fte(view)))
    put("9")
    press(view, Key.Key_V, CONTROL)
    assert [row.actual_fte for row in store.case.labor[:4]] == [9, 9, 9, 9]


def test_a_pasted_block_is_one_step_and_selected(view, store, press):
    view.choose(Area(0, fte(view), 0, fte(view)))
    put("1.234,5\t30 k\n(7)\t1.250\n")
    press(view, Key.Key_V, CONTROL)
    assert store.case.labor[0].actual_fte == 1234.5
    assert [row.annual_salary for row in store.case.labor[:2]] == [30000, 1250]
    assert view.records.refused(1, fte(view)).text == "(7)"
    assert view.area == Area(0, fte(view), 1, fte(view) + 1)
    assert store.undo.undoText() == "Paste 4 cells"


def test_a_number_in_doubt_is_asked_about_once(view, store, press):
    asked = []
    view.ask = lambda doubt: asked.append(doubt.text) or "."
    view.choose(Area(0, fte(view), 0, fte(view)))
    put("1.234\t1.500\n2.345\t1.600\n")
    press(view, Key.Key_V, CONTROL)
    assert asked == ["1.234"]
    assert store.case.labor[1].actual_fte == 2.345


def test_who_does_not_answer_pastes_nothing(view, store, press):
    def cancel(doubt):
        raise Cancelled

    view.ask = cancel
    view.choose(Area(0, fte(view), 0, fte(view)))
    put("1.234")
    press(view, Key.Key_V, CONTROL)
    assert store.undo.count() == 0


def test_excel_s_own_form_is_pasted_with_all_digits(view, store, press):
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    data = QMimeData()
    data.setText("0.33")
    cell = '<Cell><Data ss:Type="Number">0.333333333333333</Data></Cell>'
    table = f"<Worksheet><Table><Row>{cell}</Row></Table></Worksheet>"
    data.setData(SHEET, f'<Workbook xmlns="{space}" xmlns:ss="{space}">{table}</Workbook>'.encode())
    QApplication.clipboard().setMimeData(data)
    view.choose(Area(0, fte(view), 0, fte(view)))
    press(view, Key.Key_V, CONTROL)
    assert store.case.labor[0].actual_fte == 0.333333333333333


def test_pasting_below_the_last_makes_rows(view, store, press):
    have = len(store.case.labor)
    view.choose(Area(have, 0, have, 0))
    put("Night agent\nDay agent\n")
    press(view, Key.Key_V, CONTROL)
    assert [row.name for row in store.case.labor[have:]] == ["Night agent", "Day agent"]
    store.undo.undo()
    assert len(store.case.labor) == have


def test_rows_are_inserted_and_deleted_by_keys(view, store, press):
    names = [row.name for row in store.case.labor]
    view.choose(Area(1, 0, 2, 0))
    press(view, Key.Key_Plus, CONTROL)
    assert [row.name for row in store.case.labor][:4] == [names[0], "New row 48", "New row 49", names[1]]
    press(view, Key.Key_Minus, CONTROL)
    assert [row.name for row in store.case.labor] == names


@pytest.mark.parametrize("answer", [True, False])
def test_deleting_what_others_depend_on_is_asked_first(open_panel, store, press, answer):
    view = open_panel("locations").view
    asked = []
    view.may_delete = lambda *said: asked.append(said) or answer
    view.choose(Area(0, 0, 0, 0))
    press(view, Key.Key_Minus, CONTROL)
    assert "rows of other tables depend on this" in asked[0][0]
    assert "Labor: 32" in asked[0][1]
    assert len(store.case.locations) == (4 if answer else 5)


def test_filling_by_keys(view, store, press):
    view.choose(Area(0, fte(view), 2, fte(view)))
    press(view, Key.Key_D, CONTROL)
    assert [row.actual_fte for row in store.case.labor[:3]] == [84, 84, 84]


def test_the_selection_is_summed_up(panel, view):
    said = []
    panel.summary.connect(said.append)
    view.choose(Area(0, fte(view), 2, fte(view)))
    assert said[-1] == "3 cells · sum 107 · average 35.6667"
    benefits = column(view.records, "benefits")
    view.choose(Area(0, benefits, 1, benefits))
    assert said[-1] == "2 cells · sum 44.4% · average 22.2%"
    view.choose(Area(0, fte(view), 1, benefits))
    assert said[-1] == "6 cells"
    view.choose(Area(0, fte(view), 0, fte(view)))
    assert said[-1] == ""


def test_the_names_stay_when_the_table_is_scrolled_to_the_right(view, qtbot):
    assert not view.frozen.isVisible()
    view.choose(Area(0, view.records.columnCount() - 1, 0, view.records.columnCount() - 1))
    view.scrollTo(view.currentIndex())
    assert view.frozen.isVisible()
    assert view.frozen.width() == view.columnWidth(0)
    view.setColumnWidth(0, 150)
    assert view.frozen.width() == 150
    assert view.frozen.rowViewportPosition(3) == view.rowViewportPosition(3)


def test_no_cell_that_is_gone_to_lies_under_the_names(view, press):
    last = view.records.columnCount() - 1
    view.choose(Area(0, last, 0, last))
    view.scrollTo(view.currentIndex())
    for _ in range(last - 1):
        press(view, Key.Key_Left)
        assert view.visualRect(view.currentIndex()).left() >= view.frozen.covers


def test_a_name_is_edited_where_it_is_seen(view, store, press):
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    view.choose(Area(0, 0, 0, 0))
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    press(view, Key.Key_F2)
    line = editor(view.frozen)
    line.setText("Renamed")
    press(line, Key.Key_Return)
    assert store.case.labor[0].name == "Renamed"
    assert at(view) == (1, 0)
    assert view.hasFocus()


def test_undo_leaves_one_where_one_was(view, store, press):
    view.choose(Area(3, fte(view), 3, fte(view)))
    press(view, Key.Key_Plus, CONTROL)
    store.undo.undo()
    assert at(view)[1] == fte(view)


def test_an_empty_table_says_what_to_do(open_panel, retail, empty_store, qtbot):
    from tests.desktop.tables.conftest import shown_panel

    view = shown_panel(empty_store, "services", qtbot).view
    image = view.viewport().grab().toImage()
    below = [image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(90, 190)]
    assert any(colour.lightness() < 160 for colour in below)


def test_a_link_can_only_lead_to_rows_of_the_option_shown(open_panel, store, press):
    option = store.case.options[2].id
    view = open_panel("charges", {"option": option}).view
    view.choose(Area(0, column(view.records, "plan"), 0, column(view.records, "plan")))
    press(view, Key.Key_F2)
    assert editor(view, QComboBox).count() == sum(1 for row in store.case.plan if row.option == option)


def test_a_refused_cell_is_marked_in_red(view, store):
    view.records.setData(view.records.index(0, fte(view)), "many")
    rect = view.visualRect(view.records.index(0, fte(view)))
    colour = view.viewport().grab().toImage().pixelColor(rect.left() + 3, rect.top() + 3)
    assert colour == QColor("#FDECEC")
