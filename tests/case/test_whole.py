"""Files that are written whole or not at all, whoever writes them."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from bpo_case.case.errors import FileIsFolder, NotSaved
from bpo_case.case.whole import write_whole


def test_a_file_is_there_when_its_writer_has_finished(tmp_path: Path) -> None:
    target = tmp_path / "new.txt"
    write_whole(target, lambda beside: beside.write_bytes(b"whole"))
    assert target.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "close it"), (errno.EROFS, "the disk can only be read")],
)
def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, number: int, reason: str) -> None:
    target = tmp_path / "old.txt"
    target.write_bytes(b"old")

    def half(beside: Path) -> None:
        beside.write_bytes(b"ne")
        raise OSError(number, "as the system says it")

    with pytest.raises(NotSaved, match=reason):
        write_whole(target, half)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_what_may_be_done_with_a_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "shared.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_whole(target, lambda beside: beside.write_bytes(b"new"))
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_whole(link, lambda beside: beside.write_bytes(b"new"))
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(FileIsFolder):
        write_whole(tmp_path, lambda beside: beside.write_bytes(b"new"))
