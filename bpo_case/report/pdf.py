"""Blocks become flowables: each kind of block has one small function that sets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil
from typing import Any, get_args

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from bpo_case.report import style
from bpo_case.report.blocks import Beside, Block, Bullets, Filled, KeyFigure, KeyFigures, Note, Prose, Table
from bpo_case.report.canvas import draw_figure
from bpo_case.report.chart_blocks import Chart  # fmt: skip
from bpo_case.report.charts import figure_of, height_of
from bpo_case.report.fonts import REGULAR, STRONG, fitted, width_of
from bpo_case.report.paragraphs import ENDLESS, clean, lines_of, paragraph
from bpo_case.report.sheet import BESIDE_AT_LEAST, GUTTER, TWELFTHS, columns
from bpo_case.report.tables import tables_of

GAP = 10.0
"""Space between two blocks."""


def flowables(blocks: Sequence[Block], width: float) -> list[Flowable]:
    """Set blocks one under another in a column of a width."""
    found: list[Flowable] = []
    for block in blocks:
        found += [*_SET[type(block)](block, width), Spacer(1, _GAPS.get(type(block), GAP))]
    return found[:-1]


def _prose(block: Prose, _width: float) -> list[Flowable]:
    return [paragraph(block.heading, style.HEADING, font=STRONG), paragraph(block.text, style.BODY, lead=block.lead)]


def _bullets(block: Bullets, _width: float) -> list[Flowable]:
    points: list[Flowable] = [paragraph(block.heading, style.HEADING, font=STRONG)]
    for point in block.bullets:
        points += [Spacer(1, 3), paragraph(point.text, style.BODY, lead=point.lead, bullet="•")]
    return points


def _note(block: Note, _width: float) -> list[Flowable]:
    return [paragraph(block.text, style.NOTE, color=style.GREY)]


def _table(block: Table, width: float) -> list[Flowable]:
    return tables_of(block, width)


def _chart(block: Chart, width: float) -> list[Flowable]:
    return [ChartBox(block, width)]


def _filled(block: Filled, width: float) -> list[Flowable]:
    return [FilledBox(block, width)]


def _key_figures(block: KeyFigures, width: float) -> list[Flowable]:
    return [Strip(block.figures, width), Spacer(1, 4)]


def _beside(block: Beside, width: float) -> list[Flowable]:
    if width < BESIDE_AT_LEAST:
        return flowables((*block.left, *block.right), width)
    left, right = columns(width, TWELFTHS - block.twelfths), columns(width, block.twelfths)
    return [Columns((flowables(block.left, left), flowables(block.right, right)), (left, right))]


_SET: Mapping[type, Callable[[Any, float], list[Flowable]]] = {
    Prose: _prose,
    Bullets: _bullets,
    Note: _note,
    Table: _table,
    **dict.fromkeys(get_args(Chart), _chart),
    Filled: _filled,
    KeyFigures: _key_figures,
    Beside: _beside,
}
_GAPS: Mapping[type, float] = {Table: 5.0, Prose: 8.0}
"""Space under a block where it is not the usual: a note belongs to its table."""


def accent_of(canvas: object) -> str:
    """Give the accent colour of the paper that a canvas is for."""
    return getattr(canvas, "accent", "") or style.NAVY


class ChartBox(Flowable):
    """A chart as wide as its column."""

    def __init__(self, chart: Chart, width: float) -> None:
        super().__init__()
        self.chart = chart
        self.width, self.height = width, height_of(chart)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Ask for the chart's own size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the chart as vectors."""
        figure = figure_of(self.chart, self.width, self.height)
        draw_figure(figure, self.canv, 0, 0, self.width, self.height)


