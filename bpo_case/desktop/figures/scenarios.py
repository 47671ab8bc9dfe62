"""Scenarios and stress tests as tables of figures, each with its difference to the base."""

from __future__ import annotations

from collections.abc import Sequence

from bpo_case.analysis.scenarios import Outcome, SideBySide
from bpo_case.desktop.figures.compare import OF_ITSELF, figure_label, sign_of
from bpo_case.desktop.figures.figure_table import FigureRow, FigureTable, Look, Shown
from bpo_case.desktop.figures.writing import kind_of, moved, scale_for, written
from bpo_case.desktop.workspace.desk import Figure
from bpo_case.engine.resolve import Line
from bpo_case.model.results import LINES, Results
from bpo_case.report.figures import Scale
from bpo_case.text import numbers, translate

KEYS = (
    "npv", "risk_adjusted_npv", "run_rate_saving", "run_rate_saving_share", "payback_months", "hurdle_met",
    "one_time_cost", "peak_funding", "total_cost", "fte_after",
)  # fmt: skip
"""The figures that scenarios are judged by, in the order in which a decision asks for them."""

LEVEL, MOVE, NAMED_MOVE = "{figure}", "Δ", "Δ {figure}"
"""Heads of columns: of a figure, and of its difference to the base, beside the figure or alone."""
OF_STRESS = (
    ("npv", LEVEL), ("npv", MOVE), ("risk_adjusted_npv", LEVEL), ("risk_adjusted_npv", MOVE),
    ("run_rate_saving", NAMED_MOVE),
)  # fmt: skip
OF_ITSELF_UNDER_STRESS = (("total_cost", LEVEL), ("total_cost", MOVE))
"""The columns of stress tests, and those of the option that the others are compared with."""
NEVER = frozenset({"payback_months", "discounted_payback_months"})
"""Figures of which none means that it never comes."""


def beside_table(found: SideBySide, results: Results, option: int, in_sight: str) -> FigureTable:
    """Lay the figures of an option side by side: base first; `in_sight` is what the window explains figures of."""
    scale, outcomes = scale_for(results), (found.base, *found.outcomes)
    rows = [row for key in _keys(results, option) for row in _pair(found, outcomes, results, option, key, in_sight)]
    return FigureTable(scale.heading, tuple(each.name for each in outcomes), tuple(rows), currency=scale.currency)


def stress_table(found: SideBySide, results: Results, option: int) -> FigureTable:
    """Lay the figures of an option under each stress test below each other, with their difference to the base."""
    scale, owner = scale_for(results), results.options[option].id
    columns = [each for each in OF_STRESS if each[0] in _keys(results, option)] or OF_ITSELF_UNDER_STRESS
    heads = tuple(head.format(figure=figure_label(key)) for key, head in columns)
    rows = tuple(
        FigureRow(each.name, tuple(_under(found, each, results, owner, *column) for column in columns),
                  "strong" if each is found.base else "plain")
        for each in (found.base, *found.outcomes)
    )  # fmt: skip
    return FigureTable(scale.heading, heads, rows, currency=scale.currency)


def _keys(results: Results, option: int) -> Sequence[str]:
    """The figures that mean something for an option: the compared-with one is compared with nothing."""
    return [key for key in KEYS if key in OF_ITSELF] if option == results.prepared.compared else KEYS


def _pair(
    found: SideBySide, outcomes: Sequence[Outcome], results: Results, option: int, key: str, in_sight: str
) -> list[FigureRow]:
    scale, line, owner = scale_for(results), results.model[LINES[key]], results.options[option].id
    asks = Figure(LINES[key], option)
    figures = tuple(_figure(each, owner, key, line, scale, asks if each.id == in_sight else None) for each in outcomes)
    row = FigureRow(figure_label(key), figures, "strong", translate(line.note))
    if key == "hurdle_met":
        return [row]
    differences = tuple(_difference(found, each, owner, key, line, scale) for each in outcomes)
    return [row, FigureRow(translate("difference to the base"), differences)]


def _under(found: SideBySide, outcome: Outcome, results: Results, option: str, key: str, head: str) -> Shown:
    line, scale = results.model[LINES[key]], scale_for(results)
    if head == LEVEL:
        return _figure(outcome, option, key, line, scale)
    return _difference(found, outcome, option, key, line, scale)


def _figure(outcome: Outcome, option: str, key: str, line: Line, scale: Scale, asks: Figure | None = None) -> Shown:
    if outcome.problems:
        return Shown(translate("does not fit"), look="bad", note="\n".join(map(str, outcome.problems)))
    value = outcome.figure(option, key)
    if key == "hurdle_met":
        text = translate("✓ met") if value else translate("✗ missed")
        return Shown(text, value, asks, "good" if value else "bad", note=text)
    if value is None:
        return Shown(translate("never") if key in NEVER else numbers.MISSING, None, asks)
    return Shown(written(line, value, scale), value, asks, measure=kind_of(line))


def _difference(found: SideBySide, outcome: Outcome, option: str, key: str, line: Line, scale: Scale) -> Shown:
    """What a scenario does to a figure; nothing for the base itself, and where there is none."""
    value = None if outcome is found.base else found.difference(outcome, option, key)
    if value is None:
        return Shown("")
    text = moved(line, value, scale)
    good = value * sign_of(key)
    look: Look = "" if text == numbers.MISSING or not good else "good" if good > 0 else "bad"
    return Shown(text, value, None, look, kind_of(line))
