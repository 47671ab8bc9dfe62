"""Hands that do anything to a window that has a case open, in any order, and put away whatever comes up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from bpo_case.desktop.dialogs.question import Question
from bpo_case.desktop.forms.form_field import FormField
from bpo_case.desktop.pages.health.page import HealthPage
from bpo_case.desktop.pages.option.adding import add_option
from bpo_case.desktop.pages.option.page import OptionPage
from bpo_case.desktop.tables.record_view import RecordView

POLL_MS = 5
LEFT = Qt.MouseButton.LeftButton
NOTHING, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
)  # fmt: skip


class Hands:
    """Does what it is told, one act after the other; rows, fields and options are counted round."""

    def __init__(self, window) -> None:
        self.window = window
        self.seen: set[str] = set()
        """The kinds of pages that were gone to."""
        self._turn = 0
        self._timer = QTimer()
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.put_away)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def put_away(self) -> None:
        """Close menus, give one answer after the other to questions, and cancel everything else."""
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        if isinstance(dialog, Question):
            self._turn += 1
            answers = list(dialog.buttons.values())
            answers[self._turn % len(answers)].click()
        elif isinstance(dialog, QDialog):
            dialog.reject()

    def come_back(self) -> None:
        """Come back to the window after whatever took the keyboard away: without a screen nothing else does that."""
        self.put_away()
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            QTest.qWaitForWindowActive(self.window)

    # ---------------------------------------------------------------- keys

    def press(self, key, held) -> None:
        QTest.keyClick(self._focused(), key, held)

    def write(self, text) -> None:
        for letter in text:
            QApplication.sendEvent(
                self._focused(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NOTHING, letter)
            )

    def paste(self, text) -> None:
        QApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CONTROL)

    def undo(self, times) -> None:
        for _ in range(times):
            self.window.menus.actions["undo"].trigger()

    # ---------------------------------------------------------------- anywhere

    def click(self, across, down, twice) -> None:
        workspace = self.window.workspace
        at = QPoint(int(across * (workspace.width() - 1)), int(down * (workspace.height() - 1)))
        widget = workspace.childAt(at)
        if widget is not None and widget.isEnabled():
            self._mouse(widget, widget.mapFrom(workspace, at), twice)

    def go_to(self, step) -> None:
        self.window.workspace.steps.choose(step)
        self.seen.add(type(self._page()).__name__)

    # ---------------------------------------------------------------- tables

    def click_cell(self, row, column, twice) -> None:
        view = next((view for view in self._page().findChildren(RecordView) if view.isVisible()), None)
        if view is not None:
            model = view.model()
            index = model.index(row % model.rowCount(), column % model.columnCount())
            view.scrollTo(index)
            self._mouse(view.viewport(), view.visualRect(index).center(), twice)

    def enter(self, row, column, text) -> None:
        self.click_cell(row, column, False)
        self.write(text)
        self.press(Qt.Key.Key_Return, NOTHING)

    def paste_at(self, row, column, text) -> None:
        self.click_cell(row, column, False)
        self.paste(text)

    # ---------------------------------------------------------------- options and findings

    def show_option(self, number, tab) -> None:
        """Go to an option, and there to a table, or where `tab` is None to its form."""
        options = self.window.session.store.case.options
        if not options:
            return
        self.go_to(f"option/{options[number % len(options)].id}")
        page = self._page()
        if tab is None:
            page.open_form(True)
        else:
            self._mouse(list(page.tabs.buttons.values())[tab % len(page.tabs.buttons)])

    def fill_in(self, number, text) -> None:
        """Write into a field of a form; what was there is replaced."""
        fields = [field for field in self._page().findChildren(FormField) if field.isVisible()]
        if fields:
            fields[number % len(fields)].editor.setFocus(Qt.FocusReason.TabFocusReason)
            self.write(text)

    def with_option(self, do) -> None:
        """Add an option; or duplicate or delete the one whose page is shown."""
        page = self._page()
        if do == "add":
            add_option(self.window.workspace.desk)
        elif isinstance(page, OptionPage):
            page.menu.actions()[do].trigger()

    def remedy(self, number) -> None:
        """Go to a finding and accept what it proposes."""
        self.go_to("health")
        page = self._page()
        assert isinstance(page, HealthPage)
        page.list.setCurrentRow(number % max(1, page.list.count()))
        if page.card.apply.isVisible():
            self._mouse(page.card.apply)

    # ---------------------------------------------------------------- inside

    def _page(self) -> QWidget:
        return self.window.workspace.pages.currentWidget()

    def _focused(self):
        return QApplication.activeModalWidget() or QApplication.focusWidget() or self.window

    @staticmethod
    def _mouse(widget, at=None, twice=False) -> None:
        at = widget.rect().center() if at is None else at
        (QTest.mouseDClick if twice else QTest.mouseClick)(widget, LEFT, NOTHING, at)
