"""Reads the numbers of other people's tables: a column says what a text alone does not, and currencies stand beside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bpo_case.text import plain_number, translate
from bpo_case.workbook.number_texts import UNKNOWN, Misread, abbreviated, either, number_text

__all__ = ["Amount", "Decimal", "Misread", "decimal_signs", "looks_like_amount", "read_amount"]

Decimal = Literal["auto", ".", ","]


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
    try:
        found = number_text(text)
    except Misread as error:
        raise Misread(f"{error}{_hint(text)}") from None
    sign = found.decimal_sign if decimal == "auto" else decimal
    if sign == UNKNOWN:
        said = translate("may be {readings}; say which sign is the decimal sign")
        raise Misread(said.format(readings=either(found.readings(), found.mark)))
    return Amount(found.number(sign), found.currency, found.percent)


def decimal_signs(texts: Iterable[str]) -> set[Decimal]:
    """Give the decimal signs of a column, from those of its texts that leave no doubt."""
    signs: set[Decimal] = set()
    for text in texts:
        try:
            sign = number_text(text).decimal_sign
        except Misread:
            continue
        signs |= {sign} if sign in (".", ",") else set()  # type: ignore[arg-type]
    return signs


def looks_like_amount(text: str) -> bool:
    """Tell whether a text is a number, whichever."""
    try:
        number_text(text)
    except Misread:
        return False
    return True


def _hint(text: str) -> str:
    """Say what to write where a number is abbreviated."""
    try:
        found, power = abbreviated(text)
        (number,) = found.readings()
    except ValueError:  # it is no number, or may be two
        return translate("; write a plain number")
    return translate("; write {number}").format(number=plain_number(number * power, ".15g"))
