"""People: who is in house before and after, who is made redundant at what cost, and how vendors take over."""

from __future__ import annotations

import numpy as np

from bpo_case.model.results import Series
from bpo_case.report.blocks import Beside, Note, Page, Row, Table
from bpo_case.report.chart_blocks import Curve, Curves
from bpo_case.report.figures import scale_of, shortened, size_of, titled
from bpo_case.report.findings import Findings
from bpo_case.report.pages.scope import fte_cells
from bpo_case.report.services import by_service, fte_by_service
from bpo_case.report.verdict import short_name
from bpo_case.text import numbers, translate

NAME_SHOWN = 50
TERM = slice(0, None)


def people_page(found: Findings) -> Page | None:
    """Make the page on people; none where nobody works in house in the compared-with and in the best option."""
    if not any(found.series("fte", at).any() for at in (found.compared, found.best)):
        return None
    subtitle = translate("FTE by month from signature · {name} against {compared}").format(
        name=short_name(found, found.best), compared=short_name(found, found.compared)
    )
    blocks = (Beside((fte_curves(found),), (people_table(found),), 6), Note(_note()))
    return Page(translate("People"), _title(found), subtitle, blocks)


def severance(found: Findings) -> float:
    """Give severance and retention of the best option over the term."""
    return float(found.series("severance_cost", found.best).sum())


def made_redundant(found: Findings) -> float:
    """Give how many people of the best option are made redundant over the term."""
    return sum(by_service(found, "staff", ("severed",), found.best, TERM))


def _title(found: Findings) -> str:
    before, after = (found.amount(line, found.best) for line in ("fte_before", "fte_after"))
    redundant = made_redundant(found)
    if redundant > 0:
        template = translate(
            "In-house FTE go from {before} to {after}; {count} people are made redundant, which costs {cost}"
        )
    else:
        template = translate("In-house FTE go from {before} to {after}; nobody is made redundant")
    words = {
        "before": numbers.number(before),
        "after": numbers.number(after),
        "count": numbers.number(redundant, 0 if redundant >= 1 else 1),
        "cost": size_of(severance(found), found.currency),
    }
    return titled(template, {}, words)


def vendor_fte(found: Findings) -> Series:
    """Give the people whom vendors need for what the best option has moved to them: rows of the plan with a price."""
    total: Series = np.zeros_like(found.series("fte", found.best))
    priced = {getattr(charge, "plan", "") for charge in found.results.case.charges}
    for row in found.results.prepared.of_option("plan", found.best):
        if found.results.prepared.rows["plan"][row].record.id in priced:
            total = total + found.series("moved_fte", row)
    return total


def fte_curves(found: Findings) -> Curves:
    """Draw the people in house in the best and in the compared-with option, and the vendors' people."""
    series = {
        translate("In house"): found.series("fte", found.best),
        translate("Vendors"): vendor_fte(found),
        shortened(found.name(found.compared), NAME_SHOWN): found.series("fte", found.compared),
    }
    shown = [(name, amounts) for name, amounts in series.items() if amounts.any()]
    if found.best == found.compared:
        shown = shown[:1]
    lines = [Curve(name, tuple(map(float, amounts)), strong=at == 0) for at, (name, amounts) in enumerate(shown)]
    return Curves(translate("FTE"), "", tuple(lines))


def people_table(found: Findings) -> Table:
    """Give people before and after, hires and redundancies by service; columns add up as printed."""
    scale = scale_of(found.currency, [severance(found)])
    columns = [
        fte_by_service(found, found.best, 0),
        fte_by_service(found, found.best, -1),
        by_service(found, "staff", ("hires",), found.best, TERM),
        by_service(found, "staff", ("severed",), found.best, TERM),
    ]
    paid = by_service(found, "staff", ("severance_pay",), found.best, TERM)
    total = Row(
        translate("Total"),
        (*(fte_cells([sum(column)])[0] for column in columns), scale.cell(severance(found))),
        "total",
    )
    cells = [*(fte_cells(column) for column in columns), scale.cells_adding_up(paid, severance(found))]
    rows = [
        Row(shortened(service.name, NAME_SHOWN), tuple(column[at] for column in cells))
        for at, service in enumerate(found.results.case.services)
    ]
    heads = (
        translate("FTE before"), translate("FTE after"), translate("Hires"), translate("Made redundant"),
        translate("Severance, {unit}").format(unit=scale.heading),
    )  # fmt: skip
    return Table(translate("FTE"), heads, (*rows, total))


def _note() -> str:
    return translate(
        "Before: at signature; after: the last month. In house: people who are paid, roles that the option adds "
        "included. Vendors: people needed for what has moved, at the vendor's productivity. Hires and redundancies are "
        "counted over the term; severance includes retention. Columns add up as printed."
    )
