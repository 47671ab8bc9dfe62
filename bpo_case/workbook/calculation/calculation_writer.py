"""Writes the calculation sheets: in every cell of a line a live formula, with the engine's value cached beside it."""

from __future__ import annotations

import math
from datetime import date
from functools import cache

import numpy as np

from bpo_case.engine.expression import Expression
from bpo_case.engine.resolve import Model
from bpo_case.engine.spell import in_words
from bpo_case.workbook.addresses import BEFORE, NOW, in_month, letters
from bpo_case.workbook.calculation.calculation_layout import (
    CALENDAR_ROW,
    FIRST,
    KEYS_HEADING,
    LABEL,
    MONTH_ROW,
    NAME,
    NUMBER,
    ONE,
    OPENING,
    TITLE_ROW,
    UNIT,
    WORDS,
    Block,
    CalculationSheet,
    KeyBlock,
    LineBlock,
)
from bpo_case.workbook.calculation.formulas import RowFormulas, key_formula, name_formula, row_formulas
from bpo_case.workbook.calculation.places import scalar_cell
from bpo_case.workbook.file.header import write_master_check
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.file.protection import protect
from bpo_case.workbook.file.styles import result_format, unit_text
from bpo_case.workbook.inputs.input_layout import VALUE
from bpo_case.workbook.job import A3, LINE_HEIGHT, TITLE_HEIGHT, Job, height_of, lines_of

WIDTHS = {LABEL: 28, NAME: 36, NUMBER: 4, UNIT: 13, WORDS: 70, ONE: 12}
MONTH_WIDTH, WIDE_MONTH, WIDE_AMOUNT = 9, 13, 1e7
"""Width of a month, and of one in a case whose amounts have eight digits or more."""
PAGE_WIDTH = 390
"""Characters beside each other on A3 upright, at two fifths of the size on the screen: half of five years' months."""
HEADINGS = ("Line", "Row", "No.", "Unit", "Formula in words", "One value")
EXCEL_DAY_0 = date(1899, 12, 30)
KEY_WORDS = "the place of its name among the {}"
KEYS_NOTE = "Folded away: take off the protection, which has no password, and press + at the left."
FOLDED = {"level": 1, "hidden": True}


def write_calculations(job: Job) -> None:
    """Write the sheet that all options share, then a sheet for each option."""
    for layout in job.layout.calculations:
        _write_sheet(job, layout)


def _write_sheet(job: Job, layout: CalculationSheet) -> None:
    sheet = job.sheet(layout.name, "calculation")
    sheet.set_default_row(LINE_HEIGHT)
    _write_header(job, sheet, layout)
    for row, text in layout.headings.items():
        for column in range(job.layout.last_column + 1):
            sheet.write_blank(row - 1, column, None, job.styles("section"))
        sheet.write_string(row - 1, LABEL, text, job.styles("section"))
    for key in layout.keys.values():
        _write_keys(job, sheet, layout, key)
    _fold_keys(job, sheet, layout)
    for block in layout.lines.values():
        _write_line(job, sheet, layout, block)
    _set_page(job, sheet)
    _ignore_warnings(job, sheet, layout)
    protect(sheet)


# ---------------------------------------------------------------- the head of a sheet


def _write_header(job: Job, sheet: LiveSheet, layout: CalculationSheet) -> None:
    sheet.set_row(TITLE_ROW - 1, TITLE_HEIGHT)
    if layout.option is None:
        sheet.write_string(TITLE_ROW - 1, LABEL, "Shared by all options", job.styles("title"))
    else:
        name = job.value(job.layout.results.options[layout.option].name)
        sheet.write_formula(TITLE_ROW - 1, LABEL, _title(job, layout.option), job.styles("title"), name)
    about = f"Money in {job.currency}. Costs are positive; of cash flows, money out is negative. Month 0 is signature."
    write_master_check(job, sheet, LABEL)
    sheet.write_string(CALENDAR_ROW - 1, NAME, about, job.styles("about"))
    for column, text in enumerate(HEADINGS):
        sheet.write_string(MONTH_ROW - 1, column, text, job.styles("heading"))
    _write_calendar(job, sheet)


