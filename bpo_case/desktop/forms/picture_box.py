"""The editor of a picture: it is seen, chosen from a file, made small enough, and taken out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bpo_case.case.paper import LOGO_CHARACTERS
from bpo_case.case.picture import picture_bytes, picture_text
from bpo_case.case.specs import FieldSpec
from bpo_case.desktop.dialogs.choose import file_to_open
from bpo_case.errors import BpoCaseError
from bpo_case.text import translate

KEPT = QSize(900, 240)
"""Pixels of a picture as it is kept: sharp in print at the size that it has there."""
SHOWN = QSize(150, 40)
PIXELS_AT_MOST = 40_000_000
SMALLER = 0.8
KINDS = ("png", "jpeg", "jpg")


class PictureUnreadable(BpoCaseError):
    """A file is no picture that can be shown."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            translate("“{name}” is not a picture that can be read; choose a PNG or a JPEG.").format(name=path.name)
        )


class PictureBox(QWidget):
    """Shows a picture with buttons to choose another one and to take it out."""

    entered = Signal()
    gone_to = Signal()
    left_alone = Signal()

    def __init__(self, _spec: FieldSpec) -> None:
        super().__init__()
        self._text = ""
        self.picture, self.sentence = QLabel(), QLabel()
        self.picture.setFixedHeight(SHOWN.height())
        self.sentence.setProperty("role", "bad")
        self.sentence.setWordWrap(True)
        self.sentence.hide()
        self.choose, self.remove = QPushButton(translate("Choose…")), QPushButton(translate("Remove"))
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self._take(""))
        buttons, room = QHBoxLayout(), QVBoxLayout(self)
        for button in (self.choose, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        room.setContentsMargins(0, 0, 0, 0)
        for part in (self.picture, self.sentence):
            room.addWidget(part)
        room.addLayout(buttons)
        self.setFocusProxy(self.choose)

    def text(self) -> str:
        """Give the picture as the document keeps it."""
        return self._text

    def show_value(self, _read: str, edited: str) -> None:
        """Show a picture."""
        self._text = edited
        shown = QPixmap()
        if edited:
            shown.loadFromData(picture_bytes(edited))
        fitted = shown if shown.isNull() else shown.scaled(SHOWN, Qt.AspectRatioMode.KeepAspectRatio)
        self.picture.setPixmap(fitted)
        self.picture.setVisible(not fitted.isNull())
        self.remove.setEnabled(bool(edited))

    def take_file(self, path: Path) -> None:
        """Take the picture of a file; say why where there is none."""
        try:
            text = picture_of(path)
        except PictureUnreadable as error:
            self.sentence.setText(str(error))
            self.sentence.show()
        else:
            self._take(text)

    def _choose(self) -> None:
        self.gone_to.emit()
        filters = (translate("Pictures") + " (*.png *.jpg *.jpeg)",)
        path = file_to_open(self, translate("Choose a picture"), Path.home(), filters)
        if path is not None:
            self.take_file(path)

    def _take(self, text: str) -> None:
        self.sentence.hide()
        self._text = text
        self.entered.emit()


def picture_of(path: Path) -> str:
    """Read a picture and make it small enough for the document; raise PictureUnreadable where there is none.

    Its size is looked at before it is unpacked, and what is kept is written anew: nothing of the file itself is.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if bytes(reader.format().data()).decode() not in KINDS or not 0 < size.width() * size.height() <= PIXELS_AT_MOST:
        raise PictureUnreadable(path)
    image = reader.read()
    if image.isNull():
        raise PictureUnreadable(path)
    return _small(image)


def _small(image: QImage) -> str:
    within = image.size().boundedTo(KEPT)
    while True:
        scaled = image.scaled(within, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        text = picture_text(_png(scaled))
        if len(text) <= LOGO_CHARACTERS:
            return text
        within = scaled.size() * SMALLER


def _png(image: QImage) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data())
