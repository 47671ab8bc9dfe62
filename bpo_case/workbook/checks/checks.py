"""The checks of a workbook: a value, what it must be, and what to do where it is not.

Integrity must hold whatever the inputs are. The tie-out holds the engine's figures, as constants, against the cells;
it counts only while the inputs are those that were exported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from bpo_case.case.specs import SETTINGS
from bpo_case.workbook.addresses import fixed, letters, on_sheet
from bpo_case.workbook.calculation.line_cells import last_month, one_value, term, whole_block
from bpo_case.workbook.checks.areas import calculated_areas, formula_areas
from bpo_case.workbook.checks.checks_layout import EXPORTED_ROW, MOVED, STRUCTURE, state_cell
from bpo_case.workbook.job import Job, Shown
from bpo_case.workbook.layout import Layout
from bpo_case.workbook.outputs.summary_layout import AGAINST_COMPARED, FIGURES, TOTAL
from bpo_case.workbook.scenarios.scenario_formulas import misfits_formula, unknown_formula

WHATEVER = "1"
"""A check that always counts."""

OVERWRITTEN = "A formula was overwritten or a cell moved: compare the sheet with a fresh export."
WITH_ERRORS = "Its cells show an error: mend the first check above that fails."
REPORTED = "Find the sheet's first error; it often is a name that a link no longer finds, or a number that was cleared."
FILLED = "Inputs are filled, numbers where numbers belong, within their limits"
UNFILLED = "An input is empty, no number, or outside its limits: the import names each such cell."
FOLLOWS = "The results follow after import; until then they are not to be used."
THERE_IS = "The scenario chosen is one there is"
NOT_THERE = "The figures are those of the base: choose a scenario anew; its name may have been changed."
FITS = "The values of the chosen scenario fit their inputs"
MISFITS = (
    "A value is outside its limits, or not whole. The import refuses it, so these figures are not to be used. "
    "Change the scenario's values where the column “In use” is red: its cells say what is allowed."
)
IDLE_TIE_OUT, IDLE_NPV = "inputs changed", "n/a: yearly convention"


class Figure(NamedTuple):
    """A formula with what it shows as the workbook is exported; a constant has no formula."""

    formula: str
    value: float | str


@dataclass(frozen=True)
class Check:
    """A check. ``place`` is a sheet's name, or the position of an option; ``idle`` is said while it does not count."""

    said: str
    place: str | int
    value: Figure
    due: Figure
    money: bool = False
    advice: str = OVERWRITTEN
    counts: str = WHATEVER
    counts_now: bool = True
    idle: str = ""


OPTIONS_TOGETHER = 8
ZERO = Figure("", 0.0)


def all_checks(job: Job) -> dict[str, list[Check]]:
    """Give the checks by section, in the order in which they are shown; all other sheets are already written."""
    layout = job.layout
    options = [check for option in layout.options for check in _of_option(layout, option)]
    return {
        "Integrity: inputs are complete, and stand where the calculation reads them": list(_of_inputs(layout)),
        "Integrity: no cell shows an error, every formula is in its place": list(_of_sheets(job)),
        "Integrity: sums across are sums down, balances roll": options,
        "Integrity: what is shown side by side is what was calculated": list(_of_shown(job)),
        "Tie-out: the figures are those that BPO Case calculated": list(_tie_outs(layout)),
    }


# ---------------------------------------------------------------- inputs and sheets


