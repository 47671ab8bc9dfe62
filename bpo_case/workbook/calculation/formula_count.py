"""How many formulas a calculation sheet has below its head, so that a check can tell when one was overwritten."""

from __future__ import annotations

from bpo_case.workbook.calculation.calculation_layout import CalculationSheet, LineBlock
from bpo_case.workbook.layout import Layout


def formulas_on(sheet: CalculationSheet, layout: Layout) -> int:
    """Count the formulas of a calculation sheet's blocks: of every row its name, and its one value or its months."""
    keys = sum(2 * len(block.positions) for block in sheet.keys.values())
    return keys + sum(len(block.positions) * _of_row(block, layout) for block in sheet.lines.values())


def _of_row(block: LineBlock, layout: Layout) -> int:
    line = block.line
    months = layout.results.case.settings.horizon
    opened = line.opening_read is not None or line.opening == "same"
    return (0 if block.single else 1) + (1 if line.one_value else months + (1 if opened else 0))
