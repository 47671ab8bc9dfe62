"""Helpers of tests that use the whole window: waiting for a case, and answering what is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QWidget

from bpo_case.case.change import Change
from bpo_case.case.document import Case
from bpo_case.case.file import save
from bpo_case.desktop.window import MainWindow

POLL_MS = 20


class Replies:
    """Answers each box that appears with the next of the given keys, and keeps what the boxes said."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.said: list[str] = []
        self._timer = QTimer()
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def give(self, *keys: str) -> None:
        self.keys += keys

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if self.keys and box is not None and hasattr(box, "buttons"):
            self.said.append(words_of(box))
            box.buttons[self.keys.pop(0)].click()


def words_of(widget: QWidget) -> str:
    texts = [label.text() for label in widget.findChildren(QLabel)]
    lists = [each.item(row).text() for each in widget.findChildren(QListWidget) for row in range(each.count())]
    return "\n".join(text for text in (*texts, *lists) if text)


def retitle(window: MainWindow, title: str) -> None:
    window.session.store.change("Change the title", [Change("set", "settings/title", after=title)])


def opened_mute(qtbot, window: MainWindow, case: Case, folder: Path) -> MainWindow:
    """Open a case without words, under a name without any."""
    path = folder / "1.bpocase"
    save(case, path)
    opened(qtbot, window, lambda: window.files.open(path))
    return window


def opened(qtbot, window: MainWindow, begin: Callable[[], None]) -> None:
    """Do what opens a case, and wait until it is shown."""
    with qtbot.waitSignal(window.shown, timeout=20_000, check_params_cb=lambda: window.keeper is not None):
        begin()
