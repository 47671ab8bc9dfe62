"""Transition: which work moves when, when posts end, and what the move costs once, by kind and fiscal year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from bpo_case.model.results import Series
from bpo_case.report.blocks import Note, Page, Row, Table
from bpo_case.report.chart_blocks import Gantt, Span, Task
from bpo_case.report.figures import Scale, scale_of, shortened, size_of, titled
from bpo_case.report.findings import Findings
from bpo_case.report.verdict import short_name
from bpo_case.text import numbers, translate, translate_plural

TASKS_SHOWN, KINDS_SHOWN = 12, 6
NAME_SHOWN = 60
MOST = 0.9
"""Posts that end one by one with shrinking volumes, years later, are not what the plan is about."""


def transition_page(found: Findings) -> Page | None:
    """Make the page on the transition; none where the best option plans nothing and spends nothing once."""
    if not _rows(found) and not found.amount("one_time_total", found.best):
        return None
    template = translate("Plan by month from signature; one-time cost in {unit}, before tax · {name}")
    subtitle = template.format(unit=_scale(found).heading, name=short_name(found, found.best))
    charts = (plan_chart(found),) if _rows(found) else ()
    return Page(translate("Transition"), _title(found), subtitle, (*charts, one_time_table(found), Note(_note(found))))


def _scale(found: Findings) -> Scale:
    return scale_of(found.currency, [found.amount("one_time_total", found.best)])


def _title(found: Findings) -> str:
    moves = moved_rows(found)
    cost = size_of(found.amount("one_time_total", found.best), found.currency)
    services = len({row.service for row in moves})
    if not moves:
        template = translate("Nothing moves: {name} changes work in house, at a one-time cost of {cost}")
        return titled(template, found.names, {"cost": cost})
    words = {
        "services": translate_plural("{count} service", "{count} services", services).format(count=services),
        "first": numbers.number(min(row.migration_start for row in moves)),
        "last": numbers.number(max(row.migration_start + row.migration_months - 1 for row in moves)),
        "cost": cost,
    }
    template = translate(
        "Work of {services} moves between month {first} and month {last}, at a one-time cost of {cost}"
    )
    return titled(template, {}, words)


def _rows(found: Findings) -> list[Any]:
    """The best option's plan: what moves or changes, earliest first."""
    records: list[Any] = [
        found.results.prepared.rows["plan"][row].record for row in found.results.prepared.of_option("plan", found.best)
    ]
    return sorted((record for record in records if spans_of(record)), key=lambda record: spans_of(record)[0].start)


def moved_rows(found: Findings) -> list[Any]:
    """Give the rows of the best option's plan by which work moves."""
    return [row for row in _rows(found) if row.share > 0]


def spans_of(row: Any) -> tuple[Span, ...]:
    """Give the phases of a plan row, as its inputs say them; nothing where nothing moves or changes."""
    spans = []
    if row.share > 0:
        start, end = row.migration_start - 1, row.migration_start - 1 + row.migration_months
        spans += [
            Span("knowledge transfer", start - row.knowledge_transfer_months, start),
            Span("migration", start, end),
            Span("parallel run", end, end + row.parallel_months),
        ]
    if row.improvement_share > 0 or row.automated_share > 0:
        spans.append(Span("in-house change", row.change_start - 1, row.change_start - 1 + row.change_months))
    return tuple(span for span in spans if span.end > span.start)


def plan_chart(found: Findings) -> Gantt:
    """Draw the plan of the best option, earliest first."""
    tasks = [_task(found, row) for row in _rows(found)[:TASKS_SHOWN]]
    return Gantt(translate("Plan"), tuple(tasks))


def _task(found: Findings, row: Any) -> Task:
    spans = spans_of(row)
    first, last = min(span.start for span in spans) + 1, max(span.end for span in spans)
    text = translate("months {first} to {last}").format(first=numbers.number(first), last=numbers.number(last))
    if row.share > 0:
        text = f"{text}, {numbers.share(row.share, 0)}"
    release = last_release(found, row.service) if row.share > 0 else None
    return Task(shortened(row.name, NAME_SHOWN), spans, text, release)


