"""Which areas of the sheets are watched: for errors, and for formulas that were overwritten.

Heads of sheets are left out: they show the master check, which reads these areas. What an error comes from stands
before what it leads to: inputs, scenarios, calculations, results.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bpo_case.workbook.file.live_sheet import Area
from bpo_case.workbook.inputs.input_layout import CODE, USED_VALUE
from bpo_case.workbook.job import Job
from bpo_case.workbook.scenarios.scenario_layout import BASE, CHOSEN


def calculated_areas(job: Job) -> Iterator[tuple[str, Area]]:
    """Give the sheets on which an error could be shown, each with all that stands below its head."""
    layout = job.layout
    inputs = (sheet.name for sheet in layout.inputs.values())
    for name in (layout.case.name, *inputs, layout.scenarios.name, *_results(job)):
        yield name, job.written(name).body


def formula_areas(job: Job) -> Iterator[tuple[str, tuple[Area, ...], int]]:
    """Give the sheets with the areas in which only formulas are entered, and how many of them were written."""
    for name, areas in (*_beside_inputs(job), *((name, (job.written(name).body,)) for name in _results(job))):
        count = sum(map(job.written(name).formulas_in, areas))
        if count:
            yield name, areas, count


def _results(job: Job) -> Iterable[str]:
    layout = job.layout
    calculations = (sheet.name for sheet in layout.calculations)
    return (*calculations, layout.summary.name, layout.cover, layout.health, layout.assumptions)


def _beside_inputs(job: Job) -> Iterator[tuple[str, tuple[Area, ...]]]:
    """What formulas read of the inputs stands right of them; rows that are added have no formulas yet."""
    layout, case, scenarios = job.layout, job.written(job.layout.case.name).body, job.layout.scenarios
    yield layout.case.name, (case._replace(first_column=CODE, last_column=USED_VALUE),)
    for inputs in layout.inputs.values():
        body = job.written(inputs.name).body
        yield inputs.name, (body._replace(first_column=inputs.last_entry + 1, last_row=inputs.last_row - 1),)
    body = job.written(scenarios.name).body._replace(last_row=scenarios.last_row - 1)
    helpers = scenarios.helpers
    columns = ((BASE, CHOSEN), (helpers[0], helpers[-1]))
    yield scenarios.name, tuple(body._replace(first_column=first, last_column=last) for first, last in columns)
