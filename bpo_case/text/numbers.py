"""Writes amounts, shares, durations and dates as the reader's language does.

Rounding happens here and nowhere before: half away from zero, on the 15 digits a spreadsheet shows, so that the
window, the report and the workbook print the same figure. A value that is missing, not a number or infinite is said
(`–`, or a word of the caller's) and never printed as `nan`. Spaces inside a figure do not break.
"""

import datetime
import math
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from types import MappingProxyType
from typing import Literal, SupportsFloat, TypedDict, Unpack

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent, get_currency_symbol, get_decimal_symbol
from babel.units import format_unit

from bpo_case.text.catalogue import current_language
from bpo_case.text.languages import POWERS, MoneyUnit

Number = SupportsFloat | None

MISSING = "–"
NO_BREAK = "\u00a0"


class Style(TypedDict, total=False):
    """How a figure is written, whatever it measures; each entry may be left out."""

    negative: Literal["minus", "brackets"]
    """`−12` (the default) or `(12)`, the way of financial statements."""
    missing: str
    """What stands for a value that is not there: `–` by default."""
    zero: str
    """What stands for a value that would read as zero: by default the zero itself."""
    plus: bool
    """Whether a positive value carries its sign, as differences do."""


STATEMENT: Style = {"negative": "brackets", "zero": MISSING}
"""The style of tables in a financial statement: brackets for negatives, a dash for zero."""

_NEGATIVES = MappingProxyType({"minus": "−{}", "brackets": "({})"})
_DECIMALS: Mapping[MoneyUnit, int] = MappingProxyType({"": 0, "k": 0, "m": 1})
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)


def money(
    amount: Number,
    currency: str,
    *,
    unit: MoneyUnit | None = None,
    decimals: int | None = None,
    **style: Unpack[Style],
) -> str:
    """Write an amount of money in units, thousands or millions, by its size unless a unit is given.

    >>> money(14_600_000, "EUR"), money(-350_000, "EUR", negative="brackets")
    ('€14.6\xa0m', '(€350\xa0k)')
    """
    unit = money_unit([amount]) if unit is None else unit
    decimals = _DECIMALS[unit] if decimals is None else decimals
    template = current_language().money[unit]

    def write(number: Decimal) -> str:
        return _with_symbol(template, currency, _plain(number, decimals))

    return _written(amount, decimals, POWERS[unit], write, style)


def full_money(amount: Number, currency: str, *, decimals: int = 0, **style: Unpack[Style]) -> str:
    """Write an amount of money to the last unit of its currency, or further.

    >>> full_money(1234567.5, "USD"), full_money(3.456, "GBP", decimals=2)
    ('$1,234,568', '£3.46')
    """
    return money(amount, currency, unit="", decimals=decimals, **style)


def money_unit(amounts: Iterable[Number]) -> MoneyUnit:
    """Choose the one unit in which all amounts of a table or a chart are written, by the largest of them.

    >>> money_unit([120.0, None, -2_500_000.0])
    'm'
    """
    exact = (_exact(amount) for amount in amounts)
    largest = max((abs(amount) for amount in exact if amount is not None), default=Decimal(0))
    if _rounded(largest, _DECIMALS["k"], POWERS["k"]) >= 1000:
        return "m"
    return "k" if _rounded(largest, _DECIMALS[""], POWERS[""]) >= 10_000 else ""


def money_heading(currency: str, unit: MoneyUnit = "") -> str:
    """Name the currency and unit over a column of amounts.

    >>> money_heading("EUR", "m")
    '€\xa0m'
    """
    return _with_symbol(current_language().money[unit], currency, "")


def number(value: Number, decimals: int = 0, **style: Unpack[Style]) -> str:
    """Write a plain number.

    >>> number(-1234.5, 1), number(None, missing="not given")
    ('−1,234.5', 'not given')
    """
    return _written(value, decimals, 0, lambda rounded: _plain(rounded, decimals), style)


def share(value: Number, decimals: int = 1, **style: Unpack[Style]) -> str:
    """Write a fraction as a percentage.

    >>> share(0.1234), share(0.05, 0, plus=True)
    ('12.3%', '+5%')
    """
    code = current_language().code
    pattern = Locale.parse(code).percent_formats[None].pattern.replace("#,##0", _pattern(decimals))

    def write(percent: Decimal) -> str:
        return format_percent(percent.scaleb(-2), format=pattern, locale=code)

    return _written(value, decimals, -2, write, style)


def brief(value: Number, decimals: int = 4, **style: Unpack[Style]) -> str:
    """Write a number with decimals only where it has any, as a cell of a table does.

    >>> brief(1200.0), brief(6.5), brief(1 / 3)
    ('1,200', '6.5', '0.3333')
    """
    return _brief(value, decimals, 0, style)


