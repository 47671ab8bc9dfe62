"""The directory: on which page each section begins, at the foot of page one where there is room for it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from bpo_case.report import style
from bpo_case.report.blocks import Page
from bpo_case.report.fonts import REGULAR, STRONG, fitted
from bpo_case.report.frame import place_form
from bpo_case.report.paragraphs import clean
from bpo_case.report.sheet import GUTTER
from bpo_case.text import translate

SIZE, LEADING = style.SMALL[0], 11.5
ABOVE = 10.0
COLUMN_AT_LEAST, COLUMNS_AT_MOST = 120.0, 6
NUMBER = 16.0
"""Room for a page number."""

WORTH_IT = 4
"""A paper of fewer sections needs no directory."""


class Directory(Flowable):
    """Names of sections with their pages, in columns; each leads to its page. Nothing at all where it does not fit."""

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self.pages = pages if len(pages) >= WORTH_IT else ()
        self.columns: list[tuple[Page, ...]] = []

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Take all the room that is left, and stand at its foot; none where it is too little."""
        self.width, across = aW, max(1, min(COLUMNS_AT_MOST, int(aW // COLUMN_AT_LEAST)))
        high = ceil(len(self.pages) / across)
        fits = ABOVE + LEADING * (high + 1) <= aH and bool(self.pages)
        self.columns = [tuple(self.pages[at : at + high]) for at in range(0, len(self.pages), high)] if fits else []
        self.height = aH - 0.01 if fits else 0.0
        return aW, self.height

    def draw(self) -> None:
        """Write heading and columns from the foot up."""
        if not self.columns:
            return
        high = max(map(len, self.columns))
        self._write(translate("Contents"), 0, high * LEADING + 2, self.width, STRONG)
        across = (self.width + GUTTER) / max(len(self.columns), 3)
        for place, pages in enumerate(self.columns):
            for line, page in enumerate(pages):
                self._enter(page, place * across, (high - 1 - line) * LEADING + 2, across - GUTTER)

    def _enter(self, page: Page, x: float, y: float, width: float) -> None:
        canvas: Any = self.canv
        self._write(page.name, x, y, width - NUMBER, REGULAR)
        canvas.saveState()
        canvas.translate(x + width, y)
        canvas.doForm(place_form(page.key))
        canvas.restoreState()
        canvas.linkRect("", page.key, (x, y - 2, x + width, y + LEADING - 3), relative=1, thickness=0)

    def _write(self, text: str, x: float, y: float, width: float, font: str) -> None:
        self.canv.setFillColor(HexColor(style.INK if font == REGULAR else style.GREY))
        self.canv.setFont(font, SIZE)
        self.canv.drawString(x, y, fitted(clean(text), width, SIZE, font))
