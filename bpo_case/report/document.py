"""The file: pages with title and foot, outline, links and metadata, and the same bytes for the same paper."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)  # fmt: skip
from reportlab.platypus import Table as PageTable

from bpo_case import __version__
from bpo_case.analysis.watch import UNWATCHED, Stopped, Watch
from bpo_case.report import style
from bpo_case.report.blocks import Page, Paper
from bpo_case.report.directory import Directory
from bpo_case.report.fonts import REGULAR, register
from bpo_case.report.frame import canvas_for, draw_frame, draw_frame_of_later
from bpo_case.report.logo import logo_of
from bpo_case.report.paragraphs import clean, lines_of, paragraph, title
from bpo_case.report.pdf import flowables
from bpo_case.report.sheet import FOOT, MARGIN, Sheet, sheet_of
from bpo_case.text import translate

RUNNING_HEAD = 24.0
"""Height that the repeated title takes on a page that goes on with the one before."""

APPENDICES = "appendices"
"""Where the first of them begins."""


def pdf_of(paper: Paper, watch: Watch = UNWATCHED) -> bytes:
    """Give a paper as the bytes of a PDF. Raise LogoUnreadable, and Stopped where the watch was cancelled."""
    register()
    sheet, target = sheet_of(paper.look.size, paper.look.orientation), BytesIO()
    canvas = canvas_for(paper, sheet, logo_of(paper.look.logo))
    story = [part for page in paper.pages for part in _story(paper, page, sheet.text_width)]
    _Document(paper, sheet, target, watch).build(story, canvasmaker=canvas)
    return target.getvalue()


def _story(paper: Paper, page: Page, width: float) -> Iterator[Flowable]:
    if page is not paper.pages[0]:
        yield NextPageTemplate("first")
        yield PageBreak()
    yield _Begin(page)
    yield title(page.title, width, paper.look.accent or style.INK)
    yield Spacer(1, 2)
    yield lines_of(page.subtitle, width, 1, style.SUBTITLE, REGULAR, style.GREY)
    yield Spacer(1, 12)
    for text in filter(None, map(str.strip, page.comment.splitlines())):
        yield paragraph(text, style.BODY)
        yield Spacer(1, 8)
    for part in flowables(page.blocks, width):
        yield KeepTogether([part]) if isinstance(part, PageTable) else part
    if page is paper.pages[0]:
        yield Directory(paper.pages[1:])


class _Begin(Flowable):
    """Where a page's message begins: an entry of the outline, and the title of pages that go on with it."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.width = self.height = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take no room."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Enter the page in the outline, an appendix below the entry of all of them."""
        canvas: Any = self.canv
        canvas.bookmarkPage(self.page.key)
        if self.page.appendix and not canvas.has_appendices:
            canvas.has_appendices = True
            canvas.bookmarkPage(APPENDICES)
            canvas.addOutlineEntry(translate("Appendices"), APPENDICES, 0)
        canvas.addOutlineEntry(clean(self.page.name), self.page.key, int(self.page.appendix))
        canvas.places[self.page.key] = canvas.getPageNumber()
        canvas.running_title = self.page.title


class _Document(BaseDocTemplate):
    """Pages with the paper's metadata; a page that goes on repeats its title in small type."""

    def __init__(self, paper: Paper, sheet: Sheet, target: BytesIO, watch: Watch) -> None:
        super().__init__(
            target,
            pagesize=(sheet.width, sheet.height),
            title=clean(paper.title),
            author=clean(paper.author),
            subject=clean(paper.subject),
            creator=f"BPO Case {__version__}",
            lang=paper.language,
            displayDocTitle=True,
            invariant=1,
            initialFontName=REGULAR,
        )
        self.watch = watch
        first, later = _frame(sheet, 0), _frame(sheet, RUNNING_HEAD)
        self.addPageTemplates(
            [
                PageTemplate("first", [first], onPage=draw_frame, autoNextPageTemplate="later"),
                PageTemplate("later", [later], onPage=draw_frame_of_later),
            ]
        )

    def afterPage(self) -> None:  # noqa: N802
        """Stop where nobody waits any more."""
        if self.watch.cancelled():
            raise Stopped


def _frame(sheet: Sheet, head: float) -> Frame:
    height = sheet.height - 2 * MARGIN - FOOT - head
    return Frame(MARGIN, MARGIN + FOOT, sheet.text_width, height, 0, 0, 0, 0)
