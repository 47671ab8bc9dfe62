"""Menus and tools, made from the table of actions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget
from shiboken6 import delete

from bpo_case.desktop.actions import ACTIONS, BAR, NEEDS, Action
from bpo_case.desktop.theme.icons import SIZE, icon
from bpo_case.desktop.theme.look import colours
from bpo_case.text import message, translate

if TYPE_CHECKING:
    from bpo_case.desktop.option_chooser import OptionChooser
    from bpo_case.desktop.scenario_chooser import ScenarioChooser
    from bpo_case.desktop.window import MainWindow


class Menus(QObject):
    """The menu bar and the tool bar of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.actions = {action.key: self._made(action) for action in ACTIONS}
        self._submenus: list[QMenu] = []
        for menu, actions in groupby(ACTIONS, lambda action: action.menu):
            self._fill(window.menuBar().addMenu(translate(menu)), list(actions))
        self.bar: QToolBar = QToolBar(translate("Tools"), window)
        self._tools()
        self._colour(action for action in ACTIONS if any(action.key in group for group in BAR))
        self.refresh()

    def take_down(self) -> None:
        """Take menus and tools out of the window, before others are made."""
        bar = self.window.menuBar()
        self.window.setMenuBar(QMenuBar())
        self.window.removeToolBar(self.bar)
        for each in (bar, self.bar, *self._submenus, self):
            delete(each)

    @cached_property
    def scenarios(self) -> ScenarioChooser:
        """The scenarios of the case, before its options; made with the first case."""
        from bpo_case.desktop.scenario_chooser import ScenarioChooser

        chooser = ScenarioChooser()
        self.bar.addWidget(chooser)
        return chooser

    @cached_property
    def options(self) -> OptionChooser:
        """The options of the case, at the right of the tools; made with the first case."""
        from bpo_case.desktop.option_chooser import OptionChooser

        chooser = OptionChooser()
        self.bar.addWidget(chooser)
        return chooser

    def refresh(self) -> None:
        """Let only what can be done now be chosen."""
        for action in ACTIONS:
            made = self.actions[action.key]
            made.setEnabled(NEEDS[action.needs](self.window))
            if action.checked is not None:
                made.setChecked(action.checked(self.window))
        self._name_undo()

    def recolour(self) -> None:
        """Draw all icons in the colours in use; those that only menus show are drawn after the first picture."""
        self._colour(ACTIONS)

    def _colour(self, actions: Iterable[Action]) -> None:
        used = colours()
        for action in actions:
            if action.icon:
                self.actions[action.key].setIcon(icon(action.icon, used.accent, used.faint))

    def _made(self, action: Action) -> QAction:
        made = QAction(translate(action.text), self)
        made.setObjectName(action.key)
        if action.shortcut:
            made.setProperty("shortcut", action.shortcut)
        if action.run is not None:
            run = action.run
            made.triggered.connect(lambda: run(self.window))
        made.setCheckable(action.checked is not None)
        made.setIconText(translate(action.bar))
        made.setToolTip(_with_key(translate(action.about) or translate(action.text).replace("&", ""), made))
        return made

    def _fill(self, menu: QMenu, actions: list[Action]) -> None:
        for place, (_, group) in enumerate(groupby(actions, lambda action: action.group)):
            if place:
                menu.addSeparator()
            for action in group:
                menu.addAction(self.actions[action.key])
                if action.fill is not None:
                    self._open_with(self.actions[action.key], action)

    def _open_with(self, made: QAction, action: Action) -> None:
        """Make an action a menu that is filled when it is opened."""
        submenu, fill = QMenu(self.window), action.fill
        assert fill is not None
        submenu.setToolTipsVisible(True)

        def fill_anew() -> None:
            submenu.clear()
            fill(self.window, submenu)

        submenu.aboutToShow.connect(fill_anew)
        made.setMenu(submenu)
        self._submenus.append(submenu)

    def _tools(self) -> None:
        bar = self.bar
        bar.setMovable(False)
        bar.setIconSize(QSize(SIZE, SIZE))
        bar.setProperty("toolButtonStyle", "ToolButtonTextBesideIcon")
        bar.setProperty("contextMenuPolicy", "PreventContextMenu")
        named = {action.key for action in ACTIONS if action.bar}
        for place, group in enumerate(BAR):
            if place:
                bar.addSeparator()
            for key in group:
                bar.addAction(self.actions[key])
                if key not in named:
                    _show_icon_alone(bar.widgetForAction(self.actions[key]))
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spring)
        self.window.addToolBar(bar)

    def _name_undo(self) -> None:
        """Let undo and redo say what they would do."""
        session = self.window.session
        stack = session.store.undo if session is not None else None
        for key, plain, named, text in (
            ("undo", "&Undo", message("&Undo: {change}"), stack.undoText() if stack else ""),
            ("redo", "&Redo", message("&Redo: {change}"), stack.redoText() if stack else ""),
        ):
            said = translate(named).format(change=text.replace("&", "&&")) if text else translate(plain)
            made = self.actions[key]
            made.setText(said)
            made.setToolTip(_with_key(said.replace("&&", "\0").replace("&", "").replace("\0", "&"), made))


def _show_icon_alone(button: QWidget) -> None:
    if isinstance(button, QToolButton):
        button.setProperty("toolButtonStyle", "ToolButtonIconOnly")


def _with_key(text: str, action: QAction) -> str:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({key})" if key else text
