"""Whole ways through the window, as people go them: real menus, keys and files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from threading import Timer

import pdfplumber
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bpo_case.case.change import apply, diff
from bpo_case.case.file import load
from bpo_case.desktop.document.outcome import outcome_of
from bpo_case.desktop.importing.difference_dialog import DifferenceDialog
from bpo_case.desktop.start.patterns import EMPTY, SAMPLES
from bpo_case.desktop.start.tile import Tile
from bpo_case.workbook.back.reader import read_book
from tests import libreoffice
from tests.desktop.journeys.person import CONTROL, SECONDS, Person, wait_for
from tests.desktop.windows import opened
from tests.workbook.back.sheets import Sheets
from tests.workbook.comparison import compared

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support (grabbing the keyboard|raise)"),  # without a screen
]


# -- From a sample: edit, see the figures follow, and take it back --


def test_an_edit_in_a_sample_moves_the_key_figures_and_undo_brings_them_back(qtbot, window, person):
    sample = next(tile for tile in window.start_page.findChildren(Tile) if SAMPLES[0].name in tile.accessibleName())
    opened(qtbot, window, lambda: person.click(sample))
    before, start = person.figures(), window.session.store.case
    person.go_to("labor")
    salary = person.cell("labor", 0, "annual_salary")
    person.enter("labor", 0, annual_salary="52000")
    assert person.cell("labor", 0, "annual_salary") == "52,000"
    after = person.figures()
    assert after["npv"] != before["npv"]
    assert window.menus.actions["undo"].text() == "&Undo: Edit Annual salary"
    person.press(Qt.Key.Key_Z, CONTROL)
    assert person.figures() == before
    assert person.cell("labor", 0, "annual_salary") == salary
    assert window.session.store.case is start
    assert not window.isWindowModified()
    person.press(Qt.Key.Key_Y, CONTROL)
    assert person.figures() == after


# -- From nothing to the board paper, by way of a workbook --


def build(person: Person) -> None:
    """Enter a case: a service, two places, four kinds of cost, and two options."""
    person.go_to("services")
    person.enter("services", 0, name="Invoices", volume_unit="invoices", volume_today="40000", minutes_today="9")
    person.enter("services", 0, first_volume="40000", minutes="9")
    person.go_to("locations")
    person.enter("locations", 0, name="Köln", country="Deutschland")
    person.enter("locations", 1, name="Łódź")
    person.go_to("labor")
    person.enter("labor", 0, name="Clerk", actual_fte="45", annual_salary="48k", benefits="22%", severance_weeks="20")
    person.go_to("infrastructure")
    person.enter("infrastructure", 0, name="Seats", amount="=450+50")
    person.go_to("training")
    person.enter("training", 0, name="Induction", hours="24", trainer_rate="60")
    for _ in range(2):
        person.go_to("options")
        page = person.window.workspace.pages.currentWidget()
        person.click(page.add)
        assert person.window.workspace.steps.currentItem().text()
    person.go_to("options")
    person.enter("options", 0, name="As we are", kind="as is")
    person.enter("options", 1, name="Vendor A", contract_months="60")
    person.go_to("Vendor A")
    page = person.window.workspace.pages.currentWidget()
    person.click(page.tabs.buttons["plan"])
    person.enter("plan", 0, name="Move", share="80%", location="Łódź", migration_start="4", migration_months="3")
    person.click(page.tabs.buttons["charges"])
    person.enter("charges", 0, name="Fee", basis="per unit", price="1.9", contract_volume="32000")


def edited_in_a_spreadsheet(path, tmp_path, table, row, field, value):
    """Change an input in a workbook, and let LibreOffice calculate and save it, where there is one."""
    book, sheets = load_workbook(path), Sheets(read_book(path))
    sheet = sheets.marked[table]
    cells = book[sheet.grid.name]
    cells.cell(sheets.row(table, row.id), sheet.columns[field][0] + 1).value = value
    book.save(path)
    if not libreoffice.found():
        pytest.skip("LibreOffice is not installed")
    return libreoffice.converted(path, tmp_path / "from-libreoffice", tmp_path / "profile")


def test_from_an_empty_case_to_the_board_paper_by_way_of_a_workbook(qtbot, window, person, replies, chosen, tmp_path):
    empty = next(tile for tile in window.start_page.findChildren(Tile) if EMPTY.name in tile.accessibleName())
    opened(qtbot, window, lambda: person.click(empty))
    build(person)
    outcome, case = person.outcome(), window.session.store.case
    assert outcome.problems == ()
    assert not window.session.store.state.refused
    assert [len(rows) for rows in (case.labor, case.infrastructure, case.training, case.charges)] == [1, 1, 1, 1]
    assert [option.name for option in case.options] == ["As we are", "Vendor A"]
    assert (case.labor[0].annual_salary, case.infrastructure[0].amount) == (48_000, 500)
    assert case.plan[0].location == case.locations[1].id
    person.go_to("results")
    page = window.workspace.pages.currentWidget()
    wait_for(lambda: page.compare.isVisible() and page.compare.model().columnCount() >= 2, "the results")

    chosen.give(tmp_path / "clerks.bpocase", tmp_path / "clerks.xlsx")
    person.choose("save")
    assert load(tmp_path / "clerks.bpocase") == case
    replies.give("close")
    person.choose("workbook")
    wait_for(lambda: "The workbook was written." in "".join(replies.said), "the workbook")

    changed = edited_in_a_spreadsheet(
        tmp_path / "clerks.xlsx", tmp_path, "labor", case.labor[0], "annual_salary", 51_000
    )
    before = person.figures()
    chosen.give(changed)
    person.choose("import")
    dialog = wait_for(lambda: window.findChild(DifferenceDialog), "the differences")
    (row,) = dialog.model.rows
    assert (row.status, row.sheet) == ("excel", "Labor")
    assert row.label == "Labor, Clerk, Annual salary: 48,000 → 51,000"
    person.click(dialog.take)
    wait_for(lambda: window.session.store.case is not case, "the import")
    assert window.menus.actions["undo"].text() == "&Undo: Import clerks.xlsx"
    after = person.figures()
    assert after["npv"] != before["npv"]
    agreed = compared(person.outcome().results, changed)
    assert agreed.cells > 500 and agreed.wrong[:10] == []

    replies.give("close")
    chosen.give(tmp_path / "clerks.pdf")
    person.choose("paper")
    wait_for(lambda: "The board paper was written." in "".join(replies.said), "the board paper")
    with pdfplumber.open(tmp_path / "clerks.pdf") as paper:
        words = "\n".join(page.extract_text() for page in paper.pages)
    assert "Vendor A" in words
    assert after["npv"].replace("\xa0", " ") in words.replace("\xa0", " ")


# -- What was typed survives the death of the program --


TYPES = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from bpo_case.desktop import application
from bpo_case.desktop.window import MainWindow
from tests.desktop.journeys.person import Person

class Typing(MainWindow):
    def show_case(self, keeper):
        super().show_case(keeper)
        QTimer.singleShot(0, self.type)

    def type(self):
        person = Person(self)
        self.keeper.autosave.kept.connect(lambda: print(person.figures()["npv"], flush=True))
        person.go_to("labor")
        person.enter("labor", 1, annual_salary="a lot")
        person.enter("labor", 0, annual_salary="61000")

application.MainWindow = Typing
sys.exit(application.start(Path(sys.argv[1])))
"""

