"""Break-even: against algebra, put back into the case, and each kind of answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_case.analysis.break_even import TARGETED, NotTargeted, TargetMissing, break_even
from bpo_case.analysis.varying.bounds import with_values
from bpo_case.case.options import Charge, TransitionItem
from bpo_case.case.today import Service
from bpo_case.model.results import KEY_FIGURES, calculate
from tests.analysis.health.cases import put
from tests.analysis.worthwhile import VENDOR, worthwhile_case
from tests.model.tiny import moved, tiny

CASE = worthwhile_case()
TEAM = "transition/vend-programme-team/amount"


def worth(case, path, value, figure="npv", option=VENDOR):
    return calculate(with_values(case, {path: value})).number(KEY_FIGURES[TARGETED[figure]], option)


def test_the_npv_is_linear_in_a_one_time_amount_so_that_algebra_gives_the_answer():
    at_nothing, at_much = (worth(CASE, TEAM, amount) for amount in (0.0, 1e6))
    expected = at_nothing / (at_nothing - at_much) * 1e6
    found = break_even(CASE, TEAM)
    (crossing,) = found.values
    assert crossing.value == pytest.approx(expected, rel=1e-9)
    assert (found.met, crossing.met_above, crossing.jumps) == (True, False, False)


@pytest.mark.parametrize(
    ("path", "figure", "target"),
    [
        ("labor/agent/annual_salary", "npv", 0.0),
        ("services/care/first_volume", "npv", 250_000.0),
        ("charges/bill/price", "npv", 0.0),
        ("charges/bill/index_rate", "saving", 1_250_000.0),
        ("plan/move-care/productivity_mature", "saving", 900_000.0),
        ("transition/vend-advisory-and-selection/amount", "payback", 36.0),
        ("charges/hours/price", "payback", 40.0),
    ],
)
def test_the_value_put_back_gives_the_target(path, figure, target):
    found = break_even(CASE, path, figure=figure, target=target, option="vendor")
    assert found.values
    for crossing in found.values:
        again = worth(CASE, path, crossing.value, figure)
        assert abs(again - target) <= 1e-6 * max(1.0, abs(target))
        assert crossing.result == pytest.approx(again, abs=1e-6 * max(1.0, abs(target)))


@settings(max_examples=10)
@given(st.floats(-2e6, 2e6))
def test_any_target_that_is_found_is_met(target):
    for crossing in break_even(CASE, "charges/hours/price", target=target, option="vendor").values:
        assert abs(worth(CASE, "charges/hours/price", crossing.value) - target) <= 1e-6 * max(1.0, abs(target))


def test_whether_more_or_less_is_better_is_told():
    (price,) = break_even(CASE, "charges/hours/price").values
    (salary,) = break_even(CASE, "labor/agent/annual_salary").values
    assert not price.met_above
    assert salary.met_above
    assert worth(CASE, "charges/hours/price", (price.value[0] * 0.99,)) > 0
    assert worth(CASE, "labor/agent/annual_salary", salary.value * 1.01) > 0


def test_none_is_an_answer_with_the_range_and_the_results_at_its_ends():
    found = break_even(CASE, "labor/lead/bonus", target=1e9)
    assert (found.met, found.values) == (False, ())
    assert found.range == (0.0, 2.0)
    for end, result in zip(found.range, found.range_results, strict=True):
        assert result == pytest.approx(worth(CASE, "labor/lead/bonus", end), rel=1e-9)


def test_a_baseline_too_low_and_one_too_high_are_both_found():
    case = put("charges", "hours", arc_price=40.0, dead_band=0.0)(CASE)
    path = "charges/hours/contract_volume"
    highest = max(worth(case, path, 4_000.0 + 100 * step) for step in range(20))
    found = break_even(case, path, target=highest - 100_000, option="vendor")
    low, high = found.values
    assert low.value < high.value
    assert (low.met_above, high.met_above) == (True, False)
    for crossing in found.values:
        assert worth(case, path, crossing.value) == pytest.approx(highest - 100_000, rel=1e-6)


@pytest.mark.parametrize(
    ("path", "figure", "target", "above"),
    [("settings/horizon", "npv", 0.0, True), ("plan/move-care/migration_start", "npv", 900_000.0, False)],
)
def test_a_whole_number_is_the_first_that_meets_the_target_with_the_one_that_does_not(path, figure, target, above):
    found = break_even(CASE, path, figure=figure, target=target, option="vendor")
    (crossing,) = found.values
    assert crossing.value - crossing.beside == (1 if above else -1)
    assert worth(CASE, path, crossing.value) >= target > worth(CASE, path, crossing.beside)
    assert crossing.beside_result == pytest.approx(worth(CASE, path, crossing.beside), rel=1e-9)


# -- Steps --

STEADY = Service(id="service", name="Service", first_volume=110.0, minutes=60.0)
BANDED = Charge(
    id="charge", name="Charge", plan="plan", price=(10.0,), contract_volume=100.0, band_rule="back to baseline",
    dead_band=0.05, arc_price=10.0,
)  # fmt: skip


def test_a_figure_that_jumps_over_the_target_says_where():
    case = tiny(services=(STEADY,), plan=(moved(),), charges=(BANDED,)).case
    inside, outside = (worth(case, "charges/charge/dead_band", band, option=1) for band in (0.2, 0.05))
    assert inside > outside
    found = break_even(case, "charges/charge/dead_band", target=(inside + outside) / 2)
    (crossing,) = found.values
    assert crossing.jumps
    assert (crossing.beside, crossing.value) == pytest.approx((0.1, 0.1), rel=1e-7)
    assert (crossing.result, crossing.beside_result) == pytest.approx((inside, outside))
    assert crossing.beside < crossing.value


def test_a_payback_that_ends_to_come_is_passed_where_it_ends():
    item = TransitionItem(id="move", name="Move", option="vendor", amount=100.0)
    rent = {"services": (STEADY,), "transition": (item,)}
    case = tiny(**rent).case
    found = break_even(case, "transition/move/amount", figure="payback", target=6.0)
    assert found.base_result is None
    assert [crossing.result for crossing in found.values] == [0.0]
    assert found.range_results == (0.0, None)


def test_a_figure_that_is_the_target_throughout_is_told():
    found = break_even(CASE, "labor/agent/annual_salary", option="As is")
    assert (found.throughout, found.met, found.values) == (True, True, ())


def test_a_list_that_is_all_zero_is_set_and_not_multiplied():
    priced = BANDED.model_copy(update={"price": (0.0, 0.0), "band_rule": "pay per use"})
    item = TransitionItem(id="sale", name="Sale", option="vendor", category="sale proceeds", amount=10_000.0)
    case = tiny(24, services=(STEADY,), plan=(moved(),), charges=(priced,), transition=(item,)).case
    (crossing,) = break_even(case, "charges/charge/price").values
    assert crossing.value[0] == crossing.value[1] > 0
    assert worth(case, "charges/charge/price", crossing.value, option=1) == pytest.approx(0, abs=1e-6)


def test_what_cannot_be_asked_is_one_sentence():
    with pytest.raises(TargetMissing, match="within how many months"):
        break_even(CASE, TEAM, figure="payback")
    with pytest.raises(NotTargeted, match="npv, saving, payback"):
        break_even(CASE, TEAM, figure="irr")
