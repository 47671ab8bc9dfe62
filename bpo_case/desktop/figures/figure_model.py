"""A table of figures, as Qt's views read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionRange, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from bpo_case.desktop.figures.copying import Entry
from bpo_case.desktop.figures.figure_table import EMPTY, FigureRow, FigureTable, Shown
from bpo_case.desktop.figures.writing import exactly
from bpo_case.desktop.theme.icons import icon
from bpo_case.desktop.theme.look import colours, font
from bpo_case.report.figures import shortened

Index = QModelIndex | QPersistentModelIndex

_DISPLAY, _ALIGN, _FONT, _COLOUR, _TIP, _SAID, _ICON = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.DecorationRole,
    )
)  # fmt: skip
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
NOTHING = Shown("")
HEAD_SHOWN = 30
"""Characters of a column's name that fit over a narrow one; the whole name is said where the pointer rests."""


class FigureModel(QAbstractTableModel):
    """Shows a `FigureTable`; row labels are the vertical heads, which never scroll away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: FigureTable = EMPTY
        self.head_shown = HEAD_SHOWN

    def show_table(self, table: FigureTable) -> None:
        """Show another table; where only figures differ, selection and place stay."""
        same = _shape(table) == _shape(self.table)
        if not same:
            self.beginResetModel()
        self.table = table
        if not same:
            self.endResetModel()
        elif table.rows and table.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(table.rows) - 1, len(table.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Give the number of rows."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Give the number of columns of figures."""
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give a cell in one of its roles; the most frequent first."""
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return self.shown(index.row(), index.column()).text
        give = _GIVEN.get(role)
        return give(self, index.row(), index.column()) if give else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Head columns by name, the one that stands out with a star, and rows by their labels."""
        if orientation == Qt.Orientation.Vertical:
            row = self.table.rows[section]
            return {_DISPLAY: row.label, _TIP: row.about or row.label}.get(role)
        if role == _ICON:
            return icon("star", colours().accent) if section == self.table.starred else None
        name = self.table.columns[section]
        shown = name if len(name) <= self.head_shown else shortened(name, self.head_shown)
        return {_DISPLAY: shown, _TIP: name}.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that figures can be chosen; headings cannot."""
        if not index.isValid() or not self.table.rows[index.row()].cells:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def shown(self, row: int, column: int) -> Shown:
        """Give a cell; the row of a heading has none."""
        cells = self.table.rows[row].cells
        return cells[column] if cells else NOTHING

    def block(self, chosen: QItemSelectionRange, *, heads: bool) -> list[tuple[Entry, ...]]:
        """Give a range as rows to be copied, numbers in full; with heads also labels and column names."""
        columns = range(chosen.left(), chosen.right() + 1)
        rows: list[tuple[Entry, ...]] = []
        if heads:
            rows.append((self.table.heading, *(self.table.columns[column] for column in columns)))
        for row in range(chosen.top(), chosen.bottom() + 1):
            figures = tuple(_entry(self.shown(row, column)) for column in columns)
            rows.append((self.table.rows[row].label, *figures) if heads else figures)
        return rows

    # ---------------------------------------------------------------- roles

    def _font(self, row: int, column: int) -> QFont | None:
        strong = self.table.rows[row].kind != "plain" or self.shown(row, column).look == "best"
        return font(strong=True) if strong else None

    def _colour(self, row: int, column: int) -> QColor | None:
        used = colours()
        by_look = {"best": used.accent, "good": used.good, "bad": used.bad}
        colour = by_look.get(self.shown(row, column).look)
        return QColor(colour) if colour else None

    def _tip(self, row: int, column: int) -> str:
        cell = self.shown(row, column)
        if not cell.text:
            return ""
        exact = cell.note or (
            cell.text if cell.value is None else exactly(cell.measure, cell.value, self.table.currency)
        )
        return f"{self.table.rows[row].label}, {self.table.columns[column]}: {exact}"

    def _said(self, row: int, column: int) -> str:
        """What a screen reader says: ``NPV, Nearshore, 3.8, € m``."""
        parts = (self.table.rows[row].label, self.table.columns[column], self.shown(row, column).text)
        return ", ".join(part for part in (*parts, self.table.heading) if part)


_GIVEN: Mapping[int, Callable[[FigureModel, int, int], Any]] = {
    _ALIGN: lambda _model, _row, _column: RIGHT, _FONT: FigureModel._font, _COLOUR: FigureModel._colour,
    _TIP: FigureModel._tip, _SAID: FigureModel._said,
}  # fmt: skip


def _shape(table: FigureTable) -> tuple[object, ...]:
    """What a view knows of a table besides its figures."""
    return (table.heading, table.columns, table.starred, tuple(_head(row) for row in table.rows))


def _head(row: FigureRow) -> tuple[object, ...]:
    return (row.label, row.kind, bool(row.cells))


def _entry(cell: Shown) -> Entry:
    return cell.text if cell.value is None else cell.value
