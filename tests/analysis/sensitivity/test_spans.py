"""Spans that cannot be, of lists, of whole numbers and of numbers below 0."""

from __future__ import annotations

import pytest

from bpo_case.analysis.sensitivity.spans import by_distribution, by_share
from bpo_case.analysis.varying.inputs import numeric_input
from bpo_case.case.assessment import Uncertainty
from bpo_case.case.errors import InvalidCase
from tests.analysis.health.cases import put
from tests.analysis.worthwhile import worthwhile_case

CASE = worthwhile_case()


def with_distribution(path, *parameters):
    return CASE.model_copy(
        update={"uncertainty": (Uncertainty(id="u", name="U", path=path, parameters=parameters),)}
    )  # fmt: skip


def test_a_distribution_of_a_list_is_that_of_its_factor():
    case = with_distribution("exits/leave/fee", 0.5, 1.0, 2.0)
    assert by_distribution(case).of(numeric_input(case, "exits/leave/fee")) == ((100_000.0, 50_000.0), (4e5, 2e5))


def test_a_distribution_that_cannot_be_is_told_with_its_place():
    with pytest.raises(InvalidCase, match=r"Uncertainty, row 1 \(U\), Parameters: low, likely and high must rise"):
        by_distribution(with_distribution("services/care/growth", 0.3, 0.2, 0.1))


@pytest.mark.parametrize(
    ("path", "low", "high"),
    [
        ("settings/horizon", 54, 66),
        ("plan/move-care/parallel_months", 1, 3),
        ("settings/start_year", 2026, 2028),
        ("charges/hours/index_floor", -0.55, -0.45),
    ],
)
def test_whole_numbers_move_by_at_least_one_and_low_is_less_than_high(path, low, high):
    assert by_share(0.1).of(numeric_input(put("charges", index_floor=-0.5)(CASE), path)) == pytest.approx((low, high))
