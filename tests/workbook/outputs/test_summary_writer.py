"""The summary, calculated by LibreOffice from its formulas, shows the results and nothing else."""

import pytest

from bpo_case.model.results import CATEGORIES, YEARLY, calculate
from bpo_case.workbook import export
from bpo_case.workbook.layout import lay_out
from bpo_case.workbook.outputs.summary_layout import AGAINST_COMPARED, BY_YEAR, FIGURES, FIRST, TOTAL
from tests.strategies import random_case
from tests.workbook.cases import with_hostile_names, without, without_as_is
from tests.workbook.comparison import AGREED, apart
from tests.workbook.shown import grid_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def case_with(seed, **settings):
    case = random_case(seed)
    return case.model_copy(update={"settings": case.settings.model_copy(update=settings)})


CASES = {
    "end of month": lambda: case_with(1, convention="end of month"),
    "middle of month": lambda: with_hostile_names(case_with(2, convention="middle of month")),
    "start of month, no as-is option": lambda: without_as_is(case_with(3, convention="start of month")),
    "end of year": lambda: case_with(4, convention="end of year"),
    "middle of year, tables without rows": lambda: without(
        case_with(6, convention="middle of year"), "infrastructure", "training", "charges", "risks"
    ),
    "a fiscal year that begins in July": lambda: case_with(5, fiscal_year_start=7, start_month=3),
}


class Shown:
    """A case and its summary as LibreOffice calculated it."""

    def __init__(self, case, path, recalculate):
        self.results = calculate(case)
        self.layout = lay_out(self.results).summary
        export(self.results, path, cached=False)
        self.calculated = recalculate(path)
        self.grid = grid_of(self.calculated, self.layout.name)

    def cell(self, row, column):
        return self.grid[row - 1][column]


@pytest.fixture(scope="module", params=CASES)
def shown(request, tmp_path_factory, recalculate):
    return Shown(CASES[request.param](), tmp_path_factory.mktemp("summary") / "case.xlsx", recalculate)


def agree(engine, cell):
    return apart(float("nan") if engine is None else engine, cell) <= AGREED


def test_the_key_figures_are_the_results(shown):
    for line in FIGURES:
        for option, column in shown.layout.columns.items():
            cell = shown.cell(shown.layout.figures[line], column)
            if line in AGAINST_COMPARED and option == shown.results.prepared.compared:
                assert cell == "–", line
            else:
                assert agree(shown.results.number(line, option), cell), line


def test_the_categories_add_up_to_the_total_cost_and_the_shares_to_all_of_it(shown):
    for option, column in shown.layout.columns.items():
        total = shown.results.number("cost_over_term", option)
        costs = shown.results.key_figures(option)["cost_by_category"]
        for key, line in CATEGORIES.items():
            assert agree(costs[key], shown.cell(shown.layout.categories[line], column))
            assert agree(costs[key] / total if total else 0.0, shown.cell(shown.layout.shares[line], column))
        assert agree(total, shown.cell(shown.layout.categories[TOTAL], column))
        assert agree(1.0 if total else 0.0, shown.cell(shown.layout.shares[TOTAL], column))


def test_the_fiscal_years_are_the_results_with_their_total(shown):
    layout = shown.layout
    keys = {line: key for key, line in YEARLY.items()}
    for option in layout.columns:
        years = shown.results.by_fiscal_year(option)
        for line in BY_YEAR:
            row = layout.yearly[line, option]
            for column, year in enumerate(years, FIRST):
                assert agree(year[keys[line]], shown.cell(row, column)), (line, year["year"])
            assert agree(sum(year[keys[line]] for year in years), shown.cell(row, layout.total))
            assert not layout.later or shown.cell(row, layout.last_year + 1) == 0


def test_the_years_are_named_as_the_results_name_them(shown):
    headings = [
        shown.cell(shown.layout.headings["yearly"], column) for column in range(FIRST, shown.layout.last_year + 1)
    ]
    said = [heading if isinstance(heading, str) else f"FY{heading:.0f}" for heading in headings]
    assert said == ["Signature", *list(shown.results.fiscal_years)[1:]]


def test_excels_own_npv_is_the_npv_where_it_knows_the_convention(shown):
    rows, monthly = shown.layout.cross_check, "month" in shown.results.case.settings.convention
    for option, column in shown.layout.columns.items():
        npv, difference = (shown.cell(rows[name], column) for name in ("npv_by_excel", "difference"))
        if monthly:
            assert agree(shown.results.number("npv", option), npv) and abs(difference) < 1e-3
        else:
            assert (npv, difference) == ("n/a", "n/a")


def test_the_cached_values_are_those_that_are_calculated(shown, tmp_path):
    path = tmp_path / "cached.xlsx"
    export(shown.results, path)
    for row, (cached, calculated) in enumerate(zip(grid_of(path, shown.layout.name), shown.grid, strict=True), 1):
        for one, other in zip(cached, calculated, strict=False):
            assert one == other or apart(one, other) <= AGREED or row == shown.layout.cross_check["difference"]


def test_years_that_a_later_start_adds_are_not_lost(tmp_path, recalculate):
    from openpyxl import load_workbook

    case = case_with(1, start_month=1, fiscal_year_start=1, horizon=24)
    results, path = calculate(case), tmp_path / "case.xlsx"
    layout = lay_out(results)
    export(results, path, cached=False)
    book = load_workbook(path)
    book[layout.case.name].cell(layout.case.settings["start_month"], 2).value = 6
    book.save(path)
    grid = grid_of(recalculate(path), layout.summary.name)
    option = results.prepared.compared
    row = grid[layout.summary.yearly["cost", option] - 1]
    assert layout.summary.later and row[layout.summary.last_year + 1] > 0
    assert row[layout.summary.total] == pytest.approx(results.number("cost_over_term", option), rel=0.2)
