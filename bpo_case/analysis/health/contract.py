"""Health checks of the contract: its prices, its length, the way out of it, and who watches over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bpo_case.analysis.health.finding import Checks, Measured, at_most, over, under
from bpo_case.analysis.health.remedies import adding, setting
from bpo_case.analysis.health.view import NOT_PRICED, View, listed, share_of
from bpo_case.case.change import Change
from bpo_case.case.place import path_to
from bpo_case.case.published import published
from bpo_case.text import numbers, translate

contract = Checks("contract")
check = contract.check

GOVERNANCE = 0.04
SENSITIVITY = published("indexation sensitivity").low
CLAUSE, COLLAR = 0.5, 0.03
RRC_SHARE = 0.75
BANDED = frozenset({"per FTE-month", "per productive hour", "per unit"})
LEAST_BID = 0.35


def charge_share(
    view: View, rows: list[tuple[int, Any]], wrong: Callable[[Any], bool]
) -> tuple[float, list[Any]] | None:
    """Give the part of the charges that something is wrong with, and their price lines; None without charges."""
    charged = {charge.id: view.sum_of("charge", [at]) for at, charge in rows}
    whole = sum(charged.values())
    if whole <= 0:
        return None
    found = [charge for _, charge in rows if wrong(charge)]
    return sum(charged[charge.id] for charge in found) / whole, found


def priced(view: View) -> list[tuple[int, Any]]:
    """Give the price lines with a price of the vendor's own."""
    return [(at, charge) for at, charge in view.rows("charges") if charge.basis not in NOT_PRICED]


@check(
    "Governance is smaller than is usual",
    unit="share",
    warn=under(published("governance").low),
    fail=at_most(0.0),
    evidence="Usual are 3 to 6 % of contract value, offshore up to 10 %; without it 5 to 30 % leaks away (TPI, 2011).",
    remedy="Enter governance as a usual share of charges: contract management, audits, travel and meetings.",
)
def governance_too_small(view: View) -> Measured | None:
    """A contract does not look after itself: invoices are checked, service levels are measured, changes are agreed."""
    charges = view.total("charges_accrued")
    if charges <= 0:
        return None
    value = _oversight(view) / charges
    rows = view.records("governance")
    return Measured(
        value,
        translate("Oversight, leakage aside, comes to {share} of charges").format(share=numbers.share(value)),
        tuple(path_to("governance", row.id, "charge_share") for row in rows) or ("governance",),
        lambda: _overseen(view, rows, GOVERNANCE - value),
    )


def _overseen(view: View, rows: list[Any], missing: float) -> tuple[Change, ...]:
    """Raise the share of charges that is spent on oversight, from the first month on."""
    if rows:
        share = min(1.0, max(0.0, rows[0].charge_share + missing))
        return tuple(setting("governance", rows[0], charge_share=share, first_month=1))
    option = view.option
    return (adding(view.case, "governance", "Governance", option.name, option=option.id, charge_share=GOVERNANCE),)


def _oversight(view: View) -> float:
    """Governance over the term without leakage, which is what governance does not prevent."""
    accrued = view.series("charges_accrued", view.at)
    leakage = (row.leakage_share * accrued[row.first_month :].sum() for row in view.records("governance"))
    return view.total("governance_cost") - float(sum(leakage))


@check(
    "Prices are frozen while wages rise",
    unit="share",
    warn=over(0.1),
    fail=over(0.5),
    evidence="Contracts pass on about 65 % of an index; a price that is fixed for years is renegotiated.",
    remedy="Enter the index, its sensitivity and its cap as the bid has them, or prices that rise by year.",
)
def prices_frozen(view: View) -> Measured | None:
    """In-house pay rises every year of the case; a vendor pays rising wages, too, and will not bear them alone."""
    found = charge_share(view, priced(view), lambda charge: _frozen(view, charge))
    if found is None:
        return None
    value, frozen = found
    named = f": {listed(charge.name for charge in frozen)}" if frozen else ""
    return Measured(
        value,
        translate("{share} of charges never rise although wages do where the work is done{named}").format(
            share=numbers.share(value), named=named
        ),
        tuple(path_to("charges", charge.id, "index_rate") for charge in frozen),
        lambda: (change for charge in frozen for change in _indexed(view, charge)),
    )


def _frozen(view: View, charge: Any) -> bool:
    """Tell whether a price stays as it is although wages at the place of delivery rise."""
    place = view.location(view.plan_of(charge))
    rise = min(charge.index_cap, max(charge.index_floor, charge.index_sensitivity * charge.index_rate))
    indexed = rise > 0 and charge.first_index_month <= view.horizon
    return bool(place and place.wage_inflation > 0 and not indexed and charge.price[-1] <= charge.price[0])


