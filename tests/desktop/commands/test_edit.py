"""What is still being typed belongs to the case as soon as anything is done with it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from bpo_case.case.file import load
from bpo_case.desktop.commands import exports
from tests.desktop.journeys.person import Person, wait_for

SALARY = "annual_salary"


@pytest.fixture
def person(retail_window):
    return Person(retail_window)


@pytest.fixture
def typing(person):
    """Somebody who has typed a salary and not pressed Enter."""
    person.go_to("labor")
    person.go_to_cell("labor", 0, SALARY)
    person.write("51000")
    return person


@pytest.fixture
def titling(person):
    """Somebody who is in the middle of the title."""
    person.go_to("overview")
    page = person.window.workspace.pages.currentWidget()
    page.show_path("settings/title")
    line = wait_for(lambda: isinstance(QApplication.focusWidget(), QLineEdit) and QApplication.focusWidget())
    line.selectAll()
    person.write("Our")
    return person


def test_saving_takes_the_cell_that_is_being_typed(typing, retail_file):
    typing.choose("save")
    assert load(retail_file).labor[0].annual_salary == 51_000
    assert typing.view("labor").hasFocus()


def test_saving_takes_the_line_of_a_form_and_one_can_type_on(titling, retail_file):
    titling.choose("save")
    assert load(retail_file).settings.title == "Our"
    titling.write(" case")
    titling.choose("save")
    assert load(retail_file).settings.title == "Our case"


def test_a_number_of_a_form_is_typed_on_where_one_was(person, retail_file):
    person.go_to("overview")
    person.window.workspace.pages.currentWidget().show_path("settings/hurdle_cap")
    line = wait_for(lambda: isinstance(QApplication.focusWidget(), QLineEdit) and QApplication.focusWidget())
    line.selectAll()
    person.write("1200")
    person.choose("save")
    person.write("0")
    person.choose("save")
    assert load(retail_file).settings.hurdle_cap == 12_000


def test_closing_asks_about_the_cell_that_is_being_typed(typing, replies):
    replies.give("cancel")
    assert not typing.window.close()
    assert typing.window.session.store.case.labor[0].annual_salary == 51_000


def test_undoing_takes_back_the_cell_that_is_being_typed(typing, retail):
    typing.window.undo()
    assert typing.window.session.store.case == retail
    assert typing.window.session.store.undo.canRedo()


def test_an_export_has_the_cell_that_is_being_typed(typing, monkeypatch, tmp_path):
    jobs = []
    monkeypatch.setattr(exports, "file_to_save", lambda *_: tmp_path / "out.xlsx")
    monkeypatch.setattr(typing.window.exports, "_start", jobs.append)
    typing.choose("workbook")
    assert jobs[0].case.labor[0].annual_salary == 51_000


def test_nothing_is_entered_where_nothing_was_typed(person):
    person.go_to("labor")
    person.go_to_cell("labor", 0, SALARY)
    person.press(Qt.Key.Key_F2)
    person.choose("save")
    assert not person.window.session.store.undo.canUndo()
