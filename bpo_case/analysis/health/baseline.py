"""Health checks of the baseline: is today's cost what it costs, and will it stay as it is?"""

from __future__ import annotations

from typing import Any

from bpo_case.analysis.health.finding import Checks, Measured, at_least, at_most, over, under
from bpo_case.analysis.health.remedies import adding, setting
from bpo_case.analysis.health.view import View, listed, share_of
from bpo_case.case.assessment import Override
from bpo_case.case.change import Change
from bpo_case.case.place import path_to
from bpo_case.case.published import published
from bpo_case.text import numbers, translate

baseline = Checks("baseline")
check = baseline.check

OVERTIME = 0.03
ON_COSTS = 0.25
OVERHEAD = published("overhead").low
DOWN, UP = 0.8, 1.2
LEDGER_LINES = {"labor": "personnel", "training": "training_cost", "infrastructure": "infrastructure_running"}
"""The line that a ledger total of a category should equal in the first twelve months."""


def todays(view: View) -> list[Any]:
    """Give today's roles."""
    return [role for role in view.case.labor if not role.added_by]


def base_pay(view: View) -> dict[str, float]:
    """Give the yearly base pay of each of today's roles, in home money of month 1."""
    pay = {}
    for at, role in view.rows("staff"):
        rate = view.series("local_rate", int(view.results.prepared.data.links["staff", "location"][at]))[1]
        pay[role.id] = role.actual_fte * role.annual_salary * float(rate)
    return {role.id: pay[role.id] for role in todays(view)}


@check(
    "Allocated overhead is counted as saved",
    unit="share",
    scope="case",
    warn=over(0.0),
    fail=over(0.25),
    evidence="GFOA, Make or Buy? (2004): fixed cost that outsourcing cannot avoid is no part of the comparison.",
    remedy="Set the avoidable share of allocated overhead to 0, or enter what really ends under its own category.",
)
def overhead_counted_as_saved(view: View) -> Measured | None:
    """Overhead is shared out anew among those who remain when a service moves; the organisation saves none of it."""
    items = [item for item in view.case.infrastructure if item.category == "allocated overhead" and not item.added_by]
    if not items:
        return None
    counted = [item for item in items if item.avoidable_share > 0]
    highest = max(item.avoidable_share for item in items)
    named = f": {listed(item.name for item in counted)}" if counted else ""
    return Measured(
        highest,
        translate("At most {share} of an allocated overhead is counted as avoidable{named}").format(
            share=numbers.share(highest), named=named
        ),
        tuple(path_to("infrastructure", item.id, "avoidable_share") for item in counted),
        lambda: (change for item in counted for change in setting("infrastructure", item, avoidable_share=0.0)),
    )


@check(
    "The baseline counts authorised posts, not people",
    unit="share",
    scope="case",
    warn=at_least(1.0),
    fail=over(1.02),
    evidence="A vacant post costs nothing and saves nothing; an organisation with attrition always has some.",
    remedy="Enter people in post as actual FTE, posts on paper as authorised FTE; exchange what was mixed up.",
)
def baseline_from_authorised_posts(view: View) -> Measured | None:
    """Posts on paper are more than the people who are paid, so that a baseline made from them is too high."""
    roles = todays(view)
    if not roles:
        return None
    known = [role for role in roles if role.authorised_fte > 0]
    actual, authorised = sum(role.actual_fte for role in known), sum(role.authorised_fte for role in known)
    mixed_up = [role for role in known if role.actual_fte > role.authorised_fte]
    if not known:
        sentence = translate("No role says how many posts are authorised, so that nobody can tell people from posts")
        return Measured(1.0, sentence, tuple(path_to("labor", role.id, "authorised_fte") for role in roles))
    sentence = translate("{actual} people are counted for {authorised} authorised posts").format(
        actual=numbers.number(actual, 1), authorised=numbers.number(authorised, 1)
    )
    concerned = mixed_up or known
    return Measured(
        share_of(actual, authorised),
        sentence,
        tuple(path_to("labor", role.id, "actual_fte") for role in concerned),
        lambda: (
            change
            for role in mixed_up
            for change in setting("labor", role, actual_fte=role.authorised_fte, authorised_fte=role.actual_fte)
        ),
    )


