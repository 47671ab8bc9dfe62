"""What must hold for every case, whatever its numbers."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_case.case.document import TABLES, Case
from bpo_case.case.specs import field_specs
from bpo_case.model.results import CATEGORIES, Results, calculate
from tests.strategies import cases

FEW = settings(max_examples=25)
HEADLINES = (
    "npv",
    "npv_before_tax",
    "pv_cost",
    "run_rate_saving",
    "one_time_cost",
    "peak_funding",
    "risk_adjusted_npv",
    "hurdle",
)


def changed(case: Case, **tables: Any) -> Case:
    return case.model_copy(update=tables)


def close(a: float, b: float, scale: float = 1.0) -> bool:
    return bool(abs(a - b) <= 1e-9 * max(1.0, scale, abs(a), abs(b)))


def size_of(results: Results) -> float:
    """The money that flows through a case: rounding of sums is measured against it."""
    return float(np.abs(results.values["cost"]).sum())


def assert_same_headlines(before: Results, after: Results, factor: float = 1.0) -> None:
    names = [option.name for option in after.options]
    for at, option in enumerate(before.options):
        there = names.index(option.name)
        for line in HEADLINES:
            was, now = before.number(line, at), after.number(line, there)
            assert was is not None and now is not None
            assert close(was * factor, now, size_of(after)), f"{option.name}, {line}: {was * factor} became {now}"


@FEW
@given(cases())
def test_categories_add_up_to_the_cost_of_every_month(case: Case) -> None:
    results = calculate(case)
    added = sum(results.values[line] for line in CATEGORIES.values())
    assert np.allclose(added, results.values["cost"], rtol=1e-12, atol=1e-6)
    for option in range(len(results.options)):
        figures = results.key_figures(option)
        assert close(sum(figures["cost_by_category"].values()), figures["total_cost"], size_of(results))


@FEW
@given(cases())
def test_avoided_less_added_is_the_net_present_value_before_tax(case: Case) -> None:
    results = calculate(case)
    direct = (results.values["pre_tax_cash"] * results.values["discount_factor"]).sum(-1)
    for option, value in enumerate(direct):
        assert close(float(value), results.number("npv_before_tax", option) or 0.0, size_of(results))


@FEW
@given(cases())
def test_without_tax_avoided_less_added_is_the_net_present_value(case: Case) -> None:
    results = calculate(changed(case, settings=case.settings.model_copy(update={"tax_rate": 0.0})))
    for option in range(len(results.options)):
        before, after = results.number("npv_before_tax", option), results.number("npv", option)
        assert close(before or 0.0, after or 0.0, size_of(results))


@FEW
@given(cases())
def test_nothing_owed_to_a_vendor_is_forgotten(case: Case) -> None:
    values = calculate(case).values
    owed, paid = values["invoice"].sum(-1), values["charge_paid"].sum(-1)
    assert np.allclose(owed, paid, rtol=1e-12, atol=1e-6)


NOTHING_MOVES = {"share": 0.0, "automated_share": 0.0, "improvement_share": 0.0, "handling_uplift": 0.0}
OF_THE_OPTION = ("charges", "transition", "governance", "benefits", "risks", "exits")


@FEW
@given(cases())
def test_moving_nothing_costs_nothing_but_what_the_option_adds(case: Case) -> None:
    still = changed(case, plan=tuple(row.model_copy(update=NOTHING_MOVES) for row in case.plan))
    results = calculate(still)
    added = ("charges_cash", "governance_cost", "transition_cost", "other_cost", "severance_cost", "termination_cost")
    unmoved = [at for at, option in enumerate(results.options) if not _adds_rows(still, option.id)]
    for at in unmoved:
        base = next(other for other in unmoved) if unmoved else at
        more = results.values["cost"][at] - results.values["cost"][base]
        parts = sum(results.values[line][at] - results.values[line][base] for line in added)
        assert np.allclose(more, parts, rtol=1e-9, atol=1e-5)


@FEW
@given(cases())
def test_an_option_that_adds_and_moves_nothing_is_the_same_as_another_such(case: Case) -> None:
    empty = dict.fromkeys(OF_THE_OPTION, ())
    todays = {
        table: tuple(row for row in getattr(case, table) if not row.added_by)
        for table in ("labor", "infrastructure", "training")
    }
    still = tuple(row.model_copy(update=NOTHING_MOVES) for row in case.plan)
    results = calculate(changed(case, plan=still, **empty, **todays))
    for at in range(len(results.options)):
        assert results.number("npv", at) == 0.0
        assert np.array_equal(results.values["cost"][at], results.values["cost"][0])


def _adds_rows(case: Case, option: str) -> bool:
    return any(
        row.added_by == option for table in ("labor", "infrastructure", "training") for row in getattr(case, table)
    )


@FEW
@given(cases(), st.integers(0, 2**32))
def test_the_order_of_rows_is_irrelevant(case: Case, seed: int) -> None:
    shuffle = random.Random(seed)
    tables = {table: tuple(shuffle.sample(getattr(case, table), len(getattr(case, table)))) for table in TABLES}
    if not case.settings.compared_with:  # blank is the first as-is option, so several of them keep their order
        tables["options"] = case.options
    assert_same_headlines(calculate(case), calculate(changed(case, **tables)))


@FEW
@given(cases(), st.sampled_from([0.01, 7.3, 1000.0]))
def test_another_home_currency_scales_every_amount(case: Case, factor: float) -> None:
    tables = {table: tuple(_scaled(row, table, case, factor) for row in getattr(case, table)) for table in TABLES}
    money = {
        spec.name: getattr(case.settings, spec.name) * factor
        for spec in field_specs("settings")
        if spec.unit == "money"
    }
    scaled = changed(case, settings=case.settings.model_copy(update=money), **tables)
    assert_same_headlines(calculate(case), calculate(scaled), factor)


def _scaled(row: Any, table: str, case: Case, factor: float) -> Any:
    """The row with its amounts of home money times a factor; amounts in a foreign currency stay, its rate does not."""
    foreign = {location.id for location in case.locations if location.currency}
    local_is_home = getattr(row, "location", "") not in foreign
    at_home = {"money": True, "local": local_is_home, "contract": not getattr(row, "currency", "")}
    update = {}
    for spec in field_specs(table):
        if at_home.get(spec.unit.split("/")[0]):
            value = getattr(row, spec.name)
            update[spec.name] = tuple(v * factor for v in value) if isinstance(value, tuple) else value * factor
    return row.model_copy(update=update)


@FEW
@given(cases().filter(lambda case: case.labor))
def test_splitting_a_role_into_two_identical_halves_changes_nothing(case: Case) -> None:
    role = case.labor[0]
    half = {"actual_fte": role.actual_fte / 2, "authorised_fte": role.authorised_fte / 2}
    halves = (
        role.model_copy(update=half),
        role.model_copy(update={**half, "id": "other-half", "name": f"{role.name[:150]} (other half)"}),
    )
    assert_same_headlines(calculate(case), calculate(changed(case, labor=(*halves, *case.labor[1:]))))


@FEW
@given(cases())
def test_the_compared_with_option_is_worth_nothing_against_itself(case: Case) -> None:
    results = calculate(case)
    compared = results.prepared.compared
    assert results.number("npv", compared) == 0.0
    assert not results.values["net_cash"][compared].any()
    assert results.key_figures(compared)["irr"] == []
