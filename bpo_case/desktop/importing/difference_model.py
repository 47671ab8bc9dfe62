"""The changes of a workbook that came back, each to be taken or refused."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from bpo_case.desktop.theme.look import colours
from bpo_case.text import translate
from bpo_case.workbook.back import Assumption, Difference, without_conflicts

Index = QModelIndex | QPersistentModelIndex
CHANGE, PROGRAM, WHERE = range(3)
_DISPLAY, _TIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_CHECK, _GROUND = int(Qt.ItemDataRole.CheckStateRole), int(Qt.ItemDataRole.BackgroundRole)


class DifferenceModel(QAbstractTableModel):
    """Lists what was changed in Excel; a tick says that it is taken. What contradicts the program is not, at first."""

    def __init__(self, found: Difference, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found = found
        self.rows = found.assumptions
        self.taken = set(without_conflicts(found))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Give the number of changes."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Give the number of columns."""
        return 0 if parent.isValid() else 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let changes be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == CHANGE else usual

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Head the columns."""
        if role != _DISPLAY or orientation == Qt.Orientation.Vertical:
            return None
        return (translate("Changed in the workbook"), translate("Changed here meanwhile"), translate("Cell"))[section]

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give a cell."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role in (_DISPLAY, _TIP):
            return (row.label, _meanwhile(row), f"{row.sheet} {row.cell}".strip())[column]
        if role == _CHECK and column == CHANGE:
            return Qt.CheckState.Checked if row.number in self.taken else Qt.CheckState.Unchecked
        return QColor(colours().doubtful_ground) if role == _GROUND and row.is_conflict else None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Take or refuse a change."""
        if role != _CHECK or not index.isValid():
            return False
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.take({self.rows[index.row()].number}, checked)
        return True

    def take(self, numbers: set[int], taken: bool) -> None:
        """Take changes, or refuse them."""
        self.taken = self.taken | numbers if taken else self.taken - numbers
        if self.rows:
            self.dataChanged.emit(self.index(0, CHANGE), self.index(len(self.rows) - 1, CHANGE), [_CHECK])

    def everything(self) -> set[int]:
        """Give the numbers of all changes."""
        return {row.number for row in self.rows}


def _meanwhile(row: Assumption) -> str:
    """Say what the program has where it was changed there, too."""
    if row.status == "both":
        return translate("changed to the same")
    if not row.is_conflict:
        return ""
    return row.program or translate("deleted or changed otherwise")
