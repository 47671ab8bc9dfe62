"""The labels of rows: to the left, with totals and headings standing out; they stay while the figures scroll."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from bpo_case.desktop.figures.figure_model import FigureModel
from bpo_case.desktop.theme.look import colours, font

NARROWEST, WIDEST, PADDING = 120, 280, 10
SHARE = 0.34
"""Labels take no more than this share of the table's width, unless the figures leave more."""


class LabelHeader(QHeaderView):
    """Draws row labels as the first column of a table."""

    def __init__(self, figures: FigureModel, owner: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, owner)
        self.figures, self.owner = figures, owner
        self.room = 0
        """The width that the columns of figures leave."""
        self.widest = WIDEST
        """What labels take at most; tables whose labels are sentences allow more."""
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStyleSheet("background: transparent")

    def sizeHint(self) -> QSize:
        """Take the width of the longest label, within limits."""
        measure = QFontMetrics(font(strong=True))
        wanted = max((measure.horizontalAdvance(row.label) for row in self.figures.table.rows), default=0)
        most = max(NARROWEST, min(self.widest, max(self.room, round(SHARE * self.owner.width()))))
        return QSize(max(NARROWEST, min(most, wanted + 2 * PADDING + 4)), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw one label."""
        row, used = self.figures.table.rows[logicalIndex], colours()
        painter.save()
        painter.fillRect(rect, QColor(used.heading if row.kind == "heading" else used.card))
        painter.setPen(QColor(used.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if row.kind == "total":
            painter.setPen(QColor(used.edge))
            painter.drawLine(rect.topLeft(), rect.topRight())
        used_font = font(strong=row.kind != "plain")
        painter.setFont(used_font)
        painter.setPen(QColor(used.quiet if row.kind == "heading" else used.ink))
        room = rect.adjusted(PADDING, 0, -PADDING, 0)
        text = QFontMetrics(used_font).elidedText(row.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
