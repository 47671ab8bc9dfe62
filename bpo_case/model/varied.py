"""Where inputs of a case stand in the arrays that lines read, so that many values of them can be tried at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bpo_case.case.place import parts_of
from bpo_case.case.specs import SETTINGS
from bpo_case.model.prepare import Prepared
from bpo_case.model.schema import DERIVED, cost_schema

Column = tuple[str | None, str]
"""A column of a derived table, or a value of the whole case (None)."""

STRUCTURAL = frozenset({"settings/horizon"})
"""Inputs that decide how many months there are; no array of another length can stand beside the others."""


def columns_of(prepared: Prepared, path: str) -> dict[Column, NDArray[np.bool_]]:
    """Give the columns in which an input stands, each with the rows that it has there; nothing where no line reads it.

    A role of today, say, is a row of every option.
    """
    if path not in prepared.places:
        prepared.places[path] = _columns_of(prepared, path)
    return prepared.places[path]


def _columns_of(prepared: Prepared, path: str) -> dict[Column, NDArray[np.bool_]]:
    table, row, field = parts_of(path)
    if table == SETTINGS:
        return {(None, field): np.ones(1, bool)} if field in cost_schema().scalars and path not in STRUCTURAL else {}
    named = (name for name, derived in DERIVED.items() if derived.source == table)
    columns = cost_schema().tables
    return {
        (name, field): np.array([each.record.id == row for each in prepared.rows[name]], bool)
        for name in named if field in columns[name].columns
    }  # fmt: skip


def varied_rows(prepared: Prepared, paths: Iterable[str]) -> dict[Column, NDArray[np.bool_]]:
    """Give the columns in which any of the inputs stands, with the rows that vary."""
    found: dict[Column, NDArray[np.bool_]] = {}
    for path in paths:
        for column, rows in columns_of(prepared, path).items():
            found[column] = found.get(column, np.False_) | rows
    return found


def with_values(
    prepared: Prepared, values: Mapping[str, NDArray[np.float64]], trials: int
) -> dict[Column, NDArray[Any]]:
    """Give whole columns (trials, rows, 1) with the values of each path, (trials,); (trials, entries) for a list."""
    found: dict[Column, NDArray[Any]] = {}
    for path, tried in values.items():
        for column, rows in columns_of(prepared, path).items():
            if column not in found:
                found[column] = np.repeat(column_of(prepared, column)[None], trials, 0)
            entries = tried.reshape(trials, 1, -1)  # a shorter list leaves the rest of its row blank
            found[column][:, rows, : entries.shape[-1]] = entries
    return found


def column_of(prepared: Prepared, column: Column) -> NDArray[Any]:
    """Give a column as it stands, (rows, 1), or (rows, entries) for lists."""
    table, name = column
    return prepared.data.columns[table][name] if table else prepared.data.scalars[name]
