"""Writes the input sheets: the case, and a sheet for each table with its rows and empty ones for more."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from bpo_case.case.place import Rows
from bpo_case.case.record import YesNo
from bpo_case.case.specs import EVIDENCE
from bpo_case.workbook.addresses import fixed, letters
from bpo_case.workbook.calculation.places import columns_read
from bpo_case.workbook.file.header import write_header
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.file.styles import entry_format, unit_text
from bpo_case.workbook.inputs.case_writer import write_case
from bpo_case.workbook.inputs.input_layout import (
    ACTIVE,
    FIELD_ROW,
    FIRST_COLUMN,
    FIRST_ROW,
    HEADING_ROW,
    ID_COLUMN,
    MARK,
    USED,
    YES,
    FieldPlace,
    InputSheet,
    cell_values,
)
from bpo_case.workbook.inputs.list_writer import code_formula
from bpo_case.workbook.inputs.used_formulas import used_formula
from bpo_case.workbook.inputs.validation import list_range, validation
from bpo_case.workbook.job import Job, fit_to_width, height_of, lines_of, write_entry

LOG = "log"
HIDDEN = {"hidden": True}
COLLAPSED = {"level": 1, "hidden": True}
WIDTHS: Mapping[str, float] = {
    "number": 13, "integer": 11, "numbers": 11, "text": 18, "paragraph": 50, "choice": 14, "link": 18, "words": 14,
    "choices": 14, "path": 40,
}  # fmt: skip
NAME_WIDTH, ACTIVE_WIDTH, USED_WIDTH, WIDEST = 30, 9, 13, 44
CHARACTER, MOST_LINES = 1.25, 6
"""Width of a bold letter in headings, and the most lines of one."""
FEWEST_ENTRIES = 3
"""Columns of a list that are seen, whatever is entered."""
NUMBERS = ("number", "integer", "numbers")
COMMENT = {"x_scale": 1.6, "y_scale": 0.8, "font_size": 9}
ACTIVE_SAID = "“no” takes the row out of every figure; the import then deletes it. Blank is “yes”."


def write_inputs(job: Job) -> None:
    """Write the sheet of the case and a sheet for each table."""
    write_case(job)
    found = Rows(job.layout.results.case)
    for table, sheet in job.layout.inputs.items():
        if table != LOG:
            _write_table(job, sheet, found)


def write_log(job: Job) -> None:
    """Write the change log, which stands behind the results."""
    _write_table(job, job.layout.inputs[LOG], Rows(job.layout.results.case))


def _write_table(job: Job, layout: InputSheet, found: Rows) -> None:
    sheet = job.sheet(layout.name, "input")
    _write_head(job, sheet, layout)
    for row, record in enumerate(layout.ids, FIRST_ROW - 1):
        sheet.write_string(row, ID_COLUMN, record, job.styles("hidden"))
    _write_active(job, sheet, layout)
    widths: list[float] = []
    lines = [1] * len(layout.records)
    for place in layout.fields.values():
        rows = [cell_values(place, record, found) for record in layout.records]
        widths += _set_widths(sheet, place, rows)
        if _wraps(place):
            lines = [max(most, lines_of(str(row[0]), widths[-1])) for most, row in zip(lines, rows, strict=True)]
        _write_headings(job, sheet, place)
        _write_entries(job, sheet, layout, place, rows)
    for name, column in layout.codes.items():
        _write_codes(job, sheet, layout, name, column)
    for name, column in layout.used.items():
        _write_used(job, sheet, layout, layout.fields[name], column, found)
    _set_heights(sheet, lines)
    _set_page(sheet, layout, widths)
    headings = [heading for place in layout.fields.values() for heading in place.headings]
    sheet.set_row(HEADING_ROW - 1, _heading_height(headings, widths))


def _write_head(job: Job, sheet: LiveSheet, layout: InputSheet) -> None:
    sheet.set_column(ID_COLUMN, ID_COLUMN, 12, None, HIDDEN)
    sheet.set_row(FIELD_ROW - 1, None, None, HIDDEN)
    write_header(job, sheet, layout.label, layout.about, FIRST_COLUMN)
    sheet.write_string(FIELD_ROW - 1, ID_COLUMN, MARK + layout.table, job.styles("hidden"))
    sheet.write_string(HEADING_ROW - 1, ID_COLUMN, "Id", job.styles("heading"))


def _set_heights(sheet: LiveSheet, lines: Iterable[int]) -> None:
    """Make the rows with texts of several lines high enough; no program does it when it opens the file."""
    for row, count in enumerate(lines, FIRST_ROW - 1):
        if count > 1:
            sheet.set_row(row, height_of(count, 2))


def _set_page(sheet: LiveSheet, layout: InputSheet, widths: Iterable[float]) -> None:
    last, right = layout.last_spare, layout.last_column
    sheet.autofilter(HEADING_ROW - 1, ID_COLUMN, last - 1, right)
    sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW}:{letters(right)}{last}"})
    sheet.freeze_panes(HEADING_ROW, FIRST_COLUMN + 1)
    sheet.repeat_rows(0, HEADING_ROW - 1)
    sheet.repeat_columns(FIRST_COLUMN, FIRST_COLUMN)
    sheet.print_area(0, FIRST_COLUMN, max(layout.last_row, FIRST_ROW) - 1, layout.last_entry)
    fit_to_width(sheet, sum(widths), NAME_WIDTH)


# ---------------------------------------------------------------- what is entered


def _write_active(job: Job, sheet: LiveSheet, layout: InputSheet) -> None:
    """Whether each row counts."""
    if layout.active is None:
        return
    column, words = layout.active, get_args(YesNo)
    sheet.set_column(column, column, ACTIVE_WIDTH)
    sheet.write_string(FIELD_ROW - 1, column, ACTIVE, job.styles("hidden"))
    sheet.write_string(HEADING_ROW - 1, column, "Active", job.styles("input heading"))
    sheet.write_comment(HEADING_ROW - 1, column, ACTIVE_SAID, COMMENT)
    for row in range(FIRST_ROW, layout.last_spare + 1):
        word = YES if row <= layout.last_row else ""
        write_entry(sheet, row - 1, column, word, job.styles("input text"), job.styles("input text"))
    rule = {
        "validate": "list", "source": f"={list_range(job.layout.lists, words)}", "input_title": "Active",
        "input_message": ACTIVE_SAID, "error_title": "Active", "error_message": "Choose yes or no.",
    }  # fmt: skip
    sheet.data_validation(FIRST_ROW - 1, column, layout.last_spare - 1, column, rule)


def _set_widths(sheet: LiveSheet, place: FieldPlace, rows: list[list[Any]]) -> list[float]:
    """Make a field's columns as wide as what stands there needs, between what is usual for its kind and the most."""
    usual = NAME_WIDTH if place.spec.name == "name" else WIDTHS[place.spec.kind]
    longest = max((len(value) + 3 for row in rows for value in row if isinstance(value, str)), default=0)
    width = min(max(usual, longest), WIDEST)
    shown = _entries_shown(place, rows)
    sheet.set_column(place.first, place.first + shown - 1, width)
    if shown < place.count:
        sheet.set_column(place.first + shown, place.last, width, None, COLLAPSED)
    return [width] * shown + [0.0] * (place.count - shown)


