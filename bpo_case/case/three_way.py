"""Brings two cases together that were changed apart from each other: ours, theirs, and the base they both come from.

Each of their changes is one step, with what ours has in the same place; steps are accepted or refused one by one. What
a scenario does with an input is a step of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bpo_case.case.assessment import Override
from bpo_case.case.change import Change, apply, diff
from bpo_case.case.document import Case, rows
from bpo_case.case.errors import InvalidCase
from bpo_case.case.place import Rows, parts_of, path_to
from bpo_case.case.record import Record
from bpo_case.case.specs import SETTINGS
from bpo_case.case.validate import problems

OVERRIDES = "overrides"
Status = Literal["theirs", "both", "conflict"]
"""Only they changed it; we changed it to the same; we changed it to something else."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of their changes, and what base, ours and theirs have there: the field's value, the row, the row above."""

    change: Change
    status: Status
    base: Any
    ours: Any
    theirs: Any
    input: str = ""
    """The path of the input, where the step is about what a scenario does with it; the values are the overrides."""

    @property
    def path(self) -> str:
        """The path of the change, to the input where there is one."""
        return f"{self.change.path}/{self.input}" if self.input else self.change.path


def steps(base: Case, ours: Case, theirs: Case) -> tuple[Step, ...]:
    """Give their changes; what only we changed is none of them, and stays."""
    sides = _Sides(base, ours, theirs)
    return tuple(step for change in diff(base, theirs) for step in _SEEN[change.action](sides, change))


def merged(ours: Case, theirs: Case, accepted: Iterable[Step]) -> Case:
    """Make our case with the steps accepted; raise InvalidCase where they and our own changes do not go together."""
    after = apply(ours, _Fitting(ours, theirs).changes(accepted))
    if found := problems(after):
        raise InvalidCase(found, after)
    return after


class _Sides:
    """The three cases, looked up quickly."""

    def __init__(self, base: Case, ours: Case, theirs: Case) -> None:
        self.base, self.ours, self.theirs = Rows(base), Rows(ours), Rows(theirs)

    def our_row(self, change: Change) -> Record | None:
        """Our row at the path of a change."""
        table, row, _ = parts_of(change.path)
        return self.ours.numbered(table).get(row, (0, None))[1]

    def order(self, table: str) -> Status:
        """Tell whether we changed the order of the rows that all three have, and to theirs."""
        base, ours, theirs = (list(rows.numbered(table)) for rows in (self.base, self.ours, self.theirs))
        common = set(base) & set(ours) & set(theirs)
        base, ours, theirs = ([row for row in order if row in common] for order in (base, ours, theirs))
        return "theirs" if ours == base else "both" if ours == theirs else "conflict"


def _set(sides: _Sides, change: Change) -> Iterator[Step]:
    """One step, or where overrides were changed, one for each input; none but their order is one again."""
    table, _, field = parts_of(change.path)
    record = sides.ours.case.settings if table == SETTINGS else sides.our_row(change)
    ours = getattr(record, field, None)
    found = list(_by_input(change, ours)) if field == OVERRIDES else []
    yield from found or [Step(change, _status(change.before, ours, change.after), change.before, ours, change.after)]


def _by_input(change: Change, ours: tuple[Override, ...] | None) -> Iterator[Step]:
    """Tell the inputs apart with which they do something else; without our scenario, ours is nothing."""
    for path in dict.fromkeys(each.path for each in (*change.before, *change.after)):
        before, after = _of_input(change.before, path), _of_input(change.after, path)
        there = None if ours is None else _of_input(ours, path)
        if before != after:
            one = Change("set", change.path, before, after)
            yield Step(one, _status(before, there, after), before, there, after, path)


def _of_input(overrides: Iterable[Override], path: str) -> tuple[Override, ...]:
    return tuple(each for each in overrides if each.path == path)


def _add(sides: _Sides, change: Change) -> Iterator[Step]:
    ours = sides.our_row(change)
    yield Step(change, _status(None, ours, change.after), None, ours, change.after)


def _delete(sides: _Sides, change: Change) -> Iterator[Step]:
    ours = sides.our_row(change)
    yield Step(change, _status(change.before, ours, None), change.before, ours, None)


