"""What can be done in a table, once for keys and menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from bpo_case.desktop.theme.icons import icon
from bpo_case.desktop.theme.look import colours
from bpo_case.text import translate

if TYPE_CHECKING:
    from bpo_case.desktop.tables.record_view import RecordView


class TableAction(NamedTuple):
    """A text of the menu (none for keys alone), an icon, keys, and what is done; `icon` may be blank."""

    text: str
    icon: str
    keys: tuple[str, ...]
    do: Callable[[RecordView], object]


RULE = TableAction("", "", (), lambda _: None)
ACTIONS: tuple[TableAction, ...] = (
    TableAction("Cut", "scissors", ("Ctrl+X",), lambda view: view.cut()),
    TableAction("Copy", "copy", ("Ctrl+C",), lambda view: view.copy()),
    TableAction("Copy with headings", "", ("Ctrl+Shift+C",), lambda view: view.copy_with_headings()),
    TableAction("Paste", "clipboard-paste", ("Ctrl+V",), lambda view: view.paste()),
    TableAction("Clear", "", ("Del", "Backspace"), lambda view: view.clear()),
    RULE,
    TableAction("Insert rows above", "plus", ("Ctrl++", "Ctrl+Shift++", "Ctrl+="), lambda view: view.insert_rows()),
    TableAction("Duplicate rows", "rows-3", ("Ctrl+Shift+D",), lambda view: view.duplicate_rows()),
    TableAction("Delete rows", "trash-2", ("Ctrl+-",), lambda view: view.delete_rows()),
    RULE,
    TableAction("Fill down", "arrow-down", ("Ctrl+D",), lambda view: view.fill_down()),
    TableAction("Fill right", "arrow-right", ("Ctrl+R",), lambda view: view.fill_right()),
    RULE,
    TableAction("Find", "search", ("Ctrl+F",), lambda view: view.search()),
    TableAction("Replace", "replace", ("Ctrl+H",), lambda view: view.search_and_replace()),
    RULE,
    TableAction("Select rows", "", ("Shift+Space",), lambda view: view.select_rows()),
    TableAction("Select columns", "", ("Ctrl+Space",), lambda view: view.select_columns()),
    TableAction("Select everything", "", ("Ctrl+A",), lambda view: view.select_everything()),
)


def _combination(keys: str) -> QKeyCombination:
    found: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]
    return found


_BY_KEYS = {_combination(keys).toCombined(): action for action in ACTIONS for keys in action.keys}


def action_for(key: QKeyCombination) -> TableAction | None:
    """Give what a key does."""
    return _BY_KEYS.get(key.toCombined())


def menu_of(view: RecordView) -> QMenu:
    """Make the menu of a table."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in ACTIONS:
        if action is RULE:
            menu.addSeparator()
            continue
        if action.text in view.without:
            continue
        made = menu.addAction(f"{translate(action.text)}\t{_said(action.keys[0])}")
        if action.icon:
            made.setIcon(icon(action.icon, colours().quiet))
        made.triggered.connect(lambda _=False, action=action: action.do(view))
    return menu


def _said(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
