"""Rows of the transcription: plain lists of numbers, one for every month from 0 (signature) to N."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

Series = list[float]

TOLERANCE = 1e-9  # nearer than this is equal, wherever a comparison decides which way a formula goes


class Row(SimpleNamespace):
    """A row of a table: `record` is what the user entered, every other name a line, as `row.base_pay[t]`."""


def new_row(months: int, record: Any, lines: str) -> Row:
    """Give a row whose lines (names separated by blanks) are 0 in every month 0 … N."""
    return Row(record=record, **{name: [0.0] * (months + 1) for name in lines.split()})


def total(rows: Iterable[Row], line: str, t: int) -> float:
    """Add up a line over rows in month t."""
    result = 0.0
    for row in rows:
        result += getattr(row, line)[t]
    return result


def ago(series: Series, t: int, months: int) -> float:
    """Give the value of so many months earlier; 0 before signature."""
    return series[t - months] if t >= months else 0.0


def quotient(numerator: float, divisor: float) -> float:
    """Divide, where nothing divided by nothing is reported as 0."""
    return 0.0 if abs(divisor) <= TOLERANCE else numerator / divisor
