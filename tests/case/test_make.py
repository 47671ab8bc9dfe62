"""New rows begin with sensible values and with an id of their own."""

from __future__ import annotations

from typing import Any

import pytest

from bpo_case.case.document import TABLES
from bpo_case.case.errors import InvalidCase
from bpo_case.case.make import fresh_id, new_row
from bpo_case.case.specs import UnknownTable, field_specs, record_type


def only_a_person_knows(table: str) -> dict[str, Any]:
    return {
        spec.name: "known" for spec in field_specs(table) if spec.required and spec.start == "" and spec.name != "id"
    }


@pytest.mark.parametrize("table", TABLES)
def test_a_row_of_any_table_needs_only_what_a_person_knows(table: str) -> None:
    row = new_row(table, **only_a_person_knows(table))
    assert type(row) is record_type(table)
    assert row.model_validate(dict(row)) == row
    assert all(getattr(row, spec.name) == spec.default for spec in field_specs(table) if not spec.required)


def test_values_given_take_the_place_of_defaults() -> None:
    row = new_row("options", id="mine", name="A", kind="hybrid")
    assert (row.id, row.model_dump()["kind"]) == ("mine", "hybrid")


def test_ids_are_fresh() -> None:
    made = {fresh_id() for _ in range(1_000)}
    assert len(made) == 1_000
    assert all(len(text) == 8 and set(text) <= set("0123456789abcdef") for text in made)


def test_what_is_missing_or_wrong_is_told_together() -> None:
    with pytest.raises(InvalidCase) as caught:
        new_row("labor", name="Clerk", service="payroll", actual_fte=-1.0)
    assert [str(problem) for problem in caught.value.problems] == [
        "Labor, Location: missing; fill it in",
        "Labor, Actual FTE: −1 is below 0",
    ]


def test_allocated_overhead_stays_unless_said_otherwise() -> None:
    place = {"name": "HQ", "service": "s", "location": "l"}
    assert new_row("infrastructure", category="allocated overhead", **place).model_dump()["avoidable_share"] == 0
    assert new_row("infrastructure", **place).model_dump()["avoidable_share"] == 1


def test_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownTable):
        new_row("labour")
