"""Writes the input sheets: the case, a sheet for each table, and the lists of words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from bpo_case.case.document import TABLES
from bpo_case.case.place import Rows
from bpo_case.case.specs import SETTINGS, FieldSpec, field_specs, table_label
from bpo_case.model.prepare import AS_IS
from bpo_case.model.schema import CONSTANTS as CONSTANT_COLUMNS
from bpo_case.workbook.addresses import fixed, on_sheet, span
from bpo_case.workbook.input_layout import (
    ABOUT_ROW,
    CODE,
    FIELD,
    FIELD_ROW,
    FIRST_COLUMN,
    FIRST_ROW,
    HEADING_ROW,
    HELP,
    ID_COLUMN,
    LABEL,
    TITLE_ROW,
    UNIT,
    VALUE,
    FieldPlace,
    InputSheet,
    ListsSheet,
    cell_values,
)
from bpo_case.workbook.job import LINE_HEIGHT, TITLE_HEIGHT, Job, write_entry
from bpo_case.workbook.layout import CONSTANTS
from bpo_case.workbook.live_sheet import LiveSheet
from bpo_case.workbook.styles import entry_format, unit_text

HIDDEN = {"hidden": True}
WIDTHS: Mapping[str, float] = {
    "number": 13, "integer": 11, "numbers": 11, "text": 20, "paragraph": 40, "choice": 18, "link": 22, "words": 14,
    "choices": 14, "path": 40, "value": 16,
}  # fmt: skip
NAME_WIDTH, VALUE_WIDTH, TEXT_WIDTH = 30, 50, 60
MOST_LINES = 8
NUMBERS = ("number", "integer", "numbers", "value")
CONSTANT = "constant"
PRECISION_SAID = ("Precision", "number", "Two numbers nearer than this are the same when compared or rounded.")

USERS_SAID = 3
LISTS_ABOUT = "The words that inputs choose from. Formulas go by their place in the list, so keep their order."


def write_inputs(job: Job) -> None:
    """Write the sheet of the case and a sheet for each table with rows."""
    _write_case(job)
    found = Rows(job.layout.results.case)
    for sheet in job.layout.inputs.values():
        _write_table(job, sheet, found)


def write_lists(job: Job) -> None:
    """Write the words that choices have, a column for each list."""
    lists = job.layout.lists
    sheet = job.sheet(lists.name, "list")
    sheet.set_row(TITLE_ROW - 1, TITLE_HEIGHT)
    sheet.write_string(TITLE_ROW - 1, 0, "Lists", job.styles("title"))
    sheet.write_string(ABOUT_ROW - 1, 0, LISTS_ABOUT, job.styles("about"))
    for choices, column in lists.columns.items():
        sheet.set_column(column, column, 26)
        sheet.write_string(HEADING_ROW - 1, column, _users(choices), job.styles("heading"))
        for position, word in enumerate(choices):
            sheet.write_string(FIRST_ROW - 1 + position, column, word, job.styles("name"))
    sheet.freeze_panes(HEADING_ROW, 0)
    sheet.fit_to_pages(1, 0)


def _users(choices: tuple[str, ...]) -> str:
    """Say which inputs choose from a list."""
    users = [
        f"{spec.label} ({table_label(table)})"
        for table in (SETTINGS, *TABLES) for spec in field_specs(table) if spec.choices == choices
    ]  # fmt: skip
    return ", ".join(users[:USERS_SAID]) + (" …" if len(users) > USERS_SAID else "")


# ---------------------------------------------------------------- the case


def _write_case(job: Job) -> None:
    layout, styles = job.layout.case, job.styles
    sheet = job.sheet(layout.name, "input")
    for column, width in ((LABEL, 32), (VALUE, VALUE_WIDTH), (UNIT, 14), (HELP, 80)):
        sheet.set_column(column, column, width)
    sheet.set_column(FIELD, CODE, 12, None, HIDDEN)
    sheet.set_row(TITLE_ROW - 1, TITLE_HEIGHT)
    sheet.write_string(TITLE_ROW - 1, LABEL, table_label(SETTINGS), styles("title"))
    sheet.write_string(ABOUT_ROW - 1, LABEL, "What holds for the whole case.", styles("about"))
    _case_heading(job, sheet, HEADING_ROW, ("Setting", "Value", "Unit", "What it means", "Field", "Number of the word"))
    found, settings = Rows(job.layout.results.case), job.layout.results.case.settings
    for spec in field_specs(SETTINGS):
        value = getattr(settings, spec.name)
        row = layout.settings[spec.name]
        shown = found.name(spec.link, value) if spec.link and value else value
        _case_row(job, sheet, row, (spec.label, spec.unit, spec.help, spec.name), shown, spec.kind)
        if spec.choices:
            formula = _code_formula(job.layout.lists, spec, f"{fixed(VALUE)}${row}")
            sheet.write_formula(row - 1, CODE, formula, styles("hidden"), job.value(spec.choices.index(value) + 1))
    _write_constants(job, sheet)
    _write_added(job, sheet)
    sheet.freeze_panes(HEADING_ROW, 0)
    sheet.fit_to_pages(1, 0)


def _case_heading(job: Job, sheet: LiveSheet, row: int, texts: tuple[str, ...]) -> None:
    for column, text in enumerate(texts):
        sheet.write_string(row - 1, column, text, job.styles("heading"))


def _case_row(
    job: Job, sheet: LiveSheet, row: int, said: tuple[str, str, str, str], value: Any, kind: str = CONSTANT
) -> None:
    label, unit, about, name = said
    number = "0E+00" if name == "precision" else entry_format(unit, kind, [value])
    styles = ("constant", "constant") if kind == CONSTANT else ("input", "input paragraph")
    if isinstance(value, str) and len(value) > TEXT_WIDTH:
        sheet.set_row(row - 1, LINE_HEIGHT * min(MOST_LINES, math.ceil(len(value) / TEXT_WIDTH)))
    sheet.write_string(row - 1, LABEL, label, job.styles("name"))
    write_entry(sheet, row - 1, VALUE, value, job.styles(styles[0], number), job.styles(styles[1]))
    sheet.write_string(row - 1, UNIT, unit_text(unit, job.currency), job.styles("unit"))
    sheet.write_string(row - 1, HELP, about, job.styles("help"))
    sheet.write_string(row - 1, FIELD, name, job.styles("hidden"))


def _write_constants(job: Job, sheet: LiveSheet) -> None:
    layout = job.layout.case
    said = {column.name: (column.label, column.unit, column.about) for column in CONSTANT_COLUMNS}
    said["precision"] = PRECISION_SAID
    _case_heading(job, sheet, min(layout.constants.values()) - 1, ("Constants", "", "", ""))
    for name, row in layout.constants.items():
        _case_row(job, sheet, row, (*said[name], name), CONSTANTS[name])
    address = on_sheet(layout.name, f"{fixed(VALUE)}${layout.constants['precision']}")
    job.book.define_name("precision", f"={address}")


def _write_added(job: Job, sheet: LiveSheet) -> None:
    """The as-is option that the model adds where the case has none."""
    added = job.layout.case.added
    if not added:
        return
    specs = {spec.name: spec for spec in field_specs("options")}
    _case_heading(job, sheet, min(added.values()) - 1, ("As-is option, added by the model", "", "", ""))
    for name, row in added.items():
        said = (specs[name].label, specs[name].unit, specs[name].help, name)
        _case_row(job, sheet, row, said, getattr(AS_IS, name))


# ---------------------------------------------------------------- a table


def _write_table(job: Job, layout: InputSheet, found: Rows) -> None:
    sheet = job.sheet(layout.name, "input")
    sheet.set_column(ID_COLUMN, ID_COLUMN, 12, None, HIDDEN)
    sheet.set_row(TITLE_ROW - 1, TITLE_HEIGHT)
    sheet.set_row(FIELD_ROW - 1, None, None, HIDDEN)
    sheet.set_row(HEADING_ROW - 1, 44)
    sheet.write_string(TITLE_ROW - 1, FIRST_COLUMN, layout.label, job.styles("title"))
    sheet.write_string(ABOUT_ROW - 1, FIRST_COLUMN, layout.about, job.styles("about"))
    sheet.write_string(HEADING_ROW - 1, ID_COLUMN, "Id", job.styles("heading"))
    for row, record in enumerate(layout.ids, FIRST_ROW - 1):
        sheet.write_string(row, ID_COLUMN, record, job.styles("hidden"))
    _write_owners(job, sheet, layout)
    for place in layout.fields.values():
        _write_headings(job, sheet, place)
        _write_entries(job, sheet, layout, place, found)
    for name, column in layout.codes.items():
        _write_codes(job, sheet, layout, layout.fields[name], column)
    sheet.freeze_panes(HEADING_ROW, FIRST_COLUMN + 1)
    sheet.repeat_rows(0, HEADING_ROW - 1)
    sheet.fit_to_pages(1, 0)


def _write_owners(job: Job, sheet: LiveSheet, layout: InputSheet) -> None:
    """The rows of another table that these are part of."""
    if not layout.owners:
        return
    sheet.set_column(FIRST_COLUMN, FIRST_COLUMN, NAME_WIDTH)
    owner_label = table_label(layout.table.partition("/")[0])
    sheet.write_string(HEADING_ROW - 1, FIRST_COLUMN, owner_label, job.styles("heading"))
    for row, owner in enumerate(layout.owners, FIRST_ROW - 1):
        sheet.write_string(row, FIRST_COLUMN, owner, job.styles("input text"))


def _write_headings(job: Job, sheet: LiveSheet, place: FieldPlace) -> None:
    spec = place.spec
    width = NAME_WIDTH if spec.name == "name" else WIDTHS[spec.kind]
    sheet.set_column(place.first, place.last, width)
    style = job.styles("heading of numbers" if spec.kind in NUMBERS else "heading")
    for column, heading in enumerate(place.headings, place.first):
        sheet.write_string(FIELD_ROW - 1, column, spec.name, job.styles("hidden"))
        sheet.write_string(HEADING_ROW - 1, column, unit_text(heading, job.currency), style)
    if spec.help:
        sheet.write_comment(HEADING_ROW - 1, place.first, spec.help, {"x_scale": 1.6, "y_scale": 0.8, "font_size": 9})


def _write_entries(job: Job, sheet: LiveSheet, layout: InputSheet, place: FieldPlace, found: Rows) -> None:
    rows = [cell_values(place, record, found) for record in layout.records]
    number = entry_format(place.spec.unit, place.spec.kind, (value for row in rows for value in row))
    style, text_style = job.styles("input", number), job.styles("input text")
    for row, values in enumerate(rows, FIRST_ROW - 1):
        for column, value in enumerate(values, place.first):
            write_entry(sheet, row, column, value, style, text_style)


def _write_codes(job: Job, sheet: LiveSheet, layout: InputSheet, place: FieldPlace, column: int) -> None:
    """The number of each row's word, by which formulas choose."""
    spec = place.spec
    sheet.set_column(column, column, 12, None, HIDDEN)
    sheet.write_string(HEADING_ROW - 1, column, f"{spec.label}, number of the word", job.styles("heading"))
    for row, record in enumerate(layout.records, FIRST_ROW):
        formula = _code_formula(job.layout.lists, spec, f"{fixed(place.first)}{row}")
        value = job.value(spec.choices.index(getattr(record, spec.name)) + 1)
        sheet.write_formula(row - 1, column, formula, job.styles("hidden"), value)


def _code_formula(lists: ListsSheet, spec: FieldSpec, word: str) -> str:
    column = lists.columns[spec.choices]
    area = span(fixed(column), FIRST_ROW, FIRST_ROW + len(spec.choices) - 1)
    return f"=MATCH({word},{on_sheet(lists.name, area)},0)"
