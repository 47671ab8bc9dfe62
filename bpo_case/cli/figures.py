"""The figures of a case as tables for the terminal: options side by side, by fiscal year, by month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from textwrap import wrap
from typing import Any

import numpy as np

from bpo_case.cli.table import Row, table
from bpo_case.model.explanation import CaseNames
from bpo_case.model.results import CATEGORIES, Results, label_of
from bpo_case.model.returns import has_meaning
from bpo_case.text import numbers
from bpo_case.text.languages import MoneyUnit

Figures = Mapping[str, Any]
DASH = numbers.MISSING

PEOPLE = {
    "parallel_run_fte_months": "FTE-months of parallel run",
    "notice_fte_months": "FTE-months of notice",
    "not_avoided_fte_months": "FTE-months not avoided",
    "work_paid_twice_fte_months": "FTE-months of work paid twice",
}
PRICES = {
    "arc": "Additional charges (ARC)",
    "rrc": "Reduction credits (RRC)",
    "top_up": "Top-ups to the minimum",
    "service_credits_at_risk": "Service credits at risk",
    "expected_service_credits": "Expected service credits",
}
COST = {key: key.capitalize() for key in CATEGORIES}
CASH_KEYS = ("cost", "saving", "cashable_benefits", "pre_tax_cash", "tax", "net_cash", "present_value")


class Amounts:
    """Writes amounts of money in the one unit that suits the largest of them."""

    def __init__(self, results: Results, amounts: Sequence[float | None]) -> None:
        self.currency = results.case.settings.currency
        self.unit: MoneyUnit = "k" if numbers.money_unit(amounts) else ""
        self.heading = numbers.money_heading(self.currency, self.unit)

    def __call__(self, amount: float | None) -> str:
        """Write an amount; nothing is a dash."""
        scaled = None if amount is None else amount / (1000 if self.unit else 1)
        return numbers.number(scaled, zero=DASH)


# ---------------------------------------------------------------- options side by side


def side_by_side(results: Results, width: int) -> str:
    """Write the key figures of all options, then what they cost by category."""
    figures = [results.key_figures(at) for at in range(len(results.options))]
    amounts = Amounts(results, [each["total_cost"] for each in figures])
    names = [option.name for option in results.options]
    rows = [
        *_key_rows(results, figures, amounts),
        Row("Cost by category"),
        *(Row(label, tuple(amounts(each["cost_by_category"][key]) for each in figures)) for key, label in COST.items()),
        Row(label_of("total_cost"), tuple(amounts(each["total_cost"]) for each in figures), total=True),
        Row(label_of("pv_cost"), tuple(amounts(each["pv_cost"]) for each in figures)),
        *_unit_cost_rows(results, figures),
        *_memo_rows(figures, amounts),
    ]
    said = wrap(verdict(results), width)
    return "\n".join([*_heading(results, amounts.heading, width), "", table(names, rows, width), "", *said])


def _key_rows(results: Results, figures: Sequence[Figures], amounts: Amounts) -> list[Row]:
    """One row per key figure; the option that the others are measured against has none of its own."""
    names = CaseNames(results)
    shown: dict[str, Callable[[Figures], str]] = {
        "npv": lambda each: amounts(each["npv"]),
        "risk_adjusted_npv": lambda each: amounts(each["risk_adjusted_npv"]),
        "run_rate_saving": lambda each: amounts(each["run_rate_saving"]),
        "run_rate_saving_share": lambda each: numbers.share(each["run_rate_saving_share"]),
        "one_time_cost": lambda each: amounts(each["one_time_cost"]),
        "payback_months": lambda each: payback(each["payback_months"]),
        "discounted_payback_months": lambda each: payback(each["discounted_payback_months"]),
        "peak_funding": lambda each: amounts(each["peak_funding"]),
        "peak_funding_month": lambda each: (
            _bare(names, int(each["peak_funding_month"])) if each["peak_funding"] > 0 else DASH
        ),
        "irr": lambda each: rate_of_return(each["irr"]),
        "hurdle": lambda each: amounts(each["hurdle"]),
        "hurdle_met": lambda each: "met" if each["hurdle_met"] else "not met",
    }
    compared = results.prepared.compared
    return [
        Row(label_of(key), tuple(DASH if at == compared else write(each) for at, each in enumerate(figures)))
        for key, write in shown.items()
    ]


def _unit_cost_rows(results: Results, figures: Sequence[Figures]) -> list[Row]:
    """One row per service; the compared-with option's column is what a unit costs before."""
    rows = [
        Row(f"{name} ({found['unit']})", tuple(_price(each["unit_costs"][name]["after"]) for each in figures))
        for name, found in figures[0]["unit_costs"].items()
    ]
    heading = Row(f"Cost per unit in {numbers.money_heading(results.case.settings.currency)}, last 12 months")
    return [heading, *rows] if rows else []