@check(
    "The baseline has bare pay without on-costs",
    unit="share",
    scope="case",
    warn=under(0.15),
    fail=at_most(0.0),
    evidence="OMB Circular A-76 (2003): in-house personnel cost includes benefits and other entitlements.",
    remedy="Enter employer cost, bonus and overtime as shares of base pay, from the payroll of the last twelve months.",
)
def on_costs_missing(view: View) -> Measured | None:
    """An employer pays far more than salaries; a baseline of salaries alone makes staying look cheaper than it is."""
    roles, pay = todays(view), base_pay(view)
    whole = sum(pay.values())
    if not whole:
        return None
    value = sum(pay[role.id] * (role.benefits + role.bonus + role.overtime) for role in roles) / whole
    bare = [role for role in roles if role.benefits + role.bonus + role.overtime < ON_COSTS]
    return Measured(
        value,
        translate("Employer on-costs, bonus and overtime come to {share} of base pay").format(
            share=numbers.share(value)
        ),
        tuple(path_to("labor", role.id, "benefits") for role in bare),
        lambda: (change for role in bare for change in setting("labor", role, benefits=ON_COSTS)),
    )


@check(
    "The baseline has no overtime",
    unit="share",
    scope="case",
    warn=over(0.5),
    fail=at_least(1.0),
    evidence="Whoever handles a volume works longer in its peaks; overtime belongs to the cost of staying.",
    remedy="Enter overtime as a share of base pay, or the share of the posts that follows the season.",
)
def overtime_missing(view: View) -> Measured | None:
    """Work that follows a volume has peaks, which somebody is paid for: in overtime or as seasonal staff."""
    roles = [role for role in todays(view) if role.staffing == "follows volume"]
    pay = base_pay(view)
    whole = sum(pay[role.id] for role in roles)
    if not whole:
        return None
    without = [role for role in roles if not role.overtime and not role.season_share]
    value = sum(pay[role.id] for role in without) / whole
    return Measured(
        value,
        translate("{share} of the pay of roles that follow the volume has neither overtime nor seasonal staff").format(
            share=numbers.share(value)
        ),
        tuple(path_to("labor", role.id, "overtime") for role in without),
        lambda: (change for role in without for change in setting("labor", role, overtime=OVERTIME)),
    )


@check(
    "The baseline has no non-labor cost",
    unit="share",
    scope="case",
    warn=under(OVERHEAD),
    fail=at_most(0.0),
    figure="non_labor_share",
    evidence="OMB Circular A-76 (2003) adds 12 % of personnel cost for overhead alone.",
    remedy="Enter workplaces, telecom, hardware, software, security and overhead, with the share that really ends.",
)
def non_labor_missing(view: View) -> Measured | None:
    """People need places and tools; without them a baseline is too low, and unit costs cannot be compared."""
    personnel, value = view.number("personnel_total"), view.figure("non_labor_share")
    if not personnel or not todays(view):
        return None
    sentence = translate("Infrastructure comes to {share} of personnel cost in “{option}”").format(
        share=numbers.share(value), option=view.option.name
    )
    return Measured(value, sentence, ("infrastructure",), lambda: _workplaces(view, OVERHEAD * personnel))


def _workplaces(view: View, usual: float) -> tuple[Change, ...]:
    """Add what the running infrastructure lacks of a usual amount, in equal months, where the first role works."""
    role = todays(view)[0]
    position = [place.id for place in view.case.locations].index(role.location)
    needed = usual - view.total("infrastructure_running")
    monthly = max(0.0, needed) / float(view.series("price_level", position)[1:].sum())
    item = adding(
        view.case, "infrastructure", translate("Workplace and tools"), service=role.service, location=role.location,
        category="workplace", amount=monthly * 1.001, avoidable_share=0.0,
    )  # fmt: skip
    return (item,)


