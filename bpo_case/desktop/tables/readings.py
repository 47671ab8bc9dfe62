"""How the numbers of a pasted block are meant: found out by column, and asked where that cannot be told. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bpo_case.case.specs import FieldSpec
from bpo_case.desktop.tables.cell_text import is_share
from bpo_case.desktop.tables.typed import Amount, Decimal, Entered, Reading, Shares, figure_of
from bpo_case.workbook.foreign.amounts import Misread, decimal_signs, looks_like_amount, read_amount


@dataclass(frozen=True)
class Doubt:
    """What has to be asked: which decimal sign, or whether shares are fractions; with a text that may be two things."""

    about: Literal["decimal", "shares"]
    label: str
    text: str


class Cancelled(Exception):
    """Somebody was asked and did not want to answer: nothing is pasted."""


Ask = Callable[[Doubt], str]
"""Gives ``.`` or ``,``, ``fractions`` or ``per cent``; raises Cancelled."""


def readings(specs: Sequence[FieldSpec], cells: Sequence[Sequence[Entered]], ask: Ask) -> Mapping[int, Reading]:
    """Find out how the numbers of each column are meant; `specs` are the fields that the columns go to."""
    columns = {
        place: list(dict.fromkeys(row[place] for row in cells if place < len(row) and row[place] != ""))
        for place, spec in enumerate(specs)
        if spec.kind in ("number", "integer", "numbers")
    }
    decimals = _decimals(specs, columns, ask)
    shares = {place: _shares(specs[place], column, decimals[place], ask) for place, column in columns.items()}
    return {place: Reading(decimals[place], shares[place]) for place in columns}


def _decimals(specs: Sequence[FieldSpec], columns: Mapping[int, Sequence[Entered]], ask: Ask) -> Mapping[int, Decimal]:
    """Tell the decimal sign of each column by itself, else by the other columns, else by asking once."""
    figures = {
        place: [figure for figure in _figures(column) if not figure.isdecimal()] for place, column in columns.items()
    }
    found = {place: decimal_signs(texts) for place, texts in figures.items()}
    known = set().union(*found.values()) if found else set()
    asked: Decimal | None = known.pop() if len(known) == 1 else None
    decimals: dict[int, Decimal] = {}
    for place, texts in figures.items():
        doubtful = next((text for text in texts if _doubtful(text)), "")
        if not found[place] and doubtful:
            asked = asked or _sign(ask(Doubt("decimal", specs[place].label, doubtful)))
            decimals[place] = asked
        else:  # signs of both kinds in one column are read one by one, and those in doubt refused
            decimals[place] = "auto" if len(found[place]) > 1 else next(iter(found[place]), Reading().sign)
    return decimals


def _sign(answer: str) -> Decimal:
    return "," if answer == "," else "."


def _figures(column: Iterable[Entered]) -> Iterable[str]:
    texts = (text for text in column if isinstance(text, str) and not text.lstrip().startswith("="))
    return (figure_of(part)[0] for text in texts for part in re.split(r"[;\n]", text) if part.strip())


def _doubtful(text: str) -> bool:
    try:
        read_amount(text)
    except Misread:
        return looks_like_amount(text)
    return False


def _shares(spec: FieldSpec, column: Sequence[Entered], decimal: Decimal, ask: Ask) -> Shares:
    """Shares up to 1 are fractions, larger ones in per cent; asked where the field itself goes above 1."""
    if not is_share(spec):
        return "typed"
    amounts = list(_amounts(column, decimal))
    if any(amount.percent for amount in amounts) or not amounts:
        return "typed"
    largest = max(abs(amount.number) for amount in amounts)
    if largest <= 1:
        return "fractions"
    if largest > (spec.maximum or 1):
        return "per cent"
    return "fractions" if ask(Doubt("shares", spec.label, f"{largest:.15g}")) == "fractions" else "per cent"


def _amounts(column: Iterable[Entered], decimal: Decimal) -> Iterable[Amount]:
    yield from (each for each in column if isinstance(each, Amount))
    for figure in _figures(column):
        try:
            yield read_amount(figure, decimal)
        except Misread:
            continue
