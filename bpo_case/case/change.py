"""One mechanism for everything that compares or edits cases: undo texts, audit trail, import preview, versions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Literal

from bpo_case.case.document import TABLES, Case, rows
from bpo_case.case.draft import Draft
from bpo_case.case.errors import InvalidCase
from bpo_case.case.place import path_to
from bpo_case.case.record import Frozen, Record
from bpo_case.case.specs import SETTINGS

Action = Literal["set", "add", "delete", "move"]


@dataclass(frozen=True, slots=True)
class Change:
    """One step from a case to another: a field set, or a row added, deleted or moved.

    The path is ``table/row id/field`` or ``settings/field`` for a field and ``table/row id`` for a row. `before` and
    `after` are the field's values, or the row deleted and the row added.
    """

    action: Action
    path: str
    before: Any = None
    after: Any = None
    below: str = ""
    """For a row added or moved: the id of the row above it; blank is the top of the table."""


def apply(case: Case, changes: Iterable[Change]) -> Case:
    """Make the case that the changes lead to; what they do not touch is shared with the case given.

    Only records that change are validated. Raise InvalidCase with all their problems, UnknownPath for a path that
    leads nowhere, ChangeDoesNotFit for a row that is not there or is there already.
    """
    draft = Draft(case)
    for change in changes:
        _STEPS[change.action](draft, change)
    after, problems = draft.finished()
    if problems:
        raise InvalidCase(problems)
    return after


def diff(before: Case, after: Case) -> tuple[Change, ...]:
    """Give the changes that lead from one case to another: ``apply(before, diff(before, after)) == after``."""
    settings = _fields_set(SETTINGS, before.settings, after.settings)
    pairs = ((table, rows(before, table), rows(after, table)) for table in TABLES)
    tables = (_table_changed(table, old, new) for table, old, new in pairs if old is not new)
    return tuple(change for part in (settings, *tables) for change in part)


_STEPS: Mapping[Action, Callable[[Draft, Change], None]] = {
    "set": lambda draft, change: draft.set(change.path, change.after),
    "add": lambda draft, change: draft.add(change.path, change.after, change.below),
    "delete": lambda draft, change: draft.delete(change.path),
    "move": lambda draft, change: draft.move(change.path, change.below),
}


def _table_changed(table: str, old: tuple[Record, ...], new: tuple[Record, ...]) -> Iterator[Change]:
    """Deletions, then rows added and moved from top to bottom (each goes below one that is in place), then fields."""
    head = _shared(zip(old, new, strict=False))
    tail = _shared(zip(reversed(old[head:]), reversed(new[head:]), strict=False))
    was = {row.id: row for row in old[head : len(old) - tail]}
    now = {row.id: row for row in new[head : len(new) - tail]}
    for name, row in was.items():
        if name not in now:
            yield Change("delete", path_to(table, name), before=row)
    staying = _staying([name for name in was if name in now], [name for name in now if name in was])
    above = old[head - 1].id if head else ""
    for name, row in now.items():
        if name not in was:
            yield Change("add", path_to(table, name), after=row, below=above)
        elif name not in staying:
            yield Change("move", path_to(table, name), below=above)
        above = name
    for name, row in now.items():
        if name in was:
            yield from _fields_set(path_to(table, name), was[name], row)


def _shared(pairs: Iterable[tuple[Record, Record]]) -> int:
    """Count the rows up to the first that is not the very same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))


def _fields_set(path: str, old: Frozen, new: Frozen) -> Iterator[Change]:
    if old is not new:
        for name, after in new.__dict__.items():
            before = getattr(old, name)
            if before != after:
                yield Change("set", f"{path}/{name}", before, after)


def _staying(old: list[str], new: list[str]) -> set[str]:
    """Give as many rows as possible that keep their order, so that as few as possible are moved."""
    if old == new:
        return set(new)
    place = {name: number for number, name in enumerate(old)}
    ends: list[int] = []  # the lowest place in which a rising sequence of each length can end
    tails: list[str] = []
    previous: dict[str, str] = {}
    for name in new:
        length = bisect_left(ends, place[name])
        ends[length : length + 1] = [place[name]]
        tails[length : length + 1] = [name]
        previous[name] = tails[length - 1] if length else ""
    return set(_chain(tails[-1], previous))


def _chain(last: str, previous: dict[str, str]) -> Iterator[str]:
    while last:
        yield last
        last = previous[last]
