"""The tables of results: complete, honest, and every figure is the one that its question explains."""

from __future__ import annotations

import pytest

from bpo_case.case.document import Case
from bpo_case.desktop.document.outcome import outcome_of
from bpo_case.desktop.figures.compare import GROUPS, LESS_IS_BETTER, MORE_IS_BETTER, OF_ITSELF, compare_table
from bpo_case.desktop.figures.people import units_table
from bpo_case.desktop.figures.periods import MEASURES, by_month, by_year, period_table
from bpo_case.model.explanation import explain
from bpo_case.model.results import KEY_FIGURES
from bpo_case.resources import path_of


@pytest.fixture(scope="module")
def outcome():
    from bpo_case.case.file import load

    return outcome_of(load(path_of("sample_data/retail.bpocase")))


def explained(outcome, figure) -> float:
    found = explain(outcome.results, figure.line, option=figure.option, row=figure.row, month=figure.month,
                    year=figure.year, depth=0)  # fmt: skip
    return float(found.value)


def row_of(table, label):
    return next(row for row in table.rows if row.label == label)


def test_all_key_figures_are_compared():
    shown = [key for keys in GROUPS.values() for key in keys]
    assert sorted(shown) == sorted([*KEY_FIGURES, "irr"])
    assert set(shown) >= MORE_IS_BETTER | LESS_IS_BETTER | OF_ITSELF


def test_every_figure_compared_is_the_one_that_is_explained(outcome):
    table = compare_table(outcome.results, outcome.figures)
    cells = [cell for row in table.rows for cell in row.cells if cell.asks and cell.value is not None]
    assert len(cells) > 100
    for cell in cells:
        assert explained(outcome, cell.asks) == pytest.approx(cell.value, rel=1e-9), cell.asks


def test_the_option_compared_with_has_a_dash_where_it_would_compare_with_itself(outcome):
    table = compare_table(outcome.results, outcome.figures)
    compared = outcome.results.prepared.compared
    assert row_of(table, "NPV").cells[compared].text == "–"
    assert row_of(table, "Payback, months").cells[compared].text == "–"
    assert row_of(table, "Total cost").cells[compared].value == outcome.figures[compared]["total_cost"]


def test_the_best_of_each_figure_is_marked(outcome):
    table = compare_table(outcome.results, outcome.figures)
    cells = row_of(table, "NPV").cells
    best = [at for at, cell in enumerate(cells) if cell.look == "best"]
    assert best == [outcome.results.best] == [table.starred]


def test_several_rates_of_return_are_said_to_be_several(outcome):
    table = compare_table(outcome.results, outcome.figures)
    said = [cell.text for cell in row_of(table, "IRR").cells]
    assert said == ["–", "60.4%", "several", "none", "several"]
    assert "several: " in row_of(table, "IRR").cells[2].note


def test_an_amount_too_small_for_the_unit_is_no_dash(outcome):
    texts = [
        cell.text for row in compare_table(outcome.results, outcome.figures).rows for cell in row.cells if cell.value
    ]
    assert "–" not in texts


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("periods", [by_year, by_month])
def test_every_figure_of_a_period_is_the_one_that_is_explained(outcome, measure, periods):
    table = period_table(outcome.results, 2, MEASURES[measure], periods(outcome.results))
    for row in table.rows:
        for cell in [row.cells[0], row.cells[1], row.cells[-2], row.cells[-1]]:
            if cell.asks is not None:
                assert explained(outcome, cell.asks) == pytest.approx(cell.value, abs=1e-6), (row.label, cell.asks)


@pytest.mark.parametrize("measure", MEASURES)
def test_periods_add_up_to_the_total(outcome, measure):
    table = period_table(outcome.results, 2, MEASURES[measure], by_year(outcome.results))
    for row in table.rows:
        *years, total = [cell.value for cell in row.cells]
        if total is not None:
            assert sum(years) == pytest.approx(total, abs=1e-3)


def test_cumulative_cash_ends_at_what_net_cash_comes_to_and_has_no_total(outcome):
    table = period_table(outcome.results, 2, MEASURES["Cash"], by_month(outcome.results))
    cumulative = row_of(table, "Cumulative cash").cells
    assert cumulative[-1].text == ""
    assert cumulative[-2].value == pytest.approx(row_of(table, "Net cash flow").cells[-1].value)


def test_unit_costs_and_people_are_those_that_are_explained(outcome):
    cells = [cell for row in units_table(outcome.results).rows for cell in row.cells if cell.asks]
    assert len(cells) == 5 * (7 + 2)
    for cell in cells:
        assert explained(outcome, cell.asks) == pytest.approx(cell.value)


def test_a_dearer_unit_is_marked_and_the_same_cost_is_not(outcome):
    row = next(row for row in units_table(outcome.results).rows if row.label.startswith("Voice care, English"))
    assert {cell.look for cell in row.cells} == {""}


def test_an_empty_case_has_tables_without_figures():
    outcome = outcome_of(Case())
    table = compare_table(outcome.results, outcome.figures)
    assert all(cell.text for row in table.rows for cell in row.cells)
    assert table.starred is None