def _memo_rows(figures: Sequence[Figures], amounts: Amounts) -> list[Row]:
    """One row per memo figure that any option has."""
    rows = [
        Row(label, tuple(write(each["memo"][key]) for each in figures))
        for memo, write in ((PEOPLE, _fte_months), (PRICES, amounts))
        for key, label in memo.items()
    ]
    told = [row for row in rows if any(cell != DASH for cell in row.cells)]
    return [Row("Shown, not added"), *told] if told else []


def _price(value: float | None) -> str:
    return numbers.number(value, 2, zero=DASH)


def _fte_months(value: float) -> str:
    return numbers.number(value, zero=DASH)


def payback(months: float | None) -> str:
    """Write a payback, or that there is none."""
    if months is None:
        return "not within the term"
    return "at once" if months == 0 else numbers.months(months)


def rate_of_return(roots: Sequence[float]) -> str:
    """Write the internal rate of return, or that there is none, or several."""
    said = [numbers.share(root) for root in roots if has_meaning(root)]
    without = len(roots) - len(said)
    flag = f" ({without} more below −50% a month, without meaning)" if without else ""
    return (f"several: {', '.join(said)}" if len(said) > 1 else said[0] if said else "none") + flag


def _bare(names: CaseNames, month: int) -> str:
    return names.when((month,)).removeprefix("month ")


def _heading(results: Results, money: str, width: int) -> list[str]:
    settings, names = results.case.settings, CaseNames(results)
    start = names.when((1,)).partition("(")[2].rstrip(")")
    title = " – ".join(part for part in (settings.organisation, settings.title) if part)
    rate = numbers.share(results.number("nominal_rate"))
    measured = f"{settings.horizon} months from {start}, discounted at {rate}, {settings.convention}"
    said = f"{measured}; amounts in {money}; compared with “{results.compared.name}”"
    return [*wrap(title, width), *wrap(said, width)]


def verdict(results: Results) -> str:
    """Say in a sentence which option is worth most, or that none is worth more."""
    compared, currency = results.compared.name, results.case.settings.currency
    best = results.best
    if best == results.prepared.compared:
        return f"There is no option besides “{compared}” yet."
    worth, name = results.number("npv", best) or 0.0, results.options[best].name
    if worth <= 0:
        loss = f"{numbers.money(-worth, currency)} less" if worth else "no more"
        return f"No option is worth more than “{compared}”; the best of them, “{name}”, is worth {loss}."
    return f"“{name}” is worth most: {numbers.money(worth, currency)} more than “{compared}”."


# ---------------------------------------------------------------- by year and by month


def by_year(results: Results, width: int) -> str:
    """Write the cash and the cost of each option by fiscal year, with the total and the present value."""
    return _for_each_option(results, width, _yearly_rows)


def by_month(results: Results, width: int) -> str:
    """Write the monthly cash of each option."""
    return _for_each_option(results, width, _monthly_rows)


def _for_each_option(results: Results, width: int, rows: Callable[..., list[tuple[list[str], list[Row]]]]) -> str:
    amounts = Amounts(results, [results.number("cost_over_term", at) for at in range(len(results.options))])
    blocks = _heading(results, amounts.heading, width)
    for at, option in enumerate(results.options):
        blocks += ["", "", option.name, "=" * len(option.name)]
        for headings, shown in rows(results, at, amounts):
            blocks += ["", table(headings, shown, width)]
    return "\n".join(blocks)


def _yearly_rows(results: Results, option: int, amounts: Amounts) -> list[tuple[list[str], list[Row]]]:
    years, factor = results.by_fiscal_year(option), results.series("discount_factor")
    tables = []
    for columns in (_cash(), {**COST, "cost": label_of("cost")}):
        lines = [results.series(_line(key), option) for key in columns]
        rows = [Row(_year(each["year"]), tuple(amounts(each[key]) for key in columns)) for each in years]
        rows.append(Row("Total", tuple(amounts(float(line.sum())) for line in lines), total=True))
        if "present_value" not in columns:
            rows.append(Row("Present value", tuple(amounts(float(np.dot(line, factor))) for line in lines)))
        tables.append((list(columns.values()), rows))
    return tables


def _cash() -> dict[str, str]:
    return {key: label_of(key) for key in CASH_KEYS}


def _line(key: str) -> str:
    from bpo_case.model.results import YEARLY

    return YEARLY[key]


def _year(name: str) -> str:
    return "Initial" if name == "initial" else name


def _monthly_rows(results: Results, option: int, amounts: Amounts) -> list[tuple[list[str], list[Row]]]:
    names = CaseNames(results)
    lines = [results.series(_line(key), option) for key in CASH_KEYS]
    cumulative = results.series("cumulative", option)
    rows = [
        Row(_bare(names, month), tuple(amounts(float(line[month])) for line in (*lines, cumulative)))
        for month in range(results.case.settings.horizon + 1)
    ]
    rows.append(Row("Total", (*(amounts(float(line.sum())) for line in lines), ""), total=True))
    return [([*_cash().values(), results.model["cumulative"].label], rows)]
