"""What must never come back: lost references, memory that grows, heavy imports, stray windows, unsound models."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel

from bpo_case.case.document import TABLES
from bpo_case.desktop.document.store import Store
from bpo_case.desktop.tables import edits
from bpo_case.desktop.tables.record_model import RecordModel
from bpo_case.desktop.workspace.steps import steps
from tests.desktop.windows import opened
from tests.documents import random_document

STATM = Path("/proc/self/statm")
CALLS, NOISE = 100, 20
EDITS, GROWTH_AT_MOST = 20_000, 0.05
HEAVY = {
    "pydantic", "numpy", "scipy", "babel", "matplotlib", "openpyxl", "xlsxwriter", "reportlab", "pypdfium2", "pandas",
    "platformdirs", "python_calamine",
}  # fmt: skip


def test_calls_of_qt_lose_no_reference(qapp):
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - NOISE


# -- Memory --

EDITS_ONE_AFTER_THE_OTHER = f"""
import gc, os, sys
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from bpo_case.case.change import Change
from bpo_case.case.file import load
from bpo_case.desktop.document.store import UNDO_LIMIT, Store
from bpo_case.desktop.tables.record_model import RecordModel
from bpo_case.resources import path_of

store = Store(load(path_of("sample_data/retail.bpocase")))
model = RecordModel(store, "labor")
role = store.case.labor[0]

def edit(number):  # mostly a value; now and then a row is added, looked at, and deleted again
    row = f"{{number // 8:08x}}"
    if number % 8 == 0:
        store.change("Add", [Change("add", f"labor/{{row}}", after=role.model_copy(update={{"id": row, "name": row}}))])
        assert model.place(f"labor/{{row}}/name").data() == row
    elif number % 8 == 4:
        added = next(each for each in store.case.labor if each.id == row)
        store.change("Delete", [Change("delete", f"labor/{{row}}", before=added)])
    else:
        store.change("Edit", [Change("set", f"labor/{{role.id}}/annual_salary", after=30_000.0 + number)])

def resident():
    gc.collect()
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

first = 2 * UNDO_LIMIT
for number in range(first):
    edit(number)
assert store.undo.count() == UNDO_LIMIT
before = resident()
for number in range(first, first + {EDITS}):
    edit(number)
print(before, resident())
"""


@pytest.mark.slow
@pytest.mark.skipif(not STATM.exists(), reason="only Linux tells the memory of a process so")
def test_memory_stays_when_more_is_edited_than_can_be_undone(project):
    before, after = map(int, program(EDITS_ONE_AFTER_THE_OTHER, project).stdout.split())
    assert after < before * (1 + GROWTH_AT_MOST), f"{before / 1e6:.1f} MB became {after / 1e6:.1f} MB"


def program(text, project, *options):
    done = subprocess.run(
        [sys.executable, *options, "-c", text], capture_output=True, text=True, timeout=240, check=False,
        env={**os.environ, "PYTHONPATH": str(project)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2_000:]
    return done


# -- The start --

FIRST_PICTURE = """
import sys
from bpo_case.desktop import application
from bpo_case.desktop.window import MainWindow

class Watched(MainWindow):
    def begin(self, path):
        print("painted", file=sys.stderr, flush=True)
        self.close()

application.MainWindow = Watched
sys.argv = ["bpo-case"]
from bpo_case.cli import main
sys.exit(main())
"""


@pytest.mark.slow
def test_no_heavy_module_is_imported_before_the_first_picture(project):
    told = program(FIRST_PICTURE, project, "-X", "importtime").stderr
    assert "painted" in told
    lines = told.partition("painted")[0].splitlines()
    imported = {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}
    assert "PySide6.QtWidgets" in imported
    assert {name.partition(".")[0] for name in imported} & HEAVY == set()


PAGE_SHOWN = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from bpo_case.case.file import load
from bpo_case.desktop.document.background import Background
from bpo_case.desktop.document.session import Session
from bpo_case.desktop.workspace.workspace import Workspace
from bpo_case.resources import path_of
workspace = Workspace(Session(load(path_of("sample_data/retail.bpocase")), None, Background()))
workspace.steps.choose("simulation")
assert workspace.steps.current == "simulation"
print("scipy" in sys.modules)
workspace.session.close()
"""


@pytest.mark.slow
def test_scipy_is_not_imported_before_a_simulation_begins(project):
    assert program(PAGE_SHOWN, project).stdout.strip() == "False"


# -- Windows --


class Windows(QObject):
    """Names whatever is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName() or watched.windowTitle()}")
        return False


@pytest.mark.slow
def test_no_part_of_a_page_flashes_up_as_a_window_of_its_own(window, retail_file, qtbot, qapp):
    windows = Windows()
    qapp.installEventFilter(windows)
    try:
        opened(qtbot, window, lambda: window.files.open(retail_file))
        for step in steps(window.session.store.case):
            window.workspace.steps.choose(step.key)
            qapp.processEvents()
    finally:
        qapp.removeEventFilter(windows)
    assert windows.shown == []


# -- Models --


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("table", TABLES)
def test_every_table_of_any_document_is_a_sound_model(qapp, qtmodeltester, table, seed):
    case = random_document(seed)
    store = Store(case)
    model = RecordModel(store, table)
    qtmodeltester.check(model)
    model.show_everything(True)
    assert model.rowCount() > len(model.rows)
    assert all(isinstance(model.index(0, at).data(), str) for at in range(model.columnCount()) if model.rows)
    edits.duplicate(model, edits.Area(0, 0, 0, 0))
    edits.delete(model, edits.Area(0, 0, 0, 0))
    qtmodeltester.check(model)
    while store.undo.canUndo():
        store.undo.undo()
    assert store.case is case
    qtmodeltester.check(model)
