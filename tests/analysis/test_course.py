"""The course of a figure around its break-evens, and the break-evens of what moves it most."""

from __future__ import annotations

import pytest

from bpo_case.analysis.break_even import break_even
from bpo_case.analysis.course import PARTS, course, largest
from bpo_case.analysis.sensitivity import one_way, usual
from bpo_case.analysis.watch import Stopped, Watch
from bpo_case.model.results import calculate
from tests.analysis.test_break_even import CASE, TEAM, worth

SALARY = "labor/agent/annual_salary"


def test_every_number_has_the_figure_of_the_case_with_that_value():
    found = course(CASE, break_even(CASE, SALARY))
    assert found.numbers == found.values and len(found.numbers) >= PARTS
    for at in (0, PARTS // 2, PARTS):
        assert found.results[at] == pytest.approx(worth(CASE, SALARY, found.values[at]), rel=1e-9)


@pytest.mark.parametrize("path", [SALARY, TEAM, "charges/hours/price", "services/care/first_volume"])
def test_what_is_looked_at_holds_the_value_of_the_case_and_all_that_were_found(path):
    asked = break_even(CASE, path)
    found = course(CASE, asked)
    assert asked.values and list(found.numbers) == sorted(found.numbers)
    assert {found.base, *found.crossings} <= set(found.numbers)
    at_base = found.results[found.numbers.index(found.base)]
    assert at_base == pytest.approx(asked.base_result, rel=1e-12)
    for crossing in found.crossings:
        assert found.results[found.numbers.index(crossing)] == pytest.approx(0, abs=1e-3)


def test_a_list_is_followed_by_its_factor():
    found = course(CASE, break_even(CASE, "charges/hours/price"))
    price = next(each for each in CASE.charges if each.id == "hours").price
    assert (found.is_list, found.base) == (True, 1.0)
    for number, value in zip(found.numbers, found.values, strict=True):
        assert value == pytest.approx(tuple(entry * number for entry in price))


def test_without_a_break_even_the_whole_range_is_looked_at():
    asked = break_even(CASE, "labor/lead/bonus", target=1e9)
    found = course(CASE, asked)
    assert (found.values[0], found.values[-1]) == asked.range
    assert (found.results[0], found.results[-1]) == pytest.approx(asked.range_results)
    assert found.crossings == ()


def test_only_whole_numbers_are_looked_at_where_only_they_are_allowed():
    found = course(CASE, break_even(CASE, "settings/horizon"))
    assert found.crossings and all(float(number).is_integer() for number in found.numbers)


def test_the_inputs_that_move_the_figure_most_have_their_break_evens_in_that_order():
    option = calculate(CASE).options[1].id
    moved = one_way(CASE, usual(CASE), option=option).inputs
    told = []
    watch = Watch(lambda *how: told.append(how))
    found = largest(CASE, 3, figure="npv", target=None, option=option, watch=watch)
    assert [each.path for each in found] == [each.path for each in moved[:3]]
    assert found[0] == break_even(CASE, moved[0].path, option=option)
    shares = [done / total for done, total in told]
    assert shares == sorted(shares) and shares[-1] == 1, "progress goes on to its end"


def test_somebody_may_cancel_it():
    with pytest.raises(Stopped):
        largest(CASE, 3, figure="npv", target=None, option=None, watch=Watch(cancelled=lambda: True))
