"""Trials: every trial is what it would be alone, and nothing that cannot move is computed or moves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from bpo_case.engine.evaluate import evaluate
from bpo_case.engine.operators import choose, most, over_term, where
from bpo_case.engine.reach import reach
from bpo_case.engine.trials import Trials
from tests.engine.small import MODES, THREE_TEAMS, TWO_SITES, Spec, model, world

LINES = {
    "wage": Spec(lambda pay, month: pay * month, "teams"),
    "upkeep": Spec(lambda rent, total_wage: rent + total_wage, "sites"),
    "burden": Spec(lambda size, site_upkeep: size * site_upkeep, "teams"),
    "kept": Spec(lambda prev_kept, burden: prev_kept + burden, "teams", "size"),
    "owned": Spec(lambda mode, rent, start: choose(mode, {"own": rent, "hired": start, "shared": 0}), "sites"),
    "free": Spec(lambda rent, start: where(start > 6, rent, 0), "sites"),
    "nothing": Spec(lambda rent, lag: rent * most(0, lag - lag), "sites"),
    "cost": Spec(lambda total_burden, total_owned: total_burden + total_owned),
    "all_of_it": Spec(lambda cost: over_term(cost)),
}


def sites_and_teams(months):
    """Two sites, one rented and one hired, and the teams that work there."""
    sites = {**TWO_SITES["sites"], "start": [5, 7], "lag": [1, 3], "mode": list(MODES[:2])}
    return world(months, sites=sites, grades={"weight": [1, 2]}, **THREE_TEAMS)


@pytest.fixture
def data():
    return sites_and_teams(4)


def alone(lines, data, inputs, trial):
    """A trial, evaluated by itself and whole."""
    columns = {table: dict(named) for table, named in data.columns.items()}
    for (table, name), array in inputs.items():
        columns[table][name] = array[trial]
    return evaluate(lines, replace(data, columns=columns, _gatherers={}))


@pytest.mark.parametrize("row", [0, 1])
def test_a_trial_is_what_it_is_alone_whichever_row_varies(data, row):
    lines = model(**LINES)
    varied = np.arange(len(data.columns["sites"]["rent"])) == row
    trials = Trials(lines, data, {("sites", "rent"): varied}, LINES)
    column = np.repeat(data.columns["sites"]["rent"][None].astype(float), 3, 0)
    column[:, varied, 0] = np.array([[10.0], [20.0], [30.0]])
    together = trials.values({("sites", "rent"): column})
    for number in range(3):
        for name, expected in alone(lines, data, {("sites", "rent"): column}, number).items():
            found = together[name][number] if together[name].ndim > 2 else together[name]
            np.testing.assert_allclose(found, expected, rtol=1e-12, err_msg=name)


def reached(data, **varied):
    lines = model(**LINES)
    rows_varied = {("sites", name): np.array(rows) for name, rows in varied.items()}
    found = reach(lines, data, evaluate(lines, data), rows_varied)
    return {name: rows.tolist() for name, rows in found.items()}


def test_what_a_fixed_choice_does_not_choose_is_not_reached(data):
    assert reached(data, rent=[True, True])["owned"] == [True, False]
    assert reached(data, start=[True, True])["owned"] == [False, True]


def test_what_a_fixed_condition_does_not_choose_is_not_reached(data):
    assert reached(data, rent=[True, True])["free"] == [False, True]
    assert reached(data, start=[True, False])["free"] == [True, False]


def test_what_is_multiplied_with_a_fixed_nought_is_not_reached(data):
    assert "nothing" not in reached(data, rent=[True, True])
    assert reached(data, lag=[True, False])["nothing"] == [True, False]


def test_the_past_of_a_row_is_followed_and_so_is_the_whole_case(data):
    found = reached(data, rent=[False, True])
    assert found["kept"] == found["burden"]
    assert found["all_of_it"] == [True]


def test_lines_that_no_trial_moves_come_as_they_are(data):
    trials = Trials(model(**LINES), data, {("teams", "pay"): np.array([True, False, False])}, ["owned", "cost"])
    found = trials.values({("teams", "pay"): np.repeat(data.columns["teams"]["pay"][None], 2, 0)})
    assert found["owned"] is trials.base["owned"]
    assert found["cost"].shape == (2, 1, 5)


@drawn(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_how_trials_are_shared_out_changes_no_bit(together, seed):
    data = sites_and_teams(6)
    column = np.random.default_rng(seed).uniform(1, 100, (5, 2, 1))
    trials = Trials(model(**LINES), data, {("sites", "rent"): np.array([True, True])}, ["all_of_it"])
    whole = trials.values({("sites", "rent"): column})["all_of_it"]
    parts = [
        trials.values({("sites", "rent"): column[at : at + together]})["all_of_it"] for at in range(0, 5, together)
    ]
    assert np.concatenate(parts).tobytes() == whole.tobytes()
