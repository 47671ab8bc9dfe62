"""Two values beside each other are short, and never look the same if they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.case.contrast import contrasted
from bpo_case.case.wording import TEXT_SHOWN

LONG = "The vendor gives a discount from the second year on, "


@pytest.mark.parametrize(
    ("before", "after", "unit", "said"),
    [
        (37_200.0, 0.1 + 0.2, "", ("37,200", "0.3")),
        (1 / 3, 2 / 3, "share", ("33.3333333 %", "66.6666667 %")),
        (1_234_567.89, 1_234_567.88, "EUR", ("1,234,567.89", "1,234,567.88")),
        (0.123456789012, 0.123456789013, "", ("0.123456789012", "0.123456789013")),
        ((1 / 3, 1.0), (2.0,), "", ("0.333333333; 1", "2")),
        ("x" * 90, "", "", ("x" * 40 + "…", "nothing")),
        (LONG + "5 %", LONG + "7 %", "", ("…the second year on, 5 %", "…the second year on, 7 %")),
        (LONG, LONG + "7 %", "", ("…the second year on, ", "…the second year on, 7 %")),
    ],
)
def test_values_are_short_and_what_differs_is_seen(before, after, unit, said):
    assert contrasted(before, after, unit) == said


@given(st.text("ab ", max_size=120), st.text("ab ", max_size=120))
def test_texts_that_differ_are_never_shown_alike(before, after):
    first, second = contrasted(before, after)
    assert (first == second) == (before == after)
    assert max(len(first), len(second)) <= TEXT_SHOWN + len("……")
