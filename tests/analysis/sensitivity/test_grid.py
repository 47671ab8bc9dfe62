"""The two-way grid, against cases edited by hand."""

from __future__ import annotations

import pytest

from bpo_case.analysis.sensitivity import grid
from bpo_case.analysis.sensitivity.grid import SameInput
from bpo_case.analysis.varying.bounds import with_values
from bpo_case.model.results import calculate
from tests.analysis.worthwhile import worthwhile_case

CASE = worthwhile_case()
PRICE, SHARE = "charges/bill/price", "plan/move-bills/share"


def test_every_cell_is_what_the_case_with_both_values_gives():
    found = grid(CASE, PRICE, SHARE, first_values=[(2.0,), (3.0,)], second_values=[0.2, 0.7, 1.0])
    assert (found.first.values, found.second.values) == (((2.0,), (3.0,)), (0.2, 0.7, 1.0))
    for row, price in enumerate(found.first.values):
        for column, share in enumerate(found.second.values):
            edited = calculate(with_values(CASE, {PRICE: price, SHARE: share})).number("npv", 2)
            assert found.results[row][column] == pytest.approx(edited, rel=1e-9)


def test_turned_round_it_is_the_same_turned_round():
    found, turned = grid(CASE, PRICE, SHARE), grid(CASE, SHARE, PRICE)
    assert [list(row) for row in zip(*turned.results, strict=True)] == [pytest.approx(row) for row in found.results]


def test_pairs_that_the_case_does_not_allow_together_have_no_result():
    found = grid(CASE, "labor/lead/first_month", "labor/lead/last_month", first_values=[1, 30], second_values=[20, 180])
    assert found.not_allowed == {(1, 0)}
    assert found.results[1][0] is None
    assert found.results[0][0] is not None


def test_an_input_against_itself_is_refused():
    with pytest.raises(SameInput, match="two inputs"):
        grid(CASE, PRICE, PRICE)
