"""A case in a file survives whatever happens while it is saved."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bpo_case.case import file
from bpo_case.case.errors import (
    Damaged,
    FileIsFolder,
    FileMissing,
    FileProblem,
    FileTooLarge,
    FileUnreadable,
    InvalidCase,
    NotSaved,
)
from bpo_case.case.file import load, read, save
from tests.case.samples import small_case
from tests.strategies import random_case

CASE = small_case()
OTHER = random_case(3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that has a case in it."""
    path = tmp_path / "Lohn & Gehalt – Łódź.bpocase"
    save(CASE, path)
    return path


def run(script: str, path: Path) -> str:
    """What a process of its own prints."""
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_what_is_saved_is_loaded(path: Path) -> None:
    assert load(path) == CASE
    save(OTHER, path)
    assert load(path) == OTHER


def test_saving_leaves_nothing_else_in_the_folder(path: Path) -> None:
    save(OTHER, path)
    assert list(path.parent.iterdir()) == [path]


def test_the_permissions_of_the_file_are_kept(path: Path) -> None:
    path.chmod(0o640)
    save(OTHER, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    save(CASE, tmp_path / "case")
    assert (tmp_path / "case").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_stays_a_link(path: Path) -> None:
    link = path.with_name("link")
    link.symlink_to(path.name)
    save(OTHER, link)
    assert link.is_symlink()
    assert load(path) == OTHER


def test_the_longest_name_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("ł" * 127)
    save(CASE, path)
    assert load(path) == CASE


def test_a_case_with_broken_rules_can_be_saved_and_is_read_with_its_problems(path: Path) -> None:
    broken = CASE.model_copy(update={"services": ()})
    save(broken, path)
    assert read(path).case == broken
    with pytest.raises(InvalidCase) as caught:
        load(path)
    assert caught.value.case == broken
    assert caught.value.problems == read(path).problems


def test_a_damaged_file_is_refused_and_can_be_read(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"42000.0", b"42001.0"))
    with pytest.raises(Damaged) as caught:
        load(path)
    assert caught.value.loaded.case.labor[1].annual_salary == 42_001
    assert read(path).damaged


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for name in ("gone", "no/folder", "a\x00b"):
        with pytest.raises(FileMissing, match="does not exist"):
            load(tmp_path / name)


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileIsFolder):
        load(tmp_path)
    with pytest.raises(FileIsFolder):
        save(CASE, tmp_path)


def test_a_file_below_a_file_is_told(path: Path) -> None:
    with pytest.raises(FileMissing):
        load(path / "x")
    with pytest.raises(NotSaved, match="its folder is a file"):
        save(CASE, path / "x")


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileUnreadable, match="not an ordinary file"):
        load(tmp_path / "pipe")


def test_a_system_that_refuses_is_quoted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FileUnreadable, match="cannot be read: Permission denied"):
        load(path)


def test_a_huge_file_is_refused_unread(path: Path) -> None:
    with path.open("r+b") as opened:
        opened.truncate(file.BYTES_AT_MOST + 1)
    with pytest.raises(FileTooLarge, match="has 200 MB, and a case has at most 200") as caught:
        load(path)
    assert caught.value.size == file.BYTES_AT_MOST + 1


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="its folder does not exist"):
        save(CASE, tmp_path / "gone" / "case")


def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "chmod")):
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, fail)
            with pytest.raises(NotSaved, match="the disk is full"):
                save(OTHER, path)
        assert load(path) == CASE
        assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_cannot_be_brought_to_the_disk_is_no_failure(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "open", refuse)
    save(OTHER, path)
    monkeypatch.undo()
    assert load(path) == OTHER


FULL_DISK = """
import resource, sys
from pathlib import Path
from bpo_case.case.file import load, save
from bpo_case.errors import BpoCaseError
from tests.strategies import random_case

path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    save(random_case(1, "reference"), path)
except BpoCaseError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="only there can a full disk be played")
def test_a_full_disk_leaves_the_old_file_whole_and_says_so(path: Path) -> None:
    old = path.read_bytes()
    said = run(FULL_DISK, path)
    assert said.startswith(f"“{path}” was not saved: there is no room for a file of this size.")
    assert len(said.splitlines()) == 1
    assert path.read_bytes() == old
    assert list(path.parent.iterdir()) == [path]


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from bpo_case.case.file import load, save
from tests.strategies import random_case

class Slow:
    # A disk so slow that most kills fall into the middle of writing.

    def __init__(self, file):
        self.file = file

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def write(self, data):
        for start in range(0, len(data), 1_000):
            self.file.write(data[start:start + 1_000])
            self.file.flush()
            time.sleep(0.0005)


path = Path(sys.argv[1])
cases = [random_case(1), random_case(2)]
ordinary = Path.open
for _ in range(20):
    child = os.fork()
    if not child:
        Path.open = lambda *arguments: Slow(ordinary(*arguments))
        while True:
            for case in cases:
                save(case, path)
    time.sleep(random.uniform(0.01, 0.1))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    print(cases.index(load(path)))
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="processes are killed otherwise elsewhere")
def test_a_process_killed_while_it_saves_leaves_one_of_the_two_cases(path: Path) -> None:
    save(random_case(1), path)
    found = run(KILLED, path).split()
    assert len(found) == 20
    assert set(found) <= {"0", "1"}


def test_every_problem_with_a_file_names_the_file(path: Path) -> None:
    kinds = [kind for kind in FileProblem.__subclasses__() if kind.__init__ is FileProblem.__init__]
    assert FileMissing in kinds
    for kind in kinds:
        assert f"“{path}”" in str(kind(path, "reason"))
