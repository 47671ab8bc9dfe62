"""Names of sheets: what Excel allows, and no two alike."""

from __future__ import annotations

import re
from itertools import count

LONGEST = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ufffe\uffff]")


class SheetNames:
    """Gives each sheet a name that Excel accepts; the first to ask gets the name as it is.

    >>> names = SheetNames()
    >>> names.give("Labor"), names.give("labor"), names.give("R&D: offshore?")
    ('Labor', 'labor (2)', 'R&D  offshore')
    """

    def __init__(self) -> None:
        self._taken = {"history"}  # which Excel keeps for itself

    def give(self, wanted: str) -> str:
        """Give a name as near as possible to the one wanted."""
        plain = FORBIDDEN.sub(" ", wanted)
        endings = ("" if number == 1 else f" ({number})" for number in count(1))
        name = next(name for ending in endings if (name := _shortened(plain, ending)).casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name


def _shortened(text: str, ending: str) -> str:
    while _length(text + ending) > LONGEST:
        text = text[:-1]
    return (text.strip(" '") or "Option") + ending


def _length(text: str) -> int:
    """Excel counts in units of UTF-16, of which an emoji has two."""
    return len(text.encode("utf-16-le")) // 2
