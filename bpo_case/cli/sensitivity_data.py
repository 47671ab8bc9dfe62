"""Sensitivity and break-even as data, by stable keys and in full precision."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from bpo_case.analysis.break_even import BreakEven, Crossing
from bpo_case.analysis.sensitivity import Axis, Grid, Spider, Tornado


@singledispatch
def as_data(found: object) -> dict[str, Any]:
    """Give a result as plain data."""
    raise NotImplementedError(type(found).__name__)


@as_data.register
def _tornado(found: Tornado) -> dict[str, Any]:
    return {
        "option": found.option,
        "figure": found.figure,
        "base": found.base,
        "by": found.by,
        "inputs": [vars(each) for each in found.inputs],
        "moves_nothing": [vars(each) for each in found.moves_nothing],
    }


@as_data.register
def _spider(found: Spider) -> dict[str, Any]:
    return {
        "option": found.option,
        "figure": found.figure,
        "base": found.base,
        "steps": found.steps,
        "inputs": [vars(each) for each in found.lines],
    }


@as_data.register
def _grid(found: Grid) -> dict[str, Any]:
    return {
        "option": found.option,
        "figure": found.figure,
        "base": found.base,
        "rows": _axis(found.first),
        "columns": _axis(found.second),
        "results": found.results,
        "not_allowed": sorted(found.not_allowed),
    }


def _axis(axis: Axis) -> dict[str, Any]:
    return dict(vars(axis))


@as_data.register
def _break_even(found: BreakEven) -> dict[str, Any]:
    return {
        "option": found.option,
        "figure": found.figure,
        "target": found.target,
        "input": found.path,
        "label": found.label,
        "unit": found.unit,
        "base": found.base,
        "base_result": found.base_result,
        "values": [_crossing(each) for each in found.values],
        "range": list(found.range),
        "range_results": list(found.range_results),
        "throughout": found.throughout,
        "met": found.met,
    }


def _crossing(found: Crossing) -> dict[str, Any]:
    return dict(vars(found))
