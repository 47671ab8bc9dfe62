"""Writes the sheet of the case: settings, the constants of the model, and the as-is option where the model adds it."""

from __future__ import annotations

from typing import Any

from bpo_case.case.place import Rows
from bpo_case.case.specs import EVIDENCE, SETTINGS, FieldSpec, field_specs, table_label
from bpo_case.model.prepare import AS_IS
from bpo_case.model.schema import CONSTANTS as CONSTANT_COLUMNS
from bpo_case.workbook.addresses import fixed, on_sheet
from bpo_case.workbook.calculation.places import scalar_cell
from bpo_case.workbook.file.header import write_header
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.file.styles import entry_format, unit_text
from bpo_case.workbook.inputs.input_layout import (
    CODE,
    FIELD,
    FIELD_ROW,
    HEADING_ROW,
    HELP,
    LABEL,
    MARK,
    UNIT,
    USED_VALUE,
    VALUE,
    setting_value,
)
from bpo_case.workbook.inputs.list_writer import code_formula
from bpo_case.workbook.inputs.used_formulas import used_setting
from bpo_case.workbook.inputs.validation import validation
from bpo_case.workbook.job import Job, height_of, lines_of, write_entry
from bpo_case.workbook.layout import CONSTANTS

HIDDEN = {"hidden": True}
WIDTHS = {LABEL: 32, VALUE: 50, UNIT: 14, HELP: 80, USED_VALUE: 20}
HEADINGS = ("Setting", "Value", "Unit", "What it means", "Field", "Number of the word", "Used in the scenario")
CONSTANT, PICTURE = "constant", "picture"
STYLES = {CONSTANT: ("constant", "constant"), PICTURE: ("input", "input quoted")}
"""How values of these kinds look: a picture is thousands of letters, which are not to be read."""
CONSTANTS_SAID = {
    "half_month": ("Half a month", "month", "How long before its end a month's money flows, in the middle of it."),
    "precision": ("Precision", "number", "Two numbers nearer than this are the same when compared or rounded."),
}
"""Label, unit and meaning of the constants that no line reads by itself."""
ABOUT = "What holds for the whole case. Yellow cells are inputs; constants stand below them."
ADDED_HEADING = "As-is option, added by the model"
ADDED_SAID = "The case has no option of the kind “as is”, so the model compares with this one."


def write_case(job: Job) -> None:
    """Write the sheet of the case."""
    sheet = job.sheet(job.layout.case.name, "input")
    _write_head(job, sheet)
    _write_settings(job, sheet)
    _write_constants(job, sheet)
    _write_added(job, sheet)
    sheet.ignore_errors({"number_stored_as_text": f"A1:B{max(job.layout.case.settings.values())}"})
    sheet.freeze_panes(HEADING_ROW, LABEL + 1)
    sheet.repeat_rows(0, HEADING_ROW - 1)
    sheet.fit_to_pages(1, 0)


def _write_head(job: Job, sheet: LiveSheet) -> None:
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width)
    sheet.set_column(FIELD, CODE, 12, None, HIDDEN)
    if not job.layout.case.used:
        sheet.set_column(USED_VALUE, USED_VALUE, 20, None, HIDDEN)
    sheet.set_row(FIELD_ROW - 1, None, None, HIDDEN)
    write_header(job, sheet, table_label(SETTINGS), ABOUT, LABEL)
    sheet.write_string(FIELD_ROW - 1, FIELD, MARK + SETTINGS, job.styles("hidden"))
    _write_heading(job, sheet, HEADING_ROW, HEADINGS)


def _write_heading(job: Job, sheet: LiveSheet, row: int, texts: tuple[str, ...]) -> None:
    for column, text in enumerate(texts):
        sheet.write_string(row - 1, column, text, job.styles("heading"))


# ---------------------------------------------------------------- settings


def _write_settings(job: Job, sheet: LiveSheet) -> None:
    case = job.layout.results.case
    found = Rows(case)
    for spec in field_specs(SETTINGS):
        row, value = job.layout.case.settings[spec.name], setting_value(case, spec, found)
        _write_row(job, sheet, row, (spec.label, spec.unit, spec.help, spec.name), value, spec.kind)
        cell = f"{fixed(VALUE)}${row}"
        sheet.data_validation(row - 1, VALUE, row - 1, VALUE, validation(job.layout, spec, cell))
        if spec.name not in EVIDENCE:
            job.book.define_name(spec.name, f"={on_sheet(job.layout.case.name, cell)}")
        _write_used(job, sheet, spec, row, value)
        if spec.choices:
            formula = code_formula(job.layout.lists, spec, scalar_cell(job.layout, spec.name, VALUE))
            place = job.value(spec.choices.index(value) + 1)
            sheet.write_formula(row - 1, CODE, formula, job.styles("hidden"), place)


def _write_used(job: Job, sheet: LiveSheet, spec: FieldSpec, row: int, value: Any) -> None:
    """What formulas read of a setting that scenarios change."""
    if spec.name in job.layout.case.used:
        style = job.styles("calculation", entry_format(spec.unit, spec.kind, [value]))
        sheet.write_formula(row - 1, USED_VALUE, used_setting(job.layout, spec), style, job.value(value))


def _write_row(
    job: Job, sheet: LiveSheet, row: int, said: tuple[str, str, str, str], value: Any, kind: str = CONSTANT
) -> None:
    label, unit, about, name = said
    number = "0E+00" if name == "precision" else entry_format(unit, kind, [value])
    styles = STYLES.get(kind, ("input", "input paragraph"))
    seen = "" if kind == PICTURE else str(value)
    lines = max(lines_of(seen, WIDTHS[VALUE]), lines_of(about, WIDTHS[HELP]))
    if lines > 1:
        sheet.set_row(row - 1, height_of(lines, 2))
    sheet.write_string(row - 1, LABEL, label, job.styles("name"))
    quoted = job.styles("input quoted")
    write_entry(sheet, row - 1, VALUE, value, job.styles(styles[0], number), job.styles(styles[1]), quoted)
    sheet.write_string(row - 1, UNIT, unit_text(unit, job.currency), job.styles("unit"))
    sheet.write_string(row - 1, HELP, about, job.styles("help"))
    sheet.write_string(row - 1, FIELD, name, job.styles("hidden"))


# ---------------------------------------------------------------- constants


def _write_constants(job: Job, sheet: LiveSheet) -> None:
    layout = job.layout.case
    said = {column.name: (column.label, column.unit, column.about) for column in CONSTANT_COLUMNS}
    said |= CONSTANTS_SAID
    _write_heading(job, sheet, min(layout.constants.values()) - 1, ("Constants", "", "", ""))
    for name, row in layout.constants.items():
        _write_row(job, sheet, row, (*said[name], name), CONSTANTS[name])
    address = on_sheet(layout.name, f"{fixed(VALUE)}${layout.constants['precision']}")
    job.book.define_name("precision", f"={address}")


def _write_added(job: Job, sheet: LiveSheet) -> None:
    """The as-is option that the model adds where the case has none."""
    added = job.layout.case.added
    if not added:
        return
    specs = {spec.name: spec for spec in field_specs("options")}
    _write_heading(job, sheet, min(added.values()) - 1, (ADDED_HEADING, "", "", ADDED_SAID))
    for name, row in added.items():
        said = (specs[name].label, specs[name].unit, specs[name].help, name)
        _write_row(job, sheet, row, said, getattr(AS_IS, name))
