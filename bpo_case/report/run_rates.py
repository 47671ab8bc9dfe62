"""Run-rates: what recurs in the last twelve months of the term, and what leads there from today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Stair, Waterfall
from bpo_case.report.figures import Scale, effect_of, scale_of, shortened
from bpo_case.report.findings import Findings
from bpo_case.text import message, translate

YEAR = 12
NAME_SHOWN = 60

PARTS: Mapping[str, tuple[str, ...]] = {
    message("Labor"): ("personnel",),
    message("Infrastructure"): ("infrastructure_running", "asset_depreciation"),
    message("Training"): ("training_cost",),
    message("Charges"): ("charges_accrued", "irrecoverable"),
    message("Governance"): ("governance_cost",),
    message("Other"): ("other_cost",),
}
"""The parts of recurring cost by their lines, which add up to it."""


def run_rate(found: Findings, lines: Sequence[str], option: int) -> float:
    """Sum lines of an option over the last twelve months."""
    return sum(float(found.series(line, option)[-YEAR:].sum()) for line in lines)


def run_rate_scale(found: Findings) -> Scale:
    """Choose the unit of run-rates."""
    return scale_of(found.currency, (found.amount("run_rate_cost", at) for at in (found.compared, found.best)))


def parts_used(found: Findings) -> list[str]:
    """Name the parts that recur in the compared-with or in the best option."""
    shown = (found.compared, found.best)
    return [
        name for name, lines in PARTS.items() if any(found.series(line, at).any() for line in lines for at in shown)
    ]


def begins_today(found: Findings) -> bool:
    """Whether the first twelve months of the compared-with option are today's cost, and apart from the run-rate's."""
    return found.options[found.compared].kind == "as is" and found.settings.horizon >= 2 * YEAR


def run_rate_waterfall(found: Findings) -> Waterfall:
    """Lead from the cost of today to the compared-with option's run-rate, and on to the best option's."""
    scale = run_rate_scale(found)
    base, end = (found.amount("run_rate_cost", at) for at in (found.compared, found.best))
    names = [_two_lines(translate("Run-rate"), found, at) for at in (found.compared, found.best)]
    stairs = (*_from_today(found, scale, base), Stair(names[0], scale.cell(base), total=True))
    changes = {part: run_rate(found, PARTS[part], found.best) - run_rate(found, PARTS[part], found.compared)
               for part in parts_used(found)}  # fmt: skip
    cells = _changes(scale, list(changes.values()), scale.printed(end) - scale.printed(base))
    steps = [Stair(translate(part), cell) for part, cell in zip(changes, cells, strict=True) if cell.value]
    return Waterfall(scale.heading, (*stairs, *steps, Stair(names[1], scale.cell(end), total=True)))


def _from_today(found: Findings, scale: Scale, base: float) -> tuple[Stair, ...]:
    """The cost of the first twelve months, and what volumes, wages and prices make of it by the end of the term."""
    if not begins_today(found):
        return ()
    today = float(found.series("recurring_cost", found.compared)[1 : YEAR + 1].sum())
    (rise,) = _changes(scale, [base - today], scale.printed(base) - scale.printed(today))
    first = _two_lines(translate("First 12 months"), found, found.compared)
    return Stair(first, scale.cell(today), total=True), Stair(translate("Volumes, wages, prices"), rise)


def _two_lines(words: str, found: Findings, option: int) -> str:
    """Name a total: what it is, and under it the option."""
    return f"{words}\n{shortened(found.name(option), NAME_SHOWN)}"


def _changes(scale: Scale, amounts: Sequence[float], total: float) -> list[Cell]:
    """Write changes of cost so that they add up as printed: more of it has a plus, and less is welcome."""
    return [_change(cell) for cell in scale.cells_adding_up(amounts, total)]


def _change(cell: Cell) -> Cell:
    amount = cell.value or 0.0
    text = f"+{cell.text}" if cell.text[:1].isdigit() else cell.text
    return replace(cell, text=text, effect=effect_of(-amount))
