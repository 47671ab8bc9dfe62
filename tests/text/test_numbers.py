import datetime
import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.text import LANGUAGES, numbers, reading_in, use_language
from bpo_case.text.numbers import STATEMENT

FINITE = st.floats(allow_nan=False, allow_infinity=False)
WRITERS = {
    "money": lambda value, **style: numbers.money(value, "EUR", **style),
    "full money": lambda value, **style: numbers.full_money(value, "EUR", **style),
    "number": numbers.number,
    "share": numbers.share,
    "months": numbers.months,
    "years": numbers.years,
}

each_writer = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
each_language = pytest.mark.parametrize("code", LANGUAGES)


def plain(text: str) -> str:
    """The text with ordinary spaces, so that a test can be read."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("code", "amount", "currency", "written"),
    [
        ("en", 14_600_000, "EUR", "€14.6 m"),
        ("en", 350_000, "USD", "$350 k"),
        ("en", 9_999, "GBP", "£9,999"),
        ("en", 14_600_000, "CHF", "CHF 14.6 m"),
        ("en", -1_250_000_000, "EUR", "−€1,250.0 m"),
        ("fr", 14_600_000, "EUR", "14,6 M€"),
        ("fr", 350_000, "EUR", "350 k€"),
        ("fr", 14_600_000, "CHF", "14,6 M CHF"),
        ("fr", 9_999, "EUR", "9 999 €"),
        ("de", 14_600_000, "EUR", "14,6 Mio. €"),
        ("de", 350_000, "CHF", "350 Tsd. CHF"),
        ("de", 9_999, "EUR", "9.999 €"),
    ],
)
def test_money_is_written_the_way_of_the_language_with_a_unit_that_fits(code, amount, currency, written):
    use_language(code)
    assert plain(numbers.money(amount, currency)) == written


def test_the_unit_and_decimals_of_money_can_be_chosen():
    assert plain(numbers.money(14_650_000, "EUR", unit="k")) == "€14,650 k"
    assert plain(numbers.money(14_650_000, "EUR", unit="m", decimals=2)) == "€14.65 m"


def test_the_unit_is_chosen_after_rounding_so_that_a_thousand_thousands_is_a_million():
    assert plain(numbers.money(999_499, "EUR")) == "€999 k"
    assert plain(numbers.money(999_500, "EUR")) == "€1.0 m"


@pytest.mark.parametrize(
    ("amounts", "unit"),
    [([], ""), ([None, math.nan], ""), ([9_999], ""), ([10_000, 5], "k"), ([-2e6, 12.0, None], "m"), ([math.inf], "")],
)
def test_a_table_takes_the_unit_of_its_largest_amount(amounts, unit):
    assert numbers.money_unit(amounts) == unit


@pytest.mark.parametrize(
    ("code", "headings"),
    [
        ("en", ["€", "€ k", "€ m", "CHF m"]),
        ("fr", ["€", "k€", "M€", "M CHF"]),
        ("de", ["€", "Tsd. €", "Mio. €", "Mio. CHF"]),
    ],
)
def test_a_heading_names_currency_and_unit(code, headings):
    use_language(code)
    asked = [("EUR", ""), ("EUR", "k"), ("EUR", "m"), ("CHF", "m")]
    assert [plain(numbers.money_heading(currency, unit)) for currency, unit in asked] == headings


def test_full_money_leaves_no_unit_of_the_currency_out():
    assert numbers.full_money(1_234_567.89, "EUR") == "€1,234,568"
    assert numbers.full_money(1_234_567.891, "EUR", decimals=2) == "€1,234,567.89"


@pytest.mark.parametrize(("code", "written"), [("en", "12.3%"), ("fr", "12,3 %"), ("de", "12,3 %")])
def test_a_share_is_a_percentage(code, written):
    use_language(code)
    assert plain(numbers.share(0.1234)) == written


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", ["1 month", "18 months", "13.4 months", "1,200 months", "2.5 years"]),
        ("fr", ["1 mois", "18 mois", "13,4 mois", "1 200 mois", "2,5 ans"]),
        ("de", ["1 Monat", "18 Monate", "13,4 Monate", "1.200 Monate", "2,5 Jahre"]),
    ],
)
def test_durations_follow_the_plural_of_the_language_and_show_decimals_only_where_there_are_any(code, written):
    use_language(code)
    durations = [numbers.months(months) for months in (1.0, 18, 13.4, 1200.04)] + [numbers.years(2.5)]
    assert [plain(duration) for duration in durations] == written


@pytest.mark.parametrize(
    ("code", "day", "month"),
    [("en", "Mar 4, 2026", "March 2026"), ("fr", "4 mars 2026", "mars 2026"), ("de", "04.03.2026", "März 2026")],
)
def test_dates_are_written_the_way_of_the_language(code, day, month):
    use_language(code)
    march = datetime.date(2026, 3, 4)
    assert (plain(numbers.date(march)), plain(numbers.month(march))) == (day, month)


def test_a_missing_date_is_a_dash_or_the_word_given():
    assert numbers.date(None) == numbers.month(None) == "–"
    assert numbers.date(None, missing="not agreed") == numbers.month(None, missing="not agreed") == "not agreed"


@each_writer
@pytest.mark.parametrize("value", [None, math.nan, math.inf, -math.inf, np.float64("nan")])
def test_a_missing_value_is_a_dash_or_the_word_given_and_never_nan(write, value):
    assert write(value) == "–"
    assert write(value, missing="does not pay back") == "does not pay back"


@each_writer
def test_a_negative_carries_a_true_minus_or_stands_in_brackets(write):
    assert write(-7) == f"−{write(7)}"
    assert write(-7, negative="brackets") == f"({write(7)})"


@each_writer
def test_a_difference_can_carry_its_plus(write):
    assert write(7, plus=True) == f"+{write(7)}"
    assert write(-7, plus=True) == write(-7)
    assert write(0, plus=True) == write(0)


@each_writer
@pytest.mark.parametrize("value", [0, -0.0, 1e-9, -1e-9])
def test_what_reads_as_zero_has_no_sign_and_can_be_a_dash(write, value):
    assert write(value, negative="brackets") == write(0)
    assert write(value, **STATEMENT) == "–"


@pytest.mark.parametrize(
    ("value", "written"), [(0.5, "1"), (1.5, "2"), (2.5, "3"), (-2.5, "−3"), (2.4999999999, "2"), (0.1 + 0.2, "0")]
)
def test_halves_are_rounded_away_from_zero_as_spreadsheets_do(value, written):
    assert numbers.number(value) == written


def test_rounding_looks_at_the_fifteen_digits_that_a_spreadsheet_shows():
    assert numbers.number(1.005, 2) == "1.01"
    assert numbers.number(4.35 * 100) == "435"


@pytest.mark.parametrize("value", [7, 7.0, Decimal(7), np.int64(7), np.float64(7)])
def test_every_kind_of_number_is_written_alike(value):
    assert numbers.number(value, 1) == "7.0"


@given(value=st.floats(-1e300, 1e300), decimals=st.integers(0, 4))
def test_a_number_read_back_is_the_number_within_half_of_its_last_digit(value, decimals):
    read = float(numbers.number(value, decimals).replace(",", "").replace("−", "-"))
    assert abs(read - value) <= 0.5 * 10**-decimals * (1 + 1e-9) + 1e-14 * abs(value)


@each_language
@each_writer
@given(value=FINITE)
def test_every_finite_value_is_written_with_digits(write, code, value):
    with reading_in(code):
        figure = write(value)
    assert any(character.isdigit() for character in figure)
    assert "nan" not in figure.lower() and "E" not in figure.replace("EUR", "")


@each_language
@given(value=FINITE)
def test_money_and_shares_never_break_over_two_lines(code, value):
    with reading_in(code):
        assert " " not in numbers.money(value, "CHF") + numbers.share(value) + numbers.number(value)
