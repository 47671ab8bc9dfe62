"""Units: a formula must give the unit that its line claims, or be refused."""

from __future__ import annotations

from typing import Any

import pytest

from bpo_case.engine.declare import Column, Link, Schema, Table
from bpo_case.engine.errors import UnitMismatch
from bpo_case.engine.operators import (
    ago,
    average,
    choose,
    in_unit,
    least,
    over_term,
    ratio,
    remainder,
    where,
    whole,
)
from bpo_case.engine.units import parsed, product, spelled
from tests.engine.small import Spec, columns, model

PLACES = Schema(
    scalars=columns(tax="share", budget="money", horizon="month"),
    tables={
        "places": Table("places", "Places", columns(rate="money/local", rent="local/year")),
        "people": Table(
            "people",
            "People",
            columns(
                fte="FTE", salary="local/FTE/year", weeks="week", bonus="share", hours="hour", volume="unit",
                minutes="minute/unit",
            )
            | {"kind": Column("kind", "Kind", kind="choice", members=("paid", "free"))},
            {"place": Link("places")},
        ),
    },
)  # fmt: skip


def line(function: Any, unit: str, over: str | None = "people", opening: float | str = 0) -> None:
    model(PLACES, answer=Spec(function, over, opening, unit))


SOUND: list[tuple[Any, str]] = [
    (lambda fte, salary: fte * salary / 12, "local"),
    (lambda fte, salary: fte * salary, "local/year"),
    (lambda fte, salary, place_rate: fte * salary / 12 * place_rate, "money"),
    (lambda salary, weeks: salary / 52 * weeks, "local/FTE"),
    (lambda salary, bonus: salary * (1 + bonus), "local/FTE/year"),
    (lambda salary, bonus: in_unit(salary * bonus, "local/FTE"), "local/FTE"),
    (lambda volume, minutes: volume * minutes, "minute"),
    (lambda volume, minutes, hours: ratio(volume * minutes, hours), "minute/hour"),
    (lambda fte, hours: where(hours > 0, fte, 0), "FTE"),
    (lambda fte, kind: choose(kind, {"paid": fte, "free": 0}), "FTE"),
    (lambda fte, month, horizon: fte * least(1, month / horizon), "FTE"),
    (lambda fte: average(fte, whole(fte), remainder(fte, fte)), "FTE"),
    (lambda total_fte, budget: budget / total_fte, "money/FTE"),
    (lambda month: 1.02 ** (month / 12), "index"),
    (lambda budget: 0 - budget, "money"),
    (lambda fte: 0 * fte, "hour"),  # zero is of any unit
]


@pytest.mark.parametrize(("function", "unit"), SOUND)
def test_a_formula_that_gives_its_unit_is_taken(function: Any, unit: str) -> None:
    over = "people" if "total_fte" not in function.__code__.co_varnames else None
    line(function, unit, over)


WRONG: list[tuple[Any, str, str]] = [
    (lambda fte, salary: fte * salary, "local", "declared in 'local', but its formula gives local/year"),
    (lambda fte, salary: fte * salary / 12, "money", "declared in 'money', but its formula gives local"),
    (lambda fte, salary: fte * salary / 13, "local", "but its formula gives local/year"),
    (lambda fte, hours: fte + hours, "FTE", "'+' combines FTE and hour; bring them to one unit first"),
    (lambda fte, hours: least(fte, hours), "FTE", "'least' combines FTE and hour"),
    (lambda fte, hours: where(fte > hours, fte, 0), "FTE", "'>' combines FTE and hour"),
    (lambda fte, hours: where(fte > 0, fte, hours), "FTE", "'where' combines FTE and hour"),
    (lambda kind, fte, hours: choose(kind, {"paid": fte, "free": hours}), "FTE", "'choose' combines FTE and hour"),
    (lambda fte: fte**2, "FTE", "'^' combines"),
    (lambda month, fte: 2 ** (month * fte), "index", "'^' combines"),
    (lambda fte: fte + 1, "FTE", "'+' combines FTE and number"),
    (lambda fte, hours: in_unit(fte + hours, "FTE"), "FTE", "'+' combines FTE and hour"),
    (lambda salary, hours: average(salary, hours), "hour", "'average' combines local/FTE/year and hour"),
    (
        lambda budget, tax: budget / tax,
        "FTE",
        "declared in 'FTE', but its formula gives money; convert it, or declare that",
    ),
]


@pytest.mark.parametrize(("function", "unit", "problem"), WRONG)
def test_a_formula_that_gives_another_unit_is_refused(function: Any, unit: str, problem: str) -> None:
    with pytest.raises(UnitMismatch) as refused:
        line(function, unit)
    assert problem in str(refused.value)


def test_what_a_line_opens_with_must_have_its_unit() -> None:
    with pytest.raises(UnitMismatch, match="declared in 'FTE', but it opens with hour"):
        line(lambda fte, month: fte * month, "FTE", opening="hours")


def test_looking_along_a_row_keeps_the_unit() -> None:
    cost = Spec(lambda fte, salary, month: fte * salary / 12 * month, "people", unit="local")
    model(PLACES, cost=cost, sum_of_it=Spec(lambda cost: over_term(cost), "people", unit="local"))
    with pytest.raises(UnitMismatch, match="its formula gives local"):
        model(PLACES, cost=cost, sum_of_it=Spec(lambda cost: ago(cost, 2), "people", unit="money"))


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        ("local/FTE/year", "local/FTE/year"),
        ("FTE*hour", "FTE*hour"),
        ("share", "number"),
        ("number/year", "number/year"),
    ],
)
def test_units_are_read_and_written(unit: str, written: str) -> None:
    assert spelled(parsed(unit)) == written


def test_units_cancel() -> None:
    assert product(parsed("local/FTE"), parsed("FTE")) == parsed("local")
    assert product(parsed("money"), parsed("money"), -1) == parsed("number")
    assert parsed("FTE/FTE") == parsed("")
