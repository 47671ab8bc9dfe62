"""Writes the cover: what the case is, its key figures live from the options' sheets, and how to read the workbook."""

from __future__ import annotations

import bpo_case
from bpo_case.case.settings import Settings
from bpo_case.case.specs import specs_of
from bpo_case.workbook.addresses import fixed, on_sheet
from bpo_case.workbook.calculation_layout import ONE, Block
from bpo_case.workbook.formulas import name_formula
from bpo_case.workbook.input_layout import VALUE
from bpo_case.workbook.job import LINE_HEIGHT, TITLE_HEIGHT, Job
from bpo_case.workbook.live_sheet import LiveSheet
from bpo_case.workbook.places import scalar_cell
from bpo_case.workbook.styles import result_format, unit_text

LABEL, UNIT, FIRST = 1, 2, 3
FACTS = ("organisation", "sector", "decision", "prepared_by", "prepared_on", "status", "currency", "horizon")
HEADLINES = (
    "cost_over_term", "npv", "risk_adjusted_npv", "rate_of_return", "payback", "discounted_payback", "run_rate_saving",
    "run_rate_saving_share", "one_time_cost", "peak_funding", "contract_value", "fte_before", "fte_after", "hurdle_met",
)  # fmt: skip
FIGURE_WIDTH, FEWEST_COLUMNS = 24, 3
YES_NO = '"yes";;"no"'

LEGEND = (
    ("input", "Input", "Change it, and every figure follows."),
    ("name", "Formula", "Read it, do not overwrite it. The words of the formula stand beside it."),
    ("section", "Section", "The beginning of a subject on a calculation sheet."),
    ("hidden", "none", "There is no answer: no payback within the term, or no rate of return."),
)
"""Style, what is shown in it, and what that means."""

TOGETHER = (
    "Inputs stand on yellow sheets, one for each subject, with the evidence for each row at its right.",
    "“Shared” calculates what is the same for all options: calendar, discounting, currencies, places, volumes.",
    "Each option has a calculation sheet. Its lines are the same, in the same order, and read the inputs and “Shared”.",
    "Every month of a row has the same formula. Links are looked up once, as row numbers, at the top of a sheet.",
)


def write_cover(job: Job) -> None:
    """Write the cover."""
    sheet = job.sheet(job.layout.cover, "cover")
    sheet.set_column(0, 0, 2)
    sheet.set_column(LABEL, LABEL, 30)
    sheet.set_column(UNIT, UNIT, 12)
    sheet.set_column(FIRST, _last(job), FIGURE_WIDTH)
    sheet.set_row(1, TITLE_HEIGHT)
    settings = job.layout.results.case.settings
    sheet.write_formula(1, LABEL, _setting(job, "title"), job.styles("title"), job.value(settings.title))
    sheet.write_string(2, LABEL, "Business case: live model", job.styles("about"))
    row = _write_facts(job, sheet, 4)
    row = _write_figures(job, sheet, row + 1)
    row = _write_legend(job, sheet, row + 1)
    row = _write_sheets(job, sheet, row + 1)
    sheet.set_portrait()
    sheet.print_area(0, 0, row, _last(job))
    sheet.fit_to_pages(1, 1)


def _setting(job: Job, name: str) -> str:
    """A setting as text: a blank one stays blank."""
    return f'={scalar_cell(job.layout, name, VALUE)}&""'


def _section(job: Job, sheet: LiveSheet, row: int, text: str, last: int) -> int:
    for column in range(LABEL, last + 1):
        sheet.write_blank(row, column, None, job.styles("section"))
    sheet.write_string(row, LABEL, text, job.styles("section"))
    return row + 1


def _last(job: Job) -> int:
    return FIRST + max(FEWEST_COLUMNS, len(job.layout.options)) - 1


def _write_facts(job: Job, sheet: LiveSheet, row: int) -> int:
    settings, specs = job.layout.results.case.settings, specs_of(Settings)
    for name in FACTS:
        sheet.write_string(row, LABEL, specs[name].heading, job.styles("figure label"))
        value = job.value(str(getattr(settings, name)))
        sheet.write_formula(row, UNIT, _setting(job, name), job.styles("name"), value)
        row += 1
    sheet.write_string(row, LABEL, "Written by", job.styles("figure label"))
    sheet.write_string(row, UNIT, f"BPO Case {bpo_case.__version__}", job.styles("name"))
    return row + 1


def _write_figures(job: Job, sheet: LiveSheet, row: int) -> int:
    """The options side by side, each figure read from the option's sheet."""
    row = _section(job, sheet, row, "Key figures", _last(job))
    sheet.write_string(row, LABEL, "", job.styles("heading"))
    sheet.write_string(row, UNIT, "Unit", job.styles("heading"))
    results = job.layout.results
    longest = max(len(results.options[option].name) for option in job.layout.options)
    sheet.set_row(row, LINE_HEIGHT * -(-longest // (FIGURE_WIDTH - 2)))
    for column, option in enumerate(job.layout.options, FIRST):
        name = name_formula(job.layout, Block("options", 0, (option,)), option)
        sheet.write_formula(
            row, column, name, job.styles("heading of numbers"), job.value(results.options[option].name)
        )
    for line in (results.model[name] for name in HEADLINES):
        row += 1
        values = results.values[line.name][:, 0].tolist()
        number = YES_NO if line.unit == "flag" else result_format(line.unit, values)
        sheet.write_string(row, LABEL, line.label, job.styles("figure label"))
        unit = "" if line.unit == "flag" else unit_text(line.unit, job.currency)
        sheet.write_string(row, UNIT, unit, job.styles("figure label"))
        for column, (option, layout) in enumerate(job.layout.options.items(), FIRST):
            address = f"{fixed(ONE)}{layout.lines[line.name].row(option)}"
            formula = f"={on_sheet(layout.name, address)}"
            sheet.write_formula(row, column, formula, job.styles("figure", number), job.value(values[option]))
    return row + 1


def _write_legend(job: Job, sheet: LiveSheet, row: int) -> int:
    row = _section(job, sheet, row, "How to read it", _last(job))
    for style, shown, text in LEGEND:
        sheet.write_string(row, LABEL, shown, job.styles(style))
        sheet.write_string(row, UNIT, text, job.styles("name"))
        row += 1
    for text in TOGETHER:
        sheet.write_string(row, LABEL, text, job.styles("name"))
        row += 1
    return row


def _write_sheets(job: Job, sheet: LiveSheet, row: int) -> int:
    """The sheets, each a link to itself."""
    row = _section(job, sheet, row, "Sheets", _last(job))
    layout = job.layout
    named = [(layout.case.name, "Settings and constants")]
    named += [(each.name, each.about) for each in layout.inputs.values()]
    named += [(layout.shared.name, "Calculated once for all options")]
    named += [(each.name, "Calculation of the option") for each in layout.options.values()]
    named += [(layout.lists.name, "The words that inputs choose from")]
    for name, about in named:
        sheet.write_url(row, LABEL, f"internal:{on_sheet(name, 'A1')}", job.styles("link"), name)
        sheet.write_string(row, UNIT, about, job.styles("name"))
        row += 1
    return row
