"""How long an export takes: by itself, and beside XlsxWriter writing the same cells one by one.

Others use the machine, too: times are those of the processor, and of several rounds the fastest counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from zipfile import ZipFile

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import CellBlankTuple, CellFormulaTuple, CellNumberTuple, CellStringTuple, Worksheet

from bpo_case.case.file import load
from bpo_case.model.results import Results, calculate
from bpo_case.resources import path_of
from bpo_case.workbook import export
from bpo_case.workbook.addresses import in_month
from bpo_case.workbook.file.live_sheet import Copies
from bpo_case.workbook.layout import lay_out
from bpo_case.workbook.writer import filled
from tests import libreoffice
from tests.strategies import random_case

SAMPLES = ("retail", "automotive")
SECONDS_AT_MOST = 2.0
RATIO_AT_MOST = 0.25
BYTES_PER_FORMULA = 25

Write = Callable[[Worksheet], object]

pytestmark = pytest.mark.timeout(1800)


def sample(name: str) -> Results:
    return calculate(load(path_of(f"sample_data/{name}.bpocase")))


def seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def formulas_in(path: Path) -> int:
    with ZipFile(path) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        return sum(package.read(name).count(b"<f>") for name in sheets)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_exported_in_two_seconds(name: str, tmp_path: Path, benchmark: BenchmarkFixture, capsys) -> None:
    results, path = sample(name), tmp_path / f"{name}.xlsx"
    times = [seconds(lambda: export(results, path)) for _ in range(6)]
    benchmark.pedantic(export, (results, path), rounds=3)
    formulas, size = formulas_in(path), path.stat().st_size
    said = {"formulas": formulas, "bytes": size, "bytes per formula": size / formulas, "processor": min(times)}
    benchmark.extra_info |= said
    with capsys.disabled():
        print(f"\n{name}: {formulas:,} formulas, {size / 1e6:.1f} MB, {min(times):.2f} s of the processor")
    assert min(times) < SECONDS_AT_MOST
    assert size / formulas < BYTES_PER_FORMULA


# -- Beside XlsxWriter --


def cells_of(results: Results) -> list[list[Write]]:
    """What XlsxWriter is to write, cell by cell: sheet for sheet the same as an export writes."""
    book = filled(lay_out(results))
    texts = {place: text for text, place in book.str_table.string_table.items()}
    return [
        [
            write
            for row, cells in sheet.table.items()
            for column, cell in cells.items()
            for write in _writes(row, column, cell, texts)
        ]
        for sheet in book.worksheets()
    ]


def _writes(row: int, column: int, cell: Any, texts: dict[int, str]) -> Iterator[Write]:
    match cell:
        case Copies():
            for place, value in enumerate(cell.values, column):
                formula = "=" + in_month(cell.formula, place)
                yield lambda sheet, at=place, formula=formula, value=value: sheet.write_formula(
                    row, at, formula, None, value
                )
        case CellFormulaTuple():
            yield lambda sheet: sheet.write_formula(row, column, "=" + cell.formula, None, cell.value)
        case CellNumberTuple():
            yield lambda sheet: sheet.write_number(row, column, cell.number)
        case CellStringTuple():
            yield lambda sheet: sheet.write_string(row, column, texts[cell.string])
        case CellBlankTuple():
            yield lambda sheet: sheet.write_blank(row, column, None)


def written_by_xlsxwriter(sheets: list[list[Write]], path: Path) -> None:
    with Workbook(path) as book:
        for cells in sheets:
            sheet = book.add_worksheet()
            for write in cells:
                write(sheet)


def test_the_reference_case_costs_a_quarter_of_xlsxwriter(tmp_path: Path, benchmark: BenchmarkFixture, capsys) -> None:
    """Ours lays out and spells the formulas as well; XlsxWriter is given them ready, and without any style."""
    results, path = calculate(random_case(1, "reference")), tmp_path / "reference.xlsx"
    ours = min(seconds(lambda: export(results, path)) for _ in range(3))
    cells = cells_of(results)
    theirs = seconds(lambda: written_by_xlsxwriter(cells, tmp_path / "raw.xlsx"))
    benchmark.pedantic(export, (results, path), rounds=1)
    formulas = formulas_in(path)
    assert formulas_in(tmp_path / "raw.xlsx") == formulas
    benchmark.extra_info |= {"formulas": formulas, "bytes": path.stat().st_size, "ratio to XlsxWriter": ours / theirs}
    with capsys.disabled():
        print(f"\nreference case: {formulas:,} formulas, {path.stat().st_size / 1e6:.1f} MB")
        print(f"ours {ours:.2f} s, XlsxWriter {theirs:.2f} s: {ours / theirs:.3f} of it")
    assert ours / theirs <= RATIO_AT_MOST


# -- Beside LibreOffice --


@pytest.mark.parametrize("name", SAMPLES)
def test_libreoffice_calculates_a_sample(name: str, tmp_path: Path, benchmark: BenchmarkFixture, capsys) -> None:
    if not libreoffice.found():
        pytest.skip("LibreOffice is not installed")
    case = load(path_of(f"sample_data/{name}.bpocase"))
    path = tmp_path / f"{name}.xlsx"
    results = benchmark(calculate, case)
    times = []
    for cached in (True, False):
        export(results, path, cached=cached)
        start = perf_counter()
        libreoffice.converted(path, tmp_path / "out", tmp_path / "profile")
        times.append(perf_counter() - start)
    opened, calculated = times
    with capsys.disabled():
        print(
            f"\n{name}: the engine {benchmark.stats.stats.min:.3f} s; LibreOffice {calculated - opened:.1f} s, and "
            f"{opened:.1f} s to open and save"
        )
    assert calculated > benchmark.stats.stats.min
