"""The spider's lines, against cases edited by hand."""

from __future__ import annotations

import pytest

from bpo_case.analysis.sensitivity import STEPS, spider
from bpo_case.analysis.varying.bounds import with_values
from bpo_case.model.results import calculate
from tests.analysis.worthwhile import worthwhile_case

CASE = worthwhile_case()
PATHS = ("charges/bill/price", "labor/lead/avoidable_share", "plan/move-care/migration_start")


def test_every_step_is_what_the_case_with_that_value_gives():
    found = spider(CASE, PATHS)
    assert (found.steps, [line.path for line in found.lines]) == (STEPS, list(PATHS))
    for line in found.lines:
        for value, result in zip(line.values, line.results, strict=True):
            edited = calculate(with_values(CASE, {line.path: value})).number("npv", 2)
            assert result == pytest.approx(edited, rel=1e-9)


def test_no_step_is_the_case_as_it_is_and_steps_beyond_the_limits_are_bounded():
    lines = {
        line.path: line for line in spider(CASE, ("governance/gov/leakage_share", "exits/leave/probability")).lines
    }
    middle = STEPS.index(0.0)
    for line in lines.values():
        assert line.values[middle] == line.base
        assert not any(line.bounded)
    (full,) = spider(CASE, ("labor/agent/avoidable_share",)).lines
    assert full.bounded == (False,) * 4 + (True,) * 3


def test_a_price_moves_the_npv_by_equal_steps():
    (line,) = spider(CASE, ("charges/bill/price",)).lines
    falls = [before - after for before, after in zip(line.results, line.results[1:], strict=False)]
    assert falls == pytest.approx([falls[0]] * len(falls), rel=1e-9)
