"""Writes the cover: what the case is, its key figures, how to read the workbook and how to send it back, its sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import bpo_case
from bpo_case.case.settings import Settings
from bpo_case.case.specs import specs_of
from bpo_case.workbook.addresses import on_sheet
from bpo_case.workbook.calculation.places import scalar_cell
from bpo_case.workbook.file.header import write_master_check
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.file.protection import protect
from bpo_case.workbook.inputs.input_layout import VALUE
from bpo_case.workbook.job import HIGHEST, LINE_HEIGHT, TITLE_HEIGHT, Job, height_of, lines_of
from bpo_case.workbook.outputs.key_figures import name_height, write_key_figures, write_name
from bpo_case.workbook.outputs.summary_layout import RATE_OF_RETURN

LABEL, UNIT, FIRST = 1, 2, 3
TITLE_ROW, CHECK_ROW, FACTS_ROW = 2, 3, 5
FACTS = ("organisation", "sector", "decision", "prepared_by", "prepared_on", "status", "currency", "horizon")
HEADLINES = (
    "cost_over_term", "npv", "risk_adjusted_npv", RATE_OF_RETURN, "payback", "discounted_payback", "run_rate_saving",
    "run_rate_saving_share", "one_time_cost", "peak_funding", "contract_value", "fte_before", "fte_after", "hurdle_met",
)  # fmt: skip
LABEL_WIDTH, UNIT_WIDTH, FIGURE_WIDTH, FEWEST_COLUMNS = 34, 12, 18, 5
LINES_IN_A_ROW = HIGHEST // LINE_HEIGHT
"""A text of more lines than a row can be high stands in several rows, merged."""

LEGEND = (
    ("input", "Input", "Change it, and every figure follows."),
    ("name", "Formula", "Read it, do not overwrite it. The words of the formula stand beside it."),
    ("name", "Used", "What formulas use of an input: 0 where Active is “no”, or what the chosen scenario says."),
    (
        "legend of checks",
        "Check",
        "Green: in order. Amber: a scenario is chosen, or rows wait for the import. Red: Checks says what fails.",
    ),
    ("section", "Section", "The beginning of a subject."),
    ("hidden", "none", "There is no answer: no payback within the term, or no rate of return."),
    ("hidden", "–", "Nothing, or nothing to say: an option cannot pay back against itself."),
)
"""Style, what is shown in it, and what that means."""

TITLE_SIZE = 1.8
"""How much wider the letters of the title are."""

FIRST_STEPS = (
    "This case has no services yet, so that there is nothing to calculate.",
    "1.  On the sheet Case, say who asks for what decision, in which currency, over how many months.",
    "2.  Fill, in this order: Locations, Services, Labor and Infrastructure for today, then Options, Plan and Charges.",
    "3.  Save it and let BPO Case import it: rows that were added calculate in the workbook that is exported next.",
)
RETURNING = (
    "1.  Change what is yellow. Say in the change log what you changed, and why.",
    "2.  To add a row, fill an empty yellow row below the others. It calculates after import; Checks counts it.",
    "3.  To remove a row, set Active to “no”: it counts for nothing at once. Do not delete or insert rows of a sheet.",
    "4.  Do not sort rows, and leave what is hidden: results do not follow rows that moved, and Checks says so.",
    "5.  Save it as .xlsx and send it back. BPO Case shows every change with its sheet and cell before it takes any.",
)
OUTPUTS_SAID: Mapping[str, str] = {
    "summary": "The options side by side, by category and by fiscal year",
    "charts": "NPV, cash, cost and people in pictures",
    "checks": "Whether the workbook is sound, and what was changed in it",
    "scenarios": "Choose one, and every figure follows",
    "case": "Settings and constants",
    "shared": "Calculated once for all options: calendar, discounting, currencies, places, volumes",
    "option": "Calculation of the option; the same lines in the same order on each of these sheets",
    "health": "How business cases go wrong, and whether this one does",
    "assumptions": "Every row of input with its source and confidence",
    "lists": "The words that inputs choose from",
}


def write_cover(job: Job) -> None:
    """Write the cover."""
    sheet = job.sheet(job.layout.cover, "cover")
    sheet.set_column(0, 0, 2)
    sheet.set_column(LABEL, LABEL, LABEL_WIDTH)
    sheet.set_column(UNIT, UNIT, UNIT_WIDTH)
    sheet.set_column(FIRST, _last(job), FIGURE_WIDTH)
    _write_title(job, sheet)
    write_master_check(job, sheet, LABEL, CHECK_ROW)
    sheet.write_string(CHECK_ROW - 1, UNIT, "Business case: live model", job.styles("about"))
    row = FACTS_ROW - 1
    parts = (_write_facts, _write_first_steps, _write_figures, _write_legend, _write_returning, _write_sheets)
    for write in parts:
        row = write(job, sheet, row) + 1
    sheet.freeze_panes(CHECK_ROW, 0)
    sheet.set_portrait()
    sheet.print_area(0, 0, row, _last(job))
    sheet.fit_to_pages(1, 0)
    protect(sheet)


def _setting(job: Job, name: str) -> str:
    """A setting as text: a blank one stays blank."""
    return f'={scalar_cell(job.layout, name, VALUE)}&""'


def _section(job: Job, sheet: LiveSheet, row: int, text: str) -> int:
    for column in range(LABEL, _last(job) + 1):
        sheet.write_blank(row, column, None, job.styles("section"))
    sheet.write_string(row, LABEL, text, job.styles("section"))
    return row + 1


def _last(job: Job) -> int:
    return FIRST + max(FEWEST_COLUMNS, len(job.layout.options)) - 1


def _text_width(job: Job) -> int:
    """How many characters stand beside each other right of the labels."""
    return UNIT_WIDTH + FIGURE_WIDTH * (_last(job) - FIRST + 1)


def _write_title(job: Job, sheet: LiveSheet) -> None:
    """Write the title of the case, over as many lines as it takes in its larger letters."""
    title, style = job.layout.results.case.settings.title, job.styles("wrapped title")
    lines = lines_of(title, (LABEL_WIDTH + _text_width(job)) / TITLE_SIZE)
    sheet.set_row(TITLE_ROW - 1, min(HIGHEST, TITLE_HEIGHT * lines))
    sheet.merge_range(TITLE_ROW - 1, LABEL, TITLE_ROW - 1, _last(job), "", style)
    sheet.write_formula(TITLE_ROW - 1, LABEL, _setting(job, "title"), style, job.value(title))


def _write_facts(job: Job, sheet: LiveSheet, row: int) -> int:
    settings, specs = job.layout.results.case.settings, specs_of(Settings)
    for name in FACTS:
        text = str(getattr(settings, name))
        rows = _merge_for(job, sheet, row, text)
        sheet.write_string(row, LABEL, specs[name].heading, job.styles("figure label"))
        sheet.write_formula(row, UNIT, _setting(job, name), job.styles("figure paragraph"), job.value(text))
        row += rows
    _merge_for(job, sheet, row, "")
    sheet.write_string(row, LABEL, "Written by", job.styles("figure label"))
    sheet.write_string(row, UNIT, f"BPO Case {bpo_case.__version__}", job.styles("figure paragraph"))
    return row + 1


def _merge_for(job: Job, sheet: LiveSheet, row: int, text: str) -> int:
    """Merge the cells in which a text stands whole, which is no data and in nobody's way; give how many rows it takes.

    Numbers of rows are even ones, so that no line is parted.
    """
    lines = lines_of(text, _text_width(job))
    rows = -(-lines // LINES_IN_A_ROW)
    for each in range(row, row + rows):
        sheet.set_row(each, height_of(-(-lines // rows), 2))
        sheet.write_blank(each, LABEL, None, job.styles("figure label"))
    sheet.merge_range(row, UNIT, row + rows - 1, _last(job), "", job.styles("figure paragraph"))
    return rows


# ---------------------------------------------------------------- key figures


def _write_figures(job: Job, sheet: LiveSheet, row: int) -> int:
    """The options side by side, each figure read from the option's sheet."""
    row = _section(job, sheet, row, "Key figures")
    sheet.write_string(row, LABEL, "", job.styles("heading"))
    sheet.write_string(row, UNIT, "Unit", job.styles("heading"))
    sheet.set_row(row, name_height(job, FIGURE_WIDTH))
    columns = {option: column for column, option in enumerate(job.layout.options, FIRST)}
    for option, column in columns.items():
        write_name(job, sheet, row, column, option, "heading of numbers")
    return write_key_figures(job, sheet, row + 2, HEADLINES, LABEL, columns, FIGURE_WIDTH) - 1


