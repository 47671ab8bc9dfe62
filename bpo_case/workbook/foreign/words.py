"""The words by which other people's files call things; they are data, in `resources/synonyms.json`."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from bpo_case.resources import path_of

UNLIKE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters that are not made of a plain letter and a mark."""


TEXTS_KEPT = 20_000
USUAL = 0.97
"""The weight of words that are the same for all tables."""


@cache
def synonyms() -> Mapping[str, Any]:
    """Give the words, by what they are for."""
    found: Mapping[str, Any] = json.loads(path_of("resources/synonyms.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=TEXTS_KEPT)
def plain(text: str) -> str:
    """Write a text in small letters without marks, signs and double blanks, so that texts can be compared.

    >>> plain("Jahres-Gehalt  (brutto)"), plain("Łódź")
    ('jahres gehalt brutto', 'lodz')
    """
    letters = unicodedata.normalize("NFKD", text.casefold().translate(UNLIKE))
    return " ".join(re.findall(r"[^\W_]+", "".join(each for each in letters if not unicodedata.combining(each))))


@cache
def names_of(table: str, target: str, label: str) -> Mapping[str, float]:
    """Give the plain words by which a column for a target may be headed, with their weight.

    They are the target's label and name and the synonyms; those that belong to this very table weigh more.
    """
    fields = synonyms()["fields"]
    usual = {plain(word): USUAL for word in (label, target, *fields["any table"].get(target, ()))}
    own = {plain(word): 1.0 for word in fields.get(table, {}).get(target, ())}
    return {word: weight for word, weight in {**usual, **own}.items() if word}


@lru_cache(maxsize=TEXTS_KEPT)
def meaning(table: str, target: str, choices: tuple[str, ...], text: str) -> str:
    """Tell which choice a text means, by the choice itself or its synonyms; nothing where none is meant."""
    said = synonyms()["choices"].get(table, {}).get(target, {})
    known = {plain(word): choice for choice in choices for word in (choice, *said.get(choice, ()))}
    return known.get(plain(text), "")


@lru_cache(maxsize=TEXTS_KEPT)
def is_total(text: str) -> bool:
    """Tell whether a text is nothing but the label of a total, as ``Summe:``."""
    return plain(text) in _totals()


@lru_cache(maxsize=TEXTS_KEPT)
def begins_as_total(text: str) -> bool:
    """Tell whether a text begins as the label of a total does, as ``Zwischensumme Leipzig``."""
    words = f"{plain(text)} "
    return any(words.startswith(f"{total} ") for total in _totals())


@cache
def _totals() -> frozenset[str]:
    return frozenset(map(plain, synonyms()["totals"]))
