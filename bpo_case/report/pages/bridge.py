"""From the cost of today to the run-rate of the best option: what falls, what comes on top, and when."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bpo_case.report.blocks import Beside, Bullet, Bullets, Note, Page, Row, Table
from bpo_case.report.cell import Cell
from bpo_case.report.figures import Scale, brief_share, shortened, size_of, titled
from bpo_case.report.findings import Findings
from bpo_case.report.pages.decision import share_cell
from bpo_case.report.pages.years import short_years
from bpo_case.report.run_rates import PARTS, YEAR, parts_used, run_rate, run_rate_scale, run_rate_waterfall
from bpo_case.report.verdict import short_name
from bpo_case.text import numbers, translate

IN_HOUSE = ("Labor", "Infrastructure", "Training")
SERVICES_NAMED = 2
NAME_IN_BULLET = 40


def bridge_page(found: Findings) -> Page | None:
    """Make the page that leads to the run-rate; none where no option is compared."""
    if found.empty or not found.others:
        return None
    template = translate("Recurring cost of 12 months in {unit}, accrued, before tax · {name} against {compared}")
    subtitle = template.format(
        unit=run_rate_scale(found).heading,
        name=short_name(found, found.best),
        compared=short_name(found, found.compared),
    )
    above = Beside((run_rate_waterfall(found),), (what_drives_it(found),))
    blocks = (above, run_rate_table(found), Note(_note(found)))
    return Page(translate("Bridge to the run-rate"), _title(found), subtitle, blocks)


def _title(found: Findings) -> str:
    saving = found.amount("run_rate_saving", found.best)
    if saving == 0:
        template = translate("{name} leaves run-rate cost at {cost} a year")
    elif saving > 0:
        template = translate("{name} cuts run-rate cost by {saving} ({share}), from {base} to {cost} a year")
    else:
        template = translate("{name} adds {saving} ({share}) to run-rate cost: {cost} a year instead of {base}")
    words = {
        "saving": size_of(saving, found.currency),
        "share": brief_share(abs(found.amount("run_rate_saving_share", found.best))),
        "base": size_of(found.amount("run_rate_cost", found.compared), found.currency),
        "cost": size_of(found.amount("run_rate_cost", found.best), found.currency),
    }
    return titled(template, found.names, words)


# -- What drives it --


def what_drives_it(found: Findings) -> Bullets:
    """Say what falls in house and where, what is given back, who is left, and when the saving comes."""
    points = [*_in_house(found), *_given_back(found), _people(found), *_timing(found)]
    return Bullets(translate("What drives it"), tuple(points))


def in_house_change(found: Findings) -> float:
    """Give by how much the in-house run-rate differs from the compared-with option's."""
    ends = (sum(run_rate(found, PARTS[name], at) for name in IN_HOUSE) for at in (found.best, found.compared))
    best, compared = ends
    return best - compared


def changes_by_service(found: Findings) -> dict[str, float]:
    """Give by how much each service's in-house run-rate, without depreciation, differs from the compared-with."""
    own, base = (found.results.prepared.of_option("scope", at) for at in (found.best, found.compared))
    services = found.results.case.services
    return {
        service.id: _in_house_of(found, after) - _in_house_of(found, before)
        for service, after, before in zip(services, own, base, strict=True)
    }


def _in_house_of(found: Findings, row: int) -> float:
    """What a service costs in house in the last twelve months: its direct cost without the vendor's."""
    direct, *vendor = (
        found.series(line, row)[-YEAR:].sum() for line in ("direct_cost", "vendor_charges", "vendor_tax")
    )
    return float(direct - sum(vendor))


def _in_house(found: Findings) -> Iterator[Bullet]:
    change = in_house_change(found)
    if change == 0:
        return
    falls = change < 0
    names = {service.id: shortened(service.name, NAME_IN_BULLET) for service in found.results.case.services}
    moved = sorted(changes_by_service(found).items(), key=lambda each: each[1] if falls else -each[1])
    said = [f"{names[key]} ({size_of(amount, found.currency)})" for key, amount in moved[:SERVICES_NAMED]
            if amount and (amount < 0) == falls]  # fmt: skip
    template = translate("In-house cost falls by {amount}:") if falls else translate("In-house cost rises by {amount}:")
    text = translate("most of it in {services}.").format(services=", ".join(said)) if said else ""
    yield Bullet(template.format(amount=size_of(change, found.currency)), text)


