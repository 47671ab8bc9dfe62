"""Erlang C: the published case, the formula as it is written in textbooks, and questions that have no answer."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import exp, factorial

import pytest

from bpo_case.model.erlang import NoStaffing, Queue, probability_of_waiting, service_level, staffing

CALL_CENTRE_HELPER = Queue(
    calls=100, interval_minutes=30, handling_seconds=180, service_level=0.8, answer_seconds=20, occupancy=0.85,
    shrinkage=0.3,
)  # fmt: skip


def test_the_case_of_call_centre_helper() -> None:
    answer = staffing(CALL_CENTRE_HELPER)
    assert CALL_CENTRE_HELPER.traffic == 10
    assert (answer.agents, answer.scheduled) == (14, 20)
    assert answer.service_level == pytest.approx(0.8883500, abs=5e-8)
    assert answer.occupancy == pytest.approx(0.7142857, abs=5e-8)
    assert answer.waiting == pytest.approx(0.1741319, abs=5e-8)


def test_thirteen_agents_do_not_reach_80_percent() -> None:
    assert service_level(13, CALL_CENTRE_HELPER) == pytest.approx(0.7956, abs=5e-5)


@pytest.mark.parametrize(("agents", "traffic"), [*product((1, 2, 5, 14, 30, 60), (0.1, 0.9, 4.5, 10.0, 29.5))])
def test_the_recursion_gives_what_the_textbook_sum_gives(agents: int, traffic: float) -> None:
    if agents <= traffic:
        assert probability_of_waiting(agents, traffic) == 1
        return
    last = traffic**agents / factorial(agents) * agents / (agents - traffic)
    before = sum(traffic**busy / factorial(busy) for busy in range(agents))
    assert probability_of_waiting(agents, traffic) == pytest.approx(last / (before + last), rel=1e-12)


def test_large_queues_do_not_overflow() -> None:
    assert 0 < probability_of_waiting(5_050, 5_000) < 1


def test_the_time_to_answer_is_that_of_all_calls() -> None:
    answer = staffing(CALL_CENTRE_HELPER)
    assert answer.seconds_to_answer == pytest.approx(answer.waiting * 180 / (answer.agents - 10))


@pytest.mark.parametrize("calls", [1, 7, 40, 100, 333, 1_000])
def test_one_agent_less_would_break_a_promise(calls: int) -> None:
    queue = replace(CALL_CENTRE_HELPER, calls=calls)
    agents = staffing(queue).agents
    level = service_level(agents, queue)
    assert level >= 0.8
    assert queue.traffic / agents <= 0.85 + 1e-9
    assert (
        agents == 1
        or service_level(agents - 1, queue) < 0.8
        or queue.traffic / (agents - 1) > 0.85
        or agents - 1 <= queue.traffic
    )


def test_the_service_level_is_the_share_that_does_not_wait_too_long() -> None:
    waiting = probability_of_waiting(14, 10.0)
    assert service_level(14, CALL_CENTRE_HELPER) == pytest.approx(1 - waiting * exp(-4 * 20 / 180))
    assert service_level(10, CALL_CENTRE_HELPER) == 0


def test_uplift_and_shrinkage_are_rounded_up_to_whole_people() -> None:
    answer = staffing(replace(CALL_CENTRE_HELPER, uplift=0.1))
    assert (answer.agents, answer.scheduled) == (16, 23)


def test_shares_that_come_out_even_are_not_rounded_up() -> None:
    queue = Queue(
        calls=90,
        interval_minutes=30,
        handling_seconds=180,
        service_level=0,
        answer_seconds=20,
        occupancy=0.9,
        shrinkage=0.5,
    )
    assert (staffing(queue).agents, staffing(queue).scheduled) == (10, 20)


def test_a_queue_without_calls_needs_one_agent() -> None:
    answer = staffing(replace(CALL_CENTRE_HELPER, calls=0))
    assert (answer.agents, answer.waiting, answer.service_level) == (1, 0, 1)


def test_the_answer_says_where_it_comes_from() -> None:
    said = staffing(CALL_CENTRE_HELPER).described(CALL_CENTRE_HELPER)
    assert said.startswith("Erlang C: 100 calls in 30 minutes, 180 s each, 80% in 20 s")
    assert said.endswith("14 agents, 20 scheduled")


NONSENSE = {
    "calls": (-1, "calls is -1"),
    "interval_minutes": (0, "the interval is 0"),
    "handling_seconds": (0, "the handling time is 0"),
    "service_level": (1, "below 100 %"),
    "answer_seconds": (-5, "the time to answer is -5"),
    "occupancy": (0, "occupancy is 0"),
    "shrinkage": (1, "shrinkage is 1"),
    "uplift": (-0.5, "uplift is -0.5"),
}


@pytest.mark.parametrize("field", NONSENSE)
def test_a_question_without_an_answer_is_refused_with_the_limits(field: str) -> None:
    value, problem = NONSENSE[field]
    with pytest.raises(NoStaffing) as refused:
        staffing(replace(CALL_CENTRE_HELPER, **{field: value}))
    assert problem in str(refused.value)
    assert "it must be" in str(refused.value)


def test_all_problems_are_told_together() -> None:
    with pytest.raises(NoStaffing) as refused:
        staffing(replace(CALL_CENTRE_HELPER, **{field: value for field, (value, _) in NONSENSE.items()}))
    assert all(problem in str(refused.value) for _, problem in NONSENSE.values())


@pytest.mark.parametrize("field", NONSENSE)
def test_a_number_that_is_none_is_refused(field: str) -> None:
    with pytest.raises(NoStaffing):
        staffing(replace(CALL_CENTRE_HELPER, **{field: float("nan")}))


def test_a_queue_that_no_call_centre_has_is_refused_rather_than_computed_for_hours() -> None:
    with pytest.raises(NoStaffing, match="split it into several queues"):
        staffing(replace(CALL_CENTRE_HELPER, calls=1e6, interval_minutes=1))
