"""Guesses what a misspelled word was meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from bpo_case.text import translate

CANDIDATES_AT_MOST = 1_000
WORD_AT_MOST = 60


def did_you_mean(word: str, candidates: Iterable[str], otherwise: str = "") -> str:
    """End a sentence with the candidate that comes nearest, if one is near.

    >>> did_you_mean("anual_salary", ["annual_salary", "bonus"])
    '; did you mean “annual_salary”?'
    >>> did_you_mean("weather", ["annual_salary", "bonus"])
    ''
    """
    found = nearest(word, tuple(candidates))
    return meant(found) if found else otherwise


def meant(found: str) -> str:
    """Ask at the end of a sentence whether something else was meant."""
    return translate("; did you mean “{found}”?").format(found=found)


@lru_cache(maxsize=4_096)
def nearest(word: str, candidates: tuple[str, ...]) -> str:
    """Give the candidate nearest to a word, without regard to case; nothing if none is near or there are too many."""
    if len(candidates) > CANDIDATES_AT_MOST or len(word) > WORD_AT_MOST:
        return ""
    folded = {candidate.casefold(): candidate for candidate in candidates}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""
