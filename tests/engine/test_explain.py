"""Explaining, on a model of a bakery: the engine knows no business."""

from __future__ import annotations

import numpy as np
import pytest

from bpo_case.engine.data import Data
from bpo_case.engine.declare import Column, LineItems, Link, Schema, Table
from bpo_case.engine.evaluate import evaluate
from bpo_case.engine.explain import ABOVE, Explainer
from bpo_case.engine.explanation import Origin
from bpo_case.engine.operators import (
    ago,
    choose,
    final,
    given,
    highest,
    month_of_lowest,
    most,
    over_term,
    recent,
    where,
)
from bpo_case.engine.resolve import resolve
from tests.explanations import ends_well, remade

SCHEMA = Schema(
    scalars={"growth": Column("growth", "Growth", "share")},
    tables={
        "towns": Table("towns", "Towns", {"rent": Column("rent", "Rent", "money")}),
        "shops": Table(
            "shops",
            "Shops",
            {
                "price": Column("price", "Price", "money/loaf"),
                "loaves": Column("loaves", "Loaves", "loaf"),
                "lag": Column("lag", "Payment terms", "month"),
                "size": Column("size", "Size", kind="choice", members=("small", "large")),
            },
            {"town": Link("towns", field="town")},
        ),
    },
)
items = LineItems("bakery")
line = items.line


@line("Sales", unit="money", over="shops", opening=5)
def sales(price, loaves, month, growth):
    return price * loaves * (1 + growth * month)


@line("Cash in", unit="money", over="shops")
def cash_in(sales, lag):
    return ago(sales, lag)


@line("Sales of the quarter", unit="money", over="shops")
def quarter(sales):
    return recent(sales, 3)


@line("Rent paid", unit="money", over="shops")
def rent_paid(town, town_rent):
    return where(given(town), town_rent, 0)


@line("Profit", unit="money", over="shops")
def profit(sales, rent_paid, size):
    return sales - rent_paid - choose(size, {"small": 0, "large": sales / 10})


@line("Profit of all shops", unit="money")
def all_profit(total_profit):
    return total_profit


@line("Balance", unit="money", opening="all_profit")
def balance(prev_balance, all_profit):
    return prev_balance + all_profit


@line("Overdraft", unit="money")
def overdraft(balance):
    return most(0, 0 - balance)


@line("Profit over the years", unit="money")
def whole_profit(all_profit):
    return over_term(all_profit)


@line("Best month", unit="money")
def best(all_profit):
    return highest(all_profit)


@line("Worst month", unit="month")
def worst(balance):
    return month_of_lowest(balance)


@line("Last balance", unit="money")
def last(balance):
    return final(balance)


MODEL = resolve(SCHEMA, [items])
MONTHS = 24
SHOPS = ("Mill Lane", "Harbour", "Station", "Market", "School", "Abbey")


class BakeryNames:
    period = "year"

    def where(self, table, row):
        return {"shops": (SHOPS[row],), "towns": ("Ebersbach",)}[table] if table else ()

    def when(self, months):
        return f"month {months[0]}" if len(months) == 1 else f"months {months[0]} to {months[-1]}"

    def periods(self, months):
        found = {}
        for month in months:
            found.setdefault(f"year {(month + 11) // 12}", []).append(month)
        return {name: tuple(year) for name, year in found.items()}

    def origin(self, read, row):
        return Origin("input", f"ledger of {read.table or 'the bakery'}", "high", f"{read.table}/{row}/{read.name}")

    def unit(self, unit, table, row):
        return unit


def column(*values):
    return np.array(values).reshape(-1, 1)


DATA = Data(
    months=MONTHS,
    scalars={"growth": column(0.01)},
    columns={
        "towns": {"rent": column(900.0)},
        "shops": {
            "price": column(4.0, 5.0, 4.5, 0.0, 3.0, 4.0),
            "loaves": column(1000.0, 800.0, 300.0, 100.0, 200.0, 150.0),
            "lag": column(1.0, 0.0, 2.0, 1.0, 30.0, 1.0),
            "size": column("large", "small", "small", "small", "small", "large"),
        },
    },
    links={("shops", "town"): np.array([0, 0, -1, -1, 0, -1])},
    rows={"towns": 1, "shops": len(SHOPS)},
)
VALUES = evaluate(MODEL, DATA)
TERM = tuple(range(MONTHS + 1))


def explained(name, row=0, months=(3,), **how):
    return Explainer(MODEL, DATA, VALUES, BakeryNames(), **how).line(name, row, months)


def child(node, label):
    return next(each for each in node.because if each.label == label)


@pytest.mark.parametrize("months", [(0,), (1,), (13,), TERM, tuple(range(1, 13))], ids=str)
@pytest.mark.parametrize("name", list(MODEL.lines))
def test_the_children_of_every_number_make_it_through_the_formula_that_is_shown(name, months):
    for row in range(DATA.count(MODEL[name].over)):
        for breadth in (1, 3):
            for node in explained(name, row, months, breadth=breadth).walk():
                made = remade(node)
                assert made is None or made == pytest.approx(node.value, rel=1e-12)
                assert ends_well(node), node


def test_the_value_is_that_of_the_calculation_and_the_formula_is_in_words():
    node = explained("sales", 1)
    assert node.value == VALUES["sales"][1, 3]
    assert node.formula == "price × loaves × (1 + growth × month)"
    assert (node.where, node.when) == (("Harbour",), "month 3")


def test_an_input_shows_its_value_unit_and_evidence():
    price = child(explained("sales", 1), "Price")
    assert (price.value, price.unit) == (5.0, "money/loaf")
    assert price.origin == Origin("input", "ledger of shops", "high", "shops/1/price")


