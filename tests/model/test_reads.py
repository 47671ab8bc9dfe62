"""What a line depends on: nothing else moves it."""

from __future__ import annotations

import pytest

from bpo_case.case.change import Change, apply
from bpo_case.case.document import TABLES, rows
from bpo_case.case.place import path_to
from bpo_case.case.specs import field_specs
from bpo_case.model.reads import inputs_of, lines_behind
from bpo_case.model.results import calculate
from tests.analysis.health.cases import good_case

CASE = good_case()
FIGURES = ("npv", "risk_adjusted_npv", "cost_over_term", "fte_after")


def nudged(value: float, least: float | None, most: float | None) -> float:
    """Another value that the field allows."""
    higher = value + 0.03 * abs(value) + 0.01
    return higher if most is None or higher <= most else max(least or 0.0, value - 0.01)


@pytest.mark.parametrize("line", FIGURES)
def test_a_number_that_is_not_among_the_inputs_moves_nothing(line: str) -> None:
    changes = [
        Change(
            "set", path_to(table, row.id, spec.name), after=nudged(getattr(row, spec.name), spec.minimum, spec.maximum)
        )
        for table in TABLES
        for spec in field_specs(table)
        if spec.kind == "number" and path_to(table, field=spec.name) not in inputs_of(line)
        for row in rows(CASE, table)
    ]
    assert len(changes) > 5
    before, after = calculate(CASE).values[line], calculate(apply(CASE, changes)).values[line]
    assert (before == after).all()


@pytest.mark.parametrize(
    ("line", "field", "reads"),
    [
        ("npv", "labor/annual_salary", True),
        ("npv", "labor/location", True),
        ("npv", "currencies/rate", True),
        ("npv", "settings/horizon", True),
        ("npv", "settings/tax_rate", True),
        ("npv", "exits/probability", False),
        ("npv", "exits", False),
        ("npv", "labor/authorised_fte", False),
        ("npv", "labor/name", False),
        ("risk_adjusted_npv", "exits/probability", True),
        ("risk_adjusted_npv", "exits", True),
        ("npv_before_tax", "settings/tax_rate", False),
    ],
)  # fmt: skip
def test_a_line_depends_on_what_stands_behind_it(line: str, field: str, reads: bool) -> None:
    assert (field in inputs_of(line)) is reads


def test_a_line_is_behind_itself() -> None:
    assert "npv" in lines_behind("npv")
    assert "hires" in lines_behind("npv")
    assert "npv" not in lines_behind("hires")
