"""Adds, duplicates and deletes options in the store, each as one step of undo, and goes there."""

from __future__ import annotations

from collections.abc import Callable

from bpo_case.case.change import Change
from bpo_case.case.dependents import with_dependents
from bpo_case.case.place import Rows, parts_of, path_to
from bpo_case.desktop.pages.option.copying import new_option, option_copied
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.text import translate, translate_plural
from bpo_case.text.numbers import number


def add_option(desk: Desk) -> None:
    """Add an option and show it, ready to be named."""
    change = new_option(desk.store.case)
    desk.store.change(translate("Add option"), [change])
    _show(desk, change)
    desk.sent.emit(f"{change.path}/name")


def duplicate_option(desk: Desk, option: str) -> None:
    """Add a copy of an option with all its rows, and show it."""
    changes = option_copied(desk.store.case, option)
    name = Rows(desk.store.case).name("options", option)
    desk.store.change(translate("Duplicate {name}").format(name=name), changes)
    _show(desk, changes[0])


def delete_option(desk: Desk, option: str, may: Callable[[str], bool]) -> None:
    """Delete an option with all that belongs to it, where that may be."""
    case = desk.store.case
    _, row = Rows(case).at(path_to("options", option))
    change = Change("delete", path_to("options", option), before=row)
    count = sum(1 for each in with_dependents(case, change) if each.action == "delete") - 1
    name = Rows(case).name("options", option)
    many = translate_plural(
        "Delete {name} and 1 row that belongs to it?", "Delete {name} and {count} rows that belong to it?", count
    )
    question = many if count else translate("Delete {name}?")
    if may(question.format(name=name, count=number(count))):
        desk.store.change(translate("Delete {name}").format(name=name), [change])


def _show(desk: Desk, change: Change) -> None:
    desk.gone.emit(f"option/{parts_of(change.path)[1]}")
