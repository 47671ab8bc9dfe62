"""Shapes in time that several lines have: they are written out in each line's formula."""

from typing import Any

from bpo_case.engine.operators import least, most, where


def ramped(month: Any, start: Any, months: Any) -> Any:
    """From 0 before the start to 1 after so many months, in even steps; the first step is in the start month."""
    return least(1, most(0, (month - start + 1) / months))


def present(month: Any, first_month: Any, last_month: Any, build_up_months: Any) -> Any:
    """Build-up from the first month, full until the last, then nothing."""
    return where(month <= last_month, ramped(month, first_month, build_up_months), 0)