def _indexed(view: View, charge: Any) -> list[Change]:
    place = view.location(view.plan_of(charge))
    rate = place.wage_inflation if place else 0.0
    cap = max(charge.index_cap, SENSITIVITY * rate)
    first = min(charge.first_index_month, 13 if view.horizon > 12 else 1)
    terms = {"index_rate": rate, "index_sensitivity": SENSITIVITY, "index_cap": cap, "first_index_month": first}
    return setting("charges", charge, **terms)


@check(
    "No currency clause where cost and price differ in currency",
    unit="share",
    warn=over(0.25),
    fail=over(0.75),
    evidence="Example: cost INR 40,000, fee $1,000; at 45 rupees a dollar a profit of 5,000, at 39 a loss of 1,000.",
    remedy="Enter the currency clause and its collar, or let the contract be in the currency of the delivery location.",
)
def no_currency_clause(view: View) -> Measured | None:
    """A vendor who bears the whole currency risk puts it into the price, or comes back for more."""
    foreign = [(at, charge) for at, charge in priced(view) if _differs(view, charge)]
    whole = view.sum_of("charge", [at for at, _ in priced(view)])
    if whole <= 0 or not foreign:
        return None
    bare = [(at, charge) for at, charge in foreign if not charge.currency_share]
    value = view.sum_of("charge", [at for at, _ in bare]) / whole
    named = f": {listed(charge.name for _, charge in bare)}" if bare else ""
    return Measured(
        value,
        translate("{share} of charges are not in the currency of the vendor's cost, without a clause{named}").format(
            share=numbers.share(value), named=named
        ),
        tuple(path_to("charges", charge.id, "currency_share") for _, charge in bare),
        lambda: (
            change
            for _, charge in bare
            for change in setting("charges", charge, currency_share=CLAUSE, currency_collar=COLLAR)
        ),
    )


def _differs(view: View, charge: Any) -> bool:
    place = view.location(view.plan_of(charge))
    return place is not None and place.currency != charge.currency


@check(
    "ARC equals RRC",
    unit="share",
    warn=over(0.0),
    fail=over(0.5),
    evidence="A vendor cannot shed cost as fast as it adds it: a credit is smaller than the additional charge.",
    remedy="Enter both prices from the bid; until they are known, a credit of about three quarters of the charge.",
)
def arc_equals_rrc(view: View) -> Measured | None:
    """With equal prices, or none, volume can swing at no risk, which no vendor offers."""
    banded = [
        (at, charge) for at, charge in priced(view) if charge.basis in BANDED and charge.band_rule != "pay per use"
    ]
    found = charge_share(view, banded, lambda charge: charge.rrc_price >= charge.arc_price)
    if found is None:
        return None
    value, equal = found
    named = f": {listed(charge.name for charge in equal)}" if equal else ""
    return Measured(
        value,
        translate("{share} of banded charges credit a reduction as highly as they charge an addition{named}").format(
            share=numbers.share(value), named=named
        ),
        tuple(path_to("charges", charge.id, "rrc_price") for charge in equal),
        lambda: (change for charge in equal for change in _apart(charge)),
    )


def _apart(charge: Any) -> list[Change]:
    arc = charge.arc_price or charge.price[0] or 1.0
    return setting("charges", charge, arc_price=arc, rrc_price=RRC_SHARE * arc)


@check(
    "The bid is far below the in-house unit cost",
    unit="share",
    warn=under(LEAST_BID),
    fail=under(0.2),
    evidence="CIO Magazine (September 2003): no one saves 80 % by moving work offshore; few save even half of that.",
    remedy="Ask for the cost behind the price and compare the scope; until then reckon with a usual price.",
)
def bid_far_below_unit_cost(view: View) -> Measured | None:
    """A price that cannot cover the work is followed by claims, by poor service, or by a vendor who gives up."""
    charged, in_house = 0.0, 0.0
    for at, row in view.moves:
        charged += float(view.series("row_charges", at)[-12:].sum())
        unit_cost = view.results.number("unit_cost", view.scope(row.service, view.results.prepared.compared)) or 0.0
        in_house += float(view.series("moved_units", at)[-12:].sum()) * unit_cost
    if charged <= 0 or in_house <= 0:
        return None
    value = charged / in_house
    prices = [charge for _, charge in priced(view)]
    return Measured(
        value,
        translate("In the last 12 months, charges are {share} of what the same units cost in house").format(
            share=numbers.share(value)
        ),
        tuple(path_to("charges", charge.id, "price") for charge in prices),
        lambda: (change for charge in prices for change in _raised(charge, 1.05 * LEAST_BID / value)),
    )