def _entries_shown(place: FieldPlace, rows: list[list[Any]]) -> int:
    """Give how many of a list's columns are seen: those with entries and one more; the others open with a click."""
    used = max((at for row in rows for at, value in enumerate(row, 1) if value != ""), default=0)
    shown = max(used + 1, FEWEST_ENTRIES)
    return shown if shown < place.count - 1 else place.count


def _wraps(place: FieldPlace) -> bool:
    """Tell whether a field's texts are sentences, which take several lines."""
    return place.spec.kind == "paragraph" or place.spec.name in EVIDENCE


def _heading_height(headings: Iterable[str], widths: Iterable[float]) -> float:
    """Make the row of the headings as high as the longest of them needs in its column."""
    shown = ((heading, width) for heading, width in zip(headings, widths, strict=True) if width)
    lines = (math.ceil(len(heading) * CHARACTER / width) for heading, width in shown)
    return height_of(min(max(lines), MOST_LINES), 5)


def _write_headings(job: Job, sheet: LiveSheet, place: FieldPlace) -> None:
    spec = place.spec
    style = job.styles("heading of numbers" if spec.kind in NUMBERS else "input heading")
    for column, heading in enumerate(place.headings, place.first):
        sheet.write_string(FIELD_ROW - 1, column, spec.name, job.styles("hidden"))
        sheet.write_string(HEADING_ROW - 1, column, unit_text(heading, job.currency), style)
    if spec.help:
        sheet.write_comment(HEADING_ROW - 1, place.first, spec.help, COMMENT)


