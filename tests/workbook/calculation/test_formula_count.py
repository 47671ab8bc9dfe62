"""The number of formulas that a sheet should have is the number that it has."""

import pytest
from openpyxl import load_workbook

from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.calculation.calculation_layout import FIRST_ROW
from bpo_case.workbook.calculation.formula_count import formulas_on
from bpo_case.workbook.layout import lay_out
from tests.strategies import random_case
from tests.workbook.cases import without_as_is


@pytest.mark.parametrize("case", [random_case(4), without_as_is(random_case(2))], ids=["small 4", "no as-is option"])
def test_the_formulas_of_every_calculation_sheet_are_counted(case, tmp_path):
    results, path = calculate(case), tmp_path / "case.xlsx"
    export(results, path)
    layout, book = lay_out(results), load_workbook(path)
    for sheet in layout.calculations:
        cells = [cell for row in book[sheet.name].iter_rows(min_row=FIRST_ROW) for cell in row if cell.data_type == "f"]
        assert len(cells) == formulas_on(sheet, layout) > 0
