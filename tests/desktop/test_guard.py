"""What nobody caught: told once, logged, and the work is kept."""

import sys
import threading

import pytest

from bpo_case.case.errors import FileMissing
from bpo_case.case.file import load
from bpo_case.desktop.dialogs.error_dialog import COPY, GO_ON
from bpo_case.desktop.guard import report_of
from bpo_case.desktop.keeping.places import log_file
from tests.desktop.windows import retitle, words_of


def failing(number=0):
    try:
        raise ZeroDivisionError(f"on purpose {number}")
    except ZeroDivisionError as error:
        return error


@pytest.fixture
def hooks(monkeypatch):
    """The hooks of before come back after a test."""
    for owner, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))


def test_many_failures_make_one_box(window, qtbot):
    for number in range(28):
        window.guard.catch(failing(number))
    qtbot.waitUntil(lambda: window.guard.dialog is not None and window.guard.dialog.more == 27)
    assert "on purpose 27" in window.guard.dialog.report.toPlainText()
    window.guard.dialog.choose(GO_ON)
    assert log_file().read_text().count("ZeroDivisionError: on purpose") == 28


def test_what_fails_again_and_again_is_told_once(window, qtbot):
    window.guard.catch(failing())
    qtbot.waitUntil(lambda: window.guard.dialog is not None)
    window.guard.dialog.choose(GO_ON)
    window.guard.catch(failing())
    qtbot.waitUntil(lambda: log_file().read_text().count("on purpose") == 2)
    assert window.guard.dialog is None


def test_the_work_is_kept_at_once(retail_window, qtbot):
    retitle(retail_window, "Edited")
    retail_window.guard.catch(failing())
    qtbot.waitUntil(lambda: retail_window.guard.dialog is not None)
    assert "A recovery copy of your work was written." in words_of(retail_window.guard.dialog)
    assert load(retail_window.keeper.autosave.slot.file).settings.title == "Edited"
    retail_window.guard.dialog.choose(GO_ON)


def test_the_report_can_be_copied_and_the_box_stays(window, qtbot, qapp):
    window.guard.catch(failing())
    qtbot.waitUntil(lambda: window.guard.dialog is not None)
    window.guard.dialog.buttons[COPY].click()
    assert "ZeroDivisionError: on purpose 0" in qapp.clipboard().text()
    assert window.guard.dialog.isVisible()
    window.guard.dialog.choose(GO_ON)


def test_errors_of_slots_and_threads_are_caught(window, qtbot, hooks):
    window.guard.install()
    sys.excepthook(ZeroDivisionError, failing(1), None)
    thread = threading.Thread(target=lambda: failing_at_once(2))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: window.guard.dialog is not None and window.guard.dialog.more == 1)
    window.guard.dialog.choose(GO_ON)


def failing_at_once(number):
    raise failing(number)


def test_what_a_person_can_mend_is_told_as_a_sentence(window, qtbot, replies, tmp_path):
    replies.give("close")
    window.guard.catch(FileMissing(tmp_path / "x"))
    qtbot.waitUntil(lambda: bool(replies.said))
    assert "does not exist" in replies.said[0]
    assert not log_file().exists()


def test_a_report_has_versions_and_nothing_of_the_case():
    report = report_of(failing())
    assert "Python" in report
    assert "Qt" in report
    assert "on purpose 0" in report


def test_the_program_goes_on_after_an_error_in_a_slot(retail_window, qtbot, hooks):
    retail_window.guard.install()
    retail_window.session.store.changed.connect(lambda *_: failing_at_once(3))
    retitle(retail_window, "Edited")
    qtbot.waitUntil(lambda: retail_window.guard.dialog is not None)
    retail_window.guard.dialog.choose(GO_ON)
    assert retail_window.session.store.case.settings.title == "Edited"
    assert retail_window.files.save()
