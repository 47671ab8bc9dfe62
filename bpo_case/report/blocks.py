"""Blocks: what stands on the pages of a paper, as plain frozen data that any format can be made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bpo_case.text.languages import MoneyUnit

Effect = Literal["good", "bad", ""]
"""Whether a figure is welcome: shown in green or red, and always by sign or word as well."""

RowKind = Literal["plain", "strong", "total", "heading"]
Group = Literal["in house", "vendor", "one-time", "other"]


@dataclass(frozen=True)
class Cell:
    """A figure as it is printed, with the number behind it in full precision."""

    text: str
    value: float | None = None
    effect: Effect = ""


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
class Part:
    """One colour of stacked bars: what it is, and its size in each bar."""

    name: str
    group: Group
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Bars:
    """Stacked horizontal bars, one for each name, with their totals."""

    heading: str
    names: tuple[str, ...]
    parts: tuple[Part, ...]
    totals: tuple[Cell, ...]
    strong: int | None = None
    """The bar that the paper is about."""


@dataclass(frozen=True)
class Mark:
    """A point of a curve that is named in words: the month, the amount, and the words."""

    month: float
    amount: float
    text: str


@dataclass(frozen=True)
class Curve:
    """Amounts by month from signature on, month 0 first."""

    name: str
    amounts: tuple[float, ...]
    strong: bool = False
    payback: float | None = None
    """The month of payback, marked on the zero line; none where there is nothing to mark."""


@dataclass(frozen=True)
class Curves:
    """Lines over the months of the case."""

    heading: str
    unit: MoneyUnit
    curves: tuple[Curve, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Beside:
    """Two columns; the right one is so many twelfths of the page wide."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    twelfths: int = 4


Block = KeyFigures | Prose | Bullets | Table | Note | Bars | Curves | Beside


@dataclass(frozen=True)
class Page:
    """A page with one message: its name in the outline, its title as a sentence, what it measures, and its blocks."""

    name: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]


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
