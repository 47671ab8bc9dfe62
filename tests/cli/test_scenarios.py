"""bpo-case scenarios: side by side, stress tests, and the bridge between two of them."""

from __future__ import annotations

import pytest

from bpo_case.analysis.stress import TESTS
from bpo_case.model.results import KEY_FIGURES, calculate
from tests.analysis.health.cases import good_case, put, scenario
from tests.cli.conftest import written

CASE = good_case()
PART = {"text", "path", "amount", "standard_error", "changes"}
BRIDGE = {
    "option", "figure", "before", "after", "difference", "method", "orders", "standard_error", "unmoving", "parts"
}  # fmt: skip


@pytest.fixture
def good(tmp_path):
    return written(CASE, tmp_path / "good.bpocase")


@pytest.fixture
def empty_of_scenarios(tmp_path):
    return written(CASE.model_copy(update={"scenarios": ()}), tmp_path / "none.bpocase")


# ---------------------------------------------------------------- side by side


def test_options_stand_side_by_side_under_the_base_and_each_scenario(run, good):
    said = run("scenarios", good)
    assert (said.code, said.problems) == (0, "")
    for word in ("NPV", "As is", "Improved", "Vendor", "Base", "less", "dearer", "Difference to the base"):
        assert word in said.out
    assert max(map(len, said.out.splitlines())) <= 100


def test_any_key_figure_of_one_option_can_be_shown(run, good):
    said = run("scenarios", good, "--figure", "Total cost", "--option", "vendor").out
    assert said.startswith("Total cost\n")
    assert "Improved" not in said


def test_the_json_has_all_key_figures_by_scenario_and_option(run, good):
    data = run("scenarios", good, "--json").data
    assert data.keys() == {"base", "scenarios"}
    assert list(data["scenarios"]) == ["less", "dearer"]
    assert data["base"]["options"]["Vendor"].keys() == set(KEY_FIGURES)
    less = data["scenarios"]["less"]
    assert less.keys() == {"options", "overrides", "problems", "remarks"}
    by_hand = calculate(put("services", "care", first_volume=40_000.0)(CASE))
    assert less["options"]["Vendor"]["npv"] == by_hand.number("npv", 2)
    assert less["options"]["Vendor"]["hurdle_met"] is bool(by_hand.number("hurdle_met", 2))
    assert less["overrides"] == [{
        "path": "services/care/first_volume", "action": "multiply", "value": 0.8, "base": 50_000.0,
        "scenario": 40_000.0, "changes": True, "text": "Services, Care, Volume in month 1: 50,000 → 40,000",
    }]  # fmt: skip


def test_an_override_that_changes_nothing_any_more_is_told(run, tmp_path):
    case = CASE.model_copy(update={"scenarios": (scenario("same", "services/care/first_volume", 1.0),)})
    said = run("scenarios", written(case, tmp_path / "same.bpocase")).out
    assert "same changes nothing any more at Services, Care, Volume in month 1: 50,000." in said


def test_a_case_without_scenarios_is_told_of_stress_tests(run, empty_of_scenarios):
    assert "--stress" in run("scenarios", empty_of_scenarios).out
    assert run("scenarios", empty_of_scenarios, "--json").data["scenarios"] == {}


# ---------------------------------------------------------------- stress tests


def test_stress_tests_stand_in_the_place_of_scenarios_and_say_what_they_cannot_do(run, tmp_path):
    case = CASE.model_copy(update={"exits": ()})
    path = written(case, tmp_path / "no-exit.bpocase")
    said = run("scenarios", path, "--stress").out
    for test in TESTS.values():
        assert test.name in said
    assert "Failure of the vendor: “Vendor” has no row of exit costs" in said
    data = run("scenarios", path, "--stress", "--json").data
    assert list(data["scenarios"]) == [test.name for test in TESTS.values()]
    assert len(data["scenarios"]["Failure of the vendor"]["remarks"]) == 1


# ---------------------------------------------------------------- bridge


def test_the_bridge_tells_what_moved_the_figure_the_largest_first(run, good):
    said = run("scenarios", good, "--bridge", "dearer", "LESS", "--option", "Vendor")
    assert (said.code, said.problems) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "NPV of “Vendor”"
    assert lines[2].endswith("before")
    assert lines[3].endswith("Services, Care, Volume in month 1: 50,000 → 40,000")
    assert lines[4].endswith("Charges, Bills, by the piece, Price by contract year: 3.12 → 2.6")
    assert lines[5].endswith("after")
    assert lines[-1] == "Exact: the average over all orders of the changes."


def test_the_json_of_a_bridge_has_parts_that_add_up(run, good):
    data = run("scenarios", good, "--bridge", "less", "dearer", "--option", "vendor", "--json").data
    found = data["bridge"]
    assert found.keys() == BRIDGE
    assert (found["option"], found["figure"], found["method"], found["orders"]) == ("Vendor", "npv", "exact", 0)
    assert [part["path"] for part in found["parts"]] == ["services/care/first_volume", "charges/bill/price"]
    assert all(part.keys() == PART for part in found["parts"])
    total = found["after"] - found["before"]
    assert found["difference"] == total
    assert abs(sum(part["amount"] for part in found["parts"]) - total) <= 1e-9 * max(1.0, abs(total))


def test_a_bridge_may_lead_to_a_stress_test_by_key_or_name(run, good):
    key = run("scenarios", good, "--stress", "--bridge", "base", "volume-up", "--json").data
    name = run("scenarios", good, "--stress", "--bridge", "base", "Volume 20% higher", "--json").data
    assert key == name
    assert len(key["bridge"]["parts"]) == 2


def test_without_an_option_the_best_is_bridged(run, good):
    results = calculate(put("services", "care", first_volume=40_000.0)(CASE))
    data = run("scenarios", good, "--bridge", "base", "less", "--json").data
    assert data["bridge"]["option"] == results.options[results.best].name


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--bridge", "base", "dearrer"), "There is no scenario “dearrer”; did you mean “dearer”?"),
        (("--bridge", "xyz", "base"), "There is no scenario “xyz”; there is “base”, “less”, “dearer”"),
        (("--figure", "nvp"), "There is no key figure “nvp”; did you mean “NPV”?"),
        (("--option", "Vendr"), "The case has no option “Vendr”; it has “As is”, “Improved”, “Vendor”"),
        (("--bridge", "base", "less", "--option", "x"), "The case has no option “x”"),
        (("--bridge", "base"), "expected 2 arguments"),
    ],
)
def test_a_name_that_is_not_known_is_one_sentence(refused, good, words, sentence):
    said = refused("scenarios", good, *words)
    assert sentence in said
    assert len(said.splitlines()) == 1
