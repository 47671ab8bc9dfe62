"""The cells of a line on its calculation sheet, for the sheets that show results: they read lines and compute none."""

from __future__ import annotations

from bpo_case.workbook.addresses import fixed, on_sheet
from bpo_case.workbook.calculation.calculation_layout import FIRST, ONE, OPENING, CalculationSheet
from bpo_case.workbook.layout import Layout


def one_value(layout: Layout, line: str, option: int | None) -> str:
    """Give the cell of a line's one value, of an option or (None) of all."""
    return _on_sheet(layout, line, option, fixed(ONE))


def opening(layout: Layout, line: str, option: int | None) -> str:
    """Give the cell of a line at signature."""
    return _on_sheet(layout, line, option, fixed(OPENING))


def months(layout: Layout, line: str, option: int | None) -> str:
    """Give the cells of a line from month 1 on."""
    return _on_sheet(layout, line, option, fixed(FIRST), fixed(layout.last_column))


def term(layout: Layout, line: str, option: int | None) -> str:
    """Give the cells of a line from signature on."""
    return _on_sheet(layout, line, option, fixed(OPENING), fixed(layout.last_column))


def last_month(layout: Layout, line: str, option: int | None) -> str:
    """Give the cell of a line in the last month."""
    return _on_sheet(layout, line, option, fixed(layout.last_column))


def whole_block(layout: Layout, line: str, option: int) -> str | None:
    """Give the cells of all rows of a line from signature on; None where the option has no such rows."""
    sheet = _sheet(layout, option)
    if line not in sheet.lines:
        return None
    block = sheet.lines[line]
    return on_sheet(sheet.name, f"{fixed(OPENING)}${block.first}:{fixed(layout.last_column)}${block.last}")


def _on_sheet(layout: Layout, line: str, option: int | None, *columns: str) -> str:
    sheet = _sheet(layout, option)
    row = sheet.lines[line].row(option or 0)
    return on_sheet(sheet.name, ":".join(f"{column}${row}" for column in columns))


def _sheet(layout: Layout, option: int | None) -> CalculationSheet:
    return layout.shared if option is None else layout.options[option]
