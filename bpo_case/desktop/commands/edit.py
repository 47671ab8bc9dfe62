"""Edits go to whatever has the focus, as the key that stands beside them: each knows best what it means there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from bpo_case.desktop.window import MainWindow


def commit_editing(window: MainWindow) -> None:
    """Enter what is being typed into a cell or a form, as when it is left; the keyboard stays where it was."""
    focused, workspace = window.focusWidget(), window.workspace
    if (
        workspace is None
        or focused is None
        or isinstance(focused, QtWidgets.QTableView)
        or not workspace.isAncestorOf(focused)
    ):
        return
    table, at = _table_around(focused), focused.cursorPosition() if isinstance(focused, QtWidgets.QLineEdit) else None
    focused.clearFocus()
    if table is not None:
        table.setFocus()
    elif isValid(focused):
        focused.setFocus(QtCore.Qt.FocusReason.MouseFocusReason)  # nothing is selected, so that one can type on
        if isinstance(focused, QtWidgets.QLineEdit) and at is not None:
            focused.setCursorPosition(at)


def cut(window: MainWindow) -> None:
    """Cut what is selected."""
    _press(window, QtCore.Qt.Key.Key_X)


def copy(window: MainWindow) -> None:
    """Copy what is selected."""
    _press(window, QtCore.Qt.Key.Key_C)


def paste(window: MainWindow) -> None:
    """Paste at the cell or cursor."""
    _press(window, QtCore.Qt.Key.Key_V)


def find(window: MainWindow) -> None:
    """Find in the table."""
    _go_to_table(window)
    _press(window, QtCore.Qt.Key.Key_F)


def replace(window: MainWindow) -> None:
    """Find and replace in the table."""
    _go_to_table(window)
    _press(window, QtCore.Qt.Key.Key_H)


def _go_to_table(window: MainWindow) -> None:
    """Where the focus is beside the page, go to its first table."""
    page = window.workspace.pages.currentWidget() if window.workspace else None
    focused = window.focusWidget()
    if page is not None and (focused is None or not page.isAncestorOf(focused)):
        table = next((table for table in page.findChildren(QtWidgets.QTableView) if _takes_focus(table)), None)
        if table is not None:
            table.setFocus()


def _table_around(widget: QWidget) -> QtWidgets.QTableView | None:
    """Find the table in whose cell a widget is."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QtWidgets.QTableView):
        around = around.parentWidget()
    return around


def _takes_focus(table: QtWidgets.QTableView) -> bool:
    return table.isVisible() and table.focusPolicy() != QtCore.Qt.FocusPolicy.NoFocus


def _press(window: MainWindow, key: QtCore.Qt.Key) -> None:
    """Hand the key over without the window's shortcuts, which would only come back here."""
    focused = window.focusWidget()
    if focused is not None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            focused.event(QKeyEvent(kind, key, QtCore.Qt.KeyboardModifier.ControlModifier))
