"""How a record of the document is declared: label, unit, help and limits stand on the field and nowhere else."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from bpo_case.text import message, translate

MONTHS_AT_MOST = 180
YEARS_AT_MOST = 15
LARGEST_AMOUNT = 1e12

YesNo = Literal["no", "yes"]
Confidence = Literal["high", "medium", "low", "unknown"]


class Frozen(BaseModel):
    """A model that cannot be changed: every edit makes a new one."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


def field(label: str, unit: str = "", about: str = "", *, link: str = "", kind: str = "", **limits: Any) -> Any:
    """Declare a field: what people read (label, unit, help), what is allowed, and the table it points to.

    Units are spelled as in ``bpo_case.engine.units``; a rate or share is a fraction (0.05 is 5 %). The kind is
    said only where the type does not tell it (``bpo_case.case.specs``).
    """
    extra: JsonDict = {name: said for name, said in (("unit", unit), ("link", link), ("kind", kind)) if said}
    return Field(title=label, description=about or None, json_schema_extra=extra, **limits)


def fraction(label: str, about: str = "", **limits: Any) -> Any:
    """Declare a fraction between 0 and 1."""
    return field(label, "share", about, **{"ge": 0, "le": 1, **limits})


def yearly_rate(label: str, about: str = "", **limits: Any) -> Any:
    """Declare a yearly rate, which may be negative but never loses everything."""
    return field(label, "share/year", about, **{"ge": -0.5, "le": 1, **limits})


def quantity(label: str, unit: str, about: str = "", **limits: Any) -> Any:
    """Declare an amount of money or of anything else that is counted, never negative."""
    return field(label, unit, about, **{"ge": 0, "le": LARGEST_AMOUNT, **limits})


def month_number(label: str, about: str = "", **limits: Any) -> Any:
    """Declare a month of the case: 1 is its start month, 0 (where allowed) is signature."""
    return field(label, "month", about, **{"ge": 1, "le": MONTHS_AT_MOST, **limits})


def month_count(label: str, about: str = "", **limits: Any) -> Any:
    """Declare a number of whole months."""
    return field(label, "month", about, **{"ge": 0, "le": MONTHS_AT_MOST, **limits})


def by_year(label: str, unit: str, about: str = "", **limits: Any) -> Any:
    """Declare one amount per contract year; the last one given holds for all later years."""
    return field(label, unit, about, **{"min_length": 1, "max_length": YEARS_AT_MOST, **limits})


NAME = r"^\S(.*\S)?$"
ID = "^[A-Za-z0-9_-]{1,40}$"
OPTIONAL_ID = "^[A-Za-z0-9_-]{0,40}$"
DAY = r"^(\d{4}-\d\d-\d\d)?$"
CURRENCY_CODE = "^[A-Z]{3}$"
COLOUR = r"^(#[0-9A-Fa-f]{6})?$"
BASE64 = r"^[A-Za-z0-9+/]*={0,2}$"
PATTERNS_SAID = {
    NAME: message("begins or ends with a blank, or has a line break"),
    ID: message("is not an id, which is up to 40 letters, digits, - and _"),
    OPTIONAL_ID: message("is not an id, which is up to 40 letters, digits, - and _"),
    DAY: message("is not a date, as 2026-11-21"),
    CURRENCY_CODE: message("is not a currency code, as EUR"),
    COLOUR: message("is not a colour, as #1F3A5F"),
    BASE64: message("is not a picture; choose a PNG or a JPEG"),
}
"""What is wrong with a text that does not match, after the text itself."""


def _of_the_calendar(text: str) -> str:
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(translate("“{text}” is not a day of the calendar").format(text=text)) from None


Day = Annotated[str, Field(pattern=DAY), AfterValidator(_of_the_calendar)]
Name = Annotated[str, Field(min_length=1, max_length=200, pattern=NAME)]
Id = Annotated[str, Field(pattern=ID)]
Link = Annotated[str, Field(pattern=ID)]
OptionalLink = Annotated[str, Field(pattern=OPTIONAL_ID)]
LongText = Annotated[str, Field(max_length=5_000)]
Text = Annotated[str, Field(max_length=500)]
Amount = Annotated[float, Field(ge=0, le=LARGEST_AMOUNT)]
Value = Annotated[float, Field(ge=-LARGEST_AMOUNT, le=LARGEST_AMOUNT)]
InputPath = Annotated[str, Field(min_length=1, max_length=200)]


class Evidence(Frozen):
    """What stands behind the numbers of a record."""

    source: Annotated[Text, field("Source", about="Where the numbers come from: a document, a system, a person.")] = ""
    confidence: Annotated[Confidence, field("Confidence", about="How far the numbers can be trusted.")] = "unknown"
    note: Annotated[LongText, field("Note", about="What a reviewer should know.")] = ""


class Record(Evidence):
    """A row of a table: a stable id, and its evidence."""

    id: Annotated[Id, field("Id", about="Made by the program; stays with the row for life.")]


class Named(Record):
    """A row with a name, unique in its table (case does not count), by which other rows show it."""

    name: Annotated[Name, field("Name")]
