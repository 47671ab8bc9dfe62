"""Blocks: what stands on the pages of a paper, as plain frozen data that any format can be made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bpo_case.case.paper import Orientation, PaperSize
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Chart, Convergence, Curves, SCurves

RowKind = Literal["plain", "strong", "total", "heading"]


@dataclass(frozen=True)
class Row:
    """A row of a table: its label and its figures."""

    label: str
    cells: tuple[Cell, ...] = ()
    kind: RowKind = "plain"


@dataclass(frozen=True)
class Table:
    """Figures in rows and columns; all amounts of money in the one unit that the heading names.

    A table that is too wide is printed as several, in each of which the first `repeated` columns come again.
    """

    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    repeated: int = 0


@dataclass(frozen=True)
class KeyFigure:
    """A headline figure: what it is, the figure, and what a reader should know about it."""

    label: str
    cell: Cell
    note: str


@dataclass(frozen=True)
class KeyFigures:
    """Headline figures side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Prose:
    """A short text under a heading, with a strong beginning where it has one."""

    heading: str
    text: str
    lead: str = ""


@dataclass(frozen=True)
class Bullet:
    """A point: a strong beginning, and the rest."""

    lead: str
    text: str


@dataclass(frozen=True)
class Bullets:
    """Points under a heading."""

    heading: str
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True)
class Note:
    """Small print under a table or a chart."""

    text: str


@dataclass(frozen=True)
class Filled:
    """A chart that takes the height that is left on its page, up to a limit; left out where it is too little."""

    chart: Curves | SCurves | Convergence
    most: float
    least: float = 105.0
    spare: float = 0.0
    """Height that is left for what comes below."""


@dataclass(frozen=True)
class Beside:
    """Two columns; the right one is so many twelfths of the page wide."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    twelfths: int = 4


Block = KeyFigures | Prose | Bullets | Table | Note | Chart | Filled | Beside


@dataclass(frozen=True)
class Page:
    """A page with one message: its name in the outline, its title as a sentence, what it measures, and its blocks."""

    name: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    key: str = ""
    """Of the section, by which others link to it."""
    comment: str = ""
    """What people have to say to it, below its title."""
    appendix: bool = False


@dataclass(frozen=True)
class Look:
    """How a paper looks, as people choose it."""

    size: PaperSize = "A4"
    orientation: Orientation = "landscape"
    accent: str = ""
    """A colour, as #1F3A5F; blank is ours."""
    logo: str = ""
    """A picture, as the document keeps it."""
    confidentiality: str = ""


@dataclass(frozen=True)
class Paper:
    """A whole paper, with what stands at the foot of every page."""

    title: str
    author: str
    subject: str
    language: str
    status: str
    footer: str
    pages: tuple[Page, ...]
    look: Look = Look()
    draft: str = ""
    """Why it is no more than a draft, for every page; blank where it is more."""
