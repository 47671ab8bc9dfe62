"""What taking a workbook back costs beside openpyxl, which only reads the same sheets; the audit of formulas apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from openpyxl import load_workbook
from pytest_benchmark.fixture import BenchmarkFixture

from bpo_case.workbook.back.audit import audited
from bpo_case.workbook.back.differences import difference
from bpo_case.workbook.back.expected import expected_layout
from bpo_case.workbook.back.exported import exported_case
from bpo_case.workbook.back.formula_reader import read_formulas
from bpo_case.workbook.back.reader import read_book
from bpo_case.workbook.back.returned import returned
from tests.workbook.back.sheets import exported, sample

ROUNDS = 5
RATIO_AT_MOST = 1.3
SAMPLES = ("retail", "automotive")


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("workbooks")
    return {name: exported(sample(name), folder / f"{name}.xlsx") for name in SAMPLES}


def by_openpyxl(path: Path, sheets: list[str]) -> int:
    """Read the cells of the sheets, and do nothing with them."""
    book = load_workbook(path, read_only=True)
    cells = 0
    for name in sheets:
        sheet = book[name]
        sheet.reset_dimensions()
        cells += sum(len(row) for row in sheet.iter_rows(values_only=True))
    book.close()
    return cells


def ours(path: Path) -> int:
    """Read the inputs and the case as exported, make the case that they say, and the difference."""
    book = read_book(path)
    base = exported_case(book, path).case
    assert base is not None
    return len(difference(base, base, returned(book, base)).assumptions)


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


@pytest.mark.parametrize("name", SAMPLES)
def test_importing_costs_little_more_than_reading_the_sheets(benchmark: BenchmarkFixture, workbooks, name):
    path = workbooks[name]
    sheets = [grid.name for grid in read_book(path).grids]
    turns = [(seconds(lambda: ours(path)), seconds(lambda: by_openpyxl(path, sheets))) for _ in range(ROUNDS)]
    mine, theirs = (min(times) for times in zip(*turns, strict=True))
    benchmark.extra_info |= {"ratio to openpyxl": mine / theirs, "cells": by_openpyxl(path, sheets)}
    benchmark.pedantic(ours, (path,), rounds=ROUNDS)
    print(f"{name}: {mine:.3f} s, openpyxl {theirs:.3f} s, ratio {mine / theirs:.2f}")
    assert mine / theirs <= RATIO_AT_MOST, f"{mine:.3f} s against {theirs:.3f} s"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_audit_of_all_formulas_is_measured_apart(benchmark: BenchmarkFixture, workbooks, name):
    path = workbooks[name]
    book = read_book(path)
    base = exported_case(book, path).case
    assert base is not None
    start = perf_counter()
    found = read_formulas(path, frozenset(grid.name for grid in book.grids))
    read = perf_counter()
    result = audited(expected_layout(base, book.sheets), book, found)
    end = perf_counter()
    formulas = sum(run.last - run.first + 1 for rows in found.values() for row in rows.values() for run in row.runs)
    print(f"{name}: {formulas:,} formulas read in {read - start:.1f} s, compared in {end - read:.1f} s")
    benchmark.extra_info |= {"formulas": formulas, "seconds to read": read - start, "seconds to compare": end - read}
    benchmark.pedantic(lambda: None, rounds=1)
    assert result.changes == ()
