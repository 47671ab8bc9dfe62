"""bpo-case break-even: the answer in words and as data, and 1 where there is none."""

from __future__ import annotations

import pytest

from bpo_case.analysis.break_even import break_even
from tests.analysis.worthwhile import worthwhile_case
from tests.cli.conftest import written

SALARY = "labor/agent/annual_salary"
KEYS = {
    "option", "figure", "target", "input", "label", "unit", "base", "base_result", "values", "range", "range_results",
    "throughout", "met",
}  # fmt: skip


@pytest.fixture
def file(tmp_path):
    return written(worthwhile_case(), tmp_path / "case.bpocase")


def test_the_answer_is_a_sentence_and_ends_with_0(run, file):
    said = run("break-even", file, "agent annual salary")
    assert said.code == 0
    assert "24,865.5211 gives NPV 0; more is better." in said.out
    assert "Looked at 0 (−2,634,919) to " in said.out


def test_the_json_has_the_values_in_full_precision(run, file):
    data = run("break-even", file, SALARY, "--json").data
    assert data.keys() == KEYS
    (crossing,) = break_even(worthwhile_case(), SALARY).values
    assert data["values"][0]["value"] == crossing.value
    assert data["values"][0].keys() == {"value", "result", "met_above", "jumps", "beside", "beside_result"}


def test_none_is_an_answer_and_ends_with_1(run, file):
    said = run("break-even", file, "labor/lead/bonus", "--target", "1e9")
    assert (said.code, said.problems) == (1, "")
    assert "No value in its allowed range gives NPV 1,000,000,000." in said.out
    assert "Looked at 0% (" in said.out
    data = run("break-even", file, "labor/lead/bonus", "--target", "1e9", "--json").data
    assert (data["met"], data["values"], data["range"]) == (False, [], [0.0, 2.0])


def test_a_whole_number_is_told_with_its_neighbour(run, file):
    out = run("break-even", file, "settings/horizon").out
    assert "37 is the first value to meet NPV 0: it gives 4,076; 36 gives −108,529." in " ".join(out.split())


def test_a_payback_has_a_target_in_months(run, file):
    out = run("break-even", file, "charges/hours/price", "--figure", "payback", "--target", 40).out
    assert "19.4565 gives Payback 40; less is better." in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([SALARY, "--figure", "payback"], "within how many months"),
        (["labor/agent/salary"], "Labor has no field “salary”"),
        (["annual salary"], "may be any of 4 inputs"),
        ([SALARY, "--target", "much"], "“much” is not a number"),
        ([SALARY, "--figure", "irr"], "invalid choice"),
    ],
)
def test_a_mistake_is_one_sentence(refused, file, words, said):
    told = refused("break-even", file, *words)
    assert said in told
    assert len(told.splitlines()) == 1
