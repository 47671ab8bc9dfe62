"""Rank correlations are reached, matrices that cannot be are repaired, and draws are only reordered."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from bpo_case.analysis.simulation.asked import METHODS
from bpo_case.analysis.simulation.correlation import correlated, in_order, nearest, rank_correlation
from bpo_case.analysis.simulation.draws import shares

ASKED = {(0, 1): 0.8, (0, 2): -0.4, (1, 2): 0.1, (2, 3): 0.6}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_rank_correlations_are_reached_within_two_hundredths_at_ten_thousand_trials(method, seed):
    drawn = shares(["a", "b", "c", "d"], 10_000, seed, method)
    ordered = in_order(drawn, correlated(4, ASKED).used)
    found = stats.spearmanr(ordered).statistic
    for (first, second), wanted in ASKED.items():
        assert found[first, second] == pytest.approx(wanted, abs=0.02)
    assert found[0, 3] == pytest.approx(0, abs=0.02)


def test_draws_are_put_in_another_order_and_never_changed():
    drawn = shares(["a", "b"], 1_000, 1, METHODS[0])
    ordered = in_order(drawn, correlated(2, {(0, 1): 0.9}).used)
    assert (np.sort(ordered, 0) == np.sort(drawn, 0)).all()
    assert (ordered[:, 0] == drawn[:, 0]).all()


def test_a_matrix_that_no_numbers_can_have_is_repaired_to_the_nearest_and_that_is_known():
    found = correlated(3, {(0, 1): 0.9, (0, 2): 0.9, (1, 2): -0.9})
    assert found.repaired
    assert np.linalg.eigvalsh(found.used).min() > -1e-6
    assert np.abs(found.used).max() == 1
    assert not correlated(3, {(0, 1): 0.9}).repaired


def test_the_nearest_matrix_is_that_of_a_published_example():
    """N. J. Higham, Computing the nearest correlation matrix (2002): the example of the tridiagonal matrix."""
    found = nearest(np.array([[1.0, 1, 0], [1, 1, 1], [0, 1, 1]]))
    assert found[0] == pytest.approx([1, 0.7607, 0.1573], abs=5e-5)


def test_a_full_correlation_makes_ranks_equal_and_opposite():
    drawn = shares(["a", "b", "c"], 2_000, 1, METHODS[0])
    ordered = in_order(drawn, correlated(3, {(0, 1): 1.0, (0, 2): -1.0, (1, 2): -1.0}).used)
    assert rank_correlation(ordered[:, 0], ordered[:, 1]) > 0.999
    assert rank_correlation(ordered[:, 0], ordered[:, 2]) < -0.999


def test_the_rank_correlation_is_that_of_scipy_with_ties():
    first, second = np.array([1.0, 2, 2, 4, 5]), np.array([3.0, 3, 1, 7, 6])
    assert rank_correlation(first, second) == pytest.approx(stats.spearmanr(first, second).statistic)
    assert rank_correlation(first, np.ones(5)) == 0


@pytest.mark.parametrize("trials", [1, 2])
def test_a_trial_or_two_have_no_correlation(trials):
    drawn = shares(["a", "b"], trials, 1, METHODS[0])
    assert (in_order(drawn, correlated(2, {(0, 1): 0.5}).used) == drawn).all()
