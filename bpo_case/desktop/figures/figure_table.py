"""A table of figures, as it is shown: plain frozen data, each figure with the question that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bpo_case.desktop.workspace.desk import Figure
from bpo_case.report.blocks import RowKind

Look = Literal["", "best", "good", "bad"]


@dataclass(frozen=True)
class Shown:
    """A figure as it is written, the number behind it, and what to ask when it is clicked."""

    text: str
    value: float | None = None
    asks: Figure | None = None
    look: Look = ""
    measure: str = ""
    """What the number measures (`writing`); amounts of money make a sum with others."""
    note: str = ""
    """What is said where the pointer rests; blank says the number with all its digits."""


@dataclass(frozen=True)
class FigureRow:
    """A row: its label, what the label means, and its figures."""

    label: str
    cells: tuple[Shown, ...] = ()
    kind: RowKind = "plain"
    about: str = ""
    path: str = ""
    """The input that the row is about, where it is about one."""


@dataclass(frozen=True)
class FigureTable:
    """Figures in rows and columns. `heading` names the unit of amounts; `starred` is the column that stands out."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    starred: int | None = None
    currency: str = ""


EMPTY = FigureTable("", (), ())
