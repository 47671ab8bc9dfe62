"""Health checks of people: who stays, who is released, and how many it takes at the vendor."""

from __future__ import annotations

from typing import Any

from bpo_case.analysis.health.finding import Checks, Measured, at_most, over, under
from bpo_case.analysis.health.remedies import adding, setting
from bpo_case.analysis.health.view import STAFFED, View, listed
from bpo_case.case.place import path_to
from bpo_case.case.record import MONTHS_AT_MOST
from bpo_case.text import numbers, translate

people = Checks("people")
check = people.check

RETAINED = 0.05
START, MATURE, MONTHS = 0.8, 0.95, 9
WHOLE = 1 - 1e-9
"""A released part smaller than this is not a whole post."""


def moved_fte(view: View) -> float:
    """Give the people whose work the vendor does in the last month."""
    return float(sum(view.series("moved_fte", at)[-1] for at, _ in view.moves))


@check(
    "The retained organisation is missing",
    unit="share",
    warn=under(0.03),
    fail=at_most(0.0),
    evidence="ISO 37500:2014: a client keeps people who steer the vendor, own the process and know what to ask for.",
    remedy="Add the posts that manage vendor, demand and quality, or say which of today's posts stay for it.",
)
def retained_organisation_missing(view: View) -> Measured | None:
    """Somebody has to steer the vendor; a case in which everybody goes will pay for them later."""
    moved = moved_fte(view)
    if not view.number("contract_value") or moved <= 0:
        return None
    added = sum(view.series("posts", at)[-1] for at, role in view.rows("staff") if role.added_by)
    kept = float(added + view.series("people_not_avoided", view.at)[-1])
    value = kept / moved
    sentence = translate("{kept} people steer a vendor who does the work of {moved}").format(
        kept=numbers.number(kept, 1), moved=numbers.number(moved, 1)
    )
    return Measured(value, sentence, ("labor",), lambda: _retained(view, RETAINED * moved - kept))


def _retained(view: View, missing: float) -> tuple[Any, ...]:
    """Add the missing posts at the pay of the best-paid role of today."""
    roles = [role for role in view.case.labor if not role.added_by]
    if not roles or missing <= 0:
        return ()
    like = max(roles, key=lambda role: role.annual_salary)
    post = adding(
        view.case, "labor", translate("Retained organisation"), view.option.name, added_by=view.option.id,
        service=like.service, location=like.location, staffing="fixed", actual_fte=missing,
        annual_salary=like.annual_salary,
        benefits=like.benefits, bonus=like.bonus,
    )  # fmt: skip
    return (post,)


@check(
    "Part-persons are counted as saved",
    unit="share",
    warn=over(0.05),
    fail=over(0.2),
    evidence="GFOA, Make or Buy? (2004): only cost that changes counts, and pay changes by whole posts.",
    remedy="Count a post as avoidable only where a whole person goes; set the avoidable share of the others to 0.",
)
def part_persons_counted_as_saved(view: View) -> Measured | None:
    """Nobody can be dismissed by a quarter; time that is freed in parts is filled with other work."""
    released = {
        role.id: (role, float(view.series("needed_fte", at)[-1] - view.series("posts", at)[-1]))
        for at, role in view.rows("staff")
        if not role.added_by
    }
    whole = sum(fte for _, fte in released.values())
    if whole <= 0:
        return None
    parts = [(role, fte) for role, fte in released.values() if 0 < fte < WHOLE]
    lost = sum(fte for _, fte in parts)
    named = f": {listed(role.name for role, _ in parts)}" if parts else ""
    return Measured(
        lost / whole,
        translate("{part} of {whole} FTE released are parts of a single post{named}").format(
            part=numbers.number(lost, 1), whole=numbers.number(whole, 1), named=named
        ),
        tuple(path_to("labor", role.id, "avoidable_share") for role, _ in parts),
        lambda: (change for role, _ in parts for change in setting("labor", role, avoidable_share=0.0)),
    )


