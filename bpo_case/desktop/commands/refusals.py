"""Entries that were typed but cannot be taken: the case keeps the values from before, and that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpo_case.desktop.commands.notices import Notice
from bpo_case.desktop.dialogs.question import Answer, Question
from bpo_case.text import translate, translate_plural

if TYPE_CHECKING:
    from bpo_case.desktop.document.state import State
    from bpo_case.desktop.window import MainWindow

REFUSED = "refused"
"""The key of the notice."""
DROP, MEND = "drop", "mend"


def refused_said(state: State) -> tuple[str, ...]:
    """Say each entry that cannot be taken, and why."""
    from bpo_case.case.labels import input_label

    return tuple(f"{input_label(path, state.case)}: {each.sentence}" for path, each in state.refused.items())


def not_saved(state: State) -> Notice:
    """Say after a save that the file has other values than the screen."""
    from bpo_case.text.numbers import number

    sentence = translate_plural(
        "Saved, but {count} entry cannot be taken: the file keeps the value from before. Mend it or take it back.",
        "Saved, but {count} entries cannot be taken: the file keeps the values from before. Mend them or take them "
        "back.",
        len(state.refused),
    ).format(count=number(len(state.refused)))
    return Notice(REFUSED, sentence, "doubtful", refused_said(state))


def may_drop(window: MainWindow, state: State) -> bool:
    """Ask, before a case is closed, about entries that can be saved nowhere; without any there is no question."""
    from bpo_case.text.numbers import number

    if not state.refused:
        return True
    heading = translate_plural(
        "{count} entry cannot be saved.", "{count} entries cannot be saved.", len(state.refused)
    ).format(count=number(len(state.refused)))
    sentence = translate("What was typed there is lost when the case is closed; the case keeps the values from before.")
    answers = (
        Answer(DROP, translate("Close without them"), apart=True),
        Answer(MEND, translate("Mend them"), main=True, escapes=True),
    )
    listed = refused_said(state)
    if Question(window, heading, sentence, answers, "doubtful", listed).ask() == DROP:
        return True
    if window.workspace is not None:
        window.workspace.show_path(next(iter(state.refused)))
    return False
