"""The first steps of a case that has little in it yet. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bpo_case.case.document import Case


@dataclass(frozen=True)
class FirstStep:
    """Something to do, whether it is done, and where: the key of a step, or a field of the settings."""

    text: str
    about: str
    done: Callable[[Case], bool]
    step: str


FIRST_STEPS: tuple[FirstStep, ...] = (
    FirstStep(
        "Name the case", "Its title, the organisation, and what the board is asked to decide.",
        lambda case: bool(case.settings.organisation), "settings/organisation",
    ),
    FirstStep(
        "Add a service", "What is done for whom, in units a month: calls, invoices, pay slips.",
        lambda case: bool(case.services), "services",
    ),
    FirstStep(
        "Add a location", "Where the work is done today, and where it might be done.",
        lambda case: bool(case.locations), "locations",
    ),
    FirstStep(
        "Say who does the work",
        "Roles with their FTE and salaries, as in your HR extract; then infrastructure and training.",
        lambda case: bool(case.labor), "labor",
    ),
    FirstStep(
        "Add an option", "A way to deliver the services that is compared with today.",
        lambda case: any(option.kind != "as is" for option in case.options), "options",
    ),
    FirstStep(
        "Plan the move", "Which share of a service goes where, and when; then what the vendor charges.",
        lambda case: bool(case.plan), "plan",
    ),
)  # fmt: skip


def still_beginning(case: Case) -> bool:
    """Tell whether any of the first steps is still to be done."""
    return not all(each.done(case) for each in FIRST_STEPS)


def where_to(first: FirstStep, case: Case) -> str:
    """Give the key of the step that a first step leads to; the plan is on the page of an option."""
    options = [option for option in case.options if option.kind != "as is"]
    return (f"option/{options[0].id}" if options else "options") if first.step == "plan" else first.step
