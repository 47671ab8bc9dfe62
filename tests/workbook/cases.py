"""Cases that are hard on a workbook."""

from __future__ import annotations

from typing import Any

from bpo_case.case.document import Case, rows
from tests.strategies import random_case

HOSTILE = (
    "Tech*", "Technical", "Why?", "Whys", ">5", "6", "~x", "x", "*" * 200, "?*" * 100,
    "=1+1", "@SUM(A1)", "-2", "+3", "007", "1e3", "TRUE",
    "a~*b", "<>", "<>x", "it's", 'say "so"', "A1", "R1C1", "[a]:b*?/c", "Labor", "Shared", "Cover", "Löhne & Gehälter",
    "naïve 🙂", "x" * 200, "y" * 150 + "*", "y" * 151,
)  # fmt: skip
"""Names with wildcards, comparisons and formulas in them, or that look like numbers, cells and other sheets."""

RENAMED = (
    "currencies", "seasonality", "locations", "services", "labor", "infrastructure", "training", "options", "plan",
)  # fmt: skip


def with_hostile_names(case: Case) -> Case:
    """Give the rows of a case names that formulas could misread; each table begins elsewhere in the list."""

    def renamed(table: str, start: int) -> tuple[Any, ...]:
        names = [*HOSTILE[start:], *HOSTILE[:start]]
        records = rows(case, table)
        first = [row.model_copy(update={"name": name}) for row, name in zip(records, names, strict=False)]
        return (*first, *records[len(first) :])

    return case.model_copy(update={table: renamed(table, 4 * number) for number, table in enumerate(RENAMED)})


def without_as_is(case: Case) -> Case:
    """Leave the as-is option to the model."""
    options = tuple(
        option.model_copy(update={"kind": "hybrid"}) if option.kind == "as is" else option for option in case.options
    )
    settings = case.settings.model_copy(update={"compared_with": ""})
    return case.model_copy(update={"options": options, "settings": settings})


def without(case: Case, *tables: str) -> Case:
    """Empty tables to which nothing links."""
    return case.model_copy(update=dict.fromkeys(tables, ()))


def case_with_everything() -> Case:
    """A case with rows in every table that the model reads."""
    return random_case(11, "sample")
