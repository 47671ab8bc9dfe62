"""The page of scores: totals are the weighted scores, and the title names the weight that has to change least."""

from __future__ import annotations

import pytest

from bpo_case.analysis.scores import scored
from bpo_case.report.blocks import Table
from bpo_case.report.chart_blocks import Bars
from bpo_case.report.pages.scores import nearest_turning, scores_page
from tests.report import papers


@pytest.mark.parametrize("name", ["retail", "automotive"])
def test_scores_and_totals_are_those_of_the_case(name):
    found = papers.findings(name)
    page, case = scores_page(found), found.results.case
    table = next(block for block in papers.blocks_of(page) if isinstance(block, Table))
    given = {(row.criterion, row.option): row.score for row in case.scores}
    judged = scored(case)
    for row, criterion in zip(table.rows, case.criteria, strict=False):
        values = [cell.value for cell in row.cells[1:-1]]
        assert values == [given[criterion.id, option.id] for option in judged.options]
    weighted = sum(row.cells[0].value * row.cells[1].value for row in table.rows[:-1])
    assert table.rows[-1].cells[1].value == pytest.approx(weighted)


@pytest.mark.parametrize("name", ["retail", "automotive"])
def test_the_bars_are_the_totals_the_highest_first(name):
    bars = next(block for block in papers.blocks_of(scores_page(papers.findings(name))) if isinstance(block, Bars))
    totals = [cell.value for cell in bars.totals]
    assert totals == sorted(totals, reverse=True) == [cell.value for cell in bars.parts[0].cells]


@pytest.mark.parametrize("name", ["retail", "automotive"])
def test_the_title_names_the_weight_that_has_to_change_least(name):
    found = papers.findings(name)
    nearest, title = nearest_turning(scored(found.results.case)), scores_page(found).title
    assert ("no weight alone" in title) == (nearest is None)


def test_without_scores_there_is_no_page():
    assert scores_page(papers.findings("empty")) is None