def last_release(found: Findings, service: str) -> int | None:
    """Give the month by which nine tenths of a service's redundancies in the best option are done."""
    prepared = found.results.prepared
    rows = [row for row in prepared.of_option("staff", found.best)
            if getattr(prepared.rows["staff"][row].record, "service", "") == service]  # fmt: skip
    done = np.cumsum(np.sum([found.series("severed", row) for row in rows], axis=0)) if rows else np.zeros(1)
    return int(np.argmax(done >= MOST * done[-1])) if done[-1] > 0 else None


# -- One-time cost --


def one_time_parts(found: Findings) -> dict[str, Series]:
    """Give the one-time spending of the best option by kind, largest first: transition by category, and people."""
    parts: dict[str, Series] = {}
    for row in found.results.prepared.of_option("transition", found.best):
        record: Any = found.results.prepared.rows["transition"][row].record
        name = translate(record.category)
        parts[name] = parts.get(name, 0.0) + found.series("transition_paid", row)
    parts[translate("severance and retention")] = found.series("severance_cost", found.best)
    parts[translate("termination fees")] = found.series("termination_cost", found.best)
    used = {name: series for name, series in parts.items() if series.any()}
    return dict(sorted(used.items(), key=lambda part: -float(part[1].sum())))


def one_time_table(found: Findings) -> Table:
    """Give one-time cost by kind and fiscal year; every column adds up as printed."""
    scale, whole = _scale(found), found.series("one_time_spending", found.best)
    years = _years(found, whole)
    parts = _largest(one_time_parts(found))
    sums = [
        [float(series[months].sum()) for months in years.values()] + [float(series.sum())] for series in parts.values()
    ]
    totals = [*(float(whole[months].sum()) for months in years.values()), float(whole.sum())]
    columns = [scale.cells_adding_up([row[at] for row in sums], total) for at, total in enumerate(totals)]
    rows = [Row(name[:1].upper() + name[1:], tuple(column[at] for column in columns)) for at, name in enumerate(parts)]
    heads = (*(translate("Initial") if year == "initial" else year for year in years), translate("Total"))
    last = Row(translate("One-time cost"), tuple(scale.cell(total) for total in totals), "total")
    return Table(scale.heading, heads, (*rows, last))


def _years(found: Findings, whole: Series) -> dict[str, list[int]]:
    """The fiscal years in which something is spent once; the first ones always."""
    found_years = found.results.fiscal_years
    spent = [name for name, months in found_years.items() if whole[months].any()]
    names = list(found_years)
    last = max((names.index(name) for name in spent), default=1)
    return {name: found_years[name] for name in names[: last + 1]}


def _largest(parts: Mapping[str, Series]) -> dict[str, Series]:
    """Keep the largest parts, and put the rest together."""
    names = list(parts)
    if len(names) <= KINDS_SHOWN + 1:
        return dict(parts)
    rest: Series = np.sum([parts[name] for name in names[KINDS_SHOWN:]], axis=0)
    words = translate("{count} other kinds").format(count=len(names) - KINDS_SHOWN)
    return {**{name: parts[name] for name in names[:KINDS_SHOWN]}, words: rest}


def _note(found: Findings) -> str:
    said = translate(
        "Knowledge transfer comes before migration; the share is the part of the service that moves. A diamond marks "
        "the month by which nine tenths of the service's redundancies are done. One-time cost with contingency, as "
        "paid. Every column adds up as printed; a row's total is rounded on its own."
    )
    left = len(_rows(found)) - TASKS_SHOWN
    more = (
        translate("The chart shows the first {count} rows of the plan.").format(count=TASKS_SHOWN) if left > 0 else ""
    )
    return f"{said} {more}".strip()
