"""A figure measured for many values at once is what the case with each of them gives."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_case.analysis.varying.bounds import Bounds, with_values
from bpo_case.analysis.varying.inputs import numeric_inputs
from bpo_case.analysis.varying.measure import Measure, UnknownFigure
from bpo_case.analysis.watch import Stopped, Watch
from bpo_case.case.document import Case
from bpo_case.model.question import UnknownOption
from bpo_case.model.results import KEY_FIGURES, calculate
from tests.analysis.worthwhile import worthwhile_case
from tests.strategies import cases


def alike(found: float | None, expected: float | None, scale: float) -> bool:
    if found is None or expected is None:
        return found is expected
    return math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-9 * max(1.0, scale))


def worth(case: Case, figure: str, option: int) -> float | None:
    return calculate(case).number(KEY_FIGURES[figure], option)


@settings(max_examples=15)
@given(cases(), st.sampled_from(["npv", "payback_months", "run_rate_saving", "risk_adjusted_npv"]), st.data())
def test_a_trial_is_what_the_changed_case_gives(case, figure, data):
    bounds, inputs = Bounds(case), numeric_inputs(case)
    chosen = data.draw(st.lists(st.sampled_from(inputs), min_size=1, max_size=6))
    trials = [
        {one.path: bounds.fitted(one, one.times(data.draw(st.sampled_from([0.0, 0.7, 1.2])))).value} for one in chosen
    ]
    option = data.draw(st.sampled_from(calculate(case).options))
    measure = Measure(case, figure, option.id)
    scale = abs(measure.results.number("cost_over_term", measure.at) or 0)
    for trial, found in zip(trials, measure.figures(trials), strict=True):
        assert alike(found, worth(with_values(case, trial), figure, measure.at), scale), trial


def test_two_inputs_are_changed_together():
    case = worthwhile_case()
    trial = {"labor/agent/annual_salary": 50_000.0, "charges/bill/price": (3.0,)}
    measure = Measure(case)
    (found,) = measure.figures([trial])
    assert found == pytest.approx(worth(with_values(case, trial), "npv", measure.at), rel=1e-9)


def test_the_option_is_the_best_one_or_the_one_that_is_named():
    case = worthwhile_case()
    assert Measure(case).option == "Vendor"
    assert {Measure(case, option=said).option for said in ("improved", "Improved")} == {"Improved"}
    with pytest.raises(UnknownOption):
        Measure(case, option="Nobody")


def test_an_unknown_figure_is_one_sentence_with_a_suggestion():
    with pytest.raises(UnknownFigure, match=r"no figure “paybak_months”; did you mean “payback_months”"):
        Measure(worthwhile_case(), "paybak_months")


def test_progress_is_told_and_cancelling_stops_it():
    told: list[tuple[int, int]] = []
    measure = Measure(worthwhile_case())
    trials = [{"labor/agent/annual_salary": 30_000.0 + step} for step in range(20)]
    measure.figures(trials, Watch(progress=lambda done, total: told.append((done, total))))
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((0, 20), (20, 20))
    with pytest.raises(Stopped):
        measure.figures(trials, Watch(cancelled=lambda: True))