def _of_inputs(layout: Layout) -> Iterator[Check]:
    moved, structure = (f"={fixed(column)}${layout.checks.total_row}" for column in (MOVED, STRUCTURE))
    yield Check("Rows stand where they stood", "Inputs", Figure(moved, 0.0), ZERO, advice=f"Rows were moved. {FOLLOWS}")
    yield Check(
        "Months, options and whose row a row is are as exported", "Inputs", Figure(structure, 0.0), ZERO,
        advice=f"The structure was changed. {FOLLOWS}",
    )  # fmt: skip
    if layout.scenarios.scenarios:
        unknown = Figure(unknown_formula(layout), 0.0)
        yield Check(THERE_IS, layout.scenarios.name, unknown, ZERO, advice=NOT_THERE)
    if any(row.limited for row in layout.scenarios.rows):
        misfits = Figure(misfits_formula(layout.scenarios), 0.0)
        yield Check(FITS, layout.scenarios.name, misfits, ZERO, advice=MISFITS)
    for table in (SETTINGS, *(table for table, inputs in layout.inputs.items() if inputs.records)):
        block = layout.exported.blocks[table]
        misfits = Figure(f"=SUM({on_sheet(layout.exported.values, block.misfits)})", 0.0)
        yield Check(FILLED, block.sheet, misfits, ZERO, advice=UNFILLED)


def _of_sheets(job: Job) -> Iterator[Check]:
    for name, area in calculated_areas(job):
        count = f"=SUMPRODUCT(--ISERROR({on_sheet(name, area.address)}))"
        yield Check("No cell shows an error", name, Figure(count, 0.0), ZERO, advice=REPORTED)
    for name, areas, written in formula_areas(job):
        counts = [f"SUMPRODUCT(--_xlfn.ISFORMULA({on_sheet(name, area.address)}))" for area in areas]
        there = Figure("=" + "+".join(counts), float(written))
        yield Check("Every formula is a formula still", name, there, Figure("", float(written)))


# ---------------------------------------------------------------- what is shown


def _of_shown(job: Job) -> Iterator[Check]:
    """Add up the options' figures where they are shown, and where they are calculated; some at a time, to be short."""
    for shown in job.shown:
        options = [*shown.columns]
        for first in range(0, len(options), OPTIONS_TOGETHER):
            yield _as_calculated(job.layout, shown, options[first : first + OPTIONS_TOGETHER])


def _as_calculated(layout: Layout, shown: Shown, options: list[int]) -> Check:
    compared = layout.results.prepared.compared
    has = [option for option in options if not (shown.line in AGAINST_COMPARED and option == compared)]
    total = float(np.nansum(layout.results.values[shown.line][has, 0]))
    first, last = (f"${letters(shown.columns[option])}${shown.row}" for option in (options[0], options[-1]))
    cells = ",".join(one_value(layout, shown.line, option) for option in has) or "0"
    there = Figure(f"=SUM({on_sheet(shown.sheet, f'{first}:{last}')})", total)
    known = layout.model[shown.line]
    due = Figure(f"=SUM({cells})", total)
    return Check(known.label, shown.sheet, there, due, money=known.unit.startswith("money"))


# ---------------------------------------------------------------- an option


def _of_option(layout: Layout, option: int) -> Iterator[Check]:
    for said, value, due in (*_sums(layout, option), *_balances(layout, option)):
        yield Check(said, option, value, due, money="FTE" not in said)
    npv = _figure(layout, "npv", option)
    cell = f"{letters(layout.summary.columns[option])}${layout.summary.cross_check['npv_by_excel']}"
    by_excel = on_sheet(layout.summary.name, f"${cell}")
    monthly = "month" in layout.results.case.settings.convention
    yield Check(
        "NPV is that of Excel's NPV()", option, Figure(f"={by_excel}", npv.value if monthly else "n/a"), npv,
        money=True, counts=f"=IF(ISNUMBER({by_excel}),1,0)", counts_now=monthly, idle=IDLE_NPV,
    )  # fmt: skip


