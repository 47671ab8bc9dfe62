"""Defined names of headline results."""

import pytest
from openpyxl import load_workbook

from bpo_case.model.results import KEY_FIGURES, LINES, calculate
from bpo_case.workbook import export
from bpo_case.workbook.layout import lay_out
from tests.strategies import random_case
from tests.workbook.cases import with_hostile_names


@pytest.fixture(scope="module", params=["it's", "Hot! stuff", "Plain"])
def case(request):
    case = with_hostile_names(random_case(4))
    last = case.options[-1].model_copy(update={"name": request.param})
    return case.model_copy(update={"options": (*case.options[:-1], last)})


def test_every_headline_has_a_name_on_each_options_sheet(case, tmp_path):
    results, path = calculate(case), tmp_path / "case.xlsx"
    export(results, path)
    book, values = load_workbook(path), load_workbook(path, data_only=True)
    for option, sheet in lay_out(results).options.items():
        names = book[sheet.name].defined_names
        for line in (*KEY_FIGURES.values(), LINES["irr"]):
            where, _, cell = names[line].attr_text.rpartition("!")
            assert where.strip("'").replace("''", "'") == sheet.name
            shown = values[sheet.name][cell.replace("$", "")].value
            assert shown == ("none" if results.number(line, option) is None else results.number(line, option))
