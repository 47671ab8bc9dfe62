"""Fonts: Source Sans 3 for pages and charts, and how wide a text is in it."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from bpo_case.resources import path_of

FAMILY = "Source Sans 3"
REGULAR, ITALIC, STRONG, STRONG_ITALIC = (
    "SourceSans3",
    "SourceSans3-Italic",
    "SourceSans3-Semibold",
    "SourceSans3-SemiboldItalic",
)
FILES = {
    REGULAR: "SourceSans3-Regular.ttf",
    ITALIC: "SourceSans3-It.ttf",
    STRONG: "SourceSans3-Semibold.ttf",
    STRONG_ITALIC: "SourceSans3-SemiboldIt.ttf",
}
STRONG_FROM = 600
"""The weight from which a chart's text is Semibold."""


@cache
def register() -> None:
    """Make the fonts known to reportlab, once; strong text inside a paragraph is Semibold."""
    for name, file in FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(path_of(f"resources/fonts/{file}"))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=STRONG, italic=ITALIC, boldItalic=STRONG_ITALIC)


@cache
def register_for_charts() -> None:
    """Make the fonts known to matplotlib, once; it asks for them even where the page measures and writes the text."""
    from matplotlib.font_manager import fontManager

    for file in FILES.values():
        fontManager.addfont(path_of(f"resources/fonts/{file}"))


def font_of(weight: int | str, italic: bool) -> str:
    """Give the font for a weight and slope, as charts ask for it."""
    from matplotlib.font_manager import weight_dict

    heavy = (weight_dict[weight] if isinstance(weight, str) else weight) >= STRONG_FROM
    return {(False, False): REGULAR, (False, True): ITALIC, (True, False): STRONG, (True, True): STRONG_ITALIC}[
        heavy, italic
    ]


def width_of(text: str, size: float, font: str = REGULAR) -> float:
    """Give the width of a text in points."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size))


def fitted(text: str, width: float, size: float, font: str = REGULAR) -> str:
    """Shorten a text to a width, ending in … where it had to be cut.

    >>> fitted("Source", 100, 10), fitted("Source Sans", 30, 10)
    ('Source', 'Sour…')
    """
    if width_of(text, size, font) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width_of(text[:middle] + "…", size, font) <= width else (low, middle - 1)
    return text[:low].rstrip() + "…"


def wrapped(text: str, width: float, size: float, lines: int, font: str = REGULAR) -> list[str]:
    """Break a text between words into so many lines at most, ending in … where it had to be cut.

    >>> wrapped("Wages, prices, volumes", 60, 8.5, 2)
    ['Wages, prices,', 'volumes']
    """
    said: list[str] = []
    words = text.split()
    while words and len(said) < lines - 1:
        count = max(1, sum(width_of(" ".join(words[: at + 1]), size, font) <= width for at in range(len(words))))
        said.append(fitted(" ".join(words[:count]), width, size, font))
        words = words[count:]
    return [*said, fitted(" ".join(words), width, size, font)] if words else said
