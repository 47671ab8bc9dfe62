"""Changes that would clear a finding: proposals with placeholders, which a person accepts and then makes true."""

from __future__ import annotations

from hashlib import sha256
from itertools import count
from typing import Any

from bpo_case.case.change import Change
from bpo_case.case.document import Case, rows
from bpo_case.case.make import new_row
from bpo_case.case.place import path_to
from bpo_case.case.record import Frozen

PLACEHOLDER = "Placeholder of a health check; replace it with the real figure."
NAME_SHOWN = 120


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
    row = new_row(table, id=_id(table, name), name=name, **{"confidence": "low", "note": PLACEHOLDER, **values})
    return Change("add", path_to(table, row.id), after=row, below=there[-1].id if there else "")


def _numbered(text: str) -> Any:
    return (text if number == 1 else f"{text} {number}" for number in count(1))


def _id(table: str, name: str) -> str:
    return sha256(f"{table}/{name}".encode()).hexdigest()[:8]
