"""The contents as data: every figure is the engine's, and what is promised to add up does, as printed."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import numpy as np
import pytest

from bpo_case.analysis.health import is_draft
from bpo_case.case.document import NOT_INPUTS, TABLES, rows
from bpo_case.case.file import save
from bpo_case.model.results import CATEGORIES
from bpo_case.report.blocks import Bullets, KeyFigures, Page, Table
from bpo_case.report.chart_blocks import Bars, Curves
from bpo_case.report.contents import case_hash
from bpo_case.report.pages.cash import CURVES_SHOWN, payback_table
from bpo_case.report.pages.categories import categories_table
from bpo_case.report.pages.decision import key_figures, main_risks, options_table
from bpo_case.report.pages.method import confidence_table
from bpo_case.report.pages.options import SECTIONS, side_by_side
from bpo_case.report.pages.years import cost_scale, years_table
from tests.report import papers

STEPS = {"": Decimal(1), "k": Decimal(1000), "m": Decimal(100_000)}
"""The last digit printed of an amount, by unit."""

PAGES_OF_MONEY = ("Decision", "Options", "Cash by year", "Cost by category", "Cumulative cash")


def printed(text: str, heading: str) -> Decimal:
    """The amount that a cell shows: brackets are negative, a dash is zero."""
    unit = heading[-1] if heading[-2:-1] == "\u00a0" else ""
    size = {"": 1, "k": 1000, "m": 1_000_000}[unit]
    digits = text.strip("()").replace(",", "").replace("–", "0")
    return Decimal(digits) * size * (-1 if text.startswith("(") else 1)


def step(heading: str) -> Decimal:
    return STEPS[heading[-1] if heading[-2:-1] == "\u00a0" else ""]


def tables(page: Page) -> list[Table]:
    return [block for block in papers.blocks_of(page) if isinstance(block, Table)]


def test_the_key_figures_are_the_engines(found):
    shown = key_figures(found)
    engine = found.results.key_figures(found.best)
    values = [figure.cell.value for figure in shown[:3]]
    assert values == [engine["npv"], engine["run_rate_saving"], engine["one_time_cost"]]
    if found.others:
        assert shown[3].cell.value == engine["payback_months"]
        assert shown[5].cell.value == engine["hurdle_met"]
    assert shown[4].cell.value == engine["peak_funding"]


def test_the_recommended_option_has_the_highest_npv_and_beats_the_compared_with(found):
    npv = [found.results.number("npv", at) for at in range(len(found.options)) if at != found.compared]
    assert found.recommended == any(value > 0 for value in npv)
    if npv:
        assert found.results.number("npv", found.best) == max(npv)
        assert found.best != found.compared


def test_the_main_risks_are_those_expected_to_cost_most(found):
    losses = sorted((found.results.number("loss_total", row) for row, _ in found.risks_of(found.best)), reverse=True)
    names = [bullet.lead for bullet in main_risks(found).bullets]
    expected = [loss for loss in losses if loss > 0][:3]
    assert len(names) == (len(expected) + 1 if expected else 1)
    assert [loss for _, loss in found.risks_of(found.best)][: len(expected)] == expected


def test_the_table_of_options_has_the_engines_figures(found):
    for row, at in zip(options_table(found).rows, found.order, strict=False):
        engine = found.results.key_figures(at)
        if at != found.compared:
            keys = ("npv", "run_rate_saving", "run_rate_saving_share", "one_time_cost", "payback_months", "hurdle_met")
            assert [cell.value for cell in row.cells] == [engine[key] for key in keys]


def test_the_options_side_by_side_have_the_engines_figures(found):
    table = side_by_side(found)
    keys = [key for section in SECTIONS.values() for key in section]
    body = [row for row in table.rows if row.kind != "heading"]
    engine = [found.results.key_figures(at) for at in found.order]
    for key, row in zip(keys, body, strict=True):
        for cell, figures in zip(row.cells, engine, strict=True):
            if cell.value is not None:
                assert cell.value == figures[key], key


def test_the_years_are_the_engines_and_their_columns_say_signature_total_and_present_value(found):
    table = years_table(found)
    engine = found.results.by_fiscal_year(found.best)
    years = [entry["year"] for entry in engine]
    assert list(table.columns) == ["Initial", *years[1:], "Total", "Present value"]
    net = next(row for row in table.rows if row.label == "Net cash flow")
    assert [cell.value for cell in net.cells[:-2]] == [entry["net_cash"] for entry in engine]
    assert net.cells[-1].value == pytest.approx(found.results.number("npv", found.best))
    own = [row for row in table.rows if row.label == "Total cost"][-1]
    assert [cell.value for cell in own.cells[:-2]] == [entry["cost"] for entry in engine]
    assert own.cells[-2].value == pytest.approx(found.results.number("cost_over_term", found.best))
    assert own.cells[-1].value == pytest.approx(found.results.number("pv_cost", found.best))


def test_saving_benefits_and_tax_make_the_net_cash_of_every_column(found):
    rows_by_label = {row.label: [cell.value for cell in row.cells] for row in years_table(found).rows}
    parts = np.array([rows_by_label[label] for label in ("Saving", "Cashable benefits", "Tax")])
    assert parts.sum(0) == pytest.approx(rows_by_label["Net cash flow"])


def test_cumulative_cash_ends_every_year_where_the_engine_does(found):
    row = next(row for row in years_table(found).rows if row.label == "Cumulative cash")
    series = found.results.series("cumulative", found.best)
    assert [cell.value for cell in row.cells[:-2]] == [series[at[-1]] for at in found.results.fiscal_years.values()]


def test_the_fiscal_years_cover_every_month_once(found):
    lengths = [len(months) for months in found.results.fiscal_years.values()]
    assert sum(lengths) == found.settings.horizon + 1


def test_the_categories_of_every_year_add_up_as_printed(found):
    table = years_table(found)
    sums = [Decimal(0)] * len(table.columns)
    checked = 0
    for row in table.rows:
        amounts = [printed(cell.text, table.heading) for cell in row.cells if cell.text]
        if row.kind == "heading":
            sums = [Decimal(0)] * len(table.columns)
        elif row.label == "Total cost":
            assert amounts == sums
            checked += 1
        elif len(amounts) == len(sums):
            sums = [total + amount for total, amount in zip(sums, amounts, strict=True)]
    assert checked == len({found.best, found.compared})


def test_the_categories_of_every_option_add_up_as_printed(found):
    table = categories_table(found, cost_scale(found))
    for row, at in zip(table.rows, found.order, strict=True):
        *parts, total = (printed(cell.text, table.heading) for cell in row.cells)
        assert sum(parts) == total
        engine = found.results.key_figures(at)
        assert [cell.value for cell in row.cells[:-1]] == [
            engine["cost_by_category"][key] for key in found.categories(found.order)
        ]
        assert row.cells[-1].value == engine["total_cost"]


def test_a_category_costs_the_same_on_every_page(found):
    by_year, by_option = years_table(found), categories_table(found, cost_scale(found))
    row = by_option.rows[found.order.index(found.best)]
    start = max(at for at, row in enumerate(by_year.rows) if row.label.startswith("Cost of"))
    printed_there = {row.label: row.cells[-2].text for row in by_year.rows[start + 1 :] if row.cells}
    here = dict(zip(by_option.columns, (cell.text for cell in row.cells), strict=True))
    assert by_year.heading == by_option.heading
    assert {name: text for name, text in here.items() if text != "–"} == {
        name: text for name, text in printed_there.items() if name in here and text != "–"
    }


def test_no_category_is_left_out(found):
    for at in found.order:
        left = set(CATEGORIES) - set(found.categories(found.order))
        assert all(found.results.key_figures(at)["cost_by_category"][key] == 0 for key in left)


def test_every_printed_amount_is_within_a_last_digit_of_the_number_behind_it(found, paper):
    amount = re.compile(r"\(?[\d,]+(\.\d)?\)?|–")
    checked = 0
    for page in (papers.named(paper, name) for name in PAGES_OF_MONEY):
        for table in tables(page):
            for cell in (cell for row in table.rows for cell in row.cells):
                is_money = cell.value is not None and abs(cell.value) > 10_000 and amount.fullmatch(cell.text)
                if is_money:
                    assert abs(printed(cell.text, table.heading) - Decimal(cell.value)) < step(table.heading)
                    checked += 1
    assert checked > 20 or found.empty


def test_every_effect_has_the_sign_of_its_figure(paper):
    cells = [cell for page in paper.pages for table in tables(page) for row in table.rows for cell in row.cells]
    for cell in cells:
        if cell.effect == "bad":
            assert cell.text.startswith(("(", "✗", "–", "none")), cell
        if cell.effect == "good":
            assert not cell.text.startswith(("(", "✗", "none")), cell


def test_the_bars_show_the_cells_of_the_table(paper):
    bars = next(block for block in papers.blocks_of(papers.named(paper, "Cost by category")) if isinstance(block, Bars))
    table = tables(papers.named(paper, "Cost by category"))[0]
    for at, row in enumerate(table.rows[: len(bars.names)]):
        assert tuple(part.cells[at] for part in bars.parts) == row.cells[:-1]
        assert bars.totals[at] == row.cells[-1]


def test_the_curves_are_the_engines_and_the_strong_one_is_the_best_option(found, paper):
    chart = next(
        block for block in papers.blocks_of(papers.named(paper, "Cumulative cash")) if isinstance(block, Curves)
    )
    shown = found.others[:CURVES_SHOWN] or (found.compared,)
    assert [curve.strong for curve in chart.curves] == [at == found.best for at in shown]
    for curve, at in zip(chart.curves, shown, strict=True):
        assert list(curve.amounts) == list(found.results.series("cumulative", at))
        if curve.payback is not None:
            assert curve.payback == found.results.number("payback", at)


def test_payback_and_peak_funding_of_every_option_are_the_engines(found):
    for row, at in zip(payback_table(found, cost_scale(found)).rows, found.others, strict=False):
        engine = found.results.key_figures(at)
        assert [cell.value for cell in row.cells] == [engine["payback_months"], engine["peak_funding"]]


def test_every_row_of_input_is_counted_once(found):
    total = confidence_table(found).rows[-1].cells[-1].value
    case = found.results.case
    entered = sum(len(rows(case, table)) for table in TABLES if table not in NOT_INPUTS)
    assert total == (entered + 1 if entered else 0), "the case as a whole counts as one"


def test_only_a_draft_says_that_it_is_one(found, paper):
    leads = [
        bullet.lead
        for block in papers.blocks_of(papers.named(paper, "Assumptions and method"))
        if isinstance(block, Bullets)
        for bullet in block.bullets
    ]
    draft = found.settings.status == "draft"
    assert ("DRAFT" in leads) == draft
    assert (paper.status == "DRAFT") == bool(paper.draft) == (draft or is_draft(found.studies.health))


def test_a_decision_too_long_for_page_one_stands_in_full_at_the_end():
    asked = " ".join(papers.CASES["long names"]().settings.decision.split())
    paper = papers.paper("long names")
    first, last = (papers.blocks_of(papers.named(paper, name)) for name in ("Decision", "Assumptions and method"))
    assert not any(getattr(block, "text", "") == asked for block in first)
    assert any(" ".join(getattr(block, "text", "").split()) == asked for block in last)


def test_the_footer_names_the_checksum_of_the_cases_file(tmp_path):
    case = papers.CASES["automotive"]()
    save(case, tmp_path / "case.bpocase")
    checksum = json.loads((tmp_path / "case.bpocase").read_text())["sha256"]
    assert checksum.startswith(case_hash(case))
    assert case_hash(case) in papers.paper("automotive").footer


def test_a_changed_case_has_another_hash():
    case = papers.CASES["automotive"]()
    changed = case.model_copy(update={"settings": case.settings.model_copy(update={"tax_rate": 0.3})})
    assert case_hash(changed) != case_hash(case)


def test_every_page_has_a_title_and_a_figure_or_a_table(paper):
    assert paper.pages
    for page in paper.pages:
        assert page.title and page.name
        assert any(isinstance(block, Table | KeyFigures) for block in papers.blocks_of(page))
