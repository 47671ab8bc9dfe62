"""Health checks of the judgement: whether the case tests itself, compares fairly, and claims what can be believed."""

from __future__ import annotations

from bpo_case.analysis.health.baseline import volume_scenarios
from bpo_case.analysis.health.finding import Checks, Measured, at_least, at_most, over, under
from bpo_case.analysis.health.remedies import adding, setting
from bpo_case.analysis.health.view import View, both, share_of
from bpo_case.case.assessment import Override
from bpo_case.case.change import Change
from bpo_case.case.place import path_to
from bpo_case.case.published import published
from bpo_case.model.returns import yearly_roots
from bpo_case.text import numbers, translate

judgement = Checks("judgement")
check = judgement.check

OPTIMISM = published("optimism bias").high
BELIEVABLE = -0.5
"""A yearly rate below this nobody takes for the return: the last invoices of a contract are enough to make one."""

FEWEST = 3


@check(
    "The case is a single point estimate",
    unit="number",
    scope="case",
    warn=under(FEWEST),
    fail=at_most(0.0),
    evidence="Mott MacDonald for HM Treasury (2002): operating cost of outsourcing came out up to 41 % higher.",
    remedy="Enter scenarios that would change the decision, and distributions for the inputs that matter most.",
)
def single_point_estimate(view: View) -> Measured | None:
    """One number looks certain; a decision needs to know what happens when its inputs come out otherwise."""
    if len(view.results.options) < 2:
        return None
    scenarios = sum(1 for scenario in view.case.scenarios if scenario.overrides)
    inputs = len(view.case.uncertainty)
    return Measured(
        scenarios + inputs,
        translate("{scenarios} scenarios and {inputs} uncertain inputs test the estimate").format(
            scenarios=numbers.number(scenarios), inputs=numbers.number(inputs)
        ),
        ("scenarios", "uncertainty"),
        lambda: (*volume_scenarios(view, list(view.case.services)), *_dearer(view)),
    )


def _dearer(view: View) -> tuple[Change, ...]:
    """Add a scenario in which the vendor's prices, or without any the pay, come out as high as they ever did."""
    prices = [path_to("charges", charge.id, "price") for charge in view.case.charges]
    pay = [path_to("labor", role.id, "annual_salary") for role in view.case.labor]
    overrides = tuple(Override(path=path, action="multiply", value=1 + OPTIMISM) for path in prices or pay)
    name = translate("Cost {share} higher").format(share=numbers.brief_share(OPTIMISM))
    return (adding(view.case, "scenarios", name, overrides=overrides),) if overrides else ()


@check(
    "Outsourcing is compared only with as-is",
    unit="share",
    scope="case",
    warn=under(0.25),
    fail=at_most(0.0),
    evidence="OMB Circular A-76 (2003): bids compete with the in-house organisation at its most efficient.",
    remedy="Add an improved in-house option, with the process improvement and automation that need no vendor.",
)
def no_improved_in_house(view: View) -> Measured | None:
    """Much of what a vendor promises could be done at home; against an idle baseline anything looks good."""
    if not view.case.charges or not view.case.services:
        return None
    own = {option.id for option in view.case.options if option.kind == "improved in-house"}
    improved = {
        row.service for row in view.case.plan if row.option in own and (row.improvement_share or row.automated_share)
    }
    value = len(improved) / len(view.case.services)
    return Measured(
        value,
        translate("An improved in-house option changes {part} of {whole} services").format(
            part=numbers.number(len(improved)), whole=numbers.number(len(view.case.services))
        ),
        ("options", "plan"),
        lambda: _improved(view, sorted(own), improved),
    )


def _improved(view: View, own: list[str], done: set[str]) -> tuple[Change, ...]:
    """Let every service be improved in house, in an option for it."""
    option = adding(view.case, "options", translate("Improved in-house"), kind="improved in-house")
    owner = own[0] if own else option.after.id
    rows = [
        adding(
            view.case, "plan", translate("Improved in-house"), service.name, option=owner, service=service.id,
            improvement_share=0.05, change_start=7, change_months=12,
        )
        for service in view.case.services
        if service.id not in done
    ]  # fmt: skip
    return (*(() if own else (option,)), *rows)


