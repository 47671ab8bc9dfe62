"""Reads the texts that stand in cells of numbers: what can only be one number is taken, anything else is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from bpo_case.text import plain_number, translate
from bpo_case.workbook.number_texts import Misread, abbreviated, either, number_text
from bpo_case.workbook.number_texts import NumberText as Written


@dataclass(frozen=True, slots=True)
class NumberText:
    """What a text says: the number it can only mean, or the numbers it might mean."""

    value: float | None
    guesses: tuple[float, ...] = ()
    mark: str = ""
    """The sign that may begin decimals or part thousands, where there are two guesses."""

    @property
    def advice(self) -> str:
        """What it may mean, and what to write."""
        if len(self.guesses) > 1:
            said = translate("may mean {readings}; write the number that is meant")
            return said.format(readings=either(self.guesses, self.mark))
        if self.guesses:
            return translate("is not a number; write {number}").format(number=plain_number(self.guesses[0], ".15g"))
        return translate("is not a number; write one")


def read_number(text: str) -> NumberText:
    """Read a text as a number. A currency or a word for thousands is only a hint, which a person has to confirm.

    >>> read_number("45000").value, read_number("45.000,00").value, read_number("12 %").value
    (45000.0, 45000.0, 0.12)
    >>> read_number("45k").guesses, read_number("1.234").guesses, read_number("about 5").guesses
    ((45000.0,), (1.234, 1234.0), ())
    """
    try:
        found = number_text(text)
        guesses = _scaled(found, 0.01 if found.percent else 1.0)
    except Misread:
        return _abbreviated(text)
    if found.currency or len(guesses) > 1:
        return NumberText(None, guesses, found.mark)
    return NumberText(guesses[0])


def _abbreviated(text: str) -> NumberText:
    try:
        found, power = abbreviated(text)
        return NumberText(None, _scaled(found, power), found.mark)
    except Misread:
        return NumberText(None)


def _scaled(found: Written, factor: float) -> tuple[float, ...]:
    """Multiply the readings, so that 12 per cent is the 0.12 that people write and not what lies next to it."""
    return tuple(float(f"{number * factor:.15g}") if factor != 1.0 else number for number in found.readings())
