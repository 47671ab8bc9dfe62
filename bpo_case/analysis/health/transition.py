"""Health checks of the way to the vendor: what it costs, how long it takes, and who sees to it."""

from __future__ import annotations

from typing import Any

from bpo_case.analysis.health.finding import Checks, Measured, at_least, at_most, over, under
from bpo_case.analysis.health.remedies import adding, setting
from bpo_case.analysis.health.view import View, listed
from bpo_case.case.change import Change
from bpo_case.case.place import path_to
from bpo_case.text import numbers, translate

transition = Checks("transition")
check = transition.check

META = "META Group, in CIO Magazine (September 2003)"
SELECTION, TEAM, ASSESSMENT = "advisory and selection", "programme team", "security and privacy assessment"
SECURITY = "security and compliance"
USUAL_SHARE = 0.025
"""Of the total cost, as a placeholder for the one-time items of a move."""
START, SPREAD, PARALLEL = 7, 6, 2
"""Months after which a migration can start, that it takes at least, and of parallel run."""


def items_of(view: View, category: str) -> list[Any]:
    """Give the option's one-time items of a category that cost anything."""
    found = view.rows("transition")
    return [item for at, item in found if item.category == category and view.series("gross_amount", at)[0] > 0]


@check(
    "There is no transition cost",
    unit="share",
    warn=under(0.01),
    fail=at_most(0.0),
    figure="transition_share",
    evidence=f"{META}: transition adds 2 to 3 % to the price, besides selection, layoffs and lost productivity.",
    remedy="Enter knowledge transfer, programme team, integration, legal and travel as one-time items.",
)
def no_transition(view: View) -> Measured | None:
    """No service moves, and no process changes, by itself."""
    whole = view.number("cost_over_term")
    if not view.changes_services or not whole:
        return None
    value = view.figure("transition_share")
    sentence = translate("One-time items come to {share} of the option's total cost").format(share=numbers.share(value))
    return Measured(value, sentence, ("transition",), lambda: _transferred(view, USUAL_SHARE * whole))


def _transferred(view: View, usual: float) -> tuple[Change, ...]:
    """Add what the one-time items lack of a usual amount."""
    item = adding(
        view.case, "transition", translate("Knowledge transfer and integration"), view.option.name,
        option=view.option.id, category="knowledge transfer", amount=max(0.0, usual - view.total("transition_cost")),
        months=6,
    )  # fmt: skip
    return (item,)


@check(
    "There is no parallel run",
    unit="month",
    warn=under(1.0),
    fail=at_most(0.0),
    evidence="ISO 37500:2014: work is handed over in a transition, with acceptance before those who did it leave.",
    remedy="Enter the months in which both sides do the work, at least one for every service that moves.",
)
def no_parallel_run(view: View) -> Measured | None:
    """Until the vendor has proven itself, today's staff are still needed, and both are paid."""
    people = {row.id: float(view.series("moved_fte", at)[-1]) for at, row in view.moves}
    whole = sum(people.values())
    if whole <= 0:
        return None
    value = sum(people[row.id] * row.parallel_months for _, row in view.moves) / whole
    short = [row for _, row in view.moves if row.parallel_months < 1]
    if short:
        sentence = translate("Both sides do the work for {months} on average; none for {named}")
    else:
        sentence = translate("Both sides do the work for {months} on average")
    return Measured(
        value,
        sentence.format(months=numbers.months(value), named=listed(row.name for row in short)),
        tuple(path_to("plan", row.id, "parallel_months") for row in short),
        lambda: (change for row in short for change in setting("plan", row, parallel_months=PARALLEL)),
    )


@check(
    "Full savings come before migration ends",
    unit="share",
    warn=over(0.5),
    fail=at_least(0.9),
    evidence="CIO Magazine (September 2003): neither day-one nor month-six gains can be expected from a move.",
    remedy="Start the migration after knowledge transfer, spread it over months, and let parallel run follow.",
)
def full_savings_before_migration_ends(view: View) -> Measured | None:
    """While work moves in steps, so does the saving; a case that saves in full from the start has moved by magic."""
    monthly = view.number("run_rate_saving") / min(12, view.horizon)
    month = min(view.migrated, view.horizon)
    if not view.moves or monthly <= 0:
        return None
    claimed = float(view.series("recurring_saving", view.at)[1 : month + 1].sum())
    value = claimed / (monthly * month)
    return Measured(
        value,
        translate("Up to month {month}, while services move, it saves {share} of what it saves at the end").format(
            month=month, share=numbers.share(value)
        ),
        tuple(path_to("plan", row.id, "migration_start") for _, row in view.moves),
        lambda: (change for row in view.records("plan") for change in _slower(row)),
    )


