"""A case without any of the mistakes that health checks look for, and ways to make each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bpo_case.case.assessment import Criterion, Override, Scenario, Uncertainty
from bpo_case.case.document import Case
from bpo_case.case.options import Charge, Exit, Governance, Option, PlanRow, Risk, TransitionItem
from bpo_case.case.settings import Settings
from bpo_case.case.today import Currency, Infrastructure, LedgerTotal, Location, Role, Season, Service, Training
from bpo_case.model.results import calculate

HOME = {"location": "home"}
CARE, BILLS = {"service": "care", **HOME}, {"service": "bills", **HOME}
PAY = {"benefits": 0.22, "bonus": 0.03, "overtime": 0.03, "attrition": 0.12, "severance_weeks": 20.0}
TERMS = {
    "index_rate": 0.05, "index_sensitivity": 0.65, "index_cap": 0.04, "currency_share": 0.5, "currency_collar": 0.03
}  # fmt: skip
MOVE = {
    "option": "vendor", "location": "krakow", "migration_months": 6, "parallel_months": 2, "productivity_start": 0.8,
    "productivity_mature": 0.95, "months_to_maturity": 9,
}  # fmt: skip
AUTOMATION = {"improvement_share": 0.03, "automated_share": 0.1, "handling_uplift": 0.03, "change_start": 7}
OWN = {"option": "improved", "change_months": 12, **AUTOMATION}


def good_case() -> Case:
    """A case in which every check has something to look at, and all of them pass."""
    case = _without_ledger()
    lines = {"labor": "personnel", "training": "training_cost", "infrastructure": "infrastructure_running"}
    results = calculate(case)
    totals = {category: float(results.series(line, 0)[1:13].sum()) for category, line in lines.items()}
    ledger = tuple(LedgerTotal(id=each, name=each, amount=totals[each], categories=(each,)) for each in totals)
    return case.model_copy(update={"ledger": ledger})


def _without_ledger() -> Case:
    return Case(
        settings=Settings(horizon=60),
        currencies=(Currency(id="pln", name="PLN", rate=0.23),),
        seasonality=(Season(id="peak", name="Peak", factors=(1.0,) * 10 + (1.4, 1.5)),),
        locations=(
            Location(id="home", name="Home"),
            Location(id="krakow", name="Kraków", kind="nearshore", currency="pln", wage_inflation=0.05),
        ),
        services=(
            Service(
                id="care", name="Care", volume_today=50_000.0, minutes_today=6.0, first_volume=50_000.0, minutes=6.0,
                growth=0.02, profile="peak", personal_data="customer",
            ),
            Service(
                id="bills", name="Bills", volume_today=20_000.0, minutes_today=8.0, first_volume=20_000.0,
                minutes=8.0, growth=0.01,
            ),
        ),
        labor=(
            Role(id="agent", name="Agent", actual_fte=40.0, authorised_fte=43.0, annual_salary=36_000.0, **CARE, **PAY),
            Role(
                id="clerk", name="Clerk", actual_fte=20.0, authorised_fte=21.0, annual_salary=40_000.0, **BILLS, **PAY
            ),
            Role(
                id="lead", name="Lead", actual_fte=4.0, authorised_fte=4.0, annual_salary=52_000.0, staffing="fixed",
                avoidable_share=0.5, **CARE, **PAY,
            ),
            Role(
                id="manager", name="Vendor manager", added_by="vendor", actual_fte=2.0, annual_salary=80_000.0,
                staffing="fixed", **CARE, **PAY,
            ),
        ),
        infrastructure=(
            Infrastructure(
                id="desk", name="Workplace", category="workplace", driver="per FTE", amount=600.0, avoidable_share=0.5,
                **CARE,
            ),
            Infrastructure(id="group", name="Group overhead", category="allocated overhead", amount=15_000.0, **CARE),
            Infrastructure(
                id="pc", name="Computers", category="hardware", driver="purchase", amount=90_000.0, life_months=36,
                refresh_months=36, **CARE,
            ),
            Infrastructure(
                id="watch", name="Monitoring", category="security and compliance", amount=4_000.0, added_by="vendor",
                **CARE,
            ),
        ),
        training=(Training(id="start", name="Induction", hours=80.0, trainer_rate=60.0, **CARE),),
        options=(
            Option(id="improved", name="Improved", kind="improved in-house"),
            Option(id="vendor", name="Vendor", vendor="Wawel Contact", contract_months=60),
        ),
        plan=(
            PlanRow(id="own-care", name="Care at home", service="care", **OWN),
            PlanRow(id="own-bills", name="Bills at home", service="bills", **OWN),
            PlanRow(id="move-care", name="Care to Kraków", service="care", share=0.8, migration_start=7, **MOVE),
            PlanRow(id="move-bills", name="Bills to Kraków", service="bills", share=0.7, migration_start=10, **MOVE),
        ),
        charges=(
            Charge(
                id="hours", name="Care, by the hour", plan="move-care", basis="per productive hour", price=(19.0,),
                band_rule="back to baseline", contract_volume=4_500.0, dead_band=0.1, arc_price=18.0, rrc_price=13.0,
                **TERMS,
            ),
            Charge(id="bill", name="Bills, by the piece", plan="move-bills", price=(2.6,), **TERMS),
        ),
        transition=(
            *one_time("vendor", "advisory and selection", 120_000.0),
            *one_time("vendor", "programme team", 400_000.0),
            *one_time("vendor", "knowledge transfer", 250_000.0),
            *one_time("vendor", "security and privacy assessment", 60_000.0),
            *one_time("improved", "advisory and selection", 60_000.0),
            *one_time("improved", "programme team", 250_000.0),
        ),
        governance=(Governance(id="gov", name="Governance", option="vendor", charge_share=0.045, leakage_share=0.02),),
        risks=(
            Risk(
                id="late", name="Late", option="vendor", category="transition", probability=0.3, low=50_000.0,
                likely=100_000.0, high=200_000.0,
            ),
        ),
        exits=(
            Exit(
                id="leave", name="Leaving", option="vendor", fee=(200_000.0, 100_000.0), retransition_cost=300_000.0,
                handback_cost=80_000.0, probability=0.1,
            ),
        ),
        criteria=(Criterion(id="price", name="Price", weight=0.6), Criterion(id="skill", name="Skill", weight=0.4)),
        scenarios=(
            scenario("less", "services/care/first_volume", 0.8),
            scenario("dearer", "charges/bill/price", 1.2),
        ),
        uncertainty=(
            Uncertainty(id="growth", name="Growth", path="services/care/growth", parameters=(0.0, 0.02, 0.04)),
        ),
    )  # fmt: skip


def one_time(option: str, category: str, amount: float, **fields: Any) -> tuple[TransitionItem, ...]:
    name = f"{category}, {option}"
    id = f"{option[:4]}-{category.replace(' ', '-')}"[:40]
    return (
        TransitionItem(id=id, name=name, option=option, category=category, amount=amount, **{"months": 6, **fields}),
    )


def scenario(name: str, path: str, factor: float) -> Scenario:
    return Scenario(id=name, name=name, overrides=(Override(path=path, action="multiply", value=factor),))


# ---------------------------------------------------------------- ways to make mistakes

Edit = Callable[[Case], Case]


def put(table: str, *ids: str, **fields: Any) -> Edit:
    """Set fields of rows; of all rows where none is named."""

    def edit(case: Case) -> Case:
        rows = [
            row.model_copy(update=fields) if not ids or row.id in ids else row for row in getattr(case, table)
        ]  # fmt: skip
        return case.model_copy(update={table: tuple(rows)})

    return edit


def without(table: str, *ids: str) -> Edit:
    """Leave rows out; all rows where none is named."""
    return lambda case: case.model_copy(
        update={table: tuple(row for row in getattr(case, table) if ids and row.id not in ids)}
    )


def adding(table: str, *rows: Any) -> Edit:
    return lambda case: case.model_copy(update={table: (*getattr(case, table), *rows)})


def both(*edits: Edit) -> Edit:
    def edit(case: Case) -> Case:
        for each in edits:
            case = each(case)
        return case

    return edit


def scaled(field: str, by: float) -> Edit:
    """Multiply an amount of all ledger totals."""
    return lambda case: case.model_copy(
        update={"ledger": tuple(row.model_copy(update={field: getattr(row, field) * by}) for row in case.ledger)}
    )


def priced(by: float) -> Edit:
    """Multiply the vendor's prices."""

    def edit(case: Case) -> Case:
        rows = tuple(
            charge.model_copy(
                update={
                    "price": tuple(price * by for price in charge.price), "arc_price": charge.arc_price * by,
                    "rrc_price": charge.rrc_price * by,
                }
            )
            for charge in case.charges
        )  # fmt: skip
        return case.model_copy(update={"charges": rows})

    return edit


