"""The baseline: services in scope, where they are delivered, and what they cost in house today."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import model_validator

from bpo_case.case.record import (
    MONTHS_AT_MOST,
    Amount,
    Link,
    Named,
    OptionalLink,
    Text,
    field,
    fraction,
    month_count,
    month_number,
    quantity,
    yearly_rate,
)
from bpo_case.text import translate

Family = Literal["front office", "back office"]
Function = Literal[
    "customer service", "technical support", "marketing", "engineering and R&D", "payroll", "accounting",
    "invoice processing", "supply chain and logistics", "HR", "IT and digital", "other",
]  # fmt: skip
PersonalData = Literal["none", "customer", "employee"]
Regime = Literal["GDPR", "CCPA", "other"]
LocationKind = Literal["onshore", "nearshore", "offshore"]
Staffing = Literal["fixed", "follows volume"]
InfrastructureCategory = Literal[
    "workplace", "telecom", "hardware", "software", "cloud", "security and compliance", "utilities", "insurance",
    "allocated overhead", "other",
]  # fmt: skip
Driver = Literal["per month", "per FTE", "per unit", "purchase"]
TrainingCategory = Literal["induction", "product", "language and culture", "privacy and compliance", "systems"]
Trigger = Literal["each hire", "every FTE yearly", "once in a month"]
CostCategory = Literal["labor", "training", "infrastructure"]


class Currency(Named):
    """A foreign currency; the home currency needs no row."""

    rate: Annotated[
        float, field("Exchange rate", "money/local", "Home currency per unit of this one, in month 1.", gt=0, le=1e6)
    ]
    drift: Annotated[float, yearly_rate("Yearly drift", "How the rate moves in a year, smoothly.")] = 0.0


class Season(Named):
    """A seasonality profile: how a year's volume is spread over its calendar months."""

    factors: Annotated[
        tuple[Amount, ...],
        field(
            "Factors, January to December",
            "number",
            "Brought to a mean of 1 by the model.",
            min_length=12,
            max_length=12,
        ),
    ]

    @model_validator(mode="after")
    def _something_happens_in_the_year(self) -> Season:
        if not any(self.factors):
            raise ValueError(translate("all twelve factors are 0; at least one month must have volume"))
        return self


class Location(Named):
    """A place from which work is delivered."""

    country: Annotated[Text, field("Country")] = ""
    kind: Annotated[LocationKind, field("Kind")] = "onshore"
    currency: Annotated[OptionalLink, field("Currency", about="Blank is the home currency.", link="currencies")] = ""
    wage_inflation: Annotated[float, yearly_rate("Wage inflation", "Pay steps once a contract year.")] = 0.03
    price_inflation: Annotated[float, yearly_rate("Price inflation", "Prices step once a contract year.")] = 0.02


class Service(Named):
    """A process in scope ("tower"): what flows through it, and what that takes."""

    family: Annotated[Family, field("Family")] = "back office"
    function: Annotated[Function, field("Function")] = "other"
    volume_unit: Annotated[Text, field("Volume unit", about="What is counted: calls, invoices, payslips, hours.")] = (
        "units"
    )
    volume_today: Annotated[
        float, quantity("Volume today", "unit", "A month's volume that today's staff handle; scenarios never touch it.")
    ] = 0.0
    minutes_today: Annotated[
        float,
        quantity(
            "Minutes per unit today", "minute/unit", "Handling time that today's staff need; scenarios never touch it."
        ),
    ] = 0.0
    first_volume: Annotated[float, quantity("Volume in month 1", "unit", "Before seasonality.")] = 0.0
    minutes: Annotated[float, quantity("Minutes per unit", "minute/unit", "Handling time from month 1 on.")] = 0.0
    growth: Annotated[float, yearly_rate("Growth", "Of the volume in a year, smoothly.")] = 0.0
    profile: Annotated[OptionalLink, field("Seasonality", about="Blank is an even year.", link="seasonality")] = ""
    hours_of_cover: Annotated[Text, field("Hours of cover", about="As 24/7, or Mon-Fri 8-18.")] = ""
    languages: Annotated[
        tuple[Text, ...], field("Languages", about="Pools that cannot share staff.", max_length=100)
    ] = ()
    personal_data: Annotated[PersonalData, field("Personal data")] = "none"
    regimes: Annotated[tuple[Regime, ...], field("Regimes", about="Privacy laws that apply.", max_length=3)] = ()


class _CostRow(Named):
    """What labor, infrastructure and training share: where the cost arises, and for which option it was added."""

    added_by: Annotated[
        OptionalLink,
        field("Added by option", about="Blank is today's; else only that option has the row.", link="options"),
    ] = ""
    service: Annotated[Link, field("Service", link="services")]
    location: Annotated[Link, field("Location", link="locations")]
    first_month: Annotated[int, month_number("First month", "When the row begins.")] = 1
    last_month: Annotated[int, month_number("Last month", "When the row ends.")] = MONTHS_AT_MOST
    build_up_months: Annotated[
        int, month_count("Build-up", "Months from nothing to the full figure; 1 is at once.", ge=1)
    ] = 1

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if self.first_month > self.last_month:
            raise ValueError(translate("the first month is after the last; exchange them"))
        return self