def _slower(row: Any) -> list[Change]:
    """Let a plan row begin later and take its time, if it has anything to do."""
    move = {
        "migration_start": max(START, row.migration_start), "migration_months": max(SPREAD, row.migration_months),
        "parallel_months": max(PARALLEL, row.parallel_months),
    } if row.share else {}  # fmt: skip
    in_house = row.improvement_share or row.automated_share
    change = {"change_start": max(START, row.change_start), "change_months": max(SPREAD, row.change_months)}
    return setting("plan", row, **move, **(change if in_house else {}))


@check(
    "Selection or the project team is missing",
    unit="number",
    warn=at_least(1.0),
    fail=at_least(2.0),
    evidence=f"{META}: selecting a vendor costs 0.2 to 2 % of the price a year.",
    remedy="Enter the tender with its advisers, and the programme team as heads × weeks × rate.",
)
def selection_or_team_missing(view: View) -> Measured | None:
    """Somebody writes the tender, compares the bids and runs the move, and is paid for it."""
    if not view.changes_services:
        return None
    missing = [category for category in (SELECTION, TEAM) if not items_of(view, category)]
    if missing:
        sentence = translate("One-time items lack {missing}").format(missing=listed(map(translate, missing)))
    else:
        sentence = translate("Selection and programme team are there")
    return Measured(len(missing), sentence, ("transition",), lambda: _organised(view, missing))


def _organised(view: View, missing: list[str]) -> tuple[Change, ...]:
    """Add an item for selection, a part of a year's charges, and one for the team."""
    effort: dict[str, dict[str, float]] = {
        SELECTION: {"amount": 0.01 * max(view.number("yearly_contract_value"), 1.0)},
        TEAM: {"heads": 2.0, "weeks": 26.0, "weekly_rate": 2_000.0},
    }
    return tuple(
        adding(
            view.case, "transition", translate(category).capitalize(), view.option.name, option=view.option.id,
            category=category, months=6, **effort[category],
        )
        for category in missing
    )  # fmt: skip


@check(
    "Personal data moves without assessment or security",
    unit="number",
    warn=at_least(1.0),
    fail=at_least(2.0),
    evidence="GDPR (2016), articles 28 and 35: processors are assessed, and their safeguards are paid for.",
    remedy="Enter the security and privacy assessment, and what protecting the data costs every month.",
)
def personal_data_unprotected(view: View) -> Measured | None:
    """Data of customers or employees that somebody else handles needs an impact assessment and lasting safeguards."""
    services = {each.id: each for each in view.case.services if each.personal_data != "none"}
    moving = list(dict.fromkeys(row.service for _, row in view.moves if row.service in services))
    if not moving:
        return None
    own = [item for item in view.records("items") if item.added_by and item.category == SECURITY and item.amount]
    assessed, secured = bool(items_of(view, ASSESSMENT)), bool(own)
    named = listed(services[each].name for each in moving)
    return Measured(
        2 - assessed - secured,
        _of_personal_data(assessed, secured).format(named=named),
        ("transition", "infrastructure"),
        lambda: _protected(view, services[moving[0]], assessed, secured),
    )


def _of_personal_data(assessed: bool, secured: bool) -> str:
    """Say with what the data move, and without what."""
    return {
        (True, True): translate("Personal data of {named} moves with an assessment and a cost of security"),
        (False, True): translate("Personal data of {named} moves without an assessment"),
        (True, False): translate("Personal data of {named} moves without a cost of security"),
        (False, False): translate("Personal data of {named} moves without an assessment and a cost of security"),
    }[assessed, secured]


def _protected(view: View, service: Any, assessed: bool, secured: bool) -> tuple[Change, ...]:
    option, places = view.option, view.case.locations
    assessment = [] if assessed else [
        adding(
            view.case, "transition", ASSESSMENT.capitalize(), option.name, option=option.id, category=ASSESSMENT,
            service=service.id, amount=50_000.0, months=3,
        )
    ]  # fmt: skip
    safeguards = [] if secured else [
        adding(
            view.case, "infrastructure", translate("Access control and monitoring"), option.name, added_by=option.id,
            service=service.id, location=places[0].id, category=SECURITY, amount=5_000.0,
        )
    ]  # fmt: skip
    return (*assessment, *safeguards)
