"""What looks along a row or back in time where that cannot be computed is refused, with what to write instead."""

from __future__ import annotations

from typing import Any

import pytest

from bpo_case.engine.errors import CircularLines
from bpo_case.engine.operators import (
    NONE,
    ago,
    final,
    highest,
    irr,
    latest,
    mean_of,
    over_term,
    pick,
    recent,
    where,
)
from tests.engine.small import FEE, Spec, model, of_site, of_team, refusal

# -- Looking along a row --


@pytest.mark.parametrize("operator", [over_term, highest, final, irr, lambda x: ago(x, 2), lambda x: recent(x, 2)])
def test_looking_along_a_row_takes_a_line_as_it_stands(operator: Any) -> None:
    remedy = "takes a line as it stands; declare what is inside as a line of its own"
    assert remedy in of_team(lambda fee: operator(fee * 2))
    assert remedy in of_team(lambda size: operator(size))
    assert remedy in of_team(lambda prev_fee: operator(prev_fee))
    assert remedy in of_site(lambda total_fee: operator(total_fee))


def test_looking_along_the_row_of_one_value_is_refused() -> None:
    message = refusal(salary=Spec(lambda size: size, "teams"), cost=Spec(lambda salary: over_term(salary), "teams"))
    assert "'salary' is one value for all months: read it without over_term()" in message


@pytest.mark.parametrize("operator", [highest, lambda x: recent(x, 3)])
def test_a_line_cannot_look_along_its_own_row(operator: Any) -> None:
    message = refusal(cost=Spec(lambda cost: operator(cost)))
    assert "needs itself in the same month (cost → cost)" in message


@pytest.mark.parametrize("operator", [highest, lambda x: recent(x, 3)])
def test_a_line_cannot_look_along_the_row_of_a_line_that_needs_its_past(operator: Any) -> None:
    message = refusal(
        stock=Spec(lambda prev_stock, prev_flow: prev_stock + prev_flow, opening=100),
        flow=Spec(lambda stock: operator(stock)),
    )
    assert "cannot be used in a line that needs its own past" in message
    assert "stock → flow → stock" in message or "flow → stock → flow" in message


@pytest.mark.parametrize("operator", [highest, lambda x: recent(x, 3)])
def test_a_line_that_needs_its_past_cannot_look_along_a_row(operator: Any) -> None:
    message = of_team(lambda prev_cost, fee: prev_cost * 0.9 + operator(fee))
    assert "declare it as a line of its own, outside the circle" in message


@pytest.mark.parametrize("operator", [lambda x: pick(x, 2), lambda x: latest(x, 2), mean_of])
def test_a_line_that_needs_its_past_cannot_take_from_a_list(operator: Any) -> None:
    message = of_site(lambda prev_cost, steps: prev_cost * 0.9 + operator(steps))
    assert "declare it as a line of its own, outside the circle" in message


# -- Circles, month 0, none --


def test_a_circle_within_a_month_is_refused_and_shown() -> None:
    with pytest.raises(CircularLines) as refused:
        model(
            first=Spec(lambda third: third + 1),
            second=Spec(lambda first: first + 1),
            third=Spec(lambda second, rate: second * rate),
        )
    assert refused.value.circle[0] == refused.value.circle[-1]
    assert set(refused.value.circle) == {"first", "second", "third"}
    assert "read one of them as prev_…" in str(refused.value)
    for needing, needed in zip(refused.value.circle, refused.value.circle[1:], strict=False):
        assert (needing, needed) in {("first", "third"), ("second", "first"), ("third", "second")}


def test_a_circle_through_links_and_totals_is_one_too() -> None:
    message = refusal(
        wages=Spec(lambda size, site_overhead: size * site_overhead, "teams"),
        overhead=Spec(lambda total_wages: total_wages * 0.1, "sites"),
    )
    assert "needs itself in the same month" in message


def test_an_opening_that_names_nothing_is_refused() -> None:
    message = refusal(stock=Spec(lambda prev_stock: prev_stock * 2, "sites", opening="strat"))
    assert "nothing is called 'strat'; did you mean start" in message


@pytest.mark.parametrize("opening", ["mode", "steps"])
def test_an_opening_that_is_no_number_is_refused(opening: str) -> None:
    message = refusal(stock=Spec(lambda prev_stock: prev_stock * 2, "sites", opening=opening))
    assert f"opens with {opening!r}, which is no number" in message


def test_an_opening_that_needs_its_own_line_is_refused() -> None:
    message = refusal(
        stock=Spec(lambda prev_stock, rate: prev_stock * rate, opening="worth"), worth=Spec(lambda stock: stock * 2)
    )
    assert "opens with 'worth', which needs it" in message
    assert "open with something else" in message


def test_a_line_that_reads_last_month_cannot_hold_at_signature_too() -> None:
    message = refusal(stock=Spec(lambda prev_stock: prev_stock * 2, opening="same"))
    assert "reads last month's value, which month 0 has not; open with a number, a column or a line" in message


def test_one_value_has_no_last_month() -> None:
    message = refusal(salary=Spec(lambda size: size * 2, "teams"), cost=Spec(lambda prev_salary: prev_salary, "teams"))
    assert "'salary' is one value for all months: read it as salary" in message


@pytest.mark.parametrize("opening", [1, "size"])
def test_one_value_cannot_open_with_another(opening: float | str) -> None:
    message = refusal(salary=Spec(lambda size: size * 2, "teams", opening=opening))
    assert "is one value for all months and cannot open with another; leave opening out" in message


@pytest.mark.parametrize("answer", [lambda fee: irr(fee), lambda fee, size: where(size > 3, final(fee), NONE)])
def test_nothing_is_computed_from_an_answer_that_may_be_none(answer: Any) -> None:
    message = refusal(fee=FEE, payback=Spec(answer, "teams"), cost=Spec(lambda payback, size: payback * size, "teams"))
    assert "'payback' may be none, with which nothing can be computed; read what it is made from" in message
