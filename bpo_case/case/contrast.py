"""Writes two values beside each other: short, but never so short that what differs cannot be seen."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from bpo_case.case.wording import TEXT_SHOWN, shown

DIGITS = 9
"""Enough for an amount of millions to the cent; all digits are written only of numbers that differ beyond them."""


def contrasted(before: Any, after: Any, unit: str = "") -> tuple[str, str]:
    """Write two values for a sentence.

    >>> contrasted(0.1234567890123, 0.5), contrasted(0.1234567890123, 0.1234567890124)
    (('0.123456789', '0.5'), ('0.1234567890123', '0.1234567890124'))
    >>> contrasted("a" * 50 + " old", "a" * 50 + " new")
    ('…aaaaaaaaaaaaaaaaaaa old', '…aaaaaaaaaaaaaaaaaaa new')
    """
    short = _written((_short(before), _short(after)), unit)
    whole = short if short[0] != short[1] else _written((before, after), unit)
    if whole[0] == whole[1] and isinstance(before, str) and isinstance(after, str):
        return _written(_from_where_they_differ(before, after), unit)
    return whole


def _written(values: tuple[Any, Any], unit: str) -> tuple[str, str]:
    return shown(values[0], unit, quotes="{}"), shown(values[1], unit, quotes="{}")


def _short(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_short, value))
    return float(f"{value:.{DIGITS}g}") if isinstance(value, float) else value


def _from_where_they_differ(before: str, after: str) -> tuple[str, str]:
    """Cut what two long texts have in common, but for some of it."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    start = max(0, alike - TEXT_SHOWN // 2)
    return f"…{before[start:]}", f"…{after[start:]}"