@check(
    "The vendor staffs one for one",
    unit="share",
    warn=over(0.25),
    fail=over(0.75),
    evidence="META Group, in CIO Magazine (September 2003): lost productivity adds 3 to 27 % to the contract price.",
    remedy="Enter the vendor's productivity at the start and when mature, and the months between, from references.",
)
def one_for_one_staffing(view: View) -> Measured | None:
    """New people at a new place do less at first; where their hours are paid, more of them are needed."""
    priced = {charge.plan for charge in view.records("charges") if charge.basis in STAFFED}
    rows = [(at, row) for at, row in view.moves if row.id in priced]
    fte = {row.id: float(view.series("moved_fte", at)[-1]) for at, row in rows}
    whole = sum(fte.values())
    if whole <= 0:
        return None
    equal = [row for _, row in rows if row.productivity_start >= 1]
    value = sum(fte[row.id] for row in equal) / whole
    learning = {"productivity_start": START, "productivity_mature": MATURE, "months_to_maturity": MONTHS}
    return Measured(
        value,
        translate("{share} of the vendor's people paid by time do as much as today's from the first day").format(
            share=numbers.share(value)
        ),
        tuple(path_to("plan", row.id, "productivity_start") for row in equal),
        lambda: (change for row in equal for change in setting("plan", row, **learning)),
    )


@check(
    "Release or severance falls beyond the horizon",
    unit="share",
    warn=over(0.0),
    fail=over(0.25),
    evidence="HM Treasury, Green Book (2022): the period covers all costs that the decision brings.",
    remedy="Lengthen the horizon until the last post is released, or move the work earlier.",
)
def release_beyond_horizon(view: View) -> Measured | None:
    """Posts that end after the last month leave their severance out of the case, and their saving with it."""
    ends: dict[str, tuple[float, float]] = {}
    for at, role in view.rows("staff"):
        if not role.added_by:
            shares = sum(row.share for _, row in view.moves if row.service == role.service)
            planned = float(view.series("needed_fte", at)[-1]) * role.avoidable_share * shares
            done = float(view.series("needed_fte", at)[-1] - view.series("posts", at)[-1])
            ends[role.id] = planned, max(0.0, planned - done)
    whole, late = (sum(part) for part in zip(*ends.values(), strict=True)) if ends else (0.0, 0.0)
    if whole <= 0:
        return None
    month = max(row.migration_start + row.migration_months + row.parallel_months for _, row in view.moves)
    month += max(role.release_lag for role in view.case.labor if not role.added_by)
    longer = (
        setting("settings", view.case.settings, horizon=max(month, view.horizon)) if month <= MONTHS_AT_MOST else []
    )
    return Measured(
        late / whole,
        translate("{part} of {whole} posts are released after month {month}").format(
            part=numbers.number(late, 1), whole=numbers.number(whole, 1), month=view.horizon
        ),
        ("settings/horizon", *(path_to("plan", row.id, "migration_start") for _, row in view.moves)),
        lambda: longer,
    )


@check(
    "Automation leaves work that is no harder",
    unit="share",
    warn=over(0.0),
    fail=over(0.5),
    evidence="Machines take the simple units, so that the average of those that remain takes longer.",
    remedy="Enter a handling-time uplift wherever volume is automated; measure it in a pilot.",
)
def automation_without_harder_work(view: View) -> Measured | None:
    """Deflecting a third of the contacts does not save a third of the time: the easy third is gone."""
    rows = [row for _, row in view.rows("plan") if row.automated_share > 0]
    found = view.found.numbered("services")
    work = {row.id: row.automated_share * _minutes(found[row.service][1]) for row in rows}
    whole = sum(work.values())
    if not whole:
        return None
    easy = [row for row in rows if not row.handling_uplift]
    value = sum(work[row.id] for row in easy) / whole
    named = f": {listed(row.name for row in easy)}" if easy else ""
    return Measured(
        value,
        translate("{share} of the automated work leaves units that are no harder than before{named}").format(
            share=numbers.share(value), named=named
        ),
        tuple(path_to("plan", row.id, "handling_uplift") for row in easy),
        lambda: (change for row in easy for change in setting("plan", row, handling_uplift=0.3 * row.automated_share)),
    )


def _minutes(service: Any) -> float:
    """A month's work of a service in minutes."""
    return float(service.first_volume * service.minutes)
