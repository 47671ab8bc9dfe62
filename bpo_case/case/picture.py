"""Pictures inside a document: small PNG or JPEG files as base64, looked at without being unpacked."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping

from bpo_case.text import plain_number, translate

PIXELS_ACROSS = 2_000
"""No picture is wider or higher than this: a few bytes may unpack to more than a computer holds."""

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Marks in a JPEG after which its size stands: the baseline, extended and progressive kinds."""

Size = tuple[int, int]


def checked_picture(text: str) -> str:
    """Give the base64 text of a picture as it is; raise ValueError, with why, where it is none that can be printed."""
    if text:
        size = _size(_decoded(text))
        if size is None:
            raise ValueError(translate("is not a picture; choose a PNG or a JPEG"))
        if not all(1 <= side <= PIXELS_ACROSS for side in size):
            said = translate("is {width} × {height} pixels; at most {most} either way can be printed")
            width, height = map(plain_number, size)
            raise ValueError(said.format(width=width, height=height, most=plain_number(PIXELS_ACROSS)))
    return text


def picture_bytes(text: str) -> bytes:
    """Give the picture's file."""
    return base64.b64decode(text)


def picture_text(file: bytes) -> str:
    """Write a picture's file as the document keeps it."""
    return base64.b64encode(file).decode("ascii")


def picture_size(file: bytes) -> Size:
    """Give width and height in pixels of a picture that has been checked."""
    return _size(file) or (1, 1)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError(translate("is not a picture; choose a PNG or a JPEG")) from None


def _size(file: bytes) -> Size | None:
    return next((read(file) for mark, read in _READ.items() if file.startswith(mark)), None)


def _png_size(file: bytes) -> Size | None:
    """A PNG begins with its mark, the length and name of its head, and then width and height."""
    if file[12:16] != b"IHDR" or len(file) < 24:
        return None
    return int.from_bytes(file[16:20], "big"), int.from_bytes(file[20:24], "big")


def _jpeg_size(file: bytes) -> Size | None:
    """A JPEG is a row of segments, each with its length; one of them has the size."""
    at = 2
    while at + 9 <= len(file) and file[at] == 0xFF:
        if file[at + 1] in FRAMES:
            return int.from_bytes(file[at + 7 : at + 9], "big"), int.from_bytes(file[at + 5 : at + 7], "big")
        at += 2 + int.from_bytes(file[at + 2 : at + 4], "big")
    return None


_READ: Mapping[bytes, Callable[[bytes], Size | None]] = {PNG: _png_size, JPEG: _jpeg_size}