class Role(_CostRow):
    """A role in house: today's, or an additional one that an option needs."""

    plan: Annotated[
        OptionalLink,
        field(
            "Follows plan row",
            about="The posts are those for the whole service; this plan row's share of them is staffed.",
            link="plan",
        ),
    ] = ""
    staffing: Annotated[Staffing, field("Staffing", about="Fixed, or in step with volume and handling time.")] = (
        "follows volume"
    )
    season_share: Annotated[float, fraction("Share that follows the season", "Seasonal staff or flexible hours.")] = 0.0
    authorised_fte: Annotated[
        float, field("Authorised FTE", "FTE", "Posts on paper; used by a health check only.", ge=0, le=100_000)
    ] = 0.0
    actual_fte: Annotated[
        float, field("Actual FTE", "FTE", "People in post now, not authorised posts.", ge=0, le=100_000)
    ]
    annual_salary: Annotated[float, quantity("Annual salary", "local/FTE/year", "Base pay in the location's currency.")]
    benefits: Annotated[
        float, fraction("Employer on-costs", "What the employer pays on top of base pay, benefits included.", le=2)
    ] = 0.0
    bonus: Annotated[float, fraction("Bonus", "On base pay.", le=2)] = 0.0
    overtime: Annotated[float, fraction("Overtime", "On base pay.", le=2)] = 0.0
    attrition: Annotated[float, fraction("Attrition", "Leavers of a year as a share of the posts.", le=3)] = 0.0
    hiring_cost: Annotated[float, quantity("Hiring cost", "local/FTE", "For each hire; rises with wages.")] = 0.0
    severance_weeks: Annotated[
        float, field("Severance", "week", "Weeks of pay for each person made redundant.", ge=0, le=520)
    ] = 0.0
    retention_bonus: Annotated[
        float, fraction("Retention bonus", "Share of a year's base pay, paid to those made redundant.", le=2)
    ] = 0.0
    absorbed_share: Annotated[
        float, fraction("Absorbed", "Share of abolished posts that attrition or redeployment takes up.")
    ] = 0.0
    transferring_share: Annotated[float, fraction("Transferring to the vendor", "Rebadged: no severance.")] = 0.0
    avoidable_share: Annotated[
        float, fraction("Avoidable", "Share of the posts that really ends when the work moves.")
    ] = 1.0
    release_lag: Annotated[
        int, month_count("Months to release", "From the end of parallel run until the post is unpaid.", le=36)
    ] = 0


class Infrastructure(_CostRow):
    """A cost of place, tools or overhead: today's, or an additional one that an option needs."""

    plan: Annotated[
        OptionalLink,
        field("Follows plan row", about="A cost per FTE or per unit follows this plan row's share.", link="plan"),
    ] = ""
    category: Annotated[InfrastructureCategory, field("Category")] = "other"
    driver: Annotated[Driver, field("Driver", about="What the amount is for.")] = "per month"
    amount: Annotated[
        float, quantity("Amount", "local/driver unit", "Per month, per FTE and month, per unit, or per purchase.")
    ]
    avoidable_share: Annotated[
        float,
        fraction(
            "Avoidable", "Share that really ends when the work moves; allocated overhead stays unless said otherwise."
        ),
    ] = 1.0
    release_lag: Annotated[
        int, month_count("Months to release", "From the end of parallel run until the cost ends.", le=60)
    ] = 0
    termination_fee: Annotated[
        float, quantity("Termination fee", "local", "Once, in the first month in which work is released.")
    ] = 0.0
    purchase_month: Annotated[int, month_number("Month of purchase", ge=0)] = 1
    life_months: Annotated[
        int, month_count("Useful life", "Straight-line depreciation from the month after purchase.", ge=1)
    ] = 36
    residual_share: Annotated[
        float, fraction("Residual value", "Share of the price that is got back at the end of the useful life.")
    ] = 0.0
    refresh_months: Annotated[int, month_count("Refresh cycle", "Months until it is bought again; 0 is never.")] = 0

    @model_validator(mode="before")
    @classmethod
    def _allocated_overhead_stays(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("category") == "allocated overhead" and "avoidable_share" not in data:
            return {**data, "avoidable_share": 0.0}
        return data


class Training(_CostRow):
    """A training programme: today's, or an additional one that an option needs."""

    category: Annotated[TrainingCategory, field("Category")] = "induction"
    trigger: Annotated[Trigger, field("Trigger", about="Who is trained, and when.")] = "each hire"
    once_month: Annotated[int, month_number("Month of the course", "For a programme that runs once.")] = 1
    hours: Annotated[float, field("Hours", "hour", "Length of the course.", ge=0, le=5_000)] = 0.0
    trainer_rate: Annotated[float, quantity("Trainer rate", "local/hour")] = 0.0
    class_size: Annotated[float, field("Class size", "FTE", "People who share a trainer.", ge=1, le=1_000)] = 10.0
    material: Annotated[float, quantity("Material", "local/FTE", "Per head.")] = 0.0
    drop_out: Annotated[float, fraction("Drop-out", "Share of those trained who leave before they work.", le=0.95)] = (
        0.0
    )
    proficiency_months: Annotated[
        float, month_count("Months to full proficiency", "Of a new hire; 0 counts no loss.", le=60)
    ] = 0.0
    starting_productivity: Annotated[
        float, fraction("Productivity at the start", "Of a new hire, rising evenly to full.")
    ] = 1.0


class LedgerTotal(Named):
    """A control total of the baseline, from the ledger."""

    period: Annotated[Text, field("Period", about="The twelve months that the total covers.")] = ""
    amount: Annotated[float, quantity("Amount", "money/year")] = 0.0
    categories: Annotated[
        tuple[CostCategory, ...], field("Should equal", about="Cost categories that the total covers.", max_length=3)
    ] = ()
