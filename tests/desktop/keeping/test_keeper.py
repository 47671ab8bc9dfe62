"""All that keeps an open case."""

import os
import resource
import stat

import pytest

from bpo_case.case.change import Change, apply
from bpo_case.case.errors import FileProblem
from bpo_case.case.file import load, save
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.forms.entering import enter
from bpo_case.desktop.keeping import autosave
from bpo_case.desktop.keeping.backups import backups
from bpo_case.desktop.keeping.keeper import InUse, Keeper
from bpo_case.desktop.keeping.lock import DocumentLock


@pytest.fixture
def keeper(retail, retail_file, background, monkeypatch):
    monkeypatch.setattr(autosave, "WAIT_MS", 20)
    made = Keeper(Session(retail, retail_file, background))
    yield made
    made.close()


def retitle(keeper, title):
    keeper.session.store.change("Retitle", [Change("set", "settings/title", after=title)])


def test_an_edit_has_a_recovery_copy_a_moment_later(keeper, qtbot):
    with qtbot.waitSignal(keeper.autosave.kept, timeout=5_000):
        retitle(keeper, "Edited")
    assert load(keeper.autosave.slot.file).settings.title == "Edited"
    assert keeper.autosave.slot.origin.path == keeper.session.path


def test_what_is_saved_has_no_recovery_copy(keeper, qtbot):
    with qtbot.waitSignal(keeper.autosave.kept, timeout=5_000):
        retitle(keeper, "Edited")
    with qtbot.waitSignal(keeper.autosave.kept, timeout=5_000):
        keeper.save(keeper.session.path)
    qtbot.waitUntil(lambda: not keeper.autosave.slot.file.exists())
    assert load(keeper.session.path).settings.title == "Edited"


def test_what_no_save_takes_keeps_its_recovery_copy(keeper, qtbot, retail):
    with qtbot.waitSignal(keeper.autosave.kept, timeout=5_000):
        enter(keeper.session.store, "settings/discount_rate", "abc")
    with qtbot.waitSignal(keeper.autosave.kept, timeout=5_000):
        keeper.save(keeper.session.path)
    assert not keeper.session.modified
    assert load(keeper.autosave.slot.file) == retail
    assert keeper.autosave.slot.refused["settings/discount_rate"].text == "abc"
    enter(keeper.session.store, "settings/discount_rate", "9 %")
    keeper.save(keeper.session.path)
    qtbot.waitUntil(lambda: not keeper.autosave.slot.file.exists())


def test_a_save_keeps_the_version_that_it_replaces(keeper, retail):
    retitle(keeper, "Edited")
    keeper.save(keeper.session.path)
    (kept,) = backups(keeper.session.path)
    assert load(kept.file) == retail


def test_ones_own_save_is_not_a_change_from_outside(keeper):
    retitle(keeper, "Edited")
    keeper.save(keeper.session.path)
    assert keeper.change() == "same"


def test_the_version_on_the_disk_can_be_taken_and_undone(keeper, retail):
    theirs = apply(retail, [Change("set", "settings/title", after="Theirs")])
    retitle(keeper, "Mine")
    save(theirs, keeper.session.path)
    assert keeper.change() == "changed"
    keeper.take(keeper.on_disk(), "Take theirs")
    assert (keeper.session.store.case.settings.title, keeper.session.modified) == ("Theirs", False)
    assert keeper.change() == "same"
    keeper.session.store.undo.undo()
    assert (keeper.session.store.case.settings.title, keeper.session.modified) == ("Mine", True)


def test_saving_elsewhere_moves_the_lock(keeper, tmp_path):
    first, second = keeper.session.path, tmp_path / "second.bpocase"
    keeper.save(second)
    other = DocumentLock(first)
    assert other.take() is None
    other.release()
    assert DocumentLock(second).take() is not None


def test_a_file_that_somebody_has_open_is_not_saved_over(keeper, tmp_path):
    other = DocumentLock(tmp_path / "other.bpocase")
    other.take()
    with pytest.raises(InUse, match="has it open"):
        keeper.save(tmp_path / "other.bpocase")
    other.release()
    assert not (tmp_path / "other.bpocase").exists()


def test_a_save_elsewhere_that_fails_leaves_the_lock_on_the_open_file(keeper, tmp_path):
    (tmp_path / "second.bpocase").mkdir()
    with pytest.raises(FileProblem):
        keeper.save(tmp_path / "second.bpocase")
    assert DocumentLock(keeper.session.path).take() is not None
    other = DocumentLock(tmp_path / "second.bpocase")
    assert other.take() is None
    other.release()


def test_closing_leaves_neither_lock_nor_copy(retail, retail_file, background, home):
    made = Keeper(Session(retail, retail_file, background))
    retitle(made, "Edited")
    made.autosave.keep_now()
    made.close()
    assert [file.name for file in retail_file.parent.glob(".*.lock")] == []
    assert [file.name for file in home.rglob("*") if file.is_file()] == []


# -- Everything that can keep a save from succeeding --


def full_disk(path):
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    return path


def folder_that_can_only_be_read(path):
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    return path


def missing_folder(path):
    return path.parent / "missing" / "a.bpocase"


def folder_in_its_place(path):
    (path.parent / "folder.bpocase").mkdir()
    return path.parent / "folder.bpocase"


def file_as_folder(path):
    return path / "a.bpocase"


@pytest.fixture
def restored(retail_file):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    retail_file.parent.chmod(0o755)


@pytest.mark.parametrize(
    "obstacle", [full_disk, folder_that_can_only_be_read, missing_folder, folder_in_its_place, file_as_folder]
)
def test_a_save_that_fails_says_why_and_loses_nothing(keeper, retail, retail_file, obstacle, restored, tmp_path):
    if obstacle is folder_that_can_only_be_read and os.geteuid() == 0:
        pytest.skip("the administrator may write everywhere")
    retitle(keeper, "Edited")
    target = obstacle(retail_file)
    with pytest.raises(FileProblem) as caught:
        keeper.save(target)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    retail_file.parent.chmod(0o755)
    assert str(target) in str(caught.value)
    assert load(retail_file) == retail
    assert (keeper.session.store.case.settings.title, keeper.session.modified) == ("Edited", True)
    if obstacle is not full_disk:
        assert load(keeper.autosave.slot.file).settings.title == "Edited"
        assert keeper.autosave.at is not None


def test_a_recovery_copy_that_cannot_be_written_is_said(keeper, qtbot, home):
    home.mkdir(parents=True, exist_ok=True)
    (home / "XDG_DATA_HOME").rename(home / "elsewhere")
    (home / "XDG_DATA_HOME").write_text("a file where a folder should be")
    with qtbot.waitSignal(keeper.autosave.failed, timeout=5_000) as said:
        retitle(keeper, "Edited")
    assert isinstance(said.args[0], FileProblem)


def test_a_file_that_vanished_is_written_anew(keeper, retail):
    keeper.session.path.unlink()
    assert keeper.change() == "gone"
    keeper.save(keeper.session.path)
    assert load(keeper.session.path) == retail
