"""Preparing: a case becomes the arrays and links that the lines are evaluated on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bpo_case.case.document import Case, rows
from bpo_case.case.options import Option
from bpo_case.case.record import Frozen, Record
from bpo_case.engine.data import Data
from bpo_case.engine.declare import Column
from bpo_case.model.schema import CONSTANT_VALUES, DERIVED, cost_schema

AS_IS = Option(id="as-is-added-by-the-model", name="As is", kind="as is")


@dataclass(frozen=True)
class Row:
    """A row of a derived table: the record that it shows, and the position of the option that has it (None: all)."""

    record: Record
    option: int | None = None


@dataclass(frozen=True)
class Prepared:
    """A case made ready: which record stands behind every row of every derived table, and the arrays.

    `places` keeps where inputs stand in the arrays, as far as anybody asked (`model/varied.py`).
    """

    case: Case
    options: tuple[Option, ...]
    compared: int
    rows: dict[str, tuple[Row, ...]]
    data: Data
    places: dict[str, dict[Any, Any]] = field(default_factory=dict, repr=False, compare=False)

    def of_option(self, table: str, option: int) -> list[int]:
        """Give the positions of the rows that an option has in a table."""
        return [position for position, row in enumerate(self.rows[table]) if row.option == option]


def options_of(case: Case) -> tuple[Option, ...]:
    """Give the options of a case; an as-is option is put in front where the case has none."""
    found = case.options
    return found if any(option.kind == "as is" for option in found) else (AS_IS, *found)


def prepare(case: Case) -> Prepared:
    """Lay out the rows of all derived tables and read the records into arrays."""
    options = options_of(case)
    at = {option.id: position for position, option in enumerate(options)}
    as_is = next(position for position, option in enumerate(options) if option.kind == "as is")
    compared = at.get(case.settings.compared_with, as_is)
    table_rows = {name: _rows_of(name, case, options) for name in DERIVED}
    data = Data(
        months=case.settings.horizon,
        scalars=_scalars(case),
        columns={name: _columns(name, table_rows[name]) for name in DERIVED},
        links=_links(case, options, table_rows, compared),
        rows={name: len(found) for name, found in table_rows.items()},
    )
    return Prepared(case, options, compared, table_rows, data)


# ---------------------------------------------------------------- rows


def _rows_of(table: str, case: Case, options: tuple[Option, ...]) -> tuple[Row, ...]:
    if table == "options":
        return tuple(Row(option, position) for position, option in enumerate(options))
    records = case.services if table == "scope" else rows(case, DERIVED[table].source)
    if "option" not in DERIVED[table].links:
        return tuple(Row(record) for record in records)
    belongs = _belonging(table, case)
    return tuple(
        Row(record, position)
        for position, option in enumerate(options)
        for record in records
        if belongs(record, option)
    )


def _belonging(table: str, case: Case) -> Callable[[Any, Option], bool]:
    """Which records an option has: all, its own, or today's and those that it added."""
    if table in ("scope", "levels"):
        return lambda _record, _option: True
    if table == "charges":
        owner = {row.id: row.option for row in case.plan}
        return lambda record, option: owner[record.plan] == option.id
    if "added_by" in DERIVED[table].links:
        return lambda record, option: record.added_by in ("", option.id)
    return lambda record, option: record.option == option.id


# ---------------------------------------------------------------- links


def _links(
    case: Case, options: tuple[Option, ...], table_rows: dict[str, tuple[Row, ...]], compared: int
) -> dict[tuple[str, str], NDArray[Any]]:
    found: dict[tuple[str, str], Sequence[int]] = {("options", "compared"): [compared] * len(options)}
    services = {service.id: position for position, service in enumerate(case.services)}
    at = {
        name: {
            (row.option if "option" in DERIVED[name].links else None, row.record.id): i for i, row in enumerate(table)
        }
        for name, table in table_rows.items()
    }
    for name, derived in DERIVED.items():
        for link, target in derived.links.items():
            if link == "option":
                found[name, link] = [row.option or 0 for row in table_rows[name]]
            elif (name, link) == ("scope", "service"):
                found[name, link] = [services[row.record.id] for row in table_rows[name]]
            elif link != "compared":
                per_option = "option" in DERIVED[target.target].links
                found[name, link] = [
                    at[target.target].get((row.option if per_option else None, getattr(row.record, target.field)), -1)
                    for row in table_rows[name]
                ]
    return {key: np.array(positions, int) for key, positions in found.items()}


# ---------------------------------------------------------------- arrays


def _scalars(case: Case) -> dict[str, NDArray[Any]]:
    columns = cost_schema().scalars
    given = {name: np.array([[CONSTANT_VALUES[name]]]) for name in CONSTANT_VALUES}
    read = {name: _array(column, [case.settings]) for name, column in columns.items() if name not in given}
    return {**given, **read}


def _columns(table: str, found: tuple[Row, ...]) -> dict[str, NDArray[Any]]:
    records = [row.record for row in found]
    return {name: _array(column, records) for name, column in cost_schema().tables[table].columns.items()}


def _array(column: Column, records: Sequence[Frozen]) -> NDArray[Any]:
    values = [getattr(record, column.name) for record in records]
    if column.kind == "choice":
        return np.array(values, dtype=object if not values else None).reshape(-1, 1)
    if column.kind == "vector":
        padded = [list(value) + [np.nan] * (column.size - len(value)) for value in values]
        return np.array(padded, float).reshape(-1, column.size)
    return np.array(values, float).reshape(-1, 1)
