"""Bars below each other with labels and figures, each of which can be clicked or pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from bpo_case.desktop.pages.overview.contents import Bar
from bpo_case.desktop.theme.look import colours, font
from bpo_case.desktop.workspace.desk import Desk
from bpo_case.text import translate

ROW, BAR, GAP = 28, 10, 10
LABEL_SHARE = 0.5
"""The most of the width that labels take."""


class BarList(QWidget):
    """Shows bars on one scale; those below zero go to the left of those above."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(0)
        self.rows: list[BarRow] = []

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show bars in their order."""
        while len(self.rows) > len(bars):
            row = self.rows.pop()
            self._room.removeWidget(row)
            row.hide()  # it is deleted only once no dialog is open
            row.deleteLater()
        while len(self.rows) < len(bars):
            self.rows.append(BarRow(self))
            self._room.addWidget(self.rows[-1])
        for row, bar in zip(self.rows, bars, strict=True):
            row.show_bar(bar, bars)


class BarRow(QAbstractButton):
    """One bar."""

    def __init__(self, owner: BarList) -> None:
        super().__init__(owner)
        self._bar, self._low, self._high = Bar("", 0.0, ""), 0.0, 1.0
        self._label_wide = self._figure_wide = 0
        self.setFixedHeight(ROW)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda: owner.desk.asked.emit(self._bar.asks) if self._bar.asks else None)

    def show_bar(self, bar: Bar, bars: Sequence[Bar]) -> None:
        """Show a bar on the scale of all."""
        metrics = QFontMetrics(font(strong=True))
        self._bar = bar
        self._low, self._high = min(0.0, *(each.value for each in bars)), max(0.0, *(each.value for each in bars))
        self._label_wide = max(metrics.horizontalAdvance(each.label) for each in bars) + GAP
        self._figure_wide = max(metrics.horizontalAdvance(each.text) for each in bars) + GAP
        self.setAccessibleName(f"{bar.label}: {bar.text}")
        self.setToolTip(f"{bar.label}: {bar.text}\n{translate('Click to see what it is made of')}")
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as there is room."""
        return QSize(240, ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw label, bar and figure."""
        painter, used, bar = QPainter(self), colours(), self._bar
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QColor(used.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(used.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)
        label_wide = min(self._label_wide, round(self.width() * LABEL_SHARE))
        painter.setFont(font(strong=bar.strong))
        painter.setPen(QColor(used.ink))
        text = painter.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, label_wide - GAP)
        painter.drawText(4, 0, label_wide, ROW, Qt.AlignmentFlag.AlignVCenter, text)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.width() - self._figure_wide - 4, 0, self._figure_wide, ROW, right, bar.text)
        self._draw_bar(painter, label_wide + 4, self.width() - label_wide - self._figure_wide - GAP - 4)
        painter.end()

    def _draw_bar(self, painter: QPainter, left: int, wide: int) -> None:
        used, span = colours(), self._high - self._low
        if span <= 0 or wide <= 0:
            return
        zero = left - self._low / span * wide
        end = zero + self._bar.value / span * wide
        colour = used.bad if self._bar.value < 0 else used.good if self._bar.strong else used.accent
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(min(zero, end), (ROW - BAR) / 2, max(2.0, abs(end - zero)), BAR), 2, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed with Enter as well as with the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Be drawn anew when the mouse comes and goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)
