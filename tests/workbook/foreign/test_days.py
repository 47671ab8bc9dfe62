"""Days, months and durations as several countries write them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.workbook.foreign.amounts import Misread
from bpo_case.workbook.foreign.days import minutes_of, order_of, read_day, read_minutes

DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


@given(DAYS, st.sampled_from(["en", "de", "fr"]), st.sampled_from(["long", "full", "medium"]))
def test_a_day_in_words_is_read_back(day: date, locale: str, width: str) -> None:
    assert read_day(format_date(day, width, locale=locale), "day first") == day


@given(DAYS)
def test_a_day_in_figures_is_read_back_when_the_order_is_said(day: date) -> None:
    assert read_day(f"{day:%d/%m/%Y}", "day first") == read_day(f"{day:%m/%d/%Y}", "month first") == day
    assert read_day(f"{day:%d.%m.%Y}", "month first") == read_day(day.isoformat()) == read_day(f"{day:%Y%m%d}") == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_is_refused_in_words(text: str) -> None:
    try:
        read_day(text)
    except Misread as error:
        assert str(error)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("Mo, 01.09.2025", date(2025, 9, 1)), ("31.12.26", date(2026, 12, 31)), ("2025-03-04T10:30", date(2025, 3, 4)),
        ("12/31/2026 08:00", date(2026, 12, 31)), ("10/2025", date(2025, 10, 1)), ("202510", date(2025, 10, 1)),
        (202510.0, date(2025, 10, 1)), ("Okt 25", date(2025, 10, 1)), ("2025 October", date(2025, 10, 1)),
        ("Mrz. 2026", date(2026, 3, 1)), (46022.0, date(2025, 12, 31)), (datetime(2026, 3, 4, 5, 6), date(2026, 3, 4)),
    ],
)  # fmt: skip
def test_a_day_is_read(cell, day: date) -> None:
    assert read_day(cell) == day


def test_a_number_of_days_counts_from_its_date_system() -> None:
    assert read_day(46022.0 - 1462, first_serial_year=1904) == read_day(46022.0)


@pytest.mark.parametrize("cell", ["31.02.2026", "tomorrow", "13/13/2026", 12.0, True, time(1), "0/0/0000", "1.2"])
def test_what_is_no_day_is_refused(cell) -> None:
    with pytest.raises(Misread):
        read_day(cell)


def test_a_date_with_two_readings_is_refused_until_the_order_is_said() -> None:
    with pytest.raises(Misread, match="say which comes first"):
        read_day("03/04/2026")
    assert order_of(["03/04/2026", "25/04/2026"]) == "day first"
    assert order_of(["03/04/2026", "25/04/2026", "04/25/2026"]) == "auto"


def test_durations_are_minutes() -> None:
    assert minutes_of(time(0, 5, 12)) == minutes_of(timedelta(minutes=5, seconds=12)) == 5.2
    assert read_minutes("26:00:00") == 1560
