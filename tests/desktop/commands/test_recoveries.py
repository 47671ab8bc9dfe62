"""What was not saved when the program ended, offered at the next start."""

import os
import signal
import subprocess
import sys
import textwrap

import pytest
from PySide6.QtCore import Qt

from bpo_case.case.change import Change, apply
from bpo_case.case.file import load, save
from bpo_case.desktop.commands.recoveries import offer_recoveries
from bpo_case.desktop.document.state import NOTHING_REFUSED, Refused, State
from bpo_case.desktop.keeping.recovery import Origin, Slot, left_behind


@pytest.fixture
def left(retail, retail_file):
    """A copy that was left behind, of a file that is still there."""

    def leave(title, path=retail_file, refused=NOTHING_REFUSED):
        slot = Slot()
        slot.take()
        case = apply(retail, [Change("set", "settings/title", after=title)])
        slot.write(State(case, refused), Origin(title, path, retail_file))
        slot.release()
        return slot.file

    return leave


def test_restoring_shows_the_file_with_what_was_not_saved_as_a_step(window, replies, left, retail, retail_file):
    copy = left("Edited")
    replies.give("restore")
    offer_recoveries(window)
    assert "→ Edited" in replies.said[0]
    assert window.session.path == retail_file
    assert window.session.store.case.settings.title == "Edited"
    assert window.isWindowModified()
    assert not copy.exists()
    assert load(window.keeper.autosave.slot.file).settings.title == "Edited"
    window.undo()
    assert window.session.store.case == retail


def test_restoring_brings_entries_that_were_refused_back_to_their_cells(window, replies, left, retail, retail_file):
    role = retail.labor[1]
    refused = {
        f"labor/{role.id}/annual_salary": Refused("a lot", "“a lot” is not a number"),
        "labor/gone/annual_salary": Refused("7", "of a row that is not there"),
    }
    left("Edited", refused=refused)
    replies.give("restore")
    offer_recoveries(window)
    assert f"Labor, {role.name}, Annual salary: “a lot” is not a number" in replies.said[0]
    path = next(iter(refused))
    assert window.session.store.state.refused == {path: refused[path]}
    window.workspace.show_path(path)
    view = window.workspace.pages.currentWidget().views[0].view
    assert view.currentIndex().data() == "a lot"
    assert view.currentIndex().data(Qt.ItemDataRole.ToolTipRole) == "“a lot” is not a number"
    assert window.keeper.autosave.slot.refused == {path: refused[path]}
    window.undo()
    assert not window.session.store.state.refused


def test_a_copy_that_differs_in_a_refused_entry_alone_is_work_that_was_not_saved(window, replies, left, retail):
    left(retail.settings.title, refused={"settings/discount_rate": Refused("abc", "“abc” is not a number")})
    replies.give("restore")
    offer_recoveries(window)
    assert window.session.store.case == retail
    assert window.isWindowModified()


def test_discarding_one_leaves_the_others(window, replies, left):
    copies = {left("One"), left("Two")}
    replies.give("discard", "later")
    offer_recoveries(window)
    assert len([copy for copy in copies if copy.exists()]) == 1
    assert "changes to 2 cases" in replies.said[0]


def test_deciding_later_offers_it_again(window, replies, left):
    copy = left("Edited")
    replies.give("later", "later")
    offer_recoveries(window)
    offer_recoveries(window)
    assert copy.exists()
    assert window.session is None


def test_what_was_never_saved_comes_back_without_a_file(window, replies, left):
    left("Edited", path=None)
    replies.give("restore")
    offer_recoveries(window)
    assert window.session.path is None
    assert window.session.store.case.settings.title == "Edited"
    assert window.session.modified


def test_a_copy_whose_file_is_gone_comes_back_whole(window, replies, left, retail_file):
    left("Edited")
    retail_file.unlink()
    replies.give("restore")
    offer_recoveries(window)
    assert window.session.store.case.settings.title == "Edited"
    assert window.session.modified


def test_a_broken_copy_is_said_and_stays_until_it_is_discarded(window, replies, left):
    left("Edited").write_text("{ broken")
    replies.give("restore", "close", "discard")
    offer_recoveries(window)
    assert "cannot be read" in replies.said[1]
    assert left_behind() == []


def test_the_file_named_at_the_start_never_takes_the_place_of_what_was_restored(
    window, qtbot, replies, left, retail_file
):
    left("Edited")
    replies.give("restore")
    window.begin(retail_file)
    qtbot.waitUntil(lambda: window.keeper is not None, timeout=20_000)
    qtbot.wait(500)
    assert window.session.store.case.settings.title == "Edited"
    assert not window.busy


def test_another_file_named_at_the_start_does_not_ask_to_give_up_what_was_restored(
    window, qtbot, replies, left, retail, tmp_path
):
    save(retail, tmp_path / "other.bpocase")
    copy = left("Edited")
    replies.give("restore")
    window.begin(tmp_path / "other.bpocase")
    qtbot.waitUntil(lambda: window.keeper is not None, timeout=20_000)
    qtbot.wait(300)
    assert len(replies.said) == 1
    assert window.session.store.case.settings.title == "Edited"
    assert not copy.exists()


PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from bpo_case.desktop import application
from bpo_case.desktop.keeping import autosave
from bpo_case.desktop.window import MainWindow

autosave.WAIT_MS = 50

class Edited(MainWindow):
    def show_case(self, keeper):
        super().show_case(keeper)
        from bpo_case.case.change import Change
        keeper.autosave.kept.connect(lambda: print("kept", flush=True))
        keeper.session.store.change("Retitle", [Change("set", "settings/title", after="Typed before the power cut")])

application.MainWindow = Edited
sys.exit(application.start(Path(sys.argv[1])))
"""


@pytest.mark.slow
def test_a_program_that_is_killed_gives_the_work_back(window, replies, retail_file, retail, tmp_path, project):
    script = tmp_path / "program.py"
    script.write_text(textwrap.dedent(PROGRAM))
    command = [sys.executable, str(script), str(retail_file)]
    environment = {**os.environ, "PYTHONPATH": str(project)}
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert program.stdout.readline().strip() == "kept"
        program.send_signal(signal.SIGKILL)
    finally:
        program.kill()
        program.communicate(timeout=30)
    assert load(retail_file) == retail
    replies.give("restore")
    offer_recoveries(window)
    assert "→ Typed before the power cut" in replies.said[0]
    assert window.session.store.case.settings.title == "Typed before the power cut"
    assert not window.session.read_only
