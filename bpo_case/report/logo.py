"""The organisation's logo: unpacked once, and never more of it than the document has allowed."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from bpo_case.case.picture import picture_bytes
from bpo_case.errors import BpoCaseError
from bpo_case.text import translate

BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error)
"""What Pillow raises of pictures that are damaged."""


class LogoUnreadable(BpoCaseError):
    """The file says that it is a picture, but what it holds cannot be unpacked."""

    def __init__(self) -> None:
        super().__init__(translate("The logo cannot be read: its file is damaged. Choose it again, or take it out."))


def logo_of(text: str) -> ImageReader | None:
    """Unpack a logo as the document keeps it; None where there is none."""
    if not text:
        return None
    try:
        with Image.open(BytesIO(picture_bytes(text)), formats=("PNG", "JPEG")) as picture:
            return ImageReader(picture.convert("RGBA"))
    except BROKEN:
        raise LogoUnreadable from None
