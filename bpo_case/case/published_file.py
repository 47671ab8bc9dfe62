"""Reads the file of published ranges, which people may edit, and says of every entry what is wrong with it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError

from bpo_case.case.envelope import where_broken
from bpo_case.case.errors import FileProblem, Problem, UnknownPath
from bpo_case.case.place import field_at, path_to
from bpo_case.case.record import Frozen, Text
from bpo_case.case.specs import SETTINGS, FieldSpec
from bpo_case.case.suggest import did_you_mean
from bpo_case.case.way import ANY_ROW, steps_of
from bpo_case.case.wording import problems_in, shown
from bpo_case.text import message, translate

Said = Annotated[str, Field(min_length=1, max_length=500)]


class PublishedRange(Frozen):
    """A range that others have found, and who says so; a single figure where low and high are the same."""

    topic: Said
    """The name by which the program asks for it; each has its own."""
    field: Text = ""
    """The input it speaks of, as ``charges/dead_band``; blank where no input stands for it."""
    where: Text = ""
    """The way (`bpo_case.case.way`) from that input's row to a choice; blank where the range holds for every row."""
    among: tuple[str, ...] = ()
    """The choices, of which one must be found there for the range to hold."""
    low: float
    high: float
    typical: float | None = None
    approximate: bool = False
    """Whether the source says *about* or *near*, so that a value a little beyond is no different."""
    unit: Said
    """As the field has it; rates are fractions."""
    about: Said
    source: Said

    @property
    def is_figure(self) -> bool:
        """Whether it is a single figure."""
        return self.low == self.high

    @property
    def is_limit(self) -> bool:
        """Whether a value can be outside of it: not of a single figure, nor of what is only about right."""
        return not (self.is_figure or self.approximate)

    def holds(self, value: float) -> bool:
        """Tell whether a value lies within the range."""
        return self.low <= value <= self.high


class RangesBroken(FileProblem):
    """The file of published ranges was edited so that it cannot be used; `problems` are all that is wrong."""

    sentence = message("The published ranges in “{path}” cannot be used:\n  {reason}")

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(path, "\n  ".join(map(str, problems)))


def read_ranges(path: Path) -> tuple[PublishedRange, ...]:
    """Read the ranges of a file; raise RangesBroken with all problems of all its entries."""
    problems: list[Problem] = []
    found: list[PublishedRange] = []
    for number, entry in enumerate(_entries(path), 1):
        place = _place(number, entry)
        try:
            made = PublishedRange.model_validate_json(json.dumps(entry))
        except ValidationError as error:
            problems += problems_in(PublishedRange, error, place)
        else:
            found.append(made)
            problems += (replace(place, message=fault) for fault in _faults(made))
    problems += _given_twice(found)
    if problems:
        raise RangesBroken(path, tuple(problems))
    return tuple(found)


def _entries(path: Path) -> list[Any]:
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RangesBroken(path, (Problem(_why_unread(error)),)) from None
    if not isinstance(entries, list):
        raise RangesBroken(path, (Problem(translate("{value} is not a list").format(value=shown(entries))),))
    return entries


def _why_unread(error: OSError | ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return where_broken(error)
    if isinstance(error, UnicodeDecodeError):
        return translate("it is not UTF-8 text from byte {number} on").format(number=f"{error.start + 1:,}")
    return getattr(error, "strerror", None) or str(error)


def _place(number: int, entry: Any) -> Problem:
    """Name an entry by its topic, as far as it has one."""
    topic = entry.get("topic") if isinstance(entry, dict) else ""
    return Problem("", row=number, name=topic if isinstance(topic, str) else "")


def _given_twice(found: list[PublishedRange]) -> Iterator[Problem]:
    counted = Counter(each.topic for each in found)
    said = translate("the topic “{topic}” is given twice; each needs its own")
    return (Problem(said.format(topic=topic)) for topic, times in counted.items() if times > 1)


# ---------------------------------------------------------------- what does not fit


def _faults(given: PublishedRange) -> Iterator[str]:
    """Say what does not fit together in a range, and what does not fit the field that it speaks of."""
    typical = given.low if given.typical is None else given.typical
    if not given.low <= typical <= given.high:
        yield translate("low, typical and high are not in order; they must rise")
    if bool(given.where) != bool(given.among) or (given.where and not given.field):
        yield translate("“where”, “among” and a field belong together; give all of them, or the field alone")
        return
    try:
        if given.field:
            yield from _against_field(given)
    except UnknownPath as error:
        yield str(error)


def _against_field(given: PublishedRange) -> Iterator[str]:
    table, _, name = given.field.partition("/")
    spec = field_at(path_to(table, "" if table == SETTINGS else ANY_ROW, name))
    if spec.kind not in ("number", "integer"):
        yield translate("{field} is not a number").format(field=translate(spec.label))
    if given.unit != spec.unit:
        said = translate("the unit is “{given}”, and that of the field is “{unit}”")
        yield said.format(given=given.unit, unit=spec.unit)
    yield from _beyond_limits(given, spec)
    if given.where:
        _, choice = steps_of(given.where, table)
        yield from _unknown_choices(given, choice)


def _beyond_limits(given: PublishedRange, spec: FieldSpec) -> Iterator[str]:
    """Say where the range goes beyond what its field allows."""
    if spec.minimum is not None and given.low < spec.minimum:
        said = translate("{value} is below {limit}, the least that the field allows")
        yield said.format(value=shown(given.low, spec.unit), limit=shown(spec.minimum, spec.unit))
    if spec.maximum is not None and given.high > spec.maximum:
        said = translate("{value} is above {limit}, the most that the field allows")
        yield said.format(value=shown(given.high, spec.unit), limit=shown(spec.maximum, spec.unit))


def _unknown_choices(given: PublishedRange, choice: FieldSpec) -> Iterator[str]:
    said = translate("“{value}” is no choice of {field}{hint}")
    for value in given.among:
        if value not in choice.choices:
            hint = did_you_mean(value, choice.choices)
            yield said.format(value=value, field=translate(choice.label), hint=hint)
