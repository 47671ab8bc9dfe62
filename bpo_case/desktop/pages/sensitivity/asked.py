"""What a sensitivity is asked for: which figure of which option, and how far inputs are varied; and its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from bpo_case.case.document import Case
from bpo_case.text import message

if TYPE_CHECKING:
    from bpo_case.analysis.sensitivity import Grid, Span, Spider, Tornado
    from bpo_case.analysis.varying.inputs import NumericInput
    from bpo_case.analysis.watch import Watch

FIGURES = (
    "npv", "risk_adjusted_npv", "run_rate_saving", "payback_months", "discounted_payback_months", "roi",
    "peak_funding", "total_cost",
)  # fmt: skip
"""The figures offered, by their public keys."""

SPANS: Mapping[str, str] = {
    "10": message("±10% of each input"), "20": message("±20% of each input"),
    "distribution": message("Low and high of distributions"), "published": message("Published ranges"),
}  # fmt: skip
"""How far inputs are varied, and what that is called."""


@dataclass(frozen=True)
class Asked:
    """A question; its option is meant by id."""

    option: str
    figure: str
    span: str


@dataclass(frozen=True)
class Answer:
    """What came of a question that was asked of a case."""

    asked: Asked
    case: Case
    found: Tornado
    inputs: Mapping[str, NumericInput]
    """The inputs that move the figure, by path."""


def answer(asked: Asked, case: Case, watch: Watch) -> Answer:
    """Vary all inputs of a case; what that takes is imported now."""
    from bpo_case.analysis.sensitivity import one_way
    from bpo_case.analysis.varying.inputs import numeric_inputs

    found = one_way(case, _span(asked.span, case), figure=asked.figure, option=asked.option, watch=watch)
    inputs = numeric_inputs(case, [each.path for each in found.inputs])
    return Answer(asked, case, found, {one.path: one for one in inputs})


Found = TypeVar("Found")


@dataclass(frozen=True)
class Laid(Generic[Found]):
    """A spider or a grid, with its inputs by path."""

    case: Case
    found: Found
    inputs: Mapping[str, NumericInput]


def of_spider(asked: Asked, paths: tuple[str, ...], case: Case, watch: Watch) -> Laid[Spider]:
    """Move inputs step by step."""
    from bpo_case.analysis.sensitivity import spider
    from bpo_case.analysis.varying.inputs import numeric_inputs

    found = spider(case, paths, figure=asked.figure, option=asked.option, watch=watch)
    return Laid(case, found, {one.path: one for one in numeric_inputs(case, paths)})


def of_grid(asked: Asked, paths: tuple[str, ...], case: Case, watch: Watch) -> Laid[Grid]:
    """Move two inputs against each other, the first down and the second across."""
    from bpo_case.analysis.sensitivity import grid
    from bpo_case.analysis.varying.inputs import numeric_inputs

    down, across = paths
    found = grid(case, down, across, figure=asked.figure, option=asked.option, watch=watch)
    return Laid(case, found, {one.path: one for one in numeric_inputs(case, paths)})


def _span(key: str, case: Case) -> Span:
    from bpo_case.analysis.sensitivity import by_distribution, by_published, by_share

    makes: Mapping[str, Callable[[Case], Span]] = {"distribution": by_distribution, "published": by_published}
    return makes[key](case) if key in makes else by_share(int(key) / 100)
