"""Blocks become flowables: each kind of block has one small function that sets it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether, Spacer

from bpo_case.report import style
from bpo_case.report.blocks import (
    Bars,
    Beside,
    Block,
    Bullets,
    Curves,
    KeyFigure,
    KeyFigures,
    Note,
    Prose,
    Table,
)  # fmt: skip
from bpo_case.report.canvas import draw_figure
from bpo_case.report.charts import Chart, figure_of, height_of
from bpo_case.report.fonts import REGULAR, STRONG, fitted, width_of
from bpo_case.report.paragraphs import clean, paragraph
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


def _key_figures(block: KeyFigures, width: float) -> list[Flowable]:
    return [Strip(block.figures, width), Spacer(1, 4)]


def _beside(block: Beside, _width: float) -> list[Flowable]:
    left, right = style.columns(12 - block.twelfths), style.columns(block.twelfths)
    return [Columns((flowables(block.left, left), flowables(block.right, right)), (left, right))]


_SET: Mapping[type, Callable[[Any, float], list[Flowable]]] = {
    Prose: _prose,
    Bullets: _bullets,
    Note: _note,
    Table: _table,
    Bars: _chart,
    Curves: _chart,
    KeyFigures: _key_figures,
    Beside: _beside,
}
_GAPS: Mapping[type, float] = {Table: 5.0, Prose: 8.0}
"""Space under a block where it is not the usual: a note belongs to its table."""


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


class Strip(Flowable):
    """Key figures side by side, each under a rule that is green or red by its effect."""

    HEIGHT = 54.0

    def __init__(self, figures: Sequence[KeyFigure], width: float) -> None:
        super().__init__()
        self.figures, self.width, self.height = figures, width, self.HEIGHT

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Ask for the whole width."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw every figure in its share of the width."""
        share = (self.width + style.GUTTER) / len(self.figures)
        for number, figure in enumerate(self.figures):
            self._draw(figure, number * share, share - style.GUTTER)

    def _draw(self, figure: KeyFigure, x: float, width: float) -> None:
        effect = figure.cell.effect
        self.canv.setStrokeColor(HexColor(style.EFFECTS[effect] if effect else style.NAVY))
        self.canv.setLineWidth(2)
        self.canv.line(x, self.height - 1, x + width, self.height - 1)
        said = clean(figure.cell.text)
        size = min(
            style.KEY_FIGURE[0], style.KEY_FIGURE[0] * width / max(1.0, width_of(said, style.KEY_FIGURE[0], STRONG))
        )
        self._write(figure.label, x, self.height - 13, width, REGULAR, style.SMALL[0], style.GREY)
        self._write(said, x, self.height - 32, width + 1, STRONG, size, style.EFFECTS[effect])
        self._write(figure.note, x, self.height - 45, width, REGULAR, style.SMALL[0], style.GREY)

    def _write(self, text: str, x: float, y: float, width: float, font: str, size: float, color: str) -> None:
        self.canv.setFillColor(HexColor(color))
        self.canv.setFont(font, size)
        self.canv.drawString(x, y, fitted(clean(text), width, size, font))


class Columns(Flowable):
    """Two columns side by side; where they do not fit on a page, one goes under the other."""

    def __init__(self, columns: tuple[list[Flowable], list[Flowable]], widths: tuple[float, float]) -> None:
        super().__init__()
        self.columns, self.widths = columns, widths
        self.width = sum(widths) + style.GUTTER

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Ask for the height of the higher column."""
        pairs = zip(self.columns, self.widths, strict=True)
        self.height = max(sum(part.wrap(width, aH)[1] for part in column) for column, width in pairs)
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: ARG002, N803
        """Give what is in the columns, one column after the other."""
        left, right = self.columns
        return [*left, Spacer(1, GAP), KeepTogether(right)]

    def draw(self) -> None:
        """Draw both columns from the top."""
        x = 0.0
        for column, width in zip(self.columns, self.widths, strict=True):
            y = self.height
            for part in column:
                y -= part.wrap(width, self.height)[1]
                part.drawOn(self.canv, x, y)
            x += width + style.GUTTER
