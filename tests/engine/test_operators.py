"""The table of operators: each has numpy, Excel and words for the same arguments; and what numpy makes of traps."""

from __future__ import annotations

import inspect
import re

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from bpo_case.engine import numeric, operators
from bpo_case.engine.expression import Call
from bpo_case.engine.operators import OPERATORS, PLACEHOLDER, ROW_KINDS, argument_count
from tests.engine.small import read

SIGNS = {"+", "-", "*", "/", "^", ">=", ">", "<=", "<", "is", "is not"}
"""Operators that are written with Python's own signs."""


@pytest.mark.parametrize("name", OPERATORS)
def test_every_operator_computes_and_is_spelled_in_excel_and_in_words(name: str) -> None:
    operator = OPERATORS[name]
    assert callable(operator.compute)
    assert PLACEHOLDER.search(operator.excel)
    assert PLACEHOLDER.search(operator.words)


@pytest.mark.parametrize("name", OPERATORS)
def test_words_and_excel_speak_of_the_same_arguments(name: str) -> None:
    in_excel, in_words = (numbers(text) for text in (OPERATORS[name].excel, OPERATORS[name].words))
    assert in_excel == in_words


def numbers(template: str) -> set[str]:
    return {key.partition(":")[0] for key in PLACEHOLDER.findall(template)} - {"month", "months", "last_month"}


@pytest.mark.parametrize("name", OPERATORS)
def test_numpy_takes_as_many_arguments_as_excel(name: str) -> None:
    compute, count = OPERATORS[name].compute, argument_count(name)
    if isinstance(compute, np.ufunc):
        assert compute.nin == count
    elif count is not None:
        taken = [parameter for parameter in inspect.signature(compute).parameters if not parameter.startswith("_")]
        assert len(taken) == count


@pytest.mark.parametrize("name", sorted(set(OPERATORS) - SIGNS))
def test_every_operator_can_be_written_by_its_name(name: str) -> None:
    written = getattr(operators, name)
    count = argument_count(name) or 2
    if name in ("choose", "in_unit"):
        tree = written(read("x"), {"a": 1} if name == "choose" else "FTE")
    else:
        tree = written(*[read("x")] * count)
    assert isinstance(tree, Call)
    assert tree.operator == name


@pytest.mark.parametrize("name", [name for name, operator in OPERATORS.items() if operator.kind in ROW_KINDS])
def test_operators_along_a_row_are_spelled_with_the_row(name: str) -> None:
    assert re.search(r"\{0:(row|first|last)\}", OPERATORS[name].excel)


def test_signs_of_python_make_the_same_operators() -> None:
    x, y = read("x"), read("y")
    trees = [x + y, x - y, x * y, x / y, x**y, x >= y, x > y, x <= y, x < y, x == "word", x != "word"]
    assert [tree.operator for tree in trees if isinstance(tree, Call)] == [
        "+", "-", "*", "/", "^", ">=", ">", "<=", "<", "is", "is not",
    ]  # fmt: skip
    turned = [2 + x, 2 - x, 2 * x, 2 / x, 2**x]
    assert [tree.operator for tree in turned if isinstance(tree, Call)] == ["+", "-", "*", "/", "^"]
    assert all(isinstance(tree, Call) and tree.arguments[1] is x for tree in turned)


# -- The traps --


@pytest.mark.parametrize(
    ("x", "expected"), [(4.35 * 100, 435), ((0.1 + 0.7) * 10, 8), (0.29 * 100, 29), (-0.5, -1), (2.999, 2)]
)
def test_whole_numbers_are_those_of_a_spreadsheet(x: float, expected: int) -> None:
    assert numeric.whole(x) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [(5.4, 0.6, 0), (0.3, 0.1, 0), (-1, 12, 11), (-7, 3, 2), (7, -3, -2), (-7, -3, -1), (13, 12, 1)],
)
def test_a_remainder_has_the_sign_of_its_divisor(a: float, b: float, expected: float) -> None:
    assert numeric.remainder(a, b) == pytest.approx(expected, abs=1e-12)


def test_comparisons_share_one_precision() -> None:
    more = 0.1 + 0.2
    assert numeric.at_least(0.3, more)
    assert numeric.at_most(more, 0.3)
    assert not numeric.above(more, 0.3)
    assert not numeric.below(0.3, more)
    assert numeric.above(0.3 + 1e-6, 0.3)


numbers_near = st.floats(-1e6, 1e6)


@drawn(numbers_near, numbers_near)
def test_of_two_numbers_one_comparison_or_its_opposite_holds(a: float, b: float) -> None:
    assert numeric.at_least(a, b) == (not numeric.below(a, b))
    assert numeric.above(a, b) == (not numeric.at_most(a, b))


def test_a_ratio_is_0_where_the_divisor_is() -> None:
    assert numeric.ratio(np.array([1.0, 2.0, 0.0]), np.array([0.0, 4.0, 0.0])).tolist() == [0, 0.5, 0]


@drawn(st.integers(0, 8), st.integers(1, 12))
def test_the_last_months_are_those_that_are_not_longer_ago(months: int, width: int) -> None:
    row = np.arange(1.0, width + 1)[None, :] ** 2
    expected = sum((numeric.ago(row, lag) for lag in range(months)), np.zeros_like(row))
    assert numeric.recent(row, months).tolist() == expected.tolist()


@drawn(st.lists(st.lists(st.integers(0, 6), min_size=3, max_size=3), min_size=2, max_size=4))
def test_rows_and_trials_may_look_back_differently(lags: list[list[int]]) -> None:
    rows, months = np.arange(24.0).reshape(3, 8) + 1, np.array(lags)[..., None]
    for operator in (numeric.ago, numeric.recent):
        together = operator(rows, months)
        for trial, of_rows in enumerate(lags):
            for row, lag in enumerate(of_rows):
                assert together[trial, row].tolist() == operator(rows[row : row + 1], lag)[0].tolist()
