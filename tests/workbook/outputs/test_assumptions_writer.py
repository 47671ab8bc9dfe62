"""The assumptions book: every row of input once, with what stands behind it."""

import pytest
from openpyxl import load_workbook

from bpo_case.case.document import NOT_INPUTS, TABLES, rows
from bpo_case.case.specs import field_specs
from bpo_case.model.results import calculate
from bpo_case.workbook import export
from bpo_case.workbook.layout import lay_out
from bpo_case.workbook.outputs.assumptions_writer import (
    CONFIDENCE,
    COUNT_ROW,
    FIRST_ROW,
    LEVELS,
    MAIN_FIGURES,
    NOTE,
    ROW,
    SOURCE,
    SUBJECT,
    VALUE,
)
from tests.strategies import random_case
from tests.workbook.comparison import AGREED, apart
from tests.workbook.shown import grid_of


@pytest.fixture(scope="module")
def results():
    case = random_case(8, "sample")
    roles = tuple(
        role.model_copy(update={"source": "", "confidence": "low"}) if at % 2 else role
        for at, role in enumerate(case.labor)
    )
    return calculate(case.model_copy(update={"labor": roles}))


@pytest.fixture(scope="module")
def path(results, tmp_path_factory):
    path = tmp_path_factory.mktemp("assumptions") / "case.xlsx"
    export(results, path)
    return path


@pytest.fixture(scope="module")
def grid(results, path):
    return grid_of(path, lay_out(results).assumptions)


def entered(case):
    """The settings, and all rows of all tables of inputs, in the order of the sheets."""
    return [case.settings, *(row for table in TABLES if table not in NOT_INPUTS for row in rows(case, table))]


def test_every_row_of_input_stands_there_with_its_evidence(grid, results):
    shown = [(row[SOURCE], row[CONFIDENCE], row[NOTE]) for row in grid[FIRST_ROW - 1 :]]
    assert shown == [(row.source, row.confidence, row.note) for row in entered(results.case)]
    names = [row[ROW] for row in grid[FIRST_ROW - 1 :] if row[SUBJECT] == "Labor"]
    assert names == [role.name for role in results.case.labor]


def test_the_main_figures_are_fields_of_their_tables():
    assert set(MAIN_FIGURES) == {"settings", *TABLES} - NOT_INPUTS
    for table, names in MAIN_FIGURES.items():
        kinds = {spec.name: spec.kind for spec in field_specs(table)}
        assert {kinds[name] for name in names} <= {"number", "integer", "numbers"} and len(names) in (1, 2)


def test_every_figure_is_live(results, path):
    sheet = load_workbook(path)[lay_out(results).assumptions]
    for row in range(FIRST_ROW, sheet.max_row + 1):
        for column in (ROW, VALUE, SOURCE, CONFIDENCE, NOTE):
            assert str(sheet.cell(row, column + 1).value).startswith("=")


def counted(grid):
    return {row[ROW]: row[ROW + 1 : ROW + 5] for row in grid[COUNT_ROW : COUNT_ROW + len(LEVELS) + 1]}


def test_rows_are_counted_by_confidence_and_by_what_has_no_source(grid, results):
    found = entered(results.case)
    for level in LEVELS:
        of_level = [row for row in found if row.confidence == level]
        bare = [row for row in of_level if not row.source]
        shares = [len(of_level) / len(found), len(bare) / len(of_level) if of_level else 0]
        assert counted(grid)[level.capitalize()] == [len(of_level), shares[0], len(bare), shares[1]]
    assert counted(grid)["All rows"][0] == len(found)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_counts_are_those_that_are_calculated(results, grid, tmp_path, recalculate):
    path = tmp_path / "bare.xlsx"
    export(results, path, cached=False)
    calculated = grid_of(recalculate(path), lay_out(results).assumptions)
    for cached, shown in zip(grid[1:], calculated[1:], strict=True):
        assert all(one == other or apart(one, other) <= AGREED for one, other in zip(cached, shown, strict=True))
