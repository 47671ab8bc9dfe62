"""Evaluating: what a name reads, month 0, totals, blank links, and lines that need their own past."""

from __future__ import annotations

from typing import Any

import pytest

from bpo_case.engine.data import Data
from bpo_case.engine.operators import ago, given, most, over_term, recent, where
from tests.engine.small import THREE_TEAMS, TWO_SITES, Spec, evaluated, world

TWO_GRADES = {"grades": {"weight": [0.5, 3]}}


def answer(data: Data, function: Any, over: str | None = None, opening: float | str = 0, **others: Spec) -> Any:
    """The values of a line, row by row and month by month."""
    return evaluated(data, **others, answer=Spec(function, over, opening))["answer"].tolist()


# -- What a name reads --


def test_a_name_reads_its_rows_input_and_a_value_of_the_whole_case() -> None:
    data = world(case={"rate": 2}, **THREE_TEAMS)
    assert answer(data, lambda size, pay, rate: size * pay * rate, "teams") == [[20], [80], [240]]


def test_month_is_the_number_of_the_month_and_0_at_signature() -> None:
    assert answer(world(3), lambda month: month, opening="same") == [[0, 1, 2, 3]]


def test_a_link_reads_the_row_that_it_points_to() -> None:
    data = world(**TWO_SITES, **THREE_TEAMS)
    assert answer(data, lambda site_rent: site_rent, "teams") == [[200], [100], [200]]


def test_a_link_reads_lines_month_by_month() -> None:
    data = world(2, **TWO_SITES, **THREE_TEAMS)
    rental = Spec(lambda rent, month: rent * month, "sites")
    assert answer(data, lambda site_rental: site_rental + 1, "teams", rental=rental) == [
        [0, 201, 401],
        [0, 101, 201],
        [0, 201, 401],
    ]


def test_a_choice_can_be_read_through_a_link() -> None:
    data = world(**TWO_SITES, **THREE_TEAMS)
    assert answer(data, lambda site_mode: where(site_mode == "own", 1, 2), "teams") == [[2], [1], [2]]


def test_last_month_is_the_same_row_a_month_earlier_and_the_opening_in_month_1() -> None:
    data = world(3, **TWO_SITES)
    rental = Spec(lambda rent, month: rent * month, "sites", opening="start")
    assert answer(data, lambda prev_rental: prev_rental, "sites", rental=rental) == [[0, 5, 100, 200], [0, 7, 200, 400]]


def test_a_comparison_is_decided_with_the_common_precision() -> None:
    """0.1 + 0.2 is not above 0.3, whatever the last bit says."""
    data = world(sites={"rent": [0.1], "start": [0.2], "lag": [0.3]})
    assert answer(data, lambda rent, start, lag: where(rent + start > lag, 1, 2), "sites") == [[2]]
    assert answer(data, lambda rent, start, lag: where(lag >= rent + start, 1, 2), "sites") == [[1]]


# -- Totals --


def test_a_case_wide_total_is_over_all_rows() -> None:
    assert answer(world(**THREE_TEAMS), lambda total_size: total_size) == [[7]]


def test_a_total_is_over_the_rows_whose_link_points_here() -> None:
    data = world(**TWO_SITES, **THREE_TEAMS)
    assert answer(data, lambda total_size: total_size, "sites") == [[2], [5]]


def test_a_total_by_a_named_link_ignores_the_other_one() -> None:
    moves = {"amount": [1, 2, 4], "origin": [0, 0, 1], "destination": [1, 1, 0]}
    data = world(moves=moves, **TWO_SITES)
    net = answer(
        data,
        lambda total_amount_by_destination, total_amount_by_origin: (
            total_amount_by_destination - total_amount_by_origin
        ),
        "sites",
    )
    assert net == [[1], [-1]]


def test_a_total_with_two_keys_is_over_the_rows_that_agree_in_both() -> None:
    courses = {"price": [1, 1, 1], "site": [1, 0, 0], "grade": [0, 0, 1]}
    data = world(courses=courses, **TWO_SITES, **TWO_GRADES, **THREE_TEAMS)
    assert answer(data, lambda total_size: total_size, "courses") == [[5], [0], [2]]