@check(
    "The baseline is not tied to the ledger",
    unit="share",
    scope="case",
    warn=over(0.02),
    fail=over(0.1),
    evidence="What is not in the books was not paid, and what is missing from the baseline was forgotten.",
    remedy="Enter the ledger's total for labor, infrastructure and training, and reconcile the baseline with it.",
)
def baseline_not_tied_to_ledger(view: View) -> Measured | None:
    """A baseline that nobody can find in the books is an opinion; it should equal the ledger within a few per cent."""
    at = next(at for at, option in enumerate(view.results.options) if option.kind == "as is")
    year = {category: float(view.series(line, at)[1:13].sum()) for category, line in LEDGER_LINES.items()}
    if not any(year.values()):
        return None
    totals = [total for total in view.case.ledger if total.categories and total.amount > 0]
    if not totals:
        return Measured(1.0, translate("No ledger total says what the baseline should come to"), ("ledger",))
    gaps = {total.id: abs(sum(year[each] for each in total.categories) / total.amount - 1) for total in totals}
    worst = max(totals, key=lambda total: gaps[total.id])
    modelled, currency = sum(year[each] for each in worst.categories), view.case.settings.currency
    sentence = translate(
        "“{name}” is {amount}, and the first twelve months as is come to {modelled}: {share} apart"
    ).format(
        name=worst.name, amount=numbers.full_money(worst.amount, currency),
        modelled=numbers.full_money(modelled, currency), share=numbers.share(gaps[worst.id]),
    )  # fmt: skip
    return Measured(gaps[worst.id], sentence, (path_to("ledger", worst.id, "amount"),))


@check(
    "Volume is flat",
    unit="share",
    scope="case",
    warn=over(0.5),
    fail=at_least(1.0),
    evidence="Bands, peaks and staffing only show their cost when volume moves; a fifth either way is a usual test.",
    remedy="Enter growth and seasonality from the last years' volumes, or test volume by a scenario or a distribution.",
)
def volume_is_flat(view: View) -> Measured | None:
    """No volume stays the same for years; a case that assumes it hides what growth, peaks and decline would cost."""
    work = {each.id: each.first_volume * each.minutes for each in view.case.services}
    whole = sum(work.values())
    if not whole:
        return None
    tested = {override.path for scenario in view.case.scenarios for override in scenario.overrides}
    tested |= {each.path for each in view.case.uncertainty}
    flat = [
        each
        for each in view.case.services
        if not each.growth and not each.profile and not tested & {_input(each, "first_volume"), _input(each, "growth")}
    ]
    value = sum(work[each.id] for each in flat) / whole
    return Measured(
        value,
        translate(
            "{share} of the work neither grows nor has a season, and no scenario or distribution moves it"
        ).format(share=numbers.share(value)),
        tuple(_input(each, "growth") for each in flat),
        lambda: volume_scenarios(view, flat),
    )


def _input(service: Any, field: str) -> str:
    return path_to("services", service.id, field)


def volume_scenarios(view: View, services: list[Any]) -> tuple[Change, ...]:
    """Add a scenario with a fifth less of the services' volume, and one with a fifth more."""
    if not services:
        return ()
    named = ((translate("Volume 20 % lower"), DOWN), (translate("Volume 20 % higher"), UP))
    paths = [_input(service, "first_volume") for service in services]
    return tuple(
        adding(
            view.case, "scenarios", name,
            overrides=tuple(Override(path=path, action="multiply", value=by) for path in paths),
        )
        for name, by in named
    )  # fmt: skip


@check(
    "Hardware is never bought again",
    unit="share",
    scope="case",
    warn=over(0.1),
    fail=over(0.5),
    evidence="EquaTerra: a refresh that was left out costs 500 to 2,000 dollars per employee.",
    remedy="Enter a refresh cycle for what wears out within the term: its useful life, unless it is known better.",
)
def refresh_missing(view: View) -> Measured | None:
    """What is bought once and wears out within the term is missing from the later years."""
    bought = [item for item in view.case.infrastructure if item.driver == "purchase" and item.amount > 0]
    if not bought:
        return None
    worn = [
        item for item in bought if not item.refresh_months and item.purchase_month + item.life_months < view.horizon
    ]
    value = share_of(sum(item.amount for item in worn), sum(item.amount for item in bought))
    named = f": {listed(item.name for item in worn)}" if worn else ""
    return Measured(
        value,
        translate("{share} of the purchases wear out within the term and are not bought again{named}").format(
            share=numbers.share(value), named=named
        ),
        tuple(path_to("infrastructure", item.id, "refresh_months") for item in worn),
        lambda: (
            change for item in worn for change in setting("infrastructure", item, refresh_months=item.life_months)
        ),
    )
