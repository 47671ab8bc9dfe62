"""The baseline: what the services cost today, by category and by unit, and whether the ledger says the same."""

from __future__ import annotations

from bpo_case.analysis.health.baseline import LEDGER_LINES
from bpo_case.report.blocks import Beside, Block, Note, Page, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.figures import Scale, brief_share, scale_of, shortened, size_of, titled
from bpo_case.report.findings import Findings
from bpo_case.report.pages.decision import share_cell
from bpo_case.report.pages.scope import CATEGORIES, fte_cell, fte_cells
from bpo_case.report.pages.years import category_name
from bpo_case.report.services import YEAR, as_is, cost_by_service, fte_by_service, running_cost_today
from bpo_case.report.verdict import short_name
from bpo_case.text import numbers, translate

NAME_SHOWN = 60
LEDGER_SHOWN = 90
UNIT_DECIMALS = 2


def baseline_page(found: Findings) -> Page | None:
    """Make the page on the baseline; none where nothing is spent in house today."""
    if not found.results.case.services or not running_cost_today(found):
        return None
    template = translate("In-house running cost of the first 12 months in {unit} · {name} · before purchases and tax")
    subtitle = template.format(unit=_scale(found).heading, name=short_name(found, as_is(found)))
    left: tuple[Block, ...] = (baseline_table(found),)
    if found.results.case.ledger:
        left = (*left, ledger_table(found))
    blocks = (Beside(left, (unit_table(found),), 5), Note(_note()))
    return Page(translate("Baseline"), _title(found), subtitle, blocks)


def _scale(found: Findings) -> Scale:
    return scale_of(found.currency, [running_cost_today(found)])


def _columns(found: Findings) -> list[list[float]]:
    """The cost of every service, by category."""
    return [cost_by_service(found, category, as_is(found)) for category in CATEGORIES]


def _title(found: Findings) -> str:
    columns, services = _columns(found), found.results.case.services
    cost, totals = running_cost_today(found), [sum(parts) for parts in zip(*columns, strict=True)]
    largest = max(range(len(services)), key=lambda at: totals[at])
    template = translate(
        "Today's delivery costs {cost} a year, {share} of it labor; {service} is the largest with {amount}"
    )
    words = {
        "cost": size_of(cost, found.currency),
        "share": brief_share(sum(columns[0]) / cost),
        "amount": size_of(totals[largest], found.currency),
    }
    return titled(template, {"service": services[largest].name}, words)


def baseline_table(found: Findings) -> Table:
    """Give the cost of every service by category; every column adds up as printed."""
    scale, columns = _scale(found), _columns(found)
    totals = scale.cells_adding_up([sum(parts) for parts in zip(*columns, strict=True)], running_cost_today(found))
    printed = [scale.cells_adding_up(column, sum(column)) for column in columns]
    rows = [
        Row(shortened(service.name, NAME_SHOWN), (*(cells[at] for cells in printed), totals[at]))
        for at, service in enumerate(found.results.case.services)
    ]
    sums = (*(scale.cell(sum(column)) for column in columns), scale.cell(running_cost_today(found)))
    heads = (*(category_name(category) for category in CATEGORIES), translate("Total cost"))
    return Table(scale.heading, heads, (*rows, Row(translate("Total"), sums, "total")))


def unit_table(found: Findings) -> Table:
    """Give what a unit of each service and one of its people cost today."""
    today, services = as_is(found), found.results.case.services
    people = fte_by_service(found, today, 0)
    costs = [sum(parts) for parts in zip(*_columns(found), strict=True)]
    rows = []
    for at, (service, fte) in enumerate(zip(services, fte_cells(people), strict=True)):
        volume = float(found.series("monthly_volume", at)[YEAR].sum())
        cells = (_each(costs[at], volume, UNIT_DECIMALS), fte, _each(costs[at], people[at], 0))
        rows.append(Row(shortened(service.name, NAME_SHOWN), cells))
    whole = (Cell(""), fte_cell(sum(people)), _each(sum(costs), sum(people), 0))
    heads = (translate("Cost of a unit"), translate("FTE"), translate("Cost per FTE"))
    heading = numbers.money_heading(found.currency)
    return Table(heading, heads, (*rows, Row(translate("Total"), whole, "total")))


def _each(cost: float, count: float, decimals: int) -> Cell:
    """What one of so many costs; n/a where there is none."""
    if not count:
        return Cell(translate("n/a"))
    return Cell(numbers.number(cost / count, decimals, **numbers.STATEMENT), cost / count)


def ledger_table(found: Findings) -> Table:
    """Set the ledger's totals beside what the case comes to in the same categories."""
    scale, today = _scale(found), as_is(found)
    rows = []
    for total in found.results.case.ledger:
        modelled = sum(float(found.series(LEDGER_LINES[each], today)[YEAR].sum()) for each in total.categories)
        apart = share_cell(modelled / total.amount - 1) if total.amount else Cell(translate("n/a"))
        cells = (scale.cell(total.amount), scale.cell(modelled), apart)
        name = ", ".join(part for part in (total.name, total.period) if part.strip())
        rows.append(Row(shortened(name, LEDGER_SHOWN), cells))
    heads = (translate("Ledger"), translate("This case"), translate("Apart"))
    return Table(scale.heading, heads, tuple(rows))


def _note() -> str:
    return translate(
        "Labor: pay and hiring; training: courses and the pay of new hires until they are proficient. Columns add up "
        "as printed; a row's total is rounded on its own. Cost and volume are those of months 1 to 12, FTE those at "
        "signature; the ledger's totals are those of its period."
    )
