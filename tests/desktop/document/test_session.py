"""A case that is open."""

import pytest

from bpo_case.case.change import Change
from bpo_case.case.errors import NotSaved
from bpo_case.case.file import load


def retitle(session, title):
    session.store.change("Retitle", [Change("set", "settings/title", after=title)])


def test_a_case_without_a_file_is_called_by_its_title_and_then_by_its_file(session, retail, tmp_path):
    assert session.name == retail.settings.title
    session.save(tmp_path / "mine.bpocase")
    assert session.name == "mine"


def test_saving_clears_what_was_unsaved_and_undoing_brings_it_back(session, tmp_path):
    retitle(session, "Edited")
    session.save(tmp_path / "a.bpocase")
    assert not session.modified
    session.store.undo.undo()
    assert session.modified


def test_a_save_that_fails_changes_nothing(session, tmp_path):
    retitle(session, "Edited")
    with pytest.raises(NotSaved):
        session.save(tmp_path / "missing" / "a.bpocase")
    assert (session.path, session.saved_at, session.modified) == (None, None, True)


def test_what_was_read_only_is_ones_own_once_it_is_saved_elsewhere(session, retail, tmp_path):
    session.read_only = True
    session.save(tmp_path / "a.bpocase")
    assert not session.read_only
    assert load(tmp_path / "a.bpocase") == retail


def test_a_case_can_be_unsaved_without_an_edit(session, qtbot):
    with qtbot.waitSignal(session.renamed):
        session.is_unsaved()
    assert session.modified
