"""The page of scenarios: figures are those of the scenarios and stress tests, calculated one by one."""

from __future__ import annotations

import re

import pytest

from bpo_case.analysis.scenarios import laid_over
from bpo_case.analysis.stress import under_stress
from bpo_case.model.results import calculate
from bpo_case.report.figures import Scale
from bpo_case.report.pages.scenarios import (
    best_there,
    outcomes,
    scenario_table,
    scenarios_page,
    stress_outcomes,
    stress_table,
)
from tests.report import papers

SCALE = Scale("EUR", "k")


@pytest.mark.parametrize("name", ["retail", "automotive"])
def test_the_figures_of_a_scenario_are_those_of_the_case_with_its_overrides(name):
    found = papers.findings(name)
    table, case = scenario_table(found, SCALE), found.results.case
    for row, scenario in zip(table.rows[1:], case.scenarios, strict=True):
        engine = calculate(laid_over(case, scenario)).key_figures(found.best)
        npv, against, saving, payback, _ = (cell.value for cell in row.cells)
        assert (npv, saving, payback) == (engine["npv"], engine["run_rate_saving"], engine["payback_months"])
        assert against == npv - found.amount("npv", found.best)


@pytest.mark.parametrize("name", ["retail", "automotive"])
def test_the_figures_of_a_stress_test_are_those_of_the_case_under_it(name):
    found = papers.findings(name)
    for row, outcome in zip(stress_table(found, SCALE).rows, stress_outcomes(found), strict=True):
        engine = calculate(laid_over(*under_stress(found.results.case, outcome.id))).key_figures(found.best)
        assert [row.cells[0].value, row.cells[2].value] == [engine["npv"], engine["risk_adjusted_npv"]]


@pytest.mark.parametrize("name", ["retail", "automotive"])
def test_the_title_counts_the_scenarios_in_which_the_best_option_stays_best(name):
    found = papers.findings(name)
    stays = sum(row.cells[-1].text == "the same" for row in scenario_table(found, SCALE).rows[1:])
    counted = re.search(r"best in (\d+) of (\d+) scenarios", scenarios_page(found).title.replace("six", "6"))
    assert (int(counted[1]), int(counted[2])) == (stays, len(outcomes(found)))


def test_where_no_option_is_worth_more_the_compared_with_is_best():
    found = papers.findings("never pays back")
    assert all(best_there(found, outcome) == found.compared for outcome in stress_outcomes(found))
    assert scenarios_page(found).title.startswith("As is is best in")


@pytest.mark.parametrize("name", ["empty", "only as is"])
def test_where_nothing_is_compared_there_are_no_scenarios(name):
    assert scenarios_page(papers.findings(name)) is None
