"""The formulas of the calculation sheets, one row at a time: rendered once, and copied to every month."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bpo_case.engine.expression import Expression
from bpo_case.engine.spell import Template
from bpo_case.workbook.addresses import fixed, on_sheet, place_of, span
from bpo_case.workbook.calculation.calculation_layout import (
    NAME,
    Block,
    CalculationSheet,
    KeyBlock,
    LineBlock,
    has_option,
)
from bpo_case.workbook.calculation.places import RowPlaces, input_cell
from bpo_case.workbook.inputs.input_layout import FIRST_ROW
from bpo_case.workbook.layout import Layout

NAME_FIELD = "name"


@dataclass(frozen=True)
class RowFormulas:
    """A row's formulas: ``formula`` of its one value, or of its months; ``opening`` of month 0, or the number there."""

    formula: str
    opening: str | float | None = None


def row_formulas(layout: Layout, sheet: CalculationSheet, block: LineBlock, position: int) -> RowFormulas:
    """Spell a line for one row; the columns of the month and of the month before are left open."""
    line = block.line
    places = RowPlaces(layout, sheet, block, position)
    formula = "=" + _template(line.expression).at(places)
    if line.one_value:
        return RowFormulas(formula)
    if line.opening_read is not None:
        return RowFormulas(formula, "=" + places.cell(line.opening_read))
    return RowFormulas(formula, formula if line.opening == "same" else float(line.opening))


@cache
def _template(expression: Expression) -> Template:
    """Walk a line's tree once for all rows of all sheets; the cache, too, tells trees apart by identity alone."""
    return Template(expression)


def key_formula(layout: Layout, sheet: CalculationSheet, block: KeyBlock, position: int) -> str:
    """Spell the row number of what a row's link points to: the place of its name among the target's names.

    A blank link gives 1, which the line guards.
    """
    shown = input_cell(layout, block.table or "", position, block.field)
    match = place_of(shown, _names_of(layout, sheet, block.target))
    return f'=IF({shown}="",1,{match})' if block.optional else f"={match}"


def name_formula(layout: Layout, block: Block, position: int) -> str:
    """Spell the name of a row as its input sheet has it, so that it follows when it is changed there."""
    return "=" + input_cell(layout, block.table or "", position, NAME_FIELD)


def _names_of(layout: Layout, sheet: CalculationSheet, target: str) -> str:
    """The names of a table's rows, in the order of its blocks: on the input sheet, or on the option's own sheet.

    An option has all services, in their order, so that a service's row number is that of its scope row. The blank
    cell below the names is there for `place_of`.
    """
    if has_option(target) and target != "scope":
        block = sheet.block_of(target)
        return span(fixed(NAME), block.first, block.last + 1)
    source = layout.input_sheet(target)
    return on_sheet(source.name, span(fixed(source.fields[NAME_FIELD].first), FIRST_ROW, source.last_row + 1))
