"""Writes the sheet of the scenarios: choose one, and every figure of the workbook is that scenario's."""

from __future__ import annotations

from typing import Any

from bpo_case.case.assessment import Override
from bpo_case.case.place import Rows, parts_of
from bpo_case.case.specs import FieldSpec, specs_of
from bpo_case.workbook.addresses import fixed, letters, on_sheet, span
from bpo_case.workbook.file.header import write_header
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.file.styles import entry_format, unit_text
from bpo_case.workbook.inputs.input_layout import FIRST_ROW as FIRST_WORD
from bpo_case.workbook.inputs.input_layout import MARK, USED
from bpo_case.workbook.inputs.validation import least, list_range, most, validation
from bpo_case.workbook.job import Job, pages_across, write_entry
from bpo_case.workbook.scenarios.scenario_formulas import (
    action_formula,
    base_formula,
    chosen_formula,
    misfit_formula,
    name_of_scenario,
    place_formula,
    selector_cell,
    set_formula,
    value_formula,
    waiting_formula,
    wanted_formula,
)
from bpo_case.workbook.scenarios.scenario_layout import (
    ACTION_NAME,
    BASE,
    CAPTION_ROW,
    CHOSEN,
    EFFECT,
    ENTRY,
    ENTRY_NAME,
    FIELD_ROW,
    FIRST_PAIR,
    FIRST_ROW,
    HEADING_ROW,
    KEY,
    LABEL,
    NAMES_ROW,
    PATH,
    PATH_NAME,
    SELECTOR_ROW,
    SPARE,
    TABLE,
    UNIT,
    VALUE_NAME,
    Helpers,
    ScenarioRow,
    ScenariosSheet,
    shown_cells,
)

ABOUT = (
    "Choose a scenario, and every figure of the workbook is that scenario's. "
    "A blank cell in a scenario's columns means: as in the base."
)
CAPTION = "Scenario in use (choose from the list)"
WAITING = '" of its changes wait for the import; the others act at once"'
HEADINGS = {
    LABEL: ("Input", "used:label"), UNIT: ("Unit", "used:unit"), BASE: ("Base", "used:base"),
    CHOSEN: ("In use", "used:chosen"), EFFECT: ("Acts", "used:effect"), PATH: ("Path", PATH_NAME),
}  # fmt: skip
"""What stands above a column, and its name for a reader."""
HEADING_STYLES = {LABEL: "heading", BASE: "heading of numbers", CHOSEN: "heading of numbers"}
PAIR = (("How", ACTION_NAME, "input heading"), ("Value", VALUE_NAME, "heading of numbers"))
"""The two columns of a scenario: heading, name for a reader (the scenario's id follows), style."""

HELPERS = (
    "What the scenario in use does", "With which value", "If it is set", "Before it is made whole", "Least", "Most",
    "Above the least", "Whole", "Does not fit",
)  # fmt: skip
WIDTHS = {LABEL: 58, UNIT: 14, BASE: 14, CHOSEN: 14, EFFECT: 14, PATH: 34}
ACTION_WIDTH, VALUE_WIDTH, HELPER_WIDTH = 10, 18, 14
NAMES_HEIGHT = 54
HIDDEN = {"hidden": True}
SAID = ("input_title", "input_message", "error_title", "error_message", "error_type")
"""What a rule says about a field, whatever it asks for."""
NONE_YET = "There is no scenario yet. Name one on the sheet “Scenario list”; after the import it has its columns here."
PATH_SAID = "To change another input in a scenario, write its path: table/row id/field, or settings/field."


def write_scenarios(job: Job) -> None:
    """Write the selector and the matrix."""
    layout = job.layout.scenarios
    sheet = job.sheet(layout.name, "input")
    _write_head(job, sheet, layout)
    found = Rows(job.layout.results.case)
    for row in layout.rows:
        _write_row(job, sheet, layout, row, found)
    _write_spare(job, sheet, layout)
    _validate(job, sheet, layout)
    _set_page(sheet, layout)


def _write_head(job: Job, sheet: LiveSheet, layout: ScenariosSheet) -> None:
    sheet.set_row(FIELD_ROW - 1, None, None, HIDDEN)
    sheet.set_row(NAMES_ROW - 1, NAMES_HEIGHT)
    write_header(job, sheet, "Scenarios", ABOUT, LABEL)
    sheet.write_string(FIELD_ROW - 1, KEY, MARK + TABLE, job.styles("hidden"))
    sheet.write_string(FIELD_ROW - 1, ENTRY, ENTRY_NAME, job.styles("hidden"))
    for column, (heading, name) in HEADINGS.items():
        style = HEADING_STYLES.get(column, "input heading")
        sheet.write_string(FIELD_ROW - 1, column, name, job.styles("hidden"))
        sheet.write_string(HEADING_ROW - 1, column, heading, job.styles(style))
    _write_selector(job, sheet, layout)
    _write_names(job, sheet, layout)


