"""Writes the key figures of the options side by side, the same on the cover and on the summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bpo_case.model.returns import has_meaning, yearly_roots
from bpo_case.text import numbers
from bpo_case.workbook.addresses import letters, on_sheet
from bpo_case.workbook.calculation.calculation_layout import Block
from bpo_case.workbook.calculation.formulas import name_formula
from bpo_case.workbook.calculation.line_cells import one_value
from bpo_case.workbook.checks.checks_layout import EXPORTED_ROW, state_cell
from bpo_case.workbook.file.live_sheet import LiveSheet
from bpo_case.workbook.file.styles import YES_NO, result_format, unit_text
from bpo_case.workbook.job import Job, Shown, height_of, lines_of
from bpo_case.workbook.outputs.summary_layout import AGAINST_COMPARED, RATES, with_rates

DASH = numbers.MISSING
FORMATS: Mapping[str, str] = {"month": "0.0", "ratio": '0.00;-0.00;"–"', "flag": YES_NO}
"""Number formats of headline figures, by unit, where they differ from those of the calculation."""

MONTHS_THEMSELVES = frozenset({"peak_funding_month"})
"""Figures that name a month, where the others of its unit count months."""

RATES_SAID = ("IRR is: BPO Case says which, after import", "IRR is, as exported")
THE_ONLY, ONE_OF, MAY_BE = "the only one", "one of several: ", "may be one of several"
ROOTS_SAID = 6
"""More rates of return than these are not listed; a text in a formula has at most 255 characters."""


def write_key_figures(
    job: Job, sheet: LiveSheet, row: int, lines: Iterable[str], label: int, columns: Mapping[int, int], width: int
) -> int:
    """Write headline figures below the options' names, which stand in the row before; give the row after them."""
    compared = _is_compared(job, columns, row - 1)
    for at, name in enumerate(with_rates(lines), row):
        if name == RATES:
            _write_rates(job, sheet, at, label, columns, width)
        else:
            _write_figure(job, sheet, at, name, label, columns, compared)
    return at + 1


def write_name(job: Job, sheet: LiveSheet, row: int, column: int, option: int, style: str) -> None:
    """Write an option's name as its input sheet has it; the row counts from 0."""
    name = job.value(job.layout.results.options[option].name)
    sheet.write_formula(row, column, option_name(job, option), job.styles(style), name)


def option_name(job: Job, option: int) -> str:
    """Spell the name of an option."""
    return name_formula(job.layout, Block("options", 0, (option,)), option)


def name_height(job: Job, width: int) -> int:
    """Give the height of a row in which the names of the options stand in columns of a width."""
    return height_of(max(lines_of(job.layout.results.options[option].name, width) for option in job.layout.options))


def figure_format(name: str, unit: str, values: Iterable[float]) -> str:
    """Choose the number format of a headline figure, whatever it will be."""
    if name in MONTHS_THEMSELVES:
        return "0"
    return FORMATS.get(unit) or result_format(unit, values)


def _is_compared(job: Job, columns: Mapping[int, int], names: int) -> dict[int, str]:
    """Spell for each option whether it is the one compared with, by its name above the figures."""
    compared = option_name(job, job.layout.results.prepared.compared).removeprefix("=")
    return {option: f"{letters(column)}${names}={compared}" for option, column in columns.items()}


def _write_figure(
    job: Job, sheet: LiveSheet, row: int, name: str, label: int, columns: Mapping[int, int], compared: Mapping[int, str]
) -> None:
    line, values = job.layout.model[name], job.layout.results.values[name][:, 0].tolist()
    style = job.styles("figure", figure_format(name, line.unit, values))
    _write_label(job, sheet, row, label, line.label, "" if line.unit == "flag" else unit_text(line.unit, job.currency))
    job.shown.append(Shown(name, str(sheet.name), row, columns))
    for option, column in columns.items():
        cell, value = one_value(job.layout, name, option), values[option]
        formula = f'=IF({compared[option]},"{DASH}",{cell})' if name in AGAINST_COMPARED else f"={cell}"
        shown = DASH if name in AGAINST_COMPARED and option == job.layout.results.prepared.compared else value
        sheet.write_formula(row - 1, column, formula, style, job.value(shown))


def _write_label(job: Job, sheet: LiveSheet, row: int, label: int, said: str, unit: str) -> None:
    sheet.write_string(row - 1, label, said, job.styles("figure label"))
    sheet.write_string(row - 1, label + 1, unit, job.styles("figure label"))


# ---------------------------------------------------------------- one of several


def _write_rates(job: Job, sheet: LiveSheet, row: int, label: int, columns: Mapping[int, int], width: int) -> None:
    """Say whether the rate of return in the row above is one of several: only the engine finds them, as exported."""
    exported = on_sheet(job.layout.checks.name, state_cell(EXPORTED_ROW))
    words = f'=CHOOSE(1+{exported},"{RATES_SAID[0]}","{RATES_SAID[1]}")'
    _write_label(job, sheet, row, label, "", "")
    sheet.write_formula(row - 1, label, words, job.styles("figure paragraph"), job.value(RATES_SAID[1]))
    said = {option: rates_said(job, option) for option in columns}
    for option, column in columns.items():
        now = f'IF(ISNUMBER({letters(column)}{row - 1}),"{MAY_BE}","{DASH}")'
        formula = f'=CHOOSE(1+{exported},{now},"{said[option]}")'
        sheet.write_formula(row - 1, column, formula, job.styles("figure remark"), job.value(said[option]))
    sheet.set_row(row - 1, height_of(max(lines_of(text, width) for text in (MAY_BE, *said.values()))))


def rates_said(job: Job, option: int) -> str:
    """Say of an option whether its rate of return is one of several, and which there are."""
    results = job.layout.results
    if option == results.prepared.compared:
        return DASH
    roots = [root for root in yearly_roots(results.series("net_cash", option)) if has_meaning(root)]
    if len(roots) < 2:
        return THE_ONLY if roots else DASH
    return ONE_OF + _listed([numbers.share(root) for root in roots])


def _listed(roots: Sequence[str]) -> str:
    return ", ".join(roots[:ROOTS_SAID]) + (" …" if len(roots) > ROOTS_SAID else "")
