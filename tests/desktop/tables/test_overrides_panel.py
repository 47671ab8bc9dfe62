import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from bpo_case.case.change import Change
from bpo_case.desktop.tables.edits import Area
from bpo_case.desktop.tables.overrides_model import ACTION, INPUT, NOW, VALUE, OverridesModel
from bpo_case.desktop.tables.overrides_panel import OverridesPanel
from tests.desktop.tables.test_block import column


@pytest.fixture
def overrides(store, qapp):
    model = OverridesModel(store)
    model.show(store.case.scenarios[0].id)
    return model


def test_the_overrides_are_a_sound_model(overrides, qtmodeltester):
    qtmodeltester.check(overrides)


def test_an_override_is_said_in_words(overrides):
    texts = [overrides.index(0, at).data() for at in range(4)]
    assert texts == ["Services, Voice care, German, Volume in month 1", "multiply", "1.2", "105,500"]


def test_a_value_is_edited_in_one_step(overrides, store):
    assert overrides.setData(overrides.index(0, VALUE), "1.3")
    assert store.case.scenarios[0].overrides[0].value == 1.3
    store.undo.undo()
    assert overrides.index(0, VALUE).data() == "1.2"


def test_a_share_is_set_as_it_is_written(overrides, store):
    row = len(overrides.rows)
    overrides.setData(overrides.index(row, INPUT), "Services, Chat, Growth")
    overrides.setData(overrides.index(row, VALUE), "7 %")
    made = store.case.scenarios[0].overrides[row]
    assert (made.action, made.value) == ("set", 0.07)
    assert overrides.index(row, VALUE).data() == "7%"


def test_setting_instead_of_multiplying_begins_with_the_value_now(overrides, store):
    overrides.setData(overrides.index(0, ACTION), "set")
    assert store.case.scenarios[0].overrides[0].value == 105500
    assert overrides.index(0, NOW).data() == "105,500"


def test_what_cannot_be_read_is_marked_and_changes_nothing(overrides, store):
    overrides.setData(overrides.index(0, INPUT), "Nothing of the kind")
    assert overrides.index(0, INPUT).data() == "Nothing of the kind"
    assert "has no" in overrides.index(0, INPUT).data(Qt.ItemDataRole.ToolTipRole)
    assert store.undo.count() == 0


def test_the_panel_follows_the_row_one_is_in(open_panel, store, press):
    panel = open_panel("scenarios")
    panel.view.choose(Area(4, 0, 4, 0))
    assert panel.below.overrides.overrides == store.case.scenarios[4].overrides
    at = column(panel.view.records, "overrides")
    panel.view.choose(Area(1, at, 1, at))
    press(panel.view, Qt.Key.Key_Return)
    assert panel.below.table.hasFocus()
    assert panel.below.heading.text() == "What “A quarter fewer contacts” changes"


def test_delete_takes_an_override_away(open_panel, store, press):
    panel = open_panel("scenarios")
    panel.view.choose(Area(0, 0, 0, 0))
    table = panel.below.table
    table.setCurrentIndex(panel.below.overrides.index(1, 0))
    press(table, Qt.Key.Key_Delete)
    assert len(store.case.scenarios[0].overrides) == 6


# -- As in the other tables --

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
BLOCK = """Input\tAction\tValue
Services, Chat, Growth\tset\t7%
services/svc-chat/minutes\tmultiply\t0.9
"""


@pytest.fixture
def table(open_panel):
    return open_panel("scenarios").below.table


def paste(table, press, text, at):
    QGuiApplication.clipboard().setText(text)
    table.choose(Area(at, INPUT, at, INPUT))
    press(table, Key.Key_V, CONTROL)


def said_of(store):
    return [(each.path.partition("/")[2], each.action, each.value) for each in store.case.scenarios[0].overrides]


def test_a_block_is_pasted_by_label_and_by_path_as_one_step(table, store, press, retail):
    chat = next(row for row in retail.services if row.name == "Chat")
    before = said_of(store)
    paste(table, press, BLOCK.replace("svc-chat", chat.id), len(before))
    pasted = [(f"{chat.id}/growth", "set", 0.07), (f"{chat.id}/minutes", "multiply", 0.9)]
    assert said_of(store) == before + pasted
    assert store.undo.count() == 1
    store.undo.undo()
    assert said_of(store) == before


