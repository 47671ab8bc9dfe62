import time

import pytest
from PySide6.QtWidgets import QMainWindow, QProgressDialog, QPushButton
from shiboken6 import isValid

from bpo_case.desktop.importing import wizard
from bpo_case.desktop.importing.problems_dialog import ProblemsDialog
from bpo_case.desktop.importing.table_dialog import TableDialog
from bpo_case.desktop.importing.wizard import Importing
from bpo_case.resources import path_of


def test_a_table_is_imported_as_one_step_that_can_be_undone(qtbot, session):
    window = QMainWindow()
    qtbot.addWidget(window)
    before = session.store.case
    importing = Importing(session, window)
    importing.begin(path_of("sample_data/hr_roster.xlsx"))
    qtbot.waitUntil(lambda: isinstance(importing.dialog, TableDialog), timeout=60_000)
    dialog = importing.dialog
    qtbot.waitUntil(lambda: dialog.job.shown is not None, timeout=60_000)
    dialog.job.constants["service"] = before.services[0].name
    dialog.leave_out.setChecked(True)
    dialog.accept()
    assert len(session.store.case.labor) > len(before.labor)
    assert "hr_roster.xlsx" in session.store.undo.undoText()
    session.store.undo.undo()
    assert session.store.case is before


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(qtbot, session, tmp_path):
    window = QMainWindow()
    qtbot.addWidget(window)
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing else")
    importing = Importing(session, window)
    importing.begin(path)
    qtbot.waitUntil(lambda: importing.dialog is not None, timeout=60_000)
    assert isinstance(importing.dialog, ProblemsDialog)
    assert "broken.xlsx" in importing.dialog.text
    importing.dialog.reject()


def cancel(window, _session):
    window.findChild(QProgressDialog).findChild(QPushButton).click()


def close(_window, session):
    session.close()


@pytest.mark.parametrize("end", [cancel, close])
def test_an_import_that_is_given_up_holds_nobody_up_and_leaves_nothing(qtbot, session, monkeypatch, tmp_path, end):
    window = QMainWindow()
    qtbot.addWidget(window)
    monkeypatch.setattr(wizard, "opened", lambda *_: time.sleep(1.5))
    importing = Importing(session, window)
    importing.begin(tmp_path / "slow.xlsx")
    qtbot.wait(500)
    began = time.monotonic()
    end(window, session)
    assert time.monotonic() - began < 0.5
    qtbot.waitUntil(lambda: not isValid(importing), timeout=1_000)
    assert window.findChildren(QProgressDialog) == []
