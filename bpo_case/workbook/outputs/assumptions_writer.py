"""Writes the assumptions book: every row of input with its main figures and what stands behind them, all live."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from bpo_case.case.document import NOT_INPUTS
from bpo_case.case.place import Rows
from bpo_case.case.record import Confidence, Frozen
from bpo_case.case.specs import EVIDENCE, SETTINGS, FieldSpec, record_type, specs_of, table_label
from bpo_case.workbook.addresses import fixed, letters, on_sheet
from bpo_case.workbook.file.header import CHECK_ROW, write_header
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.file.protection import protect
from bpo_case.workbook.file.styles import entry_format, unit_text
from bpo_case.workbook.inputs.input_layout import FIRST_ROW as FIRST_INPUT
from bpo_case.workbook.inputs.input_layout import VALUE as SETTING
from bpo_case.workbook.inputs.input_layout import InputSheet
from bpo_case.workbook.job import Job, height_of

SUBJECT, ROW, LABEL, VALUE, SECOND_LABEL, SECOND_VALUE, SOURCE, CONFIDENCE, NOTE = range(9)
WIDTHS = {
    SUBJECT: 17, ROW: 34, LABEL: 25, VALUE: 14, SECOND_LABEL: 25, SECOND_VALUE: 14, SOURCE: 44, CONFIDENCE: 12, NOTE: 62
}  # fmt: skip
HEADINGS = {
    SUBJECT: "Subject", ROW: "Row", LABEL: "Figure", VALUE: "Value", SECOND_LABEL: "Second figure",
    SECOND_VALUE: "Value", SOURCE: "Source", CONFIDENCE: "Confidence", NOTE: "Note",
}  # fmt: skip
ABOUT = "Every row of input, where it comes from, and how far it can be trusted. Change it on its own sheet."
LEVELS: tuple[str, ...] = get_args(Confidence)
COUNTED = ("Confidence", "Rows", "Share of rows", "Without a source", "Share without")
COUNT_ROW = 4
HEADING_ROW = COUNT_ROW + len(LEVELS) + 3
FIRST_ROW = HEADING_ROW + 1
MOST_LINES = 12

MAIN_FIGURES: Mapping[str, tuple[str, ...]] = {
    "settings": ("discount_rate", "inflation"),
    "currencies": ("rate", "drift"),
    "seasonality": ("factors",),
    "locations": ("wage_inflation", "price_inflation"),
    "services": ("first_volume", "minutes"),
    "labor": ("actual_fte", "annual_salary"),
    "infrastructure": ("amount", "avoidable_share"),
    "training": ("hours", "trainer_rate"),
    "ledger": ("amount",),
    "options": ("contract_months", "announcement_month"),
    "plan": ("share", "migration_start"),
    "charges": ("price", "contract_volume"),
    "transition": ("amount", "heads"),
    "governance": ("charge_share", "audits_a_year"),
    "benefits": ("amount", "probability"),
    "risks": ("probability", "likely"),
    "exits": ("fee", "probability"),
    "criteria": ("weight",),
    "scores": ("score",),
    "service_levels": ("target", "minimum"),
}
"""The figures by which a row of a table is known; of a list its first entry."""


@dataclass(frozen=True)
class Assumption:
    """A row of input: the record, and the cells of its fields, by name."""

    table: str
    record: Frozen
    name: str
    cells: Mapping[str, str]
    found: Rows

    @property
    def specs(self) -> Mapping[str, FieldSpec]:
        """The fields of the record."""
        return specs_of(record_type(self.table))

    def shown(self, field: str) -> str:
        """Give the text that the cell of a field shows: a link by name."""
        value, link = getattr(self.record, field), self.specs[field].link
        return self.found.name(link, value) if link and value else str(value)


def write_assumptions(job: Job) -> None:
    """Write the assumptions book."""
    sheet = job.sheet(job.layout.assumptions, "output")
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width)
    write_header(job, sheet, "Assumptions", ABOUT)
    found = list(_assumptions(job))
    last = FIRST_ROW + len(found) - 1
    _write_counts(job, sheet, found, last)
    for column, text in HEADINGS.items():
        style = "heading of numbers" if column in (VALUE, SECOND_VALUE) else "heading"
        sheet.write_string(HEADING_ROW - 1, column, text, job.styles(style))
    for row, assumption in enumerate(found, FIRST_ROW):
        _write_assumption(job, sheet, row, assumption)
    sheet.autofilter(HEADING_ROW - 1, 0, last - 1, NOTE)
    sheet.freeze_panes(CHECK_ROW, LABEL)
    sheet.repeat_rows(0, CHECK_ROW - 1)
    sheet.fit_to_pages(1, 0)
    protect(sheet)


# ---------------------------------------------------------------- which there are


def _assumptions(job: Job) -> Iterator[Assumption]:
    layout, case, found = job.layout, job.layout.results.case, Rows(job.layout.results.case)
    cells = {
        name: on_sheet(layout.case.name, f"{fixed(SETTING)}${row}") for name, row in layout.case.settings.items()
    }  # fmt: skip
    yield Assumption(SETTINGS, case.settings, "title", cells, found)
    for table, inputs in layout.inputs.items():
        if table in NOT_INPUTS:
            continue
        for row, record in enumerate(inputs.records, FIRST_INPUT):
            yield Assumption(table, record, _name_field(inputs), _cells(inputs, row), found)


def _name_field(inputs: InputSheet) -> str:
    """The field by which a row is known: its name, or else what it is about."""
    return "name" if "name" in inputs.fields else next(iter(inputs.fields))


def _cells(inputs: InputSheet, row: int) -> dict[str, str]:
    return {
        name: on_sheet(inputs.name, f"{fixed(place.first)}${row}") for name, place in inputs.fields.items()
    }  # fmt: skip


# ---------------------------------------------------------------- counted by confidence


def _write_counts(job: Job, sheet: LiveSheet, found: list[Assumption], last: int) -> None:
    for column, text in enumerate(COUNTED, ROW):
        style = "heading" if column == ROW else "heading of numbers"
        sheet.write_string(COUNT_ROW - 1, column, text, job.styles(style))
    levels, sources = (f"{fixed(column)}${FIRST_ROW}:{fixed(column)}${last}" for column in (CONFIDENCE, SOURCE))
    total = COUNT_ROW + len(LEVELS) + 1
    for row, level in enumerate(LEVELS, COUNT_ROW + 1):
        sheet.write_string(row - 1, ROW, level.capitalize(), job.styles("figure label"))
        of_level = [each for each in found if each.shown("confidence") == level]
        bare = sum(not each.shown("source") for each in of_level)
        count, without = f'=COUNTIF({levels},"{level}")', f'=SUMPRODUCT(({levels}="{level}")*({sources}=""))'
        _write_count(job, sheet, row, total, "figure", (count, len(of_level)), (without, bare), len(found))
    sheet.write_string(total - 1, ROW, "All rows", job.styles("total label"))
    rows, without = (
        f"=SUM({letters(column)}{COUNT_ROW + 1}:{letters(column)}{total - 1})" for column in (ROW + 1, ROW + 3)
    )
    bare = sum(not each.shown("source") for each in found)
    _write_count(job, sheet, total, total, "total", (rows, len(found)), (without, bare), len(found))


def _write_count(
    job: Job, sheet: LiveSheet, row: int, total: int, style: str,
    rows: tuple[str, int], bare: tuple[str, int], every: int,
) -> None:  # fmt: skip
    """Write how many rows there are of a level, and how many of them have no source, each with its share."""
    count, share, without, bare_share = range(ROW + 1, ROW + 5)
    own, all_rows = f"{letters(count)}{row}", f"{letters(count)}${total}"
    figures = (
        (count, rows[0], rows[1], "0"),
        (share, f"={own}/{all_rows}", rows[1] / every, "0%"),
        (without, bare[0], bare[1], "0"),
        (bare_share, f"=IF({own}=0,0,{letters(without)}{row}/{own})", bare[1] / rows[1] if rows[1] else 0, "0%"),
    )
    for column, formula, value, number in figures:
        sheet.write_formula(row - 1, column, formula, job.styles(style, number), job.value(value))


# ---------------------------------------------------------------- a row


def _write_assumption(job: Job, sheet: LiveSheet, row: int, assumption: Assumption) -> None:
    sheet.write_string(row - 1, SUBJECT, table_label(assumption.table), job.styles("figure paragraph"))
    _write_text(job, sheet, row, ROW, assumption, assumption.name)
    for (label, value), field in zip(((LABEL, VALUE), (SECOND_LABEL, SECOND_VALUE)), _main(assumption), strict=True):
        _write_main(job, sheet, row, label, value, assumption, assumption.specs.get(field))
    for column, field in zip((SOURCE, CONFIDENCE, NOTE), EVIDENCE, strict=True):
        _write_text(job, sheet, row, column, assumption, field)
    sheet.set_row(row - 1, height_of(_lines(assumption)))


def _main(assumption: Assumption) -> tuple[str, ...]:
    """The fields of the main figures; a blank one where there is no second."""
    return (*MAIN_FIGURES[assumption.table], "")[:2]


def _write_main(
    job: Job, sheet: LiveSheet, row: int, label: int, column: int, assumption: Assumption, spec: FieldSpec | None
) -> None:
    if spec is None:
        for blank in (label, column):
            sheet.write_blank(row - 1, blank, None, job.styles("figure label"))
        return
    value = getattr(assumption.record, spec.name)
    first = value[0] if isinstance(value, tuple) else value
    more = ", first" if isinstance(value, tuple) else ""
    unit = f" ({unit_text(spec.unit, job.currency)})" if spec.unit not in ("", "number") else ""
    sheet.write_string(row - 1, label, f"{spec.label}{more}{unit}", job.styles("note"))
    cell = assumption.cells[spec.name]
    style = job.styles("figure", entry_format(spec.unit, spec.kind, [first]))
    sheet.write_formula(row - 1, column, f'=IF({cell}="","",{cell})', style, job.value(first))


def _write_text(job: Job, sheet: LiveSheet, row: int, column: int, assumption: Assumption, field: str) -> None:
    style = job.styles("note" if column in (SOURCE, NOTE) else "figure paragraph")
    shown = job.value(assumption.shown(field))
    sheet.write_formula(row - 1, column, f'={assumption.cells[field]}&""', style, shown)


def _lines(assumption: Assumption) -> int:
    """How many lines the longest of the row's texts takes."""
    texts = ((ROW, assumption.name), *zip((SOURCE, NOTE), ("source", "note"), strict=True))
    needed = [math.ceil(len(assumption.shown(field)) / (WIDTHS[column] * 1.05)) for column, field in texts]
    labels = [len(assumption.specs[field].heading) for field in _main(assumption) if field]
    return min(MOST_LINES, max(1, *needed, *(2 if length > WIDTHS[LABEL] else 1 for length in labels)))
