"""Makes a field's value out of its cells, or says why that cannot be, and what to write instead."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bpo_case.case.specs import FieldSpec
from bpo_case.case.wording import shown
from bpo_case.workbook.back.cells import DayValue, ErrorValue, Formula, plain_value
from bpo_case.workbook.back.number_texts import read_number

TEXTS = ("text", "paragraph", "path")
LISTS = ("numbers", "words", "choices")
LARGEST_EXACT = 2**53
LAST_DIGIT = 1.01
"""One in the 15th digit, with what floating point adds to it."""

OPEN_AND_SAVE = "open the workbook in Excel or LibreOffice, save it, and import it again"


Reading = Callable[[FieldSpec, Any, int], tuple[Any, tuple[str, ...]]]
"""Makes a value of a cell, with what is to be said of it; the cell's place among the field's is for problems."""


class NotUsable(Exception):
    """What stands in a cell cannot be the field's value; `entry` is the place of the cell among the field's."""

    def __init__(self, message: str, entry: int = 0) -> None:
        self.message, self.entry = message, entry
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Taken:
    """A value, and what is to be said about how it was found: the cell's place among the field's, and a sentence."""

    value: Any
    notes: tuple[tuple[int, str], ...] = ()


def is_blank(cell: Any) -> bool:
    """Tell whether nothing stands in a cell; a formula is something, even if it shows nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def same(cell: Any, exported: Any) -> bool:
    """Tell whether a cell is as it was exported.

    Spreadsheets keep 15 digits of a number, and some save line ends in their own way.
    """
    value = plain_value(cell)
    if isinstance(exported, str):
        found = value.text if isinstance(value, DayValue) else "" if value is None else value
        return isinstance(found, str) and plain_text(found) == plain_text(exported)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and (value == exported or _rounded(value, exported))


def _rounded(value: float, exported: float) -> bool:
    """Tell whether a number is another only in its 15th digit or beyond, where programs round as they like."""
    digits = math.floor(math.log10(abs(exported))) if exported else 0
    return abs(value - exported) <= LAST_DIGIT * 10.0 ** (digits - 14)


def plain_text(text: str) -> str:
    """Write each line end alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def taken(spec: FieldSpec, cells: Sequence[Any]) -> Taken:
    """Give the value of a field that is not a link; raise NotUsable where its cells have none."""
    if spec.kind not in LISTS:
        return _entry(spec, cells[0], 0)
    while cells and is_blank(cells[-1]):
        cells = cells[:-1]
    found = [_entry(spec, cell, place) for place, cell in enumerate(cells)]
    return Taken([each.value for each in found], tuple(note for each in found for note in each.notes))


def calculated(cell: Any, place: int = 0) -> tuple[Any, tuple[tuple[int, str], ...]]:
    """Give a cell's value, and a note where a formula made it."""
    if isinstance(cell, Formula):
        if cell.value is None:
            raise NotUsable(f"the formula {_cut(cell.text)} has no calculated value; {OPEN_AND_SAVE}", place)
        value = _sound(cell.value, place)
        return value, ((place, f"its formula {_cut(cell.text)} was left, and its value {_said(value)} taken"),)
    return _sound(cell, place), ()


def text_of(value: Any) -> str:
    """Write what stands in a cell as a text, the way the spreadsheet shows it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, DayValue | ErrorValue):
        return value.text
    if isinstance(value, int | float):
        return format(value, ".15g")
    return plain_text(value or "")


def _sound(value: Any, place: int) -> Any:
    if isinstance(value, ErrorValue):
        raise NotUsable(f"shows the error {value.text}; write a value in its place", place)
    return value


def _entry(spec: FieldSpec, cell: Any, place: int) -> Taken:
    value, notes = calculated(cell, place)
    read: Reading = _KINDS.get(spec.kind, _text)
    found, said = read(spec, value, place)
    return Taken(found, (*notes, *((place, note) for note in said)))


def _number(spec: FieldSpec, value: Any, place: int) -> tuple[Any, tuple[str, ...]]:
    if is_blank(value):
        raise NotUsable(f"is blank; write a number{', such as 0' if spec.minimum in (0, None) else ''}", place)
    if isinstance(value, bool):
        raise NotUsable(f"{text_of(value)} is not a number; write {int(value)} if that is meant", place)
    if isinstance(value, DayValue):
        raise NotUsable(f"{value.text} is a date; write a number, and give the cell the format of a number", place)
    if isinstance(value, str):
        return _number_of_text(spec, value, place)
    return _whole(spec, value), ()


def _number_of_text(spec: FieldSpec, text: str, place: int) -> tuple[Any, tuple[str, ...]]:
    found = read_number(text)
    if found.value is not None:
        return _whole(spec, found.value), (f"the text {shown(text)} was taken as the number {_said(found.value)}",)
    if len(found.guesses) > 1:
        meant = " or ".join(_digits(guess) for guess in found.guesses)
        raise NotUsable(f"{shown(text)} is a text that may mean {meant}; write the number that is meant", place)
    write = _digits(found.guesses[0]) if found.guesses else "one"
    raise NotUsable(f"{shown(text)} is not a number; write {write}", place)


def _whole(spec: FieldSpec, value: float) -> Any:
    """A spreadsheet has no whole numbers of its own."""
    whole = float(value).is_integer() and abs(value) < LARGEST_EXACT
    return int(value) if spec.kind == "integer" and whole else float(value)


def _text(spec: FieldSpec, value: Any, _: int) -> tuple[str, tuple[str, ...]]:
    """A blank at either end of a short text is not seen in a cell, and so not meant."""
    text = text_of(value)
    return text if spec.kind == "paragraph" else text.strip(), ()


def _choice(spec: FieldSpec, value: Any, place: int) -> tuple[str, tuple[str, ...]]:
    text = text_of(value).strip()
    if not text:
        raise NotUsable(f"is blank; choose one of {', '.join(f'“{choice}”' for choice in spec.choices)}", place)
    known = {choice.casefold(): choice for choice in spec.choices}
    return known.get(text.casefold(), text), ()


_KINDS: Mapping[str, Reading] = {
    "number": _number, "integer": _number, "numbers": _number, "choice": _choice, "choices": _choice,
}  # fmt: skip
"""How each kind is made of a cell; all others are texts."""


def _said(value: Any) -> str:
    return shown(value) if isinstance(value, int | float) and not isinstance(value, bool) else f"“{text_of(value)}”"


def _digits(number: float) -> str:
    """Write a number as it is typed into a cell, without marks between the thousands."""
    return format(number, ".15g")


def _cut(formula: str) -> str:
    return f"“{formula if len(formula) <= 60 else formula[:60] + '…'}”"
