"""Takes texts apart that are numbers as people and programs of several countries write them.

``1,234.56``, ``1.234,56``, ``1 234,56`` and ``1'234.56`` are the same number. What can be told from the text itself is;
``1.234`` alone cannot, and has two readings: a factor of 1,000 must not depend on a guess. Our own workbook and tables
of others both read texts by this, and differ in what they take without asking.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bpo_case.resources import path_of
from bpo_case.text import plain_number, translate

LONGEST = 60
UNKNOWN = "?"
"""Stands for a decimal sign that cannot be told."""
POWERS = {
    "k": 1e3, "t": 1e3, "tsd": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6,
}  # fmt: skip
"""What abbreviations and words multiply a number with."""

_SAME = str.maketrans(
    dict.fromkeys("\u2212\u2013\u2010\u2011\uff0d", "-")
    | dict.fromkeys("\u2019\u2018\u02bc\u00b4`", "'")
    | dict.fromkeys("\u00a0\u202f\u2009\u2007\u2003\t\n\r", " ")
    | dict.fromkeys("\u200b\u200e\u200f\u061c\ufeff", "")
)
_FIGURE = re.compile(r"([0-9]+(?:[ '.,][0-9]+)*[.,]?|[.,][0-9]+)(?:[eE]([+-]?[0-9]{1,3}))?")
_CODE = re.compile(r"^[A-Z]{3}(?![A-Za-z])\.?|(?<![A-Za-z])[A-Z]{3}$")
_SHORT = re.compile(rf"(.*[0-9])\s*({'|'.join(POWERS)})\b\.?", re.IGNORECASE)


class Misread(ValueError):
    """A text that is not what its column needs; the message ends a sentence that begins with the text."""


@dataclass(frozen=True, slots=True)
class NumberText:
    """A number as it was written, and what stood beside it."""

    figure: str
    exponent: str = ""
    negative: bool = False
    currency: str = ""
    percent: bool = False

    @property
    def decimal_sign(self) -> str:
        """The decimal sign; blank where there is none, ``?`` where that cannot be told."""
        points = [each for each in self.figure if each in ".,"]
        if len(set(points)) == 2:
            return points[-1]
        if not points:
            return ""
        whole, _, rest = self.figure.rpartition(points[-1])
        if len(points) > 1:
            return "," if points[0] == "." else "."
        grouped = " " in whole or "'" in whole
        could_group = len(rest) == 3 and not grouped and 1 <= len(whole) <= 3 and not whole.startswith("0")
        return UNKNOWN if could_group else points[0]

    def number(self, decimal: str) -> float:
        """Give the number, if this is the decimal sign; raise Misread where it cannot be."""
        size = float(f"{_normalised(self.figure, decimal)}{self.exponent}")
        if not math.isfinite(size):
            raise Misread(translate("is larger than any number here"))
        return -size if self.negative else size

    def readings(self) -> tuple[float, ...]:
        """Give the numbers that the text may be: one, or first with decimals and then with thousands.

        >>> number_text("1.234,5").readings(), number_text("37,200").readings()
        ((1234.5,), (37.2, 37200.0))
        """
        sign = self.decimal_sign
        if sign != UNKNOWN:
            return (self.number(sign),)
        mark = self.mark
        return self.number(mark), self.number("," if mark == "." else ".")

    @property
    def mark(self) -> str:
        """The sign that may begin decimals or part thousands."""
        return "." if "." in self.figure else ","


def either(readings: tuple[float, ...], mark: str) -> str:
    """Say which two numbers a text may be, and why.

    >>> either((37.2, 37200.0), ",")
    '37.2 if “,” begins decimals, or 37200 if it parts thousands'
    """
    with_decimals, with_thousands = readings
    said = translate("{decimals} if “{mark}” begins decimals, or {thousands} if it parts thousands")
    written = {"decimals": plain_number(with_decimals, ".15g"), "thousands": plain_number(with_thousands, ".15g")}
    return said.format(mark=mark, **written)


def number_text(text: str) -> NumberText:
    """Take a text apart; raise Misread where it is no number.

    >>> number_text("(1 234,50 €)")
    NumberText(figure='1 234,50', exponent='', negative=True, currency='EUR', percent=False)
    """
    rest = text.translate(_SAME).strip()
    if len(rest) > LONGEST:
        raise Misread(translate("is not a number"))
    negative, rest = _sign_of_brackets(rest)
    currency, signs, percents = "", 0, 0
    before = None
    while before != rest:
        before = rest
        for mark in "+-":
            if rest.startswith(mark) or rest.endswith(mark):
                rest = rest.removeprefix(mark) if rest.startswith(mark) else rest.removesuffix(mark)
                signs, negative = signs + 1, negative or mark == "-"
        if rest.startswith("%") or rest.endswith("%"):
            rest, percents = rest.strip("%"), percents + 1
        found, rest = _currency(rest.strip()) if not currency else ("", rest)
        currency, rest = currency or found, rest.strip()
    figure = _FIGURE.fullmatch(rest)
    if figure is None or signs > 1 or percents > 1:
        raise Misread(translate("is not a number"))
    exponent = f"e{figure[2]}" if figure[2] else ""
    return NumberText(figure[1], exponent, negative, currency, percents == 1)


def abbreviated(text: str) -> tuple[NumberText, float]:
    """Take apart a number with a word for thousands or millions, as ``45k``; raise Misread where it is none.

    >>> abbreviated("EUR 1,5 Mio.")
    (NumberText(figure='1,5', exponent='', negative=False, currency='EUR', percent=False), 1000000.0)
    """
    short = _SHORT.fullmatch(text.strip())
    if short is None:
        raise Misread(translate("is not a number"))
    return number_text(short[1]), POWERS[short[2].casefold()]


def _sign_of_brackets(text: str) -> tuple[bool, str]:
    return (True, text[1:-1].strip()) if text.startswith("(") and text.endswith(")") else (False, text)


def _currency(text: str) -> tuple[str, str]:
    """Take a currency's sign or code from either end; most figures have neither, and are told so at once."""
    if text[:1].isdigit() and text[-1:].isdigit():
        return "", text
    signs = _currency_signs()
    for sign in sorted(signs, key=len, reverse=True):
        low = text.casefold().rstrip(".")
        if low.startswith(sign) and not low[len(sign) : len(sign) + 1].isalpha():
            return signs[sign], text[len(sign) :].lstrip(". ")
        if low.endswith(sign) and not low[: -len(sign)][-1:].isalpha():
            return signs[sign], text.rstrip(".")[: -len(sign)]
    code = _CODE.search(text)
    return (code[0].rstrip("."), text.replace(code[0], "", 1)) if code else ("", text)


@cache
def _currency_signs() -> Mapping[str, str]:
    found: Mapping[str, Mapping[str, str]] = json.loads(path_of("resources/synonyms.json").read_text(encoding="utf-8"))
    return found["currencies"]


def _normalised(figure: str, decimal: str) -> str:
    """Write a figure without its groups and with a point; raise Misread where the groups are not of three digits."""
    whole, _, part = figure.partition(decimal) if decimal else (figure, "", "")
    groups = re.split(r"[ '.,]", whole)
    marks = set(re.findall(r"[ '.,]", whole))
    regular = len(marks) <= 1 and all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3
    if (part and not part.isdigit()) or (len(groups) > 1 and not regular):
        said = translate("is not a number where “{mark}” is the decimal sign")
        raise Misread(said.format(mark=decimal) if decimal else translate("is not a number"))
    return f"{''.join(groups) or '0'}.{part or '0'}"