def test_a_row_with_a_blank_link_belongs_to_no_row() -> None:
    data = world(teams={"size": [1, 2], "site": [-1, 0]}, **TWO_SITES)
    assert answer(data, lambda total_size: total_size, "sites") == [[2], [0]]


def test_blank_keys_do_not_find_each_other() -> None:
    data = world(
        courses={"price": [1], "site": [0], "grade": [-1]},
        teams={"size": [8], "site": [0], "grade": [-1]},
        **TWO_SITES,
        **TWO_GRADES,
    )
    assert answer(data, lambda total_size: total_size, "courses") == [[0]]


# -- Blank links and empty tables --


def test_nothing_is_read_through_a_blank_link() -> None:
    data = world(teams={"size": [1, 2], "grade": [-1, 1], "site": [0, -1]}, **TWO_GRADES, **TWO_SITES)
    assert answer(data, lambda grade_weight: grade_weight, "teams") == [[0], [3]]
    assert answer(data, lambda site_mode: where(site_mode == "own", 1, 2), "teams") == [[1], [2]]


def test_whether_a_link_is_given_can_be_asked() -> None:
    data = world(teams={"size": [1, 2], "grade": [-1, 1]}, **TWO_GRADES)
    assert answer(data, lambda grade, grade_weight: where(given(grade), grade_weight, 9), "teams") == [[9], [3]]


def test_empty_tables_have_lines_without_rows_and_totals_of_nothing() -> None:
    values = evaluated(
        world(2),
        rental=Spec(lambda rent, month, mode: rent * month * where(mode == "own", 1, 2), "sites"),
        wages=Spec(lambda size, site_rental: size * site_rental, "teams", opening="size"),
        stock=Spec(lambda prev_stock, site_rental: prev_stock * 0.5 + site_rental, "teams"),
        of_site=Spec(lambda total_wages, total_stock: total_wages + total_stock, "sites"),
        cost=Spec(lambda total_wages, total_rental: total_wages + total_rental + 1),
        earlier=Spec(lambda rental, lag: ago(rental, lag) + recent(rental, lag), "sites"),
    )
    assert {name: value.shape for name, value in values.items() if name != "cost"} == {
        "rental": (0, 3), "wages": (0, 3), "stock": (0, 3), "of_site": (0, 3), "earlier": (0, 3),
    }  # fmt: skip
    assert values["cost"].tolist() == [[0, 1, 1]]


def test_rows_read_nothing_from_an_empty_table() -> None:
    data = world(teams={"size": [1, 2]})
    assert answer(data, lambda site_rent, size: site_rent + size, "teams") == [[1], [2]]


# -- Month 0 --


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (0, [0, 0]),
        (3.5, [3.5, 3.5]),
        ("start", [5, 7]),
        ("budget", [9, 9]),
        ("deposit", [200, 400]),
        ("same", [-1, -1]),
    ],
)
def test_a_line_opens_with_a_number_an_input_a_line_or_its_own_formula(opening: Any, expected: list[float]) -> None:
    data = world(2, case={"budget": 9}, **TWO_SITES)
    deposit = Spec(lambda rent, month: rent * 2 - month, "sites", opening="same")
    found = answer(data, lambda rent, month: rent * month - 1, "sites", opening, deposit=deposit)
    assert [row[0] for row in found] == expected
    assert [row[1:] for row in found] == [[99, 199], [199, 399]]


def test_what_reads_no_month_is_a_single_value() -> None:
    values = evaluated(
        world(4, **TWO_SITES),
        doubled=Spec(lambda rent: rent * 2, "sites"),
        more=Spec(lambda doubled: doubled + 1, "sites"),
        monthly=Spec(lambda more, month: more * month, "sites"),
        over_all=Spec(lambda monthly: over_term(monthly), "sites"),
    )
    assert {name: value.shape for name, value in values.items()} == {
        "doubled": (2, 1), "more": (2, 1), "monthly": (2, 5), "over_all": (2, 1),
    }  # fmt: skip


# -- Lines that need their own past --


