"""bpo-case calculate: the figures of a case, and every way in which a file can be no case."""

from __future__ import annotations

import json
import math
from hashlib import sha256

import pytest

from bpo_case.case.change import Change, apply
from bpo_case.case.dependents import with_dependents
from bpo_case.case.document import Case
from bpo_case.case.envelope import composed
from bpo_case.case.file import load
from bpo_case.case.options import Option
from bpo_case.model.results import CATEGORIES, KEY_FIGURES, YEARLY, calculate
from tests.cli.conftest import written
from tests.strategies import random_case

STABLE = {
    "npv", "irr", "payback_months", "discounted_payback_months", "run_rate_saving", "run_rate_saving_share",
    "one_time_cost", "peak_funding", "total_cost", "pv_cost", "roi", "cost_by_category", "years", "hurdle_met",
}  # fmt: skip


# -- Figures --


def test_the_figures_of_every_option_stand_side_by_side(run, retail):
    said = run("calculate", retail)
    assert (said.code, said.problems) == (0, "")
    for word in ("As is", "Nearshore", "NPV", "not within", "Labor", "met", "several:", "none"):
        assert word in said.out
    assert max(map(len, said.out.splitlines())) <= 100


def test_the_table_shows_the_results_in_one_unit_of_money(run, retail):
    results = calculate(load(retail))
    out = run("calculate", retail).out
    for at in range(len(results.options)):
        assert f"{results.number('cost_over_term', at) / 1000:,.0f}" in out
    assert "amounts in €\u00a0k" in out


def test_the_cost_of_a_unit_is_shown_for_each_service_and_option(run, retail):
    results = calculate(load(retail))
    out = run("calculate", retail).out
    block = out.partition("Cost per unit in €, last 12 months")[2].partition("\n\n")[0]
    for service in results.case.services:
        costs = [results.unit_costs(at)[service.name]["after"] for at in range(len(results.options))]
        line = next(line for line in block.splitlines() if line.startswith(service.name))
        assert line.split()[-len(costs) :] == [f"{cost:,.2f}" for cost in costs]


def test_memo_figures_are_shown_where_an_option_has_any(run, retail, empty):
    results = calculate(load(retail))
    out = run("calculate", retail).out
    block = out.partition("Shown, not added\n")[2].partition("\n\n")[0]
    shown = {line.split("  ")[0]: line.split()[-1] for line in block.splitlines()}
    memo = results.key_figures(len(results.options) - 1)["memo"]
    assert shown["FTE-months of work paid twice"] == f"{memo['work_paid_twice_fte_months']:,.0f}"
    assert shown["Service credits at risk"] == f"{memo['service_credits_at_risk'] / 1000:,.0f}"
    assert "Shown, not added" not in run("calculate", empty).out


def test_memo_figures_and_unit_costs_are_in_the_json(run, retail):
    results = calculate(load(retail))
    for at, figures in enumerate(run("calculate", retail, "--json").data["options"].values()):
        assert figures["memo"] == results.key_figures(at)["memo"]
        assert figures["unit_costs"] == results.unit_costs(at)
    people = ("parallel_run", "notice", "not_avoided")
    assert figures["memo"]["work_paid_twice_fte_months"] == pytest.approx(
        sum(figures["memo"][f"{key}_fte_months"] for key in people)
    )


def test_the_best_option_is_said_and_so_is_that_none_is_worth_it(run, retail, tmp_path):
    assert "“Hybrid: automate chat, nearshore the rest” is worth most: €5.4\u00a0m" in run("calculate", retail).out
    case = load(retail)
    offshore = next(option for option in case.options if option.name.startswith("Offshore"))
    others = [option for option in case.options if option.kind != "as is" and option is not offshore]
    for option in others:
        case = apply(case, with_dependents(case, Change("delete", f"options/{option.id}", before=option)))
    assert "No option is worth more than “As is”" in run("calculate", written(case, tmp_path / "bad.bpocase")).out


def test_the_json_has_the_stable_keys_in_full_precision(run, retail):
    results = calculate(load(retail))
    options = run("calculate", retail, "--json").data["options"]
    assert list(options) == [option.name for option in results.options]
    for at, figures in enumerate(options.values()):
        assert figures.keys() >= STABLE | set(KEY_FIGURES)
        assert "months" not in figures
        assert figures["npv"] == results.number("npv", at)
        assert figures["irr"] == results.key_figures(at)["irr"]


def test_the_categories_add_up_to_the_total_cost(run, retail):
    for figures in run("calculate", retail, "--json").data["options"].values():
        assert set(figures["cost_by_category"]) == set(CATEGORIES)
        assert math.fsum(figures["cost_by_category"].values()) == pytest.approx(figures["total_cost"], rel=1e-12)
        assert math.fsum(year["cost"] for year in figures["years"]) == pytest.approx(figures["total_cost"], rel=1e-12)


def test_a_payback_that_never_comes_is_null(run, retail):
    options = run("calculate", retail, "--json").data["options"]
    assert options["Offshore (Cape Town)"]["payback_months"] is None
    assert options["Offshore (Cape Town)"]["irr"] == []
    assert len(options["Nearshore (Kraków)"]["irr"]) == 2


def test_by_month_the_json_has_every_month_from_signature_on(run, retail):
    results = calculate(load(retail))
    for at, figures in enumerate(run("calculate", retail, "--by", "month", "--json").data["options"].values()):
        months = figures["months"]
        assert [month["month"] for month in months] == list(range(61))
        assert months[0]["calendar"] == "2026-12"
        assert months[14]["calendar"] == "2028-02"
        assert months[14].keys() >= set(YEARLY) | {"cumulative_cash"}
        assert [month["net_cash"] for month in months] == list(results.series("net_cash", at))


