import pytest

from bpo_case.case.document import Case
from bpo_case.case.specs import field_specs
from bpo_case.desktop.tables.cell_text import Names
from bpo_case.desktop.tables.typed import Amount, NotUnderstood, Reading, value_of

SPECS = {spec.name: spec for spec in field_specs("labor")}
NAMES = Names(Case())


@pytest.mark.parametrize(
    ("text", "value"),
    [("42,000", 42000.0), ("42k", 42000.0), ("1.5 m", 1500000.0), ("(3)", -3.0), ("=1200*12", 14400.0), ("€ 7", 7.0)],
)
def test_an_amount_is_read_as_people_write_it(text, value):
    assert value_of(SPECS["annual_salary"], text, NAMES) == value


@pytest.mark.parametrize(("text", "value"), [("21", 0.21), ("0.21", 0.21), ("21 %", 0.21), ("1", 0.01), ("1 %", 0.01)])
def test_a_share_is_typed_in_per_cent(text, value):
    assert value_of(SPECS["benefits"], text, NAMES) == value


def test_a_pasted_share_is_what_its_column_is():
    assert value_of(SPECS["benefits"], "1", NAMES, Reading(shares="fractions")) == 1.0
    assert value_of(SPECS["benefits"], "0.5", NAMES, Reading(shares="per cent")) == 0.005


def test_a_number_that_came_as_one_keeps_all_its_digits():
    assert value_of(SPECS["annual_salary"], Amount(1 / 3), NAMES) == 1 / 3
    assert value_of(SPECS["benefits"], Amount(7.0, percent=True), NAMES) == 0.07
    assert value_of(SPECS["name"], Amount(12.5), NAMES) == "12.5"
    assert value_of(SPECS["release_lag"], Amount(3.0), NAMES) == 3


@pytest.mark.parametrize("text", ["many", "=1/0", "=__import__('os')"])
def test_what_is_no_number_is_refused_with_a_sentence(text):
    with pytest.raises(NotUnderstood, match=r"\w+ \w+"):
        value_of(SPECS["annual_salary"], text, NAMES)


def test_a_whole_number_has_no_decimals():
    with pytest.raises(NotUnderstood, match="not a whole number"):
        value_of(SPECS["release_lag"], "2.5", NAMES)


def test_a_link_is_found_by_how_its_name_begins(retail):
    names = Names(retail)
    leipzig = next(place.id for place in retail.locations if place.name == "Leipzig")
    assert value_of(SPECS["location"], "leip", names) == leipzig
    with pytest.raises(NotUnderstood, match="Leipzig"):
        value_of(SPECS["location"], "Leipzg", names)


def test_an_input_is_found_by_its_label(retail):
    names = Names(retail)
    spec = next(spec for spec in field_specs("uncertainty") if spec.name == "path")
    path = f"labor/{retail.labor[0].id}/annual_salary"
    assert value_of(spec, "Labor, Agent, German voice, Annual salary", names) == path
    assert value_of(spec, path, names) == path


def test_a_blank_is_the_default_and_a_needed_field_says_so():
    assert value_of(SPECS["avoidable_share"], " ", NAMES) == 1.0
    with pytest.raises(NotUnderstood, match="Annual salary is needed"):
        value_of(SPECS["annual_salary"], "", NAMES)
