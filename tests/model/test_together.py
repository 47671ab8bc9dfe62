"""Many cases at once give the figures that each of them gives alone."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_case.case.document import Case
from bpo_case.model.prepare import options_of
from bpo_case.model.results import calculate
from bpo_case.model.together import figures_together
from tests.analysis.health.cases import adding, both, good_case, one_time, put
from tests.strategies import random_case

LINES = ("npv", "payback", "run_rate_saving", "mirr", "peak_funding")


def alone(line: str, case: Case, option: str) -> float | None:
    results = calculate(case)
    return results.number(line, [each.id for each in results.options].index(option))


def variants(case: Case, count: int) -> list[Case]:
    """The case with other numbers, choices, months and rows."""
    edits = [
        put("labor", annual_salary=51_000.0), put("labor", "agent", staffing="fixed"), put("charges", price=(9.0, 8.0)),
        put("services", growth=0.1), put("options", "vendor", kind="hybrid"), put("plan", "move-care", share=0.1),
        adding("transition", *one_time("vendor", "travel", 70_000.0)), put("seasonality", factors=(1.0,) * 11 + (3.0,)),
        lambda case: case.model_copy(update={"settings": case.settings.model_copy(update={"horizon": 48})}),
        lambda case: case.model_copy(update={"settings": case.settings.model_copy(update={"discount_rate": 0.03})}),
    ]  # fmt: skip
    chance = random.Random(count)
    return [both(*chance.sample(edits, chance.randint(0, 3)))(case) for _ in range(count)]


@pytest.mark.parametrize("line", LINES)
def test_cases_that_differ_in_anything_are_calculated_as_if_alone(line: str) -> None:
    cases = variants(good_case(), 40)
    assert figures_together(line, cases, "vendor") == [
        expected if expected is None else pytest.approx(expected, rel=1e-12, abs=1e-6)
        for expected in (alone(line, case, "vendor") for case in cases)
    ]


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.floats(0.5, 2.0))
def test_any_case_and_its_like_are_calculated_as_if_alone(seed: int, factor: float) -> None:
    case = random_case(seed)
    dearer = tuple(role.model_copy(update={"annual_salary": role.annual_salary * factor}) for role in case.labor)
    cases = [case, case.model_copy(update={"labor": dearer}), case]
    option = options_of(case)[-1].id
    expected = [alone("cost_over_term", each, option) for each in cases]
    assert figures_together("cost_over_term", cases, option) == pytest.approx(expected, rel=1e-12, abs=1e-6)


def test_no_cases_have_no_figures() -> None:
    assert figures_together("npv", [], "vendor") == []