def _write_selector(job: Job, sheet: LiveSheet, layout: ScenariosSheet) -> None:
    sheet.write_string(CAPTION_ROW - 1, LABEL, CAPTION, job.styles("line"))
    sheet.write_string(SELECTOR_ROW - 1, LABEL, layout.base, job.styles("input text"))
    lists = job.layout.lists
    last = FIRST_WORD + len(layout.scenarios)
    names = on_sheet(lists.name, span(fixed(lists.scenarios), FIRST_WORD, last))
    sheet.data_validation(
        SELECTOR_ROW - 1, LABEL, SELECTOR_ROW - 1, LABEL,
        {"validate": "list", "source": f"={names}", "ignore_blank": False, "error_title": "Scenario in use",
         "error_message": "Choose the base or one of the scenarios of the list."},
    )  # fmt: skip
    sheet.write_formula(SELECTOR_ROW - 1, layout.helpers[0], place_formula(layout), job.styles("hidden"), job.value(0))
    job.book.define_name("scenario_in_use", f"={selector_cell(job.layout)}")
    if layout.rows:
        waiting = waiting_formula(layout)
        formula = f'=IF({waiting}=0,"",{waiting}&{WAITING})'
        sheet.write_formula(SELECTOR_ROW - 1, UNIT, formula, job.styles("about"), job.value(""))


def _write_names(job: Job, sheet: LiveSheet, layout: ScenariosSheet) -> None:
    """Above each scenario's columns its name, and what the two of them hold."""
    for number, scenario in enumerate(layout.scenarios):
        column = FIRST_PAIR + 2 * number
        name = name_of_scenario(job.layout, scenario)
        sheet.write_formula(NAMES_ROW - 1, column + 1, name, job.styles("scenario heading"), job.value(scenario.name))
        for at, (heading, kind, style) in enumerate(PAIR, column):
            sheet.write_string(FIELD_ROW - 1, at, f"{kind}{scenario.id}", job.styles("hidden"))
            sheet.write_string(HEADING_ROW - 1, at, heading, job.styles(style))
    for column, heading in zip(layout.helpers, HELPERS, strict=True):
        sheet.write_string(FIELD_ROW - 1, column, f"{USED}{heading}", job.styles("hidden"))
        sheet.write_string(HEADING_ROW - 1, column, heading, job.styles("heading"))


# ---------------------------------------------------------------- the matrix


def _write_row(job: Job, sheet: LiveSheet, layout: ScenariosSheet, row: ScenarioRow, found: Rows) -> None:
    at, spec = row.row - 1, row.spec
    cells, base = shown_cells(row, found), _base_value(row, found)
    amounts = [base, *(cell.value for cell in cells if cell.action == "set")]
    number = entry_format(spec.unit, spec.kind, amounts) if spec else ""
    sheet.write_string(at, KEY, row.key, job.styles("hidden"))
    sheet.write_number(at, ENTRY, row.entry, job.styles("hidden"))
    sheet.write_string(at, LABEL, row.label, job.styles("name"))
    sheet.write_string(at, UNIT, unit_text(spec.unit, job.currency) if spec else "", job.styles("unit"))
    sheet.write_string(at, EFFECT, row.effect, job.styles("unit"))
    sheet.write_string(at, PATH, row.path, job.styles("unit"))
    calculated = (
        (BASE, base_formula(job.layout, row) or '=""', base),
        (CHOSEN, chosen_formula(job.layout, row), base),
        (layout.helpers.action, action_formula(layout, row.row), ""),
        (layout.helpers.value, value_formula(layout, row.row), ""),
        (layout.helpers.set_value, set_formula(layout, row.row), base),
        (layout.helpers.wanted, wanted_formula(layout, row.row), base),
    )
    for column, formula, value in calculated:
        sheet.write_formula(at, column, formula, job.styles("calculation", number), job.value(value))
    _write_cells(job, sheet, row, cells, number)
    if row.limited and spec:
        _write_limits(job, sheet, layout, row.row, spec, number)


def _write_limits(
    job: Job, sheet: LiveSheet, layout: ScenariosSheet, row: int, spec: FieldSpec, number: str
) -> None:  # fmt: skip
    """Write what the number must be, and whether what is in use is not."""
    helpers, style = layout.helpers, job.styles("calculation", "0")
    sheet.write_number(row - 1, helpers.least, least(spec), job.styles("constant", number))
    sheet.write_number(row - 1, helpers.most, most(spec), job.styles("constant", number))
    sheet.write_number(row - 1, helpers.above, int(spec.above_minimum), style)
    sheet.write_number(row - 1, helpers.whole, int(spec.kind == "integer"), style)
    sheet.write_formula(row - 1, helpers.misfit, misfit_formula(layout, row), style, job.value(0))
    rule = {"type": "formula", "criteria": f"=${letters(helpers.misfit)}{row}=1"}
    sheet.conditional_format(row - 1, CHOSEN, row - 1, CHOSEN, {**rule, "format": job.styles.change("not in order")})


