import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.desktop.tables.calculator import NotCalculable, calculated


@given(st.integers(-999, 999), st.sampled_from("+-*"), st.integers(0, 999))
def test_the_four_operations_are_computed(left, sign, right):
    assert calculated(f"({left}) {sign} {right}") == eval(f"({left}) {sign} {right}")


@pytest.mark.parametrize("text", ["", "1/0", "2**9", "abs(1)", "1,5,5", "(" * 150, "9" * 300])
def test_everything_else_is_refused(text):
    with pytest.raises(NotCalculable):
        calculated(text)