def flow(*amounts: float) -> Edit:
    """Add an option whose cash flow by year is this one."""
    items = [
        one_time(
            "flow", "sale proceeds" if amount > 0 else "other", abs(amount) * 1e5, months=1, first_month=12 * year
        )[0].model_copy(update={"id": f"flow-{year}", "name": f"Flow {year}"})
        for year, amount in enumerate(amounts)
    ]  # fmt: skip
    return both(adding("options", Option(id="flow", name="Flow", kind="hybrid")), adding("transition", *items))


@dataclass(frozen=True)
class Mistake:
    """How a case comes to warn and to fail; what a person does about it where the program cannot know."""

    warn: Edit
    fail: Edit
    mend: Edit | None = None


MOVES = ("move-care", "move-bills")
NO_INDEX = {"index_rate": 0.0}
SMALL = put("labor", "lead", actual_fte=1.0, authorised_fte=1.0)
EARLIER = put("transition", "flow-2", first_month=0)

MISTAKES: dict[str, Mistake] = {
    "overhead_counted_as_saved": Mistake(
        put("infrastructure", "group", avoidable_share=0.2), put("infrastructure", "group", avoidable_share=0.5)
    ),
    "baseline_from_authorised_posts": Mistake(
        both(put("labor", "agent", authorised_fte=40.0), put("labor", "clerk", authorised_fte=20.0)),
        put("labor", "agent", actual_fte=43.0, authorised_fte=38.0),
        put("labor", "agent", authorised_fte=43.0),
    ),
    "on_costs_missing": Mistake(
        put("labor", benefits=0.05, bonus=0.0, overtime=0.01), put("labor", benefits=0.0, bonus=0.0, overtime=0.0)
    ),
    "overtime_missing": Mistake(put("labor", "agent", overtime=0.0), put("labor", overtime=0.0)),
    "non_labor_missing": Mistake(
        put("infrastructure", "desk", "group", amount=150.0), without("infrastructure", "desk", "group", "pc")
    ),
    "baseline_not_tied_to_ledger": Mistake(
        scaled("amount", 1.05), without("ledger"), lambda case: case.model_copy(update={"ledger": good_case().ledger})
    ),
    "volume_is_flat": Mistake(
        both(put("services", growth=0.0, profile=""), without("uncertainty"), without("scenarios", "less"),
             adding("scenarios", scenario("bills", "services/bills/growth", 1.1))),
        both(put("services", growth=0.0, profile=""), without("uncertainty"), without("scenarios")),
    ),
    "refresh_missing": Mistake(
        both(put("infrastructure", "pc", refresh_months=0), adding("infrastructure", Infrastructure(
            id="van", name="Van", driver="purchase", amount=200_000.0, life_months=90, **CARE))),
        put("infrastructure", "pc", refresh_months=0),
    ),
    "retained_organisation_missing": Mistake(
        both(put("labor", "manager", actual_fte=1.0), put("labor", "lead", avoidable_share=1.0)),
        both(without("labor", "manager"), put("labor", "lead", avoidable_share=1.0)),
    ),
    "part_persons_counted_as_saved": Mistake(
        both(put("labor", "agent", "clerk", avoidable_share=0.1), SMALL),
        both(put("labor", "agent", "clerk", avoidable_share=0.02), SMALL),
    ),
    "one_for_one_staffing": Mistake(
        both(put("plan", "move-bills", productivity_start=1.0),
             adding("charges", Charge(id="posts", name="Bills, by the post", plan="move-bills", basis="per FTE-month",
                                      price=(900.0,), **TERMS))),
        put("plan", "move-care", productivity_start=1.0, productivity_mature=1.0),
    ),
    "release_beyond_horizon": Mistake(
        put("plan", "move-bills", migration_start=56, migration_months=4), put("plan", *MOVES, migration_start=57)
    ),
    "automation_without_harder_work": Mistake(
        put("plan", "own-bills", handling_uplift=0.0), put("plan", "own-care", handling_uplift=0.0)
    ),
    "no_transition": Mistake(put("transition", amount=10_000.0), without("transition")),
    "no_parallel_run": Mistake(
        put("plan", "move-care", parallel_months=0), put("plan", *MOVES, parallel_months=0)
    ),
    "full_savings_before_migration_ends": Mistake(
        put("plan", *MOVES, migration_start=1, migration_months=2, parallel_months=0, productivity_start=0.95),
        put("plan", *MOVES, migration_start=1, migration_months=1, parallel_months=0, productivity_start=1.0),
    ),
    "selection_or_team_missing": Mistake(
        without("transition", "vend-programme-team"),
        without("transition", "vend-programme-team", "vend-advisory-and-selection"),
    ),
    "personal_data_unprotected": Mistake(
        without("infrastructure", "watch"),
        both(without("infrastructure", "watch"), without("transition", "vend-security-and-privacy-assessment")),
    ),
    "governance_too_small": Mistake(
        put("governance", charge_share=0.01), put("governance", charge_share=0.0, leakage_share=0.1)
    ),
    "prices_frozen": Mistake(put("charges", "bill", **NO_INDEX), put("charges", **NO_INDEX)),
    "no_currency_clause": Mistake(put("charges", "hours", currency_share=0.0), put("charges", currency_share=0.0)),
    "arc_equals_rrc": Mistake(
        put("charges", "bill", band_rule="band edge", contract_volume=13_000.0, arc_price=2.0, rrc_price=2.0),
        put("charges", "hours", rrc_price=18.0),
    ),
    "bid_far_below_unit_cost": Mistake(priced(0.4), priced(0.1)),
    "horizon_beyond_contract": Mistake(
        both(put("options", "vendor", contract_months=54), put("exits", handback_cost=0.0)),
        both(put("options", "vendor", contract_months=0), put("exits", handback_cost=0.0)),
    ),
    "no_exit_cost": Mistake(
        put("exits", fee=(0.0,), retransition_cost=10_000.0, handback_cost=0.0), without("exits")
    ),
    "one_vendor_without_exit_plan": Mistake(
        without("exits"), both(without("exits"), put("plan", *MOVES, share=1.0))
    ),
    "single_point_estimate": Mistake(without("uncertainty"), both(without("uncertainty"), without("scenarios"))),
    "no_improved_in_house": Mistake(
        both(put("plan", "own-bills", improvement_share=0.0, automated_share=0.0), adding("services", *(
            Service(id=f"s{n}", name=f"Service {n}") for n in range(3)))),
        put("plan", "own-care", "own-bills", option="vendor"),
    ),
    "claimed_saving_too_high": Mistake(
        priced(0.55), priced(0.05), lambda case: case.model_copy(update={"charges": good_case().charges})
    ),
    "contingency_counted_twice": Mistake(
        both(put("transition", contingency=0.2), put("risks", likely=350_000.0, high=650_000.0)),
        both(put("transition", contingency=0.5), put("risks", low=9e5, likely=9e5, high=2e6)),
    ),
    "weights_not_whole": Mistake(
        put("criteria", "skill", weight=0.405), put("criteria", "skill", weight=0.0)
    ),
    "several_rates_of_return": Mistake(flow(-100, 230, -132), flow(-100, 342, -387.8, 145.86), EARLIER),
}  # fmt: skip
"""A way into each problem, by the check that finds it."""
