"""The two-minute tour: a few cards over the real window, each beside what it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bpo_case.desktop.theme.look import colours, restyle, said
from bpo_case.text import translate

CARD, GAP, ROUND, SHADE = 360, 14, 8, 130
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Left: -1}
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


@dataclass(frozen=True)
class Stop:
    """A stop of the tour: what it shows, and what is said there."""

    target: Callable[[], QWidget | None]
    heading: str
    sentence: str


class Tour(QWidget):
    """Lies over the window and leaves open what is spoken of. Arrows and Enter go on, Escape ends.

    It keeps the keyboard until it ends.
    """

    ended = Signal()

    def __init__(self, window: QWidget, stops: Sequence[Stop]) -> None:
        super().__init__(window)
        self._window, self.stops, self.at = window, list(stops), 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = QFrame(self)
        self.card.setProperty("role", "card")
        self.card.setFixedWidth(CARD)
        self.count, self.heading = said("", "small"), said("", "heading", wrapped=True)
        self.sentence = said("", "", wrapped=True)
        self.back, self.skip = QPushButton(translate("Back")), QPushButton(translate("End tour"))
        self.next = QPushButton(translate("Next"))
        self._arrange()
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._focus_went)  # type: ignore[union-attr]
        self.go(0)
        self.show()
        self.raise_()
        self.next.setFocus()

    def go(self, at: int) -> None:
        """Go to a stop; beyond the last the tour ends."""
        if at >= len(self.stops):
            self.end()
            return
        self.at = max(0, at)
        stop = self.stops[self.at]
        place = translate("{place} of {count}").format(place=self.at + 1, count=len(self.stops))
        self.count.setText(place)
        self.heading.setText(translate(stop.heading))
        self.sentence.setText(translate(stop.sentence))
        self.setAccessibleName(f"{self.heading.text()} {self.sentence.text()}")
        self.back.setEnabled(self.at > 0)
        self.next.setText(translate("Done") if self.at == len(self.stops) - 1 else translate("Next"))
        self._place()

    def end(self) -> None:
        """Take the tour away."""
        self._window.removeEventFilter(self)
        QApplication.instance().focusChanged.disconnect(self._focus_went)  # type: ignore[union-attr]
        self.hide()
        self.deleteLater()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, back, or away."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            self.go(self.at + _STEPS.get(Qt.Key(event.key()), 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and read the keys that a button would take for something else."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        if not isinstance(watched, QPushButton) or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            self.keyPressEvent(event) if event.key() in _ARROWS else watched.click()
            return True
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from button to button with Tab."""
        buttons = [button for button in (self.skip, self.back, self.next) if button.isEnabled()]
        at = next((at for at, button in enumerate(buttons) if button.hasFocus()), 0)
        buttons[(at + (1 if forward else -1)) % len(buttons)].setFocus()
        return True

    def _focus_went(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Take the keyboard back from what lies under the shade."""
        if now is not None and now.window() is self._window and now is not self and not self.isAncestorOf(now):
            self.next.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shade everything but what is spoken of."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade, opening = QPainterPath(), QPainterPath()
        shade.addRect(QRectF(self.rect()))
        opening.addRoundedRect(QRectF(self._target()), ROUND, ROUND)
        painter.fillPath(shade.subtracted(opening), QColor(0, 0, 0, SHADE))
        painter.setPen(QColor(colours().accent))
        painter.drawPath(opening)
        painter.end()

    def _target(self) -> QRect:
        target = self.stops[self.at].target()
        if target is None or not target.isVisible():
            return QRect()
        corner = target.mapTo(self._window, QPoint(0, 0))
        return QRect(corner, target.size()).adjusted(-2, -2, 2, 2).intersected(self.rect().adjusted(3, 3, -3, -3))

    def _place(self) -> None:
        """Put the card beside its target: right, left, below or above, wherever there is room."""
        self.setGeometry(self._window.rect())
        height = self._room.totalHeightForWidth(CARD)
        self.card.resize(CARD, height)
        target, room = self._target(), self.rect().adjusted(GAP, GAP, -GAP, -GAP)
        top = min(max(target.top(), room.top()), room.bottom() - height)
        left = min(max(target.left(), room.left()), room.right() - CARD)
        places = (
            QRect(target.right() + GAP, top, CARD, height), QRect(target.left() - GAP - CARD, top, CARD, height),
            QRect(left, target.bottom() + GAP, CARD, height), QRect(left, target.top() - GAP - height, CARD, height),
        )  # fmt: skip
        fitting = (place for place in places if not target.isEmpty() and room.contains(place))
        self.card.move(next(fitting, self._inside(target, room)).topLeft())
        self.update()

    def _inside(self, target: QRect, room: QRect) -> QRect:
        """Give the lower right corner of what is too large to stand beside, or the middle where there is nothing."""
        size = self.card.size()
        if target.isEmpty():
            return QRect(room.center() - QPoint(size.width() // 2, size.height() // 2), size)
        return QRect(target.bottomRight() - QPoint(size.width() + GAP, size.height() + GAP), size)

    def _arrange(self) -> None:
        restyle(self.next, "main")
        self.back.clicked.connect(lambda: self.go(self.at - 1))
        self.next.clicked.connect(lambda: self.go(self.at + 1))
        self.skip.clicked.connect(self.end)
        row = QHBoxLayout()
        for button in (self.skip, self.back, self.next):
            button.setAutoDefault(False)
            button.installEventFilter(self)
            row.addWidget(button)
            if button is self.skip:
                row.addStretch(1)
        room = self._room = QVBoxLayout(self.card)
        room.setContentsMargins(18, 14, 18, 14)
        room.setSpacing(6)
        for line in (self.count, self.heading, self.sentence):
            room.addWidget(line)
        room.addSpacing(8)
        room.addLayout(row)
