"""Boxes that tell and ask."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from bpo_case.desktop.dialogs import choose
from bpo_case.desktop.dialogs.choose import file_name, file_to_save
from bpo_case.desktop.dialogs.question import SHOWN_AT_MOST, Answer, Question
from bpo_case.desktop.dialogs.versions_dialog import Version, VersionsDialog
from tests.desktop.windows import words_of

ANSWERS = (Answer("no", "No", escapes=True), Answer("yes", "Yes", main=True), Answer("drop", "Drop", apart=True))


@pytest.fixture
def box(qtbot):
    made = Question(None, "Heading", "A sentence.", ANSWERS, "bad", [f"line {number}" for number in range(700)])
    qtbot.addWidget(made)
    made.show()
    return made


def test_escape_is_the_answer_that_escapes(box, qtbot):
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.answer == "no"


def test_enter_is_the_main_answer(box, qtbot):
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.answer == "yes"


def test_what_gives_something_up_stands_apart(box):
    places = {key: button.x() for key, button in box.buttons.items()}
    assert places["drop"] < places["no"] < places["yes"]
    assert places["no"] - places["drop"] > 2 * box.buttons["drop"].width()


def test_long_lists_are_cut_and_the_rest_counted(box):
    assert f"and {700 - SHOWN_AT_MOST} more" in words_of(box)


def test_a_screen_reader_hears_heading_and_sentence(box):
    assert (box.accessibleName(), box.accessibleDescription()) == ("Heading", "A sentence.")


def test_versions_show_what_each_would_change(qtbot):
    versions = [Version("First", "a", lambda: ["one"]), Version("Second", "b", lambda: None)]
    dialog = VersionsDialog(None, "Versions", "Choose.", versions, ANSWERS)
    qtbot.addWidget(dialog)
    assert (dialog.summary.text(), dialog.changes.count()) == ("1 change", 1)
    dialog.list.setCurrentRow(1)
    assert dialog.summary.text() == "What differs cannot be told."
    dialog.choose("yes")
    assert (dialog.answer, dialog.chosen) == ("yes", 1)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Care: 2027/28", "Care 2027 28"),
        ("  ..a. ", "a"),
        ("Łódź & Co", "Łódź & Co"),
        ("???", "case"),
        ("x" * 300, "x" * 100),
    ],
)
def test_titles_become_names_that_every_system_allows(title, name):
    assert file_name(title) == name


def test_the_dialog_asks_before_a_file_is_replaced_also_without_its_ending(monkeypatch, qapp, tmp_path):
    seen = []

    def look(dialog):
        seen.append(dialog)
        assert dialog.defaultSuffix() == "bpocase"
        assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
        assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
        return 0

    monkeypatch.setattr(choose.QFileDialog, "exec", look)
    assert file_to_save(None, "Save", tmp_path / "a.bpocase", (choose.case_filter(),)) is None
    assert len(seen) == 1
