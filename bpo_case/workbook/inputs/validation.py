"""What a cell accepts and says about itself, made from its field: lists, limits, input messages and error messages.

Excel cuts titles at 32 and messages at 255 characters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from bpo_case.case.record import CURRENCY_CODE, DAY, LARGEST_AMOUNT
from bpo_case.case.specs import FieldSpec
from bpo_case.case.wording import shown
from bpo_case.workbook.addresses import fixed, on_sheet, span
from bpo_case.workbook.file.styles import unit_text
from bpo_case.workbook.inputs.input_layout import FIRST_ROW, InputSheet, ListsSheet
from bpo_case.workbook.layout import Layout

TITLE_AT_MOST, MESSAGE_AT_MOST = 32, 255
NAME_FIELD = "name"
KEEP = "Press Escape to keep what was there."
FIXED_LENGTHS: Mapping[str, tuple[int, str]] = {
    DAY: (10, "Write the day as 2026-11-21."),
    CURRENCY_CODE: (3, "Write the three capitals of the currency, as EUR."),
}
"""Texts that are always so long, by their pattern, and what is said of others."""

Rule = dict[str, Any]


class Asked(NamedTuple):
    """What a rule is made from: where everything stands, the field, and the first of its cells."""

    layout: Layout
    spec: FieldSpec
    cell: str


def validation(layout: Layout, spec: FieldSpec, cell: str) -> Rule:
    """Say what the cells of a field accept, as XlsxWriter wants to hear it; ``cell`` is the first of them.

    A blank cell is always accepted: what it means, or that something is missing, is said by the import.
    """
    rule = RULES[spec.kind](Asked(layout, spec, cell))
    return {
        **rule,
        "ignore_blank": True,
        "input_title": shortened(spec.label, TITLE_AT_MOST),
        "input_message": shortened(_said(layout, spec), MESSAGE_AT_MOST),
        "error_title": shortened(spec.label, TITLE_AT_MOST),
        "error_message": shortened(rule["error_message"], MESSAGE_AT_MOST),
    }


def list_range(lists: ListsSheet, choices: tuple[str, ...]) -> str:
    """Give the range with the words of a choice."""
    return on_sheet(lists.name, span(fixed(lists.columns[choices]), FIRST_ROW, FIRST_ROW + len(choices) - 1))


def names_range(sheet: InputSheet) -> str:
    """Give the names on a sheet, those in its spare rows included, up to the last one, whatever is blank before it."""
    column = fixed(sheet.fields[NAME_FIELD].first)
    whole = on_sheet(sheet.name, span(column, FIRST_ROW, sheet.last_spare))
    first = on_sheet(sheet.name, f"{column}${FIRST_ROW}")
    return f'{first}:INDEX({whole},SUMPRODUCT(MAX(({whole}<>"")*(ROW({whole})-ROW({first})+1))))'


def shortened(text: str, most: int) -> str:
    """Cut a text that is too long, and show that it was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def limits(layout: Layout, spec: FieldSpec) -> str:
    """Say which numbers are allowed, as ``from 0 % to 100 %``."""
    lowest, highest = shown(least(spec), spec.unit), shown(most(spec), spec.unit)
    unit = "" if spec.unit.startswith("share") else " " + unit_text(spec.unit, layout.results.case.settings.currency)
    between = f"above {lowest}, at most {highest}" if spec.above_minimum else f"from {lowest} to {highest}"
    return between + ("" if spec.unit == "number" else unit.rstrip())


def least(spec: FieldSpec) -> float:
    """Give the least that a number may be."""
    return -LARGEST_AMOUNT if spec.minimum is None else spec.minimum


def most(spec: FieldSpec) -> float:
    """Give the most that a number may be."""
    return LARGEST_AMOUNT if spec.maximum is None else spec.maximum


# ---------------------------------------------------------------- the kinds


def _number(asked: Asked) -> Rule:
    layout, spec, cell = asked
    kind = "whole number" if spec.kind == "integer" else "number"
    said = {"error_type": "stop", "error_message": f"Enter a {kind} {limits(layout, spec)}. {KEEP}"}
    if spec.above_minimum:
        formula = f"=AND(ISNUMBER({cell}),{cell}>{least(spec):.15g},{cell}<={most(spec):.15g})"
        return {"validate": "custom", "value": formula, **said}
    kind = "integer" if spec.kind == "integer" else "decimal"
    return {"validate": kind, "criteria": "between", "minimum": least(spec), "maximum": most(spec), **said}


def _choice(asked: Asked) -> Rule:
    said = f"Choose one of the list: {', '.join(asked.spec.choices)}. {KEEP}"
    return _listed(list_range(asked.layout.lists, asked.spec.choices), said)


def _link(asked: Asked) -> Rule:
    target = asked.layout.inputs[asked.spec.link]
    return _listed(names_range(target), f"Choose a name that stands on the sheet “{target.name}”. {KEEP}")


def _listed(source: str, said: str) -> Rule:
    return {"validate": "list", "source": f"={source}", "error_type": "stop", "error_message": said}


def _text(asked: Asked) -> Rule:
    spec = asked.spec
    length, said = FIXED_LENGTHS.get(spec.pattern, (0, f"Write at most {spec.most or 0:,} characters."))
    fewest, longest = (length, length) if length else (spec.fewest, spec.most)
    return {
        "validate": "length", "criteria": "between", "minimum": fewest, "maximum": longest, "error_type": "warning",
        "error_message": said,
    }  # fmt: skip


RULES: Mapping[str, Callable[[Asked], Rule]] = {
    "number": _number, "integer": _number, "numbers": _number, "choice": _choice, "choices": _choice, "link": _link,
    "text": _text, "paragraph": _text, "words": _text, "path": _text, "picture": _text,
}  # fmt: skip


# ---------------------------------------------------------------- what is said


def _said(layout: Layout, spec: FieldSpec) -> str:
    """The help of a field and what it accepts."""
    accepted = ""
    if RULES[spec.kind] is _number:
        accepted = f"A {'whole ' if spec.kind == 'integer' else ''}number {limits(layout, spec)}."
    if RULES[spec.kind] is _link:
        accepted = f"A name from the sheet “{layout.inputs[spec.link].name}”."
    return " ".join(part for part in (spec.help, accepted) if part)