# ---------------------------------------------------------------- where to start


def _write_first_steps(job: Job, sheet: LiveSheet, row: int) -> int:
    """Say of a case without services with what to begin."""
    if job.layout.results.case.services:
        return row - 1
    row = _section(job, sheet, row, "Where to start")
    for text in FIRST_STEPS:
        sheet.write_string(row, LABEL, text, job.styles("name"))
        row += 1
    return row


# ---------------------------------------------------------------- how to read it, how to send it back


def _write_legend(job: Job, sheet: LiveSheet, row: int) -> int:
    row = _section(job, sheet, row, "How to read it")
    for style, shown, text in LEGEND:
        sheet.write_string(row, LABEL, shown, job.styles(style))
        sheet.write_string(row, UNIT, text, job.styles("name"))
        row += 1
    return row


def _write_returning(job: Job, sheet: LiveSheet, row: int) -> int:
    row = _section(job, sheet, row, "How to return this workbook")
    for text in RETURNING:
        sheet.write_string(row, LABEL, text, job.styles("name"))
        row += 1
    return row


def _write_sheets(job: Job, sheet: LiveSheet, row: int) -> int:
    """The sheets, each a link to itself."""
    row = _section(job, sheet, row, "Sheets")
    for name, about in _sheets(job):
        sheet.write_url(row, LABEL, f"internal:{on_sheet(name, 'A1')}", job.styles("link"), name)
        sheet.write_string(row, UNIT, about, job.styles("name"))
        row += 1
    return row


def _sheets(job: Job) -> Iterator[tuple[str, str]]:
    """The sheets in the order of their tabs, with a word about each."""
    layout, said = job.layout, OUTPUTS_SAID
    yield layout.summary.name, said["summary"]
    yield layout.charts, said["charts"]
    yield layout.checks.name, said["checks"]
    yield layout.scenarios.name, said["scenarios"]
    yield layout.case.name, said["case"]
    yield from ((each.name, each.about) for table, each in layout.inputs.items() if table != "log")
    yield layout.shared.name, said["shared"]
    yield from ((each.name, said["option"]) for each in layout.options.values())
    yield layout.health, said["health"]
    yield layout.assumptions, said["assumptions"]
    yield layout.inputs["log"].name, layout.inputs["log"].about
    yield layout.lists.name, said["lists"]
