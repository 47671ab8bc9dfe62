"""Numbers as texts: one mechanism for our workbook and for tables of others, which never disagree about a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.workbook.back.number_texts import read_number
from bpo_case.workbook.foreign.amounts import Misread, read_amount
from bpo_case.workbook.number_texts import number_text

TEXTS = st.text("0123456789.,' -+%()€kEUR", max_size=12)


@pytest.mark.parametrize(
    ("text", "readings"),
    [("16,5", (16.5,)), ("37,200", (37.2, 37200.0)), ("-1.234", (-1.234, -1234.0)), ("0,123", (0.123,))],
)
def test_readings_are_those_that_a_text_may_have(text, readings):
    assert number_text(text).readings() == readings


@given(TEXTS)
def test_both_readers_find_the_same_number(text):
    ours = read_number(text)
    try:
        theirs = read_amount(text)
    except Misread:
        assert ours.value is None
        return
    found = ours.guesses[0] if theirs.currency else ours.value
    assert found == (float(f"{theirs.number * 0.01:.15g}") if theirs.percent else theirs.number)


@pytest.mark.parametrize("text", ["1e999", "-1E400", "9" * 61])
def test_what_is_larger_than_any_number_is_none(text):
    assert (read_number(text).value, read_number(text).guesses) == (None, ())
    with pytest.raises(Misread, match=r"is larger than any number here|is not a number"):
        read_amount(text)
