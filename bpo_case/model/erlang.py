"""The Erlang C calculator: how many agents a queue needs, an answer that can be put into an input with its source."""

from __future__ import annotations

import math
from dataclasses import dataclass

from bpo_case.errors import BpoCaseError

LARGEST_TRAFFIC = 10_000
"""Erlangs of a single queue, which no call centre comes near; the search takes time with the number of agents."""


class NoStaffing(BpoCaseError):
    """The question cannot be answered as it was put."""


@dataclass(frozen=True)
class Queue:
    """What comes in, and what is promised.

    ``calls`` arrive in an interval of ``interval_minutes``; handling takes ``handling_seconds``; the service level is
    the share answered within ``answer_seconds``. ``uplift`` adds to the agents for what the formula cannot see
    (0.05 is 5 %); ``shrinkage`` is the share of paid time that is not at work.
    """

    calls: float
    interval_minutes: float
    handling_seconds: float
    service_level: float
    answer_seconds: float
    occupancy: float = 1.0
    shrinkage: float = 0.0
    uplift: float = 0.0

    @property
    def traffic(self) -> float:
        """Offered traffic in erlangs."""
        return self.calls * self.handling_seconds / (self.interval_minutes * 60)


@dataclass(frozen=True)
class Staffing:
    """The answer: agents at work and scheduled, and how the queue does with them."""

    agents: int
    scheduled: int
    service_level: float
    occupancy: float
    waiting: float
    """Probability that a call waits."""
    seconds_to_answer: float
    """Average, over all calls."""

    def described(self, queue: Queue) -> str:
        """Say where the number comes from, for the source of an input."""
        return (
            f"Erlang C: {queue.calls:g} calls in {queue.interval_minutes:g} minutes, "
            f"{queue.handling_seconds:g} s each, {_percent(queue.service_level)} in {queue.answer_seconds:g} s, "
            f"occupancy at most {_percent(queue.occupancy)}, shrinkage {_percent(queue.shrinkage)}, "
            f"uplift {_percent(queue.uplift)}: "
            f"{self.agents} agents, {self.scheduled} scheduled"
        )


def _percent(share: float) -> str:
    return f"{share * 100:g}%"


def probability_of_waiting(agents: int, traffic: float) -> float:
    """Give the probability that a call waits, by the stable recursion of Erlang B.

    Source: A. K. Erlang (1917), in the form of any teletraffic handbook.

    >>> round(probability_of_waiting(14, 10), 7)
    0.1741319
    """
    if agents <= traffic:
        return 1.0
    blocked = 1.0
    for n in range(1, agents + 1):
        blocked = traffic * blocked / (n + traffic * blocked)
    return blocked / (1 - traffic / agents * (1 - blocked))


def service_level(agents: int, queue: Queue) -> float:
    """Give the share of calls answered in time by so many agents."""
    spare = agents - queue.traffic
    if spare <= 0:
        return 0.0
    late = math.exp(-spare * queue.answer_seconds / queue.handling_seconds)
    return 1 - probability_of_waiting(agents, queue.traffic) * late


def staffing(queue: Queue) -> Staffing:
    """Find the fewest agents that keep the service level and the occupancy.

    Published case (Call Centre Helper): 100 calls in 30 minutes, 180 s each, 80 % in 20 s, occupancy 85 %, shrinkage
    30 % needs 14 agents, 20 scheduled.
    """
    _refuse_nonsense(queue)
    traffic = queue.traffic
    agents = max(1, math.ceil(traffic / queue.occupancy - 1e-9), math.floor(traffic) + 1)
    while service_level(agents, queue) < queue.service_level:
        agents += 1
    agents = math.ceil(agents * (1 + queue.uplift) - 1e-9)
    waiting = probability_of_waiting(agents, traffic)
    return Staffing(
        agents=agents,
        scheduled=math.ceil(agents / (1 - queue.shrinkage) - 1e-9),
        service_level=service_level(agents, queue),
        occupancy=traffic / agents,
        waiting=waiting,
        seconds_to_answer=waiting * queue.handling_seconds / (agents - traffic),
    )


def _refuse_nonsense(queue: Queue) -> None:
    problems = [
        f"{label} is {value:g}; it must be {limits}"
        for label, value, good, limits in (
            ("calls", queue.calls, 0 <= queue.calls <= 1e6, "from 0 to 1,000,000"),
            ("the interval", queue.interval_minutes, queue.interval_minutes > 0, "above 0 minutes"),
            ("the handling time", queue.handling_seconds, queue.handling_seconds > 0, "above 0 seconds"),
            ("the service level", queue.service_level, 0 <= queue.service_level < 1, "at least 0 % and below 100 %"),
            ("the time to answer", queue.answer_seconds, queue.answer_seconds >= 0, "0 seconds or more"),
            ("occupancy", queue.occupancy, 0 < queue.occupancy <= 1, "above 0 % and at most 100 %"),
            ("shrinkage", queue.shrinkage, 0 <= queue.shrinkage < 1, "at least 0 % and below 100 %"),
            ("uplift", queue.uplift, 0 <= queue.uplift <= 5, "from 0 % to 500 %"),
        )
        if not good
    ]
    if not problems and queue.traffic > LARGEST_TRAFFIC:
        problems = [f"{queue.traffic:,.0f} erlangs are more than {LARGEST_TRAFFIC:,}; split it into several queues"]
    if problems:
        raise NoStaffing(f"Erlang C cannot be worked out: {'; '.join(problems)}.")
