"""A box with a sentence, perhaps a list, and answers: everything that the window tells or asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from bpo_case.desktop.theme.look import restyle, said
from bpo_case.desktop.theme.sign import LEVELS, Sign
from bpo_case.text import plain_number, translate

ICON, WIDTH, LIST_HEIGHT = 28, 520, 190
SHOWN_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """A button. The main one is what Enter presses; the one that escapes is what Escape and closing mean."""

    key: str
    text: str
    main: bool = False
    escapes: bool = False
    apart: bool = False
    """Stands at the left, away from the others: what gives something up."""


def close_answer() -> Answer:
    """Give the answer to what is only told."""
    return Answer("close", translate("Close"), main=True, escapes=True)


class Question(QDialog):
    """Asks, and keeps the answer's key."""

    def __init__(
        self, parent: QWidget | None, heading: str, sentence: str, answers: Sequence[Answer] = (),
        level: str = "info", listed: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.answers = tuple(answers) or (close_answer(),)
        self.answer = next((each.key for each in self.answers if each.escapes), "")
        self.buttons: dict[str, QPushButton] = {}
        self.setWindowTitle(translate("BPO Case"))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)
        self.setMinimumWidth(WIDTH)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.body.addWidget(said(heading, "heading", wrapped=True))
        self.sentence = said(sentence, "", wrapped=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setVisible(bool(sentence))
        self.body.addWidget(self.sentence)
        if listed:
            self.body.addSpacing(4)
            self.body.addWidget(_list(listed))
        self._arrange(level)

    def ask(self) -> str:
        """Show the box and give the key of the answer."""
        self.exec()
        return self.answer

    def showEvent(self, event: QShowEvent) -> None:
        """Be as wide as answers and details need, as high as the sentences do, and wait for the main answer."""
        super().showEvent(event)
        wide = max(self.width(), self._room.minimumSize().width())
        self.setMinimumWidth(wide)
        self.resize(wide, self._room.totalHeightForWidth(wide))
        for answer in self.answers:
            if answer.main:
                self.buttons[answer.key].setFocus()

    def choose(self, key: str) -> None:
        """Answer."""
        self.answer = key
        self.accept()

    def _arrange(self, level: str) -> None:
        icon, colour = LEVELS[level]
        upper, right = QHBoxLayout(), QVBoxLayout()
        right.addLayout(self.body)
        right.addStretch(1)
        upper.setSpacing(16)
        upper.addWidget(Sign(icon, colour, ICON), 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(right, 1)
        room = self._room = QVBoxLayout(self)
        room.setContentsMargins(24, 22, 24, 18)
        room.setSpacing(20)
        room.addLayout(upper, 1)
        room.addLayout(self._row())

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        apart = [each for each in self.answers if each.apart]
        for answer in apart:
            row.addWidget(self._button(answer))
        row.addStretch(1)
        for answer in self.answers:
            if answer not in apart:
                row.addWidget(self._button(answer))
        return row

    def _button(self, answer: Answer) -> QPushButton:
        button = self.buttons[answer.key] = QPushButton(answer.text)
        button.setAutoDefault(answer.main)
        button.setDefault(answer.main)
        if answer.main:
            restyle(button, "main")
        button.clicked.connect(lambda: self.choose(answer.key))
        return button


def tell(parent: QWidget | None, heading: str, sentence: str, level: str = "info", listed: Sequence[str] = ()) -> None:
    """Tell something that has to be read."""
    Question(parent, heading, sentence, (), level, listed).ask()


def _list(texts: Sequence[str]) -> QListWidget:
    found = QListWidget()
    found.addItems(list(texts[:SHOWN_AT_MOST]))
    if len(texts) > SHOWN_AT_MOST:
        found.addItem(translate("and {count} more").format(count=plain_number(len(texts) - SHOWN_AT_MOST)))
    found.setWordWrap(True)
    found.setSelectionMode(QListWidget.SelectionMode.NoSelection)
    found.setProperty("role", "lines")
    found.setFixedHeight(min(LIST_HEIGHT, 14 + 28 * found.count()))
    found.setAccessibleName(translate("Details"))
    return found
