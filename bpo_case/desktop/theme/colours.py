"""The colours of the window, light and dark; text has a contrast of at least 4.5 to 1 on what it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Scheme = Literal["light", "dark"]


class Colours(NamedTuple):
    """One colour for each job, as ``#RRGGBB``."""

    scheme: Scheme
    ink: str
    quiet: str
    """Text that is there when it is looked for: units, sources, help."""
    faint: str
    """Text of what cannot be used now."""
    accent: str
    input: str
    """Numbers that a person enters, as financial models show them."""
    good: str
    doubtful: str
    bad: str
    card: str
    """What pages, tables and panels stand on."""
    ground: str
    """What cards stand on."""
    bar: str
    line: str
    """Rules between things."""
    edge: str
    """The frame of what can be edited."""
    chosen: str
    hover: str
    heading: str
    doubtful_ground: str
    bad_ground: str


LIGHT = Colours(
    "light", ink="#1F2A37", quiet="#5B6672", faint="#8A939C", accent="#1F3A5F", input="#1D4ED8",
    good="#2E7D32", doubtful="#A15C07", bad="#C62828", card="#FFFFFF", ground="#F4F5F7", bar="#FFFFFF",
    line="#E2E5E9", edge="#B8C0C8", chosen="#E5ECF5", hover="#F0F3F7", heading="#F4F5F7",
    doubtful_ground="#FFF7E0", bad_ground="#FDECEC",
)  # fmt: skip

DARK = Colours(
    "dark", ink="#E6E9EC", quiet="#A9B3BD", faint="#77818B", accent="#A9C7EE", input="#8AB4FF",
    good="#7BC67F", doubtful="#E9B44C", bad="#FF8A80", card="#1D232B", ground="#14181E", bar="#1A2028",
    line="#323A44", edge="#56616D", chosen="#2A3A4F", hover="#252D37", heading="#242B34",
    doubtful_ground="#3A3015", bad_ground="#472426",
)  # fmt: skip

SCHEMES: Mapping[Scheme, Colours] = {"light": LIGHT, "dark": DARK}
