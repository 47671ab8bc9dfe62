"""A row whose fields of size are all 0 counts for nothing, as if it were not there: so it can be switched off."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_case.case.change import Change
from bpo_case.case.dependents import with_dependents
from bpo_case.case.document import TABLES, rows
from bpo_case.case.specs import specs_of
from bpo_case.model.results import calculate
from bpo_case.workbook.inputs.used_columns import SIZE_FIELDS, used_fields
from tests.strategies import cases, random_case

AGREED = 1e-9


def zeroed(case, table, record, fields):
    """The case with fields of a row set to 0."""
    values = {field: getattr(record, field) for field in fields}
    nothing = {field: (0.0,) * len(value) if isinstance(value, tuple) else 0.0 for field, value in values.items()}
    changed = tuple(row.model_copy(update=nothing) if row is record else row for row in rows(case, table))
    return case.model_copy(update={table: changed})


def deleted(case, table, record):
    return case.model_copy(update={table: tuple(row for row in rows(case, table) if row is not record)})


def apart(one, other):
    """The lines of the options in which two cases differ."""
    first, second = calculate(one), calculate(other)
    lines = [line.name for line in first.model if line.over in (None, "options")]
    return {name for name in lines if not np.allclose(first.values[name], second.values[name], AGREED, AGREED, True)}


def switched_off(case, table, record):
    return apart(zeroed(case, table, record, SIZE_FIELDS[table]), deleted(case, table, record))


@pytest.mark.parametrize("table", SIZE_FIELDS)
def test_a_row_without_size_counts_for_nothing(table):
    checked = 0
    for seed in range(4):
        case = random_case(seed, "sample")
        for record in rows(case, table)[:4]:
            assert switched_off(case, table, record) == set()
            checked += 1
    assert checked > 3


@given(case=cases(), data=st.data())
@settings(max_examples=25)
@pytest.mark.slow
def test_that_holds_in_any_case(case, data):
    for table in SIZE_FIELDS:
        if rows(case, table):
            assert switched_off(case, table, data.draw(st.sampled_from(rows(case, table)), label=table)) == set()


@pytest.mark.slow
@pytest.mark.parametrize(("table", "field"), [(table, field) for table in SIZE_FIELDS for field in SIZE_FIELDS[table]])
def test_no_field_of_size_could_be_left_out(table, field):
    others = [name for name in SIZE_FIELDS[table] if name != field]
    found = (
        apart(zeroed(case, table, record, others), deleted(case, table, record))
        for seed in range(12) for case in [random_case(seed, "sample")] for record in rows(case, table)
    )  # fmt: skip
    assert any(found)


def test_nothing_has_to_go_with_a_row_that_is_switched_off():
    case = random_case(3, "sample")
    for table in SIZE_FIELDS:
        change = Change("delete", f"{table}/{rows(case, table)[0].id}", before=rows(case, table)[0])
        assert with_dependents(case, change) == (change,)


def test_every_field_of_size_is_a_number_of_its_table():
    for table, fields in SIZE_FIELDS.items():
        assert table in TABLES
        specs = specs_of(type(rows(random_case(1, "sample"), table)[0]))
        assert {specs[field].kind for field in fields} <= {"number", "numbers"}


def test_what_a_scenario_changes_has_used_values_beside_the_sizes():
    used = used_fields([("labor", "attrition"), ("services", "growth"), ("labor", "actual_fte")])
    assert used["labor"] == {"actual_fte", "attrition"}
    assert used["services"] == {"growth"}
    assert used["exits"] == set(SIZE_FIELDS["exits"])
