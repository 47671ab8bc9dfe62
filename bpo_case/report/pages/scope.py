"""Context and scope: the services that are decided on, where they are done today, and what each option would move."""

from __future__ import annotations

from typing import Any

from bpo_case.report.blocks import Beside, Block, Bullet, Bullets, Note, Page, Prose, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.figures import adding_up, scale_of, shortened, size_of, titled
from bpo_case.report.findings import Findings
from bpo_case.report.services import as_is, cost_by_service, fte_by_service, running_cost_today
from bpo_case.text import numbers, translate, translate_plural

CATEGORIES = ("labor", "infrastructure", "training")
OPTIONS_SHOWN, NAME_SHOWN, PLACES_SHOWN = 6, 60, 3
DESCRIPTION_SHOWN = 150
FTE_STEP = 0.1


def scope_page(found: Findings) -> Page | None:
    """Make the page on the scope; none where no service is entered."""
    if not found.results.case.services:
        return None
    settings = found.settings
    subtitle = " · ".join(part for part in (settings.organisation, settings.sector) if part.strip())
    scale = scale_of(found.currency, [running_cost_today(found)])
    said = translate("Volume and FTE at signature, in-house running cost of the first 12 months in {unit}")
    left: tuple[Block, ...] = (services_table(found), *_places(found))
    blocks = (Beside(left, (options_considered(found),), 5), Note(_note()))
    heading = " · ".join(part for part in (shortened(subtitle, 70), said.format(unit=scale.heading)) if part)
    return Page(translate("Context and scope"), _title(found), heading, blocks)


def _title(found: Findings) -> str:
    count, options = len(found.results.case.services), len(found.options) - 1
    services = translate_plural("{count} service", "{count} services", count).format(count=numbers.number(count))
    others = translate_plural("{count} other option", "{count} other options", options).format(
        count=numbers.number(options)
    )
    template = translate("{services} with {fte} FTE and {cost} a year are in scope; {others} are compared")
    words = {
        "services": services,
        "fte": numbers.number(sum(fte_by_service(found, as_is(found), 0))),
        "cost": size_of(running_cost_today(found), found.currency),
        "others": others,
    }
    return titled(template, {}, words)


def services_table(found: Findings) -> Table:
    """Give volume, people and cost of each service today; people and cost add up as printed."""
    today, cost = as_is(found), running_cost_today(found)
    scale = scale_of(found.currency, [cost])
    people = fte_by_service(found, today, 0)
    columns = [cost_by_service(found, category, today) for category in CATEGORIES]
    costs = scale.cells_adding_up([sum(parts) for parts in zip(*columns, strict=True)], cost)
    ftes = fte_cells(people)
    rows = [
        Row(shortened(service.name, NAME_SHOWN), (*_volume(service), fte, amount))
        for service, fte, amount in zip(found.results.case.services, ftes, costs, strict=True)
    ]
    total = Row(translate("Total"), (Cell(""), Cell(""), fte_cell(sum(people)), scale.cell(cost)), "total")
    heads = (translate("Volume a month"), translate("Unit"), translate("FTE"), translate("Cost"))
    return Table(scale.heading, heads, (*rows, total))


def fte_cell(value: float) -> Cell:
    """Make a cell of a number of people."""
    return Cell(numbers.number(value, 1, **numbers.STATEMENT), value)


def fte_cells(values: list[float]) -> list[Cell]:
    """Make cells of numbers of people that add up as printed."""
    rounded = adding_up(values, sum(values), FTE_STEP)
    return [Cell(fte_cell(shown).text, exact) for shown, exact in zip(rounded, values, strict=True)]


def _volume(service: Any) -> tuple[Cell, Cell]:
    volume = service.volume_today
    return Cell(numbers.number(volume, **numbers.STATEMENT), volume), Cell(shortened(service.volume_unit, 24))


def _places(found: Findings) -> tuple[Prose, ...]:
    """Say where the work is done today, most people first."""
    sums: dict[str, float] = {}
    for row in found.results.prepared.of_option("staff", as_is(found)):
        record: Any = found.results.prepared.rows["staff"][row].record
        sums[record.location] = sums.get(record.location, 0.0) + float(found.series("paid_fte", row)[0])
    names = {place.id: place for place in found.results.case.locations}
    said = [
        translate("{place} ({kind}, {fte} FTE)").format(
            place=shortened(names[key].name, 40), kind=translate(names[key].kind), fte=numbers.number(fte)
        )
        for key, fte in sorted(sums.items(), key=lambda each: -each[1])
        if fte
    ]
    return (Prose(translate("Where the work is done today"), ", ".join(said)),) if said else ()


def options_considered(found: Findings) -> Bullets:
    """Say in a line for each option what kind of way it is, and what would move where."""
    shown = found.order[:OPTIONS_SHOWN]
    points = [Bullet(f"{shortened(found.name(at), NAME_SHOWN)}:", _moves(found, at)) for at in shown]
    left = len(found.order) - len(shown)
    if left:
        words = translate_plural("{count} more option", "{count} more options", left).format(count=numbers.number(left))
        points.append(Bullet("", words))
    return Bullets(translate("Options considered"), tuple(points))


def _moves(found: Findings, option: int) -> str:
    """Say what kind an option is, by whom, and how many services move to which places."""
    record = found.options[option]
    rows = [found.results.prepared.rows["plan"][row].record for row in found.results.prepared.of_option("plan", option)]
    moved = [row for row in rows if getattr(row, "share", 0.0) > 0]
    said = [translate(record.kind)]
    if record.vendor.strip():
        said.append(shortened(record.vendor, 50))
    if moved:
        said.append(_where(found, moved))
    elif rows:
        said.append(translate("changes in house"))
    else:
        said.append(translate("nothing moves"))
    about = shortened(record.description, DESCRIPTION_SHOWN)
    return f"{', '.join(said)}. {about}".strip()


def _where(found: Findings, moved: list[Any]) -> str:
    names = {place.id: place.name for place in found.results.case.locations}
    places = list(dict.fromkeys(shortened(names[row.location], 30) for row in moved if row.location))
    services = len({row.service for row in moved})
    template = translate_plural("{count} service to {places}", "{count} services to {places}", services)
    more = ", …" if len(places) > PLACES_SHOWN else ""
    return template.format(
        count=numbers.number(services), places=", ".join(places[:PLACES_SHOWN]) + more or numbers.MISSING
    )


def _note() -> str:
    return translate(
        "Cost: pay, hiring, running infrastructure and training in house as is, in months 1 to 12; purchases are "
        "not in it. What no row of the case names is out of scope. FTE and cost add up as printed."
    )
