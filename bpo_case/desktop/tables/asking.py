"""What a table asks: how pasted numbers are meant, and whether dependent rows may go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from bpo_case.desktop.dialogs.question import Answer, Question
from bpo_case.desktop.tables.readings import Cancelled, Doubt
from bpo_case.text import message, translate

CANCEL = "cancel"


def ask_how_meant(parent: QWidget, doubt: Doubt) -> str:
    """Ask how numbers are meant that may be two things; raise Cancelled where nobody wants to say."""
    question, told, answers = _QUESTIONS[doubt.about]
    heading = translate(question).format(field=translate(doubt.label), text=doubt.text)
    offered = [Answer(key, translate(said).format(text=doubt.text)) for key, said in answers]
    answer = Question(parent, heading, translate(told), [*offered, _cancel()]).ask()
    if answer == CANCEL:
        raise Cancelled
    return answer


def may_delete(parent: QWidget, sentence: str, listed: Sequence[str] = ()) -> bool:
    """Ask whether rows may go; Enter keeps them."""
    answers = (Answer("delete", translate("Delete"), apart=True), _cancel())
    undone = translate("Undo brings it all back.")
    return Question(parent, sentence, undone, answers, "doubtful", listed).ask() == "delete"


def _cancel() -> Answer:
    return Answer(CANCEL, translate("Cancel"), main=True, escapes=True)


_QUESTIONS = {
    "decimal": (
        message("In “{field}”, “{text}” may be two numbers. Which sign is the decimal sign?"),
        message("The answer holds for all that is pasted now."),
        ((".", message("The point, as in 1,234.5")), (",", message("The comma, as in 1.234,5"))),
    ),
    "shares": (
        message("Does “{text}” in “{field}” mean {text} % or {text} times?"),
        message("A field of shares takes both."),
        (("per cent", message("{text} %")), ("fractions", message("{text} times the whole"))),
    ),
}
