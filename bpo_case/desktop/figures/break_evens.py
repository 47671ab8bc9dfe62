"""Break-evens as tables: the values of one input that matter, and the inputs that move a figure most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bpo_case.case.document import Case
from bpo_case.case.place import Rows
from bpo_case.case.units import unit_said
from bpo_case.desktop.figures.figure_table import FigureRow, FigureTable, Shown
from bpo_case.report.blocks import RowKind
from bpo_case.report.break_evens import answer_said, away_said, break_even_writer, found_said, nearest
from bpo_case.text import numbers, translate

if TYPE_CHECKING:
    from bpo_case.analysis.break_even import BreakEven, Crossing
    from bpo_case.analysis.varying.inputs import NumericInput, Value

BETWEEN = "; "


def values_table(found: BreakEven, one: NumericInput, case: Case) -> FigureTable:
    """List the value of the case, those that meet the target with their neighbours, and both ends of what it may be."""
    write, unit = break_even_writer(found, case.settings.currency), unit_of(one, case)
    columns = (translate("Unit"), translate("Value"), translate("Difference"), translate("Result"))
    rows = (
        FigureRow(
            said, (Shown(unit), _value(one, at), _away(one, at), Shown(write(result), result, measure=write.unit)),
            kind, path=one.path,
        )
        for said, at, result, kind in _values(found)
    )  # fmt: skip
    return FigureTable(write.heading, columns, tuple(rows), currency=case.settings.currency)


def _values(found: BreakEven) -> Iterator[tuple[str, Value, float | None, RowKind]]:
    yield translate("Now"), found.base, found.base_result, "plain"
    for each in found.values:
        yield translate("Break-even"), each.value, each.result, "strong"
        if each.beside is not None:
            yield translate("Just beside it"), each.beside, each.beside_result, "plain"
    ends = (translate("Least that it may be"), translate("Most that it may be"))
    for said, at, result in zip(ends, found.range, found.range_results, strict=True):
        yield said, at, result, "plain"


def largest_table(found: tuple[BreakEven, ...], inputs: Mapping[str, NumericInput], case: Case) -> FigureTable:
    """List inputs with the values at which the target is met; what was found of each is said beside its name."""
    columns = (
        translate("Unit"), translate("Now"), translate("Break-even"), translate("Difference"), translate("Better"),
    )  # fmt: skip
    rows = (_row(each, inputs[each.path], case) for each in found)
    return FigureTable("", columns, tuple(rows), currency=case.settings.currency)


def _row(found: BreakEven, one: NumericInput, case: Case) -> FigureRow:
    values, near = found.values, nearest(found, one)
    cells = (
        Shown(unit_of(one, case)), _value(one, found.base), _met(found, one),
        _away(one, near.value) if near else Shown(numbers.MISSING), Shown(_better(values)),
    )  # fmt: skip
    return FigureRow(one.label, cells, about=answer_said(found, one, case.settings.currency), path=one.path)


def _met(found: BreakEven, one: NumericInput) -> Shown:
    if found.throughout:
        return Shown(translate("any value"))
    if not found.values:
        return Shown(translate("none in its range"), look="bad")
    said = BETWEEN.join(found_said(one, each.value) for each in found.values)
    only = found.values[0].value if len(found.values) == 1 else ()
    exactly = BETWEEN.join(one.said(each.value) for each in found.values)
    return Shown(said, None if isinstance(only, tuple) else only, look="best", note=exactly)


def _better(values: tuple[Crossing, ...]) -> str:
    """Say whether more or less of an input is better; where it changes, that is said by none of both."""
    sides = {each.met_above for each in values}
    return translate("more") if sides == {True} else translate("less") if sides == {False} else numbers.MISSING


def unit_of(one: NumericInput, case: Case) -> str:
    """Write the unit of an input, in the currency of its row."""
    return unit_said(one.spec, case, Rows(case).at(one.path)[1])


def _value(one: NumericInput, value: Value) -> Shown:
    return Shown(found_said(one, value), None if isinstance(value, tuple) else value, note=one.said(value))


def _away(one: NumericInput, value: Value) -> Shown:
    said = numbers.MISSING if value == one.value else away_said(one, value)
    return Shown(said, note=said)
