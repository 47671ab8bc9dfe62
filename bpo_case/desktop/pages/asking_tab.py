"""A tab whose answer takes a while: asked for when somebody looks, and once for the same question."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpo_case.desktop.document.inquiry import Inquiry, Question
from bpo_case.desktop.pages.answer_page import Instead
from bpo_case.desktop.pages.progress_line import ProgressLine
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.text import translate

GAP = 6


class AskingTab(QWidget):
    """Shows an answer below the line of its progress; in its place, why there is none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.inquiry, self.line = desk, Inquiry(desk.session), ProgressLine()
        self.answer: Any = None
        self._key: tuple[object, ...] = ()
        self.content = QWidget()
        self.below = QVBoxLayout(self.content)
        self.below.setContentsMargins(0, 0, 0, 0)
        self.below.setSpacing(GAP)
        self.say = Instead(self.content)
        self.head = QVBoxLayout()
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 8, 0, 0)
        room.setSpacing(GAP)
        room.addLayout(self.head)
        room.addWidget(self.line)
        room.addWidget(self.say, 1)
        self._follow()

    def refresh(self) -> None:
        """Show what is to be shown now; whoever makes a tab says what that is."""

    def show_answer(self) -> None:
        """Show the answer that there is."""

    def ask(self, question: Question, *key: object) -> None:
        """Have a question answered; `key` tells it from others, and the same one is not asked twice."""
        if _same(key, self._key):
            if self.answer is not None:
                self.show_answer()
            return
        self._key, self.answer = key, None
        self.line.begin()
        self.inquiry.ask(question)

    def tell(self, sentence: str) -> None:
        """Say why there is no answer, and ask nothing."""
        self.inquiry.cancel()
        self._key, self.answer = (), None
        self.line.end()
        self.say.instead(sentence)

    def _follow(self) -> None:
        self.line.cancelled.connect(self._cancel)
        self.line.wanted.connect(self._ask_again)
        self.inquiry.progressed.connect(self.line.progress)
        self.inquiry.answered.connect(self._take)
        self.inquiry.refused.connect(self._refuse)
        self.destroyed.connect(self.inquiry.cancel)

    def _take(self, answer: Any) -> None:
        self.answer = answer
        self.line.end()
        self.say.instead("")
        self.show_answer()

    def _refuse(self, sentence: str) -> None:
        self.line.end()
        self.say.instead(sentence)

    def _cancel(self) -> None:
        self.inquiry.cancel()
        self.say.instead(translate("There is no answer, because the analysis was cancelled."))

    def _ask_again(self) -> None:
        self._key = ()
        self.refresh()


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Tell whether two questions are the same; cases are so only if they are one."""
    if len(one) != len(other):
        return False
    return all(a is b or (isinstance(a, str) and a == b) for a, b in zip(one, other, strict=True))
