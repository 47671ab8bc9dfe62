"""A table on the screen: its look, where one is in it, and how keys lead from cell to cell."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from bpo_case.desktop.tables.cell_delegate import CellDelegate
from bpo_case.desktop.tables.current_cell import draw_current_cell
from bpo_case.desktop.tables.edits import Area
from bpo_case.desktop.tables.frozen_column import FrozenColumn
from bpo_case.desktop.tables.heading import Heading, content_width, heading_width
from bpo_case.desktop.tables.navigation import Ground, Place, destination
from bpo_case.desktop.tables.record_model import SPARE, UNIT, RecordModel
from bpo_case.desktop.tables.summary import summary
from bpo_case.desktop.theme.look import colours
from bpo_case.text import translate

Index = QModelIndex | QPersistentModelIndex
NARROWEST = 64
FIRST_WIDEST, WIDEST = (200, 400), (150, 320)
"""Within these limits the first column takes at most a third of the table, any other a fifth."""
NARROWEST_BY_KIND: Mapping[str, int] = {
    "text": 120,
    "link": 110,
    "choice": 90,
    "paragraph": 200,
    "path": 200,
    "words": 120,
}
"""Columns of texts have room to be written into before there is anything in them."""
SAMPLE = 50
"""So many rows say how wide a column is."""
ROW_HEIGHT = 27
_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_STAY = QItemSelectionModel.SelectionFlag.NoUpdate
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Grid(QTableView):
    """Shows a `RecordModel`."""

    pointed = Signal(str)
    """The path of the cell that was gone to; blank in a spare row."""
    summary = Signal(str)
    """What the selected cells come to; blank for one alone."""

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self._look()
        self.setModel(model)
        self.delegate = CellDelegate(self)
        self.setItemDelegate(self.delegate)
        self.frozen = FrozenColumn(self)
        self.selectionModel().selectionChanged.connect(lambda *_: self._sum_up())
        model.dataChanged.connect(lambda *_: self._sum_up())
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._come_back)
        model.columns_changed.connect(self.fit_columns)
        self._kept: tuple[str, Place] = ("", Place(0, 0))
        self._has_keyboard = self._fitted = False
        self.fit_columns()

    # ---------------------------------------------------------------- look

    def _look(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalHeader(Heading(self))
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.setHighlightSections(False)

    def fit_columns(self) -> None:
        """Make columns as wide as what stands in them, within limits."""
        across = Qt.Orientation.Horizontal
        for column in range(self.records.columnCount()):
            label, unit = (str(self.records.headerData(column, across, role)) for role in (0, UNIT))
            wide = max(heading_width(label, unit), content_width(self.records, column, SAMPLE))
            narrowest = NARROWEST_BY_KIND.get(self.records.specs[column].kind, NARROWEST)
            self.setColumnWidth(column, max(narrowest, min(self._widest(column), wide)))
        heading = self.horizontalHeader()
        assert isinstance(heading, Heading)
        heading.measure()
        self.updateGeometries()
        self.frozen.follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Share out the width as soon as it is known."""
        super().showEvent(event)
        if not self._fitted:
            self._fitted = True
            self.fit_columns()

    def _widest(self, column: int) -> int:
        """How wide a column may become by what stands in it."""
        (least, most), parts = (WIDEST, 5) if column else (FIRST_WIDEST, 3)
        return max(least, min(most, self.viewport().width() // parts))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the cell that one is in; say in an empty table what to do."""
        super().paintEvent(event)
        draw_current_cell(self)
        if not self.records.rows:
            self._invite()

    def _invite(self) -> None:
        wanted = [translate(spec.label) for spec in self.records.specs if spec.required]
        fields = ", ".join(wanted or [translate(spec.label) for spec in self.records.specs[:3]])
        top = self.rowViewportPosition(SPARE - 1) + ROW_HEIGHT
        room = QRect(24, top, self.viewport().width() - 48, min(120, max(20, self.viewport().height() - top)))
        painter = QPainter(self.viewport())
        painter.setPen(QColor(colours().quiet))
        said = translate("Type or paste rows here. A row needs: {fields}.").format(fields=fields)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, said)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first column in its place."""
        super().resizeEvent(event)
        self.frozen.follow()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight, and not under the first column."""
        super().scrollTo(index, hint)
        hidden = self.frozen.covers - self.visualRect(index).left()
        if index.column() > 0 and hidden > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)
        self._show_whole(self.frozen.covers, index.column())

    def _show_whole(self, edge: int, column: int) -> None:
        """Leave no column half under the first one, where `column` lies beyond it."""
        half = self.columnAt(edge + 1)
        left = self.columnViewportPosition(half)
        if 0 < half < column and left < edge:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + left + self.columnWidth(half) - edge)

    # ---------------------------------------------------------------- where one is

    @property
    def area(self) -> Area:
        """The cells selected; the current one where none is."""
        ranges = self.selectionModel().selection()
        if not ranges.isEmpty():
            chosen = ranges.first()
            return Area(chosen.top(), chosen.left(), chosen.bottom(), chosen.right())
        current = self.currentIndex()
        return Area(max(0, current.row()), max(0, current.column()), max(0, current.row()), max(0, current.column()))

    def choose(self, area: Area, current: Place | None = None) -> None:
        """Select cells; the current one is the first of them unless another is said."""
        at = current or Place(area.top, area.left)
        self.setCurrentIndex(self.records.index(at.row, at.column))
        corners = (self.records.index(area.top, area.left), self.records.index(area.bottom, area.right))
        self.selectionModel().select(QItemSelection(*corners), _CHOOSE)

    def show_path(self, path: str) -> bool:
        """Go to the cell of a path; tell whether it is in this table."""
        index = self.records.place(path)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.setFocus()
        return index.isValid()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which cell was gone to."""
        super().currentChanged(current, previous)
        self.pointed.emit(self.records.path(current.row(), current.column()) if current.isValid() else "")

    def _sum_up(self) -> None:
        self.summary.emit(summary(self.records, self.area) if self.selectionModel().hasSelection() else "")

    def _remember(self) -> None:
        index = self.currentIndex()
        at = Place(index.row(), index.column())
        self._kept = (self.records.path(*at) if index.isValid() else "", at)
        self._has_keyboard = self.hasFocus() or self.isAncestorOf(QApplication.focusWidget() or self)

    def _come_back(self) -> None:
        """Go to where one was: to the same cell, or to the same place where that is no more."""
        path, at = self._kept
        self.frozen.follow()
        if self._has_keyboard:  # an editor that had it is gone
            self.setFocus()
        if at.row < 0:
            return
        index = self.records.place(path) if path else QModelIndex()
        self.setCurrentIndex(index if index.isValid() else self.records.index(*self._ground().within(*at)))

    def select_rows(self) -> None:
        """Select the rows of the selected cells whole."""
        self._widen(rows=True)

    def select_columns(self) -> None:
        """Select the columns of the selected cells whole."""
        self._widen(rows=False)

    def select_everything(self) -> None:
        """Select all cells that have rows."""
        last = max(0, len(self.records.rows) - 1)
        self.choose(Area(0, 0, last, self.records.columnCount() - 1), Place(*_at(self.currentIndex())))

    def _widen(self, rows: bool) -> None:
        area = self.area
        last = max(0, len(self.records.rows) - 1)
        wide = Area(area.top, 0, area.bottom, self.records.columnCount() - 1)
        self.choose(wide if rows else Area(0, area.left, last, area.right), Place(*_at(self.currentIndex())))

    # ---------------------------------------------------------------- keys

    def event(self, event: QEvent) -> bool:
        """Keep Tab for the cells; with Ctrl it leaves the table."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in _TABS:
            return bool(super().event(event))
        if event.modifiers() & _CONTROL:
            return bool(self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab))
        self.keyPressEvent(event)
        return True

    def moved(self, event: QKeyEvent) -> bool:
        """Go where a key leads; tell whether it leads anywhere."""
        shift = bool(event.modifiers() & _SHIFT) and event.key() != Qt.Key.Key_Backtab
        return self.go(event.key(), bool(event.modifiers() & _CONTROL), shift)

    def go(self, key: int, jump: bool, extend: bool) -> bool:
        """Go where a key leads: with Ctrl where `jump`, and selecting what lies between where `extend`."""
        index = self.currentIndex()
        at = Place(max(0, index.row()), max(0, index.column()))
        place = destination(self._ground(), at, key, jump)
        if place is None:
            return False
        target = self.records.index(*place)
        if not extend:
            self.setCurrentIndex(target)
        else:
            anchor = self._anchor(at)
            self.selectionModel().setCurrentIndex(target, _STAY)
            self.selectionModel().select(QItemSelection(anchor, target), _CHOOSE)
        self.scrollTo(target)
        return True

    def _anchor(self, at: Place) -> QModelIndex:
        """The corner of the selection that stays: the one across from where one is."""
        area = self.area
        row = area.bottom if at.row == area.top else area.top
        return self.records.index(row, area.right if at.column == area.left else area.left)

    def _ground(self) -> Ground:
        page = max(1, self.viewport().height() // ROW_HEIGHT - 1)
        rows = len(self.records.rows)
        return Ground(rows, SPARE, self.records.columnCount(), page, self._filled)

    def _filled(self, row: int, column: int) -> bool:
        return row < len(self.records.rows) and bool(self.records.cell(row, column).text)


def _at(index: QModelIndex) -> tuple[int, int]:
    return max(0, index.row()), max(0, index.column())
