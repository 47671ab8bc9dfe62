"""One window for one file."""

import os
import subprocess
import sys

import pytest

from bpo_case.desktop.keeping.lock import DocumentLock

HOLDING = """
import sys, time
from pathlib import Path
from bpo_case.desktop.keeping.lock import DocumentLock
lock = DocumentLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
time.sleep(60)
"""


@pytest.fixture
def other(tmp_path):
    """Another process that has the file open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path / "a.bpocase")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline().strip() == "None"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_whoever_comes_second_is_told_who_has_it_and_since_when(tmp_path, other):
    holder = DocumentLock(tmp_path / "a.bpocase").take()
    assert holder.host == os.uname().nodename
    assert holder.user
    assert holder.since.timestamp() == pytest.approx((tmp_path / ".a.bpocase.lock").stat().st_mtime, abs=1)


def test_the_lock_of_a_process_that_was_killed_is_taken_over(tmp_path, other):
    other.kill()
    other.wait()
    assert (tmp_path / ".a.bpocase.lock").exists()
    assert DocumentLock(tmp_path / "a.bpocase").take() is None


def test_a_released_lock_leaves_nothing_behind(tmp_path):
    lock = DocumentLock(tmp_path / "a.bpocase")
    assert lock.take() is None
    lock.release()
    assert list(tmp_path.glob(".*")) == []


def test_a_file_in_a_folder_that_is_not_there_has_no_lock(tmp_path):
    assert DocumentLock(tmp_path / "missing" / "a.bpocase").take() is None
