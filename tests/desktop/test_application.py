"""The start: what is loaded before the first picture, and how soon it stands."""

import os
import subprocess
import sys

import pytest

HEAVY = {
    "pydantic", "numpy", "scipy", "babel", "matplotlib", "openpyxl", "xlsxwriter", "reportlab", "pandas",
    "platformdirs",
}  # fmt: skip

FIRST_PICTURE = """
import sys
from bpo_case.desktop import application
from bpo_case.desktop.window import MainWindow

class Watched(MainWindow):
    def begin(self, path):
        print(*sys.modules, flush=True)
        self.close()

application.MainWindow = Watched
sys.exit(application.start(None))
"""

OPENS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from bpo_case.desktop import application
from bpo_case.desktop.window import MainWindow

class Watched(MainWindow):
    def begin(self, path):
        self.shown.connect(lambda: self.keeper and QTimer.singleShot(0, self.leave))
        super().begin(path)
        print(self.opening_page.sentence.text(), flush=True)

    def leave(self):
        print(self.windowTitle(), flush=True)
        self.close()

application.MainWindow = Watched
sys.argv = ["bpo-case", sys.argv[1]]
from bpo_case.cli import main
sys.exit(main())
"""


def program(text, *words):
    command = [sys.executable, "-c", text, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env={**os.environ}, check=False)


@pytest.mark.slow
def test_nothing_heavy_is_loaded_before_the_first_picture():
    done = program(FIRST_PICTURE)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert done.returncode == 0, done.stderr
    assert "PySide6" in loaded
    assert not loaded & HEAVY
    assert not any(name.startswith(("bpo_case.case.", "bpo_case.model")) for name in done.stdout.split())


ENUMERATIONS = """
import sys
import PySide6.QtCore
from bpo_case.desktop import application
from bpo_case.desktop.window import MainWindow

class Watched(MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        made = {**vars(PySide6.QtCore), **vars(PySide6.QtWidgets)}
        print(*({"Qt", "QStyle", "QWidget"} & set(made)), flush=True)

    def begin(self, path):
        self.close()

application.MainWindow = Watched
sys.exit(application.start(None))
"""


@pytest.mark.slow
def test_the_first_picture_does_without_the_classes_with_most_enumerations():
    assert program(ENUMERATIONS).stdout.split() == ["QWidget"]


@pytest.mark.slow
def test_the_command_with_a_file_shows_the_frame_at_once_and_then_the_case(retail_file):
    done = program(OPENS, retail_file)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["Opening retail …", "retail[*] – BPO Case"]
    assert "Traceback" not in done.stderr
