"""The first column again, over a table that is scrolled to the right, so that the names stay in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QTableView, QWidget

from bpo_case.desktop.tables.cell_delegate import CellDelegate
from bpo_case.desktop.tables.current_cell import draw_current_cell
from bpo_case.desktop.tables.heading import Heading
from bpo_case.desktop.tables.record_model import Index


class FrozenColumn(QTableView):
    """Lies over the left edge of another table while that is scrolled; it has the same model and selection."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._look(table)
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.delegate = CellDelegate(self)
        self.setItemDelegate(self.delegate)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(lambda _: self.follow())
        table.horizontalHeader().sectionResized.connect(lambda *_: self.follow())
        self.hide()

    def _look(self, table: QTableView) -> None:
        """Look and take keys as the other table does."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(table)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("frozen")
        self.setStyleSheet("#frozen { border: none; border-radius: 0; }")
        self.verticalHeader().hide()
        self.setHorizontalHeader(Heading(self))
        self.horizontalHeader().setSectionResizeMode(self.horizontalHeader().ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.setSelectionMode(table.selectionMode())
        self.setEditTriggers(table.editTriggers())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())

    @property
    def covers(self) -> int:
        """How many pixels of the table it lies over."""
        return self.width() if self.isVisibleTo(self._table) else 0

    def follow(self) -> None:
        """Lie where the first column would be, while it is scrolled away."""
        table, head = self._table, self._table.horizontalHeader()
        for column in range(1, self.model().columnCount()):
            self.setColumnHidden(column, True)
        self.setColumnWidth(0, table.columnWidth(0))
        self.horizontalHeader().setFixedHeight(head.height())
        edge = table.frameWidth()
        left = edge + table.verticalHeader().width()
        self.setGeometry(left, edge, table.columnWidth(0), table.viewport().height() + head.height())
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.setVisible(table.horizontalScrollBar().value() > 0)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the cell that one is in."""
        super().paintEvent(event)
        draw_current_cell(self)

    def begin(self, index: Index, trigger: QAbstractItemView.EditTrigger, event: QEvent | None) -> bool:
        """Open the editor of a cell here, where it is in sight."""
        return bool(super().edit(index, trigger, event))  # type: ignore[arg-type]

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Give the keyboard back to the table."""
        super().closeEditor(editor, hint)
        self._table.setFocus()