def _given_back(found: Findings) -> Iterator[Bullet]:
    """What of the in-house saving goes to vendors, governance and other cost."""
    saved = -in_house_change(found)
    back = saved - found.amount("run_rate_saving", found.best)
    if saved <= 0 or back <= 0:
        return
    text = translate("{amount} of it, {share}, go to charges, governance and other cost.")
    words = {"amount": size_of(back, found.currency), "share": brief_share(back / saved)}
    yield Bullet(translate("Given back:"), text.format(**words))


def _people(found: Findings) -> Bullet:
    before, after, base = (
        numbers.number(found.amount(line, at))
        for line, at in (("fte_before", found.best), ("fte_after", found.best), ("fte_after", found.compared))
    )
    template = translate("{before} at signature, {after} at the end; {base} in {compared}.")
    words = {"before": before, "after": after, "base": base, "compared": short_name(found, found.compared)}
    return Bullet(translate("In-house FTE:"), template.format(**words).replace("….", "…"))


def _timing(found: Findings) -> Iterator[Bullet]:
    """When half of the run-rate saving is reached for the first time."""
    saving = found.amount("run_rate_saving", found.best)
    reached = np.flatnonzero(found.series("recurring_saving", found.best) >= saving / YEAR / 2)
    if saving > 0 and len(reached):
        month = translate("month {month}").format(month=numbers.number(int(reached[0])))
        yield Bullet(
            translate("Timing:"), translate("half of the saving is first reached in {month}.").format(month=month)
        )


# -- Below --


def run_rate_table(found: Findings) -> Table:
    """Give the recurring cost of the best option by fiscal year, its run-rate, and that of the compared-with."""
    scale = run_rate_scale(found)
    used = parts_used(found)
    own = [_column(found, found.best, used, months) for months in _months(found)]
    base = _column(found, found.compared, used, slice(-YEAR, None))
    columns = (
        *list(found.results.fiscal_years)[1:],
        translate("Run-rate"),
        translate("Compared with"),
        translate("Change"),
        translate("Change, %"),
    )
    printed = [_cells(scale, column) for column in (*own, base)]
    rows = []
    changes = _changes(scale, own[-1], base)
    for at, name in enumerate([*used, translate("Recurring cost")]):
        cells = (*(column[at] for column in printed), changes[at], _relative(own[-1][at], base[at]))
        rows.append(Row(translate(name), cells, "total" if at == len(used) else "plain"))
    return Table(scale.heading, columns, tuple(rows))


def _months(found: Findings) -> Iterator[list[int] | slice]:
    """The months of each fiscal year, and of the run-rate."""
    yield from list(found.results.fiscal_years.values())[1:]
    yield slice(-YEAR, None)


def _column(found: Findings, option: int, used: list[str], months: list[int] | slice) -> list[float]:
    """The parts of a period and their total."""
    parts = [sum(float(found.series(line, option)[months].sum()) for line in PARTS[name]) for name in used]
    return [*parts, float(found.series("recurring_cost", option)[months].sum())]


def _cells(scale: Scale, column: list[float]) -> list[Cell]:
    *parts, total = column
    return [*scale.cells_adding_up(parts, total), scale.cell(total)]


def _changes(scale: Scale, after: list[float], before: list[float]) -> list[Cell]:
    """The changes of the parts, which add up to the difference of the totals as printed."""
    *changes, whole = (last - first for last, first in zip(after, before, strict=True))
    printed = scale.printed(after[-1]) - scale.printed(before[-1])
    return [*scale.cells_adding_up(changes, printed), Cell(scale.text(printed), whole)]


def _relative(after: float, before: float) -> Cell:
    return share_cell((after - before) / before) if before else Cell(translate("n/a") if after else numbers.MISSING)


def _note(found: Findings) -> str:
    said = translate(
        "Run-rate: the last 12 months of the term, with depreciation of purchases, without one-time cost. Green falls, "
        "red rises; brackets are negative. Every column adds up as printed."
    )
    return f"{said} {short_years(found)}".strip()
