"""Calculates one figure of many cases at once: cases that differ in numbers only are evaluated as trials of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bpo_case.case.document import Case
from bpo_case.engine.data import Data
from bpo_case.engine.evaluate import evaluate
from bpo_case.engine.resolve import Model
from bpo_case.model.cost_model import cost_model
from bpo_case.model.prepare import Prepared, prepare
from bpo_case.model.reads import lines_behind

AT_ONCE = 16
"""Trials of an evaluation: as many as arrays that stay near the processor have room for."""

Columns = Mapping[str, NDArray[Any]]


def figures_together(line: str, cases: Sequence[Case], option: str) -> list[float | None]:
    """Give a one-value line over options for an option (by its id) of each case; None where there is none."""
    prepared = [prepare(case) for case in cases]
    alike: dict[Any, list[int]] = {}
    for number, each in enumerate(prepared):
        alike.setdefault(_layout(each), []).append(number)
    found: dict[int, float] = {}
    for numbers in (these[at : at + AT_ONCE] for these in alike.values() for at in range(0, len(these), AT_ONCE)):
        some = [prepared[number] for number in numbers]
        at = [each.id for each in some[0].options].index(option)
        values = evaluate(_part_of_model(line), _stacked([each.data for each in some]))[line][..., at, 0]
        found |= zip(numbers, np.broadcast_to(values, len(numbers)).tolist(), strict=True)
    return [None if np.isnan(found[number]) else found[number] for number in range(len(cases))]


@cache
def _part_of_model(line: str) -> Model:
    """The lines that a line needs, and no others."""
    whole, needed = cost_model(), lines_behind(line)
    groups = (tuple(each for each in group if each.name in needed) for group in whole.groups)
    lines = {name: each for name, each in whole.lines.items() if name in needed}
    return Model(whole.schema, lines, tuple(filter(None, groups)))


def _layout(prepared: Prepared) -> Any:
    """What two cases must have in common to be trials of one: months, rows, links and choices."""
    data = prepared.data
    columns = (data.scalars, *(data.columns[table] for table in sorted(data.columns)))
    words = (tuple(map(str, array.ravel())) for each in columns for array in _by_name(each) if not _is_number(array))
    ids = (tuple(row.record.id for row in prepared.rows[table]) for table in sorted(prepared.rows))
    links = (data.links[link].tobytes() for link in sorted(data.links))
    return data.months, tuple(ids), tuple(links), tuple(words)


def _stacked(trials: Sequence[Data]) -> Data:
    """One set of arrays in which the numbers that differ have a dimension more."""
    first = trials[0]
    columns = {table: _columns([each.columns[table] for each in trials]) for table in first.columns}
    return replace(first, scalars=_columns([each.scalars for each in trials]), columns=columns, _gatherers={})


def _columns(trials: Sequence[Columns]) -> dict[str, NDArray[Any]]:
    return {name: _one_or_all([each[name] for each in trials]) for name in trials[0]}


def _one_or_all(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    first = arrays[0]
    if not _is_number(first) or all(np.array_equal(first, other, equal_nan=True) for other in arrays[1:]):
        return first
    return np.stack(arrays)


def _by_name(columns: Columns) -> Iterable[NDArray[Any]]:
    return (columns[name] for name in sorted(columns))


def _is_number(array: NDArray[Any]) -> bool:
    return array.dtype.kind == "f"
