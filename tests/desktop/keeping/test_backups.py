"""Older versions of a document."""

from datetime import datetime, timedelta

import pytest

from bpo_case.desktop.keeping import backups as module
from bpo_case.desktop.keeping.backups import LAST, back_up, backups


@pytest.fixture
def clock(monkeypatch):
    """A clock that is set by hand."""

    class Clock(datetime):
        time = datetime(2026, 11, 22, 9)

        @classmethod
        def now(cls, tz=None):
            return cls.time

    monkeypatch.setattr(module, "datetime", Clock)
    return Clock


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "case.bpocase"
    path.write_text("0")
    return path


def test_a_backup_is_the_file_as_it_was(document, clock):
    kept = back_up(document)
    document.write_text("new")
    assert kept.file.read_text() == "0"
    assert [each.file for each in backups(document)] == [kept.file]


def test_a_document_that_is_not_there_has_no_backup(tmp_path):
    assert back_up(tmp_path / "new.bpocase") is None
    assert backups(tmp_path / "new.bpocase") == []


def test_the_last_ten_are_kept_and_of_older_ones_the_last_of_each_day(document, clock):
    for number in range(60):
        document.write_text(str(number))
        back_up(document)
        clock.time += timedelta(hours=8)
    kept = [int(each.file.read_text()) for each in backups(document)]
    assert kept[:LAST] == list(range(59, 49, -1))
    older = [backup.when.date() for backup in backups(document)[LAST:]]
    assert len(older) == len(set(older))
    assert len(older) == 17


def test_documents_of_the_same_name_have_backups_of_their_own(tmp_path, clock):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "case.bpocase").write_text(folder)
        back_up(tmp_path / folder / "case.bpocase")
    assert [each.file.read_text() for each in backups(tmp_path / "b" / "case.bpocase")] == ["b"]


def test_no_room_for_a_backup_is_no_reason_not_to_save(document, home):
    home.write_text("a file where a folder should be")
    assert back_up(document) is None
