"""bpo-case export and report: real files, and places to which nothing can be written."""

from __future__ import annotations

import os

import pytest

START = {"export": b"PK\x03\x04", "report": b"%PDF"}
SUFFIX = {"export": ".xlsx", "report": ".pdf"}
BOTH = pytest.mark.parametrize("command", ["export", "report"])


@BOTH
@pytest.mark.slow
def test_a_file_of_the_right_kind_is_written_and_nothing_else(run, retail, tmp_path, command):
    out = tmp_path / f"out{SUFFIX[command]}"
    said = run(command, retail, out)
    assert (said.code, said.problems) == (0, "")
    assert str(out) in said.out
    assert out.read_bytes().startswith(START[command])
    assert sorted(tmp_path.iterdir()) == [out, retail]


@BOTH
@pytest.mark.slow
def test_an_empty_case_is_written_over_what_was_there_before(run, empty, tmp_path, command):
    out = tmp_path / f"out{SUFFIX[command]}"
    out.write_bytes(b"before")
    assert run(command, empty, out).code == 0
    assert out.read_bytes().startswith(START[command])


@BOTH
def test_the_case_itself_is_never_overwritten(refused, retail, tmp_path, command):
    before = retail.read_bytes()
    link = tmp_path / f"link{SUFFIX[command]}"
    link.symlink_to(retail)
    for out in (retail, link):
        assert "is the case itself" in refused(command, retail, out)
    assert retail.read_bytes() == before
    assert link.is_symlink()


@BOTH
def test_a_folder_is_answered_with_a_name_in_it(refused, retail, tmp_path, command):
    assert f"retail{SUFFIX[command]}" in refused(command, retail, tmp_path)


@BOTH
def test_a_missing_folder_is_said(refused, retail, tmp_path, command):
    assert "there is no folder" in refused(command, retail, tmp_path / "nowhere" / f"out{SUFFIX[command]}")


@BOTH
def test_another_ending_is_answered_with_the_right_one(refused, retail, tmp_path, command):
    assert f"write {tmp_path / 'out'}{SUFFIX[command]}" in refused(command, retail, tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()


@BOTH
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_what_is_no_ordinary_file_is_left_alone(refused, retail, tmp_path, command):
    pipe = tmp_path / f"pipe{SUFFIX[command]}"
    os.mkfifo(pipe)
    assert "not an ordinary file" in refused(command, retail, pipe)
    assert pipe.is_fifo()


@BOTH
@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_that_must_not_be_written_to_is_said(refused, retail, tmp_path, command):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert "not saved" in refused(command, retail, locked / f"out{SUFFIX[command]}")
    assert not list(locked.iterdir())


@BOTH
def test_a_missing_case_is_said_before_anything_is_written(refused, tmp_path, command):
    assert "does not exist" in refused(command, tmp_path / "nowhere.bpocase", tmp_path / f"out{SUFFIX[command]}")
    assert not list(tmp_path.iterdir())
