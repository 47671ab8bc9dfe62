"""The page of the simulation, and what page one says of it: the same figures as the simulation itself."""

from __future__ import annotations

import pytest

from bpo_case.report.blocks import Beside, Filled, KeyFigures, Table
from bpo_case.report.chart_blocks import Drivers
from bpo_case.report.pages.decision import sure
from bpo_case.report.pages.simulation import chance_cell, chance_said, in_common, simulation_page
from tests.report import papers

SPREAD = ("retail", "automotive", "twelve options", "never pays back", "long names")


@pytest.mark.parametrize("name", SPREAD)
def test_the_percentiles_are_the_simulations_and_rise(name):
    found = papers.findings(name)
    table = next(block for block in papers.blocks_of(simulation_page(found)) if isinstance(block, Table))
    for row, at in zip(table.rows, found.others, strict=False):
        outcome = found.studies.simulation.outcomes[at]
        values = [cell.value for cell in row.cells]
        assert values == [*outcome.percentiles.values(), outcome.chance_positive, outcome.chance_best]
        assert values[:-2] == sorted(values[:-2])


@pytest.mark.parametrize("name", SPREAD)
def test_page_one_and_the_page_of_the_simulation_say_the_same_chance(name):
    found = papers.findings(name)
    strip = next(block for block in simulation_page(found).blocks if isinstance(block, KeyFigures))
    assert sure(found)[0] in strip.figures
    assert sure(found)[0].cell.value == found.studies.simulation.outcomes[found.best].chance_positive


def test_the_strong_curve_and_the_drivers_are_the_best_options():
    found = papers.findings("retail")
    page = simulation_page(found)
    chart = next(b for block in page.blocks if isinstance(block, Beside) for b in block.left if isinstance(b, Filled))
    drivers = next(block for block in papers.blocks_of(page) if isinstance(block, Drivers))
    outcome = found.studies.simulation.outcomes[found.best]
    assert [curve.points for curve in chart.chart.curves if curve.strong] == [outcome.s_curve]
    assert [drive.cell.value for drive in drivers.drives] == [each.share for each in outcome.drivers[:8]]


@pytest.mark.parametrize("name", ["empty", "only as is"])
def test_where_nothing_is_uncertain_there_is_no_page_and_no_chance(name):
    assert simulation_page(papers.findings(name)) is None
    assert sure(papers.findings(name)) == ()


def test_an_option_that_never_gains_is_said_to_gain_in_no_outcome():
    found = papers.findings("never pays back")
    assert found.studies.simulation.outcomes[found.best].chance_positive == 0
    assert "in no simulated outcome" in simulation_page(found).title


@pytest.mark.parametrize(
    ("chance", "cell", "said"),
    [(1.0, "100%", "100%"), (0.9996, ">99%", "more than 99%"), (0.0004, "<1%", "less than 1%"), (0.0, "0%", "0%")],
)
def test_only_what_is_certain_is_said_to_be(chance, cell, said):
    assert (chance_cell(chance).text, chance_said(chance)) == (cell, said)


def test_bad_outcomes_that_have_nothing_in_common_say_so():
    found = papers.findings("retail")
    outcome = found.studies.simulation.outcomes[found.compared]
    assert not outcome.in_common
    assert "nothing in common" in in_common(outcome).bullets[0].text


def test_inputs_that_cannot_be_drawn_leave_the_rest_of_the_paper():
    from bpo_case.model.results import calculate
    from bpo_case.report.findings import Findings

    case = papers.sample("retail")
    wrong = case.uncertainty[0].model_copy(update={"distribution": "PERT", "parameters": (3.0, 2.0, 1.0)})
    found = Findings(calculate(case.model_copy(update={"uncertainty": (wrong,), "correlations": ()})))
    assert simulation_page(found) is None
