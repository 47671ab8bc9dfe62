"""The tornado: against cases edited by hand, and properties that hold for every case."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_case.analysis.sensitivity import NoSpan, by_distribution, by_published, by_share, one_way
from bpo_case.analysis.varying.bounds import with_values
from bpo_case.analysis.varying.inputs import numeric_inputs
from bpo_case.analysis.watch import Stopped, Watch
from bpo_case.case.assessment import Uncertainty
from bpo_case.case.document import TABLES, Case
from bpo_case.model.results import calculate
from tests.analysis.health.cases import both, put
from tests.analysis.worthwhile import VENDOR, worthwhile_case
from tests.strategies import cases

CASE = worthwhile_case()
MONEY = ("money", "local", "contract")


def test_low_and_high_results_are_those_of_cases_edited_by_hand():
    found = one_way(CASE, by_share(0.1))
    assert found.option == "Vendor"
    assert found.base == calculate(CASE).number("npv", VENDOR)
    for each in found.inputs[::25]:
        for value, result in ((each.low, each.low_result), (each.high, each.high_result)):
            edited = calculate(with_values(CASE, {each.path: value})).number("npv", VENDOR)
            assert result == pytest.approx(edited, rel=1e-9), each.path


def test_the_largest_swing_comes_first_and_is_the_range_of_the_three_results():
    found = one_way(CASE, by_share(0.1))
    swings = [each.swing for each in found.inputs]
    assert swings == sorted(swings, reverse=True)
    for each in found.inputs:
        results = (found.base, each.low_result, each.high_result)
        assert each.swing == max(results) - min(results) > 0


def test_every_numeric_input_either_moves_the_figure_or_has_a_reason():
    found = one_way(CASE, by_share(0.1))
    named = [each.path for each in (*found.inputs, *found.moves_nothing)]
    assert sorted(named) == sorted(one.path for one in numeric_inputs(CASE))
    assert all(each.reason for each in found.moves_nothing)


def test_what_moves_nothing_moves_nothing_in_cases_edited_by_hand():
    found = one_way(CASE, by_share(0.1))
    inputs = {one.path: one for one in numeric_inputs(CASE)}
    for each in found.moves_nothing[::12]:
        one = inputs[each.path]
        for value in by_share(0.1).of(one):
            if one.spec.kind == "number" and 0 <= value <= 1:
                edited = calculate(with_values(CASE, {each.path: value})).number("npv", VENDOR)
                assert edited == pytest.approx(found.base, rel=1e-11), each


def test_a_list_is_multiplied_and_a_whole_number_moves_by_at_least_one():
    paths = ["charges/bill/price", "plan/move-care/migration_months", "settings/start_month"]
    found = {each.path: each for each in one_way(CASE, by_share(0.1), paths=paths).inputs}
    assert found["charges/bill/price"].low == pytest.approx((2.6 * 0.8 * 0.9,))
    assert (found["plan/move-care/migration_months"].low, found["plan/move-care/migration_months"].high) == (5, 7)
    assert found["settings/start_month"].high == 2
    assert found["settings/start_month"].bounded


def test_a_payback_that_never_comes_has_no_swing_and_stands_first():
    case = put("transition", "vend-programme-team", amount=1_450_000.0)(CASE)
    found = one_way(case, by_share(0.2), figure="payback_months", option="vendor")
    first = found.inputs[0]
    assert found.base is not None
    assert None in (first.low_result, first.high_result)
    assert first.swing is None


def test_the_span_is_that_of_the_distribution_or_of_what_is_published():
    grown = one_way(CASE, by_distribution(CASE)).inputs
    assert [(each.path, each.low, each.high) for each in grown] == [("services/care/growth", 0.0, 0.04)]
    share = next(
        each for each in one_way(CASE, by_published(CASE)).inputs if each.path == "governance/gov/charge_share"
    )
    assert (share.low, share.high) == (0.03, 0.06)


def test_a_span_beyond_the_limits_is_bounded_and_says_so():
    wide = Uncertainty(id="wide", name="Wide", path="labor/lead/avoidable_share", parameters=(0.2, 0.5, 1.7))
    case = CASE.model_copy(update={"uncertainty": (wide,)})
    (found,) = one_way(case, by_distribution(case)).inputs
    assert (found.low, found.high, found.bounded) == (0.2, 1.0, True)


def test_an_input_without_a_span_that_is_asked_for_is_told():
    with pytest.raises(NoSpan, match="Agent, Annual salary"):
        one_way(CASE, by_distribution(CASE), paths=["labor/agent/annual_salary"])


def test_it_can_be_cancelled():
    with pytest.raises(Stopped):
        one_way(CASE, by_share(0.1), watch=Watch(cancelled=lambda: True))


# -- For every case --


@settings(max_examples=8)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(case, random):
    def turned(table: str) -> tuple:
        rows = list(getattr(case, table))
        random.shuffle(rows)
        return tuple(rows)

    moved = case.model_copy(update={table: turned(table) for table in TABLES if table != "options"})
    paths = random.sample([one.path for one in numeric_inputs(case)], 12)
    before, after = (one_way(each, by_share(0.1), paths=paths, option=case.options[-1].id) for each in (case, moved))
    scale = 1e-9 * max(1.0, *(abs(calculate(case).number("cost_over_term", at)) for at in range(len(case.options))))
    swings = {each.path: each.swing for each in after.inputs}
    assert swings == pytest.approx({each.path: each.swing for each in before.inputs}, rel=1e-6, abs=scale)
    reasons = {each.path: each.reason for each in after.moves_nothing}
    assert reasons.keys() == {each.path for each in before.moves_nothing}


def in_other_money(case: Case, factor: float) -> Case:
    """The same case in a smaller money: every amount is so many times as much."""
    amounts = [
        one for one in numeric_inputs(case)
        if one.spec.unit.split("/")[0] in MONEY and not one.path.startswith(("currencies", "ledger"))
    ]  # fmt: skip
    return with_values(case, {one.path: one.times(factor) for one in amounts})


@settings(max_examples=5)
@given(st.sampled_from([0.25, 2.0, 8.0, 3.7]))
def test_every_swing_is_in_the_money_of_the_case(factor):
    case = both(put("risks", low=0.0))(CASE)
    paths = [one.path for one in numeric_inputs(case) if one.path.startswith(("labor", "charges", "plan", "settings"))]
    before, after = (one_way(each, by_share(0.1), paths=paths) for each in (case, in_other_money(case, factor)))
    found = {each.path: each.swing for each in after.inputs}
    assert found == pytest.approx({each.path: each.swing * factor for each in before.inputs}, rel=1e-7)
    assert [replace(each) for each in after.moves_nothing] == list(before.moves_nothing)
