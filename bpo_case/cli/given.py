"""Reads what is given to commands as numbers: plain ones, and shares as percentages or fractions."""

from __future__ import annotations

import argparse
import math

LARGEST_FRACTION = 5
"""What is above it without a percent sign was meant as a percentage."""


def number(text: str) -> float:
    """Read a number."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number")
    return value


def share(text: str) -> float:
    """Read a percentage or a fraction."""
    figure, percent, rest = text.partition("%")
    try:
        value = number(figure) / (100 if percent else 1)
    except argparse.ArgumentTypeError:
        value = math.nan
    if rest or math.isnan(value):
        raise argparse.ArgumentTypeError(f"“{text}” is not a share, as 80% or 0.8")
    if not percent and value > LARGEST_FRACTION:
        raise argparse.ArgumentTypeError(f"“{text}” is no share; write {text}% or {value / 100:g}")
    return value