def brief_share(value: Number, decimals: int = 2, **style: Unpack[Style]) -> str:
    """Write a fraction as a percentage with decimals only where it has any.

    >>> brief_share(0.21), brief_share(0.125)
    ('21%', '12.5%')
    """
    return _brief(value, decimals, -2, style)


def in_full(value: float, percent: bool = False) -> str:
    """Write a number as it is edited: all its digits, the reader's decimal sign, no groups.

    >>> in_full(0.07, percent=True), in_full(1234567.25)
    ('7%', '1234567.25')
    """
    exact = Decimal(repr(float(value))).scaleb(2 if percent else 0)
    plain = format(exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize(), "f")
    return plain.replace(".", decimal_sign()) + ("%" if percent else "")


def decimal_sign() -> str:
    """Give the sign before the decimals in the language in use.

    >>> decimal_sign()
    '.'
    """
    return str(get_decimal_symbol(current_language().code))


def months(value: Number, decimals: int = 1, **style: Unpack[Style]) -> str:
    """Write a number of months; decimals only where there are any.

    >>> months(18), months(1), months(13.4)
    ('18 months', '1 month', '13.4 months')
    """
    return _duration(value, "duration-month", decimals, style)


def years(value: Number, decimals: int = 1, **style: Unpack[Style]) -> str:
    """Write a number of years; decimals only where there are any.

    >>> years(5), years(2.25)
    ('5 years', '2.3 years')
    """
    return _duration(value, "duration-year", decimals, style)


def date(value: datetime.date | None, *, missing: str = MISSING) -> str:
    """Write a day.

    >>> date(datetime.date(2026, 3, 4))
    'Mar 4, 2026'
    """
    return missing if value is None else format_date(value, "medium", locale=current_language().code)


def month(value: datetime.date | None, *, missing: str = MISSING) -> str:
    """Write the month a day falls in.

    >>> month(datetime.date(2026, 3, 4))
    'March 2026'
    """
    return missing if value is None else format_skeleton("yMMMM", value, locale=current_language().code)


def _brief(value: Number, decimals: int, power: int, style: Style) -> str:
    code = current_language().code
    pattern = _pattern(decimals, "#")
    if power:
        pattern = Locale.parse(code).percent_formats[None].pattern.replace("#,##0", pattern)

    def write(rounded: Decimal) -> str:
        return format_decimal(rounded.scaleb(power), format=pattern, locale=code)

    return _written(value, decimals, power, write, style)


def _duration(value: Number, measure: str, decimals: int, style: Style) -> str:
    pattern = _pattern(decimals, "#")
    code = current_language().code

    def write(rounded: Decimal) -> str:
        return format_unit(rounded.normalize(), measure, format=pattern, locale=code)

    return _written(value, decimals, 0, write, style)


def _written(value: Number, decimals: int, power: int, write: Callable[[Decimal], str], style: Style) -> str:
    """Round a value in units of ten to the power, write its size, and put its sign and exceptions around it."""
    exact = _exact(value)
    if exact is None:
        return style.get("missing", MISSING)
    rounded = _rounded(exact, decimals, power)
    with localcontext(_EXACT):
        size = write(abs(rounded))
    if rounded < 0:
        return _NEGATIVES[style.get("negative", "minus")].format(size)
    if rounded == 0:
        return style.get("zero", size)
    return f"+{size}" if style.get("plus") else size


def _exact(value: Number) -> Decimal | None:
    """Read the 15 digits that a spreadsheet would show of a value; nothing for what is not a finite number."""
    if value is None or not math.isfinite(float(value)):
        return None
    return Decimal(f"{float(value):.15g}")


def _rounded(exact: Decimal, decimals: int, power: int) -> Decimal:
    return exact.scaleb(-power, _EXACT).quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def _plain(rounded: Decimal, decimals: int) -> str:
    return format_decimal(rounded, format=_pattern(decimals), locale=current_language().code)


def _pattern(decimals: int, digit: str = "0") -> str:
    """Spell the pattern of a number with thousands apart; digit `#` leaves closing zeros away."""
    return "#,##0" + ("." + digit * decimals if decimals else "")


def _with_symbol(template: str, currency: str, figure: str) -> str:
    """Fill a template of money, keeping symbols made of letters (`CHF`) apart from what stands beside them."""
    symbol = get_currency_symbol(currency, locale=current_language().code)
    if symbol.isalpha():
        symbol = f"{NO_BREAK}{symbol}{NO_BREAK}"
    words = template.format(symbol=symbol, number=figure).split(NO_BREAK)
    return NO_BREAK.join(word for word in words if word)
