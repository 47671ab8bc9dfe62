"""Another language for the whole window, at once: what shows words is made anew, and the case stays open as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from bpo_case.desktop.commands.edit import commit_editing
from bpo_case.desktop.keeping.notes import prefer
from bpo_case.desktop.language import use_chosen_language
from bpo_case.text import plain_number, translate, translate_plural

if TYPE_CHECKING:
    from bpo_case.desktop.document.state import State
    from bpo_case.desktop.window import MainWindow


def speak(window: MainWindow, code: str) -> None:
    """Speak a language from now on; the case, its undo and the place that is looked at stay as they are."""
    commit_editing(window)
    prefer("language", code)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    use_chosen_language(application)
    if window.session is not None:
        window.session.store.name_steps(step_said)
    window.furnish_anew()


def step_said(before: State, after: State) -> str:
    """Say what a step of undo does: its one change, or how many it makes."""
    from bpo_case.case.change import diff
    from bpo_case.case.labels import label

    changes = diff(before.case, after.case)
    if len(changes) == 1:
        return label(changes[0], after.case, before.case)
    if not changes:
        return translate("an entry that cannot be taken")
    said = translate_plural("{count} change", "{count} changes", len(changes))
    return said.format(count=plain_number(len(changes)))
