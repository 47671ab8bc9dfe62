import pytest

from bpo_case.case.document import TABLES
from bpo_case.case.specs import SETTINGS, field_specs
from bpo_case.desktop.forms.groups import groups_of


@pytest.mark.parametrize("table", [SETTINGS, *TABLES])
def test_every_field_that_a_person_enters_stands_in_one_group(table):
    placed = [spec.name for group in groups_of(table) for spec in group.specs]
    wanted = {spec.name for spec in field_specs(table) if spec.name != "id" and spec.kind != "records"}
    assert len(placed) == len(set(placed))
    assert set(placed) == wanted


def test_the_settings_have_the_headings_of_a_finance_team():
    assert [group.heading for group in groups_of(SETTINGS)][:3] == ["The case", "Time and money", "Hurdle and tax"]


def test_a_form_can_have_some_of_the_fields():
    (group,) = groups_of("labor", {"source", "confidence"})
    assert [spec.name for spec in group.specs] == ["source", "confidence"]
