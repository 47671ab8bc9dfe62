"""The bridge between two cases as a chart: its parts add up as printed, small ones stand together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bpo_case.analysis.bridge import Bridge as Found
from bpo_case.analysis.bridge import Part
from bpo_case.case.change import Change
from bpo_case.case.options import Option
from bpo_case.report.moves import MOST, large_and_small, method_said, moves_chart, units_of

OPTION = Option(id="a", name="A", kind="outsourced")


def found(*amounts, figure="npv", before=1_000_000.0):
    parts = tuple(
        Part((Change("set", f"services/s{at}/first_volume", 1, 2),), (f"Services, S{at}, Volume: 1 → 2",), amount, 0.0)
        for at, amount in enumerate(amounts)
    )
    return Found(OPTION, figure, before, before + sum(amounts), parts, 0, ())


def number(text):
    plain = text.replace(",", "").replace("–", "0").replace("%", "")
    return -float(plain[1:-1]) if plain.startswith("(") else float(plain)


@pytest.mark.parametrize("figure", ["npv", "run_rate_saving_share", "payback_months", "fte_after", "roi"])
@pytest.mark.parametrize("in_full", [True, False])
def test_the_parts_add_up_as_printed(figure, in_full):
    some = found(0.4444, -0.1251, 12.3449, 0.0501, figure=figure, before=0.3333)
    chart = moves_chart(some, ("from", "to"), units_of(some, "EUR", in_full=in_full), 1)
    first, *parts, last = (number(stair.cell.text) for stair in chart.stairs)
    assert first + sum(parts) == pytest.approx(last, abs=1e-9)


def test_the_largest_change_comes_first_without_its_table():
    some = found(100_000.0, -300_000.0)
    chart = moves_chart(some, ("Base", "Worse"), units_of(some, "EUR"), 1)
    assert [stair.name for stair in chart.stairs] == ["Base", "S1, Volume: 1 → 2", "S0, Volume: 1 → 2", "Worse"]
    assert [stair.cell.effect for stair in chart.stairs] == ["", "bad", "good", ""]
    assert chart.heading == "€\xa0k"


def test_less_cost_is_welcome():
    some = found(-300_000.0, figure="total_cost")
    assert moves_chart(some, ("a", "b"), units_of(some, "EUR"), -1).stairs[1].cell.effect == "good"


def test_small_changes_stand_together_and_keep_the_sum():
    some = found(1000.0, 5.0, -3.0, 0.0)
    large, small = large_and_small(some.parts)
    assert [part.amount for part in large] == [1000.0]
    stairs = moves_chart(some, ("a", "b"), units_of(some, "EUR"), 1).stairs
    assert (stairs[2].name, stairs[2].cell.value) == ("3 smaller changes", 2.0)
    assert len(small) == 3


def test_a_small_change_alone_keeps_its_name():
    large, small = large_and_small(found(1000.0, 5.0).parts)
    assert (len(large), small) == (2, [])


def test_no_more_than_so_many_changes_stand_by_themselves():
    large, small = large_and_small(found(*[1000.0 - at for at in range(30)]).parts)
    assert (len(large), len(small)) == (MOST, 30 - MOST)


def test_without_any_change_the_totals_stand_alone():
    some = found()
    assert len(moves_chart(some, ("a", "b"), units_of(some, "EUR"), 1).stairs) == 2


def test_the_method_is_named():
    exact = found(1.0)
    assert method_said(exact).startswith("Exact")
    many = replace(exact, orders=40, parts=(replace(exact.parts[0], error=12.5),), unmoving=exact.parts[0].changes)
    assert "over 40 orders" in method_said(many)
    assert "at most 12.5" in method_said(many)
    assert method_said(many).endswith("1 change moves nothing here.")
