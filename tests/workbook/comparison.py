"""Compares every cell of a workbook's calculation sheets with the engine."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from bpo_case.model.results import Results
from bpo_case.workbook.calculation.calculation_layout import ONE, OPENING, CalculationSheet, LineBlock
from bpo_case.workbook.layout import lay_out

AGREED = 1e-9
Grid = list[list[Any]]


@dataclass
class Comparison:
    """How far a workbook agrees with the engine."""

    cells: int = 0
    worst: float = 0.0
    where: str = ""
    lines: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def add(self, line: str, place: str, engine: float, cell: Any) -> None:
        self.cells += 1
        self.lines.add(line)
        difference = apart(engine, cell)
        if difference > self.worst:
            self.worst, self.where = difference, f"{line} at {place}"
        if difference > AGREED:
            self.wrong.append(f"{line} at {place}: engine {engine!r}, workbook {cell!r}")

    def __str__(self) -> str:
        return f"{self.cells:,} cells, {len(self.lines)} lines, worst {self.worst:.1e} ({self.where or 'none'})"


def apart(engine: float, cell: Any) -> float:
    """The difference relative to the engine's value; infinite where one is a number and the other is not."""
    if engine != engine:
        return 0.0 if cell == "none" else float("inf")
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return float("inf")
    return abs(cell - engine) / max(1.0, abs(engine))


def compared(results: Results, path: Path) -> Comparison:
    """Compare all cells of all lines on all calculation sheets."""
    book = CalamineWorkbook.from_path(str(path))  # reads a million cells in seconds
    found = Comparison()
    for sheet in lay_out(results).calculations:
        grid = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        for block in sheet.lines.values():
            _compare_block(found, results, sheet, block, grid)
    return found


def error_values(path: Path) -> list[str]:
    """List the cells of a workbook, inputs and cover included, that show an error."""
    with ZipFile(path) as parts:
        sheets = {name: parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/")}
    return [f"{name}: {cell}" for name, xml in sheets.items() for cell in re.findall(r'<c r="(\w+)"[^>]* t="e"', xml)]


def _compare_block(found: Comparison, results: Results, sheet: CalculationSheet, block: LineBlock, grid: Grid) -> None:
    values = results.values[block.line.name]
    first = ONE if block.line.one_value else OPENING
    for position in block.positions:
        row = block.row(position)
        for month, engine in enumerate(values[position].tolist()):
            found.add(block.line.name, f"{sheet.name}, row {row}, month {month}", engine, grid[row - 1][first + month])
