"""A small world for tests of the engine, and lines of one expression each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pytest

from bpo_case.engine.data import Data
from bpo_case.engine.declare import Column, LineItems, Link, Schema, Table
from bpo_case.engine.errors import DeclarationError
from bpo_case.engine.evaluate import Values, evaluate
from bpo_case.engine.expression import Read
from bpo_case.engine.resolve import Model, resolve

MODES = ("own", "hired", "shared")


def columns(**units: str) -> dict[str, Column]:
    return {name: Column(name, name.capitalize(), unit) for name, unit in units.items()}


WORLD = Schema(
    scalars=columns(rate="", budget=""),
    tables={
        "sites": Table(
            "sites",
            "Sites",
            columns(rent="", start="", lag="")
            | {
                "mode": Column("mode", "Mode", kind="choice", members=MODES),
                "steps": Column("steps", "Steps", kind="vector", size=3),
            },
        ),
        "grades": Table("grades", "Grades", columns(weight="")),
        "teams": Table(
            "teams",
            "Teams",
            columns(size="", pay=""),
            {
                "site": Link("sites", structural=True),
                "grade": Link("grades"),
                "owner": Link("grades", only_asked=True),
            },
        ),
        "courses": Table(
            "courses",
            "Courses",
            columns(price=""),
            {"site": Link("sites"), "grade": Link("grades")},
            {"teams": ("site", "grade")},
        ),
        "moves": Table(
            "moves", "Moves", columns(amount="", pay=""), {"origin": Link("sites"), "destination": Link("sites")}
        ),
    },
)
"""Teams stand at a site and have a grade; a course is for the teams of its site and grade; a move has two sites."""


class Spec(NamedTuple):
    """A line to declare; its name is the keyword it is given by."""

    function: Callable[..., Any]
    over: str | None = None
    opening: float | str = 0
    unit: str = ""


def subject(category: str = "test", /, **lines: Spec) -> LineItems:
    items = LineItems(category)
    for name, spec in lines.items():
        spec.function.__name__ = name
        items.line(name.capitalize(), unit=spec.unit, over=spec.over, opening=spec.opening)(spec.function)
    return items


def model(schema: Schema = WORLD, /, **lines: Spec) -> Model:
    return resolve(schema, [subject(**lines)])


def tree(function: Callable[..., Any], over: str | None = None, **others: Spec) -> Any:
    """The tree of a single line, called answer, in a model with some others."""
    return model(**others, answer=Spec(function, over))["answer"].expression


def world(months: int = 6, schema: Schema = WORLD, **tables: Mapping[str, Sequence[Any]]) -> Data:
    """Data with rows for some tables, column by column; what is not said is 0, and a link that is not said is blank."""
    rows = {name: max((len(given) for given in tables.get(name, {}).values()), default=0) for name in schema.tables}
    said = tables.get("case", {})
    return Data(
        months=months,
        scalars={name: np.array([[float(said.get(name, 0))]]) for name in schema.scalars},
        columns={
            name: {
                column.name: _array(column, tables.get(name, {}).get(column.name), rows[name])
                for column in table.columns.values()
            }
            for name, table in schema.tables.items()
        },
        links={
            (name, link): np.array(tables.get(name, {}).get(link, [-1] * rows[name]), int)
            for name, table in schema.tables.items()
            for link in table.links
        },
        rows=rows,
    )  # fmt: skip


def _array(column: Column, given: Sequence[Any] | None, rows: int) -> Any:
    if column.kind == "choice":
        return np.array(given or [column.members[0]] * rows, dtype=None if rows else object).reshape(-1, 1)
    if column.kind == "vector":
        padded = [[*row, *[np.nan] * (column.size - len(row))] for row in given or [[0.0]] * rows]
        return np.array(padded, float).reshape(rows, column.size)
    return np.array(given or [0.0] * rows, float).reshape(rows, 1)


def evaluated(data: Data, /, **lines: Spec) -> Values:
    return evaluate(model(**lines), data)


def read(name: str, kind: type[Read] = Read) -> Read:
    """A leaf, for trees that are built by hand."""
    return kind(name, None)


TWO_SITES = {"sites": {"rent": [100, 200], "start": [5, 7], "mode": ["own", "hired"]}}
THREE_TEAMS = {"teams": {"size": [1, 2, 4], "pay": [10, 20, 30], "site": [1, 0, 1], "grade": [0, 1, 0]}}


# -- Refusals --


def refusal(**lines: Spec) -> str:
    with pytest.raises(DeclarationError) as refused:
        model(**lines)
    return str(refused.value)


FEE = Spec(lambda size, month: size * month, "teams")
RENTAL = Spec(lambda rent, month: rent * month, "sites")


def of_team(function: Any) -> str:
    """Why a line over teams is refused, which may read the monthly line fee and its site's rental."""
    return refusal(fee=FEE, rental=RENTAL, cost=Spec(function, "teams"))


def of_site(function: Any) -> str:
    return refusal(fee=FEE, rental=RENTAL, cost=Spec(function, "sites"))
