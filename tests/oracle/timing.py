"""Time and money of the transcription: months, indices, currency rates, locations and discount factors."""

from __future__ import annotations

from typing import Any

from bpo_case.case.document import Case
from bpo_case.case.settings import Settings
from tests.oracle.rows import Row, new_row


def contract_year(t: int) -> int:
    """Y(t) = floor((t − 1) / 12) + 1; 0 in month 0."""
    return 0 if t == 0 else (t - 1) // 12 + 1


def step_index(yearly_rate: float, t: int) -> float:
    """(1 + i) ^ (Y − 1); 1 at signature."""
    return 1.0 if t == 0 else (1 + yearly_rate) ** (contract_year(t) - 1)


def smooth_index(yearly_drift: float, t: int) -> float:
    """(1 + g) ^ ((t − 1) / 12); 1 at signature."""
    return 1.0 if t == 0 else (1 + yearly_drift) ** ((t - 1) / 12)


def ramp(t: int, start: int, months: int) -> float:
    """Rise evenly from 0 before `start` to 1 at the end of `months` months."""
    return min(1.0, max(0.0, (t - start + 1) / months))


def presence(record: Any, t: int) -> float:
    """How far a role, item or programme is there: it builds up, stays, and ends after its last month."""
    if t == 0 or t > record.last_month:
        return 0.0
    return ramp(t, record.first_month, record.build_up_months)


def calendar(settings: Settings) -> Row:
    """Describe the months: calendar, contract and fiscal year, general prices and the discount factor."""
    lines = "contract_year calendar_month calendar_year fiscal_year price_index discount_years discount_factor"
    time = new_row(settings.horizon, settings, lines)
    time.nominal_discount_rate = nominal_discount_rate(settings)
    for t in range(settings.horizon + 1):
        months_since_january = settings.start_month + t - 2
        calendar_month = months_since_january % 12 + 1
        calendar_year = settings.start_year + months_since_january // 12
        ends_next_year = settings.fiscal_year_start > 1 and calendar_month >= settings.fiscal_year_start
        time.contract_year[t] = contract_year(t)
        time.calendar_month[t] = calendar_month
        time.calendar_year[t] = calendar_year
        time.fiscal_year[t] = calendar_year + 1 if ends_next_year else calendar_year
        time.price_index[t] = step_index(settings.inflation, t)
        time.discount_years[t] = years_discounted(settings.convention, t)
        time.discount_factor[t] = (1 + time.nominal_discount_rate) ** -time.discount_years[t]
    return time


def nominal_discount_rate(settings: Settings) -> float:
    """Give the discount rate; a real one is converted with general inflation."""
    if settings.discount_rate_is_real == "yes":
        return (1 + settings.discount_rate) * (1 + settings.inflation) - 1
    return settings.discount_rate


def years_discounted(convention: str, t: int) -> float:
    """Give y of the discount factor (1 + r) ^ −y; signature is never discounted."""
    if t == 0:
        return 0.0
    years = {
        "end of month": t / 12,
        "middle of month": (t - 0.5) / 12,
        "start of month": (t - 1) / 12,
        "end of year": float(contract_year(t)),
        "middle of year": contract_year(t) - 0.5,
    }
    return years[convention]


def currencies(case: Case) -> dict[str, Row]:
    """Give rate and index of every currency; the blank one is the home currency."""
    months = case.settings.horizon
    home = new_row(months, None, "rate index")
    home.rate = [1.0] * (months + 1)
    home.index = [1.0] * (months + 1)
    result = {"": home}
    for currency in case.currencies:
        row = new_row(months, currency, "rate index")
        for t in range(months + 1):
            row.index[t] = smooth_index(currency.drift, t)
            row.rate[t] = currency.rate * row.index[t]
        result[currency.id] = row
    return result


def locations(case: Case, currency: dict[str, Row]) -> dict[str, Row]:
    """Give wage index, price index and currency of every location; the blank one is at home."""
    months = case.settings.horizon
    result = {"": Row(record=None, currency_rate=currency[""].rate, currency_index=currency[""].index)}
    for location in case.locations:
        row = new_row(months, location, "wage_index price_index")
        row.currency_rate = currency[location.currency].rate
        row.currency_index = currency[location.currency].index
        for t in range(months + 1):
            row.wage_index[t] = step_index(location.wage_inflation, t)
            row.price_index[t] = step_index(location.price_inflation, t)
        result[location.id] = row
    return result