def _sums(layout: Layout, option: int) -> Iterator[tuple[str, Figure, Figure]]:
    summary, results = layout.summary, layout.results
    cost = _figure(layout, TOTAL, option)
    categories = f"${letters(summary.columns[option])}${summary.categories[TOTAL]}"
    yield "Cost categories add up to the total cost", Figure(_on(layout, categories), cost.value), cost
    for line, said, total in (
        ("cost", "Fiscal years add up to the total cost", cost),
        ("saving", "Fiscal years add up to the saving over the term", _figure(layout, "term_saving", option)),
        ("present_value", "Fiscal years add up to the NPV", _figure(layout, "npv", option)),
    ):
        years = f"{fixed(summary.total)}${summary.yearly[line, option]}"
        yield said, Figure(_on(layout, years), total.value), total
    for parts, line, said in (
        (("paid_fte",), "fte", "The roles' paid FTE add up to the FTE in house"),
        (("pay", "hiring"), "personnel", "The roles' pay and hiring add up to the personnel cost"),
    ):
        value = float(results.series(line, option).sum())
        blocks = [block for part in parts if (block := whole_block(layout, part, option))]
        added = Figure(f"=SUM({','.join(blocks)})" if blocks else "=0", value)
        yield said, added, Figure(f"=SUM({term(layout, line, option)})", value)


def _balances(layout: Layout, option: int) -> Iterator[tuple[str, Figure, Figure]]:
    for to_date, flow, said in (
        ("cumulative", "net_cash", "Cash to date rolls from month to month"),
        ("cumulative_value", "present_value", "Discounted cash to date rolls from month to month"),
    ):
        end = float(layout.results.series(to_date, option)[-1])
        rolled = Figure(f"=SUM({term(layout, flow, option)})", end)
        yield said, Figure(f"={last_month(layout, to_date, option)}", end), rolled
    yield "NPV before tax is pre-tax cash, discounted", *_npv_before_tax(layout, option)
    paid, owed = ("charges_cash",), ("charges_accrued", "irrecoverable")
    yield "Charges accrued, with their tax, are all paid by the end", *_equal_sums(layout, option, paid, owed)
    expensed, deducted = ("profit_and_loss",), ("deductible",)
    yield "What is recognised in profit is deducted", *_equal_sums(layout, option, expensed, deducted)
    written_off = _overdepreciated(layout, option)
    if written_off:
        yield "No purchase is depreciated by more than it cost", written_off, ZERO


def _npv_before_tax(layout: Layout, option: int) -> tuple[Figure, Figure]:
    due = _figure(layout, "npv_before_tax", option)
    cash, factor = term(layout, "pre_tax_cash", option), term(layout, "discount_factor", None)
    return Figure(f"=SUMPRODUCT({cash},{factor})", due.value), due


def _equal_sums(
    layout: Layout, option: int, left: tuple[str, ...], right: tuple[str, ...]
) -> tuple[Figure, Figure]:  # fmt: skip
    total = float(layout.results.series(left[0], option).sum())
    sums = [",".join(term(layout, line, option) for line in lines) for lines in (left, right)]
    return Figure(f"=SUM({sums[0]})", total), Figure(f"=SUM({sums[1]})", total)


def _overdepreciated(layout: Layout, option: int) -> Figure | None:
    parts = [whole_block(layout, line, option) for line in ("depreciation", "residual_value", "purchases")]
    if None in parts:
        return None
    return Figure(f"=MAX(0,SUM({parts[0]},{parts[1]})-SUM({parts[2]}))", 0.0)


# ---------------------------------------------------------------- tie-out


def _tie_outs(layout: Layout) -> Iterator[Check]:
    unchanged = f"={state_cell(EXPORTED_ROW)}"
    for option in layout.options:
        for line in FIGURES:
            cell = _figure(layout, line, option)
            known, money = layout.model[line], layout.model[line].unit.startswith("money")
            yield Check(
                known.label, option, cell, Figure("", cell.value), money=money, counts=unchanged, idle=IDLE_TIE_OUT
            )


def _figure(layout: Layout, line: str, option: int) -> Figure:
    """A headline figure of an option, where it is calculated."""
    value = float(layout.results.values[line][option, 0])
    return Figure(f"={one_value(layout, line, option)}", "none" if np.isnan(value) else value)


def _on(layout: Layout, address: str) -> str:
    return f"={on_sheet(layout.summary.name, address)}"
