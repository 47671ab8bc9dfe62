import pytest
from PySide6.QtCore import Qt

from bpo_case.desktop.importing.mapping_model import FIELD, TIMES
from bpo_case.desktop.importing.opening import opened
from bpo_case.desktop.importing.table_dialog import TableDialog
from bpo_case.resources import path_of
from bpo_case.workbook.foreign.targets import FORMS

EDIT = int(Qt.ItemDataRole.EditRole)


@pytest.fixture
def dialog(qtbot, retail, background):
    path = path_of("sample_data/hr_roster.xlsx")
    made = TableDialog(opened(path, retail), retail, background)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.job.previewed, timeout=60_000):
        pass
    return made


def test_the_columns_are_guessed_and_what_stands_against_the_import_is_listed(dialog, qtmodeltester):
    qtmodeltester.check(dialog.job.model)
    fields = [dialog.job.model.index(row, FIELD).data() for row in range(dialog.job.model.rowCount())]
    assert "Annual salary" in fields
    assert dialog.problems.count() == len(dialog.job.shown.problems) > 0
    assert not dialog.take.isEnabled()


def test_a_link_that_no_column_fills_can_be_chosen(dialog, retail):
    box = dialog.constants["service"]
    box.setCurrentIndex(box.findData(retail.services[0].name))
    box.activated.emit(box.currentIndex())
    dialog.leave_out.setChecked(True)
    assert dialog.take.isEnabled()
    dialog.accept()
    added = [change.after for change in dialog.changes if change.action == "add"]
    assert added
    assert {role.service for role in added} == {retail.services[0].id}


def test_what_a_column_is_taken_for_can_be_changed(dialog):
    model = dialog.job.model
    row = next(row for row in range(model.rowCount()) if model.index(row, FIELD).data() == "Annual salary")
    before = dialog.job.mapping
    assert model.setData(model.index(row, FIELD), model.choices(FIELD)[0], EDIT)
    assert "annual_salary" not in {column.field for column in dialog.job.mapping.columns}
    assert model.setData(model.index(row, FIELD), "Annual salary", EDIT)
    assert {column.field for column in dialog.job.mapping.columns} == {column.field for column in before.columns}
    assert model.setData(model.index(row, TIMES), "1000", EDIT)
    assert 1000.0 in {column.times for column in dialog.job.mapping.columns}


def test_a_mapping_is_kept_and_used_again(dialog, tmp_path):
    dialog.job.create_missing = True
    dialog.job.save(tmp_path / "kept.json")
    before = dialog.job.mapping
    dialog.job.create_missing = False
    dialog.job.load(tmp_path / "kept.json")
    assert dialog.job.mapping == before


def test_a_table_that_the_file_does_not_suit_is_told_in_a_sentence(dialog):
    dialog.header.setValue(9_999)
    assert not dialog.take.isEnabled()
    assert dialog.summary.text().endswith((".", "in", "mended in the file or the mapping."))


def test_no_form_of_a_file_is_cut_and_the_one_chosen_is_explained(dialog):
    dialog.resize(dialog.minimumSizeHint())
    dialog.show()
    box = dialog.shape
    room = box.width() - 40
    texts = [box.itemText(at) for at in range(box.count())]
    assert [text for text in texts if box.fontMetrics().horizontalAdvance(text) > room] == []
    assert dialog.about.text() == FORMS[dialog.job.mapping.shape].about
