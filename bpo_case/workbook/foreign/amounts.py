"""Reads numbers as people and programs of several countries write them.

``1,234.56``, ``1.234,56``, ``1 234,56`` and ``1'234.56`` are the same number. What can be told from the text itself is;
``1.234`` alone cannot, and is refused until the decimal sign is said: a factor of 1,000 must not depend on a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bpo_case.workbook.foreign.words import synonyms

Decimal = Literal["auto", ".", ","]

LONGEST = 60
_SAME = str.maketrans(
    dict.fromkeys("\u2212\u2013\u2010\u2011\uff0d", "-")
    | dict.fromkeys("\u2019\u2018\u02bc\u00b4`", "'")
    | dict.fromkeys("\u00a0\u202f\u2009\u2007\u2003\t\n\r", " ")
    | dict.fromkeys("\u200b\u200e\u200f\u061c\ufeff", "")
)
_FIGURE = re.compile(r"([0-9]+(?:[ '.,][0-9]+)*[.,]?|[.,][0-9]+)(?:[eE]([+-]?[0-9]{1,3}))?")
_CODE = re.compile(r"^[A-Z]{3}(?![A-Za-z])\.?|(?<![A-Za-z])[A-Z]{3}$")
_SHORT = re.compile(r"(.*[0-9])\s*(k|tsd\.?|t|m|mn|mio\.?|million)\b\.?", re.IGNORECASE)
_THOUSANDS = ("k", "t")


class Misread(ValueError):
    """A text that is not what its column needs; the message ends a sentence that begins with the text."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was written, with what stood beside it."""

    number: float
    currency: str = ""
    percent: bool = False


def read_amount(text: str, decimal: Decimal = "auto") -> Amount:
    """Read a number; raise Misread where the text is none, or could be two.

    >>> read_amount("1.234,56 €"), read_amount("(1,234)", "."), read_amount("12,5 %")
    (Amount(number=1234.56, currency='EUR', percent=False), Amount(number=-1234.0, currency='', percent=False), \
Amount(number=12.5, currency='', percent=True))
    """
    figure, exponent, negative, currency, percent = _parts(text)
    sign = _decimal_sign(figure) if decimal == "auto" else decimal
    if sign == "?":
        raise Misread(f"may be {_as('.', figure)} or {_as(',', figure)}; say which sign is the decimal sign")
    size = float(_normalised(figure, sign) + exponent)
    return Amount(-size if negative else size, currency, percent)


def decimal_signs(texts: Iterable[str]) -> set[Decimal]:
    """Give the decimal signs of a column, from those of its texts that leave no doubt."""
    signs: set[Decimal] = set()
    for text in texts:
        try:
            sign = _decimal_sign(_parts(text)[0])
        except Misread:
            continue
        signs |= {sign} if sign in (".", ",") else set()  # type: ignore[arg-type]
    return signs


def looks_like_amount(text: str) -> bool:
    """Tell whether a text is a number, whichever."""
    try:
        _parts(text)
    except Misread:
        return False
    return True


def _parts(text: str) -> tuple[str, str, bool, str, bool]:
    """Take a text apart into figure, exponent, sign, currency and whether it is in percent."""
    rest = text.translate(_SAME).strip()
    if len(rest) > LONGEST:
        raise Misread("is not a number")
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
        raise Misread(f"is not a number{_hint(text)}")
    exponent = f"e{figure[2]}" if figure[2] else ""
    return figure[1], exponent, negative, currency, percents == 1


def _sign_of_brackets(text: str) -> tuple[bool, str]:
    return (True, text[1:-1].strip()) if text.startswith("(") and text.endswith(")") else (False, text)


def _currency(text: str) -> tuple[str, str]:
    """Take a currency's sign or code from either end."""
    signs: dict[str, str] = synonyms()["currencies"]
    for sign in sorted(signs, key=len, reverse=True):
        low = text.casefold().rstrip(".")
        if low.startswith(sign) and not low[len(sign) : len(sign) + 1].isalpha():
            return signs[sign], text[len(sign) :].lstrip(". ")
        if low.endswith(sign) and not low[: -len(sign)][-1:].isalpha():
            return signs[sign], text.rstrip(".")[: -len(sign)]
    code = _CODE.search(text)
    return (code[0].rstrip("."), text.replace(code[0], "", 1)) if code else ("", text)


def _decimal_sign(figure: str) -> str:
    """Tell the decimal sign of a figure; blank where it has none, ``?`` where that cannot be told."""
    points = [each for each in figure if each in ".,"]
    if len(set(points)) == 2:
        return points[-1]
    if not points:
        return ""
    whole, _, rest = figure.rpartition(points[-1])
    if len(points) > 1:
        return "," if points[0] == "." else "."
    grouped = " " in whole or "'" in whole
    could_group = len(rest) == 3 and not grouped and 1 <= len(whole) <= 3 and not whole.startswith("0")
    return "?" if could_group else points[0]


def _normalised(figure: str, decimal: str) -> str:
    """Write a figure without its groups and with a point; raise Misread where the groups are not of three digits."""
    whole, _, part = figure.partition(decimal) if decimal else (figure, "", "")
    groups = re.split(r"[ '.,]", whole)
    marks = set(re.findall(r"[ '.,]", whole))
    regular = len(marks) <= 1 and all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3
    if (part and not part.isdigit()) or (len(groups) > 1 and not regular):
        mark = f" where “{decimal}” is the decimal sign" if decimal else ""
        raise Misread(f"is not a number{mark}")
    return f"{''.join(groups) or '0'}.{part or '0'}"


def _as(decimal: str, figure: str) -> str:
    return f"{float(_normalised(figure, decimal)):.15g}"


def _hint(text: str) -> str:
    """Say what to write where a number is abbreviated."""
    short = _SHORT.fullmatch(text.strip())
    if short is None:
        return "; write a plain number"
    try:
        size = read_amount(short[1]).number
    except Misread:
        return "; write a plain number"
    power = 1_000 if short[2].casefold().startswith(_THOUSANDS) else 1_000_000
    return f"; write {size * power:.15g}"
