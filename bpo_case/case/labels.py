"""Says what a change does, as people say it: ``Labor, Team leader, Annual salary: 42,000 → 45,000``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bpo_case.case.change import Change
from bpo_case.case.contrast import contrasted
from bpo_case.case.document import Case
from bpo_case.case.place import Rows, field_at, parts_of
from bpo_case.case.specs import SETTINGS, FieldSpec, table_label
from bpo_case.case.wording import shown
from bpo_case.text import plain_number, translate, translate_plural


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


def value_labels(path: str, before: Any, after: Any, *cases: Case) -> tuple[str, str]:
    """Write two values of a field so that what differs is seen."""
    return _Names(cases).pair(field_at(path), before, after)


def input_label(path: str, *cases: Case) -> str:
    """Say which input a path leads to, as people do: ``Labor, Team leader, Annual salary``."""
    return input_labels((path,), *cases)[0]


def input_labels(paths: Iterable[str], *cases: Case) -> tuple[str, ...]:
    """Say which input each path leads to; rows are looked up once for all."""
    names = _Names(cases)
    return tuple(names.subject(Change("set", path)) for path in paths)


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
        return ", ".join(
            [translate(table_label(table)), *named, *([translate(field_at(change.path).label)] if field else [])]
        )

    def value(self, spec: FieldSpec, value: Any) -> str:
        if spec.link and value:
            return self.name(spec.link, value)
        if spec.kind == "records":
            count = len(value or ())
            return translate_plural("{count} entry", "{count} entries", count).format(count=plain_number(count))
        return shown(_said(spec, value), spec.unit, quotes="{}")

    def pair(self, spec: FieldSpec, before: Any, after: Any) -> tuple[str, str]:
        if spec.link or spec.kind == "records":
            return self.value(spec, before), self.value(spec, after)
        return contrasted(_said(spec, before), _said(spec, after), spec.unit)


def _said(spec: FieldSpec, value: Any) -> Any:
    """Say choices in the reader's language."""
    if not spec.choices or not value:
        return value
    return translate(value) if isinstance(value, str) else tuple(translate(choice) for choice in value)


def _set(names: _Names, change: Change) -> str:
    return " → ".join(names.pair(field_at(change.path), change.before, change.after))


def _move(names: _Names, change: Change) -> str:
    table, _, _ = parts_of(change.path)
    if not change.below:
        return translate("moved to the top")
    return translate("moved below {name}").format(name=names.name(table, change.below))


_DONE: Mapping[str, Callable[[_Names, Change], str]] = {
    "set": _set,
    "add": lambda *_: translate("added"),
    "delete": lambda *_: translate("deleted"),
    "move": _move,
}
