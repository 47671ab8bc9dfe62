"""Finds texts in a table, and what replacing them makes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bpo_case.case.change import Change
from bpo_case.desktop.document.state import Entry, Refused
from bpo_case.desktop.tables.block import Step
from bpo_case.desktop.tables.navigation import Place
from bpo_case.desktop.tables.typed import NotUnderstood, value_of
from bpo_case.text import translate_plural
from bpo_case.text.numbers import number

if TYPE_CHECKING:
    from bpo_case.desktop.tables.record_model import RecordModel


def matches(model: RecordModel, needle: str) -> tuple[Place, ...]:
    """Give the cells that show a text, row by row; capitals do not count."""
    return tuple(_matches(model, needle.casefold())) if needle else ()


def _matches(model: RecordModel, low: str) -> Iterator[Place]:
    for row in range(len(model.rows)):
        for column in range(len(model.specs)):
            if low in model.cell(row, column).text.casefold():
                yield Place(row, column)


def following(found: tuple[Place, ...], at: Place, back: bool = False) -> Place | None:
    """Give the match after (or before) a cell; from the last it goes on at the first."""
    if not found:
        return None
    if back:
        return next((place for place in reversed(found) if place < at), found[-1])
    return next((place for place in found if place > at), found[0])


def replacement(model: RecordModel, needle: str, by: str, places: tuple[Place, ...]) -> Step:
    """Give what replacing a text makes; where it stands only in how a number is shown, nothing is replaced."""
    sought = re.compile(re.escape(needle), re.IGNORECASE)
    made = Step(
        translate_plural("Replace 1 text", "Replace {count} texts", len(places)).format(count=number(len(places)))
    )
    for row, column in places:
        spec, before = model.specs[column], model.in_editor(row, column)
        after = sought.sub(lambda _: by, before)
        if after == before or spec.kind == "records":
            continue
        path = model.path(row, column)
        try:
            value = value_of(spec, after, model.names)
        except NotUnderstood as error:
            made.refused[path] = Refused(after, str(error))
        else:
            made.entries.append(Entry(Change("set", path, getattr(model.rows[row], spec.name), value), after))
    return made
