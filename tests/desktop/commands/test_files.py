"""The life of the file, as a person at the window lives it."""

import json
import resource

import pytest

from bpo_case.case.change import Change, apply
from bpo_case.case.file import load, save
from bpo_case.desktop.commands import files as module
from bpo_case.desktop.keeping.backups import back_up, backups
from bpo_case.desktop.keeping.lock import DocumentLock
from bpo_case.desktop.keeping.recent import recent
from bpo_case.desktop.start.patterns import SAMPLES, TEMPLATES
from tests.desktop.windows import opened, retitle


@pytest.fixture
def save_to(monkeypatch):
    """Chooses a file in place of the system's dialog."""

    def choose(path):
        monkeypatch.setattr(module, "file_to_save", lambda *_: path)

    return choose


def test_a_file_is_opened_and_named_in_the_title_and_among_the_recent(retail_window, retail_file):
    assert retail_window.windowTitle() == "retail[*] – BPO Case"
    assert not retail_window.isWindowModified()
    assert [each.path for each in recent()] == [retail_file]
    assert retail_window.stack.currentWidget() is retail_window.workspace


def test_the_frame_says_what_is_opened_until_it_is_there(qtbot, window, retail_file):
    def begin():
        window.files.open(retail_file)
        assert window.stack.currentWidget() is window.opening_page
        assert "retail" in window.opening_page.sentence.text()
        assert not window.menus.actions["open"].isEnabled()

    opened(qtbot, window, begin)
    assert window.menus.actions["open"].isEnabled()


def test_an_edit_shows_in_the_title_and_saving_takes_it_away(retail_window, retail_file):
    retitle(retail_window, "Edited")
    assert retail_window.isWindowModified()
    assert retail_window.files.save()
    assert not retail_window.isWindowModified()
    assert load(retail_file).settings.title == "Edited"


@pytest.mark.parametrize("pattern", [SAMPLES[0], TEMPLATES[0]])
def test_a_copy_of_a_pattern_has_no_file_until_it_is_saved(qtbot, window, pattern, save_to, tmp_path):
    opened(qtbot, window, lambda: window.files.begin(pattern.path))
    assert window.session.path is None
    assert not window.session.modified
    save_to(tmp_path / "mine.bpocase")
    assert window.files.save()
    assert load(tmp_path / "mine.bpocase") == load(pattern.path)
    assert window.windowTitle().startswith("mine")


def test_cancelling_save_as_saves_nothing(retail_window, save_to):
    save_to(None)
    retitle(retail_window, "Edited")
    assert not retail_window.files.save_as()
    assert retail_window.session.modified


@pytest.mark.parametrize(
    ("answer", "left", "kept"), [("save", True, True), ("discard", True, False), ("cancel", False, False)]
)
def test_unsaved_changes_are_asked_about_once(retail_window, retail_file, replies, answer, left, kept):
    retitle(retail_window, "Edited")
    replies.give(answer)
    assert retail_window.files.close() is left
    assert (retail_window.session is None) is left
    assert (load(retail_file).settings.title == "Edited") is kept
    assert "Change the title" in replies.said[0]


def test_closing_the_window_asks_and_can_be_cancelled(retail_window, replies):
    retitle(retail_window, "Edited")
    replies.give("cancel")
    assert not retail_window.close()
    assert retail_window.session.modified


def test_what_is_saved_is_closed_without_a_question(retail_window):
    assert retail_window.files.close()
    assert retail_window.stack.currentWidget() is retail_window.start_page
    assert retail_window.windowTitle() == "BPO Case"


def test_opening_another_case_asks_first(retail_window, replies, retail, tmp_path):
    save(retail, tmp_path / "other.bpocase")
    retitle(retail_window, "Edited")
    replies.give("cancel")
    retail_window.files.open(tmp_path / "other.bpocase")
    assert retail_window.session.path.name == "retail.bpocase"


def test_a_file_that_is_not_there_is_said_and_forgotten(qtbot, window, replies, tmp_path):
    module.remember(tmp_path / "gone.bpocase")
    replies.give("close")
    window.files.open(tmp_path / "gone.bpocase")
    qtbot.waitUntil(lambda: bool(replies.said) and not window.busy)
    assert "does not exist" in replies.said[0]
    assert recent() == []
    assert window.stack.currentWidget() is window.start_page


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"PK\x03\x04", "Excel workbook"), (b"", "it is empty"), (b"{}", "is not a BPO Case document")],
)
def test_other_files_get_their_sentence_and_the_open_case_stays(qtbot, retail_window, replies, tmp_path, content, said):
    (tmp_path / "x.bpocase").write_bytes(content)
    replies.give("close")
    retail_window.files.open(tmp_path / "x.bpocase")
    qtbot.waitUntil(lambda: bool(replies.said) and not retail_window.busy)
    assert said in replies.said[0]
    assert retail_window.stack.currentWidget() is retail_window.workspace


def test_a_newer_format_says_which_version_to_install(qtbot, window, replies, retail_file):
    envelope = json.loads(retail_file.read_text())
    retail_file.write_text(json.dumps({**envelope, "version": 99, "needs": "7.0"}))
    replies.give("close")
    window.files.open(retail_file)
    qtbot.waitUntil(lambda: bool(replies.said))
    assert "install BPO Case 7.0 or later" in replies.said[0]


