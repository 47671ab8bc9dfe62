"""Ordering: lines after what they read; lines that need each other's previous month as one group."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from bpo_case.engine.errors import CircularLines
from bpo_case.engine.expression import Previous

if TYPE_CHECKING:
    from bpo_case.engine.resolve import Line


def calculation_order(lines: Mapping[str, Line]) -> list[tuple[str, ...]]:
    """Group the names of the lines in calculation order; raises CircularLines for a circle within one month."""
    needs = {name: _needs(line, lines) for name, line in lines.items()}
    return [_within_a_month(group, lines) for group in _circles(needs)]


def _needs(line: Line, lines: Mapping[str, Line]) -> list[str]:
    reads = [read.name for read in line.reads.values()]
    opening = [line.opening_read.name] if line.opening_read is not None else []
    return [name for name in (*reads, *opening) if name in lines]


def _circles(needs: Mapping[str, list[str]]) -> list[list[str]]:
    """Tarjan's algorithm: the strongly connected components, each after those it needs."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in needs[name]:
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            start = stack.index(name)
            found.append(stack[start:])
            del stack[start:]

    for name in needs:
        if name not in index:
            visit(name)
    return found


def _within_a_month(group: list[str], lines: Mapping[str, Line]) -> tuple[str, ...]:
    members = set(group)
    same_month = {
        name: [r.name for r in lines[name].reads.values() if r.name in members and not isinstance(r, Previous)]
        for name in group
    }
    try:
        return tuple(TopologicalSorter(same_month).static_order())
    except CycleError as error:
        raise CircularLines(reversed(error.args[1])) from error
