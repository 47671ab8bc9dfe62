"""The keys of the window and of tables, in two columns."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from bpo_case.desktop.dialogs.question import Question
from bpo_case.desktop.theme.look import said
from bpo_case.text import translate

COLUMNS = 2
BETWEEN = 28
"""The room between the columns."""


class KeysDialog(Question):
    """Shows each key before what it does."""

    def __init__(self, parent: QWidget | None, keys: Mapping[str, str]) -> None:
        super().__init__(parent, translate("Keyboard shortcuts"), "")
        self.body.addSpacing(4)
        self.body.addLayout(_grid(keys))


def _grid(keys: Mapping[str, str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    high = -(-len(keys) // COLUMNS)
    for place, (key, text) in enumerate(keys.items()):
        row, column = place % high, place // high * 3
        grid.addWidget(said(key, "quiet"), row, column, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(said(text, ""), row, column + 1)
        grid.setColumnMinimumWidth(column + 2, 0 if column else BETWEEN)
    return grid
