"""The bridge to the run-rate: every part is the engine's, all of them add up, and colours say what is welcome."""

from __future__ import annotations

import pytest
from matplotlib.patches import Rectangle

from bpo_case.report import style
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Stair, Waterfall
from bpo_case.report.charts import figure_of, height_of
from bpo_case.report.findings import Findings
from bpo_case.report.pages.bridge import bridge_page, changes_by_service, in_house_change, run_rate_table
from bpo_case.report.readings import amount_at, in_words, rows_of
from bpo_case.report.run_rates import PARTS, run_rate, run_rate_waterfall
from tests.report import papers

CHART = Waterfall(
    "€ k",
    (
        Stair("Today", Cell("100", 100.0), total=True),
        Stair("Infrastructure", Cell("(70)", -70.0, "good")),
        Stair("Charges", Cell("+50", 50.0, "bad")),
        Stair("Run-rate: an option with a long name", Cell("80", 80.0), total=True),
    ),
)


def number(text: str) -> float:
    plain = text.replace(",", "").replace("–", "0").lstrip("+")
    return -float(plain[1:-1]) if plain.startswith("(") else float(plain)


def test_the_parts_are_all_that_recurs(found):
    for at in found.order:
        parts = sum(run_rate(found, lines, at) for lines in PARTS.values())
        assert parts == pytest.approx(found.results.number("run_rate_cost", at), rel=1e-9, abs=1e-6)


def test_the_columns_lead_from_total_to_total_as_printed(found):
    standing = 0.0
    for stair in run_rate_waterfall(found).stairs:
        standing = standing if stair.total else standing + number(stair.cell.text)
        if stair.total and standing:
            assert number(stair.cell.text) == pytest.approx(standing, abs=1e-6)
        standing = number(stair.cell.text) if stair.total else standing


def test_the_last_column_is_the_best_options_run_rate(found):
    last = run_rate_waterfall(found).stairs[-1]
    assert last.total and last.cell.value == found.results.number("run_rate_cost", found.best)


def test_less_cost_is_welcome_and_more_is_not(found):
    for stair in run_rate_waterfall(found).stairs:
        if not stair.total and stair.cell.value:
            assert stair.cell.effect == ("good" if stair.cell.value < 0 else "bad")


def test_every_column_of_the_table_adds_up_as_printed(found):
    *parts, total = run_rate_table(found).rows
    for at in range(len(total.cells) - 1):
        assert sum(number(row.cells[at].text) for row in parts) == pytest.approx(number(total.cells[at].text), abs=1e-6)


def test_the_tables_years_and_run_rate_are_the_engines(found):
    cells = run_rate_table(found).rows[-1].cells
    years = [year["recurring_cost"] for year in found.results.by_fiscal_year(found.best)][1:]
    assert [cell.value for cell in cells[: len(years)]] == pytest.approx(years)
    assert cells[len(years)].value == pytest.approx(found.results.number("run_rate_cost", found.best))
    assert cells[-2].value == pytest.approx(-found.results.number("run_rate_saving", found.best), abs=1e-6)


def test_the_changes_of_the_services_are_the_in_house_change_without_depreciation(found):
    best, compared = (run_rate(found, ("asset_depreciation",), at) for at in (found.best, found.compared))
    changes = sum(changes_by_service(found).values())
    assert changes == pytest.approx(in_house_change(found) - (best - compared), abs=1e-3)


def test_the_title_says_which_way_cost_goes(found):
    page = bridge_page(found)
    if page is None:
        assert found.empty or not found.others
        return
    saving = found.results.number("run_rate_saving", found.best)
    said = {1: " cuts run-rate cost by ", 0: " leaves run-rate cost at ", -1: " adds "}[(saving > 0) - (saving < 0)]
    assert said in page.title


@pytest.mark.parametrize("name", ["empty", "only as is"])
def test_without_another_option_there_is_no_bridge(name):
    assert bridge_page(Findings(papers.results(name))) is None


def test_columns_stand_on_zero_and_are_green_and_red_by_effect():
    figure = figure_of(CHART, 500, height_of(CHART))
    drawn = {patch.get_gid(): patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)}
    assert figure.axes[0].get_ylim() == (0, 100)
    assert [drawn[f"0 {at}"].get_y() for at in range(4)] == [0, 30, 30, 0]
    colours = [drawn[f"0 {at}"].get_facecolor()[:3] for at in (1, 2)]
    wanted = [tuple(int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5)) for shade in (style.GREEN, style.RED)]
    assert colours == [pytest.approx(shade) for shade in wanted]


def test_a_name_of_two_lines_is_said_in_one():
    chart = Waterfall("€", (Stair("Run-rate\nAs is", Cell("100", 100.0), total=True),))
    assert rows_of(chart)[1] == ("Run-rate As is", 100.0)
    assert in_words(chart) == "€. Run-rate As is 100"
    assert amount_at(chart, 0, 0) == ("Run-rate As is", 100.0)


def test_a_long_word_is_set_smaller_before_it_is_cut():
    figure = figure_of(CHART, 210, height_of(CHART))
    assert "Infrastructure" in {text.get_text() for text in figure.axes[0].texts}