def test_what_cannot_be_read_in_a_block_stays_where_it_was_pasted(table, store, press):
    count = len(said_of(store))
    paste(table, press, "Nothing of the kind\tset\t7\nServices, Chat, Growth\tset\ta lot\n", count)
    model = table.records
    assert [model.index(count, at).data() for at in (INPUT, ACTION, VALUE)] == ["Nothing of the kind", "set", "7"]
    assert model.index(count + 1, VALUE).data() == "a lot"
    assert "has no" in model.index(count, INPUT).data(Qt.ItemDataRole.ToolTipRole)
    model.setData(model.index(count + 1, VALUE), "8 %")
    assert said_of(store)[-1][2] == 0.08
    assert model.index(count, INPUT).data() == "Nothing of the kind"


def test_an_override_whose_input_was_not_understood_changes_nothing(table, store, press):
    paste(table, press, "Nothing of the kind\tset\t7\n", len(said_of(store)))
    row = table.records.rows[-1]
    assert (row.action, row.value) == ("set", row.now)


def test_overrides_are_copied_with_headings_and_can_be_pasted_back(table, store, press):
    before = said_of(store)
    table.choose(Area(0, INPUT, len(before) - 1, NOW))
    press(table, Key.Key_C, CONTROL | SHIFT)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0] == "Input\tAction\tValue\tValue now"
    paste(table, press, text, 0)
    assert said_of(store) == before
    assert store.undo.count() == 0


def test_rows_are_deleted_duplicated_and_inserted_each_in_one_step(table, store, press):
    before = said_of(store)
    for key, held, wanted in (
        (Key.Key_Minus, CONTROL, before[2:]),
        (Key.Key_Delete, Qt.KeyboardModifier.NoModifier, before[2:]),
        (Key.Key_D, CONTROL | SHIFT, before[:2] + before),
    ):
        table.choose(Area(0, INPUT, 1, INPUT))
        press(table, key, held)
        assert said_of(store) == wanted
        assert store.undo.count() == 1
        store.undo.undo()
        assert said_of(store) == before
    table.choose(Area(1, INPUT, 1, INPUT))
    press(table, Key.Key_Plus, CONTROL)
    assert said_of(store)[0] == before[0]
    assert said_of(store)[2:] == before[1:]


def test_a_value_is_filled_down_and_entered_everywhere(table, store, press):
    rows = [number for number, each in enumerate(said_of(store)) if each[1] == "multiply"]
    assert rows[:2] == [0, 1]
    table.records.setData(table.records.index(0, VALUE), "1.3")
    table.choose(Area(0, VALUE, 1, VALUE))
    press(table, Key.Key_D, CONTROL)
    assert said_of(store)[1][2] == 1.3
    table.enter_everywhere("1.5")
    assert [each[2] for each in said_of(store)[:2]] == [1.5, 1.5]
    assert store.undo.count() == 3


def test_what_is_selected_stays_so_and_the_heading_follows_the_name(table, store):
    table.choose(Area(0, VALUE, 1, VALUE))
    table.enter_everywhere("1.5")
    assert table.area == Area(0, VALUE, 1, VALUE)
    scenario = store.case.scenarios[0]
    store.change("rename", [Change("set", f"scenarios/{scenario.id}/name", after="Another name")])
    panel = table.parentWidget()
    assert isinstance(panel, OverridesPanel)
    assert panel.heading.text() == "What “Another name” changes"


# -- The base --


def test_the_selected_overrides_are_reset_to_the_base_in_one_step(open_panel, store):
    panel, before = open_panel("scenarios").below, said_of(store)
    panel.table.choose(Area(1, INPUT, 1, INPUT))
    panel.reset.click()
    assert said_of(store) == [before[0], *before[2:]]
    assert store.undo.count() == 1
    store.undo.undo()
    assert said_of(store) == before


def test_without_an_override_selected_there_is_nothing_to_reset(open_panel, store):
    panel = open_panel("scenarios").below
    assert not panel.reset.isEnabled()
    panel.table.choose(Area(len(said_of(store)), INPUT, len(said_of(store)), INPUT))
    assert not panel.reset.isEnabled()
    panel.table.choose(Area(0, VALUE, 0, VALUE))
    assert panel.reset.isEnabled()


def test_an_override_that_changes_nothing_any_more_is_marked(open_panel, store):
    panel = open_panel("scenarios").below
    assert not panel.overrides.idle and panel.idle.text() == ""
    path = store.case.scenarios[0].overrides[2].path
    store.change("none of it", [Change("set", path, after=0.0)])
    assert panel.overrides.idle == {2}
    assert panel.idle.text() == "1 changes nothing any more"
    cell = panel.overrides.index(2, VALUE)
    assert "the base has the same value" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole).endswith("the base has the same value")
    store.undo.undo()
    assert not panel.overrides.idle