def test_a_running_sum_starts_from_its_opening() -> None:
    data = world(3, **TWO_SITES)
    assert answer(data, lambda prev_answer, month: prev_answer + month, "sites", "start") == [
        [5, 6, 8, 11],
        [7, 8, 10, 13],
    ]


def test_compound_growth_is_not_mistaken_for_a_running_sum() -> None:
    data = world(3, case={"rate": 0.5})
    assert answer(data, lambda prev_answer, rate: prev_answer + prev_answer * rate, opening=8) == [[8, 12, 18, 27]]


def test_posts_fall_and_attrition_absorbs_them_as_in_a_plain_loop() -> None:
    teams = {"size": [40, 7, 0], "pay": [0.5, 0.02, 0.3], "site": [0, 0, 0]}
    values = evaluated(
        world(12, sites={"rent": [0.2]}, teams=teams),
        target=Spec(lambda size, month: size * most(0, 1 - month / 10), "teams", "size"),
        leavers=Spec(lambda prev_people, pay: prev_people * pay / 12, "teams"),
        released=Spec(lambda prev_people, leavers, target: most(0, prev_people - leavers - target), "teams"),
        people=Spec(lambda prev_people, leavers, released: prev_people - leavers - released, "teams", "size"),
    )
    for row, (size, attrition) in enumerate(zip(teams["size"], teams["pay"], strict=True)):
        people = float(size)
        for month in range(1, 13):
            leavers = people * attrition / 12
            released = max(0.0, people - leavers - size * max(0.0, 1 - month / 10))
            people = people - leavers - released
            assert values["released"][row, month] == pytest.approx(released, abs=1e-12)
            assert values["people"][row, month] == pytest.approx(people, abs=1e-12)


def test_links_and_totals_work_within_a_circle() -> None:
    """Teams draw on the money of their site, which gets a grant every month."""
    sites, teams = {"rent": [10, 4], "start": [100, 50]}, {"pay": [0.1, 0.3, 0.2], "site": [0, 0, 1]}
    values = evaluated(
        world(6, sites=sites, teams=teams),
        draw=Spec(lambda pay, prev_drawn, site_left: pay * site_left + prev_drawn * 0.01, "teams"),
        drawn=Spec(lambda draw, prev_drawn: prev_drawn * 0.9 + draw, "teams", 1),
        left=Spec(lambda prev_money, rent: prev_money + rent, "sites", "start"),
        money=Spec(lambda left, total_draw: left - total_draw, "sites", "start"),
    )
    money, drawn_so_far = list(sites["start"]), [1.0, 1.0, 1.0]
    for month in range(1, 7):
        left = [money[site] + sites["rent"][site] for site in range(2)]
        draw = [teams["pay"][team] * left[teams["site"][team]] + drawn_so_far[team] * 0.01 for team in range(3)]
        drawn_so_far = [drawn_so_far[team] * 0.9 + draw[team] for team in range(3)]
        money = [left[site] - sum(draw[team] for team in range(3) if teams["site"][team] == site) for site in range(2)]
        assert values["draw"][:, month] == pytest.approx(draw)
        assert values["money"][:, month] == pytest.approx(money)
        assert values["drawn"][:, month] == pytest.approx(drawn_so_far)


def test_a_total_within_a_circle_counts_every_row_although_all_are_the_same() -> None:
    values = evaluated(
        world(2, teams={"size": [1, 1, 1]}),
        draw=Spec(lambda prev_pool: prev_pool / 10, "teams"),
        pool=Spec(lambda prev_pool, total_draw: prev_pool - total_draw, opening=1000),
    )
    assert values["pool"].tolist() == [[1000, 700, 490]]
    assert values["draw"].tolist() == [[0, 100, 70]] * 3


def test_a_line_within_a_circle_reads_other_lines_of_its_own_month_and_the_month_before() -> None:
    values = evaluated(
        world(3),
        flow=Spec(lambda month: month * month),
        stock=Spec(lambda prev_stock, flow, prev_flow, month: prev_stock * 2 + flow - prev_flow + month, opening=1),
    )
    assert values["stock"].tolist() == [[1, 4, 13, 34]]
