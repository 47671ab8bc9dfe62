"""The question before unsaved changes would be lost; it is asked once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bpo_case.desktop.dialogs.question import Answer, Question
from bpo_case.text import translate

SAVE, DISCARD, CANCEL = "save", "discard", "cancel"


def ask_to_save(parent: QWidget, name: str, last: str) -> str:
    """Ask whether to save a case; `last` is what was done last."""
    sentence = translate("What is not saved is lost when the case is closed. The last change was “{change}”.")
    answers = (
        Answer(DISCARD, translate("Discard changes"), apart=True),
        Answer(CANCEL, translate("Cancel"), escapes=True),
        Answer(SAVE, translate("Save"), main=True),
    )
    heading = translate("Save the changes to “{name}”?").format(name=name)
    told = sentence.format(change=last) if last else translate("What is not saved is lost when the case is closed.")
    return Question(parent, heading, told, answers, "doubtful").ask()
