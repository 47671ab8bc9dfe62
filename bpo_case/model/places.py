"""Money of places: exchange rates, wage and price indices. See docs/cost-model.md, "Money"."""

from bpo_case.engine.declare import LineItems
from bpo_case.engine.operators import given, where

places = LineItems("money")
line = places.line


@line("Currency drift index", unit="index", over="currencies", opening=1)
def drift_index(drift, month):
    """How far the currency has moved since month 1, smoothly."""
    return (1 + drift) ** ((month - 1) / 12)


@line("Exchange rate now", unit="money/local", over="currencies", opening="rate")
def rate_now(rate, drift_index):
    """Home currency per unit of the foreign one."""
    return rate * drift_index


@line("Exchange rate of the place", unit="money/local", over="locations", opening="same")
def local_rate(currency, currency_rate_now, home_rate):
    """The rate of the location's currency; the home currency's is 1."""
    return where(given(currency), currency_rate_now, home_rate)


@line("Currency drift of the place", unit="index", over="locations", opening="same")
def local_drift(currency, currency_drift_index):
    """The drift of the location's currency; the home currency does not move."""
    return where(given(currency), currency_drift_index, 1)


@line("Wage index", unit="index", over="locations", opening=1)
def wage_index(wage_inflation, contract_year):
    """Pay steps once a contract year."""
    return (1 + wage_inflation) ** (contract_year - 1)


@line("Price index", unit="index", over="locations", opening=1)
def price_index(price_inflation, contract_year):
    """Prices of the place step once a contract year."""
    return (1 + price_inflation) ** (contract_year - 1)


@line("Wage level", unit="money/local", over="locations", opening="same")
def wage_level(wage_index, local_rate):
    """What a unit of today's local pay costs at home: wage index times exchange rate."""
    return wage_index * local_rate


@line("Price level", unit="money/local", over="locations", opening="same")
def price_level(price_index, local_rate):
    """What a unit of today's local prices costs at home: price index times exchange rate."""
    return price_index * local_rate
