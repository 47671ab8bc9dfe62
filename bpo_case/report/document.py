"""The file: pages with title and foot, outline and metadata, and the same bytes for the same paper."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate, Spacer

from bpo_case import __version__
from bpo_case.report import style
from bpo_case.report.blocks import Page, Paper
from bpo_case.report.fonts import REGULAR, STRONG, fitted, register, width_of
from bpo_case.report.paragraphs import clean, lines_of, title
from bpo_case.report.pdf import flowables
from bpo_case.text import translate

RUNNING_HEAD = 24.0
"""Height that the repeated title takes on a page that goes on with the one before."""


def pdf_of(paper: Paper) -> bytes:
    """Give a paper as the bytes of a PDF."""
    register()
    target = BytesIO()
    document = _Document(paper, target)
    story: list[Flowable] = []
    for number, page in enumerate(paper.pages):
        story += _story(page, number)
    document.build(story, canvasmaker=_Canvas)
    return target.getvalue()


def _story(page: Page, number: int) -> list[Flowable]:
    new_page = [NextPageTemplate("first"), PageBreak()] if number else []
    head = [
        _Begin(page, f"page-{number}"),
        title(page.title, style.TEXT_WIDTH),
        Spacer(1, 2),
        lines_of(page.subtitle, style.TEXT_WIDTH, 1, style.SUBTITLE, REGULAR, style.GREY),
        Spacer(1, 12),
    ]
    return [*new_page, *head, *flowables(page.blocks, style.TEXT_WIDTH)]


class _Begin(Flowable):
    """Where a page's message begins: an entry of the outline, and the title of pages that go on with it."""

    def __init__(self, page: Page, key: str) -> None:
        super().__init__()
        self.page, self.key = page, key
        self.width = self.height = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take no room."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Enter the page in the outline."""
        self.canv.bookmarkPage(self.key)
        self.canv.addOutlineEntry(clean(self.page.name), self.key, 0)
        canvas: Any = self.canv
        canvas.running_title = self.page.title


class _Document(BaseDocTemplate):
    """A4 landscape with the paper's metadata; a page that goes on repeats its title in small type."""

    def __init__(self, paper: Paper, target: BytesIO) -> None:
        super().__init__(
            target,
            pagesize=(style.WIDTH, style.HEIGHT),
            title=clean(paper.title),
            author=clean(paper.author),
            subject=clean(paper.subject),
            creator=f"BPO Case {__version__}",
            lang=paper.language,
            displayDocTitle=True,
            invariant=1,
            initialFontName=REGULAR,
        )
        self.paper = paper
        self.addPageTemplates(
            [
                PageTemplate("first", [_frame(0)], onPage=_foot, autoNextPageTemplate="later"),
                PageTemplate("later", [_frame(RUNNING_HEAD)], onPage=_running_head),
            ]
        )


def _frame(head: float) -> Frame:
    height = style.HEIGHT - 2 * style.MARGIN - style.FOOT - head
    return Frame(style.MARGIN, style.MARGIN + style.FOOT, style.TEXT_WIDTH, height, 0, 0, 0, 0)


class _Canvas(Canvas):
    """A canvas whose page numbers say of how many, which is known only at the end."""

    running_title = ""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.status = ""

    def save(self) -> None:
        """Fill in the page numbers and finish the file."""
        pages = self.getPageNumber() - 1
        for number in range(1, pages + 1):
            self.beginForm(_number_form(number))
            said = translate("{page} of {pages}").format(page=number, pages=pages)
            _right(self, f"{self.status} · {said}" if self.status else said)
            self.endForm()
        super().save()


def _number_form(page: int) -> str:
    return f"number-{page}"


def _foot(canvas: Any, document: Any) -> None:
    """Draw the foot of a page: which case, and by a form that is filled in at the end, which page of how many."""
    canvas.status = document.paper.status
    canvas.saveState()
    canvas.setStrokeColor(HexColor(style.RULE))
    canvas.setLineWidth(0.5)
    canvas.line(style.MARGIN, style.MARGIN + 14, style.WIDTH - style.MARGIN, style.MARGIN + 14)
    canvas.setFillColor(HexColor(style.GREY))
    canvas.setFont(REGULAR, style.NOTE[0])
    said = fitted(clean(document.paper.footer), style.columns(9), style.NOTE[0])
    canvas.drawString(style.MARGIN, style.MARGIN + 3, said)
    canvas.doForm(_number_form(canvas.getPageNumber()))
    canvas.restoreState()


def _right(canvas: Canvas, text: str) -> None:
    size = style.NOTE[0]
    canvas.setFillColor(HexColor(style.GREY))
    canvas.setFont(STRONG, size)
    canvas.drawString(style.WIDTH - style.MARGIN - width_of(text, size, STRONG), style.MARGIN + 3, text)


def _running_head(canvas: Any, document: Any) -> None:
    _foot(canvas, document)
    size = style.SUBTITLE[0]
    words = translate("{title} (continued)").format(title=clean(canvas.running_title))
    canvas.saveState()
    canvas.setFillColor(HexColor(style.GREY))
    canvas.setFont(REGULAR, size)
    said = fitted(words, style.TEXT_WIDTH, size)
    canvas.drawString(style.MARGIN, style.HEIGHT - style.MARGIN - size, said)
    canvas.restoreState()
