"""Finds texts that have less room than they need."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QScrollArea, QToolButton, QWidget

from bpo_case.desktop.theme.short import ShortButton


def cut_texts(whole: QWidget) -> list[str]:
    """Give the texts of labels and buttons in sight that are cut, and what stands out of its frame.

    A button that is made to be shortened ends in an ellipsis, and is not told.
    """
    texts = [*whole.findChildren(QLabel), *whole.findChildren(QPushButton), *whole.findChildren(QToolButton)]
    shown = [each for each in texts if each.isVisible() and each.text() and not isinstance(each, ShortButton)]
    return [f"{type(each).__name__}: {each.text()}" for each in shown if is_cut(each) or stands_out(each)]


def is_cut(widget: QLabel | QAbstractButton) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    need = widget.sizeHint()
    return widget.width() < need.width() or widget.height() < widget.minimumSizeHint().height()


def stands_out(widget: QWidget) -> bool:
    """Whether part of a widget lies beyond its window or a frame, where nothing can be scrolled."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above.parentWidget(), QScrollArea):
        if not above.rect().contains(QRect(widget.mapTo(above, widget.rect().topLeft()), widget.size())):
            return True
        above = None if above.isWindow() else above.parentWidget()
    return False