def test_a_number_is_explained_once():
    explainer = Explainer(MODEL, DATA, VALUES, BakeryNames())
    assert explainer.line("sales", 0, (3,)).because
    again = child(explainer.line("profit", 0, (3,)), "Sales")
    assert (again.note, again.because) == (ABOVE, ())


def test_another_month_of_the_same_row_is_said_to_be_made_alike():
    explainer = Explainer(MODEL, DATA, VALUES, BakeryNames())
    explainer.line("sales", 0, (3,))
    again = explainer.line("sales", 0, (4,))
    assert again.note == "made as in month 3 above"
    assert not again.because


def test_the_opening_is_not_said_to_be_made_like_a_later_month():
    explainer = Explainer(MODEL, DATA, VALUES, BakeryNames())
    explainer.line("sales", 0, (3,))
    assert explainer.line("sales", 0, (0,)).note == "opening value"


def test_a_branch_that_is_not_taken_is_left_out():
    assert [each.label for each in explained("rent_paid", 2).because] == ["Town"]
    assert [each.label for each in explained("rent_paid", 0).because] == ["Town", "Rent"]


def test_a_link_is_shown_by_the_name_of_the_row_it_points_to():
    assert child(explained("rent_paid", 0), "Town").value == "Ebersbach"
    assert child(explained("rent_paid", 2), "Town").value is None


def test_the_case_of_a_choice_that_holds_is_the_only_one_shown():
    assert [each.label for each in explained("profit", 1).because] == ["Sales", "Rent paid", "Size"]


def test_what_is_multiplied_by_zero_is_left_out():
    assert [each.label for each in explained("sales", 3).because] == ["Price"]


def test_a_zero_below_another_number_is_not_opened():
    shop_without_sales = next(each for each in explained("profit", 3).because if each.label == "Sales")
    assert shop_without_sales.value == 0
    assert not shop_without_sales.because


def test_months_ago_shows_the_months_and_the_month_that_was_reached():
    lagged = explained("cash_in", 0, (7,)).because
    assert [each.label for each in lagged] == ["Payment terms", "Sales"]
    assert lagged[1].when == "month 6"


def test_what_lies_before_the_beginning_is_zero():
    assert explained("cash_in", 4, (7,)).value == 0


def test_a_total_shows_the_largest_rows_and_the_rest_in_one_number():
    rows = explained("all_profit").because
    assert [each.where for each in rows[:3]] == [("Harbour",), ("Mill Lane",), ("Station",)]
    assert rows[3].label == "and 2 others"
    assert sum(each.value for each in rows) == pytest.approx(VALUES["all_profit"][0, 3])


def test_breadth_says_how_many_of_the_largest_are_followed():
    followed = [[bool(each.because) for each in explained("all_profit", breadth=n).because[:3]] for n in (1, 2, 3)]
    assert followed == [[True, False, False], [True, True, False], [True, True, True]]
    assert all(each.cut for each in explained("all_profit", breadth=1).because[1:3])


def test_depth_says_how_many_levels_are_shown():
    def levels(node):
        return 1 + max((levels(each) for each in node.because), default=0)

    assert [levels(explained("all_profit", depth=depth)) for depth in (0, 1, 2)] == [1, 2, 3]
    assert explained("all_profit", depth=0).cut


def test_a_formula_that_holds_for_totals_is_followed_for_the_totals():
    node = explained("whole_profit", 0, (0,))
    assert node.because[0].when == "months 0 to 24"
    assert node.value == pytest.approx(VALUES["all_profit"].sum())


def test_one_that_does_not_is_shown_by_period_and_for_its_largest_month():
    node = explained("sales", 0, tuple(range(1, 25)))
    *years, example = node.because
    assert [year.label for year in years] == ["year 1", "year 2"]
    assert node.formula == "by year"
    assert sum(year.value for year in years) == pytest.approx(node.value)
    assert example.example
    assert example.when == "month 24"
    assert example.because


def test_within_one_period_each_month_is_shown():
    node = explained("sales", 0, tuple(range(1, 13)))
    assert [each.label for each in node.because[:-1]] == [f"month {month}" for month in range(1, 13)]


def test_a_running_balance_is_the_sum_of_all_months_to_date():
    node = explained("balance", 0, (5,))
    assert node.when == "month 5"
    assert sum(each.value for each in node.because) == pytest.approx(VALUES["all_profit"][0, :6].sum())


def test_the_month_of_the_lowest_shows_the_number_that_it_was_found_by():
    lowest = child(explained("worst", 0, (0,)), "Balance")
    assert lowest.value == VALUES["balance"][0].min()
    assert lowest.when == f"month {VALUES['balance'][0].argmin()}"


def test_a_total_over_chosen_rows_can_be_asked_for():
    node = Explainer(MODEL, DATA, VALUES, BakeryNames()).total("sales", [0, 1], (3,), ("both",))
    assert node.value == VALUES["sales"][:2, 3].sum()
    assert node.where == ("both",)
    assert [each.where for each in node.because] == [("Mill Lane",), ("Harbour",)]


@pytest.mark.parametrize("name", ["profit", "all_profit", "overdraft", "worst", "last"])
def test_what_was_cut_can_be_opened_later_and_is_the_same_number(name):
    cut = [node for depth in (0, 1, 2) for node in explained(name, depth=depth).walk() if node.cut]
    assert cut
    for node in cut:
        opened = node.deeper(2)
        assert opened.value == node.value
        assert opened.because


def test_what_was_not_cut_has_nothing_to_open():
    assert all(node.deeper is None for node in explained("profit").walk())
