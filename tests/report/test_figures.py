"""Figures as printed: one unit, parts that add up, and words for what has no figure."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.report.figures import (
    adding_up,
    payback_months,
    rates_of_return,
    scale_of,
    shortened,
    titled,
)

AMOUNTS = st.lists(st.integers(-(10**11), 10**11).map(lambda cents: cents / 100), min_size=1, max_size=8)


@given(AMOUNTS, st.sampled_from([1.0, 1000.0, 100_000.0]))
def test_parts_add_up_to_the_rounded_total_and_each_is_within_a_step(parts, step):
    total = float(sum(Decimal(str(part)) for part in parts))
    rounded = adding_up(parts, total, step)
    whole = (Decimal(f"{total / step:.15g}")).to_integral_value(ROUND_HALF_UP)
    assert sum(Decimal(part) / Decimal(step) for part in rounded) == whole
    assert all(abs(shown - exact) < step * (1 + 1e-9) for shown, exact in zip(rounded, parts, strict=True))


@given(AMOUNTS)
def test_a_part_of_nothing_stays_nothing(parts):
    rounded = adding_up([*parts, 0.0], float(sum(Decimal(str(part)) for part in parts)), 1000.0)
    assert rounded[-1] == 0


@pytest.mark.parametrize(
    ("largest", "heading", "text"),
    [
        (49_999, "€", "49,999"),
        (50_000, "€\u00a0k", "50"),
        (49.9e6, "€\u00a0k", "49,900"),
        (-197.3e6, "€\u00a0m", "(197.3)"),
    ],
)
def test_the_unit_of_a_table_follows_its_largest_amount(largest, heading, text):
    scale = scale_of("EUR", [1.0, largest, None])
    assert (scale.heading, scale.text(largest)) == (heading, text)


def test_zero_and_nothing_are_a_dash():
    scale = scale_of("EUR", [60_000])
    assert [scale.text(amount) for amount in (0.0, 3.0, None)] == ["–", "–", "–"]


@pytest.mark.parametrize(
    ("roots", "said"),
    [
        ([], "none"),
        ([0.089], "8.9%"),
        ([-0.25], "(25.0%)"),
        ([0.089, 0.71], "several: 8.9%, 71.0%"),
        ([50.0], "above\u00a01,000%"),
    ],
)
def test_rates_of_return_are_none_one_or_several(roots, said):
    assert rates_of_return(roots) == said


def test_a_payback_within_a_month_is_said_in_words():
    assert payback_months(0.3) == "less than a month"
    assert payback_months(None) == "–"


@given(st.text(max_size=300), st.integers(10, 60))
def test_a_shortened_text_keeps_to_its_length_and_begins_as_the_text_does(text, most):
    short = shortened(text, most)
    assert len(short) <= most
    assert " ".join(text.split()).startswith(short.removesuffix("…"))


def test_words_of_a_title_are_never_cut_for_a_name():
    said = titled(
        "{name} costs {more} more than {compared}", {"name": "N" * 200, "compared": "C" * 200}, {"more": "€2.1 m"}
    )
    assert " costs €2.1 m more than C" in said
    assert len(said) < 146


def test_braces_in_a_name_are_only_braces():
    assert titled("Keep {name}", {"name": "{compared} {0} {"}, {}) == "Keep {compared} {0} {"
