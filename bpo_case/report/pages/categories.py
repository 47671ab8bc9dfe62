"""Cost by category: what each option costs over the term, as bars and as a table that adds up as printed."""

from __future__ import annotations

from collections.abc import Mapping

from bpo_case.report.blocks import Note, Page, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.chart_blocks import Bars, Group, Part
from bpo_case.report.figures import Scale, shortened, size_of, titled
from bpo_case.report.findings import Findings
from bpo_case.report.pages.years import category_name, cost_scale
from bpo_case.report.verdict import period
from bpo_case.text import in_sentence, translate

GROUPS: Mapping[str, Group] = {
    "labor": "in house",
    "training": "in house",
    "infrastructure": "in house",
    "charges": "vendor",
    "governance": "vendor",
    "transition": "one-time",
    "other": "other",
}
"""What kind of cost a category is, which its colour says."""

BARS_SHOWN = 14
NAME_IN_TABLE = 76


def categories_page(found: Findings) -> Page:
    """Make the page on cost by category."""
    scale = cost_scale(found)
    subtitle = translate("Cash cost over {period} in {unit}, before tax and undiscounted, by category").format(
        period=period(found), unit=scale.heading
    )
    table = categories_table(found, scale)
    return Page(
        translate("Cost by category"), _title(found), subtitle, (category_bars(found, table), table, Note(_note(found)))
    )


def _title(found: Findings) -> str:
    best, compared = found.best, found.compared
    own, base = found.cost_by_category(best), found.cost_by_category(compared)
    changes = {key: own[key] - base[key] for key in own}
    largest = max(changes, key=lambda key: abs(changes[key]))
    if best == compared:
        template = translate("{name} costs {cost} over the term")
    elif changes[largest] == 0:
        template = translate("{name} costs {cost} over the term, as {compared} does")
    elif changes[largest] < 0:
        template = translate(
            "{name} costs {cost}, {compared} {base}; the largest difference is {change} less {category}"
        )
    else:
        template = translate(
            "{name} costs {cost}, {compared} {base}; the largest difference is {change} more {category}"
        )
    words = {
        "cost": size_of(found.amount("cost_over_term", best), found.currency),
        "base": size_of(found.amount("cost_over_term", compared), found.currency),
        "change": size_of(changes[largest], found.currency),
        "category": in_sentence(category_name(largest)),
    }
    return titled(template, found.names, words)


def categories_table(found: Findings, scale: Scale) -> Table:
    """Give the cost of every option by category; every row adds up as printed."""
    used = found.categories(found.order)
    rows = []
    for at in found.order:
        amounts = found.cost_by_category(at)
        total = found.amount("cost_over_term", at)
        parts = scale.cells_adding_up([amounts[key] for key in used], total)
        rows.append(Row(shortened(found.name(at), NAME_IN_TABLE), (*parts, scale.cell(total)), found.kind(at)))
    return Table(scale.heading, (*(category_name(key) for key in used), translate("Total cost")), tuple(rows))


def category_bars(found: Findings, table: Table) -> Bars:
    """Draw the same cells as the table has."""
    rows = table.rows[:BARS_SHOWN]
    parts = tuple(
        Part(name, GROUPS[key], tuple(row.cells[at] for row in rows))
        for at, (key, name) in enumerate(zip(found.categories(found.order), table.columns, strict=False))
    )
    totals: tuple[Cell, ...] = tuple(row.cells[-1] for row in rows)
    best = found.order.index(found.best)
    return Bars(table.heading, tuple(row.label for row in rows), parts, totals, best if best < BARS_SHOWN else None)


def _note(found: Findings) -> str:
    said = translate(
        "Labor includes severance and retention; infrastructure purchases and termination fees; charges "
        "irrecoverable tax. "
        "Categories are rounded so that they add up to the total as printed."
    )
    left = len(found.order) - BARS_SHOWN
    more = (
        translate("The bars show the first {count} options of the table.").format(count=BARS_SHOWN) if left > 0 else ""
    )
    return f"{said} {more}".strip()
