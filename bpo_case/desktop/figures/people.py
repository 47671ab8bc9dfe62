"""What a unit of each service costs, and how many people there are: today and in each option."""

from __future__ import annotations

from collections.abc import Iterator

from bpo_case.desktop.figures.figure_table import FigureRow, FigureTable, Look, Shown
from bpo_case.desktop.workspace.desk import Figure
from bpo_case.model.results import Results, label_of
from bpo_case.text import numbers, translate

SAME = 1e-9


def units_table(results: Results) -> FigureTable:
    """Give the cost of a unit of each service, and people, for every option."""
    columns = tuple(option.name for option in results.options)
    return FigureTable("", columns, (*_unit_costs(results), *_people(results)))


def _unit_costs(results: Results) -> Iterator[FigureRow]:
    currency = results.case.settings.currency
    yield FigureRow(translate("Cost per unit, last 12 months, {unit}").format(unit=numbers.money_heading(currency)),
                    kind="heading")  # fmt: skip
    scopes = [results.prepared.of_option("scope", at) for at in range(len(results.options))]
    for number, service in enumerate(results.case.services):
        costs = [results.number("unit_cost", scope[number]) for scope in scopes]
        base = costs[results.prepared.compared]
        cells = tuple(
            Shown(
                numbers.number(cost, 2), cost, Figure("unit_cost", at, service.id), _look(cost, base),
            )
            for at, cost in enumerate(costs)
        )  # fmt: skip
        unit = f"{service.name} ({service.volume_unit})"
        yield FigureRow(unit, cells)


def _people(results: Results) -> Iterator[FigureRow]:
    yield FigureRow(translate("People, FTE"), kind="heading")
    for key in ("fte_before", "fte_after"):
        found = [results.number(key, at) for at in range(len(results.options))]
        cells = tuple(Shown(numbers.number(fte, 1), fte, Figure(key, at)) for at, fte in enumerate(found))
        yield FigureRow(translate(label_of(key)), cells)


def _look(cost: float | None, base: float | None) -> Look:
    """Judge a cost by that of the compared-with option."""
    if cost is None or base is None or abs(cost - base) <= SAME * abs(base):
        return ""
    return "good" if cost < base else "bad"