def _write_cells(job: Job, sheet: LiveSheet, row: ScenarioRow, cells: list[Any], number: str) -> None:
    style, text_style = job.styles("input", number), job.styles("input text")
    for scenario, cell in enumerate(cells):
        column = FIRST_PAIR + 2 * scenario
        write_entry(sheet, row.row - 1, column, cell.action, text_style, text_style)
        write_entry(sheet, row.row - 1, column + 1, cell.value, style, text_style, job.styles("input quoted"))


def _base_value(row: ScenarioRow, found: Rows) -> Any:
    """What the base formula shows."""
    if row.spec is None:
        return ""
    _, record = found.at(row.path)
    value = getattr(record, parts_of(row.path)[2])
    if isinstance(value, tuple):
        return value[row.entry - 1] if 0 < row.entry <= len(value) else ""
    return found.name(row.spec.link, value) if row.spec.link and value else value


def _write_spare(job: Job, sheet: LiveSheet, layout: ScenariosSheet) -> None:
    """Empty rows for inputs that are added; they have nothing to be written in where there are no scenarios."""
    if not layout.scenarios:
        sheet.write_string(FIRST_ROW - 1, LABEL, NONE_YET, job.styles("about"))
        return
    style = job.styles("input text")
    for row in range(layout.last_row, layout.last_row + SPARE):
        sheet.write_blank(row, PATH, None, style)
        for column in range(FIRST_PAIR, layout.last_pair + 1, 2):
            sheet.write_blank(row, column, None, style)
            sheet.write_blank(row, column + 1, None, job.styles("input", "General"))
    rule = {"validate": "any", "input_title": "Path", "input_message": PATH_SAID}
    sheet.data_validation(layout.last_row, PATH, layout.last_spare - 1, PATH, rule)


# ---------------------------------------------------------------- what cells accept, and the page


def _validate(job: Job, sheet: LiveSheet, layout: ScenariosSheet) -> None:
    choices = specs_of(Override)["action"].choices
    rule = {
        "validate": "list", "source": f"={list_range(job.layout.lists, choices)}", "error_title": "How",
        "error_message": "Choose set (the value itself) or multiply (the base times the value), or leave it blank.",
    }  # fmt: skip
    for column in range(FIRST_PAIR, layout.last_pair + 1, 2):
        sheet.data_validation(FIRST_ROW - 1, column, layout.last_spare - 1, column, rule)
        factor = {
            "type": "formula", "criteria": f'=${letters(column)}{FIRST_ROW}="multiply"',
            "format": job.styles.change("factor"),
        }  # fmt: skip
        sheet.conditional_format(FIRST_ROW - 1, column + 1, layout.last_spare - 1, column + 1, factor)
    for row in layout.rows:
        for column in range(FIRST_PAIR + 1, layout.last_pair + 1, 2):
            if row.spec and (row.limited or row.spec.link or row.spec.choices):
                rule = validation(job.layout, row.spec, "")
                if row.limited:
                    rule = {name: rule[name] for name in SAID} | _within(layout.helpers, row.row, column)
                sheet.data_validation(row.row - 1, column, row.row - 1, column, rule)


def _within(helpers: Helpers, row: int, column: int) -> dict[str, Any]:
    """A factor may be any number; what is set must be within the limits that stand in the row."""
    action, value, *limits = (f"${letters(at)}{row}" for at in (column - 1, column, helpers.least, helpers.most))
    within = f'OR({action}="multiply",AND({value}>={limits[0]},{value}<={limits[1]}))'
    return {"validate": "custom", "value": f"=AND(ISNUMBER({value}),{within})"}


def _set_page(sheet: LiveSheet, layout: ScenariosSheet) -> None:
    sheet.set_column(KEY, ENTRY, 12, None, HIDDEN)
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width)
    for column in range(FIRST_PAIR, layout.last_pair + 1, 2):
        sheet.set_column(column, column, ACTION_WIDTH)
        sheet.set_column(column + 1, column + 1, VALUE_WIDTH)
    sheet.set_column(layout.helpers[0], layout.helpers[-1], HELPER_WIDTH, None, {"level": 1, "hidden": True})
    sheet.set_column(layout.helpers[-1] + 1, layout.helpers[-1] + 1, None, None, {"collapsed": True})
    if layout.rows:
        sheet.autofilter(HEADING_ROW - 1, KEY, layout.last_spare - 1, layout.helpers[-1])
    sheet.freeze_panes(HEADING_ROW, UNIT)
    sheet.repeat_rows(0, HEADING_ROW - 1)
    sheet.repeat_columns(LABEL, LABEL)
    sheet.print_area(0, LABEL, max(layout.last_row, FIRST_ROW) - 1, max(PATH, layout.last_pair))
    width = sum(WIDTHS.values()) + len(layout.scenarios) * (ACTION_WIDTH + VALUE_WIDTH)
    sheet.fit_to_pages(pages_across(width), 0)
