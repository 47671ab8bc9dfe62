"""The order of calculation: what is read comes first, and circles through last month stay together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.small import Spec, model


def test_a_line_comes_after_all_that_it_reads_and_opens_with() -> None:
    lines = model(
        cost=Spec(lambda total_wages, fee: total_wages + fee),
        wages=Spec(lambda size, site_rental: size * site_rental, "teams"),
        fee=Spec(lambda month, rate: month * rate, opening="deposit"),
        rental=Spec(lambda rent, month: rent * month, "sites"),
        deposit=Spec(lambda budget: budget * 2),
    )
    order = [line.name for line in lines]
    assert set(order) == {"cost", "wages", "fee", "rental", "deposit"}
    for later, earlier in [("cost", "wages"), ("cost", "fee"), ("wages", "rental"), ("fee", "deposit")]:
        assert order.index(later) > order.index(earlier)


def test_lines_that_need_each_others_past_are_one_group_in_the_order_of_the_month() -> None:
    lines = model(
        spent=Spec(lambda left, rate: left * rate),
        left=Spec(lambda prev_left, prev_spent: prev_left - prev_spent, opening="budget"),
        over=Spec(lambda spent: spent * 2),
    )
    assert [[line.name for line in group] for group in lines.groups] == [["left", "spent"], ["over"]]


def test_a_line_that_reads_only_its_own_past_is_a_group_by_itself() -> None:
    lines = model(debt=Spec(lambda prev_debt, rate: prev_debt * rate, opening=1))
    assert [[line.name for line in group] for group in lines.groups] == [["debt"]]


@given(st.permutations(range(6)))
def test_the_order_of_declaration_does_not_matter(order: list[int]) -> None:
    chain = {
        "first": Spec(lambda rate: rate),
        "second": Spec(lambda first, month: first * month),
        "third": Spec(lambda prev_fourth, second: prev_fourth + second),
        "fourth": Spec(lambda third: third * 2),
        "fifth": Spec(lambda fourth: fourth - 1),
        "sixth": Spec(lambda fifth, second: fifth + second),
    }
    names = list(chain)
    lines = model(**{names[place]: chain[names[place]] for place in order})
    assert [line.name for line in lines] == names
