"""The pages of the paper as they will be printed: small ones in a list, and as wide as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from bpo_case.desktop.charts.images import image_of
from bpo_case.desktop.theme.look import colours
from bpo_case.report.pictures import Picture
from bpo_case.text import translate

THUMBNAIL = QSize(124, 88)
GAP = 16


class Thumbnails(QListWidget):
    """The pages small, side by side as far as there is room; one that is chosen is gone to."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Pages"))
        self.setIconSize(THUMBNAIL)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setSpacing(6)


class Sheets(QScrollArea):
    """The pages one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Board paper"))
        self.setWidgetResizable(True)
        self.list, self.sheets = Thumbnails(), list[Sheet]()
        desk = QWidget()
        self._pages = QVBoxLayout(desk)
        self._pages.setContentsMargins(GAP, 2, GAP, 2)
        self._pages.setSpacing(GAP)
        self._pages.addStretch(1)
        self.setWidget(desk)
        self.list.currentRowChanged.connect(self.show_page)

    def show_page(self, number: int) -> None:
        """Go to a page."""
        if 0 <= number < len(self.sheets):
            self.verticalScrollBar().setValue(self.sheets[number].y())

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show the pages of a paper."""
        self._place(len(pictures))
        for number, (sheet, picture) in enumerate(zip(self.sheets, pictures, strict=True)):
            sheet.show_picture(picture)
            self.list.item(number).setIcon(QIcon(sheet.thumbnail()))

    def _place(self, count: int) -> None:
        """Have as many sheets as pages; those that are there stay, so that nothing flickers or scrolls."""
        while len(self.sheets) < count:
            self.sheets.append(Sheet(len(self.sheets) + 1))
            self._pages.insertWidget(len(self.sheets) - 1, self.sheets[-1])
            QListWidgetItem(str(len(self.sheets)), self.list)
        while len(self.sheets) > count:
            self.sheets.pop().deleteLater()
            self.list.takeItem(len(self.sheets))


class Sheet(QWidget):
    """A page, as wide as there is room."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setAccessibleName(translate("Page {number}").format(number=number))
        self._whole, self._shown = QPixmap(), QPixmap()

    def show_picture(self, picture: Picture) -> None:
        """Show a page."""
        self._whole, self._shown = QPixmap.fromImage(image_of(picture)), QPixmap()
        self._fit()
        self.update()

    def thumbnail(self) -> QPixmap:
        """Give the page small."""
        return self._scaled(THUMBNAIL.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page."""
        if self._whole.isNull():
            return
        if self._shown.deviceIndependentSize().toSize().width() != self.width():
            self._shown = self._scaled(self.width())
        QPainter(self).drawPixmap(0, 0, self._shown)

    def _fit(self) -> None:
        if not self._whole.isNull():
            self.setFixedHeight(round(self.width() * self._whole.height() / self._whole.width()))

    def _scaled(self, width: int) -> QPixmap:
        """Give the page of a width, with an edge that shows it on white ground."""
        ratio = self.devicePixelRatioF()
        made = self._whole.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        painter = QPainter(made)
        painter.setPen(QColor(colours().edge))
        painter.drawRect(0, 0, made.width() - 1, made.height() - 1)
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made
