"""Draws are spread evenly, come from their seed, and do not disturb each other."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import qmc

from bpo_case.analysis.simulation.asked import METHODS
from bpo_case.analysis.simulation.draws import shares

HYPERCUBE, SOBOL = METHODS


def test_a_latin_hypercube_has_one_draw_in_each_part():
    drawn = shares(["a", "b"], 1_000, 7, HYPERCUBE)
    assert (np.sort(np.floor(drawn * 1_000), 0) == np.arange(1_000)[:, None]).all()


def test_sobol_points_are_those_of_scipy():
    theirs = qmc.Sobol(3, rng=np.random.default_rng(7)).random_base2(9)
    assert (shares(["a", "b", "c"], 300, 7, SOBOL) == theirs[:300]).all()


@pytest.mark.parametrize("method", METHODS)
def test_draws_lie_inside_and_their_mean_is_a_half(method):
    drawn = shares(list("abcdef"), 4_096, 3, method)
    assert 0 < drawn.min() < drawn.max() < 1
    assert drawn.mean(0) == pytest.approx(np.full(6, 0.5), abs=1e-3)


@pytest.mark.parametrize("method", METHODS)
def test_the_same_seed_draws_the_same_and_another_does_not(method):
    one, same, other = (shares(["a", "b"], 100, seed, method) for seed in (5, 5, 6))
    assert (one == same).all()
    assert (one != other).any()


def test_one_more_uncertain_input_leaves_the_draws_of_the_others_as_they_are():
    few, more = shares(["a", "b"], 100, 1, HYPERCUBE), shares(["new", "b", "a"], 100, 1, HYPERCUBE)
    assert (few == more[:, [2, 1]]).all()


@pytest.mark.parametrize("method", METHODS)
def test_a_single_trial_can_be_drawn(method):
    assert shares(["a"], 1, 1, method).shape == (1, 1)
