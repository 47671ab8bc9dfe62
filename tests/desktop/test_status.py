"""The status bar."""

import pytest

from bpo_case.desktop.status import ago
from tests.desktop.windows import retitle


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s ago"), (8.4, "8 s ago"), (59, "59 s ago"), (125, "2 min ago"), (7_300, "2 h ago")]
)
def test_times_are_said_as_people_say_them(seconds, said):
    assert ago(seconds) == said


def test_saving_and_the_recovery_copy_are_said(retail_window, qtbot):
    retitle(retail_window, "Edited")
    retail_window.keeper.autosave.keep_now()
    assert retail_window.status.saved.text() == "unsaved changes · recovery copy 0 s ago"
    retail_window.files.save()
    qtbot.waitUntil(lambda: retail_window.status.saved.text().startswith("Saved "))
    assert "recovery" not in retail_window.status.saved.text()


def test_a_case_of_a_file_that_nobody_has_edited_is_said_to_be_saved(retail_window):
    assert retail_window.status.saved.text() == "Everything is saved"


def test_a_recovery_copy_that_failed_is_said_in_red(retail_window):
    retail_window.keeper.autosave.failed.emit(OSError("the disk is full"))
    assert retail_window.status.saved.text() == "No recovery copy: the disk is full"
    assert retail_window.status.saved.property("role") == "bad"


def test_what_is_selected_is_summed_up_at_the_right(retail_window):
    retail_window.workspace.desk.summarised.emit("4 cells · sum 206")
    assert retail_window.status.selection.text() == "4 cells · sum 206"
    retail_window.files.close()
    assert retail_window.status.selection.text() == ""
