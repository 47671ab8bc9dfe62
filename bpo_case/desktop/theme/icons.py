"""Icons: Lucide's outlines, drawn in a colour of the scheme and as sharp as the screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from bpo_case.resources import path_of

SIZE = 18


@cache
def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """Give an icon by its name in `resources/icons`, drawn for each of the screens there are.

    What cannot be used now may have a colour of its own.
    """
    made = QIcon()
    for scale in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        made.addPixmap(pixmap(name, colour, SIZE, scale))
        if disabled:
            made.addPixmap(pixmap(name, disabled, SIZE, scale), QIcon.Mode.Disabled)
    return made


@cache
def pixmap(name: str, colour: str, size: int = SIZE, scale: float = 1.0) -> QPixmap:
    """Draw an icon as a square of so many points, for a screen with `scale` pixels to a point."""
    drawn = QPixmap(QSize(round(size * scale), round(size * scale)))
    drawn.fill(QColor("transparent"))
    painter = QPainter(drawn)
    _renderer(name, colour).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    outline = path_of(f"resources/icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(outline.encode()))
