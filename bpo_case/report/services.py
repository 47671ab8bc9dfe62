"""Services: what belongs to each of them in an option, summed from the rows of its roles, items and programmes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bpo_case.report.findings import Findings

YEAR = slice(1, 13)
"""The first twelve months."""

LINES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "labor": {"staff": ("pay", "hiring")},
    "infrastructure": {"items": ("running_cost",), "plan": ("automation_cost",)},
    "training": {"programmes": ("course_cost", "proficiency_loss")},
}
"""What each category of in-house running cost consists of: lines by their tables."""


def by_service(found: Findings, table: str, lines: Iterable[str], option: int, months: slice | int) -> list[float]:
    """Sum lines of a table over months for each service of the case, in an option."""
    sums = {service.id: 0.0 for service in found.results.case.services}
    for row in found.results.prepared.of_option(table, option):
        record: Any = found.results.prepared.rows[table][row].record
        sums[record.service] += sum(float(found.series(line, row)[months].sum()) for line in lines)
    return list(sums.values())


def fte_by_service(found: Findings, option: int, month: int) -> list[float]:
    """Give the people who are paid in house for each service in a month; 0 is signature, -1 the last."""
    return by_service(found, "staff", ("paid_fte",), option, month)


def cost_by_service(found: Findings, category: str, option: int) -> list[float]:
    """Give what each service costs in house in the first twelve months, in a category."""
    columns = [by_service(found, table, lines, option, YEAR) for table, lines in LINES[category].items()]
    return [sum(parts) for parts in zip(*columns, strict=True)]


def as_is(found: Findings) -> int:
    """Give the position of the option that is today's way."""
    return next(at for at, option in enumerate(found.options) if option.kind == "as is")


def running_cost_today(found: Findings) -> float:
    """Give the in-house running cost of the first twelve months as is."""
    return float(found.series("in_house_running", as_is(found))[YEAR].sum())
