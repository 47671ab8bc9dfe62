"""What holds for the whole case: who asks for which decision, the calendar, and how money is valued."""

from __future__ import annotations

from typing import Annotated, Literal

from bpo_case.case.paper import AccentColour, Logo, Orientation, PaperLanguage, PaperSize
from bpo_case.case.record import (
    CURRENCY_CODE,
    Day,
    Evidence,
    LongText,
    OptionalLink,
    Text,
    YesNo,
    field,
    fraction,
    quantity,
    yearly_rate,
)

Convention = Literal["end of month", "middle of month", "start of month", "end of year", "middle of year"]
Status = Literal["draft", "for review", "for decision", "approved", "rejected"]


class Settings(Evidence):
    """The case as a whole."""

    title: Annotated[Text, field("Title")] = "Untitled case"
    organisation: Annotated[Text, field("Organisation")] = ""
    sector: Annotated[Text, field("Sector")] = ""
    prepared_by: Annotated[Text, field("Prepared by")] = ""
    prepared_on: Annotated[Day, field("Prepared on", about="The day, as year-month-day: 2026-11-21.")] = ""
    status: Annotated[Status, field("Status")] = "draft"
    decision: Annotated[
        LongText, field("Decision asked", about="What the board is asked to decide, in a sentence.")
    ] = ""
    currency: Annotated[
        str, field("Currency", about="The home currency's code, as EUR: every result is in it.", pattern=CURRENCY_CODE)
    ] = "EUR"
    start_year: Annotated[int, field("Start year", "number", "Calendar year of month 1.", ge=1990, le=2200)] = 2027
    start_month: Annotated[
        int, field("Start month", "number", "Calendar month of month 1; 1 is January.", ge=1, le=12)
    ] = 1
    horizon: Annotated[int, field("Horizon", "month", "Months that the case covers.", ge=12, le=180)] = 60
    fiscal_year_start: Annotated[
        int,
        field(
            "First month of the fiscal year", "number", "A fiscal year is named by the year it ends in.", ge=1, le=12
        ),
    ] = 1
    discount_rate: Annotated[float, yearly_rate("Discount rate", "What money must earn in a year.", ge=0)] = 0.08
    discount_rate_is_real: Annotated[
        YesNo, field("Discount rate is real", about="A real rate is converted with general inflation.")
    ] = "no"
    convention: Annotated[
        Convention, field("Discounting convention", about="When in a period its money is taken to flow.")
    ] = "end of month"
    inflation: Annotated[
        float, yearly_rate("General inflation", "Steps governance, automation and own amounts once a contract year.")
    ] = 0.02
    tax_rate: Annotated[float, fraction("Tax rate", "On the saving; losses are relieved in the same month.")] = 0.25
    hurdle_share: Annotated[
        float,
        fraction("Hurdle", "Least saving over the term, as a share of in-house personnel cost (41 USC 1710: 10 %)."),
    ] = 0.10
    hurdle_cap: Annotated[float, quantity("Hurdle cap", "money", "The hurdle is never more than this.")] = 10_000_000.0
    compared_with: Annotated[
        OptionalLink,
        field("Compared with", about="The option the others are measured against; blank is as is.", link="options"),
    ] = ""
    logo: Annotated[Logo, field("Logo", about="The organisation's, as PNG or JPEG.", kind="picture")] = ""
    accent: Annotated[
        AccentColour, field("Accent colour", about="Of titles and rules in the board paper, as #1F3A5F; blank is ours.")
    ] = ""
    confidentiality: Annotated[
        Text, field("Confidentiality", about="A line at the foot of every page of the board paper.")
    ] = ""
    paper_size: Annotated[PaperSize, field("Paper size")] = "A4"
    orientation: Annotated[Orientation, field("Orientation")] = "landscape"
    paper_language: Annotated[
        PaperLanguage, field("Language of the paper", about="In which the board paper is written.")
    ] = "as the program"


PAPER_SETTINGS: tuple[str, ...] = (
    "logo", "accent", "confidentiality", "paper_size", "orientation", "paper_language",
)  # fmt: skip
"""Settings that only change how the board paper looks, and no figure."""
