"""Changes that would clear a finding: proposals with placeholders, which a person accepts and then makes true.

A remedy is proposed whole or not at all: where a field, a row or the case would not take a part of it, there is none,
and the sentence of the check says what a person has to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import count
from typing import Any

from bpo_case.case.change import Change, apply
from bpo_case.case.document import Case, rows
from bpo_case.case.errors import InvalidCase
from bpo_case.case.make import new_row
from bpo_case.case.place import path_to
from bpo_case.case.record import Frozen
from bpo_case.case.validate import problems
from bpo_case.text import message, translate

PLACEHOLDER = message("Placeholder of a health check; replace it with the real figure.")
NAME_SHOWN = 120


def fitting(case: Case, propose: Callable[[], Iterable[Change]]) -> tuple[Change, ...]:
    """Give the changes of a remedy; none where they would lead to a value or a case that is not allowed."""
    try:
        changes = tuple(propose())
        after = apply(case, changes)
    except InvalidCase:
        return ()
    return () if changes and problems(after) else changes


def setting(table: str, row: Frozen, **after: Any) -> list[Change]:
    """Set fields of a row, or of the settings; those that have the value already are left alone."""
    was = {name: getattr(row, name) for name in after}
    return [
        Change("set", path_to(table, getattr(row, "id", ""), name), was[name], value)
        for name, value in after.items()
        if was[name] != value
    ]


def adding(case: Case, table: str, label: str, owner: str = "", **values: Any) -> Change:
    """Add a row at the end of a table, whose id and name depend on nothing but what it is for."""
    there = rows(case, table)
    names = {str(getattr(row, "name", "")).casefold() for row in there}
    wanted = f"{label} ({owner[:NAME_SHOWN].strip()})" if owner else label
    name = next(text for text in _numbered(wanted) if text.casefold() not in names)
    ids = {row.id for row in there}
    key = next(each for each in map(_id, _numbered(f"{table}/{name}")) if each not in ids)
    row = new_row(table, id=key, name=name, **{"confidence": "low", "note": translate(PLACEHOLDER), **values})
    return Change("add", path_to(table, row.id), after=row, below=there[-1].id if there else "")


def _numbered(text: str) -> Iterator[str]:
    return (text if number == 1 else f"{text} {number}" for number in count(1))


def _id(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