HOLDS = """
import sys
from pathlib import Path
from bpo_case.desktop import application
from bpo_case.desktop.window import MainWindow

class Holding(MainWindow):
    def show_case(self, keeper):
        super().show_case(keeper)
        print(self.windowTitle(), flush=True)

application.MainWindow = Holding
sys.exit(application.start(Path(sys.argv[1])))
"""


@contextmanager
def another_window(text, path, project):
    """Run a window in a process of its own, and kill it at the end, or when it says nothing, as a power cut would."""
    environment = {**os.environ, "PYTHONPATH": str(project)}
    program = subprocess.Popen(
        [sys.executable, "-c", text, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=environment,
    )  # fmt: skip
    waited = Timer(SECONDS, program.kill)
    waited.start()
    try:
        yield program
    finally:
        waited.cancel()
        program.send_signal(signal.SIGKILL)
        program.communicate(timeout=30)


def test_what_was_typed_before_the_program_was_killed_is_offered_and_restored(
    window, person, replies, retail_file, retail, project
):
    with another_window(TYPES, retail_file, project) as program:
        told = program.stdout.readline().strip()
    assert program.returncode == -signal.SIGKILL
    assert load(retail_file) == retail
    replies.give("restore")
    window.begin(retail_file)
    wait_for(lambda: window.session is not None and not window.busy, "the case")
    assert "61,000" in replies.said[0]
    assert "“a lot”" in replies.said[0]
    assert window.session.store.case.labor[0].annual_salary == 61_000
    assert person.figures()["npv"] == told
    assert window.isWindowModified()
    assert not window.session.read_only
    person.go_to("labor")
    assert person.cell("labor", 0, "annual_salary") == "61,000"
    assert person.cell("labor", 1, "annual_salary") == "a lot"
    person.choose("undo")
    assert window.session.store.case == retail
    assert person.cell("labor", 1, "annual_salary") != "a lot"


# -- Two windows on one file --


def test_the_second_window_on_a_file_is_read_only_and_says_who_has_it(
    qtbot, window, person, chosen, retail_file, retail, project, tmp_path
):
    with another_window(HOLDS, retail_file, project) as program:
        assert program.stdout.readline().strip() == "retail[*] – BPO Case"
        opened(qtbot, window, lambda: window.files.open(retail_file))
        holder = window.keeper.holder
        said = window.banners.shown["lock"]
        wait_for(said.isVisible, "the banner")
        assert f"{holder.user} on {holder.host} has had this file open since" in said.accessibleName()
        assert holder.host == os.uname().nodename
        assert "(read-only)" in window.windowTitle()
        person.go_to("labor")
        person.enter("labor", 0, annual_salary="52000")
        chosen.give(tmp_path / "mine.bpocase")
        person.choose("save")
    assert load(retail_file) == retail
    assert load(tmp_path / "mine.bpocase").labor[0].annual_salary == 52_000
    assert "(read-only)" not in window.windowTitle()


# -- Figures from a German spreadsheet --


def test_german_numbers_from_the_clipboard_are_read_right_in_one_step(german, retail_window):
    person = Person(retail_window)
    person.outcome()
    person.go_to("labor")
    start = retail_window.session.store.case
    QApplication.clipboard().setText("84,5\t37.200,50\t22,5 %\n1.016\t43.000\t0,19\n")
    person.go_to_cell("labor", 0, "actual_fte")
    person.press(Qt.Key.Key_V, CONTROL)
    case = retail_window.session.store.case
    pasted = [(role.actual_fte, role.annual_salary, role.benefits) for role in case.labor[:2]]
    assert pasted == [(84.5, 37_200.5, 0.225), (1_016, 43_000, 0.19)]
    assert person.cell("labor", 0, "annual_salary") == "37.200,5"
    assert retail_window.session.store.undo.count() == 1
    shown = person.figures()
    expected = outcome_of(apply(start, diff(start, case)))
    best = expected.results.best
    assert person.outcome().figures[best] == expected.figures[best]
    assert "€" in shown["npv"] and "Mio." in shown["npv"]
    person.choose("undo")
    assert retail_window.session.store.case is start
