"""Why an input moves nothing, found out and not guessed: each reason is one that was seen to hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from bpo_case.analysis.varying.inputs import NumericInput, Value
from bpo_case.analysis.varying.measure import Measure
from bpo_case.engine.behind import Rows, dependents, readers, reads
from bpo_case.engine.data import Array, Data
from bpo_case.engine.expression import Linked, Read
from bpo_case.engine.reach import Input
from bpo_case.engine.resolve import Line
from bpo_case.text import message, translate

LINES_NAMED = 3
_NOUGHT = message("What reads it is 0 here: {lines}.")
_THE_SAME = message("What reads it is 0 here, or held by a limit, a choice or a factor of 0: {lines}.")


def why_not_read(measure: Measure, one: NumericInput) -> str:
    """Say why the figure of the option does not read an input at all; blank where it does."""
    if measure.is_reached(one.path):
        return ""
    model, columns = measure.results.model, measure.columns(one.path)
    reading = [line for column in columns for line in readers(model, column)]
    if not reading:
        return translate("No line of the model reads it.")
    if not any(measure.line in dependents(model, column) for column in columns):
        said = translate("It is read by “{line}”, which does not enter “{figure}”.")
        return said.format(line=translate(reading[0].label), figure=measure.label)
    owners = [f"“{name}”" for name in measure.options_reading(one.path)]
    if owners:
        return translate("Only other options read it: {options}.").format(options=", ".join(owners))
    return translate("Nothing that is calculated uses its row.")


def why_not_varied(one: NumericInput, values: Sequence[Value], bounded: bool, by_share: bool) -> str:
    """Say why an input has no other value in its span; blank where it has one."""
    if any(value != one.value for value in values):
        return ""
    if bounded:
        return translate("Its limits, or the inputs beside it, leave no other value.")
    if by_share and one.is_zero:
        return translate("It is 0, so that a percentage of it changes nothing.")
    return translate("Its span is no more than the value that it has.")


def why_not_moved(measure: Measure, one: NumericInput, values: Sequence[Value]) -> str:
    """Say which line stays the same whatever the input is, though it reads it, directly or through others."""
    if measure.base is None:
        return translate("There is no “{figure}” with any of its values.").format(figure=measure.label)
    columns = measure.columns(one.path)
    if not columns:
        return translate("“{figure}” is the same with all of its values.").format(figure=measure.label)
    lines = measure.lines(columns, [{one.path: value} for value in values])
    ends = list(_ends(measure, columns, lines))
    if any(end.alike for end in ends):
        said = translate("It moves “{option}” and “{compared}” alike.")
        return said.format(option=measure.option, compared=measure.results.compared.name)
    nought = all(not lines[end.line.name][..., end.rows, :].any() for end in ends)
    named = [f"“{translate(end.line.label)}”" for end in ends[:LINES_NAMED]] + ["…"] * (len(ends) > LINES_NAMED)
    return translate(_NOUGHT if nought else _THE_SAME).format(lines=", ".join(named))


class _End(NamedTuple):
    """A line on the way to the figure that reads what moves, in some rows, and does not move there itself."""

    line: Line
    rows: Rows
    alike: bool
    """Whether what it takes from the compared-with option moves."""


def _ends(measure: Measure, columns: Mapping[Input, Rows], lines: Mapping[str, Array]) -> Iterator[_End]:
    """Give the lines at which the effect of an input ends, in the order of calculation."""
    model, data, moved = measure.results.model, measure.results.prepared.data, dict(columns)
    for line in model:
        marked = measure.reached.get((line.over, line.name))
        moving = [read for read in reads(model)[line.name] if (read.table, read.name) in moved]
        if marked is None or not moving:
            continue
        rows = marked & np.any([_rows_reading(data, read, line, moved[read.table, read.name]) for read in moving], 0)
        array = lines[line.name]
        each = range(len(rows)) if array.ndim > 2 else ()
        changed = np.array([not measure.are_same(array[0, row], array[1:, row], line.name) for row in each] or [False])
        if (rows & changed).any():
            moved[line.over, line.name] = rows & changed
        elif rows.any():
            yield _End(line, rows, any(isinstance(read, Linked) and read.link == "compared" for read in moving))


def _rows_reading(data: Data, read: Read, line: Line, moved: Rows) -> Rows:
    """Give the rows of a line in which a leaf reads rows that moved."""
    gather = data.gatherer(read, line.over)
    found: Rows = moved if gather is None else gather(moved[:, None].astype(float))[:, 0] > 0
    return np.broadcast_to(found, data.count(line.over))
