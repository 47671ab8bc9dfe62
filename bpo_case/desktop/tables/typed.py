"""A typed or pasted text as the value of a field: ``1.234,5``, ``(12 k)``, ``21 %``, ``=1200*12``, a name. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bpo_case.case.specs import FieldSpec, Kind
from bpo_case.case.suggest import did_you_mean
from bpo_case.desktop.tables.calculator import NotCalculable, calculated
from bpo_case.desktop.tables.cell_text import Names, choices_said, is_share
from bpo_case.text import translate
from bpo_case.text.numbers import decimal_sign, in_full
from bpo_case.workbook.foreign.amounts import Amount, Decimal, Misread, read_amount
from bpo_case.workbook.number_texts import POWERS

__all__ = [
    "Amount", "Decimal", "Entered", "NotUnderstood", "Reading", "Shares", "figure_of", "number_of", "text_of",
    "value_of",
]  # fmt: skip

Entered = str | Amount
"""A text, or a number that came with all its digits."""
Shares = Literal["typed", "fractions", "per cent"]
"""How numbers without % are meant in a field of shares; as typed, 21 is 21 % and so is 0.21."""

_SCALED = re.compile(rf"(.*[0-9.,])\s*({'|'.join(POWERS)})\.?(\)?)", re.IGNORECASE)
_BETWEEN = re.compile(r"[;\n]")


class NotUnderstood(ValueError):
    """A text that is no value of the field; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the numbers of a column are meant; the decimal sign is the reader's own unless it is said."""

    decimal: Decimal | None = None
    shares: Shares = "typed"

    @property
    def sign(self) -> Decimal:
        """The decimal sign."""
        return self.decimal or ("," if decimal_sign() == "," else ".")


def value_of(spec: FieldSpec, entered: Entered, names: Names, reading: Reading = Reading()) -> Any:
    """Read what was entered as a value of the field; raise NotUnderstood with what is wrong and what would do.

    A blank text is the field's default.
    """
    if isinstance(entered, Amount):
        if spec.kind in ("number", "integer"):
            return _counted(spec, _in_share(entered, reading, is_share(spec)), text_of(entered))
        entered, reading = text_of(entered), Reading()
    plain = entered.strip()
    if not plain:
        return _blank(spec)
    return _READ.get(spec.kind, _text)(spec, plain, names, reading)


def number_of(text: str, reading: Reading = Reading(), *, share: bool = False) -> float:
    """Read a text as a number, in a field or in none; raise NotUnderstood with what is wrong.

    >>> number_of("1.5 m"), number_of("(1,200)"), number_of("=12*3"), number_of("21", share=True)
    (1500000.0, -1200.0, 36.0, 0.21)
    """
    if text.startswith("="):
        try:
            return calculated(text[1:], reading.sign)
        except NotCalculable as error:
            raise NotUnderstood(str(error)) from None
    figure, power = figure_of(text)
    try:
        amount = read_amount(figure, reading.sign)
    except Misread as error:
        raise NotUnderstood(f"“{text}” {error}") from None
    return _in_share(amount, reading, share) * power


def text_of(entered: Entered) -> str:
    """Write what was entered as a text."""
    if isinstance(entered, str):
        return entered
    return in_full(entered.number / 100 if entered.percent else entered.number, percent=entered.percent)


def figure_of(text: str) -> tuple[str, float]:
    """Take a text apart into its figure and what k or m behind it multiplies it by.

    >>> figure_of("12 k"), figure_of("(1.5m)"), figure_of("7 %")
    (('12', 1000.0), ('(1.5)', 1000000.0), ('7 %', 1.0))
    """
    scaled = _SCALED.fullmatch(text.strip())
    return (scaled[1].strip() + scaled[3], POWERS[scaled[2].lower()]) if scaled else (text.strip(), 1.0)


def _blank(spec: FieldSpec) -> Any:
    if spec.required and spec.kind != "text":
        raise NotUnderstood(translate("{field} is needed").format(field=translate(spec.label)))
    return spec.default if not spec.required else ""


def _number(spec: FieldSpec, text: str, _names: Names, reading: Reading) -> float:
    return number_of(text, reading, share=is_share(spec))


def _in_share(amount: Amount, reading: Reading, share: bool) -> float:
    """A number typed into a field of per cents is meant so, as in Excel: 21 is 21 %, and 0.21 is too; 1 is 1 %."""
    as_typed = reading.shares == "typed" and abs(amount.number) >= 1
    hundredths = amount.percent or (share and (reading.shares == "per cent" or as_typed))
    return round(amount.number / 100, 15) if hundredths else amount.number


def _integer(spec: FieldSpec, text: str, names: Names, reading: Reading) -> int:
    return int(_counted(spec, _number(spec, text, names, reading), text))


def _counted(spec: FieldSpec, number: float, text: str) -> float:
    if spec.kind != "integer":
        return number
    if not number.is_integer():
        raise NotUnderstood(translate("“{text}” is not a whole number").format(text=text))
    return int(number)


def _text(_spec: FieldSpec, text: str, _names: Names, _reading: Reading) -> str:
    return text


def _choice(spec: FieldSpec, text: str, _names: Names, _reading: Reading) -> str:
    """Choices are said in the reader's language; the case's own English words are understood as well."""
    plain = text.casefold()
    return plain if plain in spec.choices else _one_of(spec, text, choices_said(spec))


def _link(spec: FieldSpec, text: str, names: Names, _reading: Reading) -> str:
    return _one_of(spec, text, names.choices(spec.link))


def _one_of(spec: FieldSpec, text: str, known: Mapping[str, str]) -> str:
    """Find what is meant by a name (capitals do not count), or by the only one that begins so."""
    low = text.casefold()
    same = [key for key, name in known.items() if name.casefold() == low]
    begun = [key for key, name in known.items() if name.casefold().startswith(low)]
    found = same or begun
    if len(found) == 1:
        return found[0]
    listed = ", ".join(list(known.values())[:8]) or translate("nothing yet")
    hint = did_you_mean(text, known.values()) or translate("; there is {listed}").format(listed=listed)
    said = translate("{field} has no “{text}”{hint}")
    raise NotUnderstood(said.format(field=translate(spec.label), text=text, hint=hint))


def _numbers(spec: FieldSpec, text: str, names: Names, reading: Reading) -> tuple[float, ...]:
    return tuple(_number(spec, part.strip(), names, reading) for part in _BETWEEN.split(text) if part.strip())


def _words(_spec: FieldSpec, text: str, _names: Names, _reading: Reading) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;,\n]", text) if part.strip())


def _choices(spec: FieldSpec, text: str, names: Names, reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_choice(spec, part, names, reading) for part in _words(spec, text, names, reading)))


def _any(spec: FieldSpec, text: str, names: Names, reading: Reading) -> Any:
    try:
        return _number(spec, text, names, reading)
    except NotUnderstood:
        return text


def _path(spec: FieldSpec, text: str, names: Names, _reading: Reading) -> str:
    """An input is said by its path or its label."""
    known = names.inputs
    return text if text in known else _one_of(spec, text, known)


_READ: Mapping[Kind, Callable[[FieldSpec, str, Names, Reading], Any]] = {
    "number": _number, "integer": _integer, "choice": _choice, "link": _link, "numbers": _numbers,
    "words": _words, "choices": _choices, "value": _any, "path": _path,
}  # fmt: skip
