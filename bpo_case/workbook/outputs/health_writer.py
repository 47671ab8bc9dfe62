"""Writes the health checks: what was found, live where it is a figure of the workbook, and how to mend it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from bpo_case.analysis.health import STATUSES, Finding, Limit, health, order_by_severity
from bpo_case.analysis.health.figures import health_model
from bpo_case.engine.expression import Read
from bpo_case.engine.spell import as_formula
from bpo_case.workbook.addresses import letters
from bpo_case.workbook.calculation.line_cells import last_month, one_value, opening, term
from bpo_case.workbook.file.header import write_header
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.file.protection import protect
from bpo_case.workbook.job import Job, height_of
from bpo_case.workbook.layout import Layout
from bpo_case.workbook.outputs.key_figures import write_name

CHECK, OPTION, STATUS, MEASURED, WARNS, FAILS, KEPT, FOUND, WHY, EVIDENCE, REMEDY = range(11)
HEADINGS: Mapping[int, tuple[str, float]] = {
    CHECK: ("Problem", 28), OPTION: ("Option", 20), STATUS: ("Status", 8), MEASURED: ("Measured", 10),
    WARNS: ("Warns", 13), FAILS: ("Fails", 13), KEPT: ("Follows inputs", 13), FOUND: ("Found at export", 38),
    WHY: ("Why it matters", 36), EVIDENCE: ("Evidence", 36), REMEDY: ("Remedy", 36),
}  # fmt: skip
"""Heading and width of each column."""

HEADING_STYLES: Mapping[int, str] = {
    **dict.fromkeys((MEASURED, WARNS, FAILS), "heading of numbers"), **dict.fromkeys((STATUS, KEPT), "heading centred")
}  # fmt: skip

COUNT_ROW, HEADING_ROW, FIRST_ROW = 3, 4, 5
ABOUT = (
    "How business cases go wrong. What says “live” follows the inputs; the rest is as at export and is examined anew "
    "when the workbook is imported."
)
LIVE, AT_EXPORT, WHOLE_CASE = "live", "as at export", "Whole case"
NUMBERS: Mapping[str, str] = {"share": "0.0%", "month": "0.0", "number": "0"}
COLOURS: Mapping[str, str] = {"pass": "in order", "warn": "doubtful", "fail": "not in order"}


def write_health(job: Job) -> None:
    """Write the sheet of the health checks, what fails first."""
    sheet = job.sheet(job.layout.health, "output")
    for column, (_, width) in HEADINGS.items():
        sheet.set_column(column, column, width)
    write_header(job, sheet, "Health checks", ABOUT)
    shown = [finding for finding in health(job.layout.results) if finding.at in job.layout.options]
    findings = order_by_severity(shown)
    _write_count(job, sheet, findings)
    sheet.set_row(HEADING_ROW - 1, height_of(2))
    for column, (heading, _) in HEADINGS.items():
        sheet.write_string(HEADING_ROW - 1, column, heading, job.styles(HEADING_STYLES.get(column, "heading")))
    for row, finding in enumerate(findings, FIRST_ROW):
        _write_finding(job, sheet, row, finding)
    _colour(job, sheet, len(findings))
    sheet.freeze_panes(HEADING_ROW, OPTION)
    sheet.repeat_rows(0, HEADING_ROW - 1)
    sheet.fit_to_pages(1, 0)
    protect(sheet)


def _write_count(job: Job, sheet: LiveSheet, findings: list[Finding]) -> None:
    """Count the findings by their status as it is now; with one that fails, the case is a draft."""
    column = letters(STATUS)
    cells = f"${column}${FIRST_ROW}:${column}${FIRST_ROW + max(1, len(findings)) - 1}"
    counts = {status: f'COUNTIF({cells},"{status}")' for status in STATUSES}
    said = '&", "&'.join(f'{counts[status]}&" {status}"' for status in reversed(STATUSES))
    now = {status: sum(finding.status == status for finding in findings) for status in STATUSES}
    text = ", ".join(f"{now[status]} {status}" for status in reversed(STATUSES))
    value = job.value(("DRAFT: " if now["fail"] else "") + text)
    formula = f'=IF({counts["fail"]}>0,"DRAFT: ","")&{said}'
    sheet.write_formula(COUNT_ROW - 1, CHECK, formula, job.styles("group"), value)


def _write_finding(job: Job, sheet: LiveSheet, row: int, finding: Finding) -> None:
    check = finding.check
    texts = {
        CHECK: check.problem, FOUND: finding.sentence,
        WHY: " ".join(check.about.split()), EVIDENCE: check.evidence, REMEDY: check.remedy,
    }  # fmt: skip
    for column, text in texts.items():
        sheet.write_string(row - 1, column, text, job.styles("figure paragraph"))
    sheet.write_string(row - 1, KEPT, LIVE if check.figure else AT_EXPORT, job.styles("figure centred"))
    if finding.option:
        write_name(job, sheet, row - 1, OPTION, finding.at, "figure paragraph")
    else:
        sheet.write_string(row - 1, OPTION, WHOLE_CASE, job.styles("figure paragraph"))
    for column, limit in ((WARNS, check.warn), (FAILS, check.fail)):
        sheet.write_number(row - 1, column, limit.value, job.styles("figure", _beyond(limit, check.unit)))
    _write_measured(job, sheet, row, finding)
    named = {**texts, OPTION: finding.subject}
    sheet.set_row(row - 1, height_of(max(_lines(text, HEADINGS[column][1]) for column, text in named.items())))


def _write_measured(job: Job, sheet: LiveSheet, row: int, finding: Finding) -> None:
    """The value and what it means: formulas where the value is a figure of the workbook."""
    check = finding.check
    number, centred = job.styles("figure", NUMBERS[check.unit]), job.styles("figure centred")
    if not check.figure:
        sheet.write_number(row - 1, MEASURED, float(finding.value), number)
        sheet.write_string(row - 1, STATUS, finding.status, centred)
        return
    formula = figure_formula(job.layout, check.figure, finding.at)
    sheet.write_formula(row - 1, MEASURED, formula, number, job.value(finding.value))
    sheet.write_formula(row - 1, STATUS, _status_formula(row, finding), centred, job.value(finding.status))


def _status_formula(row: int, finding: Finding) -> str:
    """Count the limits that the measured cell is beyond, as the check itself does."""
    measured, check = f"{letters(MEASURED)}{row}", finding.check
    beyond = [
        f"({limit.formula(measured, f'{letters(column)}{row}')})"
        for column, limit in ((WARNS, check.warn), (FAILS, check.fail))
    ]
    words = ",".join(f'"{status}"' for status in STATUSES)
    return f"=CHOOSE(1+{'+'.join(beyond)},{words})"


def figure_formula(layout: Layout, figure: str, option: int) -> str:
    """Spell a figure of the health checks for an option, from the lines on its sheet."""
    return "=" + as_formula(health_model()[figure].expression, OptionPlaces(layout, option))


class OptionPlaces:
    """The cells of an option's lines, for formulas on other sheets; they have one value and stand in no month."""

    month = months = last_month = ""

    def __init__(self, layout: Layout, option: int) -> None:
        self.layout, self.option = layout, option

    def cell(self, read: Read) -> str:
        """Give the cell of a one-value line."""
        return one_value(self.layout, read.name, self._owner(read))

    def number(self, read: Read) -> str:
        """Give the cell: no line is blank."""
        return self.cell(read)

    def row(self, read: Read, part: str) -> str:
        """Give the months of a line, or the first or last of them."""
        parts = {"row": term, "first": opening, "last": last_month}
        return parts[part](self.layout, read.name, self._owner(read))

    def vector(self, read: Read) -> str:
        """Figures read no lists."""
        raise NotImplementedError(f"{read.name} is a list, and figures of health checks read lines")

    def code(self, read: Read) -> str:
        """Figures read no choices."""
        raise NotImplementedError(f"{read.name} is a choice, and figures of health checks read lines")

    def _owner(self, read: Read) -> int | None:
        return self.option if read.table else None


# ---------------------------------------------------------------- looks


def _beyond(limit: Limit, unit: str) -> str:
    """Give the number format that says on which side of a limit the problem is."""
    before, _, after = limit.template.partition("{}")
    return "".join([f'"{before}"' if before else "", NUMBERS[unit], f'"{after}"' if after else ""])


def _colour(job: Job, sheet: LiveSheet, count: int) -> None:
    for status, style in COLOURS.items():
        rule: dict[str, Any] = {
            "type": "cell", "criteria": "==", "value": f'"{status}"', "format": job.styles.change(style)
        }  # fmt: skip
        sheet.conditional_format(FIRST_ROW - 1, STATUS, FIRST_ROW + max(1, count) - 2, STATUS, rule)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column."""
    return math.ceil(1.1 * len(text) / width)