def test_a_damaged_file_shows_what_could_be_read_and_is_not_saved_over(qtbot, window, retail_file, save_to, tmp_path):
    before = retail_file.read_bytes().replace(b"Auwald", b"Auwolf", 1)
    retail_file.write_bytes(before)
    opened(qtbot, window, lambda: window.files.open(retail_file))
    assert "damaged" in window.banners.shown
    assert "(read-only)" in window.windowTitle()
    save_to(tmp_path / "mended.bpocase")
    assert window.files.save()
    assert retail_file.read_bytes() == before
    assert "Auwolf" in load(tmp_path / "mended.bpocase").model_dump_json()
    assert "(read-only)" not in window.windowTitle()
    assert window.banners.shown == {}


def test_a_file_of_which_a_part_cannot_be_read_is_not_saved_over(qtbot, window, tmp_path, retail):
    from bpo_case.case import envelope

    body = json.loads(retail.model_dump_json())
    body["labor"][0]["annual_salary"] = "much"
    text = envelope._canonical(body)
    whole = {"format": "bpo-case", "version": 1, "needs": "0.1", "case": body, "sha256": envelope._checksum(text, 1)}
    (tmp_path / "part.bpocase").write_text(json.dumps(whole))
    opened(qtbot, window, lambda: window.files.open(tmp_path / "part.bpocase"))
    assert window.session.read_only
    assert "broken" in window.banners.shown


def test_a_case_with_problems_is_shown_so_that_they_can_be_mended(qtbot, window, tmp_path, retail):
    other = retail.options[0].model_copy(update={"id": "twin"})
    save(retail.model_copy(update={"options": (*retail.options, other)}), tmp_path / "twin.bpocase")
    opened(qtbot, window, lambda: window.files.open(tmp_path / "twin.bpocase"))
    assert "problems" in window.banners.shown
    assert not window.session.read_only


def test_a_file_that_somebody_has_open_is_shown_read_only_with_who_it_is(qtbot, window, retail_file, save_to, tmp_path):
    lock = DocumentLock(retail_file)
    lock.take()
    opened(qtbot, window, lambda: window.files.open(retail_file))
    assert "has had this file open since" in window.banners.shown["lock"].accessibleName()
    save_to(tmp_path / "copy.bpocase")
    assert window.files.save()
    assert window.session.path == tmp_path / "copy.bpocase"
    lock.release()


def test_a_full_disk_is_said_and_the_case_stays_with_a_recovery_copy(retail_window, replies, retail_file, retail):
    retitle(retail_window, "Edited")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    replies.give("close")
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        assert not retail_window.files.save()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "no room" in replies.said[0]
    assert "no recovery copy" in replies.said[0]
    assert load(retail_file) == retail
    assert retail_window.session.modified


def test_a_folder_that_vanished_is_said_and_a_recovery_copy_is_kept(qtbot, window, replies, retail, tmp_path):
    folder = tmp_path / "drive"
    folder.mkdir()
    save(retail, folder / "a.bpocase")
    opened(qtbot, window, lambda: window.files.open(folder / "a.bpocase"))
    retitle(window, "Edited")
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    replies.give("close")
    assert not window.files.save()
    assert "its folder does not exist" in replies.said[0]
    assert "a recovery copy was written" in replies.said[0]
    assert load(window.keeper.autosave.slot.file).settings.title == "Edited"


# -- Changed by others --


@pytest.fixture
def changed_outside(retail_window, retail, retail_file):
    save(apply(retail, [Change("set", "settings/title", after="Theirs")]), retail_file)
    retitle(retail_window, "Mine")
    return retail_window


def test_keeping_mine_saves_over_theirs_which_stays_as_a_backup(changed_outside, replies, retail_file):
    replies.give("mine")
    assert changed_outside.files.save()
    assert "→ Theirs" in replies.said[0]
    assert load(retail_file).settings.title == "Mine"
    assert load(backups(retail_file)[0].file).settings.title == "Theirs"


def test_taking_theirs_shows_it_and_can_be_undone(changed_outside, replies, retail_file):
    replies.give("theirs")
    changed_outside.outside.look()
    assert changed_outside.session.store.case.settings.title == "Theirs"
    assert not changed_outside.isWindowModified()
    changed_outside.undo()
    assert changed_outside.session.store.case.settings.title == "Mine"


def test_deciding_later_saves_nothing(changed_outside, replies, retail_file):
    replies.give("cancel")
    assert not changed_outside.files.save()
    assert load(retail_file).settings.title == "Theirs"


def test_saving_mine_elsewhere_leaves_theirs(changed_outside, replies, retail_file, save_to, tmp_path):
    save_to(tmp_path / "mine.bpocase")
    replies.give("elsewhere")
    changed_outside.files.save()
    assert load(retail_file).settings.title == "Theirs"
    assert load(tmp_path / "mine.bpocase").settings.title == "Mine"


def test_a_file_that_vanished_is_told_without_a_question(retail_window, retail_file):
    retail_file.unlink()
    retail_window.outside.look()
    assert "no longer there" in retail_window.banners.shown["gone"].accessibleName()


# -- Backups --


def test_a_backup_is_restored_as_a_step_that_can_be_undone(retail_window, replies, retail):
    retitle(retail_window, "Second")
    retail_window.files.save()
    replies.give("restore")
    retail_window.files.restore_backup()
    assert "Second → Customer care" in replies.said[0]
    assert retail_window.session.store.case == retail
    retail_window.undo()
    assert retail_window.session.store.case.settings.title == "Second"


def test_no_backup_is_said(retail_window, replies):
    replies.give("close")
    retail_window.files.restore_backup()
    assert "no backup of this file yet" in replies.said[0]


def test_a_broken_file_offers_its_backups(qtbot, window, replies, retail_file, retail):
    back_up(retail_file)
    retail_file.write_bytes(b"{ broken")
    replies.give("restore", "restore")
    opened(qtbot, window, lambda: window.files.open(retail_file))
    assert window.session.store.case == retail
    assert window.session.path is None
