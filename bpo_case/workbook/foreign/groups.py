"""Puts rows of a file together that become one row of the case: numbers added or averaged, texts agreed on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import Any

from bpo_case.text import plain_number, translate, translate_plural
from bpo_case.workbook.cell_problem import CellProblem
from bpo_case.workbook.foreign.entries import Entry, Sources
from bpo_case.workbook.foreign.targets import DAY, FORMS, PERSON, Target


@dataclass(slots=True)
class Draft:
    """A row of the case to be, before its links are looked up."""

    table: str
    values: dict[str, Any]
    entries: tuple[Entry, ...] = ()

    @property
    def row(self) -> int:
        """The first row of the file that it comes from; 0 where it comes from none."""
        return self.entries[0].row if self.entries else 0


def _nothing(source: Sources, drafts: Sequence[Draft]) -> Mapping[str, float]:  # noqa: ARG001
    return {}


@dataclass(slots=True)
class Outcome:
    """What became of the rows of a file."""

    drafts: list[Draft] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    unused: list[Entry] = field(default_factory=list)
    """Rows that say nothing about a whole month."""
    imported: Callable[[Sources, Sequence[Draft]], Mapping[str, float]] = _nothing
    """Gives by field what rows of the case add up to again, in the file's own terms."""


def grouped(given: Iterable[Entry], by: Sequence[str]) -> list[tuple[Entry, ...]]:
    """Put the rows together that agree in some fields, in the order in which the groups begin."""
    groups: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in given:
        groups[entry.key(by)].append(entry)
    return [tuple(group) for group in groups.values()]


def mean(source: Sources, group: Sequence[Entry], name: str, weight: str) -> float | None:
    """Give the mean of a field, weighted with another; of a row's own total, the sum over all weights."""
    having = [entry for entry in group if name in entry.values]
    values = [float(entry.values[name]) for entry in having]
    weights = [float(entry.values.get(weight, 0.0)) for entry in having]
    reader = source.reader(name)
    whole = fsum(weights)
    if not values:
        return None
    if reader and reader.column.of == "row":
        return fsum(values) / whole if whole else None
    if len(set(values)) == 1:
        return values[0]
    return fsum(a * b for a, b in zip(values, weights, strict=True)) / whole if whole else fsum(values) / len(values)


def agreed(group: Sequence[Entry], target: Target, called: str) -> tuple[Any, str]:
    """Give the value that most rows have, and a note where they do not agree."""
    counts = Counter(entry.values[target.name] for entry in group if target.name in entry.values)
    if not counts:
        return None, ""
    (value, most), *others = counts.most_common()
    if not others:
        return value, ""
    form = translate("“{value}” ({count})")
    rest = ", ".join(form.format(value=_said(other), count=plain_number(count)) for other, count in others[:3])
    note = translate("{called}, {field}: “{value}” ({count} of the rows) is taken, not {others}.")
    field, count = translate(target.label), plain_number(most)
    return value, note.format(called=called, field=field, value=_said(value), count=count, others=rest)


def folded(source: Sources, group: Sequence[Entry], weight: str, called: str) -> tuple[dict[str, Any], list[str]]:
    """Make the values of a group: the weight is added up, other numbers are averaged, the rest is agreed on."""
    values: dict[str, Any] = {}
    notes: list[str] = []
    for name, target in source.mapping.targets.items():
        if name in (DAY, PERSON):
            continue
        if name == weight:
            values[name] = fsum(entry.values.get(name, 0.0) for entry in group)
        elif target.kind in ("number", "integer"):
            value = mean(source, group, name, weight)
            values |= {} if value is None else {name: round(value) if target.kind == "integer" else value}
            missing = sum(name not in entry.values for entry in group)
            if value is not None and missing:
                said = translate("{called}, {field}: {rows} without; the mean is that of the others.")
                without = lines_counted(source, missing)
                notes.append(said.format(called=called, field=translate(target.label), rows=without))
        else:
            value, note = agreed(group, target, called)
            values |= {} if value is None else {name: value}
            notes += [note] if note else []
    return values, notes


def name_apart(drafts: Sequence[Draft], by: Sequence[str]) -> None:
    """Give rows of the same name different names, by what else tells their groups apart."""
    count = Counter(str(draft.values.get("name", "")).casefold() for draft in drafts)
    for draft in drafts:
        name = str(draft.values.get("name", ""))
        if count[name.casefold()] > 1:
            others = (str(draft.values[each]) for each in by if each != "name" and each in draft.values)
            draft.values["name"] = ", ".join((name, *others))


def lines_counted(source: Sources, count: int) -> str:
    """Write a count of rows of the file, by the word for what one of them is."""
    return FORMS[source.mapping.shape].line(count).format(count=plain_number(count))


def months_counted(count: int) -> str:
    """Write a count of months.

    >>> months_counted(1), months_counted(12)
    ('1 month', '12 months')
    """
    return translate_plural("{count} month", "{count} months", count).format(count=plain_number(count))


def _said(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
