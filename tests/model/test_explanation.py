"""Explaining figures of a case: with its names, months, currencies and sources, from the headline to the inputs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_case.case.document import Case
from bpo_case.case.file import load
from bpo_case.case.options import Option
from bpo_case.model.cost_model import cost_model
from bpo_case.model.explanation import explain
from bpo_case.model.explanation_text import as_data, as_text, figure
from bpo_case.model.question import (
    LINES,
    UnknownLine,
    UnknownMonth,
    UnknownOption,
    UnknownRow,
    line_named,
    option_at,
)
from bpo_case.model.results import CATEGORIES, KEY_FIGURES, Results, calculate
from bpo_case.resources import path_of
from tests.explanations import ends_well, remade
from tests.strategies import cases, random_case


def sample(name: str) -> Results:
    return calculate(load(Path(path_of(f"sample_data/{name}.bpocase"))))


@pytest.fixture(scope="module")
def retail():
    return sample("retail")


@pytest.fixture(scope="module")
def automotive():
    return sample("automotive")


def assert_whole(explanation):
    """Every number is made by its children through the formula shown, down to inputs."""
    for node in explanation.walk():
        made = remade(node)
        if made is not None and made == made:  # a number that is none is made of NaN
            assert made == pytest.approx(node.value, rel=1e-9, abs=1e-9)
        assert ends_well(node), (node.label, node.where, node.value)


# -- From the headline to the inputs --


@pytest.mark.parametrize("key", list(KEY_FIGURES))
def test_every_headline_is_walked_down_to_inputs_and_each_step_adds_up(retail, key):
    assert_whole(explain(retail, key, breadth=1))


def test_so_is_the_npv_when_the_largest_rows_are_all_followed(automotive):
    assert_whole(explain(automotive, "npv"))


def test_the_npv_is_explained_for_every_option_by_the_money_of_every_year(retail):
    for at, option in enumerate(retail.options):
        found = explain(retail, "npv", option=option.name)
        assert found.value == retail.number("npv", at)
        assert found.where == (option.name,)


def test_the_walk_from_the_npv_ends_at_inputs_with_their_sources(retail):
    inputs = [node for node in explain(retail, "npv").walk() if node.kind == "input"]
    sourced = [node for node in inputs if node.origin.path.startswith(("labor/", "charges/"))]
    assert sourced
    assert all(node.origin.source and node.origin.confidence in ("high", "medium", "low") for node in sourced)


def test_an_input_carries_the_evidence_of_its_record(retail):
    role = retail.case.labor[0]
    pay = explain(retail, "loaded_pay", row=role.id)
    salary = next(node for node in pay.walk() if node.label == "Annual salary")
    assert salary.value == role.annual_salary
    assert (salary.origin.source, salary.origin.confidence) == (role.source, role.confidence)
    assert salary.origin.path == f"labor/{role.id}/annual_salary"


def test_total_cost_is_taken_apart_by_category_over_the_term(retail):
    found = explain(retail, "total_cost", option="As is")
    labels = {cost_model()[line].label for line in CATEGORIES.values()}
    assert {node.label for node in found.because} == labels
    assert sum(node.value for node in found.because) == pytest.approx(found.value)


def test_what_is_compared_says_whose_it_is(retail):
    costs = explain(retail, "saving", option=3, month=20).because
    assert [node.where for node in costs] == [("As is",), (retail.options[3].name,)]


@settings(max_examples=10)
@given(cases(), st.randoms(use_true_random=False))
def test_any_line_of_any_case_is_made_by_what_is_shown(case, ask):
    results = calculate(case)
    for line in ask.sample(list(cost_model()), 10):
        rows = results.prepared.rows[line.over] if line.over else ()
        if rows or not line.over:
            row = ask.choice(rows) if rows else None
            named = row.record.id if row and line.over != "options" else None
            month = None if line.one_value else ask.randint(0, case.settings.horizon)
            option = row.option or 0 if row else 0
            assert_whole(explain(results, line.name, option=option, row=named, month=month, breadth=ask.choice((1, 3))))


# -- Which figure is meant --


@pytest.mark.parametrize("name", ["npv", "NPV", " Npv ", "net cash flow", "Net-Cash-Flow", "net_cash"])
def test_lines_are_known_by_name_key_and_label_however_they_are_written(name):
    assert line_named(name).name in ("npv", "net_cash")


@pytest.mark.parametrize("key", list(LINES))
def test_every_public_key_means_its_line(key):
    assert line_named(key).name == LINES[key]


@pytest.mark.parametrize("line", list(cost_model()), ids=lambda line: line.name)
def test_every_line_is_known_by_its_label(line):
    assert line_named(line.label).name == LINES.get(line.label.casefold(), line.name)


def test_a_line_that_is_not_known_is_answered_with_the_nearest():
    with pytest.raises(UnknownLine, match="did you mean “paid_fte”"):
        line_named("payed_fte")


def test_options_are_known_by_name_id_and_position(retail):
    option = retail.options[2]
    assert {option_at(retail, key) for key in (option.name.upper(), option.id, 2)} == {2}


def test_an_option_that_is_not_there_is_answered_with_those_that_are(retail):
    with pytest.raises(UnknownOption, match="“As is”") as caught:
        explain(retail, "npv", option="Mars")
    assert caught.value.known == tuple(option.name for option in retail.options)


def test_without_an_option_the_best_is_explained(retail):
    others = [at for at in range(len(retail.options)) if at != retail.prepared.compared]
    worth = {retail.options[at].name: retail.number("npv", at) for at in others}
    assert explain(retail, "npv").where == (max(worth, key=worth.__getitem__),)


def test_the_only_option_is_the_best_one():
    assert calculate(Case()).best == 0
    assert calculate(Case(options=(Option(id="a", name="A"),))).best == 1


def test_rows_are_added_up_unless_one_is_named(retail):
    role = retail.case.labor[0]
    total = explain(retail, "pay", option="As is", month=5)
    assert total.value == pytest.approx(
        sum(retail.series("pay", at)[5] for at in retail.prepared.of_option("staff", 0))
    )
    one = explain(retail, "pay", option="As is", month=5, row=role.name)
    assert one.where == (role.name, "As is")
    assert one.value == retail.series("pay", 0)[5]


def test_a_row_that_is_not_there_is_answered_with_those_that_are(retail):
    with pytest.raises(UnknownRow, match="rows are “Agent, German voice”"):
        explain(retail, "pay", row="Astronaut")


def test_rows_that_make_no_total_have_to_be_named(retail):
    with pytest.raises(UnknownRow, match="Leipzig"):
        explain(retail, "wage_index", month=3)
    assert explain(retail, "wage_index", month=30, row="Leipzig").where == ("Leipzig",)


def test_a_case_without_rows_has_nothing_to_show():
    with pytest.raises(UnknownRow, match="nothing to show"):
        explain(calculate(Case()), "pay")


# -- Months and years --


def test_months_are_named_with_their_place_in_the_calendar(automotive):
    assert explain(automotive, "cost", month=14).when == "month 14 (May 2028)"
    assert explain(automotive, "cost", month=0).when == "signature"


def test_without_a_month_money_is_added_up_over_the_term(retail):
    found = explain(retail, "cost", option="As is")
    assert found.when == "over the term"
    assert found.value == pytest.approx(retail.series("cost", 0).sum())


@pytest.mark.parametrize(("year", "months"), [(2, range(13, 25)), (2029, range(22, 34)), (7, range(73, 85))])
def test_a_year_is_a_contract_year_or_a_fiscal_year(automotive, year, months):
    series = automotive.series("cost", 0)
    fiscal = automotive.series("fiscal_year")
    months = [month for month in range(1, 85) if fiscal[month] == year] if year > 1000 else list(months)
    found = explain(automotive, "recurring_cost", option=0, year=year)
    assert found.value == pytest.approx(automotive.series("recurring_cost", 0)[months].sum())
    assert len(series) == 85


@pytest.mark.parametrize(
    "where", [{"month": 61}, {"month": -1}, {"year": 6}, {"year": 0}, {"year": 2040}, {"month": 1, "year": 1}], ids=str
)
def test_a_month_or_year_outside_the_case_is_refused(retail, where):
    with pytest.raises(UnknownMonth):
        explain(retail, "cost", **where)


def test_a_figure_with_one_value_has_no_month(retail):
    with pytest.raises(UnknownMonth, match="leave the month"):
        explain(retail, "npv", month=3)


def test_what_makes_no_total_is_shown_for_its_largest_month(retail):
    found = explain(retail, "fte", option="As is")
    assert found.value == retail.series("fte", 0).max()
    assert "make no total" in found.note


BALANCES = {"cumulative": "net_cash", "cumulative_value": "present_value"}


@pytest.mark.parametrize("line", BALANCES)
@pytest.mark.parametrize("year", [None, 2, 2029])
def test_a_balance_is_that_of_the_last_month_and_not_a_sum_of_balances(retail, line, year):
    last = {None: 60, 2: 24, 2029: np.flatnonzero(retail.series("fiscal_year") == 2029)[-1]}[year]
    found = explain(retail, line, option=2, year=year)
    assert found.value == pytest.approx(retail.series(BALANCES[line], 2)[: last + 1].sum())
    assert found.when.startswith(f"month {last} ")
    assert "the last month" in found.note


def test_a_balance_can_be_asked_for_a_month(retail):
    found = explain(retail, "cumulative", option=2, month=7)
    assert (found.value, found.note) == (retail.series("cumulative", 2)[7], "")


def test_people_are_counted_in_the_month_in_which_they_are_hired(retail):
    rows = retail.prepared.of_option("staff", 0)
    hired = sum(retail.series("hires", row).sum() for row in rows)
    assert explain(retail, "hires", option="As is").value == pytest.approx(hired)


# -- Units --


def test_foreign_money_is_named_by_its_currency(automotive):
    abroad = next(place for place in automotive.case.locations if place.currency)
    name = next(each.name for each in automotive.case.currencies if each.id == abroad.currency)
    role = next(role for role in automotive.case.labor if role.location == abroad.id and not role.added_by)
    pay = explain(automotive, "loaded_pay", option=0, row=role.id)
    salary = next(node for node in pay.walk() if node.label == "Annual salary")
    assert salary.unit == f"{name}/FTE/year"


def test_what_a_service_counts_is_named(retail):
    service = retail.case.services[0]
    assert explain(retail, "monthly_volume", row=service.name, month=1).unit == service.volume_unit


UNITS = {"npv": "€", "paid_fte": "FTE", "run_rate_saving_share": "%", "hurdle_met": "yes", "payback": "months"}


@pytest.mark.parametrize("line", list(UNITS))
def test_figures_are_written_with_their_unit_in_words(retail, line):
    assert UNITS[line] in str(figure(explain(retail, line)))


def test_a_price_is_written_per_what_it_is_for(retail):
    assert str(figure(explain(retail, "unit_cost", row=retail.case.services[0].name))).endswith("per unit")


# -- As text and as data --


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("line", ["npv", "pay", "payback", "charge"])
def test_no_line_of_the_text_is_wider_than_asked(retail, line, width):
    lines = as_text(explain(retail, line), width).splitlines()
    assert max(map(len, lines)) <= width


def test_the_text_has_every_number_formula_and_source_of_the_tree(retail):
    found = explain(retail, "loaded_pay", row="Agent, German voice")
    text = as_text(found)
    squeezed = " ".join(text.split())
    for node in found.walk():
        assert figure(node).number in text
        assert not node.formula or f"= {node.formula}" in squeezed
    assert "confidence" in text


def test_a_source_is_not_repeated_below_itself(retail):
    text = as_text(explain(retail, "on_cost_share", row="Agent, German voice"))
    assert text.count("confidence") == 1
    assert "input: same source" in text


def test_zeros_stand_together_in_one_line(retail):
    text = as_text(explain(retail, "cost", option="As is", month=1))
    zeros = [line for line in text.splitlines() if line.strip().startswith("Zero:")]
    assert any("Transition" in line and "Governance" in line for line in zeros)


def test_what_was_not_followed_is_marked(retail):
    assert "Tax …" in as_text(explain(retail, "npv", breadth=1))
    assert "…" not in as_text(explain(retail, "on_cost_share", row="Agent, German voice"))


def test_the_data_has_the_whole_tree_in_full_precision(retail):
    found = explain(retail, "npv", breadth=1)
    data = json.loads(json.dumps(as_data(found), allow_nan=False))
    assert data["value"] == found.value

    def count(node):
        return 1 + sum(map(count, node.get("because", [])))

    assert count(data) == sum(1 for _ in found.walk())


def test_an_answer_that_is_none_is_null_and_said(retail):
    found = explain(retail, "payback", option="Offshore (Cape Town)")
    assert found.value is None
    assert as_data(found)["value"] is None
    assert str(figure(found)) == "none"


def test_every_line_of_random_cases_can_be_written():
    results = calculate(random_case(3))
    for line in cost_model():
        rows = results.prepared.rows[line.over] if line.over else ()
        if rows or not line.over:
            row = rows[0].record.id if rows and line.over != "options" else None
            option = rows[0].option or 0 if rows else None
            assert as_text(explain(results, line.name, option=option, row=row, breadth=1))


def test_a_rate_of_return_that_is_one_of_several_is_said_to_be() -> None:
    results = calculate(load(path_of("sample_data/retail.bpocase")))
    several = [option.name for at, option in enumerate(results.options) if len(results.key_figures(at)["irr"]) > 1]
    assert several
    for option in results.options:
        note = explain(results, "irr", option=option.name).note
        assert ("one of several" in note) == (option.name in several)
