"""Every action of the window, once: what it is called, where it stands, its key, and what it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from bpo_case.desktop.commands import edit
from bpo_case.desktop.regions import cross

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from bpo_case.desktop.window import MainWindow


class Action(NamedTuple):
    """An entry of a menu. Entries of another `group` stand below a line; `bar` is its name among the tools."""

    key: str
    menu: str
    group: int
    text: str
    run: Callable[[MainWindow], object] | None = None
    shortcut: str = ""
    icon: str = ""
    bar: str = ""
    needs: str = ""
    about: str = ""
    checked: Callable[[MainWindow], bool] | None = None
    """Whether it is on, for what can be switched."""
    fill: Callable[[MainWindow, QMenu], None] | None = None
    """Fills the menu that it opens, for what is a menu itself."""


NEEDS: Mapping[str, Callable[[MainWindow], bool]] = {
    "": lambda window: not window.busy,
    "case": lambda window: window.session is not None and not window.busy,
    "file": lambda window: window.session is not None and window.session.path is not None and not window.busy,
    "undo": lambda window: window.session is not None and window.session.store.undo.canUndo(),
    "redo": lambda window: window.session is not None and window.session.store.undo.canRedo(),
}

ACTIONS: tuple[Action, ...] = (
    Action("new", "&File", 1, "&New", fill=lambda w, menu: w.files.fill_new(menu), icon="file-plus"),
    Action("open", "&File", 1, "&Open…", lambda w: w.files.open(), "Ctrl+O", "folder-open", "Open",
           about="Open a case"),
    Action("recent", "&File", 1, "Open &recent", fill=lambda w, menu: w.files.fill_recent(menu), icon="history"),
    Action("save", "&File", 2, "&Save", lambda w: w.files.save(), "Ctrl+S", "save", "Save", "case", "Save the case"),
    Action("save_as", "&File", 2, "Save &as…", lambda w: w.files.save_as(), "Ctrl+Shift+S", needs="case"),
    Action("backups", "&File", 2, "Restore a &backup…", lambda w: w.files.restore_backup(), icon="history",
           needs="file"),
    Action("workbook", "&File", 3, "&Export workbook…", lambda w: w.exports.workbook(), "Ctrl+E", "file-spreadsheet",
           "Workbook", "case", "Write the case as a live Excel workbook"),
    Action("import", "&File", 3, "&Import…", lambda w: w.exports.bring_in(), "Ctrl+I", "file-input", "Import", "case",
           "Take back a workbook, or read a table that anybody made"),
    Action("paper", "&File", 3, "Board &paper…", lambda w: w.exports.paper(), "Ctrl+P", "file-text", "Board paper",
           "case", "Write the decision paper as a PDF"),
    Action("close", "&File", 4, "&Close", lambda w: w.files.close(), "Ctrl+W", needs="case"),
    Action("quit", "&File", 4, "&Quit", lambda w: w.close(), "Ctrl+Q", "log-out"),

    Action("undo", "&Edit", 1, "&Undo", lambda w: w.undo(), "Ctrl+Z", "undo-2", needs="undo"),
    Action("redo", "&Edit", 1, "&Redo", lambda w: w.redo(), "Ctrl+Y", "redo-2", needs="redo"),
    Action("cut", "&Edit", 2, "Cu&t", edit.cut, "Ctrl+X", "scissors", needs="case"),
    Action("copy", "&Edit", 2, "&Copy", edit.copy, "Ctrl+C", "copy", needs="case"),
    Action("paste", "&Edit", 2, "&Paste", edit.paste, "Ctrl+V", "clipboard-paste", needs="case"),
    Action("find", "&Edit", 3, "&Find…", edit.find, "Ctrl+F", "search", needs="case"),
    Action("replace", "&Edit", 3, "R&eplace…", edit.replace, "Ctrl+H", "replace", needs="case"),

    Action("light", "&View", 1, "&Light", lambda w: w.views.use("light"), icon="sun",
           checked=lambda w: w.views.chosen == "light"),
    Action("dark", "&View", 1, "&Dark", lambda w: w.views.use("dark"), icon="moon",
           checked=lambda w: w.views.chosen == "dark"),
    Action("system", "&View", 1, "As the &system", lambda w: w.views.use("system"),
           checked=lambda w: w.views.chosen == "system"),
    Action("inspector", "&View", 2, "&Inspector", lambda w: w.views.toggle("inspector"), "F9", needs="case",
           checked=lambda w: w.views.shows("inspector")),
    Action("problems", "&View", 2, "&Things to look at", lambda w: w.views.toggle("problems"), "Shift+F9",
           needs="case", checked=lambda w: w.views.shows("problems")),
    Action("larger", "&View", 3, "L&arger text", lambda w: w.views.zoom(1), "Ctrl+Alt+="),
    Action("smaller", "&View", 3, "S&maller text", lambda w: w.views.zoom(-1), "Ctrl+Alt+-"),
    Action("normal", "&View", 3, "&Normal text", lambda w: w.views.zoom(0), "Ctrl+Alt+0"),

    Action("next_region", "&View", 4, "Ne&xt part of the window", lambda w: cross(w, forward=True), "F6", needs="case"),
    Action("region_before", "&View", 4, "Part of the window &before", lambda w: cross(w, forward=False), "Shift+F6",
           needs="case"),

    Action("language", "&View", 5, "Lan&guage", fill=lambda w, menu: w.views.fill_languages(menu), icon="languages"),

    Action("check", "&Case", 1, "&Check", lambda w: w.check(), "F8", "list-checks", needs="case"),
    Action("step", "&Case", 2, "&Go to", fill=lambda w, menu: w.views.fill_steps(menu), icon="arrow-right",
           needs="case"),

    Action("tour", "&Help", 1, "&Two-minute tour", lambda w: w.begin_tour(), "F1", "play"),
    Action("keys", "&Help", 1, "&Keyboard shortcuts", lambda w: w.views.tell_keys(), "Ctrl+/", "book-open"),
    Action("about", "&Help", 2, "&About BPO Case", lambda w: w.views.tell_about(), icon="info"),
)  # fmt: skip

BAR: tuple[tuple[str, ...], ...] = (("open", "save", "undo", "redo"), ("workbook", "import", "paper"))
"""The tools, by group; an action without a short name shows its icon alone."""
