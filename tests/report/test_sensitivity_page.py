"""The page of the sensitivity: swings and break-evens are those of the analyses, and the title has the right sign."""

from __future__ import annotations

import pytest

from bpo_case.report.blocks import Table
from bpo_case.report.chart_blocks import Tornado
from bpo_case.report.pages.sensitivity import SHOWN, sensitivity_page, turned
from tests.report import papers

STUDIED = ("retail", "automotive", "twelve options", "long names")


def _blocks(name, kind):
    page = sensitivity_page(papers.findings(name))
    return [block for block in papers.blocks_of(page) if isinstance(block, kind)]


@pytest.mark.parametrize("name", STUDIED)
def test_the_swings_are_the_analysis_and_their_results_those_of_the_chart(name):
    studied = papers.studies(name).sensitivity
    swings, (chart,) = _blocks(name, Table)[-1], _blocks(name, Tornado)
    for row, bar, each in zip(swings.rows, chart.inputs, studied.inputs[:SHOWN], strict=True):
        assert [cell.value for cell in row.cells[3:]] == [each.low_result, each.high_result, each.swing]
        assert row.cells[3:5] == bar.results
        assert (row.cells[0].text, row.cells[2].text) == bar.values


@pytest.mark.parametrize("name", STUDIED)
def test_a_break_even_stands_beside_the_value_of_now_or_there_is_none_in_the_range(name):
    table = _blocks(name, Table)[0]
    for row, each in zip(table.rows, papers.studies(name).break_evens.values(), strict=True):
        now, there, far = row.cells
        assert now.value == each.base or isinstance(each.base, tuple)
        if each.values:
            assert there.value in [crossing.value for crossing in each.values]
            assert far.text.startswith("+" if there.value > now.value else "−")
        else:
            assert there.text == "none in its range" and far.text == "–"


@pytest.mark.parametrize("name", STUDIED)
def test_the_title_counts_the_inputs_that_turn_the_sign(name):
    found = papers.findings(name)
    count, title = turned(found.studies.sensitivity), sensitivity_page(found).title
    assert title.startswith("No single input" if not count else str(count))
    assert found.recommended == ("all value from" in title)


@pytest.mark.parametrize("name", ["empty", "only as is"])
def test_where_nothing_is_compared_there_is_no_sensitivity(name):
    assert sensitivity_page(papers.findings(name)) is None


def test_how_long_a_case_looks_ahead_is_not_varied():
    studied = papers.studies("never pays back").sensitivity
    assert studied.inputs
    assert "settings/horizon" not in {each.path for each in (*studied.inputs, *studied.moves_nothing)}
