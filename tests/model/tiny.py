"""Cases of a row or two, for worked examples: a vendor, a service at one place, no tax, inflation or drift."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bpo_case.case.document import Case
from bpo_case.case.options import Charge, Option, PlanRow, TransitionItem
from bpo_case.case.settings import Settings
from bpo_case.case.today import Location, Role, Service
from bpo_case.model.results import Results, calculate

VENDOR = 1
"""The vendor's position among the options: the model puts the as-is option in front."""


def tiny(horizon: int = 12, rate: float = 0.1, convention: str = "end of month", **tables: Any) -> Results:
    """Calculate a case with the tables that are given; the rest is as empty as can be."""
    settings = {"horizon": horizon, "discount_rate": rate, "convention": convention, "inflation": 0.0, "tax_rate": 0.0}
    case: dict[str, Any] = {
        "settings": Settings.model_validate(settings),
        "locations": (Location(id="here", name="Here", wage_inflation=0.0, price_inflation=0.0),),
        "services": (Service(id="service", name="Service"),),
        "options": (Option(id="vendor", name="Vendor"),),
    }
    return calculate(Case(**(case | tables)))


def moved(**fields: Any) -> PlanRow:
    """The whole service, with the vendor from month 1 on."""
    return PlanRow(
        id="plan", name="Plan", option="vendor", service="service", **({"share": 1.0, "location": "here"} | fields)
    )


def charge(**fields: Any) -> Charge:
    return Charge(id="charge", name="Charge", plan="plan", **fields)


def role(**fields: Any) -> Role:
    row: dict[str, Any] = {"service": "service", "location": "here", "staffing": "fixed", "actual_fte": 1.0}
    return Role(id="role", name="Role", **(row | fields))


def yearly_cash(flow: Sequence[float], rate: float = 0.1, first_month: int = 0) -> Results:
    """A case whose net cash is a flow a year: one-time items, and proceeds of a sale where money comes in."""
    items = tuple(
        TransitionItem(
            id=f"year-{year}",
            name=f"Year {year}",
            option="vendor",
            first_month=first_month + 12 * year,
            amount=abs(float(amount)),
            category="sale proceeds" if amount > 0 else "other",
        )
        for year, amount in enumerate(flow)
    )
    return tiny(horizon=first_month + 12 * (len(flow) - 1), rate=rate, transition=items)
