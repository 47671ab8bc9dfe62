"""The cash of one option as a chart: month by month and together, its payback, and its deepest point."""

from __future__ import annotations

import numpy as np

from bpo_case.report.chart_blocks import Curve, Curves, Mark
from bpo_case.report.figures import brief_money, payback_months, scale_of
from bpo_case.report.findings import Findings
from bpo_case.text import numbers, translate

LEAST_MARK = 0.02
"""A low of less than this share of the curve's height is not marked: it cannot be told from zero."""


def cash_curve(found: Findings, option: int) -> Curves:
    """Draw the cash of one option: what has come together, and behind it what each month brings or takes."""
    amounts, monthly = (tuple(map(float, found.series(line, option))) for line in ("cumulative", "net_cash"))
    payback = found.figures[option]["payback_months"]
    scale = scale_of(found.currency, map(abs, amounts))
    curve = Curve(found.label("cumulative"), amounts, strong=True, payback=payback if seen(payback) else None)
    return Curves(scale.heading, scale.unit, (curve,), marks_of(found, option), monthly)


def seen(payback: float | None) -> bool:
    """Whether a payback is far enough from signature to be marked on the line."""
    return payback is not None and payback >= 1


def marks_of(found: Findings, option: int) -> tuple[Mark, ...]:
    """Name the payback and the deepest point of an option."""
    figures = found.figures[option]
    payback, peak = figures["payback_months"], figures["peak_funding"]
    marks = []
    if seen(payback):
        words = translate("pays back in {months}").format(months=payback_months(payback))
        marks.append(Mark(payback, 0.0, words))
    if peak > LEAST_MARK * np.ptp(found.series("cumulative", option)):
        month = figures["peak_funding_month"]
        when = translate("in month {month}").format(month=numbers.number(month)) if month else translate("at signature")
        marks.append(Mark(month, -peak, f"{brief_money(-peak, found.currency)} {when}"))
    return tuple(marks)
