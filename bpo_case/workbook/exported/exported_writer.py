"""Writes what the workbook was made from: the document itself, and the cells of the input sheets as constants.

From the document a reader has exactly what was exported; with the cells the checks tell whether inputs were changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import bpo_case
from bpo_case.case.envelope import NAME, composed
from bpo_case.case.migrations import FORMAT
from bpo_case.case.place import Rows
from bpo_case.case.specs import SETTINGS, field_specs
from bpo_case.workbook.exported.demands_writer import write_demands
from bpo_case.workbook.exported.exported_layout import FIRST_PART, VERSION_COLUMN
from bpo_case.workbook.file.protection import protect
from bpo_case.workbook.inputs.input_layout import VALUE, input_entries, setting_value
from bpo_case.workbook.job import Job, write_entry
from bpo_case.workbook.scenarios.scenario_layout import FIRST_PAIR, PATH, TABLE, shown_cells

PART = 15_000
"""Characters in a cell: each may count twice, and Excel takes 32,767."""

ABOUT = (
    "What the input sheets had when this workbook was written, and what their cells must be. "
    "The checks compare with it; it is read by nothing else."
)

NOT_IN_XML = re.compile("[\x7f-\x9f\ufffe\uffff]|_(?=x)")
"""What spreadsheets do not keep in texts, and the beginning of what they read as a character written by its number."""


def write_exported(job: Job) -> None:
    """Write the two hidden sheets."""
    _write_document(job)
    _write_values(job)


def document_parts(text: str) -> Iterator[str]:
    """Cut a document into what cells can hold; joined, the parts are the same document."""
    safe = NOT_IN_XML.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    return (safe[start : start + PART] for start in range(0, len(safe), PART))


def _write_document(job: Job) -> None:
    sheet = job.sheet(job.layout.exported.document, "list")
    sheet.write_string(0, 0, NAME)
    sheet.write_number(0, 1, FORMAT)
    sheet.write_string(0, VERSION_COLUMN, bpo_case.__version__)
    for row, part in enumerate(document_parts(composed(job.layout.results.case).decode()), FIRST_PART - 1):
        sheet.write_string(row, 0, part)
    sheet.very_hidden()


def _write_values(job: Job) -> None:
    layout = job.layout.exported
    sheet = job.sheet(layout.values, "list")
    sheet.write_string(0, 0, ABOUT, job.styles("about"))
    for table, block in layout.blocks.items():
        sheet.write_string(block.first - 2, 0, block.sheet, job.styles("line"))
        for row, column, value in _entries(job, table):
            write_entry(sheet, row + block.down - 1, column, value, None, None)
    write_demands(job, sheet)
    sheet.very_hidden()
    protect(sheet)


def _entries(job: Job, table: str) -> Iterator[tuple[int, int, Any]]:
    """What stands in the cells of a sheet, as row, column and value."""
    layout, case = job.layout, job.layout.results.case
    found = Rows(case)
    if table == SETTINGS:
        for spec in field_specs(SETTINGS):
            yield layout.case.settings[spec.name], VALUE, setting_value(case, spec, found)
    elif table == TABLE:
        for row in layout.scenarios.rows:
            yield row.row, PATH, row.path
            for scenario, cell in enumerate(shown_cells(row, found)):
                yield row.row, FIRST_PAIR + 2 * scenario, cell.action
                yield row.row, FIRST_PAIR + 2 * scenario + 1, cell.value
    else:
        yield from input_entries(layout.inputs[table], found)
