"""Scope, baseline and people: what services are today and who works for them, as the engine has it."""

from __future__ import annotations

import pytest

from bpo_case.report.findings import Findings
from bpo_case.report.pages.baseline import baseline_page, baseline_table, ledger_table, unit_table
from bpo_case.report.pages.people import fte_curves, people_page, people_table, vendor_fte
from bpo_case.report.pages.scope import options_considered, scope_page, services_table
from bpo_case.report.services import LINES, as_is, cost_by_service, running_cost_today
from tests.report import papers


def number(text: str) -> float:
    plain = text.replace(",", "").replace("–", "0") or "0"
    return -float(plain[1:-1]) if plain.startswith("(") else float(plain)


def adds_up(rows, at):
    *parts, total = (number(row.cells[at].text) for row in rows)
    return sum(parts) == pytest.approx(total, abs=1e-6)


def test_the_services_cost_what_is_run_in_house(found):
    parts = sum(sum(cost_by_service(found, category, as_is(found))) for category in LINES)
    assert parts == pytest.approx(running_cost_today(found), rel=1e-9, abs=1e-6)


def test_people_and_cost_in_scope_are_the_engines_and_add_up_as_printed(found):
    rows = services_table(found).rows
    assert rows[-1].cells[2].value == pytest.approx(found.results.number("fte_before", as_is(found)))
    assert rows[-1].cells[3].value == pytest.approx(running_cost_today(found))
    assert adds_up(rows, 2) and adds_up(rows, 3)


def test_every_option_is_named_or_counted(found):
    leads = [bullet.lead for bullet in options_considered(found).bullets]
    shown = [lead for lead in leads if lead]
    assert len(shown) == min(6, len(found.order)) and (len(leads) > len(shown)) == (len(found.order) > 6)


def test_every_column_of_the_baseline_adds_up_as_printed(found):
    rows = baseline_table(found).rows
    assert all(adds_up(rows, at) for at in range(len(rows[-1].cells)))


def test_a_unit_of_today_costs_what_the_service_costs_by_its_volume(found):
    totals = baseline_table(found).rows
    for at, row in enumerate(unit_table(found).rows[:-1]):
        volume = float(found.series("monthly_volume", at)[1:13].sum())
        if volume:
            assert row.cells[0].value == pytest.approx(totals[at].cells[-1].value / volume)


def test_the_ledger_stands_beside_what_the_case_comes_to():
    found = Findings(papers.results("retail"))
    labor, *_ = ledger_table(found).rows
    modelled = float(found.series("personnel", as_is(found))[1:13].sum())
    assert [cell.value for cell in labor.cells] == [20_940_000.0, modelled, pytest.approx(modelled / 20_940_000 - 1)]


def test_people_before_and_after_are_the_engines_and_add_up_as_printed(found):
    rows = people_table(found).rows
    ends = [found.results.number(line, found.best) for line in ("fte_before", "fte_after")]
    assert [cell.value for cell in rows[-1].cells[:2]] == pytest.approx(ends)
    assert rows[-1].cells[-1].value == pytest.approx(float(found.series("severance_cost", found.best).sum()))
    assert all(adds_up(rows, at) for at in range(len(rows[-1].cells)))


def test_the_lines_of_people_are_the_engines(found):
    lines = {curve.name: curve.amounts for curve in fte_curves(found).curves}
    if found.series("fte", found.best).any():
        assert lines["In house"] == tuple(found.series("fte", found.best))
    assert ("Vendors" in lines) == bool(vendor_fte(found).any() and found.best != found.compared)


def test_the_title_counts_who_is_made_redundant(found):
    page = people_page(found)
    severed = people_table(found).rows[-1].cells[3].value
    if page is not None:
        assert ("nobody is made redundant" in page.title) == (severed == 0)


@pytest.mark.parametrize("make", [scope_page, baseline_page, people_page])
def test_an_empty_case_has_none_of_these_pages(make):
    assert make(Findings(papers.results("empty"))) is None
