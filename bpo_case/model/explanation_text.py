"""Writes an explanation for people, as an indented tree with its numbers in a column, and for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any, Unpack

from babel import Locale

from bpo_case.engine.explanation import Explanation
from bpo_case.engine.units import PLAIN_NAMES
from bpo_case.text import message, numbers, translate

STEP = "  "
GAP = 2
NARROWEST = 20
"""The least that is left for labels, and the most that a number or a unit takes beside them."""
NOTE_IN_LABEL = 40
MORE = " …"
SETTINGS_SAID = "case settings"
NO_SOURCE = "no source given"
PLURALS = {
    "hour": message("hours"), "minute": message("minutes"), "week": message("weeks"), "month": message("months"),
    "unit": message("units"), "audit": message("audits"),
}  # fmt: skip
POINTS = ("_month", "_start", "_end", "_point")
"""Names ending so are a month itself, and not a number of months."""


@dataclass(frozen=True)
class Figure:
    """A value as it is written: the number, and its unit in words."""

    number: str
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.number} {self.unit}".strip()


def figure(node: Explanation, **style: Unpack[numbers.Style]) -> Figure:
    """Write the value of a node with its unit: ``€3,989.70 per FTE``, ``28.7%``, ``86.5 FTE``, ``yes``."""
    value = node.value
    if isinstance(value, tuple):
        return Figure("; ".join(str(_number(entry, node.unit, style)) for entry in value))
    if not isinstance(value, float):
        return Figure(translate(value) if value else translate("none"))
    if node.unit == "flag":
        return Figure(translate("yes") if value else translate("no"))
    named = node.origin.path if node.origin else node.line
    if node.unit == "month" and named.endswith(POINTS):
        return Figure(_general(value, style))
    return _number(value, node.unit, style)


def as_text(explanation: Explanation, width: int = 100) -> str:
    """Write the tree, 80 columns wide or wider; each number is beside its label, its formula or source below it."""
    lines = list(_Tree().lines(explanation, Context(), 0))
    numbers_wide = max(len(line.number) for line in lines)
    units_wide = max(len(line.unit) for line in lines)
    return "\n".join(text for line in lines for text in line.laid_out(width, numbers_wide, units_wide))


def as_data(explanation: Explanation) -> dict[str, Any]:
    """Give the tree as plain data for JSON; what does not apply is left out."""
    node, origin = explanation, explanation.origin
    found: dict[str, Any] = {
        "label": node.label,
        "line": node.line,
        "where": list(node.where),
        "when": node.when,
        "month": node.months[0] if len(node.months) == 1 and node.when else None,
        "value": list(node.value) if isinstance(node.value, tuple) else node.value,
        "unit": node.unit,
        "kind": node.kind,
        "formula": node.formula,
        "note": node.note,
        "example": node.example,
        "cut": node.cut,
        "path": origin.path if origin else "",
        "source": origin.source if origin else "",
        "confidence": origin.confidence if origin else "",
        "because": [as_data(child) for child in node.because],
    }
    applies = {key for key, value in found.items() if value or key in ("label", "value", "unit", "month")}
    return {key: value for key, value in found.items() if key in applies and (value is not None or key == "value")}


# ---------------------------------------------------------------- numbers


def _number(value: float, unit: str, style: numbers.Style) -> Figure:
    first, *per = unit.split("/")
    words = _per(per)
    if per == [first]:
        return Figure(_general(value, style))
    if first == "share":
        return Figure(numbers.share(value, **style), translate("a year") if per == ["year"] else words)
    if re.fullmatch("[A-Z]{3}", first) and first in Locale("en").currencies:
        return Figure(numbers.full_money(value, first, decimals=_decimals(value), **style), words)
    named = "" if first in PLAIN_NAMES and first != "month" else translate(PLURALS.get(first, first))
    return Figure(_general(value, style), f"{named} {words}".strip())


def _per(units: list[str]) -> str:
    """Say what an amount is for, as ``per FTE and month``."""
    if not units:
        return ""
    *most, last = map(translate, units)
    return translate("per {unit}").format(
        unit=translate("{most} and {last}").format(most=", ".join(most), last=last) if most else last
    )


def _decimals(amount: float) -> int:
    return 0 if abs(amount) >= 1000 or amount == round(amount) else 2


def _general(value: float, style: numbers.Style) -> str:
    """A plain number with about five digits that count."""
    whole = abs(value - round(value)) < 1e-9
    return numbers.number(value, 0 if whole or abs(value) >= 10_000 else 2 if abs(value) >= 10 else 4, **style)


# ---------------------------------------------------------------- lines


@dataclass(frozen=True)
class _Line:
    """A number with its label, and what is said below it."""

    indent: str
    label: str
    number: str = ""
    unit: str = ""
    below: tuple[str, ...] = ()

    def laid_out(self, width: int, numbers_wide: int, units_wide: int) -> Iterator[str]:
        room = width - numbers_wide - units_wide - 2 * GAP
        first, *rest = _wrapped(self.label, self.indent, room) or [""]
        figure = f"{self.number:>{numbers_wide}}{'':{GAP}}{self.unit}".rstrip()
        yield f"{first:<{room}}{'':{GAP}}{figure}" if figure else first
        yield from rest
        for text in self.below:
            yield from _wrapped(text, self.indent + STEP * 2, width)


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    indent = indent[: max(0, width - NARROWEST)]
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent + STEP * 2, break_on_hyphens=False)


class _Tree:
    """Writes the lines of a tree; a source that was just given is not repeated."""

    def __init__(self) -> None:
        self.source = ""

    def lines(self, node: Explanation, context: Context, level: int) -> Iterator[_Line]:
        written = figure(node)
        fits = len(written.number) <= NARROWEST and len(written.unit) <= NARROWEST
        said = [f"= {node.formula}" if node.formula else "", "" if fits else str(written), *self.evidence(node)]
        if not _in_label(node):
            said.insert(0, node.note and f"({node.note})")
        beside = written if fits else Figure("")
        below = tuple(text for text in said if text)
        yield _Line(STEP * level, context.label(node), beside.number, beside.unit, below)
        known = context.below(node)
        for child in node.because:
            if not is_nothing(child):
                yield from self.lines(child, known, level + 1)
        if nothing := [known.label(child) for child in node.because if is_nothing(child)]:
            yield _Line(STEP * (level + 1), f"Zero: {'; '.join(nothing)}", "0")

    def evidence(self, node: Explanation) -> tuple[str, ...]:
        if node.origin is None or node.kind == "constant":
            return ("constant",) if node.kind == "constant" else ()
        source = node.origin.source or (SETTINGS_SAID if node.origin.path.startswith("settings/") else NO_SOURCE)
        said = f"{source}, {node.origin.confidence} confidence" if node.origin.confidence else source
        repeated, self.source = said == self.source, said
        return ("input: same source",) if repeated else (f"input: {said}",)


@dataclass(frozen=True)
class Context:
    """What the reader knows already from the numbers above: rows, options, the month; and what must be told apart."""

    where: frozenset[str] = frozenset()
    when: str = ""
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The rows and options by which numbers with the same label differ."""

    def below(self, node: Explanation) -> Context:
        """Give what is known to the reader of the numbers below one."""
        alike: dict[str, list[frozenset[str]]] = {}
        for child in node.because:
            alike.setdefault(child.label, []).append(frozenset(child.where))
        apart = {label: frozenset.union(*sets) - frozenset.intersection(*sets) for label, sets in alike.items()}
        return Context(self.where | frozenset(node.where), node.when or self.when, apart)

    def label(self, node: Explanation) -> str:
        """Name a number by what is not known yet."""
        said = self.where - self.apart.get(node.label, frozenset())
        where = [part for part in node.where if part not in said]
        when = [node.when] if node.when not in ("", self.when) else []
        note = f" ({node.note})" if node.note and _in_label(node) else ""
        return " · ".join([node.label, *where, *when]) + note + (MORE if node.cut else "")


def _in_label(node: Explanation) -> bool:
    return len(node.note) <= NOTE_IN_LABEL and not node.example


def is_nothing(node: Explanation) -> bool:
    """Tell whether a number is a zero of which there is nothing to say."""
    counted = node.unit != "flag" and node.kind != "month" and node.origin is None
    return counted and node.value == 0.0 and not node.because
