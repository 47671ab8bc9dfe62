"""The transition: phases as the plan says them, and one-time cost that is the engine's, by kind and year."""

from __future__ import annotations

import pytest
from matplotlib.patches import Rectangle

from bpo_case.report.chart_blocks import Gantt, Span, Task
from bpo_case.report.charts import figure_of, height_of
from bpo_case.report.findings import Findings
from bpo_case.report.gantt import reach_of
from bpo_case.report.pages.transition import last_release, one_time_parts, one_time_table, spans_of, transition_page
from bpo_case.report.readings import amount_at, amount_said, in_words, rows_of
from tests.report import papers

PLAN = Gantt(
    "Plan",
    (
        Task("Chat", (Span("knowledge transfer", -1, 2), Span("migration", 2, 8)), "months 0 to 8", 10),
        Task("E-mail", (Span("in-house change", 3, 9),), "months 4 to 9"),
    ),
)


def number(text: str) -> float:
    plain = text.replace(",", "").replace("–", "0")
    return -float(plain[1:-1]) if plain.startswith("(") else float(plain)


def test_the_kinds_are_all_that_is_spent_once(found):
    parts = sum(float(series.sum()) for series in one_time_parts(found).values())
    assert parts == pytest.approx(found.results.number("one_time_total", found.best), rel=1e-9, abs=1e-6)


def test_every_column_of_one_time_cost_adds_up_as_printed(found):
    *parts, total = one_time_table(found).rows
    for at, cell in enumerate(total.cells):
        assert sum(number(row.cells[at].text) for row in parts) == pytest.approx(number(cell.text), abs=1e-6)


def test_the_years_shown_are_all_in_which_something_is_spent(found):
    *years, total = one_time_table(found).rows[-1].cells
    assert sum(cell.value for cell in years) == pytest.approx(total.value, abs=1e-3)
    assert total.value == pytest.approx(found.results.number("one_time_total", found.best), abs=1e-6)


def test_phases_follow_each_other_as_the_plan_says():
    row = next(
        row for row in papers.sample("retail").plan if row.share and row.parallel_months and row.automated_share == 0
    )
    spans = {span.kind: (span.start, span.end) for span in spans_of(row)}
    start, end = row.migration_start - 1, row.migration_start - 1 + row.migration_months
    assert spans["migration"] == (start, end)
    assert spans["parallel run"] == (end, end + row.parallel_months)
    assert spans["knowledge transfer"] == (start - row.knowledge_transfer_months, start)


def test_by_the_diamond_nine_tenths_of_the_redundancies_are_done():
    found = Findings(papers.results("retail"))
    rows = found.results.prepared.rows["staff"]
    chats = [
        at for at in found.results.prepared.of_option("staff", found.best) if rows[at].record.service == "svc-chat"
    ]
    series = sum(found.series("severed", at) for at in chats)
    month = last_release(found, "svc-chat")
    assert series[: month + 1].sum() >= 0.9 * series.sum() > series[:month].sum()


@pytest.mark.parametrize("name", ["empty", "only as is"])
def test_without_a_plan_and_without_cost_there_is_no_page(name):
    found = Findings(papers.results(name))
    page = transition_page(found)
    assert (page is None) == (found.results.number("one_time_total", found.best) == 0)


def test_bars_lie_between_their_months_and_the_scale_reaches_beyond():
    figure = figure_of(PLAN, 700, height_of(PLAN))
    bars = {patch.get_gid(): patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)}
    assert [(bars[key].get_x(), bars[key].get_width()) for key in ("0 0", "0 1", "1 0")] == [(-1, 3), (2, 6), (3, 6)]
    assert reach_of(PLAN) == (-1, 11)


def test_a_plan_is_said_in_words_and_can_be_copied():
    assert in_words(PLAN) == "Plan. Chat: months 0 to 8; E-mail: months 4 to 9"
    assert rows_of(PLAN)[2] == ("Chat", "migration", 3, 8)
    whose, month = amount_at(PLAN, 1, 0)
    assert (whose, amount_said(PLAN, month, "EUR")) == ("E-mail · in-house change", "until month 9")
