"""Blocks that are drawn: every chart of the paper and the window, as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bpo_case.report.cell import Cell
from bpo_case.text.languages import MoneyUnit

Group = Literal["in house", "vendor", "one-time", "other"]


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
    """A point of a curve that is named in words: the month or the value it stands at, the amount, and the words."""

    at: float
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
    monthly: tuple[float, ...] = ()
    """Amounts of each month, drawn as columns behind the curves."""


@dataclass(frozen=True)
class Stair:
    """A part of a bridge: what it adds or takes, or a total that stands on the ground."""

    name: str
    cell: Cell
    group: Group = "other"
    total: bool = False


@dataclass(frozen=True)
class Bridge:
    """From one total to another: bars that begin where the one before ends. The parts add up to the difference."""

    heading: str
    stairs: tuple[Stair, ...]


@dataclass(frozen=True)
class Waterfall:
    """A bridge of upright columns on one ground, for few parts with short names; the axis begins at zero."""

    heading: str
    stairs: tuple[Stair, ...]


@dataclass(frozen=True)
class SCurve:
    """How likely values are: amounts in rising order, each with the share of trials that are at or below it."""

    name: str
    points: tuple[tuple[float, float], ...]
    strong: bool = False


@dataclass(frozen=True)
class Quantile:
    """A point of the strong S-curve that is named in words: the share, the amount, and the words."""

    share: float
    amount: float
    text: str


@dataclass(frozen=True)
class SCurves:
    """Cumulative probabilities of what options are worth; the mark at an amount of 0 says how much lies below."""

    heading: str
    unit: MoneyUnit
    curves: tuple[SCurve, ...]
    marks: tuple[Quantile, ...] = ()


@dataclass(frozen=True)
class Drive:
    """An uncertain thing that drives a value: its share of the variance, and whether more of it raises the value."""

    name: str
    cell: Cell
    raises: bool


@dataclass(frozen=True)
class Drivers:
    """What drives a value, largest first; what lowers it stands left of the line, what raises it right."""

    heading: str
    drives: tuple[Drive, ...]


@dataclass(frozen=True)
class MeanSoFar:
    """The mean of the first so many trials, and its standard error."""

    trials: int
    mean: float
    error: float


@dataclass(frozen=True)
class Convergence:
    """How the mean settles as trials come in, with its standard error around it, and where it ends in words."""

    heading: str
    unit: MoneyUnit
    points: tuple[MeanSoFar, ...]
    text: str


@dataclass(frozen=True)
class Swung:
    """An input and what a figure comes to with its low and its high value; None where there is no such figure."""

    name: str
    values: tuple[str, str]
    results: tuple[Cell, Cell]


@dataclass(frozen=True)
class Tornado:
    """How far inputs move a figure from its base, largest first; `unit` is what the figure measures."""

    heading: str
    unit: str
    base: Cell
    inputs: tuple[Swung, ...]


Across = Literal["number", "share", "change", "times"]
"""What the scale of values counts: plain numbers, per cents, what is more or less than before, or factors."""


@dataclass(frozen=True)
class Course:
    """A figure over values of something: each value as a number, and the figure there, None where there is none."""

    name: str
    points: tuple[tuple[float, Cell], ...]
    rises: bool = True
    """Whether more of it raises the figure."""


@dataclass(frozen=True)
class Courses:
    """How a figure goes with what is varied; `level` is the result that is looked for, where one is."""

    heading: str
    unit: str
    """What the figure measures."""
    money: MoneyUnit
    across: str
    counted: Across
    courses: tuple[Course, ...]
    level: Cell | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Side:
    """One side of a grid: what is varied, the values in words, and which of them is that of the case, if any is."""

    name: str
    values: tuple[str, ...]
    base: int | None


@dataclass(frozen=True)
class Heat:
    """A figure for every pair of values, rows against columns; colours say how far it is from where it turns."""

    heading: str
    unit: str
    rows: Side
    columns: Side
    cells: tuple[tuple[Cell, ...], ...]
    turn: float
    """Below or above it the figure is welcome; cells say which."""


Phase = Literal["knowledge transfer", "migration", "parallel run", "in-house change"]


@dataclass(frozen=True)
class Span:
    """A phase of a task: from the end of one month to the end of another, counted from signature."""

    kind: Phase
    start: float
    end: float


@dataclass(frozen=True)
class Task:
    """A row of a plan: its phases, in words when they are, and the month by which posts have ended, where some do."""

    name: str
    spans: tuple[Span, ...]
    text: str
    release: int | None = None


@dataclass(frozen=True)
class Gantt:
    """When what moves: a row for each task, months to the right."""

    heading: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class MappedRisk:
    """A risk by its number: how likely it is and what it costs on average; `before` is its likelihood unmitigated."""

    number: int
    name: str
    probability: float
    impact: Cell
    before: float


@dataclass(frozen=True)
class RiskMap:
    """Risks by impact and likelihood, with lines on which the expected loss is the same."""

    heading: str
    unit: MoneyUnit
    risks: tuple[MappedRisk, ...]
    losses: tuple[Cell, ...] = ()
    """The expected losses for which a line is drawn."""


Chart = (
    Bars | Curves | Bridge | Waterfall | SCurves | Drivers | Convergence | Tornado | Courses | Heat | Gantt | RiskMap
)
FILLING = (Curves, SCurves, Convergence, Courses)
"""Charts that fill the height that they are given; the others ask for one."""
