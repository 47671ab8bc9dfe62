"""Writes the calculation sheets: in every cell of a line a live formula, with the engine's value cached beside it."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from bpo_case.engine.spell import in_words
from bpo_case.workbook.addresses import BEFORE, NOW, in_month
from bpo_case.workbook.calculation_layout import (
    CALENDAR_ROW,
    FIRST,
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
from bpo_case.workbook.formulas import RowFormulas, key_formula, name_formula, row_formulas
from bpo_case.workbook.input_layout import VALUE
from bpo_case.workbook.job import TITLE_HEIGHT, Job
from bpo_case.workbook.live_sheet import LiveSheet
from bpo_case.workbook.places import scalar_cell
from bpo_case.workbook.styles import result_format, unit_text

WIDTHS = {LABEL: 30, NAME: 26, NUMBER: 4, UNIT: 10, WORDS: 46, ONE: 13}
MONTH_WIDTH = 11
MONTHS_ON_A_PAGE = 24
HEADINGS = ("Line", "Row", "No.", "Unit", "Formula in words", "One value")
EXCEL_DAY_0 = date(1899, 12, 30)
KEY_WORDS = "the place of its name among the {}"


def write_calculations(job: Job) -> None:
    """Write the sheet that all options share, then a sheet for each option."""
    for layout in job.layout.calculations:
        _write_sheet(job, layout)


def _write_sheet(job: Job, layout: CalculationSheet) -> None:
    sheet = job.sheet(layout.name, "calculation")
    _write_header(job, sheet, layout)
    for row, text in layout.headings.items():
        for column in range(job.layout.last_column + 1):
            sheet.write_blank(row - 1, column, None, job.styles("section"))
        sheet.write_string(row - 1, LABEL, text, job.styles("section"))
    for key in layout.keys.values():
        _write_keys(job, sheet, layout, key)
    for block in layout.lines.values():
        _write_line(job, sheet, layout, block)
    _set_page(job, sheet)


# ---------------------------------------------------------------- the head of a sheet


def _write_header(job: Job, sheet: LiveSheet, layout: CalculationSheet) -> None:
    sheet.set_row(TITLE_ROW - 1, TITLE_HEIGHT)
    if layout.option is None:
        sheet.write_string(TITLE_ROW - 1, LABEL, "Shared by all options", job.styles("title"))
    else:
        name = job.value(job.layout.results.options[layout.option].name)
        sheet.write_formula(TITLE_ROW - 1, LABEL, _title(job, layout.option), job.styles("title"), name)
    about = f"Money in {job.currency}. Costs are positive; of cash flows, money out is negative. Month 0 is signature."
    sheet.write_string(CALENDAR_ROW - 1, LABEL, about, job.styles("about"))
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
    sheet.set_column(OPENING, job.layout.last_column, MONTH_WIDTH)
    sheet.freeze_panes(MONTH_ROW, OPENING)
    sheet.repeat_rows(0, MONTH_ROW - 1)
    sheet.repeat_columns(LABEL, UNIT)
    sheet.fit_to_pages(math.ceil((job.layout.last_column - ONE) / MONTHS_ON_A_PAGE), 0)


# ---------------------------------------------------------------- blocks


def _write_labels(
    job: Job, sheet: LiveSheet, block: Block, position: int, said: tuple[str, str, str], single: bool
) -> None:
    """The words of a row: those of the line in full in its first row only."""
    label, unit, words = said
    row, first = block.row(position) - 1, position == block.positions[0]
    style = "name" if single else "line" if first else "same line"
    sheet.write_string(row, LABEL, label, job.styles(style))
    sheet.write_string(row, UNIT, unit, job.styles("unit"))
    if first:
        sheet.write_string(row, WORDS, words, job.styles("words"))
    if not single:
        record = job.layout.prepared.rows[block.table or ""][position].record
        name = job.value(getattr(record, "name", ""))
        sheet.write_formula(row, NAME, name_formula(job.layout, block, position), job.styles("name"), name)
        sheet.write_number(row, NUMBER, block.row(position) - block.first + 1, job.styles("number"))


def _write_keys(job: Job, sheet: LiveSheet, layout: CalculationSheet, block: KeyBlock) -> None:
    links = job.layout.prepared.data.links
    target = job.layout.sheet_with(block.target, layout.option).block_of(block.target)
    words = KEY_WORDS.format(job.layout.model.schema.tables[block.target].label.lower())
    for position in block.positions:
        _write_labels(job, sheet, block, position, (block.label, "number", words), single=False)
        points_to = int(links[block.table or "", block.link][position])
        number = 1 if points_to < 0 else points_to - target.positions[0] + 1
        formula = key_formula(job.layout, layout, block, position)
        sheet.write_formula(block.row(position) - 1, ONE, formula, job.styles("calculation", "0"), job.value(number))


def _write_line(job: Job, sheet: LiveSheet, layout: CalculationSheet, block: LineBlock) -> None:
    line = block.line
    values = job.layout.results.values[line.name]
    said = (line.label, unit_text(line.unit, job.currency), in_words(job.layout.model, line.expression))
    rows = values[list(block.positions)]
    number = result_format(line.unit, rows.ravel().tolist())
    for position, row_values in zip(block.positions, rows.tolist(), strict=True):
        _write_labels(job, sheet, block, position, said, block.single)
        formulas = row_formulas(job.layout, layout, block, position)
        write = _write_one if line.one_value else _write_months
        write(job, sheet, block.row(position) - 1, formulas, row_values, number)


def _write_one(job: Job, sheet: LiveSheet, row: int, formulas: RowFormulas, values: list[Any], number: str) -> None:
    sheet.write_formula(row, ONE, formulas.formula, job.styles("calculation", number), job.value(values[0]))


def _write_months(job: Job, sheet: LiveSheet, row: int, formulas: RowFormulas, values: list[Any], number: str) -> None:
    style = job.styles("calculation", number)
    cached = job.values(values)
    if isinstance(formulas.opening, str):
        # a month before month 0 there is none: what is read of it is month 0's
        opening = formulas.opening.replace(BEFORE, NOW)
        sheet.write_formula(row, OPENING, in_month(opening, OPENING), style, cached[0])
    else:
        sheet.write_number(row, OPENING, formulas.opening or 0, job.styles("opening", number))
    for column in range(FIRST, len(cached) + OPENING):
        sheet.write_formula(row, column, in_month(formulas.formula, column), style, cached[column - OPENING])
