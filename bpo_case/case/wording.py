"""Says in plain words what pydantic found wrong with a record, and how a value is written in a sentence."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bpo_case.case.errors import Problem
from bpo_case.case.record import PATTERNS_SAID, Frozen
from bpo_case.case.specs import FieldSpec, specs_of
from bpo_case.case.suggest import did_you_mean, meant
from bpo_case.text import message, plain_number, translate, translate_plural

TEXT_SHOWN = 40
PLAIN_UP_TO = 1e15
"""Numbers from here on are written with a power of ten."""

_SAID: Mapping[str, str] = {
    "missing": message("missing; fill it in"),
    "float_type": message("{it.value} is not a number"),
    "int_type": message("{it.value} is not a whole number"),
    "string_type": message("{it.value} is not a text"),
    "tuple_type": message("{it.value} is not a list"),
    "model_type": message("{it.value} is not an object with fields"),
    "finite_number": message("{it.value} is not a finite number"),
    "string_unicode": message("has characters that no text can have"),
    "greater_than_equal": message("{it.value} is below {it.limit}"),
    "greater_than": message("{it.value} is not above {it.limit}"),
    "less_than_equal": message("{it.value} is above {it.limit}"),
    "literal_error": message("{it.value} is not one of {it.choices}"),
    "too_short": message("{it.count} given; {it.entries} needed"),
    "too_long": message("{it.count} given; {it.entries} needed"),
    "string_too_short": message("{it.value} is not enough"),
    "string_too_long": message("{it.length} characters given; at most {it.limit} are allowed"),
    "string_pattern_mismatch": message("{it.value} {it.pattern}"),
    "value_error": "{it.reason}",
}
"""What is said of each type of error that our records can give; `it` is a `_Finding`."""

_ANY_VALUE = message("neither a finite number, a text nor a list of numbers")


def shown(value: Any, unit: str = "", quotes: str = "“{}”") -> str:
    """Write a value for a sentence: every digit that matters, a real minus sign, shares in per cent, texts in quotes.

    >>> shown(-45000.0), shown(0.035, "share/year"), shown("full-time"), shown((1.5, 2.0)), shown(())
    ('−45,000', '3.5 %', '“full-time”', '1.5; 2', 'nothing')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{_digits(value * 100)} %" if unit.startswith("share") else _digits(value)
    if not value:
        return translate("nothing")
    if isinstance(value, str):
        return quotes.format(_printable(value if len(value) <= TEXT_SHOWN else value[:TEXT_SHOWN] + "…"))
    if isinstance(value, tuple) and all(isinstance(entry, str | int | float) for entry in value):
        return "; ".join(shown(entry, unit, quotes) for entry in value)
    return translate("a list") if isinstance(value, tuple | list) else translate("an object")


def problems_in(record: type[Frozen], error: ValidationError, place: Problem) -> tuple[Problem, ...]:
    """Give what pydantic found wrong with a record, each problem at its field of the place given."""
    details = (detail for detail in error.errors(include_url=False) if not _counted_wrongly(detail))
    found = (_problem(record, detail, place) for detail in details)
    return tuple(dict.fromkeys(found))  # a union complains once for each of its members


@dataclass(frozen=True, slots=True)
class _Finding:
    """What the sentences are made from; each part is worked out only where a sentence has it."""

    detail: ErrorDetails
    spec: FieldSpec | None

    @property
    def value(self) -> str:
        given = self.detail["input"]
        return (
            translate("an empty value")
            if given is None or given == ""
            else shown(given, self.spec.unit if self.spec else "")
        )

    @property
    def limit(self) -> str:
        return shown(next(iter(self.detail["ctx"].values())), self.spec.unit if self.spec else "")

    @property
    def choices(self) -> str:
        choices = self.spec.choices if self.spec else ()
        given = self.detail["input"]
        hint = did_you_mean(given, choices) if isinstance(given, str) else ""
        return ", ".join(f"“{choice}”" for choice in choices) + hint

    @property
    def length(self) -> str:
        return shown(len(self.detail["input"]))

    @property
    def count(self) -> str:
        return translate_plural("{count} entry", "{count} entries", len(self.detail["input"])).format(count=self.length)

    @property
    def entries(self) -> str:
        fewest, most = (self.spec.fewest, self.spec.most) if self.spec else (0, None)
        if fewest == most:
            return translate("exactly {count} are").format(count=shown(fewest))
        between, least = translate("{least} to {most} are"), translate("at least {least} is")
        return (between if most else least).format(least=shown(fewest), most=shown(most))

    @property
    def pattern(self) -> str:
        return translate(PATTERNS_SAID[self.detail["ctx"]["pattern"]])

    @property
    def reason(self) -> str:
        return str(self.detail["ctx"]["error"])


def _problem(record: type[Frozen], detail: ErrorDetails, place: Problem) -> Problem:
    owner, label, spec = _field(record, detail["loc"])
    if spec is None and detail["type"] == "extra_forbidden":
        return replace(place, message=_unknown_field(owner, str(detail["loc"][-1])), field=label)
    path = f"{place.path}/{detail['loc'][0]}" if place.path and detail["loc"] else place.path
    return replace(place, message=_message(detail, spec), field=label, path=path)


def _counted_wrongly(detail: ErrorDetails) -> bool:
    """Tell whether pydantic calls a list too short because it does not count the entries that are wrong."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _field(record: type[Frozen], loc: tuple[int | str, ...]) -> tuple[type[Frozen], str, FieldSpec | None]:
    """Follow pydantic's location to the record that owns the field, the field's label and its spec."""
    spec = specs_of(record).get(str(loc[0])) if loc else None
    if spec is None:
        return record, "", None
    rest = loc[1:]
    label = translate(spec.label)
    numbered = rest and isinstance(rest[0], int)
    entry = translate("{field}, entry {number}").format(field=label, number=int(rest[0]) + 1) if numbered else label
    if spec.item is None or len(rest) < 2:
        return record, entry, spec
    owner, label, inner = _field(spec.item, rest[1:])
    return owner, f"{entry}, {label}" if label else entry, inner


def _message(detail: ErrorDetails, spec: FieldSpec | None) -> str:
    if spec and spec.kind == "value" and detail["type"] != "missing":
        return translate(_ANY_VALUE)
    sentence = _SAID.get(detail["type"])
    return translate(sentence).format(it=_Finding(detail, spec)) if sentence else detail["msg"]


def _unknown_field(record: type[Frozen], name: str) -> str:
    specs = specs_of(record)
    by_label = {spec.label.casefold(): spec.name for spec in specs.values()}
    same = by_label.get(name.casefold())
    hint = meant(same) if same else did_you_mean(name, specs)
    return translate("{name} is not a field here{hint}").format(name=shown(name), hint=hint)


def _digits(number: float) -> str:
    if abs(number) > sys.float_info.max:
        return translate("−infinity") if number < 0 else translate("infinity")
    if math.isnan(number):
        return "NaN"
    return plain_number(number, ",.15g" if abs(number) < PLAIN_UP_TO else ".6g").replace("-", "−")


def _printable(text: str) -> str:
    return text if text.isprintable() else text.encode("unicode_escape").decode()
