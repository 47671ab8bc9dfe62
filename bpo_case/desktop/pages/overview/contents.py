"""What is in a case, as figures and as bars that can be asked about. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bpo_case.desktop.document.outcome import Outcome
from bpo_case.desktop.workspace.desk import Figure
from bpo_case.model.results import CATEGORIES, LINES, Results, label_of
from bpo_case.text import numbers, translate, translate_plural

FIRST_YEAR = slice(1, 13)


class Fact(NamedTuple):
    """A figure with its label; it asks a figure, or leads to the step of a key."""

    label: str
    figure: str
    below: str = ""
    asks: Figure | None = None
    step: str = ""


class Bar(NamedTuple):
    """A bar: how long it is, what is written beside it, and what it asks."""

    label: str
    value: float
    text: str
    asks: Figure | None = None
    strong: bool = False


def facts(outcome: Outcome) -> tuple[Fact, ...]:
    """Give the size of the case: services, people, cost and options."""
    case, results = outcome.case, outcome.results
    assert results is not None
    compared, currency = results.prepared.compared, case.settings.currency
    people = numbers.brief(results.number("fte_before", compared), 1)
    where, roles = len(case.locations), sum(1 for row in case.labor if not row.added_by)
    places = translate_plural("{count} location", "{count} locations", where).format(count=numbers.number(where))
    staff = translate_plural("{count} role", "{count} roles", roles).format(count=numbers.number(roles))
    cost = float(results.series("cost", compared)[FIRST_YEAR].sum())
    return (
        Fact(translate("Services"), numbers.number(len(case.services)), places, step="services"),
        Fact(translate("FTE today"), people, staff, Figure("fte_before", compared)),
        Fact(
            translate("Cost in the first year"), numbers.money(cost, currency), results.compared.name,
            Figure("cost", compared, year=1),
        ),
        Fact(
            translate("Options"), numbers.number(len(results.options)),
            translate("over {term}").format(term=numbers.years(case.settings.horizon / 12)), step="options",
        ),
    )  # fmt: skip


def cost_bars(results: Results) -> tuple[Bar, ...]:
    """Give the cost of the compared-with option in the first year by category, the largest first."""
    compared, currency = results.prepared.compared, results.case.settings.currency
    costs = {key: float(results.series(line, compared)[FIRST_YEAR].sum()) for key, line in CATEGORIES.items()}
    ranked = sorted((key for key in costs if costs[key]), key=lambda key: -abs(costs[key]))
    unit = numbers.money_unit(costs.values())
    return tuple(
        Bar(
            translate(label_of(key)), costs[key], numbers.money(costs[key], currency, unit=unit, negative="brackets"),
            Figure(CATEGORIES[key], compared, year=1),
        )
        for key in ranked
    )  # fmt: skip


def option_bars(outcome: Outcome) -> tuple[Bar, ...]:
    """Give what each option is worth against the compared-with, the best first."""
    results = outcome.results
    assert results is not None
    values = {at: float(figures["npv"] or 0.0) for at, figures in enumerate(outcome.figures)}
    unit, currency = numbers.money_unit(values.values()), outcome.case.settings.currency
    ranked: Sequence[int] = sorted((at for at in values if at != results.prepared.compared), key=lambda at: -values[at])
    return tuple(
        Bar(
            results.options[at].name, values[at], numbers.money(values[at], currency, unit=unit, negative="brackets"),
            Figure(LINES["npv"], at), at == results.best and values[at] > 0,
        )
        for at in ranked
    )  # fmt: skip
