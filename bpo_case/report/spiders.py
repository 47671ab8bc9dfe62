"""The spider and the two-way grid of a sensitivity, as charts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bpo_case.report.cell import Cell, Effect
from bpo_case.report.chart_blocks import Course, Courses, Heat, Side
from bpo_case.report.figures import effect_of
from bpo_case.report.tornados import Writer, writer_for
from bpo_case.text import numbers, translate

if TYPE_CHECKING:
    from bpo_case.analysis.sensitivity import Axis, Grid, Spider, SpiderLine
    from bpo_case.analysis.varying.inputs import NumericInput, Value
    from bpo_case.case.document import Case


def spider_chart(found: Spider, inputs: Mapping[str, NumericInput], case: Case) -> Courses:
    """Draw a line for each input: the figure against how far the input is from what it is now."""
    results = [found.base, *(result for line in found.lines for result in line.results)]
    write = writer_for(found.figure, case.settings.currency, results)
    lines = tuple(_line(line, inputs[line.path], found.steps, write) for line in found.lines)
    return Courses(
        write.heading, write.unit, write.scale.unit, translate("change of the input"), "change", lines,
    )  # fmt: skip


def _line(line: SpiderLine, one: NumericInput, steps: tuple[float, ...], write: Writer) -> Course:
    """Take the change that there was in truth: a whole number moves by at least one, and limits are limits."""
    points = tuple(
        (_change(one, value, step), Cell(write(result), result))
        for value, step, result in zip(line.values, steps, line.results, strict=True)
    )
    there = [result for result in line.results if result is not None]
    return Course(field_first(one), points, rises=not there or there[-1] >= there[0])


def field_first(one: NumericInput) -> str:
    """Say an input by its field and then its row, so that it is told from others where there is little room."""
    field = translate(one.spec.label)
    row = one.label.removesuffix(field).removesuffix(", ").partition(", ")[2]
    return f"{field}, {row}" if row else field


def _change(one: NumericInput, value: Value, step: float) -> float:
    """Give how far a value is from that of the case as a share of it; what numbers something has steps instead."""
    if one.is_ordinal:
        return step
    pairs = zip(_entries(value), _entries(one.value), strict=True)
    return next(((after - before) / abs(before) for after, before in pairs if before), 0.0)


def _entries(value: Value) -> tuple[float, ...]:
    return value if isinstance(value, tuple) else (value,)


def grid_chart(found: Grid, inputs: Mapping[str, NumericInput], case: Case, sign: int) -> Heat:
    """Colour a figure for every pair of values; `sign` says whether more of it is better (1) or less (−1).

    Of a figure of which more is better, what is above 0 is welcome; of others, what is below that of the case.
    """
    write = writer_for(found.figure, case.settings.currency, (result for row in found.results for result in row))
    turn = 0.0 if sign > 0 else found.base or 0.0
    cells = tuple(
        tuple(
            _refused() if (row, column) in found.not_allowed else _cell(result, write, sign, turn)
            for column, result in enumerate(results)
        )
        for row, results in enumerate(found.results)
    )
    rows, columns = (_side(axis, inputs[axis.path]) for axis in (found.first, found.second))
    return Heat(write.heading, write.unit, rows, columns, cells, turn)


def _cell(result: float | None, write: Writer, sign: int, turn: float) -> Cell:
    effect: Effect = "bad" if result is None else effect_of((result - turn) * sign)
    return Cell(write(result), result, effect)


def _refused() -> Cell:
    return Cell(numbers.MISSING)


def _side(axis: Axis, one: NumericInput) -> Side:
    base = axis.values.index(axis.base) if axis.base in axis.values else None
    return Side(axis.label, tuple(one.said(value) for value in axis.values), base)
