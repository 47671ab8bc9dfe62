"""The sheet of the health checks: all findings, what is live follows the inputs, and nobody writes a formula twice."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from bpo_case.analysis.health import STATUSES, health, order_by_severity
from bpo_case.analysis.health.figures import figures_of
from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.layout import lay_out
from bpo_case.workbook.outputs.health_writer import (
    CHECK,
    COUNT_ROW,
    EVIDENCE,
    FAILS,
    FIRST_ROW,
    FOUND,
    HEADING_ROW,
    KEPT,
    LIVE,
    MEASURED,
    OPTION,
    REMEDY,
    STATUS,
    WARNS,
    WHOLE_CASE,
    WHY,
    figure_formula,
)
from tests.analysis.health.cases import good_case, priced, put, without

SHEET = "Health checks"


def bad_case():
    """Fails and warns, live and as at export."""
    case = put("transition", amount=10_000.0)(without("exits")(good_case()))
    return put("options", "vendor", name="=Vendor & Söhne")(case)


@pytest.fixture(scope="module")
def results():
    return calculate(bad_case())


@pytest.fixture(scope="module")
def path(results, tmp_path_factory):
    path = tmp_path_factory.mktemp("health") / "case.xlsx"
    export(results, path)
    return path


@pytest.fixture(scope="module")
def sheet(path):
    return load_workbook(path)[SHEET]


@pytest.fixture(scope="module")
def shown(path):
    return load_workbook(path, data_only=True)[SHEET]


@pytest.fixture(scope="module")
def findings(results):
    return order_by_severity(health(results))


def rows(sheet, column, count):
    return [sheet.cell(row, column + 1).value for row in range(FIRST_ROW, FIRST_ROW + count)]


def test_every_finding_has_its_row_what_fails_first(findings, shown):
    count = len(findings)
    assert shown.max_row == FIRST_ROW + count - 1
    assert rows(shown, CHECK, count) == [finding.check.problem for finding in findings]
    assert rows(shown, STATUS, count) == [finding.status for finding in findings]
    assert rows(shown, MEASURED, count) == [float(finding.value) for finding in findings]
    assert rows(shown, FOUND, count) == [finding.sentence for finding in findings]
    assert rows(shown, WHY, count) == [" ".join(finding.check.about.split()) for finding in findings]
    assert rows(shown, EVIDENCE, count) == [finding.check.evidence for finding in findings]
    assert rows(shown, REMEDY, count) == [finding.check.remedy for finding in findings]


def test_the_option_is_shown_as_it_is_called_on_its_input_sheet(findings, sheet, shown):
    names = rows(shown, OPTION, len(findings))
    assert set(names) == {WHOLE_CASE, "Improved", "=Vendor & Söhne"}
    for name, formula in zip(names, rows(sheet, OPTION, len(findings)), strict=True):
        assert formula.startswith("=Options!") == (name != WHOLE_CASE)


def test_the_limits_are_numbers_that_say_on_which_side_the_problem_is(findings, sheet):
    for row, finding in enumerate(findings, FIRST_ROW):
        for column, limit in ((WARNS, finding.check.warn), (FAILS, finding.check.fail)):
            cell = sheet.cell(row, column + 1)
            assert cell.value == limit.value
            assert limit.template.replace("{}", "").strip() in cell.number_format


def test_what_is_a_figure_of_the_workbook_is_a_formula_and_the_rest_says_as_at_export(findings, sheet):
    live = 0
    for row, finding in enumerate(findings, FIRST_ROW):
        measured, status, kept = (sheet.cell(row, column + 1) for column in (MEASURED, STATUS, KEPT))
        formulas = {cell.data_type == "f" for cell in (measured, status)}
        assert formulas == {bool(finding.check.figure)} == {kept.value == LIVE}
        live += kept.value == LIVE
    assert live >= 5


def test_a_live_status_counts_the_limits_and_has_no_condition_in_a_condition(findings, sheet):
    row = next(row for row, finding in enumerate(findings, FIRST_ROW) if finding.check.key == "no_transition")
    assert sheet.cell(row, STATUS + 1).value == (
        f'=CHOOSE(1+(D{row}<E{row}-precision)+(D{row}<=F{row}+precision),"pass","warn","fail")'
    )
    formulas = [cell.value for cells in sheet.iter_rows() for cell in cells if cell.data_type == "f"]
    assert max(formula.count("IF(") - formula.count("COUNTIF(") for formula in formulas) == 1


def test_a_figure_reads_the_lines_of_its_option(results):
    layout = lay_out(results)
    position = 2
    sheet = layout.options[position]
    cost, term = sheet.lines["cost_over_term"].row(position), sheet.lines["transition_cost"].row(position)
    formula = figure_formula(layout, "transition_share", position)
    assert formula.startswith("=IF(")
    assert f"$F${cost}=0" in formula
    assert f"SUM('{sheet.name}'!$G${term}:" in formula


def test_the_head_counts_the_findings_and_says_draft(findings, sheet, shown):
    counts = [sum(finding.status == status for finding in findings) for status in reversed(STATUSES)]
    assert shown.cell(COUNT_ROW, 1).value == "DRAFT: {} fail, {} warn, {} pass".format(*counts)
    assert sheet.cell(COUNT_ROW, 1).value.count("COUNTIF(") == 4


def test_the_sheet_can_be_read_and_printed(sheet):
    assert sheet.freeze_panes == f"B{HEADING_ROW + 1}"
    assert sheet.print_title_rows == f"$1:${HEADING_ROW}"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.protection.sheet
    assert len(sheet.conditional_formatting) > 0
    for cells in sheet.iter_rows(min_row=FIRST_ROW):
        assert all(cells[column].alignment.wrap_text for column in (CHECK, OPTION, FOUND, WHY, EVIDENCE, REMEDY))


def test_only_options_that_are_exported_are_shown(results, tmp_path):
    path = tmp_path / "one.xlsx"
    export(results, path, options=["Improved"])
    sheet = load_workbook(path, data_only=True)[SHEET]
    found = [row[OPTION] for row in sheet.iter_rows(min_row=FIRST_ROW, values_only=True)]
    assert set(found) == {WHOLE_CASE, "Improved"}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_live_findings_follow_the_inputs(tmp_path, recalculate):
    """LibreOffice calculates the sheet without any cached value, after a price was changed in the workbook."""
    case = good_case()
    path = tmp_path / "case.xlsx"
    export(calculate(case), path, cached=False)
    edited = calculate(priced(0.3)(case))
    book, inputs = load_workbook(path), lay_out(calculate(case)).inputs["charges"]
    for charge in edited.case.charges:
        for field, value in (
            ("price", charge.price[0]),
            ("arc_price", charge.arc_price),
            ("rrc_price", charge.rrc_price),
        ):
            book[inputs.name].cell(inputs.row_of[charge.id], inputs.fields[field].first + 1).value = value
    book.save(path)
    sheet = load_workbook(recalculate(path), data_only=True)[SHEET]
    figures, before = figures_of(edited), order_by_severity(health(calculate(case)))
    for row, finding in enumerate(before, FIRST_ROW):
        measured, status = (sheet.cell(row, column + 1).value for column in (MEASURED, STATUS))
        value = figures[finding.check.figure][finding.at, 0] if finding.check.figure else finding.value
        assert measured == pytest.approx(value, rel=1e-9, abs=1e-12)
        assert status == finding.check.status(value)
    assert "fail" in rows(sheet, STATUS, len(before))
    assert sheet.cell(COUNT_ROW, 1).value.startswith("DRAFT: 1 fail")
