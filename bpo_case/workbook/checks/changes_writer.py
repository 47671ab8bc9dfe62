"""Writes what was changed since the export, counted by input sheet: the live list of changes on Checks."""

from __future__ import annotations

from bpo_case.case.specs import SETTINGS
from bpo_case.workbook.addresses import fixed, letters, on_sheet
from bpo_case.workbook.checks.checks import Figure
from bpo_case.workbook.checks.checks_layout import ADDED, CHANGED, CHECK, INPUTS_ROW, MOVED, PLACE, REMOVED, STRUCTURE
from bpo_case.workbook.checks.checks_rows import write_figure, write_headings, write_section
from bpo_case.workbook.exported.exported_layout import Block
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.inputs.input_layout import ID_COLUMN, NO, InputSheet
from bpo_case.workbook.job import Job
from bpo_case.workbook.scenarios import scenario_layout as matrix

COUNT = '#,##0;-#,##0;"–"'
COUNTS = (CHANGED, MOVED, STRUCTURE, ADDED, REMOVED)
HEADINGS = {
    CHECK: "Input sheet", PLACE: "", CHANGED: "Cells changed", MOVED: "Rows moved", STRUCTURE: "Structure",
    ADDED: "Rows added", REMOVED: "Rows removed",
}  # fmt: skip


def write_changes(job: Job, sheet: LiveSheet) -> None:
    """Write how many cells and rows of each input sheet differ from the export."""
    layout = job.layout.checks
    write_section(job, sheet, INPUTS_ROW, "Inputs since the export")
    write_headings(job, sheet, INPUTS_ROW + 1, HEADINGS)
    for table, row in layout.inputs.items():
        block = job.layout.exported.blocks[table]
        link = f"internal:{on_sheet(block.sheet, 'A1')}"
        sheet.write_url(row - 1, CHECK, link, job.styles("link to sheet"), block.sheet)
        sheet.write_string(row - 1, PLACE, "", job.styles("figure label"))
        counts = _counts(job, table, block)
        for column in COUNTS:
            write_figure(job, sheet, row, column, Figure(counts.get(column, "=0"), 0.0), COUNT)
    sheet.write_string(layout.total_row - 1, CHECK, "Total", job.styles("total label"))
    sheet.write_string(layout.total_row - 1, PLACE, "", job.styles("total label"))
    for column in COUNTS:
        above = f"{letters(column)}{min(layout.inputs.values())}:{letters(column)}{layout.total_row - 1}"
        sheet.write_formula(
            layout.total_row - 1, column, f"=SUM({above})", job.styles("total", COUNT), job.value(0.0)
        )  # fmt: skip


def _counts(job: Job, table: str, block: Block) -> dict[int, str]:
    """Count what differs from the copy of the sheet; more than can be compared, as an inserted row, counts as one."""
    first = matrix.FIRST_PAIR if table == matrix.TABLE else block.first_column
    last = max(first, block.last_column)
    found = {CHANGED: _differing(job, block, first, last, block.source_last)}
    if table == SETTINGS:
        rows = [job.layout.case.settings[field] for source, field in sorted(matrix.STRUCTURAL) if source == SETTINGS]
        cells = (_differs(job, block, row) for row in rows)
        return {**found, STRUCTURE: f"=IFERROR(SUM({','.join(cells)}),1)"}
    if table == matrix.TABLE:
        return {**found, ADDED: _added_inputs(block)}
    inputs = job.layout.inputs[table]
    found[MOVED] = _differing(job, block, ID_COLUMN, ID_COLUMN, block.source_last)
    structure = [inputs.fields[field] for field in inputs.fields if (table, field) in matrix.STRUCTURAL]
    if structure and inputs.records:
        parts = (_differing(job, block, place.first, place.last, inputs.last_row) for place in structure)
        found[STRUCTURE] = "=" + "+".join(part.removeprefix("=") for part in parts)
    return found | _added_and_removed(block, inputs)


def _differing(job: Job, block: Block, first: int, last: int, last_row: int) -> str:
    source = f"{fixed(first)}${block.source_first}:{fixed(last)}${last_row}"
    copy = f"{fixed(first)}${block.first}:{fixed(last)}${last_row + block.down}"
    here, there = on_sheet(block.sheet, source), on_sheet(job.layout.exported.values, copy)
    return f"=IFERROR(SUMPRODUCT(--({_unlike(here, there)})),1)"


def _differs(job: Job, block: Block, row: int) -> str:
    column = fixed(block.first_column)
    here = on_sheet(block.sheet, f"{column}${row}")
    there = on_sheet(job.layout.exported.values, f"{column}${row + block.down}")
    return f"--({_unlike(here, there)})"


def _unlike(here: str, there: str) -> str:
    """Spell whether cells differ: ``<>`` takes a blank cell for 0, and capitals for small letters.

    EXACT does not, but is asked of texts alone, because LibreOffice compares numbers as they are shown.
    """
    blanks, capitals = f"(ISBLANK({here})<>ISBLANK({there}))", f"ISTEXT({here})*(1-EXACT({here},{there}))"
    return f"({here}<>{there})+{blanks}+{capitals}>0"


def _added_inputs(block: Block) -> str:
    """Count the rows of the matrix that were filled below those exported: they have a path, and act after import."""
    path, effect = (
        on_sheet(block.sheet, f"{fixed(column)}${block.source_first}:{fixed(column)}${block.source_last}")
        for column in (matrix.PATH, matrix.EFFECT)
    )
    return f'=SUMPRODUCT(({path}<>"")*({effect}=""))'


def _added_and_removed(block: Block, inputs: InputSheet) -> dict[int, str]:
    """A row is added where there is no id but an entry that every row needs."""
    needed = [place for place in inputs.fields.values() if place.spec.required] or [*inputs.fields.values()][:1]
    ids, *entries = (
        on_sheet(block.sheet, f"{fixed(column)}${block.source_first}:{fixed(column)}${block.source_last}")
        for column in (ID_COLUMN, *(place.first for place in needed))
    )
    found = {ADDED: f'=IFERROR(SUMPRODUCT(({ids}="")*({"&".join(entries)}<>"")),1)'}
    if inputs.active is not None:
        column = fixed(inputs.active)
        active = on_sheet(block.sheet, f"{column}${block.source_first}:{column}${block.source_last}")
        found[REMOVED] = f'=COUNTIF({active},"{NO}")'
    return found
