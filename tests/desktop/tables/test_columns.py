import pytest

from bpo_case.case.document import TABLES
from bpo_case.case.specs import field_specs
from bpo_case.desktop.tables.columns import RARE, columns, in_use


@pytest.mark.parametrize("table", TABLES)
def test_every_field_but_the_id_is_a_column(table):
    assert {spec.name for spec in columns(table)} == {spec.name for spec in field_specs(table)} - {"id"}


def test_fields_that_few_cases_need_stand_behind_the_others_and_the_evidence_last():
    names = [spec.name for spec in columns("labor")]
    assert names[:3] == ["name", "service", "location"]
    assert names.index("added_by") > names.index("release_lag")
    assert names[-3:] == ["source", "confidence", "note"]


@pytest.mark.parametrize("table", RARE)
def test_rare_fields_are_those_of_the_table_and_never_needed(table):
    specs = {spec.name: spec for spec in field_specs(table)}
    assert not [name for name in RARE[table] if name not in specs or specs[name].required]


def test_a_rare_field_is_shown_as_soon_as_a_row_has_something_in_it(retail):
    specs = columns("labor")
    empty = [row.model_copy(update={"overtime": 0.0}) for row in retail.labor]
    assert "overtime" not in in_use("labor", specs, empty)
    assert "overtime" in in_use("labor", specs, [*empty, retail.labor[0].model_copy(update={"overtime": 0.1})])