def test_by_year_the_table_has_signature_each_fiscal_year_total_and_present_value(run, retail):
    out = run("calculate", retail, "--by", "year").out
    block = out.split("Nearshore (Kraków)\n")[1].split("\n\n\n")[0]
    labels = [line.split("  ")[0] for line in block.splitlines()]
    for label in ("Initial", "FY2027", "FY2031", "FY2032", "Total", "Present value"):
        assert label in labels
    results = calculate(load(retail))
    assert f"{results.number('npv', 2) / 1000:,.0f}" in block
    assert f"{results.number('pv_cost', 2) / 1000:,.0f}" in block


def test_by_month_the_table_has_a_line_for_every_month(run, retail):
    out = run("calculate", retail, "--by", "month").out
    assert out.count("\nsignature  ") == 5
    assert out.count("\n60 (Dec 2031)  ") == 5
    assert max(map(len, out.splitlines())) <= 100


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("how", ["", "--by year", "--by month", "--json", "--json --by month"])
def test_any_case_can_be_shown_in_every_way(run, tmp_path, seed, how):
    path = written(random_case(seed), tmp_path / "random.bpocase")
    said = run("calculate", path, *how.split())
    assert (said.code, said.problems) == (0, "")
    if "--json" in how:
        assert said.data["options"]


@pytest.mark.parametrize("how", [[], ["--by", "year"], ["--by", "month"], ["--json"]], ids=str)
def test_an_empty_case_calculates(run, empty, how):
    said = run("calculate", empty, *how)
    assert (said.code, said.problems) == (0, "")
    assert "As is" in said.out


def test_options_without_anything_in_them_calculate(run, tmp_path):
    case = Case(options=(Option(id="a", name="A"), Option(id="b", name="B", kind="hybrid")))
    assert "is worth no more" in run("calculate", written(case, tmp_path / "bare.bpocase")).out


@pytest.mark.slow
def test_ten_thousand_rows_calculate(run, tmp_path):
    case = random_case(1, "sample")
    roles = tuple(case.labor[at % 14].model_copy(update={"id": f"r{at}", "name": f"Role {at}"}) for at in range(10_000))
    path = written(case.model_copy(update={"labor": roles}), tmp_path / "large.bpocase")
    said = run("calculate", path, "--json")
    assert (said.code, said.problems) == (0, "")
    assert all(figures["total_cost"] > 0 for figures in said.data["options"].values())


# -- Files that are no case --


def envelope(**changes):
    """The bytes of a file whose body was changed by somebody who knows how to make the checksum."""
    data = json.loads(composed(random_case(2, "sample")))
    for path, value in changes.items():
        *way, last = path.split("__")
        place = data["case"]
        for step in way:
            place = place[int(step) if step.isdecimal() else step]
        place[last] = value
    said = json.dumps(data["case"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    data["sha256"] = sha256(f'{{"case":{said},"version":{data["version"]}}}'.encode()).hexdigest()
    return json.dumps(data, ensure_ascii=False).encode()


def outer(**changes):
    return json.dumps({**json.loads(composed(random_case(2, "sample"))), **changes}).encode()


BROKEN = {
    "empty file": (b"", "it is empty"),
    "not JSON": (b"dear colleague", "line 1 is broken"),
    "cut short": (composed(random_case(2))[:-500], "it ends in the middle"),
    "not UTF-8": (b"\xff\xfe\x00", "not UTF-8"),
    "a workbook": (b"PK\x03\x04....", "Excel workbook"),
    "another program's": (b"[1, 2]", "not a BPO Case document"),
    "wrong hash": (outer(sha256="0" * 64), "checksum"),
    "newer format": (outer(version=99, needs="9.1"), "newer version"),
    "unknown field": (envelope(labor__0__sallary=1.0), "“sallary” is not a field"),
    "dangling link": (envelope(labor__0__location="atlantis"), "Locations has no row “atlantis”"),
    "not a number": (envelope(labor__0__actual_fte=float("nan")), "Actual FTE"),
    "infinity": (envelope(labor__0__annual_salary=float("inf")), "Annual salary"),
    "negative": (envelope(labor__0__annual_salary=-5.0), "−5 is below 0"),
    "text for a number": (envelope(labor__0__annual_salary="45k"), "“45k” is not a number"),
}


@pytest.mark.parametrize("mistake", list(BROKEN))
def test_a_file_that_is_no_case_gets_one_clear_message_and_is_left_as_it_is(refused, tmp_path, mistake):
    data, expected = BROKEN[mistake]
    path = tmp_path / "broken.bpocase"
    path.write_bytes(data)
    message = refused("calculate", path)
    assert str(path) in message
    assert expected in message
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_all_problems_of_a_file_are_told_together_with_their_places(refused, tmp_path):
    path = tmp_path / "broken.bpocase"
    mistakes = {
        "labor__0__annual_salary": -5.0,
        "labor__3__location": "atlantis",
        "settings__horizon": 7,
        "plan__0__no": 1,
    }
    path.write_bytes(envelope(**mistakes))
    message = refused("calculate", path)
    assert "has 4 problems" in message
    for place in ("Labor, row 1", "Labor, row 4", "Case, Horizon", "Plan, row 1"):
        assert place in message


def test_a_missing_file_and_a_folder_are_said(refused, tmp_path):
    assert "does not exist" in refused("calculate", tmp_path / "nowhere.bpocase")
    assert "is a folder" in refused("calculate", tmp_path)
