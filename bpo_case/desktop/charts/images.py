"""Pictures from pixels, as Qt shows them."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter

from bpo_case.desktop.theme.look import colours
from bpo_case.report.pictures import Picture


def image_of(picture: Picture, scale: float = 1.0) -> QImage:
    """Make an image, `scale` pixels of the screen to one of Qt's."""
    shared = QImage(picture.pixels, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGBA8888)
    made = shared.copy()  # the pixels end with the picture
    made.setDevicePixelRatio(scale)
    return made


def on_card(image: QImage) -> QImage:
    """Give an image on the ground that it is shown on, for other programs."""
    made = QImage(image.size(), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(image.devicePixelRatio())
    made.fill(QColor(colours().card))
    painter = QPainter(made)
    painter.drawImage(0, 0, image)
    painter.end()
    return made
