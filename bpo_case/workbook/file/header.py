"""The head of a sheet: its title, and below it whether the checks of the whole workbook are in order."""

from __future__ import annotations

from bpo_case.workbook.addresses import letters, on_sheet
from bpo_case.workbook.checks.checks_layout import ALL_OK, WORDS_CELL
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.job import TITLE_HEIGHT, Job

TITLE_ROW, CHECK_ROW = 1, 2


def write_header(job: Job, sheet: LiveSheet, title: str, about: str, column: int = 0) -> None:
    """Write the title, and below it the master check and a word about the sheet."""
    sheet.set_row(TITLE_ROW - 1, TITLE_HEIGHT)
    sheet.write_string(TITLE_ROW - 1, column, title, job.styles("title"))
    sheet.write_string(CHECK_ROW - 1, column + 1, about, job.styles("about"))
    write_master_check(job, sheet, column)


def write_master_check(job: Job, sheet: LiveSheet, column: int = 0, row: int = CHECK_ROW) -> None:
    """Show the master check in a cell, in its colour."""
    formula = f"={on_sheet(job.layout.checks.name, WORDS_CELL)}"
    sheet.write_formula(row - 1, column, formula, job.styles("master check"), job.value(ALL_OK))
    colour_check(job, sheet, row, column)


def colour_check(job: Job, sheet: LiveSheet, row: int, column: int) -> None:
    """Colour a cell by what it says of the checks: amber where they hold, but of other figures than the case's."""
    said = f"{letters(column)}{row}"
    begins = f'LEFT({said},LEN("{ALL_OK}"))="{ALL_OK}"'
    for criteria, style in (
        (f'{said}="{ALL_OK}"', "in order"),
        (f'AND({begins},{said}<>"{ALL_OK}")', "doubtful"),
        (f"NOT({begins})", "not in order"),
    ):
        rule = {"type": "formula", "criteria": f"={criteria}", "format": job.styles.change(style)}
        sheet.conditional_format(row - 1, column, row - 1, column, rule)
