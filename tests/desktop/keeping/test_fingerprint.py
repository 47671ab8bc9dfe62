"""Whether a file is still the one that was read."""

import os

from bpo_case.desktop.keeping.fingerprint import change_of, fingerprint


def test_a_file_that_nobody_touched_is_the_same(tmp_path):
    file = tmp_path / "a"
    file.write_text("one")
    assert change_of(file, fingerprint(file)) == "same"


def test_a_file_that_was_only_touched_is_the_same(tmp_path):
    file = tmp_path / "a"
    file.write_text("one")
    seen = fingerprint(file)
    os.utime(file, (1, 1))
    assert change_of(file, seen) == "same"


def test_other_content_of_the_same_size_is_a_change(tmp_path):
    file = tmp_path / "a"
    file.write_text("one")
    seen = fingerprint(file)
    file.write_text("two")
    os.utime(file, (1, 1))
    assert change_of(file, seen) == "changed"


def test_a_file_that_was_deleted_is_gone(tmp_path):
    file = tmp_path / "a"
    file.write_text("one")
    seen = fingerprint(file)
    file.unlink()
    assert change_of(file, seen) == "gone"
