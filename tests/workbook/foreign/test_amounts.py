"""Numbers as several countries write them."""

from __future__ import annotations

import pytest
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.workbook.foreign.amounts import Amount, Misread, decimal_signs, read_amount

LOCALES = {"de": ",", "fr": ",", "en": ".", "de_CH": ".", "pl": ",", "en_ZA": "."}
CENTS = st.integers(-(10**12), 10**12).map(lambda cents: cents / 100)


@given(CENTS, st.sampled_from(["de", "fr", "en", "de_CH", "pl"]))
def test_what_a_country_writes_is_read_back(amount: float, locale: str) -> None:
    text = format_decimal(amount, "#,##0.00", locale=locale)
    assert read_amount(text, LOCALES[locale]).number == amount
    assert read_amount(text).number == amount  # two decimals leave no doubt


@given(CENTS, st.sampled_from(["de", "fr", "en", "de_CH"]), st.sampled_from(["EUR", "PLN", "CHF", "GBP", "USD"]))
def test_a_currency_beside_the_number_is_kept(amount: float, locale: str, currency: str) -> None:
    text = format_currency(amount, currency, locale=locale)
    assert read_amount(text, LOCALES[locale]) == Amount(amount, currency)


@given(st.integers(-10_000, 10_000), st.sampled_from(["de", "fr", "en"]))
def test_a_percentage_is_kept_as_one(percent: int, locale: str) -> None:
    read = read_amount(format_percent(percent / 100, "#,##0%", locale=locale), LOCALES[locale])
    assert read == Amount(float(percent), percent=True)


@given(st.text(max_size=30), st.sampled_from(["auto", ".", ","]))
def test_any_text_is_a_number_or_is_refused_in_words(text: str, decimal: str) -> None:
    try:
        read_amount(text, decimal)
    except Misread as error:
        assert str(error)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(1,234)", -1234), ("1.234,56-", -1234.56), ("12.345,67 €", 12345.67), ("€ -5", -5), ("− 7", -7),
        ("1’234.50", 1234.5), ("1\u202f234,5", 1234.5), (",5", 0.5), ("5.", 5), ("1.2E+05", 120000), ("+3", 3),
        ("1.234.567", 1234567), ("0,123", 0.123), ("1234,567", 1234.567), ("(€ 12,50)", -12.5), ("5,00 EUR-", -5),
    ],
)  # fmt: skip
def test_a_text_without_doubt_needs_no_decimal_sign(text: str, number: float) -> None:
    decimal = "." if text in ("(1,234)",) else "auto"
    assert read_amount(text, decimal).number == number


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345 €", "-1.234"])
def test_a_text_that_could_be_two_numbers_is_refused_until_the_sign_is_said(text: str) -> None:
    with pytest.raises(Misread, match=r"may be .* or .*; say which sign is the decimal sign"):
        read_amount(text)
    assert read_amount(text, ".").number != read_amount(text, ",").number


@pytest.mark.parametrize(("text", "hint"), [("45k", "45000"), ("1,5 Mio.", "1500000"), ("30 Tsd.", "30000")])
def test_an_abbreviated_number_is_refused_with_what_to_write(text: str, hint: str) -> None:
    with pytest.raises(Misread, match=f"is not a number; write {hint}"):
        read_amount(text)


@pytest.mark.parametrize(
    "text", ["", "abc", "1.2.3", "12,34,5", "1 2", "--5", "(5", "1.234,5.6", "n/a", "2026-03-04", "nan", "inf"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Misread):
        read_amount(text)


def test_groups_that_are_not_of_three_digits_are_refused() -> None:
    with pytest.raises(Misread, match="where “,” is the decimal sign"):
        read_amount("12.34", ",")


def test_a_column_tells_its_decimal_sign_by_the_texts_that_leave_no_doubt() -> None:
    assert decimal_signs(["1.234", "5,5", "x"]) == {","}
    assert decimal_signs(["1.234", "2.345"]) == set()
    assert decimal_signs(["1.234,5", "1,234.5"]) == {",", "."}
