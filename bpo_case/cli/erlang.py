"""bpo-case erlang: how many agents a queue needs, with the sentence that says so in the source of an input."""

from __future__ import annotations

import argparse
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from bpo_case.cli.given import number, share
from bpo_case.cli.output import print_json, width

if TYPE_CHECKING:
    from bpo_case.model.erlang import Queue, Staffing

HELP = "Calculates how many agents a queue of calls needs (Erlang C)."
RESULTS = {
    "agents": "Agents at work",
    "scheduled": "Scheduled, with shrinkage",
    "service_level": "Service level",
    "occupancy": "Occupancy",
    "probability_of_waiting": "Probability of waiting",
    "seconds_to_answer": "Average seconds to answer",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what comes in, what is promised, and what the formula cannot see."""
    for option, metavar, kind, about in (
        ("--calls", "N", number, "calls that arrive in an interval"),
        ("--interval", "MINUTES", number, "length of the interval"),
        ("--handling", "SECONDS", number, "handling time of a call"),
        ("--level", "SHARE", share, "share of calls to be answered in time, as 80%% or 0.8"),
        ("--within", "SECONDS", number, "time in which they are to be answered"),
    ):
        parser.add_argument(option, metavar=metavar, type=kind, required=True, help=about)
    for option, default, about in (
        ("--occupancy", 1.0, "share of their time that agents may be busy at most"),
        ("--shrinkage", 0.0, "share of paid time that is not at work"),
        ("--uplift", 0.0, "agents on top, for what the formula cannot see"),
    ):
        unless = f"{about}; {default:.0%} unless given".replace("%", "%%")
        parser.add_argument(option, metavar="SHARE", type=share, default=default, help=unless)
    parser.add_argument("--json", action="store_true", help="the answer in full precision")


def run(given: argparse.Namespace) -> int:
    """Work out the staffing and print it."""
    from bpo_case.model.erlang import Queue, staffing

    queue = Queue(
        calls=given.calls, interval_minutes=given.interval, handling_seconds=given.handling, service_level=given.level,
        answer_seconds=given.within, occupancy=given.occupancy, shrinkage=given.shrinkage, uplift=given.uplift,
    )  # fmt: skip
    found = as_data(staffing(queue), queue)
    if given.json:
        print_json(found)
    else:
        print(_as_text(found))
    return 0


def as_data(answer: Staffing, queue: Queue) -> dict[str, Any]:
    """Give the answer by its public keys."""
    return {
        "agents": answer.agents,
        "scheduled": answer.scheduled,
        "service_level": answer.service_level,
        "occupancy": answer.occupancy,
        "probability_of_waiting": answer.waiting,
        "seconds_to_answer": answer.seconds_to_answer,
        "source": answer.described(queue),
    }


def _as_text(found: dict[str, Any]) -> str:
    from bpo_case.text import numbers

    write = {"agents": numbers.number, "scheduled": numbers.number, "seconds_to_answer": lambda x: numbers.number(x, 1)}
    wide = max(map(len, RESULTS.values())) + 2
    rows = [f"{label:<{wide}}{write.get(key, numbers.share)(found[key]):>8}" for key, label in RESULTS.items()]
    return "\n".join([*rows, "", "For the source of an input:", *wrap(found["source"], width())])
