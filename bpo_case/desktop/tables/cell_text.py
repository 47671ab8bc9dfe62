"""A field's value as the text of a cell. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from bpo_case.case.document import NOT_INPUTS, TABLES, Case
from bpo_case.case.errors import UnknownPath
from bpo_case.case.labels import input_label, input_labels
from bpo_case.case.place import Rows, field_at, path_to
from bpo_case.case.specs import EVIDENCE, SETTINGS, FieldSpec, Kind, field_specs
from bpo_case.text import numbers, translate

SEPARATOR = "; "
"""Between the entries of a list."""


class Names:
    """Names of the rows that links point to, in one state of a case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._rows = Rows(case)

    def name(self, table: str, row: str) -> str:
        """Give the name of a row; a blank link has none."""
        return self._rows.name(table, row) if row else ""

    def choices(self, table: str) -> Mapping[str, str]:
        """Give the names of a table's rows by id, in their order."""
        return {row: self.name(table, row) for row in self._rows.numbered(table)}

    def input(self, path: str) -> str:
        """Give the label of an input; a path that leads nowhere stands for itself."""
        try:
            field_at(path)
            return input_label(path, self.case)
        except UnknownPath:
            return path

    @cached_property
    def inputs(self) -> Mapping[str, str]:
        """The labels of all inputs by path, as ``Labor, Team leader, Annual salary``."""
        tables = (table for table in (SETTINGS, *TABLES) if table not in NOT_INPUTS)
        paths = [
            path_to(table, row, spec.name)
            for table in tables
            for row in (("",) if table == SETTINGS else self._rows.numbered(table))
            for spec in field_specs(table)
            if spec.name not in ("id", "name", *EVIDENCE)
        ]
        return dict(zip(paths, input_labels(paths, self.case), strict=True))


def is_share(spec: FieldSpec) -> bool:
    """Tell whether the numbers of a field are shown in per cent."""
    return spec.unit.split("/")[0] == "share"


def is_number(spec: FieldSpec) -> bool:
    """Tell whether a field is one number."""
    return spec.kind in ("number", "integer")


def is_numeric(spec: FieldSpec) -> bool:
    """Tell whether a field is a number or a list of them: it stands to the right, in the colour of inputs."""
    return is_number(spec) or spec.kind == "numbers"


def choices_said(spec: FieldSpec) -> dict[str, str]:
    """Give the choices of a field in the reader's language; the case keeps them in English."""
    return {choice: translate(choice) for choice in spec.choices}


def shown(spec: FieldSpec, value: Any, names: Names) -> str:
    """Write a value as a cell shows it: numbers rounded and grouped, links by name, nothing for blank."""
    return "" if value is None or value in ("", ()) else _SHOWN.get(spec.kind, _text)(spec, value, names)


def in_editor(spec: FieldSpec, value: Any, names: Names) -> str:
    """Write a value as it is edited: numbers with every digit, in the reader's language."""
    if value is not None and is_number(spec):
        return _in_full(spec, value)
    if spec.kind == "numbers":
        return SEPARATOR.join(_in_full(spec, entry) for entry in value or ())
    return shown(spec, value, names)


def _in_full(spec: FieldSpec, value: float) -> str:
    return numbers.in_full(value, percent=is_share(spec))


def _number(spec: FieldSpec, value: float, _names: Names | None = None) -> str:
    if spec.name.endswith("_year"):  # a calendar year has no groups
        return str(value)
    return numbers.brief_share(value) if is_share(spec) else numbers.brief(value)


def _text(_spec: FieldSpec, value: Any, _names: Names) -> str:
    return str(value)


def _choice(_spec: FieldSpec, value: str, _names: Names) -> str:
    return translate(value)


def _choices(_spec: FieldSpec, value: tuple[str, ...], _names: Names) -> str:
    return SEPARATOR.join(map(translate, value))


def _link(spec: FieldSpec, value: str, names: Names) -> str:
    return names.name(spec.link, value)


def _path(_spec: FieldSpec, value: str, names: Names) -> str:
    return names.input(value)


def _list(spec: FieldSpec, value: tuple[Any, ...], _names: Names) -> str:
    return SEPARATOR.join(_number(spec, entry) if spec.kind == "numbers" else str(entry) for entry in value)


def _count(_spec: FieldSpec, value: tuple[Any, ...], _names: Names) -> str:
    return numbers.number(len(value))


def _any(spec: FieldSpec, value: Any, _names: Names) -> str:
    return _number(spec, value) if isinstance(value, float | int) else str(value)


_SHOWN: Mapping[Kind, Callable[[FieldSpec, Any, Names], str]] = {
    "number": _number, "integer": _number, "link": _link, "numbers": _list, "words": _list, "choice": _choice,
    "choices": _choices, "records": _count, "value": _any, "path": _path,
}  # fmt: skip
