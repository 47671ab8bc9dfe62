"""Writes the checks: the state of the workbook, what was changed in it, and one row for each check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bpo_case.model.schema import SOURCES
from bpo_case.workbook.addresses import fixed, letters, on_sheet
from bpo_case.workbook.checks.changes_writer import write_changes
from bpo_case.workbook.checks.checks import WITH_ERRORS, Check, Figure, all_checks
from bpo_case.workbook.checks.checks_layout import (
    ADDED,
    ADDED_ROW,
    ADVICE,
    ALL_OK,
    CHANGED,
    CHANGED_ROW,
    CHECK,
    COUNTS,
    DIFFERENCE,
    DUE,
    EXPORTED_ROW,
    FAILING,
    FAILS_ROW,
    IN_SCENARIO,
    MASTER_CHECK,
    MASTER_ROW,
    MONEY_ROW,
    NOT_CALCULATED,
    NOT_COUNTED,
    OTHER_ROW,
    PLACE,
    RELATIVE_ROW,
    REMOVED,
    REMOVED_ROW,
    RESULT,
    SCENARIO_ROW,
    STATE,
    STATE_ROW,
    TOLERANCE,
    VALUE,
    ChecksSheet,
    state_cell,
)
from bpo_case.workbook.checks.checks_rows import CENTRED, TEXTS, write_figure, write_headings, write_section
from bpo_case.workbook.file.header import CHECK_ROW, colour_check, write_header
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.file.protection import protect
from bpo_case.workbook.job import Job
from bpo_case.workbook.outputs.key_figures import write_name
from bpo_case.workbook.scenarios import scenario_layout as matrix
from bpo_case.workbook.scenarios.scenario_formulas import selector_cell

ABOUT = "Integrity must always hold. The tie-out compares with BPO Case itself, and counts while inputs are unchanged."
WIDTHS = {
    CHECK: 56, PLACE: 40, VALUE: 16, DUE: 16, DIFFERENCE: 12, TOLERANCE: 10, COUNTS: 9, RESULT: 9, STATE: 22, ADVICE: 70
}  # fmt: skip
TOLERANCES = {MONEY_ROW: 0.01, OTHER_ROW: 1e-9, RELATIVE_ROW: 1e-9}
NUMBER, SMALL = '#,##0.00;-#,##0.00;"–"', '0.0E+00;-0.0E+00;"–"'
STATES = (
    (MASTER_ROW, "Master check", "1 while no check fails; every sheet shows it above"),
    (FAILS_ROW, "Checks that fail", ""),
    (CHANGED_ROW, "Input cells changed since the export", "By sheet below"),
    (ADDED_ROW, "Rows not calculated", "Added where the calculation reads rows; they calculate after import"),
    (REMOVED_ROW, "Rows removed", "Active is “no”; they count for nothing"),
    (SCENARIO_ROW, "Scenario chosen", "On the sheet of the scenarios"),
    (EXPORTED_ROW, "As exported", "1 while no input is changed and no scenario chosen; then the tie-out counts"),
    (MONEY_ROW, "Tolerance of money", "What rounding inside a computer can make of the largest sums"),
    (OTHER_ROW, "Tolerance of other figures", "Of counts, shares and rates"),
    (RELATIVE_ROW, "Tolerance relative to what must be", "Where that is more than the other two"),
)
HEADINGS = {
    CHECK: "Check", PLACE: "Sheet or option", VALUE: "Value", DUE: "Must be", DIFFERENCE: "Difference",
    TOLERANCE: "Tolerance", COUNTS: "Counts", RESULT: "Holds", STATE: "In words", ADVICE: "What to do",
}  # fmt: skip


def add_checks(job: Job) -> None:
    """Add the sheet of the checks at its place among the tabs."""
    job.sheet(job.layout.checks.name, "output")


def write_checks(job: Job) -> None:
    """Write the checks on their sheet; they count the formulas of all others, which are written before."""
    layout = job.layout.checks
    sheet = job.written(layout.name)
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width)
    write_header(job, sheet, "Checks", ABOUT)
    sections = all_checks(job)
    last = layout.heading_row + sum(1 + len(checks) for checks in sections.values())
    _write_state(job, sheet, last)
    write_changes(job, sheet)
    write_headings(job, sheet, layout.heading_row, HEADINGS)
    row = layout.first_row
    for title, checks in sections.items():
        write_section(job, sheet, row, title)
        for number, check in enumerate(checks, row + 1):
            _write_check(job, sheet, number, check)
        row += 1 + len(checks)
    _colour_results(job, sheet, layout.first_row, last)
    sheet.freeze_panes(CHECK_ROW, PLACE)
    sheet.repeat_rows(0, CHECK_ROW - 1)
    sheet.fit_to_pages(1, 0)
    protect(sheet)
    job.book.define_name(MASTER_CHECK, f"={on_sheet(layout.name, state_cell(MASTER_ROW))}")


# ---------------------------------------------------------------- the state of the workbook


def _write_state(job: Job, sheet: LiveSheet, last: int) -> None:
    write_section(job, sheet, STATE_ROW, "State of this workbook")
    figures = _states(job, last)
    for row, label, about in STATES:
        sheet.write_string(row - 1, CHECK, label, job.styles("figure label"))
        sheet.write_string(row - 1, PLACE, "", job.styles("figure label"))
        number = "0.0E+00" if row in TOLERANCES else "0"
        write_figure(job, sheet, row, VALUE, figures[row], number)
        sheet.write_string(row - 1, DUE, about, job.styles("remark"))
    sheet.write_formula(CHECK_ROW - 1, CHECK, _words(job), job.styles("master check"), job.value(ALL_OK))
    colour_check(job, sheet, CHECK_ROW, CHECK)


def _words(job: Job) -> str:
    """Spell the master check in words, with what else keeps the figures from being those of the case itself."""
    failing, added, scenario = map(state_cell, (FAILS_ROW, ADDED_ROW, SCENARIO_ROW))
    return (
        f'=IFERROR(IF({failing}=0,"{ALL_OK}","{FAILING}"&{failing})&IF({added}=0,""," · {NOT_COUNTED}"&{added})'
        f'&IF({_scenario_place(job)}=0,""," · {IN_SCENARIO}"&{scenario}),"{NOT_CALCULATED}")'
    )


def _scenario_place(job: Job) -> str:
    """Give the cell that is 0 while no scenario is chosen."""
    scenarios = job.layout.scenarios
    return on_sheet(scenarios.name, f"{fixed(scenarios.helpers[0])}${matrix.SELECTOR_ROW}")


def _not_calculated(layout: ChecksSheet) -> str:
    """Spell how many rows were added that the calculation would read; of other tables no figure is made."""
    cells = (f"{fixed(ADDED)}${row}" for table, row in layout.inputs.items() if table in {*SOURCES, matrix.TABLE})
    return f"=SUM({','.join(cells)})"


def _states(job: Job, last: int) -> dict[int, Figure]:
    layout, total = job.layout.checks, job.layout.checks.total_row
    counts, results = (f"{fixed(column)}${layout.first_row}:{fixed(column)}${last}" for column in (COUNTS, RESULT))
    return {
        MASTER_ROW: Figure(f"=IF({state_cell(FAILS_ROW)}=0,1,0)", 1.0),
        FAILS_ROW: Figure(f"=SUMPRODUCT({counts}*(1-{results}))", 0.0),
        CHANGED_ROW: Figure(f"={fixed(CHANGED)}${total}", 0.0),
        ADDED_ROW: Figure(_not_calculated(layout), 0.0),
        REMOVED_ROW: Figure(f"={fixed(REMOVED)}${total}", 0.0),
        SCENARIO_ROW: Figure(f"={selector_cell(job.layout)}", job.layout.scenarios.base),
        EXPORTED_ROW: Figure(f"=IF(AND({state_cell(CHANGED_ROW)}=0,{_scenario_place(job)}=0),1,0)", 1.0),
        **{row: Figure("", tolerance) for row, tolerance in TOLERANCES.items()},
    }


# ---------------------------------------------------------------- a check


def _write_check(job: Job, sheet: LiveSheet, row: int, check: Check) -> None:
    """Write a check; its columns have the same formulas in every row."""
    sheet.write_string(row - 1, CHECK, check.said, job.styles("figure label"))
    _write_place(job, sheet, row, check.place)
    write_figure(job, sheet, row, VALUE, check.value, NUMBER)
    write_figure(job, sheet, row, DUE, check.due, NUMBER)
    for column, formula, value, number in _verdict(row, check):
        style = "figure centred" if column in CENTRED else "state" if column in TEXTS else "figure"
        sheet.write_formula(row - 1, column, formula, job.styles(style, number), job.value(value))


def _write_place(job: Job, sheet: LiveSheet, row: int, place: str | int) -> None:
    if isinstance(place, int):
        write_name(job, sheet, row - 1, PLACE, place, "figure label")
    else:
        sheet.write_string(row - 1, PLACE, place, job.styles("figure label"))


def _verdict(row: int, check: Check) -> Iterator[tuple[int, str, float | str, str]]:
    """A number holds within the tolerance, anything else where it is the same; an error never does."""
    value, due, counts, result = (f"{fixed(column)}{row}" for column in (VALUE, DUE, COUNTS, RESULT))
    allowed = f"{fixed(TOLERANCE)}{row}"
    floor = MONEY_ROW if check.money else OTHER_ROW
    size = 0.0 if isinstance(check.due.value, str) else abs(check.due.value)
    yield DIFFERENCE, f'=IFERROR({value}-{due},"–")', _difference(check), SMALL
    relative = f"{state_cell(RELATIVE_ROW)}*IFERROR(ABS({due}),0)"
    tolerance = max(TOLERANCES[floor], TOLERANCES[RELATIVE_ROW] * size)
    yield TOLERANCE, f"=MAX({state_cell(floor)},{relative})", tolerance, "0.0E+00"
    yield COUNTS, f"={check.counts.removeprefix('=')}", 1.0 if check.counts_now else 0.0, "0"
    same = f"IFERROR(1*(ABS({value}-{due})<={allowed}),1*({value}={due}))"
    yield RESULT, f"=IFERROR({same},0)", 1.0 if check.counts_now else 0.0, "0"
    words = f'=CHOOSE(1+{counts}+{counts}*{result},"{check.idle}","fails","OK")'
    yield STATE, words, "OK" if check.counts_now else check.idle, ""
    advice = f'CHOOSE(1+OR(ISERROR({value}),ISERROR({due})),"{check.advice}","{WITH_ERRORS}")'
    yield ADVICE, f'=IF({counts}*(1-{result})=1,{advice},"")', "", ""


def _difference(check: Check) -> float | str:
    return "–" if isinstance(check.value.value, str) or isinstance(check.due.value, str) else 0.0


def _colour_results(job: Job, sheet: LiveSheet, first: int, last: int) -> None:
    counts, result = f"${letters(COUNTS)}{first}", f"${letters(RESULT)}{first}"
    for criteria, style in _CONDITIONS:
        rule = {"type": "formula", "criteria": criteria.format(counts, result), "format": job.styles.change(style)}
        sheet.conditional_format(first - 1, RESULT, last - 1, STATE, rule)


_CONDITIONS: Iterable[tuple[str, str]] = (
    ("=AND({0}=1,{1}=1)", "in order"),
    ("=AND({0}=1,{1}=0)", "not in order"),
    ('=AND({0}=0,{1}<>"")', "does not count"),
)
