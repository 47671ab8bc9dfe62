"""The list of steps at the left, each with its state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bpo_case.desktop.theme.icons import SIZE, pixmap
from bpo_case.desktop.theme.look import colours, font
from bpo_case.desktop.workspace.states import STATES_SAID, StepState
from bpo_case.desktop.workspace.steps import Step
from bpo_case.text import translate

KEY = int(Qt.ItemDataRole.UserRole)
STATE, ICON = KEY + 1, KEY + 2
WIDTH, LOWEST, ROW, HEADINGS = 208, 22, 27, (30, 22)
"""How wide the list is, how high a step is at least and at most, and a heading where there is room and where not."""
WIDEST, SHARE = 320, 0.18
"""How wide the list is in a window: names of options are long."""
STATE_ICONS: Mapping[StepState, str] = {
    "empty": "circle-dashed",
    "complete": "check",
    "doubtful": "triangle-alert",
    "bad": "circle-alert",
}


class StepsView(QListWidget):
    """Shows the steps by section; the one chosen is told by its key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.setAccessibleName(translate("Steps"))
        self.setFixedWidth(WIDTH)
        self.setItemDelegate(_StepDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)

    def show_steps(self, steps: Sequence[Step], states: Mapping[str, StepState]) -> None:
        """Show the steps with their states; the one chosen stays so."""
        if [item.data(KEY) for item in self._items() if item.data(KEY)] != [step.key for step in steps]:
            self._rebuild(steps)
        by_key = {item.data(KEY): item for item in self._items()}
        for step in steps:
            state = states.get(step.key, "")
            item = by_key[step.key]
            item.setText(translate(step.label) if not step.option else step.label)
            item.setData(STATE, state)
            item.setData(ICON, step.icon)
            said = ", ".join(part for part in (item.text(), translate(STATES_SAID.get(state, ""))) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(said)

    @property
    def heights(self) -> tuple[int, int]:
        """How high a step and a heading are: a little less where that spares scrolling."""
        found = [bool(item.data(KEY)) for item in self._items()]
        lowest, row, heading = max(LOWEST, self.fontMetrics().height() + 2), 0, 0
        for heading in HEADINGS:
            row = (self.viewport().height() - heading * found.count(False)) // max(1, found.count(True))
            if row >= lowest:
                break
        return max(lowest, min(ROW, row)), heading

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for all steps, as far as that is possible."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def fit(self, window: int) -> None:
        """Be as wide as suits a window of this width."""
        self.setFixedWidth(max(WIDTH, min(WIDEST, round(window * SHARE))))

    @property
    def current(self) -> str:
        """The key of the step chosen."""
        return str(self.currentItem().data(KEY)) if self.currentItem() else ""

    def choose(self, key: str) -> None:
        """Go to a step. What was being typed is entered on the way, which may bring other steps."""
        item = next((item for item in self._items() if item.data(KEY) == key), None)
        if item is not None:
            self.setCurrentItem(item)

    def _rebuild(self, steps: Sequence[Step]) -> None:
        kept = self.current
        self.blockSignals(True)
        self.clear()
        section = ""
        for step in steps:
            if step.section != section:
                section = step.section
                heading = QListWidgetItem(translate(section).upper(), self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            QListWidgetItem("", self).setData(KEY, step.key)
        self.blockSignals(False)
        self.choose(kept)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY):
            self.chosen.emit(item.data(KEY))


class _StepDelegate(QStyledItemDelegate):
    """Draws a heading, or a step: icon, label, state."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        steps = self.parent()
        assert isinstance(steps, StepsView)
        row, heading = steps.heights
        return QSize(WIDTH - 14, row if index.data(KEY) else heading)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, used = option.rect, colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not index.data(KEY):
            painter.setFont(font(8.5, strong=True))
            painter.setPen(QColor(used.quiet))
            painter.drawText(rect.adjusted(8, 0, 0, -3), Qt.AlignmentFlag.AlignBottom, index.data())
        else:
            self._step(painter, option, index, rect)
        painter.restore()

    def _step(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, rect: QRect
    ) -> None:
        used, chosen = colours(), bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, option, rect)
        scale = option.widget.devicePixelRatioF()
        top = rect.top() + (rect.height() - SIZE) // 2
        drawn = pixmap(index.data(ICON), used.accent if chosen else used.quiet, SIZE, scale)
        painter.drawPixmap(rect.left() + 8, top, drawn)
        painter.setFont(font(strong=chosen))
        painter.setPen(QColor(used.accent if chosen else used.ink))
        room = rect.adjusted(8 + SIZE + 8, 0, -SIZE - 10, 0)
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        state = index.data(STATE)
        if state:
            colour = {"complete": used.good, "doubtful": used.doubtful, "bad": used.bad}.get(state, used.faint)
            painter.drawPixmap(rect.right() - SIZE - 2, top + 1, pixmap(STATE_ICONS[state], colour, SIZE - 2, scale))

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        """Draw what lies under a step that is chosen, pointed at or focused."""
        used, chosen = colours(), bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setBrush(QColor(used.chosen if chosen else used.hover))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus and option.widget.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(used.accent))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 1.5, -0.5, -1.5), 5, 5)
