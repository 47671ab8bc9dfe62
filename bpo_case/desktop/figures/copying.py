"""Figures as text for other programs: columns apart by tabs, numbers with every digit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bpo_case.text import numbers

Entry = str | float | None


def as_text(rows: Iterable[Sequence[Entry]]) -> str:
    """Write rows as a spreadsheet takes them from the clipboard.

    >>> as_text([("", "NPV"), ("Nearshore", 1234567.25)])
    '\\tNPV\\nNearshore\\t1234567.25'
    """
    return "\n".join("\t".join(_entry(entry) for entry in row) for row in rows)


def _entry(entry: Entry) -> str:
    if entry is None:
        return ""
    return " ".join(entry.split()) if isinstance(entry, str) else numbers.in_full(entry)
