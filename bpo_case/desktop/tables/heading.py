"""The head of a table: labels over their units, and how wide a column is for both."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from bpo_case.desktop.tables.record_model import UNIT, RecordModel
from bpo_case.desktop.theme.look import colours, font

PADDING = 8
INSET = 4
"""Where texts begin, as in cells."""
UNIT_POINTS = 9.0


class Heading(QHeaderView):
    """Shows each label in at most two lines, and below it the unit, quietly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(False)
        self._lines, self._units = 1, False

    def sizeHint(self) -> QSize:
        """Be as high as the highest label with its unit."""
        high = self._lines * _strong().height() + (_small().height() if self._units else 2 * INSET)
        return QSize(super().sizeHint().width(), high + PADDING + 2)

    def measure(self) -> None:
        """Find out how many lines the labels need in their columns."""
        strong = _strong()
        fits = (
            strong.horizontalAdvance(str(self.model().headerData(at, self.orientation())))
            <= self.sectionSize(at) - 2 * INSET
            for at in range(self.count())
        )
        self._lines = 1 if all(fits) else 2
        self._units = any(self.model().headerData(at, self.orientation(), UNIT) for at in range(self.count()))
        self.setFixedHeight(self.sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the label, the unit, and the rules beside and below."""
        used, model = colours(), self.model()
        unit = str(model.headerData(section, self.orientation(), UNIT) or "")
        painter.save()
        painter.fillRect(rect, QColor(used.heading))
        painter.setPen(QColor(used.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        side = int(model.headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole))
        across = Qt.AlignmentFlag(side) & Qt.AlignmentFlag.AlignHorizontal_Mask
        room = rect.adjusted(INSET, INSET, -INSET, -INSET)
        below = _small().height() if unit else 0
        painter.setFont(font(strong=True))
        painter.setPen(QColor(used.ink))
        label = str(model.headerData(section, self.orientation()))
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignBottom | across
        painter.drawText(room.adjusted(0, 0, 0, -below), wrap, label)
        painter.setFont(font(UNIT_POINTS))
        painter.setPen(QColor(used.quiet))
        said = _small().elidedText(unit, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | across, said)
        painter.restore()


def heading_width(label: str, unit: str) -> int:
    """Give the width in which a label fits in two lines over its unit."""
    words = label.split(" ")
    splits = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1))
    strong = _strong()
    narrowest = min(max(map(strong.horizontalAdvance, lines)) for lines in splits)
    return max(narrowest, min(_small().horizontalAdvance(unit), 110)) + 2 * PADDING + 2


def content_width(model: RecordModel, column: int, sample: int) -> int:
    """Give the width of the widest text among the first rows."""
    metrics = QFontMetrics(font())
    texts = (model.cell(row, column).text for row in range(min(sample, len(model.rows))))
    return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2 * PADDING


def _strong() -> QFontMetrics:
    return QFontMetrics(font(strong=True))


def _small() -> QFontMetrics:
    return QFontMetrics(font(UNIT_POINTS))
