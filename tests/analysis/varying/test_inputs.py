"""The numeric inputs of a case, and which one somebody means."""

from __future__ import annotations

import pytest

from bpo_case.analysis.varying.inputs import KINDS, NotANumber, SeveralMeant, input_meant, numeric_inputs
from bpo_case.case.document import NOT_INPUTS, TABLES, rows
from bpo_case.case.errors import UnknownPath
from bpo_case.case.specs import SETTINGS, field_specs
from tests.analysis.health.cases import good_case

CASE = good_case()


def test_every_number_of_every_table_is_there_once():
    counted = {
        table: len(rows(CASE, table) if table in TABLES else (CASE.settings,))
        * sum(spec.kind in KINDS for spec in field_specs(table))
        for table in (SETTINGS, *TABLES) if table not in NOT_INPUTS
    }  # fmt: skip
    found = [one.path for one in numeric_inputs(CASE)]
    assert len(found) == len(set(found)) == sum(counted.values())


def test_an_input_is_found_by_its_path_or_by_words_of_its_label():
    for words in ("labor/agent/annual_salary", "Labor, Agent, Annual salary", "annual salary agent", "AGENT annual"):
        assert input_meant(CASE, words).path == "labor/agent/annual_salary"


def test_words_that_fit_several_inputs_are_told_with_them():
    with pytest.raises(SeveralMeant, match=r"“annual salary” may be any of 4 inputs: “Labor, Agent, Annual salary”"):
        input_meant(CASE, "annual salary")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("labor/agent/anual_salary", "Labor has no field “anual_salary”; did you mean “annual_salary”"),
        ("labor/agnt/annual_salary", "Labor has no row “agnt”; did you mean “agent”"),
        ("labour/agent/bonus", "there is no table “labour”; did you mean “labor”"),
        ("agnet annual salary", "did you mean “Labor, Agent, Annual salary”"),
    ],
)
def test_an_unknown_input_is_one_sentence_with_a_suggestion(words, said):
    with pytest.raises(UnknownPath) as told:
        input_meant(CASE, words)
    assert said in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("path", ["settings/title", "labor/agent/staffing", "uncertainty/growth/parameters"])
def test_what_is_no_numeric_input_is_refused(path):
    with pytest.raises(NotANumber, match=path):
        numeric_inputs(CASE, [path])
