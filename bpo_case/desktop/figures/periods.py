"""Lines of an option by fiscal year or by month, from signature to the end of the term."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from babel.dates import format_skeleton

from bpo_case.desktop.figures.figure_table import FigureRow, FigureTable, Shown
from bpo_case.desktop.figures.writing import MONEY, scale_for, written
from bpo_case.desktop.workspace.desk import Figure
from bpo_case.model.results import CATEGORIES, Results
from bpo_case.report.blocks import RowKind
from bpo_case.report.figures import Scale
from bpo_case.text import current_language, message, translate

BALANCES = frozenset({"cumulative", "cumulative_value"})
"""Lines that have what came before in them: a year shows its last month, and there is no total."""

JUDGED = frozenset({"net_cash", "cumulative", "present_value", "cumulative_value"})
Lines = Mapping[str, RowKind]

CASH: Lines = {
    **dict.fromkeys(CATEGORIES.values(), "plain"), "cost": "total", "saving": "plain", "cashable_benefits": "plain",
    "pre_tax_cash": "plain", "tax": "plain", "net_cash": "total", "cumulative": "plain",
}  # fmt: skip
PROFIT_AND_LOSS: Lines = {
    "in_house_running": "plain", "charges_accrued": "plain", "irrecoverable": "plain", "governance_cost": "plain",
    "other_cost": "plain", "operating_expense": "total", "asset_depreciation": "plain", "recurring_cost": "total",
    "profit_and_loss": "total",
}  # fmt: skip
PRESENT_VALUE: Lines = {
    "cost_value": "plain", "avoided_value": "plain", "added_value": "plain", "present_value": "total",
    "cumulative_value": "plain",
}  # fmt: skip

MEASURES: Mapping[str, Lines] = {
    message("Cash"): CASH, message("Profit and loss"): PROFIT_AND_LOSS, message("Present value"): PRESENT_VALUE,
}  # fmt: skip
"""The ways in which an option's years are looked at, with the lines that each shows."""


@dataclass(frozen=True)
class Period:
    """A column: its head, its months, and how its figures are asked for."""

    head: str
    months: tuple[int, ...]
    asks: Callable[[str, int], Figure]
    total: bool = False


def by_year(results: Results) -> tuple[Period, ...]:
    """Give signature, each fiscal year, and the total."""
    years = tuple(
        Period(translate("Initial"), (0,), _of_month(0)) if name == "initial"
        else Period(name, tuple(months), _of_year(int(name.removeprefix("FY"))))
        for name, months in results.fiscal_years.items()
    )  # fmt: skip
    return (*years, _total(results))


def by_month(results: Results) -> tuple[Period, ...]:
    """Give signature, each month, and the total."""
    months = tuple(
        Period(_month_head(results, month), (month,), _of_month(month))
        for month in range(results.case.settings.horizon + 1)
    )
    return (*months, _total(results))


def period_table(results: Results, option: int, lines: Lines, periods: tuple[Period, ...]) -> FigureTable:
    """Lay lines of an option out by periods."""
    scale = scale_for(results)
    rows = _rows(results, option, lines, periods, scale)
    heads = tuple(period.head for period in periods)
    return FigureTable(scale.heading, heads, tuple(rows), currency=scale.currency)


def _rows(
    results: Results, option: int, lines: Lines, periods: tuple[Period, ...], scale: Scale
) -> Iterator[FigureRow]:  # fmt: skip
    for name, kind in lines.items():
        line = results.model[name]
        cells = tuple(_cell(results, option, name, period, scale) for period in periods)
        yield FigureRow(translate(line.label), cells, kind, translate(line.note))


def _cell(results: Results, option: int, name: str, period: Period, scale: Scale) -> Shown:
    series, line = results.series(name, option), results.model[name]
    if name in BALANCES and period.total:
        return Shown("")
    shown = period.months[-1:] if name in BALANCES else period.months
    amount = float(series[list(shown)].sum()) + 0.0
    look = "" if name not in JUDGED or not amount else "good" if amount > 0 else "bad"
    text = written(line, amount, scale)
    return Shown(text, amount, period.asks(name, option), look, MONEY)  # type: ignore[arg-type]


def _total(results: Results) -> Period:
    months = tuple(range(results.case.settings.horizon + 1))
    return Period(translate("Total"), months, lambda line, option: Figure(line, option), total=True)


def _of_month(month: int) -> Callable[[str, int], Figure]:
    return partial(_ask, month=month)


def _of_year(year: int) -> Callable[[str, int], Figure]:
    return partial(_ask, year=year)


def _ask(line: str, option: int, month: int | None = None, year: int | None = None) -> Figure:
    return Figure(line, option, month=month, year=year)


def _month_head(results: Results, month: int) -> str:
    if month == 0:
        return translate("Initial")
    return f"{month}\n{format_skeleton('yMMM', results.day(month), locale=current_language().code)}"