def _write_calendar(job: Job, sheet: LiveSheet) -> None:
    """The numbers of the months, which formulas read, and the months of the calendar above them."""
    sheet.write_string(CALENDAR_ROW - 1, OPENING, "signature", job.styles("calendar"))
    sheet.write_number(MONTH_ROW - 1, OPENING, 0, job.styles("months"))
    year, first_month = (scalar_cell(job.layout, name, VALUE) for name in ("start_year", "start_month"))
    calendar, number = f"=DATE({year},{first_month}+{NOW}${MONTH_ROW}-1,1)", f"={BEFORE}{MONTH_ROW}+1"
    calendar_style, number_style = job.styles("calendar", "mmm yy"), job.styles("months")
    for column in range(FIRST, job.layout.last_column + 1):
        month = column - OPENING
        day = job.value(_day(job, month))
        sheet.write_formula(CALENDAR_ROW - 1, column, in_month(calendar, column), calendar_style, day)
        sheet.write_formula(MONTH_ROW - 1, column, in_month(number, column), number_style, job.value(month))


def _title(job: Job, option: int) -> str:
    return name_formula(job.layout, Block("options", 0, (option,)), option)


def _day(job: Job, month: int) -> int:
    """The first day of a month of the case, as Excel counts days."""
    return (job.layout.results.day(month) - EXCEL_DAY_0).days


def _set_page(job: Job, sheet: LiveSheet) -> None:
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width)
    month = _month_width(job)
    sheet.set_column(OPENING, job.layout.last_column, month)
    sheet.freeze_panes(MONTH_ROW, OPENING)
    sheet.repeat_rows(0, MONTH_ROW - 1)
    sheet.repeat_columns(LABEL, UNIT)
    repeated = sum(width for column, width in WIDTHS.items() if column <= UNIT)
    once = sum(WIDTHS.values()) - repeated + month * (job.layout.last_column - ONE)
    sheet.set_portrait()
    sheet.set_paper(A3)
    sheet.fit_to_pages(math.ceil(once / (PAGE_WIDTH - repeated)), 0)


def _month_width(job: Job) -> float:
    """Give the width in which the largest amount of a month can be read."""
    monthly = [values for values in job.layout.results.values.values() if values.shape[1] > 1]
    largest = max(float(np.nanmax(np.abs(values), initial=0.0)) for values in monthly)
    return WIDE_MONTH if largest >= WIDE_AMOUNT else MONTH_WIDTH


def _ignore_warnings(job: Job, sheet: LiveSheet, layout: CalculationSheet) -> None:
    """Keep Excel from marking what is meant: month 0 has its own formula, and a total ends where its block does."""
    last = max(block.last for block in layout.lines.values())
    cells = f"A1:{letters(job.layout.last_column)}{last}"
    sheet.ignore_errors({"formula_differs": cells, "formula_range": cells})


# ---------------------------------------------------------------- blocks


def _write_labels(job: Job, sheet: LiveSheet, block: Block, said: tuple[str, str, str], heading: str = "line") -> None:
    """The words of a block: label and unit in each row, the formula in words in the first."""
    label, unit, words = said
    rows = [block.row(position) - 1 for position in block.positions]
    first, same, unit_style = job.styles(heading), job.styles("same line"), job.styles("unit")
    for row in rows:
        sheet.write_string(row, LABEL, label, first if row == rows[0] else same)
        sheet.write_string(row, UNIT, unit, unit_style)
    sheet.write_string(rows[0], WORDS, words, job.styles("words"))
    lines = lines_of(words, WIDTHS[WORDS])
    if lines > 1:  # of a block the first row alone is higher, so that its words can be read whole
        sheet.set_row(rows[0], height_of(lines))


