"""bpo-case sensitivity: tables that fit, stable data, and one sentence for each mistake."""

from __future__ import annotations

import pytest

from bpo_case.analysis.sensitivity import by_share, one_way
from tests.analysis.worthwhile import worthwhile_case
from tests.cli.conftest import written

SALARY, PRICE = "labor/agent/annual_salary", "charges/bill/price"
COMMON = {"option", "figure", "base"}


@pytest.fixture
def file(tmp_path):
    return written(worthwhile_case(), tmp_path / "case.bpocase")


def test_the_json_is_the_tornado_with_stable_keys(run, file):
    data = run(
        "sensitivity", file, "--input", SALARY, PRICE, "labor/agent/bonus", "labor/agent/authorised_fte", "--json"
    ).data
    assert data.keys() == COMMON | {"by", "inputs", "moves_nothing"}
    assert data["inputs"][0].keys() == {
        "path", "label", "unit", "base", "low", "high", "low_result", "high_result", "swing", "bounded"
    }  # fmt: skip
    assert data["moves_nothing"][0].keys() == {"path", "label", "reason"}
    expected = one_way(worthwhile_case(), by_share(0.1), paths=[SALARY, PRICE, "labor/agent/bonus"])
    assert [each["swing"] for each in data["inputs"]] == [each.swing for each in expected.inputs]
    price = next(each for each in data["inputs"] if each["path"] == PRICE)
    assert price["low"] == pytest.approx([1.872])


def test_the_table_shows_both_inputs_and_both_results(run, file):
    out = run("sensitivity", file, "--input", SALARY, "labor/lead/avoidable_share", "--by", "20%").out
    for text in ("28,800", "43,200", "Result at low", "Result at high", "Swing", "“Vendor”: NPV in €", "±20%"):
        assert text in out
    assert max(map(len, out.splitlines())) <= 100


def test_what_moves_nothing_is_counted_by_reason(run, file):
    out = run("sensitivity", file, "--input", "labor/agent/authorised_fte", "labor/lead/authorised_fte").out
    assert "2 inputs move nothing:" in out
    assert "No line of the model reads it. Labor, Agent, Authorised FTE; Labor, Lead, Authorised FTE." in " ".join(
        out.split()
    )


def test_words_of_a_label_do_for_a_path(run, file):
    assert run("sensitivity", file, "--input", "agent annual salary", "--json").data["inputs"][0]["path"] == SALARY


def test_only_the_most_are_shown_and_the_rest_counted(run, file):
    out = run("sensitivity", file, "--by", "distribution", "--most", 1).out
    assert "Growth" in out
    out = run("sensitivity", file, "--input", SALARY, PRICE, "--most", 1).out
    assert "Inputs that move it less: 1; --most N shows more." in out


def test_a_value_that_was_bounded_is_marked(run, file):
    out = run("sensitivity", file, "--input", "settings/start_month").out
    assert "2*" in out
    assert "* as far as the input may go" in out


def test_the_spider_has_a_column_for_each_step(run, file):
    out = run("sensitivity", file, "--spider", "--input", SALARY, "labor/clerk/avoidable_share").out
    for step in ("−30%", "−10%", "0%", "+30%"):
        assert step in out
    data = run("sensitivity", file, "--spider", "--input", SALARY, "--json").data
    assert data.keys() == COMMON | {"steps", "inputs"}
    assert len(data["inputs"][0]["results"]) == len(data["steps"]) == 7


def test_the_grid_has_a_cell_for_each_pair(run, file):
    data = run("sensitivity", file, "--grid", SALARY, PRICE, "--json").data
    assert data.keys() == COMMON | {"rows", "columns", "results", "not_allowed"}
    assert [len(row) for row in data["results"]] == [7] * 7
    assert data["results"][3][3] == data["base"]
    out = run("sensitivity", file, "--grid", SALARY, PRICE).out
    assert "Down: Labor, Agent, Annual salary (EUR/FTE/year), now 36,000." in out


def test_a_payback_is_in_months(run, file):
    assert (
        "Payback in months, now 33.53" in run("sensitivity", file, "--figure", "payback_months", "--input", SALARY).out
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--figure", "npw"], "no figure “npw”; did you mean “npv”"),
        (["--option", "Nobody"], "no option “Nobody”"),
        (["--input", "labor/agent/anual_salary"], "did you mean “annual_salary”"),
        (["--input", "settings/title"], "“settings/title” is not a number"),
        (["--by", "much"], "“much” is neither a percentage"),
        (["--by", "0%"], "“0%” is neither a percentage"),
        (["--by", "distribution", "--input", SALARY], "vary by a percentage instead"),
        (["--grid", SALARY, SALARY], "A grid needs two inputs"),
        (["--most", "0"], "not a whole number from 1 on"),
    ],
)
def test_a_mistake_is_one_sentence(refused, file, words, said):
    told = refused("sensitivity", file, *words)
    assert said in told
    assert len(told.splitlines()) == 1
