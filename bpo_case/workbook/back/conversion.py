"""Makes a field's value out of its cells, or says why that cannot be, and what to write instead."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bpo_case.case.specs import FieldSpec
from bpo_case.case.wording import shown
from bpo_case.text import translate
from bpo_case.workbook.back.cells import DayValue, ErrorValue, Formula, plain_value
from bpo_case.workbook.back.number_texts import read_number

TEXTS = ("text", "paragraph", "path", "picture")
LISTS = ("numbers", "words", "choices")
LARGEST_EXACT = 2**53
LAST_DIGIT = 1.01
"""One in the 15th digit, with what floating point adds to it."""


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
            said = translate(
                "the formula {formula} has no calculated value; open the workbook in Excel or LibreOffice, save it, "
                "and import it again"
            )
            raise NotUsable(said.format(formula=_cut(cell.text)), place)
        value = _sound(cell.value, place)
        said = translate("its formula {formula} was left, and its value {value} taken")
        return value, ((place, said.format(formula=_cut(cell.text), value=_said(value))),)
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
        said = translate("shows the error {error}; write a value in its place")
        raise NotUsable(said.format(error=value.text), place)
    return value


def _entry(spec: FieldSpec, cell: Any, place: int) -> Taken:
    value, notes = calculated(cell, place)
    read: Reading = _KINDS.get(spec.kind, _text)
    found, said = read(spec, value, place)
    return Taken(found, (*notes, *((place, note) for note in said)))


def _number(spec: FieldSpec, value: Any, place: int) -> tuple[Any, tuple[str, ...]]:
    if isinstance(value, str) and not is_blank(value):
        return _number_of_text(spec, value, place)
    if is_blank(value) or isinstance(value, bool | DayValue):
        raise NotUsable(_no_number(spec, value), place)
    return _whole(spec, value), ()


def _no_number(spec: FieldSpec, value: Any) -> str:
    """Say why something that is no text either is no number, and what to write."""
    if isinstance(value, bool):
        said = translate("{value} is not a number; write {number} if that is meant")
        return said.format(value=text_of(value), number=int(value))
    if isinstance(value, DayValue):
        said = translate("{date} is a date; write a number, and give the cell the format of a number")
        return said.format(date=value.text)
    if spec.minimum in (0, None):
        return translate("is blank; write a number, such as 0")
    return translate("is blank; write a number")


def _number_of_text(spec: FieldSpec, text: str, place: int) -> tuple[Any, tuple[str, ...]]:
    found = read_number(text)
    if found.value is not None:
        said = translate("the text {text} was taken as the number {number}")
        return _whole(spec, found.value), (said.format(text=shown(text), number=_said(found.value)),)
    raise NotUsable(f"{shown(text)} {found.advice}", place)


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
        choices = ", ".join(f"“{choice}”" for choice in spec.choices)
        raise NotUsable(translate("is blank; choose one of {choices}").format(choices=choices), place)
    known = {choice.casefold(): choice for choice in spec.choices}
    return known.get(text.casefold(), text), ()


_KINDS: Mapping[str, Reading] = {
    "number": _number, "integer": _number, "numbers": _number, "choice": _choice, "choices": _choice,
}  # fmt: skip
"""How each kind is made of a cell; all others are texts."""


def _said(value: Any) -> str:
    return shown(value) if isinstance(value, int | float) and not isinstance(value, bool) else f"“{text_of(value)}”"


def _cut(formula: str) -> str:
    return f"“{formula if len(formula) <= 60 else formula[:60] + '…'}”"
