"""Says what a change does, as people say it: ``Labor, Team leader, Annual salary: 42,000 → 45,000``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bpo_case.case.change import Change
from bpo_case.case.document import Case
from bpo_case.case.place import Rows, field_at, parts_of
from bpo_case.case.specs import SETTINGS, FieldSpec, table_label
from bpo_case.case.wording import shown


def labels(changes: Iterable[Change], *cases: Case) -> tuple[str, ...]:
    """Say what each change does; rows are named as in the cases given, usually the one before and the one after."""
    names = _Names(cases)
    return tuple(f"{names.subject(change)}: {_DONE[change.action](names, change)}" for change in changes)


def label(change: Change, *cases: Case) -> str:
    """Say what a change does."""
    return labels((change,), *cases)[0]


def value_label(path: str, value: Any, *cases: Case) -> str:
    """Write a field's value as people read it: a link by the name of its row, a share in per cent."""
    return _Names(cases).value(field_at(path), value)


def input_label(path: str, *cases: Case) -> str:
    """Say which input a path leads to, as people do: ``Labor, Team leader, Annual salary``."""
    return _Names(cases).subject(Change("set", path))


class _Names:
    def __init__(self, cases: Iterable[Case]) -> None:
        self._rows = [Rows(case) for case in cases]

    def name(self, table: str, row: str) -> str:
        """Give a row's name from the first case that has the row."""
        known = (rows for rows in self._rows if row in rows.numbered(table))
        return next((rows.name(table, row) for rows in known), row)

    def subject(self, change: Change) -> str:
        table, row, field = parts_of(change.path)
        given = getattr(change.after if change.action == "add" else change.before, "name", "")
        named = [] if table == SETTINGS else [given or self.name(table, row)]
        return ", ".join([table_label(table), *named, *([field_at(change.path).label] if field else [])])

    def value(self, spec: FieldSpec, value: Any) -> str:
        if spec.link and value:
            return self.name(spec.link, value)
        if spec.kind == "records":
            return f"{len(value or ()):,} {'entry' if len(value or ()) == 1 else 'entries'}"
        return shown(value, spec.unit, quotes="{}")


def _set(names: _Names, change: Change) -> str:
    spec = field_at(change.path)
    return f"{names.value(spec, change.before)} → {names.value(spec, change.after)}"


def _move(names: _Names, change: Change) -> str:
    table, _, _ = parts_of(change.path)
    return f"moved below {names.name(table, change.below)}" if change.below else "moved to the top"


_DONE: Mapping[str, Callable[[_Names, Change], str]] = {
    "set": _set,
    "add": lambda *_: "added",
    "delete": lambda *_: "deleted",
    "move": _move,
}
