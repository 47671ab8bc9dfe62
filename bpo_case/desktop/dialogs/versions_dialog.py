"""Choosing one of several versions of a case: backups, or recovery copies; what each would change is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from bpo_case.desktop.dialogs.question import Answer
from bpo_case.desktop.theme.look import restyle, said
from bpo_case.text import plain_number, translate, translate_plural

SIZE = (820, 480)
SHOWN_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class Version:
    """A version: what it is called, what is said below, and what it would change, found out when it is looked at."""

    name: str
    about: str
    changes: Callable[[], Sequence[str] | None]


class VersionsDialog(QDialog):
    """Lists versions at the left and the changes of the chosen one at the right."""

    def __init__(
        self, parent: QWidget, heading: str, sentence: str, versions: Sequence[Version], answers: Sequence[Answer]
    ) -> None:
        super().__init__(parent)
        self.versions, self.answer = list(versions), next(each.key for each in answers if each.escapes)
        self.setWindowTitle(translate("BPO Case"))
        self.resize(*SIZE)
        self.buttons: dict[str, QPushButton] = {}
        self.list, self.changes, self.summary = QListWidget(), QListWidget(), said(" ", "strong")
        self.list.setAccessibleName(translate("Versions"))
        self.list.setProperty("role", "lines")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.changes.setProperty("role", "lines")
        self.changes.setAccessibleName(translate("Changes"))
        self.changes.setWordWrap(True)
        self.changes.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._arrange(heading, sentence, answers)
        for version in self.versions:
            item = QListWidgetItem(f"{version.name}\n{version.about}", self.list)
            item.setToolTip(version.about)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    @property
    def chosen(self) -> int:
        """The number of the version that is chosen."""
        return self.list.currentRow()

    def ask(self) -> str:
        """Show the box and give the key of the answer."""
        self.exec()
        return self.answer

    def choose(self, key: str) -> None:
        """Answer."""
        self.answer = key
        self.accept()

    def _show(self, row: int) -> None:
        """Show what a version would change."""
        self.changes.clear()
        found = self.versions[row].changes() if row >= 0 else ()
        if found is None:
            self.summary.setText(translate("What differs cannot be told."))
            return
        count = len(found)
        told = translate_plural("{count} change", "{count} changes", count).format(count=plain_number(count))
        self.summary.setText(told if count else translate("Nothing differs."))
        self.changes.addItems(list(found[:SHOWN_AT_MOST]))

    def _arrange(self, heading: str, sentence: str, answers: Sequence[Answer]) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(said(translate("Versions"), "strong"))
        left.addWidget(self.list, 1)
        right.addWidget(self.summary)
        right.addWidget(self.changes, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left, 2)
        middle.addLayout(right, 3)
        room = QVBoxLayout(self)
        room.setContentsMargins(24, 20, 24, 18)
        room.setSpacing(10)
        room.addWidget(said(heading, "title"))
        room.addWidget(said(sentence, "quiet", wrapped=True))
        room.addSpacing(6)
        room.addLayout(middle, 1)
        room.addSpacing(6)
        room.addLayout(self._row(answers))
        next(self.buttons[each.key] for each in answers if each.main).setFocus()

    def _row(self, answers: Sequence[Answer]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for answer in sorted(answers, key=lambda each: not each.apart):
            if not answer.apart and row.count() == sum(each.apart for each in answers):
                row.addStretch(1)
            button = self.buttons[answer.key] = QPushButton(answer.text)
            button.setDefault(answer.main)
            button.setAutoDefault(answer.main)
            if answer.main:
                restyle(button, "main")
            button.clicked.connect(lambda _=False, key=answer.key: self.choose(key))
            row.addWidget(button)
        return row