def _raised(charge: Any, by: float) -> list[Change]:
    """Multiply everything that a price line's charge is made from."""
    scaled = {name: getattr(charge, name) * by for name in ("arc_price", "rrc_price", "cost_base")}
    return setting("charges", charge, price=tuple(price * by for price in charge.price), **scaled)


# ---------------------------------------------------------------- its end


@check(
    "The horizon is longer than the contract",
    unit="month",
    warn=over(0.0),
    fail=over(12.0),
    evidence="ISO 37500:2014: a contract ends in renewal, in a successor or in hand-back, and each has its cost.",
    remedy="Enter the contract's length with its renewals, or what handing the work back at its end would cost.",
)
def horizon_beyond_contract(view: View) -> Measured | None:
    """After its last month nobody has promised the price; a case that goes on needs a renewal or a hand-back."""
    if view.total("charges_accrued") <= 0:
        return None
    handed_back = any(row.handback_cost > 0 for row in view.records("exits"))
    months = 0 if handed_back else max(0, view.horizon - view.option.contract_months)
    if view.option.contract_months:
        sentence = translate("The contract holds for {promised}, and the case for {term}")
    else:
        sentence = translate("Nothing is said of how long the contract holds, and the case is for {term}")
    return Measured(
        months,
        sentence.format(promised=numbers.months(view.option.contract_months), term=numbers.months(view.horizon)),
        (path_to("options", view.option.id, "contract_months"),),
        lambda: _way_out(view),
    )


@check(
    "There is no exit cost",
    unit="share",
    warn=under(0.05),
    fail=at_most(0.0),
    evidence="Fee, re-transition and hand-back bind a client even where they are never paid.",
    remedy="Enter the termination fee by year, re-transition and hand-back, and how probable leaving is.",
)
def no_exit_cost(view: View) -> Measured | None:
    """Leaving costs money; a case that cannot say how much has no exit plan."""
    yearly = view.number("yearly_contract_value")
    if yearly <= 0:
        return None
    rows = view.records("exits")
    value = sum(max(row.fee) + row.retransition_cost + row.handback_cost for row in rows) / yearly
    return Measured(
        value,
        translate("Leaving costs {share} of a year's charges at most").format(share=numbers.share(value)),
        tuple(path_to("exits", row.id, "retransition_cost") for row in rows) or ("exits",),
        lambda: _way_out(view),
    )


@check(
    "One vendor has everything and there is no exit plan",
    unit="share",
    warn=over(0.5),
    fail=over(0.8),
    evidence="Dependency is a risk of its own: who knows the work decides what it costs after the first contract.",
    remedy="Plan the way back: enter re-transition and hand-back cost; or keep a part, or choose a second vendor.",
)
def one_vendor_without_exit_plan(view: View) -> Measured | None:
    """With all knowledge at one vendor and no plan to leave, the next price is the vendor's to choose."""
    if view.total("charges_accrued") <= 0:
        return None
    scopes = [at for at, _ in view.rows("scope")]
    demand = {at: float(view.series("demand", at)[-1]) for at in scopes}
    moved = sum(demand[at] * float(view.series("taken_over_share", at)[-1]) for at in scopes)
    planned = any(row.retransition_cost > 0 or row.handback_cost > 0 for row in view.records("exits"))
    share = share_of(moved, sum(demand.values()))
    if planned:
        sentence = translate("{share} of the work is with the vendor, and there is a plan to leave")
    else:
        sentence = translate("{share} of the work is with the vendor, and there is no plan to leave")
    return Measured(
        0.0 if planned else share,
        sentence.format(share=numbers.share(share)),
        ("exits",),
        lambda: _way_out(view),
    )


def _way_out(view: View) -> tuple[Change, ...]:
    """Enter what leaving would cost, as parts of a year's charges."""
    yearly = view.number("yearly_contract_value")
    cost = {"retransition_cost": 0.25 * yearly, "handback_cost": 0.05 * yearly}
    rows = view.records("exits")
    if rows:
        return tuple(setting("exits", rows[0], **{name: max(getattr(rows[0], name), cost[name]) for name in cost}))
    row = adding(
        view.case, "exits", translate("Leaving"), view.option.name, option=view.option.id, probability=0.1, **cost
    )
    return (row,)
