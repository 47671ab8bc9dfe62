"""What stands around every page: logo and draft mark in the head, case and page number in the foot."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bpo_case.report import style
from bpo_case.report.blocks import Paper
from bpo_case.report.fonts import REGULAR, STRONG, fitted, width_of
from bpo_case.report.paragraphs import clean
from bpo_case.report.sheet import MARGIN, Sheet, columns
from bpo_case.text import translate

SIZE = style.NOTE[0]
LOGO_HIGH, LOGO_WIDE = 20.0, 130.0
LOGO_FOOT = 34.0
"""How far below the edge of the sheet the logo stands."""

FOOT_RULE, FOOT_LINE, SECOND_LINE = 14.0, 3.0, -7.0
"""Where rule and lines of the foot are, above the margin."""


class PaperCanvas(Canvas):
    """A canvas whose page numbers say of how many, which is known only at the end."""

    paper: Paper
    sheet: Sheet
    logo: ImageReader | None
    running_title = ""
    has_appendices = False

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.places: dict[str, int] = {}
        """The pages on which sections begin, by the keys of the sections."""

    @property
    def accent(self) -> str:
        """The colour that people have chosen; blank is ours."""
        return self.paper.look.accent

    def save(self) -> None:
        """Fill in the page numbers and finish the file."""
        pages = self.getPageNumber() - 1
        for number in range(1, pages + 1):
            said = translate("{page} of {pages}").format(page=number, pages=pages)
            self._form(_number_form(number), f"{self.paper.status} · {said}" if self.paper.status else said, STRONG)
        for key, number in self.places.items():
            self._form(place_form(key), str(number), REGULAR, style.SMALL[0])
        super().save()

    def _form(self, name: str, text: str, font: str, size: float = SIZE) -> None:
        """Make a text that ends where it is put."""
        self.beginForm(name, -round(self.sheet.width), -round(size), 0, round(2 * size))
        self.setFillColor(HexColor(style.GREY))
        self.setFont(font, size)
        self.drawString(-width_of(text, size, font), 0, text)
        self.endForm()


def canvas_for(paper: Paper, sheet: Sheet, logo: ImageReader | None) -> type[PaperCanvas]:
    """Give the kind of canvas that a paper is drawn on."""
    return type("_Canvas", (PaperCanvas,), {"paper": paper, "sheet": sheet, "logo": logo})


def place_form(key: str) -> str:
    """Name what says on which page a section begins."""
    return f"place-{key}"


def _number_form(page: int) -> str:
    return f"number-{page}"


def draw_frame(canvas: Any, _document: Any) -> None:
    """Draw head and foot of a page."""
    canvas.saveState()
    _draw_head(canvas)
    _draw_foot(canvas)
    canvas.restoreState()


def draw_frame_of_later(canvas: Any, document: Any) -> None:
    """Draw head and foot of a page that goes on with the one before, and repeat its title in small type."""
    draw_frame(canvas, document)
    size = style.SUBTITLE[0]
    words = translate("{title} (continued)").format(title=clean(canvas.running_title))
    canvas.saveState()
    canvas.setFillColor(HexColor(style.GREY))
    canvas.setFont(REGULAR, size)
    said = fitted(words, canvas.sheet.text_width, size)
    canvas.drawString(MARGIN, canvas.sheet.height - MARGIN - size, said)
    canvas.restoreState()


def _draw_head(canvas: PaperCanvas) -> None:
    """The mark of a draft to the left, the logo to the right, both above the margin."""
    high = canvas.sheet.height
    if canvas.paper.draft:
        canvas.setFillColor(HexColor(style.RED))
        canvas.setFont(STRONG, SIZE)
        canvas.drawString(MARGIN, high - LOGO_FOOT + 2, clean(canvas.paper.draft))
    if canvas.logo is not None:
        x, y = canvas.sheet.width - MARGIN - LOGO_WIDE, high - LOGO_FOOT
        canvas.drawImage(canvas.logo, x, y, LOGO_WIDE, LOGO_HIGH, "auto", preserveAspectRatio=True, anchor="e")


def _draw_foot(canvas: PaperCanvas) -> None:
    """The case to the left, the page to the right, and below them how confidential it is."""
    right = canvas.sheet.width - MARGIN
    canvas.setStrokeColor(HexColor(style.RULE))
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, MARGIN + FOOT_RULE, right, MARGIN + FOOT_RULE)
    canvas.setFillColor(HexColor(style.GREY))
    canvas.setFont(REGULAR, SIZE)
    room = columns(canvas.sheet.text_width, 9)
    canvas.drawString(MARGIN, MARGIN + FOOT_LINE, fitted(clean(canvas.paper.footer), room, SIZE))
    canvas.setFont(STRONG, SIZE)
    confidential = fitted(clean(canvas.paper.look.confidentiality), canvas.sheet.text_width, SIZE, STRONG)
    canvas.drawString(MARGIN, MARGIN + SECOND_LINE, confidential)
    canvas.translate(right, MARGIN + FOOT_LINE)
    canvas.doForm(_number_form(canvas.getPageNumber()))