def _write_entries(job: Job, sheet: LiveSheet, layout: InputSheet, place: FieldPlace, rows: list[list[Any]]) -> None:
    number = entry_format(place.spec.unit, place.spec.kind, (value for row in rows for value in row))
    text_style = job.styles("input paragraph" if _wraps(place) else "input text")
    style = job.styles("input", number) if place.spec.kind in NUMBERS else text_style
    spare = [[""] * place.count] * (layout.last_spare - layout.last_row)
    for row, values in enumerate([*rows, *spare], FIRST_ROW - 1):
        for column, value in enumerate(values, place.first):
            write_entry(sheet, row, column, value, style, text_style, job.styles("input quoted"))
    rule = validation(job.layout, place.spec, f"{letters(place.first)}{FIRST_ROW}")
    sheet.data_validation(FIRST_ROW - 1, place.first, layout.last_spare - 1, place.last, rule)


# ---------------------------------------------------------------- what formulas read


def _write_codes(job: Job, sheet: LiveSheet, layout: InputSheet, name: str, column: int) -> None:
    """The number of each row's word, by which formulas choose."""
    spec = layout.fields[name].spec
    sheet.set_column(column, column, 12, None, HIDDEN)
    sheet.write_string(HEADING_ROW - 1, column, f"{spec.label}, number of the word", job.styles("heading"))
    word, _ = columns_read(layout, name)
    for row, record in enumerate(layout.records, FIRST_ROW):
        formula = code_formula(job.layout.lists, spec, f"{fixed(word)}{row}")
        value = job.value(spec.choices.index(getattr(record, name)) + 1)
        sheet.write_formula(row - 1, column, formula, job.styles("hidden"), value)


def _write_used(job: Job, sheet: LiveSheet, layout: InputSheet, place: FieldPlace, first: int, found: Rows) -> None:
    """The values that formulas use, in columns that open with a click."""
    rows = [cell_values(place, record, found) for record in layout.records]
    style = job.styles("calculation", entry_format(place.spec.unit, place.spec.kind, (v for row in rows for v in row)))
    sheet.set_column(first, first + place.count - 1, USED_WIDTH, None, COLLAPSED)
    sheet.set_column(first + place.count, first + place.count, None, None, {"collapsed": True})
    for number, heading in enumerate(place.headings):
        said = f"Used: {unit_text(heading, job.currency)}"
        sheet.write_string(FIELD_ROW - 1, first + number, USED + place.spec.name, job.styles("hidden"))
        sheet.write_string(HEADING_ROW - 1, first + number, said, job.styles("heading of numbers"))
    for row, values in enumerate(rows, FIRST_ROW):
        for number, value in enumerate(values):
            formula = used_formula(job.layout, layout, place.spec.name, number, row)
            sheet.write_formula(row - 1, first + number, formula, style, job.value(value))
