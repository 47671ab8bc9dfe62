"""Break-evens as they are shown: the chart, how far away a value is, and the answer in a sentence."""

from __future__ import annotations

import pytest

from bpo_case.analysis.break_even import break_even
from bpo_case.analysis.course import course
from bpo_case.analysis.varying.inputs import NumericInput, numeric_input
from bpo_case.case.place import field_at
from bpo_case.report.break_evens import answer_said, away, away_said, break_even_chart, found_said, nearest
from tests.analysis.health.cases import put
from tests.analysis.test_break_even import BANDED, CASE, STEADY, TEAM
from tests.model.tiny import moved, tiny

SALARY, HOURS = "labor/agent/annual_salary", "charges/hours/price"


def said(path, case=CASE, **asked):
    found = break_even(case, path, **asked)
    return answer_said(found, numeric_input(case, path), "EUR")


def valued(path, value):
    return NumericInput(path, "Input", field_at(path), value)


def test_the_chart_has_the_target_and_marks_the_value_of_the_case_and_the_one_found():
    found = break_even(CASE, SALARY)
    followed, one = course(CASE, found), numeric_input(CASE, SALARY)
    chart = break_even_chart(found, followed, one, "EUR", "EUR")
    assert (chart.counted, chart.level.value, chart.across) == ("number", 0.0, f"{one.label}, EUR")
    assert [at for at, _ in chart.courses[0].points] == list(followed.numbers)
    now, met = chart.marks
    assert (now.at, now.amount) == (one.value, found.base_result) and now.text.startswith("now ")
    assert (met.at, met.text) == (found.values[0].value, found_said(one, found.values[0].value))


def test_a_list_is_drawn_by_its_factor():
    found = break_even(CASE, HOURS)
    chart = break_even_chart(found, course(CASE, found), numeric_input(CASE, HOURS), "", "EUR")
    assert chart.counted == "times" and chart.marks[0].at == 1.0


@pytest.mark.parametrize(
    ("path", "before", "after", "far", "words"),
    [
        (SALARY, 40_000.0, 50_000.0, 10_000.0, "+25.0%"),
        (SALARY, 0.0, 50_000.0, 50_000.0, "+50,000"),
        ("labor/agent/bonus", 0.1, 0.07, pytest.approx(-0.03), "−3 pp"),
        ("settings/start_year", 2027, 2029, 2, "+2"),
        (HOURS, (10.0, 20.0), (15.0, 30.0), 0.5, "+50.0%"),
        (HOURS, (0.0, 0.0), (15.0, 15.0), None, "–"),
    ],
)
def test_how_far_away_a_value_is_depends_on_what_it_measures(path, before, after, far, words):
    one = valued(path, before)
    assert away(one, after) == far
    assert away_said(one, after) == words


@pytest.mark.parametrize(
    ("path", "before", "value", "words"),
    [
        (SALARY, 40_000.5, 7_608_408.0952, "7,608,408"), (SALARY, 40_000.5, 40_000.5, "40,000.5"),
        ("labor/agent/bonus", 0.1, 0.350321, "35.03%"), (SALARY, 1.0, 12.3456, "12.35"),
        (SALARY, 1.0, 0.96544, "0.9654"),
    ],
)  # fmt: skip
def test_a_value_that_was_found_has_the_digits_worth_reading(path, before, value, words):
    assert found_said(valued(path, before), value) == words


def test_a_single_value_is_said_with_its_distance_and_what_is_better():
    found = break_even(CASE, SALARY)
    words = said(SALARY)
    assert words.startswith("NPV comes to €0 where “Labor, Agent, Annual salary” is ")
    assert f"{away_said(numeric_input(CASE, SALARY), found.values[0].value)} against" in words
    assert words.endswith("More of it is better.")
    assert said(TEAM).endswith("Less of it is better.")


def test_none_is_said_with_what_it_comes_to_at_both_ends():
    words = said("labor/lead/bonus", target=1e9)
    assert words.startswith("None: no value that “Labor, ") and "with 0%" in words and "with 200%" in words


def test_whatever_the_value_is_said():
    assert said(SALARY, option="As is") == "NPV: €0, whatever the value of “Labor, Agent, Annual salary”."


def test_a_whole_number_is_said_with_its_neighbour():
    assert "is the first value of “Case, " in said("settings/horizon", option="vendor")
    late = said("plan/move-care/migration_start", target=900_000.0, option="vendor")
    assert "is the last value of “Plan, " in late and late.endswith("Less of it is better.")


def test_a_jump_is_said_with_both_sides():
    case = tiny(services=(STEADY,), plan=(moved(),), charges=(BANDED,)).case
    found = break_even(case, "charges/charge/dead_band")
    target = (found.range_results[0] + found.range_results[1]) / 2
    assert "jumps over" in said("charges/charge/dead_band", case, target=target)


def test_several_values_are_listed_and_the_nearest_is_known():
    case = put("charges", "hours", arc_price=40.0, dead_band=0.0)(CASE)
    path = "charges/hours/contract_volume"
    highest = max(result for _, result in _followed(case, path))
    found = break_even(case, path, target=highest - 100_000, option="vendor")
    one = numeric_input(case, path)
    assert len(found.values) == 2
    assert "several values of “Charges, " in said(path, case, target=highest - 100_000, option="vendor")
    assert nearest(found, one) == min(found.values, key=lambda each: abs(each.value - one.value))
    assert nearest(break_even(CASE, "labor/lead/bonus", target=1e9), one) is None


def _followed(case, path):
    followed = course(case, break_even(case, path, option="vendor"), "vendor")
    return zip(followed.numbers, followed.results, strict=True)
