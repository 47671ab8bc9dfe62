"""A chart on the screen: drawn behind the window, its figures said where the pointer rests, explained by a click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFileDialog, QMenu, QSizePolicy, QToolTip, QWidget
from shiboken6 import isValid

from bpo_case.desktop.charts.images import image_of, on_card
from bpo_case.desktop.figures.copying import as_text
from bpo_case.desktop.theme.look import colours
from bpo_case.desktop.workspace.desk import Desk, Figure
from bpo_case.report.chart_blocks import FILLING, Chart
from bpo_case.report.pictures import Picture, Spot, chart_picture
from bpo_case.report.readings import amount_at, amount_said, in_words, rows_of
from bpo_case.text import translate

ZOOM = 1.5
"""Pixels to a point of the paper: words in charts are as large as in tables."""

LEAST_HEIGHT = 190
Asks = Callable[[int, int], Figure | str | None]
"""Which figure stands at a part of a chart, at a bar or month, or the path of which input."""


@dataclass(frozen=True)
class _Order:
    """What is to be drawn: two that are equal look the same. Only charts that fill theirs have a height."""

    chart: Chart
    width: int
    height: int
    ratio: float
    dark: bool

    def draw(self) -> Picture:
        return chart_picture(self.chart, self.width / ZOOM, self.height / ZOOM, ZOOM * self.ratio, dark=self.dark)


class ChartView(QWidget):
    """Shows a chart. The last picture stays until the next one is there."""

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.name = desk, name
        self.chart: Chart | None = None
        self.image: QImage | None = None
        self._asks: Asks = lambda _series, _place: None
        self._spots: tuple[Spot, ...] = ()
        self._drawn: _Order | None = None
        self._running: _Order | None = None
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(LEAST_HEIGHT)

    def show_chart(self, chart: Chart, asks: Asks) -> None:
        """Show a chart; `asks` tells which figure a click means."""
        self.chart, self._asks = chart, asks
        self.setAccessibleDescription(in_words(chart))
        self._draw()

    def sizeHint(self) -> QSize:
        """Ask for room in which a chart is read at ease."""
        return QSize(640, 320)

    # ---------------------------------------------------------------- drawing

    def _wanted(self) -> _Order | None:
        if self.chart is None or self.width() < 2 or not self.isVisible():
            return None
        height = self.height() if isinstance(self.chart, FILLING) else 0
        return _Order(self.chart, self.width(), height, self.devicePixelRatioF(), colours().scheme == "dark")

    def _draw(self) -> None:
        """Have the picture drawn that is wanted now, one at a time."""
        order = self._wanted()
        if order is not None and self._running is None and order != self._drawn:
            self._running = order
            self.desk.session.background.run(order.draw, self._show, self._fail)

    def _show(self, picture: Picture) -> None:
        if not isValid(self) or self._running is None:
            return
        self._drawn, self._running = self._running, None
        self.image, self._spots = image_of(picture, self._drawn.ratio), picture.spots
        if not isinstance(self._drawn.chart, FILLING):
            self.setFixedHeight(round(picture.height / self._drawn.ratio))
        self.update()
        self._draw()

    def _fail(self, error: BaseException) -> None:
        """Hand a defect to where all of them are told."""
        self._running = None
        raise error

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the last picture."""
        painter = QPainter(self)
        if self.image is not None:
            painter.drawImage(0, 0, self.image)
        elif self.chart is not None:
            painter.setPen(QColor(colours().quiet))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, translate("Drawing…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new size."""
        super().resizeEvent(event)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was not needed while nobody saw it."""
        super().showEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    # ---------------------------------------------------------------- pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the figure under the pointer."""
        spot = self.spot_at(event.position())
        figure = self._figure(spot)
        self.setCursor(Qt.CursorShape.PointingHandCursor if figure else Qt.CursorShape.ArrowCursor)
        QToolTip.showText(event.globalPosition().toPoint(), self.said_at(spot), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Have the figure that was clicked explained, or go to the input."""
        figure = self._figure(self.spot_at(event.position()))
        if event.button() == Qt.MouseButton.LeftButton and figure is not None:
            (self.desk.sent if isinstance(figure, str) else self.desk.asked).emit(figure)

    def spot_at(self, point: QPointF) -> Spot | None:
        """Find the figure that is drawn at a point; of several the nearest."""
        x, y = point.x() / ZOOM, point.y() / ZOOM
        there = (spot for spot in self._spots if spot.left <= x <= spot.right and spot.top <= y <= spot.bottom)
        return min(there, key=lambda spot: abs(spot.top + spot.bottom - 2 * y), default=None)

    def said_at(self, spot: Spot | None) -> str:
        """Write the figure of a spot with all the digits that mean something."""
        if spot is None or self.chart is None:
            return ""
        whose, amount = amount_at(self.chart, spot.series, spot.place)
        currency = self.desk.store.case.settings.currency
        return f"{whose}: {amount_said(self.chart, amount, currency)}"

    def _figure(self, spot: Spot | None) -> Figure | str | None:
        return self._asks(spot.series, spot.place) if spot is not None else None

    # ---------------------------------------------------------------- taking it elsewhere

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the picture and the figures behind it."""
        menu = QMenu(self)
        for action in self.offers(menu):
            menu.addAction(action)
        menu.exec(event.globalPos())

    def offers(self, parent: QWidget) -> list[QAction]:
        """Give what can be done with the chart."""
        made = []
        for label, act in (
            (translate("Copy picture"), self.copy_picture),
            (translate("Save picture…"), self.ask_where_to_save),
            (translate("Copy data"), self.copy_data),
        ):
            action = QAction(label, parent)
            action.triggered.connect(lambda _=False, act=act: act())
            action.setEnabled(self.image is not None)
            made.append(action)
        return made

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        if self.image is not None:
            QGuiApplication.clipboard().setImage(on_card(self.image))

    def copy_data(self) -> None:
        """Put the figures behind the chart on the clipboard, in full precision."""
        if self.chart is not None:
            QGuiApplication.clipboard().setText(as_text(rows_of(self.chart)))

    def ask_where_to_save(self) -> None:
        """Save the picture where the person says."""
        path, _ = QFileDialog.getSaveFileName(self, translate("Save picture"), f"{self.name}.png", "PNG (*.png)")
        if path:
            self.save_picture(path if path.lower().endswith(".png") else f"{path}.png")

    def save_picture(self, path: str) -> None:
        """Save the picture; say so where it cannot be."""
        if self.image is not None and not on_card(self.image).save(path):
            sentence = translate("The picture cannot be saved as {path}; choose another folder.")
            self.desk.store.tell(sentence.format(path=path))
