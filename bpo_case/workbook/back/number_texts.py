"""Reads texts that look like numbers: what can be read in one way only is taken, the rest is guessed and asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
GROUPED = re.compile(r"[+-]?\d{1,3}(?:([ .,'])\d{3})+(?:([.,])\d+)?")
"""Digits in groups of three, then perhaps decimals after the other mark."""
DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
ONE_GROUP = re.compile(r"[+-]?\d{1,3}[.,]\d{3}")
"""A mark that may begin decimals or the last group of three."""
SUFFIXED = re.compile(r"(?P<number>.*\d)\s*(?P<power>k|m|tsd|mio|thousand|million)\.?", re.IGNORECASE)
POWERS = {"k": 1e3, "tsd": 1e3, "thousand": 1e3, "m": 1e6, "mio": 1e6, "million": 1e6}
CURRENCY = re.compile(r"^(?:[A-Z]{3}|[$€£¥])\s*|\s*(?:[A-Z]{3}|[$€£¥])$")
SPACES = re.compile("[\u00a0\u202f\u2009 ]+")


@dataclass(frozen=True, slots=True)
class NumberText:
    """What a text says: the number it can only mean, or the numbers it might mean."""

    value: float | None
    guesses: tuple[float, ...] = ()


def read_number(text: str) -> NumberText:
    """Read a text as a number.

    >>> read_number("45000").value, read_number("45.000,00").value, read_number("12 %").value
    (45000.0, 45000.0, 0.12)
    >>> read_number("45k").guesses, read_number("1.234").guesses, read_number("about 5").guesses
    ((45000.0,), (1.234, 1234.0), ())
    """
    plain = SPACES.sub(" ", text).strip().replace("−", "-").replace("’", "'")
    if plain.endswith("%"):
        return _scaled(_figure(plain[:-1].strip()), 0.01)
    found = _figure(plain)
    return found if found.value is not None or found.guesses else _guessed(plain)


def _figure(text: str) -> NumberText:
    if ONE_GROUP.fullmatch(text):
        whole, part = re.split("[.,]", text)
        return NumberText(None, (float(f"{whole}.{part}"), float(whole + part)))
    if PLAIN.fullmatch(text):
        return _finite(text)
    if DECIMAL_COMMA.fullmatch(text):
        return _finite(text.replace(",", "."))
    return _grouped(text)


def _grouped(text: str) -> NumberText:
    found = GROUPED.fullmatch(text)
    if not found or found[1] == found[2] or len(set(re.sub(r"[\d+-]", "", text))) > (2 if found[2] else 1):
        return NumberText(None)
    return _finite(text.replace(found[1], "").replace(",", "."))


def _finite(text: str) -> NumberText:
    value = float(text)
    return NumberText(value if abs(value) < float("inf") else None)


def _scaled(found: NumberText, factor: float) -> NumberText:
    """Multiply, so that 12 per cent is the 0.12 that people write and not what lies next to it."""

    def scale(value: float) -> float:
        return float(f"{value * factor:.15g}")

    value = None if found.value is None else scale(found.value)
    return NumberText(value, tuple(scale(guess) for guess in found.guesses))


def _guessed(text: str) -> NumberText:
    """Guess what a text with a currency or a word for thousands means; a person has to confirm it."""
    bare = CURRENCY.sub("", text).strip()
    power = SUFFIXED.fullmatch(bare)
    number = _figure(power["number"].strip() if power else bare)
    factor = POWERS[power["power"].casefold()] if power else 1.0
    said = number.guesses if number.value is None else (number.value,)
    return _scaled(NumberText(None, said), factor)
