import pytest
from PySide6.QtCore import Qt

from bpo_case.case.change import Change
from bpo_case.case.document import TABLES
from bpo_case.desktop.tables import edits
from bpo_case.desktop.tables.columns import columns
from bpo_case.desktop.tables.record_model import SPARE, UNIT, RecordModel
from tests.desktop.tables.test_block import column

SAID, TIP = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole
ACROSS = Qt.Orientation.Horizontal


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_a_sound_model(store, table, qtmodeltester):
    model = RecordModel(store, table)
    qtmodeltester.check(model)
    edits.insert(model, 0)
    qtmodeltester.check(model)


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_shows_a_text(store, table):
    model = RecordModel(store, table)
    shown = [model.index(row, at).data() for row in range(len(model.rows)) for at in range(model.columnCount())]
    assert all(isinstance(text, str) for text in shown)


def test_a_screen_reader_hears_where_a_cell_is_and_what_it_has(labor):
    at = column(labor, "annual_salary")
    assert labor.index(2, at).data(SAID) == "Labor, row 3, Annual salary, EUR/FTE/year, 47,500"


def test_a_list_of_numbers_stands_and_looks_like_a_number(store):
    model = RecordModel(store, "charges")
    alone = model.index(0, column(model, "price"))
    number = model.index(0, column(model, "contract_volume"))
    for role in (Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.ForegroundRole):
        assert alone.data(role) == number.data(role)


def test_the_unit_stands_apart_from_the_label(labor):
    at = column(labor, "benefits")
    assert labor.headerData(at, ACROSS) == "Employer on-costs"
    assert labor.headerData(at, ACROSS, UNIT) == "%"


def test_a_refused_entry_is_shown_with_its_sentence_until_it_is_undone(labor, store):
    at = column(labor, "actual_fte")
    labor.setData(labor.index(0, at), "many")
    assert labor.index(0, at).data() == "many"
    assert "not a number" in labor.index(0, at).data(TIP)
    store.undo.undo()
    assert labor.index(0, at).data() == "84"


def test_columns_that_say_nothing_are_shown_on_demand_and_when_something_comes(labor, store):
    assert "last_month" not in {spec.name for spec in labor.specs}
    assert {spec.name for spec in labor.unused} >= {"last_month", "build_up_months", "transferring_share"}
    path = f"labor/{labor.rows[3].id}/last_month"
    store.change("Edit", [Change("set", path, 180, 24)])
    assert labor.index(3, column(labor, "last_month")).data() == "24"
    labor.show_everything(True)
    assert len(labor.specs) == len(columns("labor"))


def test_going_to_an_input_shows_its_column(labor):
    index = labor.place(f"labor/{labor.rows[3].id}/build_up_months")
    assert labor.specs[index.column()].name == "build_up_months"


def test_cells_of_other_tables_follow_the_names_there(labor, store):
    store.change("Rename", [Change("set", f"locations/{store.case.locations[0].id}/name", "", "Halle")])
    assert labor.index(0, column(labor, "location")).data() == "Halle"


def test_an_input_in_a_cell_is_said_by_its_label(store):
    model = RecordModel(store, "uncertainty")
    text = model.index(0, column(model, "path")).data()
    assert "/" not in text
    assert text.count(",") >= 1


def test_below_the_last_row_are_spare_ones(labor):
    assert labor.rowCount() == len(labor.rows) + SPARE
    assert labor.index(len(labor.rows), 0).data() is None


def test_a_text_is_written_once_for_each_state_of_its_row(labor, monkeypatch):
    import bpo_case.desktop.tables.record_model as module

    labor.index(0, 0).data()
    monkeypatch.setattr(module, "shown", lambda *_: pytest.fail("written again"))
    labor.index(0, 5).data()