@check(
    "The claimed saving is above 40 %",
    unit="share",
    warn=over(0.3),
    fail=over(0.4),
    figure="claimed_saving",
    evidence="CIO Magazine (September 2003): leading companies save just over 20 %, and few can say they save 40 %.",
    remedy="Look for cost that stays, for what the price leaves out, and for prices below cost; until then claim less.",
)
def claimed_saving_too_high(view: View) -> Measured | None:
    """A saving that hardly anybody reaches is more often a cost that was forgotten."""
    value = view.figure("claimed_saving")
    sentence = translate("In the last 12 months the option saves {share} of the cost it is compared with").format(
        share=numbers.share(value)
    )
    return Measured(value, sentence, ("charges", "labor"))


@check(
    "Contingency and transition risk are both counted",
    unit="share",
    warn=over(0.05),
    fail=over(0.15),
    evidence="HM Treasury, Green Book (2022): what is quantified as a risk is not in the contingency as well.",
    remedy="Leave the contingency out where the transition risk is quantified, or the other way round.",
)
def contingency_counted_twice(view: View) -> Measured | None:
    """The same overrun, once as contingency and once as a risk, makes the option look worse than it is."""
    one_time = view.number("one_time_cost")
    items = [(at, item) for at, item in view.rows("transition") if item.contingency > 0]
    if one_time <= 0:
        return None
    gross = {item.id: float(view.series("item_total", at)[0]) for at, item in items}
    contingency = sum(gross[item.id] * item.contingency / (1 + item.contingency) for _, item in items)
    risks = [(at, risk) for at, risk in view.rows("risks") if risk.category == "transition"]
    expected = sum(view.results.number("loss_total", at) or 0.0 for at, _ in risks)
    value = max(0.0, min(contingency, expected)) / one_time
    currency = view.case.settings.currency
    return Measured(
        value,
        translate("Contingency of {contingency} and risk of {risk} overlap by {share} of the one-time cost").format(
            contingency=numbers.money(contingency, currency),
            risk=numbers.money(expected, currency),
            share=numbers.share(value),
        ),
        tuple(path_to("transition", item.id, "contingency") for _, item in items),
        lambda: (change for _, item in items for change in setting("transition", item, contingency=0.0)),
    )


@check(
    "Weights of the criteria are not 100 %",
    unit="share",
    scope="case",
    warn=over(0.001),
    fail=over(0.01),
    evidence="A weighted score means something only where the weights are parts of one whole.",
    remedy="Change the weights until they come to 100 %.",
)
def weights_not_whole(view: View) -> Measured | None:
    """Weights that do not come to 100 % make scores that cannot be compared with anything."""
    criteria = view.case.criteria
    if not criteria:
        return None
    whole = sum(each.weight for each in criteria)
    even = 1 / len(criteria)
    return Measured(
        abs(whole - 1),
        translate("The weights of {count} criteria come to {share}").format(
            count=numbers.number(len(criteria)), share=numbers.share(whole)
        ),
        tuple(path_to("criteria", each.id, "weight") for each in criteria),
        lambda: (
            change
            for each in criteria
            for change in setting("criteria", each, weight=share_of(each.weight, whole) if whole else even)
        ),
    )


@check(
    "There are several internal rates of return",
    unit="number",
    warn=at_least(2.0),
    fail=at_least(3.0),
    evidence="A cash flow that changes sign more than once can have several rates, but only one net present value.",
    remedy="Judge by net present value and MIRR; spread late one-time cost so that the cash flow changes sign once.",
)
def several_rates_of_return(view: View) -> Measured | None:
    """Where money flows out, in, and out again, several rates make it worth nothing; none is the return."""
    roots = [root for root in yearly_roots(view.series("net_cash", view.at)) if root > BELIEVABLE]
    if not roots:
        return None
    said = both(numbers.share(root) for root in roots)
    late = [item for item in view.records("transition") if item.first_month > 0]
    return Measured(
        len(roots),
        translate("The net cash flow is worth nothing at {rates} a year").format(rates=said),
        tuple(path_to("transition", item.id, "first_month") for item in late),
    )
