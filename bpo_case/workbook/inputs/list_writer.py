"""Writes the lists of words that inputs choose from, and the names of the scenarios for their selector."""

from __future__ import annotations

from bpo_case.case.document import TABLES
from bpo_case.case.specs import SETTINGS, FieldSpec, field_specs, table_label
from bpo_case.workbook.file.header import write_header
from bpo_case.workbook.inputs.input_layout import FIRST_ROW, HEADING_ROW, ListsSheet, with_parts
from bpo_case.workbook.inputs.validation import list_range
from bpo_case.workbook.job import Job, fit_to_width
from bpo_case.workbook.scenarios.scenario_formulas import name_of_scenario

USERS_SAID = 3
ABOUT = "The words that inputs choose from. Formulas go by their place in the list, so keep their order."
WIDTH, HEADING_HEIGHT = 26, 44


def write_lists(job: Job) -> None:
    """Write the words that choices have, a column for each list."""
    lists = job.layout.lists
    sheet = job.sheet(lists.name, "list")
    sheet.set_column(0, lists.scenarios, WIDTH)
    write_header(job, sheet, "Lists", ABOUT)
    sheet.set_row(HEADING_ROW - 1, HEADING_HEIGHT)
    for choices, column in lists.columns.items():
        sheet.write_string(HEADING_ROW - 1, column, _users(choices), job.styles("heading"))
        for position, word in enumerate(choices):
            sheet.write_string(FIRST_ROW - 1 + position, column, word, job.styles("name"))
    scenarios, column = job.layout.scenarios, lists.scenarios
    sheet.write_string(HEADING_ROW - 1, column, "Scenario in use", job.styles("heading"))
    sheet.write_string(FIRST_ROW - 1, column, scenarios.base, job.styles("name"))
    for row, scenario in enumerate(scenarios.scenarios, FIRST_ROW):
        formula = name_of_scenario(job.layout, scenario)
        sheet.write_formula(row, column, formula, job.styles("name"), job.value(scenario.name))
    sheet.freeze_panes(HEADING_ROW, 0)
    sheet.repeat_rows(0, HEADING_ROW - 1)
    fit_to_width(sheet, WIDTH * (lists.scenarios + 1))


def _users(choices: tuple[str, ...]) -> str:
    """Say which inputs choose from a list."""
    users = [
        f"{spec.label} ({table_label(table)})"
        for table in (SETTINGS, *TABLES) for spec in with_parts(field_specs(table)) if spec.choices == choices
    ]  # fmt: skip
    return ", ".join(users[:USERS_SAID]) + (" …" if len(users) > USERS_SAID else "")


def code_formula(lists: ListsSheet, spec: FieldSpec, word: str) -> str:
    """Spell the number of a word in its list."""
    return f"=MATCH({word},{list_range(lists, spec.choices)},0)"
