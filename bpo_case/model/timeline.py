"""Time: calendar, contract years, fiscal years, discounting. See docs/cost-model.md, "Time" and "Money"."""

from bpo_case.engine.declare import LineItems
from bpo_case.engine.operators import average, both, choose, remainder, where, whole

time = LineItems("time")
line = time.line


@line("Calendar month", unit="month", opening="same")
def calendar_month(month, start_month):
    """The month of the calendar, 1 is January; at signature the month before the start."""
    return remainder(month - 1 + start_month - 1, 12) + 1


@line("Calendar year", unit="number", opening="same")
def calendar_year(month, start_month, start_year):
    """The year of the calendar."""
    return start_year + whole((month - 1 + start_month - 1) / 12)


@line("Fiscal year", unit="number", opening="same")
def fiscal_year(calendar_year, calendar_month, fiscal_year_start):
    """The calendar year in which the fiscal year ends."""
    return calendar_year + where(both(fiscal_year_start > 1, calendar_month >= fiscal_year_start), 1, 0)


@line("Contract year", unit="number")
def contract_year(month):
    """Twelve months from month 1 are contract year 1."""
    return whole((month - 1) / 12) + 1


@line("General price index", unit="index", opening=1)
def general_price_index(inflation, contract_year):
    """Prices at home, stepping once a contract year."""
    return (1 + inflation) ** (contract_year - 1)


@line("Nominal discount rate", unit="share/year")
def nominal_rate(discount_rate_is_real, discount_rate, inflation):
    """The discount rate in nominal terms; a real rate is converted with general inflation."""
    return where(discount_rate_is_real == "yes", (1 + discount_rate) * (1 + inflation) - 1, discount_rate)


@line("Years discounted", unit="number")
def years_discounted(convention, month, contract_year):
    """How long the money of a month is away, by the convention; signature is never discounted."""
    return choose(
        convention,
        {
            "end of month": month / 12,
            "middle of month": average(month, month - 1) / 12,
            "start of month": (month - 1) / 12,
            "end of year": contract_year,
            "middle of year": average(contract_year, contract_year - 1),
        },
    )


@line("Discount factor", unit="factor", opening=1)
def discount_factor(nominal_rate, years_discounted):
    """What one unit of a month's money is worth at signature."""
    return 1 / (1 + nominal_rate) ** years_discounted


@line("End-of-month factor", unit="factor", opening=1)
def monthly_factor(nominal_rate, month):
    """The discount factor with month t at t/12, whatever the convention: rates of return use it."""
    return 1 / (1 + nominal_rate) ** (month / 12)
