"""Sensitivity: which inputs move the best option's value most, and how far each is from where the value is zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bpo_case.case.place import parts_of
from bpo_case.case.specs import table_label
from bpo_case.report import chart_blocks
from bpo_case.report.blocks import Beside, Note, Page, Row, Table
from bpo_case.report.break_evens import away_said, found_said, nearest
from bpo_case.report.cell import Cell
from bpo_case.report.figures import rate, shortened, size_of, titled
from bpo_case.report.findings import Findings
from bpo_case.report.tornados import results_of, tornado, writer_for
from bpo_case.report.verdict import short_name
from bpo_case.text import numbers, plain_number, translate, translate_plural

if TYPE_CHECKING:
    from bpo_case.analysis.break_even import BreakEven
    from bpo_case.analysis.sensitivity import Tornado
    from bpo_case.analysis.varying.inputs import NumericInput, Value

SHOWN, NAME_SHOWN = 9, 64


def sensitivity_page(found: Findings) -> Page | None:
    """Make the page with the tornado; None where no input moves anything."""
    studied = found.studies.sensitivity
    if studied is None or studied.base is None:
        return None
    inputs = _inputs(found, studied)
    chart = _chart(found, studied, inputs)
    right = (break_even_table(found, inputs), Note(_note_on_break_evens()))
    set_out = (Beside((chart,), right, twelfths=5), swings_table(found, studied, inputs), Note(_note(studied)))
    return Page(translate("Sensitivity"), _title(found, studied), _subtitle(found, studied), set_out)


def _chart(found: Findings, studied: Tornado, inputs: Mapping[str, NumericInput]) -> chart_blocks.Tornado:
    """Draw the tornado with the names that the tables have."""
    chart = tornado(studied, inputs, found.results.case, SHOWN)
    pairs = zip(chart.inputs, studied.inputs, strict=False)
    return replace(chart, inputs=tuple(replace(bar, name=_short(each.path, each.label)) for bar, each in pairs))


def _inputs(found: Findings, studied: Tornado) -> dict[str, NumericInput]:
    from bpo_case.analysis.varying.inputs import numeric_inputs

    paths = [each.path for each in studied.inputs]
    return {one.path: one for one in numeric_inputs(found.results.case, paths)}


def _title(found: Findings, studied: Tornado) -> str:
    base, largest = studied.base or 0.0, studied.inputs[0]
    turning = turned(studied)
    if base > 0 and not turning:
        template = translate("No single input takes all value from {name}; {input} moves it most, by {swing}")
    elif base > 0:
        template = translate_plural(
            "{count} input alone can take all value from {name}; {input} moves it most, by {swing}",
            "{count} inputs can each take all value from {name}; {input} moves it most, by {swing}",
            turning,
        )
    elif not turning:
        template = translate("No single input makes {name} gain; {input} moves its value most, by {swing}")
    else:
        template = translate_plural(
            "{count} input alone can make {name} gain; {input} moves its value most, by {swing}",
            "{count} inputs can each make {name} gain; {input} moves its value most, by {swing}",
            turning,
        )
    words = {"count": plain_number(turning), "swing": size_of(largest.swing or 0.0, found.currency)}
    return titled(template, {**found.names, "input": _short(largest.path, largest.label)}, words)


def turned(studied: Tornado) -> int:
    """Count the inputs that turn the sign of the figure at one of their ends."""
    gains = (studied.base or 0.0) > 0
    ends = ((each.low_result, each.high_result) for each in studied.inputs)
    return sum(any(end is not None and (end > 0) != gains for end in pair) for pair in ends)


def _short(path: str, label: str) -> str:
    """Name an input without its table."""
    return label.removeprefix(f"{translate(table_label(parts_of(path)[0]))}, ")


def _subtitle(found: Findings, studied: Tornado) -> str:
    template = translate("NPV of {option} against {compared} at {rate}, one input varied at a time: {span}")
    return template.format(
        option=short_name(found, found.best),
        compared=short_name(found, found.compared),
        rate=rate(found.nominal_rate),
        span=studied.by,
    )


def swings_table(found: Findings, studied: Tornado, inputs: Mapping[str, NumericInput]) -> Table:
    """Give the inputs with their values and what the NPV comes to with them."""
    write = writer_for(studied.figure, found.currency, results_of(studied))
    columns = (
        translate("Low value"), translate("Now"), translate("High value"), translate("NPV at low"),
        translate("NPV at high"), translate("Swing"),
    )  # fmt: skip
    rows = []
    for each in studied.inputs[:SHOWN]:
        said = inputs[each.path].said
        values = (Cell(said(value), _number(value)) for value in (each.low, each.base, each.high))
        results = (Cell(write(result), result) for result in (each.low_result, each.high_result, each.swing))
        rows.append(Row(shortened(_short(each.path, each.label), NAME_SHOWN), (*values, *results)))
    return Table(write.scale.heading, columns, tuple(rows))


def _number(value: Value) -> float | None:
    """Give a value as a number; a list is none."""
    return None if isinstance(value, tuple) else float(value)


def break_even_table(found: Findings, inputs: Mapping[str, NumericInput]) -> Table:
    """Give the value at which the NPV is zero for the inputs that move it most."""
    columns = (translate("Now"), translate("Break-even"), translate("How far"))
    rows = []
    for path, each in found.studies.break_evens.items():
        one = inputs[path]
        cells = (Cell(one.said(one.value), _number(one.value)), *_break_even_cells(each, one))
        rows.append(Row(shortened(_short(path, one.label), NAME_SHOWN), cells))
    return Table(translate("NPV is 0"), columns, tuple(rows))


def _break_even_cells(found: BreakEven, one: NumericInput) -> tuple[Cell, Cell]:
    """Write the break-even that is nearest to the value of now, and how far it is from it."""
    if found.throughout:
        return Cell(translate("always")), Cell(numbers.MISSING)
    crossing = nearest(found, one)
    if crossing is None:
        return Cell(translate("none in its range")), Cell(numbers.MISSING)
    value = crossing.value
    return Cell(found_said(one, value), _number(value)), Cell(away_said(one, value))


def _note_on_break_evens() -> str:
    return translate(
        "The value at which the option is worth no more than the compared-with, all else as it is; pp are percentage "
        "points. Looked for in all values that the input may have."
    )


def _note(studied: Tornado) -> str:
    said = translate("All other inputs stay as they are. {count} varied, {still} of them without effect.")
    count, still = len(studied.inputs) + len(studied.moves_nothing), len(studied.moves_nothing)
    left = len(studied.inputs) - SHOWN
    more = translate("The {count} largest swings are shown.").format(count=plain_number(SHOWN)) if left > 0 else ""
    return f"{said.format(count=numbers.number(count), still=numbers.number(still))} {more}".strip()
