"""The head of a sheet: the master check is green, amber or red by what it says; LibreOffice tries the conditions."""

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formula.translate import Translator

from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.file.styles import CHANGES
from bpo_case.workbook.layout import lay_out
from tests.strategies import random_case
from tests.workbook.shown import grid_of

COLOURS = {CHANGES[name]["bg_color"][1:]: name for name in ("in order", "doubtful", "not in order")}
SAID = {
    "All checks OK": "in order",
    "All checks OK · Rows not calculated: 2": "doubtful",
    "All checks OK · Scenario: Dear": "doubtful",
    "Checks that fail: 1": "not in order",
    "Checks that fail: 1 · Scenario: All checks OK": "not in order",
    "Checks cannot be calculated": "not in order",
}


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    """The conditions under which the master check on the summary has its colours, by the name of the colour."""
    results, path = calculate(random_case(1)), tmp_path_factory.mktemp("header") / "case.xlsx"
    export(results, path)
    sheet = load_workbook(path)[lay_out(results).summary.name]
    found = [rule for area in sheet.conditional_formatting if str(area.sqref) == "A2" for rule in area.rules]
    return {COLOURS[rule.dxf.fill.bgColor.rgb[-6:]]: rule.formula[0] for rule in found}


@pytest.mark.slow
def test_exactly_one_colour_is_that_of_what_is_said(rules, tmp_path, recalculate):
    book = Workbook()
    for row, text in enumerate(SAID, 1):
        book.active.cell(row, 1).value = text
        for column, condition in enumerate(rules.values(), 2):
            book.active.cell(row, column).value = Translator(f"={condition}", "A2").translate_formula(f"A{row}")
    book.save(tmp_path / "said.xlsx")
    grid = grid_of(recalculate(tmp_path / "said.xlsx"), "Sheet")
    shown = {text: [name for name, holds in zip(rules, row, strict=True) if holds] for text, *row in grid}
    assert shown == {text: [name] for text, name in SAID.items()}
