"""Evaluating: trials, lines that are given, values that nobody may change, and the order of rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from bpo_case.engine.data import Data
from bpo_case.engine.evaluate import evaluate
from bpo_case.engine.operators import ago, latest, least, over_last, over_term, pick, recent, where
from tests.engine.small import MODES, THREE_TEAMS, TWO_SITES, Spec, evaluated, model, world

# -- Trials --


def with_input(data: Data, table: str, column: str, values: Any) -> Data:
    """The data with an input exchanged: (rows, 1), or (trials, rows, 1)."""
    changed = {**data.columns[table], column: np.array(values)}
    return replace(data, columns={**data.columns, table: changed}, _gatherers={})


TRIED = {
    "rental": Spec(lambda rent, month: rent * month, "sites", "start"),
    "debt": Spec(lambda prev_debt, rental: prev_debt * 1.1 + rental, "sites", "start"),
    "to_pay": Spec(lambda prev_to_pay, rental: prev_to_pay + rental, "sites", "rent"),
    "earlier": Spec(lambda rental, lag: ago(rental, lag), "sites"),
    "lately": Spec(lambda rental, lag: recent(rental, lag), "sites"),
    "at_the_end": Spec(lambda rental, lag: over_last(rental, lag), "sites"),
    "step": Spec(lambda steps, month: latest(steps, month), "sites"),
    "picked": Spec(lambda steps, lag: pick(steps, lag), "sites"),
    "kept": Spec(lambda mode, rental: where(mode == "own", rental, 0), "sites"),
    "of_team": Spec(lambda site_rental, size: site_rental * size, "teams"),
    "cost": Spec(lambda total_of_team, total_debt: total_of_team + total_debt),
    "most_of_it": Spec(lambda cost: over_term(cost)),
}


@pytest.mark.parametrize("column", ["rent", "start", "lag"])
def test_trials_of_an_input_are_what_each_of_them_gives_alone(column: str) -> None:
    data = world(
        8,
        sites={"rent": [100, 200], "start": [5, 7], "lag": [1, 3], "mode": ["own", "own"], "steps": [[1, 2], [3]]},
        **THREE_TEAMS,
    )
    trials = np.array([[1.0, 2.0], [3.0, 1.0], [2.0, 2.0], [1.0, 3.0]])[..., None]
    together = evaluate(model(**TRIED), with_input(data, "sites", column, trials))
    for number, trial in enumerate(trials):
        alone = evaluate(model(**TRIED), with_input(data, "sites", column, trial))
        for name, expected in alone.items():
            found = np.broadcast_to(together[name], (len(trials), *expected.shape))
            np.testing.assert_allclose(found[number], expected, rtol=1e-12, err_msg=name)


def test_trials_of_a_list_are_what_each_of_them_gives_alone() -> None:
    data = world(4, sites={"lag": [2, 1], "steps": [[1, 2, 3], [4, 5, 6]]})
    lists = with_input(data, "sites", "steps", np.arange(18.0).reshape(3, 2, 3))
    values = evaluate(model(step=TRIED["step"], picked=TRIED["picked"]), lists)
    assert values["picked"][:, :, 0].tolist() == [[1, 3], [7, 9], [13, 15]]
    assert values["step"][2].tolist() == [[0, 12, 13, 14, 14], [0, 15, 16, 17, 17]]


# -- Given lines, and what nobody may change --


def test_given_lines_are_taken_as_they_are_and_left_as_they_were() -> None:
    data, rental = world(2, **TWO_SITES), np.array([[1.0, 2, 3], [4, 5, 6]])
    lines = model(
        rental=Spec(lambda rent, month: rent * month, "sites"), same=Spec(lambda rental: rental, "sites", opening=9)
    )
    values = evaluate(lines, data, {"rental": rental})
    assert values["rental"].tolist() == rental.tolist()
    assert values["same"].tolist() == [[9, 2, 3], [9, 5, 6]]
    assert rental.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert rental.flags.writeable


def test_a_given_line_of_a_circle_is_taken_and_the_rest_follows_it() -> None:
    lines = model(
        stock=Spec(lambda prev_stock, flow: prev_stock - flow, opening=100),
        flow=Spec(lambda prev_stock: prev_stock / 2),
    )
    values = evaluate(lines, world(2), {"flow": np.array([[0.0, 10, 20]])})
    assert values["stock"].tolist() == [[100, 90, 70]]
    assert values["flow"].tolist() == [[0, 10, 20]]


def test_nobody_can_write_into_values() -> None:
    values = evaluated(
        world(3, **TWO_SITES, **THREE_TEAMS), **{name: spec for name, spec in TRIED.items() if name != "picked"}
    )
    for value in values.values():
        with pytest.raises(ValueError, match="read-only"):
            value[..., 0] = 1


# -- The order of rows --


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[str, dict[str, Any]], list[int], list[int]]:
    """Some sites and teams, and another order for each."""
    sites, teams = draw(st.integers(1, 4)), draw(st.integers(0, 5))
    amount = st.integers(0, 50).map(float)
    tables = {
        "sites": {
            "rent": draw(st.lists(amount, min_size=sites, max_size=sites)),
            "start": draw(st.lists(amount, min_size=sites, max_size=sites)),
            "lag": draw(st.lists(st.integers(1, 3), min_size=sites, max_size=sites)),
            "mode": draw(st.lists(st.sampled_from(MODES), min_size=sites, max_size=sites)),
        },
        "teams": {
            "size": draw(st.lists(amount, min_size=teams, max_size=teams)),
            "site": draw(st.lists(st.integers(-1, sites - 1), min_size=teams, max_size=teams)),
        },
    }
    return tables, draw(st.permutations(range(sites))), draw(st.permutations(range(teams)))


@drawn(worlds())
def test_the_order_of_rows_changes_nothing(drawn_world: tuple[dict[str, dict[str, Any]], list[int], list[int]]) -> None:
    tables, site_order, team_order = drawn_world
    new_place = {-1: -1} | {old: new for new, old in enumerate(site_order)}
    moved = {
        "sites": {name: [column[at] for at in site_order] for name, column in tables["sites"].items()},
        "teams": {name: [column[at] for at in team_order] for name, column in tables["teams"].items()},
    }
    moved["teams"]["site"] = [new_place[site] for site in moved["teams"]["site"]]
    lines = {name: spec for name, spec in TRIED.items() if name not in ("picked", "step")} | {
        "used": Spec(
            lambda total_of_team, prev_used, rent: least(rent, prev_used * 0.5 + total_of_team), "sites", "rent"
        )
    }
    before, after = evaluated(world(5, **tables), **lines), evaluated(world(5, **moved), **lines)
    order = {"sites": site_order, "teams": team_order}
    for name, spec in lines.items():
        expected = before[name][order[spec.over]] if spec.over else before[name]
        np.testing.assert_allclose(after[name], expected, rtol=1e-12)