def _write_names(job: Job, sheet: LiveSheet, block: Block) -> None:
    """The names of a block's rows, which follow their input sheets, and the rows' numbers."""
    records = [job.layout.prepared.rows[block.table or ""][position].record for position in block.positions]
    name_style, number_style = job.styles("name"), job.styles("number")
    for number, (position, record) in enumerate(zip(block.positions, records, strict=True), 1):
        row, name = block.row(position) - 1, job.value(getattr(record, "name", ""))
        sheet.write_formula(row, NAME, name_formula(job.layout, block, position), name_style, name)
        sheet.write_number(row, NUMBER, number, number_style)


def _write_keys(job: Job, sheet: LiveSheet, layout: CalculationSheet, block: KeyBlock) -> None:
    """The row numbers of a link, folded away: they are for formulas, and results come first."""
    links = job.layout.prepared.data.links[block.table or "", block.link]
    target = job.layout.sheet_with(block.target, layout.option).block_of(block.target)
    words = KEY_WORDS.format(job.layout.model.schema.tables[block.target].label.lower())
    _write_labels(job, sheet, block, (block.label, "number", words))
    _write_names(job, sheet, block)
    for position in block.positions:
        points_to = int(links[position])
        number = 1 if points_to < 0 else points_to - target.positions[0] + 1
        formula = key_formula(job.layout, layout, block, position)
        sheet.write_formula(block.row(position) - 1, ONE, formula, job.styles("calculation", "0"), job.value(number))


def _fold_keys(job: Job, sheet: LiveSheet, layout: CalculationSheet) -> None:
    """Fold the key blocks away below their heading."""
    if not layout.keys:
        return
    heading = next(row for row, text in layout.headings.items() if text == KEYS_HEADING)
    last = max(block.last for block in layout.keys.values())
    sheet.outline_settings(symbols_below=False)
    sheet.set_row(heading - 1, None, None, {"collapsed": True})
    for row in range(heading, last + 1):
        sheet.set_row(row, None, None, FOLDED)
    sheet.write_string(heading - 1, WORDS, KEYS_NOTE, job.styles("section note"))


def _write_line(job: Job, sheet: LiveSheet, layout: CalculationSheet, block: LineBlock) -> None:
    line = block.line
    rows = job.layout.results.values[line.name][list(block.positions)]
    number = result_format(line.unit, rows.ravel().tolist())
    said = (line.label, unit_text(line.unit, job.currency), _words(job.layout.model, line.expression))
    _write_labels(job, sheet, block, said, "name" if block.single else "line")
    if not block.single:
        _write_names(job, sheet, block)
    write = _write_one if line.one_value else _write_months
    for position, values in zip(block.positions, rows.tolist(), strict=True):
        formulas = row_formulas(job.layout, layout, block, position)
        write(job, sheet, block.row(position) - 1, formulas, values, number)


@cache
def _words(model: Model, expression: Expression) -> str:
    """Give a line in words: the same on every option's sheet."""
    return in_words(model, expression)


def _write_one(job: Job, sheet: LiveSheet, row: int, formulas: RowFormulas, values: list[float], number: str) -> None:
    sheet.write_formula(row, ONE, formulas.formula, job.styles("calculation", number), job.value(values[0]))


def _write_months(
    job: Job, sheet: LiveSheet, row: int, formulas: RowFormulas, values: list[float], number: str
) -> None:
    style, shown = job.styles("calculation", number), job.values(values)
    if isinstance(formulas.opening, str):
        # a month before month 0 there is none: what is read of it is month 0's
        sheet.write_copies(row, OPENING, formulas.opening.replace(BEFORE, NOW), style, 1, shown[:1])
    else:
        sheet.write_number(row, OPENING, formulas.opening or 0, job.styles("opening", number))
    sheet.write_copies(row, FIRST, formulas.formula, style, len(values) - 1, shown[1:])
