"""The rows of the sheet of checks: sections, headings, figures."""

from __future__ import annotations

from collections.abc import Mapping

from bpo_case.workbook.checks.checks import Figure
from bpo_case.workbook.checks.checks_layout import ADVICE, CHECK, COUNTS, PLACE, RESULT, STATE
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.job import Job

TEXTS, CENTRED = (CHECK, PLACE, STATE, ADVICE), (COUNTS, RESULT)
HEADING_HEIGHT = 28


def write_section(job: Job, sheet: LiveSheet, row: int, title: str) -> None:
    """Write the title of a section across the sheet."""
    for column in range(ADVICE + 1):
        sheet.write_blank(row - 1, column, None, job.styles("section"))
    sheet.write_string(row - 1, CHECK, title, job.styles("section"))


def write_headings(job: Job, sheet: LiveSheet, row: int, headings: Mapping[int, str]) -> None:
    """Write the headings of columns."""
    sheet.set_row(row - 1, HEADING_HEIGHT)
    for column, text in headings.items():
        style = "heading" if column in TEXTS else "heading centred" if column in CENTRED else "heading of numbers"
        sheet.write_string(row - 1, column, text, job.styles(style))


def write_figure(job: Job, sheet: LiveSheet, row: int, column: int, figure: Figure, number: str) -> None:
    """Write a formula, or a constant as it is."""
    style = job.styles("figure", number)
    if figure.formula:
        sheet.write_formula(row - 1, column, figure.formula, style, job.value(figure.value))
    elif isinstance(figure.value, str):
        sheet.write_string(row - 1, column, figure.value, style)
    else:
        sheet.write_number(row - 1, column, figure.value, style)
