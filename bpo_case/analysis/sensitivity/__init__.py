"""Sensitivity: how far a figure moves with its inputs, one at a time, step by step, or two together.

`one_way` gives the tornado with its table, `spider` the steps, `grid` the matrix. The results are frozen, and pages,
report and command line show the same.
"""

from bpo_case.analysis.sensitivity.grid import Axis, Grid, grid
from bpo_case.analysis.sensitivity.one_way import MovesNothing, Swing, Tornado, one_way
from bpo_case.analysis.sensitivity.spans import (
    USUAL_SHARE,
    NoSpan,
    Span,
    by_distribution,
    by_published,
    by_share,
    usual,
)  # fmt: skip
from bpo_case.analysis.sensitivity.spider import STEPS, Spider, SpiderLine, spider

__all__ = [
    "STEPS",
    "USUAL_SHARE",
    "Axis",
    "Grid",
    "MovesNothing",
    "NoSpan",
    "Span",
    "Spider",
    "SpiderLine",
    "Swing",
    "Tornado",
    "by_distribution",
    "by_published",
    "by_share",
    "grid",
    "one_way",
    "spider",
    "usual",
]  # fmt: skip
