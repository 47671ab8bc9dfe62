"""The numbers that a figure is made of, as a tree that opens deeper and deeper, down to the cells of the case."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from bpo_case.desktop.inspector.parts import Part, parts, whole
from bpo_case.desktop.theme.look import colours, font
from bpo_case.engine.explanation import Explanation
from bpo_case.text import translate

PART = int(Qt.ItemDataRole.UserRole)
INDENT, PAD, GAP, LINE = 15, 5, 8, 22
SMALL = 9.0
OPENED_AT_FIRST = 14
"""The second level is open from the start where there are no more numbers in it."""

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, ...]


class PartsTree(QTreeWidget):
    """Shows what a number is made of. An input leads to its cell; everything else opens."""

    sent = Signal(str)
    """The input at this path is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTreeView { border: none; border-radius: 0; }")
        self.setIndentation(INDENT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(_PartDelegate(self))
        self.setAccessibleName(translate("What it is made of"))
        self.itemExpanded.connect(self._fill)
        self.itemActivated.connect(lambda item, _: self._go(item))
        self.itemClicked.connect(lambda item, _: self._go(item))

    def show_number(self, node: Explanation, *, afresh: bool) -> None:
        """Show what a number is made of; what was open stays open unless it is another number."""
        opened = [] if afresh else [self._place(item) for item in self._all() if item.isExpanded()]
        at = 0 if afresh else self.verticalScrollBar().value()
        self.clear()
        tops = [self._made(part) for part in parts(whole(node))]
        self.addTopLevelItems(tops)
        if afresh:
            self._open_some(tops)
        for place in opened:
            if (item := self._at(place)) is not None:
                item.setExpanded(True)
        self.verticalScrollBar().setValue(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw the arrow beside the label, not in the middle of a number of many lines."""
        super().drawBranches(painter, QRect(rect.left(), rect.top() + PAD - 2, rect.width(), LINE), index)

    def _open_some(self, tops: list[QTreeWidgetItem]) -> None:
        count = sum(len(item.data(0, PART).node.because) for item in tops)
        for item in tops:
            item.setExpanded(count <= OPENED_AT_FIRST and bool(item.data(0, PART).node.because))

    def _made(self, part: Part) -> QTreeWidgetItem:
        item = QTreeWidgetItem()
        item.setData(0, PART, part)
        spoken = ", ".join(each for each in (f"{part.label}: {part.figure}", part.said) if each)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(0, translate("Click to go to the cell") if part.path else "")
        if part.opens:
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return item

    def _fill(self, item: QTreeWidgetItem) -> None:
        if not item.childCount():
            item.addChildren([self._made(part) for part in parts(item.data(0, PART))])

    def _go(self, item: QTreeWidgetItem) -> None:
        part = item.data(0, PART)
        if part.path:
            self.sent.emit(part.path)
        elif part.opens:
            item.setExpanded(not item.isExpanded())

    # ---------------------------------------------------------------- places

    def _all(self) -> Iterator[QTreeWidgetItem]:
        """Every item there is, each above those below it."""
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            yield item
            walk += 1

    def _place(self, item: QTreeWidgetItem) -> Place:
        parent = item.parent()
        return (*self._place(parent), parent.indexOfChild(item)) if parent else (self.indexOfTopLevelItem(item),)

    def _at(self, place: Place) -> QTreeWidgetItem | None:
        item: QTreeWidgetItem | None = self.topLevelItem(place[0])
        for number in place[1:]:
            item = item.child(number) if item is not None else None
        return item


class _PartDelegate(QStyledItemDelegate):
    """Draws a number: label and figure in a line, and below them, smaller, what is said of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        tree = self.parent()
        assert isinstance(tree, PartsTree)
        part: Part = index.data(PART)
        wide = tree.viewport().width() - INDENT * (_depth(index) + 1)
        label, said = self._heights(part, wide, index)
        return QSize(wide, label + said + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        part, used, rect = index.data(PART), colours(), option.rect
        top = _depth(index) == 0
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, QColor(used.hover))
        high, _ = self._heights(part, rect.width(), index)
        room = rect.adjusted(2, PAD, -2, 0)
        painter.setFont(font(strong=top))
        painter.setPen(QColor(used.input if part.path else used.ink))
        number = QRect(room.left(), room.top(), room.width(), high)
        side = Qt.AlignmentFlag.AlignBottom if _is_above(part, rect.width(), top) else Qt.AlignmentFlag.AlignTop
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | side, part.figure)
        painter.setPen(QColor(used.ink))
        label = QRect(room.left(), room.top(), _label_width(part, rect.width(), top), high)
        painter.drawText(label, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, part.label)
        painter.setFont(font(SMALL))
        painter.setPen(QColor(used.quiet))
        below = room.adjusted(0, high, 0, -PAD)
        painter.drawText(below, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, part.said)
        painter.restore()

    @staticmethod
    def _heights(part: Part, wide: int, index: Index) -> tuple[int, int]:
        top = _depth(index) == 0
        strong, small = QFontMetrics(font(strong=top)), QFontMetrics(font(SMALL))
        label = _height(strong, part.label, _label_width(part, wide, top))
        label += strong.height() if _is_above(part, wide, top) else 0
        return label, _height(small, part.said, wide - 4) if part.said else 0


def _label_width(part: Part, wide: int, top: bool) -> int:
    return wide - 4 if _is_above(part, wide, top) else _room_beside(part, wide, top)


def _room_beside(part: Part, wide: int, top: bool) -> int:
    return wide - 4 - QFontMetrics(font(strong=top)).horizontalAdvance(part.figure) - GAP


def _is_above(part: Part, wide: int, top: bool) -> bool:
    """Whether the label stands above its figure: a word of it would not fit beside."""
    metrics = QFontMetrics(font(strong=top))
    longest = max(metrics.horizontalAdvance(word) for word in part.label.split(" "))
    return longest > _room_beside(part, wide, top)


def _height(metrics: QFontMetrics, text: str, wide: int) -> int:
    return metrics.boundingRect(QRect(0, 0, max(40, wide), 10_000), Qt.TextFlag.TextWordWrap, text).height()


def _depth(index: Index) -> int:
    depth, above = 0, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return depth