class FilledBox(ChartBox):
    """A chart as high as there is room, or nothing."""

    def __init__(self, block: Filled, width: float) -> None:
        super().__init__(block.chart, width)
        self.least, self.most, self.spare = block.least, block.most, block.spare + GAP

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Ask for what is left, up to the limit."""
        self.height = min(aH - self.spare, self.most) if aH - self.spare >= self.least else 0.0
        return self.width, self.height

    def draw(self) -> None:
        """Draw the chart where there is room for it."""
        if self.height:
            super().draw()


class Strip(Flowable):
    """Key figures side by side, in lines of as many as fit, each under a rule that is green or red by its effect."""

    ABOVE, LINES, BELOW, BETWEEN = 35.0, 2, 8.0, 8.0
    """The room for label and figure above a note, the most lines of a note, and what is left under it."""

    AT_LEAST = 96.0
    """Points in which a figure can be read with its note."""

    def __init__(self, figures: Sequence[KeyFigure], width: float) -> None:
        super().__init__()
        fitting = max(1, int((width + GUTTER) // (self.AT_LEAST + GUTTER)))
        lines = ceil(len(figures) / fitting)
        self.figures, self.width, self.across = figures, width, ceil(len(figures) / lines)
        self.share = (width + GUTTER) / self.across
        self.notes = [self._note(figure.note) for figure in figures]
        self.line = self.ABOVE + max(note.height for note in self.notes) + self.BELOW
        self.height = lines * (self.line + self.BETWEEN) - self.BETWEEN

    def _note(self, text: str) -> Paragraph:
        width = self.share - GUTTER
        note = lines_of(text, width, self.LINES, style.SMALL, REGULAR, style.GREY)
        note.wrap(width, ENDLESS)
        return note

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Ask for the whole width."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw every figure in its share of the width."""
        for number, figure in enumerate(self.figures):
            line, place = divmod(number, self.across)
            top = self.height - line * (self.line + self.BETWEEN)
            self._draw(figure, place * self.share, top, self.share - GUTTER)
            self.notes[number].drawOn(self.canv, place * self.share, top - self.ABOVE - self.notes[number].height)

    def _draw(self, figure: KeyFigure, x: float, top: float, width: float) -> None:
        effect = figure.cell.effect
        self.canv.setStrokeColor(HexColor(style.EFFECTS[effect] if effect else accent_of(self.canv)))
        self.canv.setLineWidth(2)
        self.canv.line(x, top - 1, x + width, top - 1)
        said = clean(figure.cell.text)
        size = min(
            style.KEY_FIGURE[0], style.KEY_FIGURE[0] * width / max(1.0, width_of(said, style.KEY_FIGURE[0], STRONG))
        )
        self._write(figure.label, x, top - 13, width, REGULAR, style.SMALL[0], style.GREY)
        self._write(said, x, top - 32, width + 1, STRONG, size, style.EFFECTS[effect])

    def _write(self, text: str, x: float, y: float, width: float, font: str, size: float, color: str) -> None:
        self.canv.setFillColor(HexColor(color))
        self.canv.setFont(font, size)
        self.canv.drawString(x, y, fitted(clean(text), width, size, font))


class Columns(Flowable):
    """Two columns side by side; where they do not fit on a page, one goes under the other."""

    def __init__(self, columns: tuple[list[Flowable], list[Flowable]], widths: tuple[float, float]) -> None:
        super().__init__()
        self.columns, self.widths = columns, widths
        self.width = sum(widths) + GUTTER

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Ask for the height of the higher column; what fills a column takes what is left of the page."""
        self.room = aH
        self.height = max(sum(height for _, height in self._wrapped(at)) for at in range(len(self.columns)))
        return self.width, self.height

    def _wrapped(self, at: int) -> Iterator[tuple[Flowable, float]]:
        """Give the parts of a column with their heights."""
        left = self.room
        for part in self.columns[at]:
            height = part.wrap(self.widths[at], left)[1]
            left -= height
            yield part, height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: ARG002, N803
        """Give what is in the columns, one column after the other; nothing where not even the first part fits."""
        (first, *left), right = self.columns
        fits = first.wrap(self.widths[0], aH)[1] <= aH
        begun = [first] if fits else first.split(self.widths[0], aH)
        return [*begun, *left, Spacer(1, GAP), KeepTogether(right)] if begun else []

    def draw(self) -> None:
        """Draw both columns from the top."""
        x = 0.0
        for at, width in enumerate(self.widths):
            y = self.height
            for part, height in self._wrapped(at):
                y -= height
                part.drawOn(self.canv, x, y)
            x += width + GUTTER
