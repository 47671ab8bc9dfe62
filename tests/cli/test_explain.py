"""bpo-case explain: a figure as a tree, in text and in JSON."""

from __future__ import annotations

import pytest

from bpo_case.case.file import load
from bpo_case.model.results import calculate


def walk(node):
    yield node
    for child in node.get("because", []):
        yield from walk(child)


def test_a_figure_is_walked_from_the_headline_to_inputs_with_their_sources(run, retail):
    said = run("explain", retail, "npv", "--option", "Nearshore (Kraków)")
    assert (said.code, said.problems) == (0, "")
    assert said.out.startswith("NPV · Nearshore (Kraków)")
    assert "€168,146" in said.out.splitlines()[0]
    assert "confidence" in said.out
    assert "explain that line by itself" in said.out


def test_the_tree_fits_the_terminal(run, retail, monkeypatch):
    for columns in (80, 100):
        monkeypatch.setenv("COLUMNS", str(columns))
        assert max(map(len, run("explain", retail, "npv").out.splitlines())) <= columns


def test_the_json_is_the_same_tree_in_full_precision(run, retail):
    results = calculate(load(retail))
    tree = run("explain", retail, "npv", "--json").data
    assert tree["value"] == max(results.number("npv", at) for at in range(1, 5))
    inputs = [node for node in walk(tree) if node["kind"] == "input"]
    assert inputs
    assert all("value" in node and "path" in node for node in inputs)
    assert any(node.get("source") and node.get("confidence") for node in inputs)


def test_depth_and_breadth_limit_the_tree(run, retail):
    sizes = [
        sum(1 for _ in walk(run("explain", retail, "total_cost", "--json", *how).data))
        for how in (["--depth", "0"], ["--depth", "1"], ["--depth", "2"], [], ["--breadth", "2"])
    ]
    assert sizes[0] == 1
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == 5


def test_a_row_a_month_and_a_year_can_be_named(run, retail):
    results = calculate(load(retail))
    row = ["--option", "as is", "--row", "agent, german voice"]
    month = run("explain", retail, "pay", *row, "--month", 14, "--json").data
    assert month["where"] == ["Agent, German voice", "As is"]
    assert (month["month"], month["when"]) == (14, "month 14 (Feb 2028)")
    assert month["value"] == results.series("pay", 0)[14]
    for year, months in ((2, slice(13, 25)), (2028, None)):
        said = run("explain", retail, "cost", "--option", "As is", "--year", year, "--json").data
        at = months if months else [m for m in range(1, 61) if results.series("fiscal_year")[m] == year]
        assert said["value"] == pytest.approx(results.series("cost", 0)[at].sum())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["npw"], "did you mean"),
        (["annual_salary"], "There is no line"),
        (["npv", "--option", "Mars"], "it has “As is”"),
        (["pay", "--row", "Astronaut"], "has no row “Astronaut”"),
        (["wage_index"], "make no total"),
        (["cost", "--month", "61"], "has no month 61"),
        (["cost", "--year", "9"], "has no year 9"),
        (["npv", "--month", "3"], "one value"),
        (["npv", "--depth", "-1"], "not a whole number"),
        (["npv", "--breadth", "0"], "not a whole number"),
        (["cost", "--month", "1", "--year", "2"], "not allowed with"),
    ],
    ids=str,
)
def test_what_is_not_there_is_answered_with_what_is(refused, retail, words, expected):
    message = refused("explain", retail, *words)
    assert expected in message
    assert message.count("\n") == 1


def test_an_empty_case_can_be_explained(run, empty):
    assert run("explain", empty, "npv").code == 0
