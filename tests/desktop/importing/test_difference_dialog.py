import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QDialogButtonBox

from bpo_case.desktop.importing.difference_dialog import DifferenceDialog
from bpo_case.desktop.importing.opening import Tables, opened
from bpo_case.model.results import calculate
from bpo_case.resources import path_of
from bpo_case.workbook import export


@pytest.fixture(scope="module")
def returned(tmp_path_factory):
    """The retail workbook with two salaries changed in it."""
    from bpo_case.case.file import load

    case = load(path_of("sample_data/retail.bpocase"))
    path = tmp_path_factory.mktemp("returned") / "retail.xlsx"
    export(calculate(case), path)
    book = load_workbook(path)
    sheet = book["Labor"]
    fields = {cell.value: cell.column for cell in sheet[3]}
    sheet.cell(5, fields["annual_salary"]).value = 40_000
    sheet.cell(6, fields["annual_salary"]).value = 41_000
    book.save(path)
    return path


@pytest.fixture
def dialog(qtbot, returned, retail):
    made = DifferenceDialog(opened(returned, retail), "retail.xlsx")
    qtbot.addWidget(made)
    return made


def test_every_change_is_listed_and_those_without_conflict_are_ticked(dialog, qtmodeltester):
    qtmodeltester.check(dialog.model)
    assert [row.step.change.path.rpartition("/")[2] for row in dialog.model.rows] == ["annual_salary"] * 2
    assert dialog.model.taken == {1, 2}
    assert "2" in dialog.take.text()


def test_what_is_ticked_becomes_the_changes(dialog):
    dialog.model.take({2}, False)
    dialog.accept()
    assert [change.after for change in dialog.changes] == [40_000.0]


def test_nothing_can_be_taken_where_nothing_is_ticked(dialog):
    dialog.model.take(dialog.model.everything(), False)
    assert not dialog.take.isEnabled()


def test_a_file_of_anyone_is_opened_as_tables(retail):
    found = opened(path_of("sample_data/hr_roster.xlsx"), retail)
    assert isinstance(found, Tables)
    assert found.sheets


def test_a_workbook_in_which_nothing_was_changed_says_so(qtbot, tmp_path, retail):
    path = tmp_path / "same.xlsx"
    export(calculate(retail), path)
    dialog = DifferenceDialog(opened(path, retail), "same.xlsx")
    qtbot.addWidget(dialog)
    assert dialog.summary.text().startswith("Nothing in the workbook differs from the case")
    assert dialog.take.isHidden()
    assert dialog.buttons.button(QDialogButtonBox.StandardButton.Close) is not None
