import pytest

from bpo_case.case.file import load
from bpo_case.case.specs import field_specs
from bpo_case.case.units import unit_said
from bpo_case.resources import path_of

SPECS = {spec.name: spec for spec in field_specs("labor")}


@pytest.fixture
def retail():
    return load(path_of("sample_data/retail.bpocase"))


def test_local_money_is_in_the_currency_of_the_row_s_location(retail):
    salary = SPECS["annual_salary"]
    places = {place.id: place.name for place in retail.locations}
    said = {places[row.location]: unit_said(salary, retail, row) for row in retail.labor}
    assert said["Leipzig"] == "EUR/FTE/year"
    assert said["Łódź"] == "PLN/FTE/year"
    assert unit_said(salary, retail) == "local/FTE/year"


def test_a_share_is_in_per_cent_and_a_plain_number_has_no_unit(retail):
    assert unit_said(SPECS["benefits"], retail) == "%"
    productivity = next(spec for spec in field_specs("plan") if spec.name == "productivity_start")
    assert unit_said(productivity, retail) == ""
