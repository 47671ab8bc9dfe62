"""The swings of a sensitivity as a table: each input with its values, the results there, and how far it moves them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bpo_case.case.document import Case
from bpo_case.case.place import Rows
from bpo_case.case.units import unit_said
from bpo_case.desktop.figures.figure_table import FigureRow, FigureTable, Shown
from bpo_case.report.tornados import Writer
from bpo_case.text import translate

if TYPE_CHECKING:
    from bpo_case.analysis.sensitivity import Swing
    from bpo_case.analysis.varying.inputs import NumericInput, Value

BOUNDED = "*"


def swings_table(
    swings: tuple[Swing, ...], inputs: Mapping[str, NumericInput], case: Case, write: Writer
) -> FigureTable:
    """Lay out swings in their order; each row is about its input."""
    rows = Rows(case)
    columns = (
        translate("Unit"), translate("Base"), translate("Low"), translate("High"),
        _in_two_lines(translate("Result at low")), _in_two_lines(translate("Result at high")), translate("Swing"),
    )  # fmt: skip
    laid = (_row(each, inputs[each.path], unit_said(inputs[each.path].spec, case, rows.at(each.path)[1]), write)
            for each in swings)  # fmt: skip
    return FigureTable(write.heading, columns, tuple(laid), currency=case.settings.currency)


def _row(each: Swing, one: NumericInput, unit: str, write: Writer) -> FigureRow:
    values = [_value(one, value) for value in (each.base, each.low, each.high)]
    results = [
        Shown(write(result), result, measure=write.unit)
        for result in (each.low_result, each.high_result, each.swing)
    ]  # fmt: skip
    label = each.label + BOUNDED * each.bounded
    about = translate("{input}: as far as the input may go").format(input=each.label) if each.bounded else ""
    return FigureRow(label, (Shown(unit), *values, *results), about=about, path=each.path)


def _in_two_lines(name: str) -> str:
    return name.replace(" ", "\n", 1)


def _value(one: NumericInput, value: Value) -> Shown:
    number = None if isinstance(value, tuple) else value
    return Shown(one.said(value), number, note=one.said(value))