def _move(sides: _Sides, change: Change) -> Iterator[Step]:
    """A row that we have deleted cannot be moved."""
    table, row, _ = parts_of(change.path)
    if sides.our_row(change) is not None:
        above = [_above(rows.numbered(table), row) for rows in (sides.base, sides.ours, sides.theirs)]
        yield Step(change, sides.order(table), *above)


_SEEN: Mapping[str, Callable[[_Sides, Change], Iterator[Step]]] = {
    "set": _set, "add": _add, "delete": _delete, "move": _move,
}  # fmt: skip


def _status(base: Any, ours: Any, theirs: Any) -> Status:
    return "both" if ours == theirs else "theirs" if ours == base else "conflict"


def _above(order: Mapping[str, Any], row: str) -> str:
    above = ""
    for name in order:
        if name == row:
            return above
        above = name
    return ""


class _Fitting:
    """Makes changes that fit our case out of steps that were found between two others."""

    def __init__(self, ours: Case, theirs: Case) -> None:
        self.ours, self.theirs = Rows(ours), Rows(theirs)
        self._present: dict[str, set[str]] = {}

    def changes(self, accepted: Iterable[Step]) -> Iterator[Change]:
        """Give the changes in an order in which each finds what it needs."""
        inputs: dict[str, list[str]] = defaultdict(list)
        for step in accepted:
            if step.status != "both" and step.input and step.ours is not None:
                inputs[step.change.path].append(step.input)
            elif step.status != "both":
                yield from self._fitting(step.change)
        for path, taken in inputs.items():
            before, theirs = (getattr(rows.at(path)[1], OVERRIDES) for rows in (self.ours, self.theirs))
            yield Change("set", path, before, _with_inputs(before, theirs, taken))

    def _fitting(self, change: Change) -> Iterator[Change]:
        table, row, field = parts_of(change.path)
        if table == SETTINGS:
            yield change
        elif change.action == "delete":
            yield from self._delete(table, row)
        elif row not in self._rows(table):  # added by them, or deleted by us and changed by them
            self._rows(table).add(row)
            yield Change("add", path_to(table, row), after=self._theirs(table, row), below=self._below(table, row))
        elif change.action == "move":
            yield Change("move", change.path, below=self._below(table, row))
        else:
            yield from self._set(table, row, field)

    def _delete(self, table: str, row: str) -> Iterator[Change]:
        if row in self._rows(table):
            self._rows(table).remove(row)
            yield Change("delete", path_to(table, row), before=self.ours.numbered(table)[row][1])

    def _set(self, table: str, row: str, field: str) -> Iterator[Change]:
        """Set a field, or where both added the row, all in which it differs."""
        theirs = self._theirs(table, row)
        ours = self.ours.numbered(table).get(row, (0, theirs))[1]
        for name in [field] if field else theirs.__dict__:
            before, after = getattr(ours, name), getattr(theirs, name)
            if before != after:
                yield Change("set", path_to(table, row, name), before, after)

    def _theirs(self, table: str, row: str) -> Record:
        return self.theirs.numbered(table)[row][1]

    def _rows(self, table: str) -> set[str]:
        """The rows that there are, while changes are made."""
        return self._present.setdefault(table, {row.id for row in rows(self.ours.case, table)})

    def _below(self, table: str, row: str) -> str:
        """The nearest row above, in their order, that there is."""
        above = ""
        for name in self.theirs.numbered(table):
            if name == row:
                return above
            above = name if name in self._rows(table) else above
        return above


def _with_inputs(
    ours: tuple[Override, ...], theirs: tuple[Override, ...], inputs: Collection[str]
) -> tuple[Override, ...]:
    """Give our overrides with theirs of some inputs: in their order where nothing else differs, otherwise in ours."""
    mixed = {each.path: _of_input(ours, each.path) for each in ours}
    mixed |= {path: _of_input(theirs, path) for path in inputs}
    if {path: given for path, given in mixed.items() if given} == {p.path: _of_input(theirs, p.path) for p in theirs}:
        return theirs
    return tuple(override for given in mixed.values() for override in given)
