"""The options: ways to deliver the services, and everything that each of them adds or changes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import model_validator

from bpo_case.case.record import (
    MONTHS_AT_MOST,
    Amount,
    Link,
    LongText,
    Named,
    OptionalLink,
    Text,
    YesNo,
    by_year,
    field,
    fraction,
    month_count,
    month_number,
    quantity,
    yearly_rate,
)
from bpo_case.text import translate

OptionKind = Literal["as is", "improved in-house", "shared service or captive", "outsourced", "hybrid"]
Basis = Literal[
    "per FTE-month", "per productive hour", "per unit", "fixed monthly", "cost plus", "gain share", "pass-through"
]  # fmt: skip
BandRule = Literal["pay per use", "back to baseline", "band edge"]
TransitionCategory = Literal[
    "advisory and selection", "legal", "programme team", "knowledge transfer", "travel", "technology and integration",
    "data migration", "security and privacy assessment", "recruitment", "communication and culture", "lease break",
    "contract termination", "asset write-off", "sale proceeds", "other",
]  # fmt: skip
Treatment = Literal["expense", "capital"]
BenefitCategory = Literal["revenue", "quality", "speed", "cover", "working capital", "other"]
RiskCategory = Literal[
    "data security and privacy", "service quality", "culture and language", "dependency", "transition", "currency",
    "demand", "labour relations", "regulatory",
]  # fmt: skip


class Option(Named):
    """A way to deliver the services."""

    kind: Annotated[OptionKind, field("Kind")] = "outsourced"
    vendor: Annotated[Text, field("Vendor")] = ""
    description: Annotated[LongText, field("Description")] = ""
    contract_months: Annotated[int, month_count("Contract", "Length of the contract; 0 where there is none.")] = 0
    announcement_month: Annotated[
        int,
        month_number(
            "Announcement", "When redundancies are announced: their cost enters the profit and loss view here."
        ),
    ] = 1


class PlanRow(Named):
    """A service, or part of one, in an option: where it goes and when, and what changes in house."""

    option: Annotated[Link, field("Option", link="options")]
    service: Annotated[Link, field("Service", link="services")]
    share: Annotated[float, fraction("Share moved", "Shares of one service sum to at most 1; the rest stays.")] = 0.0
    location: Annotated[OptionalLink, field("Delivered from", about="Blank where nothing moves.", link="locations")] = (
        ""
    )
    knowledge_transfer_months: Annotated[
        int, month_count("Knowledge transfer", "Before migration starts; shown on the plan.", le=36)
    ] = 0
    migration_start: Annotated[int, month_number("Migration starts")] = 1
    migration_months: Annotated[int, month_count("Migration", "Months until the whole share has moved.", ge=1)] = 1
    parallel_months: Annotated[int, month_count("Parallel run", "Months in which both sides do the work.", le=36)] = 0
    productivity_start: Annotated[
        float, field("Vendor productivity at start", "number", "Against today's staff; 1 is equal.", ge=0.05, le=5)
    ] = 1.0
    productivity_mature: Annotated[
        float, field("Vendor productivity, mature", "number", "Against today's staff.", ge=0.05, le=5)
    ] = 1.0
    months_to_maturity: Annotated[int, month_count("Months to maturity", "From the start of migration.", ge=1)] = 1
    improvement_share: Annotated[
        float, fraction("Process improvement", "Share of in-house posts that better processes save.")
    ] = 0.0
    automated_share: Annotated[
        float, fraction("Automation", "Share of the volume that no person handles any more.")
    ] = 0.0
    automation_unit_cost: Annotated[float, quantity("Cost per automated unit", "money/unit")] = 0.0
    handling_uplift: Annotated[
        float, fraction("Handling-time uplift", "How much harder the remaining units are, at full automation.", le=5)
    ] = 0.0
    change_start: Annotated[int, month_number("In-house change starts")] = 1
    change_months: Annotated[int, month_count("In-house change", "Months until it works in full.", ge=1)] = 1


class Charge(Named):
    """A price line for a plan row."""

    plan: Annotated[Link, field("Plan row", link="plan")]
    basis: Annotated[Basis, field("Basis", about="What one billing unit is.")] = "per unit"
    price: Annotated[
        tuple[Amount, ...], by_year("Price by contract year", "contract/billing unit", "The last one given holds on.")
    ] = (0.0,)
    currency: Annotated[
        OptionalLink, field("Currency", about="Of the contract; blank is the home currency.", link="currencies")
    ] = ""
    contract_volume: Annotated[
        float,
        quantity("Contract baseline volume", "billing unit", "A month's billing units that the base charge covers."),
    ] = 0.0
    band_rule: Annotated[
        BandRule,
        field(
            "Band rule",
            about="Pay for what is used, or a base charge with ARC and RRC from the baseline or the band's edge.",
        ),
    ] = "pay per use"
    dead_band: Annotated[
        float, fraction("Dead-band", "Either side of the baseline, within which the charge stays.")
    ] = 0.0
    arc_price: Annotated[float, quantity("ARC price", "contract/billing unit", "Additional resource charge.")] = 0.0
    rrc_price: Annotated[float, quantity("RRC price", "contract/billing unit", "Reduced resource credit.")] = 0.0
    minimum_share: Annotated[
        float, fraction("Minimum commitment", "Share of the base charge that is due in any case.")
    ] = 0.0
    index_rate: Annotated[float, yearly_rate("Index", "Yearly rise of the price index.")] = 0.0
    index_sensitivity: Annotated[
        float, fraction("Sensitivity to the index", "Share of the index that reaches the price.", le=2)
    ] = 1.0
    index_cap: Annotated[float, yearly_rate("Index cap", "Most that the price rises in a year.")] = 1.0
    index_floor: Annotated[float, yearly_rate("Index floor", "Least that the price rises in a year.")] = -0.5
    first_index_month: Annotated[int, month_number("First indexation")] = 13
    committed_productivity: Annotated[
        float, fraction("Committed productivity", "Yearly fall of the price, by contract.", le=0.5)
    ] = 0.0
    currency_share: Annotated[
        float, fraction("Currency clause", "Share of a currency move that reaches the price.")
    ] = 0.0
    currency_collar: Annotated[float, fraction("Currency collar", "Move of the currency that changes nothing.")] = 0.0
    irrecoverable_tax: Annotated[float, fraction("Irrecoverable tax", "VAT on the charge that is not got back.")] = 0.0
    payment_months: Annotated[int, month_count("Payment terms", "Months until a charge is paid.", le=12)] = 1
    cost_base: Annotated[float, quantity("Cost base", "contract", "A month's cost of the vendor, for cost plus.")] = 0.0
    margin: Annotated[float, fraction("Margin", "On the cost base, for cost plus.", le=2)] = 0.0
    gain_share: Annotated[float, fraction("Gain share", "Vendor's share of the saving before gain share.")] = 0.0
    gain_reference: Annotated[
        float, quantity("Gain reference", "money", "A month's saving that belongs to the client alone.")
    ] = 0.0

    @model_validator(mode="after")
    def _floor_is_below_cap(self) -> Charge:
        if self.index_floor > self.index_cap:
            raise ValueError(translate("the index floor is above the index cap; exchange them or lower the floor"))
        return self


class TransitionItem(Named):
    """A one-time item of the move."""

    option: Annotated[Link, field("Option", link="options")]
    category: Annotated[TransitionCategory, field("Category")] = "other"
    service: Annotated[OptionalLink, field("Service", about="Blank is the whole option.", link="services")] = ""
    amount: Annotated[
        float,
        quantity("Amount", "money", "In total; heads, weeks and rate are added to it. Sale proceeds reduce the cost."),
    ] = 0.0
    heads: Annotated[float, field("Heads", "FTE", ge=0, le=10_000)] = 0.0
    weeks: Annotated[float, field("Weeks", "week", ge=0, le=520)] = 0.0
    weekly_rate: Annotated[float, quantity("Rate", "money/FTE/week", "Per head and week.")] = 0.0
    first_month: Annotated[int, month_number("First month", "0 is signature.", ge=0)] = 0
    months: Annotated[int, month_count("Months", "Over which the item is spread evenly.", ge=1)] = 1
    contingency: Annotated[float, fraction("Contingency", "On the amount.", le=2)] = 0.0
    treatment: Annotated[
        Treatment, field("Treatment", about="Capital is depreciated from the month after the last payment.")
    ] = "expense"
    life_months: Annotated[int, month_count("Useful life", "For capital.", ge=1)] = 36


class Governance(Named):
    """Oversight of the vendor, and what slips through."""

    option: Annotated[Link, field("Option", link="options")]
    charge_share: Annotated[float, fraction("Share of charges", "Of the accrued charges before irrecoverable tax.")] = (
        0.0
    )
    audits_a_year: Annotated[float, field("Audits a year", "audit/year", ge=0, le=1_000)] = 0.0
    audit_cost: Annotated[float, quantity("Cost of an audit", "money/audit", "Rises with general inflation.")] = 0.0
    travel: Annotated[float, quantity("Travel and meetings", "money/year", "Rises with general inflation.")] = 0.0
    leakage_share: Annotated[float, fraction("Leakage and invoice errors", "As a share of charges.")] = 0.0
    first_month: Annotated[int, month_number("First month")] = 1


class Benefit(Named):
    """What improves beyond cost."""

    option: Annotated[Link, field("Option", link="options")]
    category: Annotated[
        BenefitCategory, field("Category", about="Working capital is released once, over the ramp.")
    ] = "other"
    amount: Annotated[
        float, quantity("Amount", "money/year", "A year's benefit; working capital: the total. Not escalated.")
    ] = 0.0
    first_month: Annotated[int, month_number("First month")] = 1
    ramp_months: Annotated[int, month_count("Ramp", "Months until the full benefit.", ge=1)] = 1
    probability: Annotated[float, fraction("Probability")] = 1.0
    cashable: Annotated[YesNo, field("Cashable", about="Only cashable benefits enter the net present value.")] = "no"
    owner: Annotated[Text, field("Owner", about="Who answers for it.")] = ""


class Risk(Named):
    """An event that may happen."""

    option: Annotated[Link, field("Option", link="options")]
    category: Annotated[RiskCategory, field("Category")] = "transition"
    probability: Annotated[float, fraction("Probability", "That it happens within its window.")] = 0.0
    low: Annotated[float, quantity("Low impact", "money")] = 0.0
    likely: Annotated[float, quantity("Likely impact", "money")] = 0.0
    high: Annotated[float, quantity("High impact", "money")] = 0.0
    first_month: Annotated[int, month_number("First month", "Of the window.")] = 1
    last_month: Annotated[int, month_number("Last month", "Of the window.")] = MONTHS_AT_MOST
    mitigation: Annotated[LongText, field("Mitigation")] = ""
    mitigation_cost: Annotated[
        float, quantity("Cost of mitigation", "money", "In total, spread over the window like the impact.")
    ] = 0.0
    residual_probability: Annotated[float, fraction("Residual probability", "With the mitigation in place.")] = 0.0
    mitigated: Annotated[YesNo, field("Mitigation chosen", about="A chosen mitigation is a real cost.")] = "no"
    owner: Annotated[Text, field("Owner")] = ""

    @model_validator(mode="after")
    def _in_order(self) -> Risk:
        if not self.low <= self.likely <= self.high:
            raise ValueError(translate("the impacts are not in order; low, likely and high must rise"))
        if self.first_month > self.last_month:
            raise ValueError(translate("the first month is after the last; exchange them"))
        return self


class Exit(Named):
    """What leaving would cost."""

    option: Annotated[Link, field("Option", link="options")]
    fee: Annotated[
        tuple[Amount, ...], by_year("Termination fee by contract year", "money", "The last one given holds on.")
    ] = (0.0,)
    retransition_cost: Annotated[float, quantity("Re-transition cost", "money")] = 0.0
    handback_cost: Annotated[float, quantity("Hand-back cost", "money")] = 0.0
    probability: Annotated[
        float, fraction("Probability", "Of leaving within the term, equally likely in every month.")
    ] = 0.0
