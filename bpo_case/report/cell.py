"""A figure as it stands on paper and screen: what every block is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Effect = Literal["good", "bad", ""]
"""Whether a figure is welcome: shown in green or red, and always by sign or word as well."""


@dataclass(frozen=True)
class Cell:
    """A figure as it is printed, with the number behind it in full precision."""

    text: str
    value: float | None = None
    effect: Effect = ""
