"""Where inputs stand in the arrays, and that trials of the cost model are what each of them gives alone."""

from __future__ import annotations

import random

import numpy as np
import pytest

from bpo_case.case.change import Change, apply
from bpo_case.case.place import Rows, each, field_at, path_to
from bpo_case.case.specs import SETTINGS, field_specs
from bpo_case.engine.trials import Trials
from bpo_case.model.cost_model import cost_model
from bpo_case.model.prepare import prepare
from bpo_case.model.results import KEY_FIGURES, calculate
from bpo_case.model.varied import STRUCTURAL, columns_of, varied_rows, with_values
from tests.strategies import random_case

WANTED = [*KEY_FIGURES.values(), "cost", "net_cash", "pay", "charge_paid"]


def inputs(case, kinds=("number", "numbers")):
    """All paths of inputs that some line reads."""
    prepared = prepare(case)
    paths = (
        path_to(table, getattr(record, "id", ""), spec.name)
        for table, _, record in each(case) for spec in field_specs(table) if spec.kind in kinds
    )  # fmt: skip
    return [path for path in paths if any(rows.any() for rows in columns_of(prepared, path).values())]


def value_at(case, path):
    return getattr(Rows(case).at(path)[1], field_at(path).name)


def a_tenth_less(case, path):
    value = value_at(case, path)
    return tuple(entry * 0.9 for entry in value) if isinstance(value, tuple) else value * 0.9


def as_array(value):
    return np.atleast_1d(np.asarray(value, float))


@pytest.mark.parametrize("seed", range(6))
def test_trials_of_any_inputs_are_what_calculating_each_case_gives(seed):
    case = random_case(seed)
    chosen = random.Random(seed).sample(inputs(case), 8)
    prepared = prepare(case)
    trials = Trials(cost_model(), prepared.data, varied_rows(prepared, chosen), WANTED)
    changed = [apply(case, [Change("set", path, after=a_tenth_less(case, path))]) for path in chosen]
    values = {path: np.stack([as_array(value_at(each, path)) for each in changed]) for path in chosen}
    together = trials.values(with_values(prepared, values, len(chosen)))
    for number, path in enumerate(chosen):
        for name in WANTED:
            expected = calculate(changed[number]).values[name]
            found = together[name][number] if together[name].ndim > 2 else together[name]
            noise = 1e-9 * np.nanmax(np.abs(expected), initial=1)
            np.testing.assert_allclose(found, expected, rtol=1e-9, atol=noise, err_msg=f"{path} → {name}")


def test_a_role_of_today_stands_in_every_option():
    case = random_case(1)
    rows = columns_of(prepare(case), f"labor/{next(role.id for role in case.labor if not role.added_by)}/annual_salary")
    assert rows["staff", "annual_salary"].sum() == len(prepare(case).options)


@pytest.mark.parametrize("path", [*STRUCTURAL, "settings/title", "labor/none/annual_salary"])
def test_what_no_array_holds_has_no_rows(path):
    assert not any(rows.any() for rows in columns_of(prepare(random_case(1)), path).values())


def test_settings_stand_alone():
    assert list(columns_of(prepare(random_case(1)), f"{SETTINGS}/discount_rate")) == [(None, "discount_rate")]
