"""Somebody at the window: hands that click, type and choose files, and eyes that read what is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QWidget

from bpo_case.desktop.document.outcome import Outcome
from bpo_case.desktop.tables.record_view import RecordView
from bpo_case.desktop.window import MainWindow
from bpo_case.desktop.workspace.steps_view import KEY

SECONDS, POLL_MS = 30.0, 20
LEFT = Qt.MouseButton.LeftButton
NOTHING_HELD, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier

Found = TypeVar("Found")


def wait_for(seen: Callable[[], Found], what: str = "") -> Found:
    """Let the window work until something is seen, and give that."""
    end = monotonic() + SECONDS
    while not (found := seen()):
        assert monotonic() < end, f"waited in vain for {what or seen}"
        pause(POLL_MS)
    return found


def pause(milliseconds: int) -> None:
    """Let the window work; unlike QTest.qWait, a loop of its own leaves time to other threads of Python."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Person:
    """Uses a window as a person does; it knows of no store."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        window.activateWindow()
        wait_for(window.isActiveWindow, "the keyboard")

    # ---------------------------------------------------------------- hands

    def choose(self, action: str) -> None:
        """Choose an entry of a menu, which must be possible now."""
        entry = self.window.menus.actions[action]
        assert entry.isEnabled(), f"{entry.text()} cannot be chosen"
        entry.trigger()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NOTHING_HELD) -> None:
        """Press a key wherever the keyboard is."""
        QTest.keyClick(self._focused(), key, held)

    def write(self, text: str) -> None:
        """Write letter by letter; letters of all languages, which QTest does not know."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._focused(), QKeyEvent(kind, Qt.Key.Key_unknown, NOTHING_HELD, letter))

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on the middle of something that can be seen, or at a place in it."""
        assert widget.isVisible()
        QTest.mouseClick(widget, LEFT, NOTHING_HELD, at or widget.rect().center())

    def go_to(self, step: str) -> None:
        """Click on a step at the left, by its key or, for an option, its name."""
        steps = self.window.workspace.steps
        item = next(
            item
            for item in (steps.item(row) for row in range(steps.count()))
            if item.data(KEY) == step or (item.text() == step and str(item.data(KEY)).startswith("option/"))
        )
        self._click_on(steps, steps.indexFromItem(item))
        wait_for(lambda: steps.currentItem() is item, f"the step {step}")

    def go_to_cell(self, table: str, row: int, field: str) -> RecordView:
        """Click on a cell of a table in sight."""
        view = self.view(table)
        column = next(at for at, spec in enumerate(view.records.specs) if spec.name == field)
        index = view.records.index(row, column)
        self._click_on(view.frozen if column == 0 and view.frozen.covers else view, index)
        wait_for(lambda: view.currentIndex() == index and view.hasFocus(), f"{table}, row {row}, {field}")
        return view

    def enter(self, table: str, row: int, **texts: str) -> None:
        """Type a text into each of some cells of a row, and end it with Enter."""
        for field, text in texts.items():
            self.go_to_cell(table, row, field)
            self.write(text)
            self.press(Qt.Key.Key_Return)

    def _click_on(self, view: QAbstractItemView, index) -> None:
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    # ---------------------------------------------------------------- eyes

    def view(self, table: str) -> RecordView:
        """Find a table in sight."""

        def seen() -> RecordView | None:
            views = self.window.workspace.pages.currentWidget().findChildren(RecordView)
            return next((view for view in views if view.records.table == table and view.isVisible()), None)

        return wait_for(seen, f"the table {table}")

    def cell(self, table: str, row: int, field: str) -> str:
        """Read a cell."""
        view = self.view(table)
        column = next(at for at, spec in enumerate(view.records.specs) if spec.name == field)
        return str(view.records.index(row, column).data())

    def outcome(self) -> Outcome:
        """Wait until the figures shown are those of the case as it is now."""
        session = self.window.session

        def seen() -> Outcome | None:
            shown = session.recalculator.outcome
            return shown if shown is not None and shown.case is session.store.case else None

        return wait_for(seen, "the calculation")

    def figures(self) -> Mapping[str, str]:
        """Read the key figures at the top, once they have followed."""
        self.outcome()
        return {key: cell.figure.text() for key, cell in self.window.workspace.strip.cells.items()}


class Chosen:
    """Selects the next of the paths given in each file dialog that appears, and accepts it."""

    def __init__(self) -> None:
        self.paths: list[Path] = []
        self._timer = QTimer()
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def give(self, *paths: Path) -> None:
        self.paths += paths

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if self.paths and isinstance(dialog, QFileDialog):
            dialog.selectFile(str(self.paths.pop(0)))
            dialog.accept()
