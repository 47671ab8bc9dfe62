"""Texts for the page: always escaped, never longer than their room."""

from __future__ import annotations

from functools import cache
from typing import Literal
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from bpo_case.report import style
from bpo_case.report.fonts import REGULAR, STRONG

Type = tuple[float, float]
ENDLESS = 10_000.0


def clean(text: str) -> str:
    """Make a text one line of characters that a page can show."""
    return " ".join(
        "".join(letter if letter.isprintable() or letter in "\u00a0\u202f\u2009" else " " for letter in text).split(" ")
    ).strip()


def paragraph(
    text: str,
    kind: Type,
    *,
    font: str = REGULAR,
    color: str = style.INK,
    lead: str = "",
    bullet: str = "",
    right: bool = False,
) -> Paragraph:
    """Set a text of the user's or of ours, with a strong beginning where there is one."""
    said = escape(clean(text))
    if lead:
        said = f"<b>{escape(clean(lead))}</b> {said}"
    return Paragraph(
        said, _style(kind, font, color, "right" if right else "left", bool(bullet)), bulletText=bullet or None
    )


def lines_of(
    text: str, width: float, lines: int, kind: Type, font: str, color: str, *, right: bool = False
) -> Paragraph:
    """Set a text in so many lines at most, ending in … where it had to be cut."""

    def made(said: str) -> Paragraph:
        return paragraph(said, kind, font=font, color=color, right=right)

    def fits(said: str) -> bool:
        return made(said).wrap(width, ENDLESS)[1] <= lines * kind[1] + 0.01

    if fits(text):
        return made(text)
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle].rstrip() + "…") else (low, middle - 1)
    return made(text[:low].rstrip() + "…")


def title(text: str, width: float, color: str = style.INK) -> Paragraph:
    """Set a title in two lines, in smaller type before it loses a word."""
    size, leading = style.TITLE
    for smaller in (0, 2, 4):
        kind = (size - smaller, leading - smaller)
        made = paragraph(text, kind, font=STRONG, color=color)
        if made.wrap(width, ENDLESS)[1] <= 2 * kind[1]:
            return made
    return lines_of(text, width, 2, kind, STRONG, color)


@cache
def _style(kind: Type, font: str, color: str, side: Literal["left", "right"], bulleted: bool) -> ParagraphStyle:
    size, leading = kind
    return ParagraphStyle(
        f"{font} {size}",
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=HexColor(color),
        alignment=TA_RIGHT if side == "right" else TA_LEFT,
        bulletFontName=font,
        bulletFontSize=size,
        leftIndent=9 if bulleted else 0,
        bulletIndent=0,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )
