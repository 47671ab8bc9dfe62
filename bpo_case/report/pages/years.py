"""Cash by fiscal year: the best option against the compared-with, from signature to the end of the term."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bpo_case.report.blocks import Note, Page, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.figures import Scale, rate, scale_of, shortened, size_of, titled
from bpo_case.report.findings import Findings
from bpo_case.report.verdict import period, short_name
from bpo_case.text import message, numbers, translate

NAME_IN_ROW = 60
NAMES = {
    "labor": message("Labor"), "training": message("Training"), "infrastructure": message("Infrastructure"),
    "charges": message("Charges"), "governance": message("Governance"), "transition": message("Transition"),
    "other": message("Other"),
}  # fmt: skip
"""What the categories of cost are called."""


def years_page(found: Findings) -> Page:
    """Make the page with the cash of the best option by fiscal year."""
    template = translate("Cash by fiscal year in {unit} · {name} against {compared} · at signature, then year by year")
    subtitle = template.format(
        unit=cost_scale(found).heading,
        name=short_name(found, found.best),
        compared=short_name(found, found.compared),
    )
    return Page(translate("Cash by year"), _title(found), subtitle, (years_table(found), Note(_note(found))))


def cost_scale(found: Findings) -> Scale:
    """Choose the one unit in which cost and cash are shown, so that pages agree as printed."""
    return scale_of(found.currency, (found.amount("cost_over_term", at) for at in found.order))


def _title(found: Findings) -> str:
    net, value = float(found.series("net_cash", found.best).sum()), found.amount("npv", found.best)
    words = {
        "net": size_of(net, found.currency),
        "value": size_of(value, found.currency),
        "period": period(found),
        "rate": rate(found.nominal_rate),
    }
    if net == 0 and value == 0:
        template = translate("{name} brings in no cash and takes none over {period}")
    elif net >= 0 and value >= 0:
        template = translate("{name} brings in {net} after tax over {period}, worth {value} today at {rate}")
    elif net >= 0:
        template = translate(
            "{name} brings in {net} after tax over {period}, but late: at {rate} that is a loss of {value}"
        )
    elif value >= 0:
        template = translate(
            "{name} takes {net} after tax over {period}, but late: it is worth {value} today at {rate}"
        )
    else:
        template = translate("{name} takes {net} after tax over {period}, a loss of {value} today at {rate}")
    return titled(template, found.names, words)


def years_table(found: Findings) -> Table:
    """Lay the cash of the best option out by fiscal year, with total and present value."""
    scale = cost_scale(found)
    columns = (
        translate("Initial"),
        *list(found.results.fiscal_years)[1:],
        translate("Total"),
        translate("Present value"),
    )
    rows: list[Row] = []
    for option in dict.fromkeys((found.compared, found.best)):
        rows += _cost_rows(found, scale, option)
    rows.append(Row(translate("Cash of the decision"), kind="heading"))
    rows += _cash_rows(found, scale)
    return Table(scale.heading, columns, tuple(rows))


def spread(found: Findings, line: str, option: int) -> tuple[float, ...]:
    """Sum a line over signature and each fiscal year, then over the term and at present value."""
    series = found.series(line, option)
    years = (float(series[months].sum()) for months in found.results.fiscal_years.values())
    return (*years, float(series.sum()), found.results.present_value(line, option))


def _cost_rows(found: Findings, scale: Scale, option: int) -> Iterator[Row]:
    """The cost of an option by category; in every column the categories add up as printed."""
    used = found.categories((option,))
    amounts = np.array([spread(found, line, option) for line in used.values()])
    totals = spread(found, "cost", option)
    columns = [scale.cells_adding_up(list(column), total) for column, total in zip(amounts.T, totals, strict=True)]
    yield Row(translate("Cost of {name}").format(name=shortened(found.name(option), NAME_IN_ROW)), kind="heading")
    for category, cells in zip(used, zip(*columns, strict=True), strict=True):
        yield Row(category_name(category), tuple(cells))
    yield Row(translate("Total cost"), tuple(scale.cell(total) for total in totals), "total")


def category_name(category: str) -> str:
    """Name a category of cost."""
    return translate(NAMES[category])


def _cash_rows(found: Findings, scale: Scale) -> Iterator[Row]:
    best, compared = found.best, found.compared
    benefits = np.subtract(spread(found, "cashable_benefits", best), spread(found, "cashable_benefits", compared))
    tax = np.negative(spread(found, "tax", best))
    lines = (
        (translate("Saving"), spread(found, "saving", best)),
        (translate("Cashable benefits"), benefits),
        (translate("Tax"), tax),
    )
    for label, amounts in lines:
        yield Row(label, tuple(scale.cell(float(amount) + 0.0) for amount in amounts))
    net = spread(found, "net_cash", best)
    yield Row(found.label("net_cash"), tuple(scale.cell(amount, judged=True) for amount in net), "total")
    yield Row(found.label("cumulative"), (*_cumulative(found, scale), Cell(""), Cell("")))


def _cumulative(found: Findings, scale: Scale) -> list[Cell]:
    """Cumulative cash at signature and at the end of each fiscal year."""
    series = found.series("cumulative", found.best)
    return [scale.cell(float(series[months[-1]])) for months in found.results.fiscal_years.values()]


def _note(found: Findings) -> str:
    said = translate(
        "Cost is positive; cash that goes out is in brackets, relief from tax is not. Categories of cost add up as "
        "printed; every other figure is rounded on its own, so that a sum may differ in the last digit. Money is "
        "nominal; the present value discounts every month by itself."
    )
    return f"{said} {short_years(found)}".strip()


def short_years(found: Findings) -> str:
    """Say which fiscal years the case covers in part."""
    lengths = {name: len(months) for name, months in list(found.results.fiscal_years.items())[1:]}
    short = [f"{name} ({numbers.months(length)})" for name, length in lengths.items() if length < 12]
    return translate("Covered in part: {years}.").format(years=", ".join(short)) if short else ""
