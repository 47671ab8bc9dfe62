"""The charts: what they read is what their titles say."""

import pytest
from openpyxl import load_workbook

from bpo_case.model.results import CATEGORIES, calculate
from bpo_case.workbook import export
from bpo_case.workbook.layout import lay_out
from bpo_case.workbook.outputs.charts_writer import DRAWN
from tests.strategies import random_case
from tests.workbook.cases import with_hostile_names


@pytest.fixture(scope="module")
def results():
    return calculate(with_hostile_names(random_case(4)))


@pytest.fixture(scope="module")
def path(results, tmp_path_factory):
    path = tmp_path_factory.mktemp("charts") / "case.xlsx"
    export(results, path)
    return path


@pytest.fixture(scope="module")
def charts(results, path):
    return load_workbook(path)[lay_out(results).charts]._charts


@pytest.fixture(scope="module")
def values(path):
    return load_workbook(path, data_only=True)


def read(values, reference):
    """The values of the cells to which a chart refers."""
    sheet, _, area = reference.rpartition("!")
    cells = values[sheet.strip("'").replace("''", "'")][area.replace("$", "")]
    rows = cells if isinstance(cells, tuple) else ((cells,),)
    return [cell.value for row in rows for cell in row]


def title(chart):
    return "".join(run.t for paragraph in chart.title.tx.rich.p for run in paragraph.r or ())


def series(values, chart, number="val"):
    """What each series shows, by its name."""
    shown = {}
    for each in chart.series:
        name = read(values, each.tx.strRef.f)[0] if each.tx.strRef else each.tx.v
        shown[name] = read(values, getattr(each, number).numRef.f)
    return shown


def chart_about(charts, words):
    (found,) = [chart for chart in charts if title(chart).startswith(words)]
    return found


def test_there_is_a_chart_for_each_question(charts):
    assert len(charts) == len(DRAWN) == len({title(chart) for chart in charts})


def test_npv_and_run_rate_saving_of_each_option(charts, values, results):
    for words, line in (("NPV of each", "npv"), ("Run-rate saving", "run_rate_saving")):
        (shown,) = series(values, chart_about(charts, words)).values()
        assert shown == [results.number(line, option) for option in range(len(results.options))]


def test_the_curves_are_those_of_the_options_over_the_months(charts, values, results):
    for words, line in (("Cumulative", "cumulative"), ("FTE", "fte")):
        chart = chart_about(charts, words)
        assert series(values, chart, "yVal") == {
            option.name: results.series(line, at).tolist() for at, option in enumerate(results.options)
        }
        months = list(range(results.case.settings.horizon + 1))
        assert all(shown == months for shown in series(values, chart, "xVal").values())


def test_the_categories_are_those_of_the_results(charts, values, results):
    shown = series(values, chart_about(charts, "Cost over the term"))
    assert list(shown.values()) == [
        [results.series(line, at).sum() for at in range(len(results.options))] for line in CATEGORIES.values()
    ]
    assert list(shown) == [results.model[line].label for line in CATEGORIES.values()]


def test_the_years_are_those_of_the_results(charts, values, results):
    shown = series(values, chart_about(charts, "Cost by fiscal year"))
    for at, option in enumerate(results.options):
        years = [year["cost"] for year in results.by_fiscal_year(at) if year["year"] != "initial"]
        assert shown[option.name] == years


def test_every_axis_of_money_says_so(charts, results):
    for chart in charts:
        words = [title(axis) for axis in (chart.x_axis, chart.y_axis) if axis.title]
        unit = "FTE" if title(chart).startswith("FTE") else results.case.settings.currency
        assert any(said.startswith(unit) for said in words), title(chart)
