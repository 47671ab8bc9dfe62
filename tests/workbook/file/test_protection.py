"""Which sheets are protected, and how."""

import pytest
from openpyxl import load_workbook

from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.layout import lay_out
from tests.strategies import random_case


@pytest.fixture(scope="module")
def results():
    return calculate(random_case(1))


@pytest.fixture(scope="module")
def book(results, tmp_path_factory):
    path = tmp_path_factory.mktemp("protected") / "case.xlsx"
    export(results, path)
    return load_workbook(path)


def test_calculations_and_outputs_are_protected_without_a_password(results, book):
    layout = lay_out(results)
    outputs = (layout.cover, layout.summary.name, layout.charts, layout.checks.name, layout.health, layout.assumptions)
    for name in (*outputs, *(sheet.name for sheet in layout.calculations)):
        protection = book[name].protection
        assert protection.sheet and protection.password is None, name
        assert not protection.selectLockedCells and not protection.formatColumns, name


def test_inputs_are_open(results, book):
    layout = lay_out(results)
    for name in (layout.case.name, layout.scenarios.name, *(sheet.name for sheet in layout.inputs.values())):
        assert not book[name].protection.sheet, name
