"""Defined names of the headline results: the same name on each option's sheet, as ``'Option A'!npv``."""

from __future__ import annotations

from bpo_case.workbook.calculation.line_cells import one_value
from bpo_case.workbook.job import Job
from bpo_case.workbook.outputs.summary_layout import FIGURES


def define_results(job: Job) -> None:
    """Name the headline results of every option on its own sheet."""
    index = {str(sheet.name): place for place, sheet in enumerate(job.book.worksheets())}
    for option, sheet in job.layout.options.items():
        for line in FIGURES:
            # XlsxWriter's define_name does not know names of sheets with ' or ! in them
            job.book.defined_names.append([line, index[sheet.name], one_value(job.layout, line, option), False])
