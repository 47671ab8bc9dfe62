"""A table of figures on the screen: every figure can be clicked, chosen and copied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QGuiApplication, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from bpo_case.desktop.figures.copying import as_text
from bpo_case.desktop.figures.figure_model import HEAD_SHOWN, FigureModel
from bpo_case.desktop.figures.figure_table import FigureTable
from bpo_case.desktop.figures.label_header import PADDING, LabelHeader
from bpo_case.desktop.figures.summary import summary
from bpo_case.desktop.theme.look import colours, font, said
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.text import translate

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT, HEADER_HEIGHT, TWO_LINES_HEIGHT, WRAPPED_HEIGHT = 27, 34, 46, 84
NARROWEST, WIDEST = 64, 300
SCROLL_BAR, STAR = 12, 24
ROOMY = 130
"""From this width on names of columns are hardly ever shortened."""
LONG_NAME = 14
"""From this length on names of columns are wrapped into several lines."""


class FigureView(QTableView):
    """Shows a `FigureTable`; the figure gone to is explained."""

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.figures = FigureModel(self)
        self.setModel(self.figures)
        self.labels = LabelHeader(self.figures, self)
        self.setVerticalHeader(self.labels)
        self.setItemDelegate(_FigureDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.labels.setDefaultSectionSize(ROW_HEIGHT)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
        )
        self.unit = said("", "small", self)
        self.unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.unit.setContentsMargins(PADDING, 0, 0, 0)
        self._offer_copies()
        self.activated.connect(self._go)
        self.labels.sectionDoubleClicked.connect(lambda row: self._go(self.figures.index(row, 0)))

    def show_table(self, table: FigureTable) -> None:
        """Show a table; the place that was gone to stays where it can."""
        self.figures.show_table(table)
        self.unit.setText(table.heading)
        self.horizontalHeader().setFixedHeight(_header_height(table))
        self._fit_columns()
        for number, row in enumerate(table.rows):
            spans = len(table.columns) if row.kind == "heading" else 1
            if self.columnSpan(number, 0) != spans and table.columns:
                self.setSpan(number, 0, 1, spans)

    def fit_height(self) -> None:
        """Be as high as all rows are, where something else scrolls."""
        rows = self.figures.rowCount() * ROW_HEIGHT
        self.setFixedHeight(rows + self.horizontalHeader().height() + 2 * self.frameWidth() + SCROLL_BAR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the columns anew."""
        super().resizeEvent(event)
        self._fit_columns()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Have the figure that was gone to explained, or the input that its row is about."""
        super().currentChanged(current, previous)
        if current.isValid():
            asks = self.figures.shown(current.row(), current.column()).asks
            path = self.figures.table.rows[current.row()].path
            if asks is not None:
                self.desk.asked.emit(asks)
            elif path:
                self.desk.pointed.emit(path)

    def _go(self, index: Index) -> None:
        """Go to the input that a row is about."""
        if path := self.figures.table.rows[index.row()].path:
            self.desk.sent.emit(path)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Sum up what is selected."""
        super().selectionChanged(selected, deselected)
        cells = [
            self.figures.shown(row, column)
            for each in self.selectionModel().selection().toList()
            for row in range(each.top(), each.bottom() + 1)
            for column in range(each.left(), each.right() + 1)
        ]
        self.desk.summarised.emit(summary(cells, self.desk.store.case.settings.currency))

    def copy(self, *, heads: bool) -> None:
        """Put the chosen figures on the clipboard in full precision, with labels and names of columns or without."""
        chosen = self.selectionModel().selection()
        if not chosen.isEmpty():
            QGuiApplication.clipboard().setText(as_text(self.figures.block(chosen.first(), heads=heads)))

    def copy_all(self) -> None:
        """Put the whole table on the clipboard, with labels and names of columns."""
        self.selectAll()
        self.copy(heads=True)

    def _offer_copies(self) -> None:
        for label, keys, act in (
            (translate("Copy"), "Ctrl+C", lambda: self.copy(heads=False)),
            (translate("Copy with headers"), "Ctrl+Shift+C", lambda: self.copy(heads=True)),
            (translate("Copy whole table"), "", self.copy_all),
        ):
            action = QAction(label, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, act=act: act())
            self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _fit_columns(self) -> None:
        """Make all columns equally wide: as wide as there is room, but never too narrow for what stands in them."""
        heads = self.horizontalHeader()
        least = _least(self.figures.table)
        self.labels.room = self.width() - sum(least) - 2 * self.frameWidth() - SCROLL_BAR
        self.labels.setFixedWidth(self.labels.sizeHint().width())
        frame = self.frameWidth()
        self.unit.setGeometry(frame, frame, self.labels.width(), heads.height())
        room = self.width() - self.labels.width() - 2 * frame - SCROLL_BAR
        widths = _shared(least, room)
        self.figures.head_shown = HEAD_SHOWN if min(widths, default=0) < ROOMY else 2 * HEAD_SHOWN
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
            self.labels.viewport().update()


def _header_height(table: FigureTable) -> int:
    """Give the height of the heads: names of options take several lines, months two."""
    if any(len(name) > LONG_NAME for name in table.columns):
        return WRAPPED_HEIGHT
    return TWO_LINES_HEIGHT if any("\n" in name for name in table.columns) else HEADER_HEIGHT


def _least(table: FigureTable) -> list[int]:
    """Give the width that each column needs for what stands in it."""
    measure = QFontMetrics(font(strong=True))
    least = []
    for column, name in enumerate(table.columns):
        figures = [row.cells[column].text for row in table.rows if row.cells]
        star = STAR if column == table.starred else 0
        words = max(measure.horizontalAdvance(word) + star for word in (*_words(name), ""))
        widest = max(words, *(measure.horizontalAdvance(text) for text in (*figures, "")))
        least.append(max(NARROWEST, widest + 2 * PADDING))
    return least


def _shared(least: list[int], room: int) -> list[int]:
    """Give all columns the same width where there is room for that, else each what it needs and its share."""
    equal = min(WIDEST, room // len(least)) if least else 0
    if equal >= max(least, default=0):
        return [equal] * len(least)
    spare = max(0, room - sum(least)) // max(1, len(least))
    return [each + spare for each in least]


def _words(name: str) -> list[str]:
    """Give the parts of a column's name that stay in one line: its own lines, or else its words."""
    return name.split("\n") if "\n" in name else name.split()


class _FigureDelegate(QStyledItemDelegate):
    """Draws figures with a rule below each row, a stronger one above totals, and headings on a ground of their own."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, used = index.model(), colours()
        assert isinstance(model, FigureModel)
        kind = model.table.rows[index.row()].kind
        if kind == "heading":
            painter.fillRect(option.rect, QColor(used.heading))
        super().paint(painter, option, index)
        painter.setPen(QColor(used.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if kind == "total":
            painter.setPen(QColor(used.edge))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
