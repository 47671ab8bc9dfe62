"""Cumulative cash: when each option pays back, and how deep it goes before."""

from __future__ import annotations

from bpo_case.report.blocks import Beside, Note, Page, Row, Table
from bpo_case.report.cash_curves import marks_of, seen
from bpo_case.report.chart_blocks import Curve, Curves
from bpo_case.report.figures import Scale, payback_months, scale_of, shortened, size_of, titled
from bpo_case.report.findings import Findings
from bpo_case.report.pages.decision import payback_cell
from bpo_case.report.verdict import short_name
from bpo_case.text import numbers, translate

CURVES_SHOWN = 12
NAME_IN_TABLE = 50


def cash_page(found: Findings) -> Page:
    """Make the page with the J-curve."""
    scale = _scale(found)
    subtitle = translate(
        "Cumulative net cash after tax against {compared} in {unit}, undiscounted, by month from signature"
    ).format(compared=short_name(found, found.compared), unit=scale.heading)
    right = (payback_table(found, scale), Note(_note(found)))
    return Page(translate("Cumulative cash"), _title(found), subtitle, (Beside((curves(found, scale),), right),))


def _scale(found: Findings) -> Scale:
    return scale_of(found.currency, (abs(found.series("cumulative", at)).max() for at in found.order))


def _title(found: Findings) -> str:
    figures = found.figures[found.best]
    end = float(found.series("cumulative", found.best)[-1])
    if found.empty or not found.others:
        template = translate("There is no cash to compare yet")
    elif figures["peak_funding"] == 0:
        template = translate("{name} never needs funding and has brought in {end} by the end of the term")
    elif figures["payback_months"] is None:
        template = translate("{name} needs up to {peak} and is still {end} short at the end of the term")
    elif figures["peak_funding_month"] == 0:
        template = translate("{name} needs {peak} at signature and pays back in {payback}")
    else:
        template = translate("{name} needs up to {peak}, in month {month}, and pays back in {payback}")
    words = {
        "peak": size_of(figures["peak_funding"], found.currency),
        "month": numbers.number(figures["peak_funding_month"]),
        "payback": payback_months(figures["payback_months"]),
        "end": size_of(end, found.currency),
    }
    return titled(template, found.names, words)


def curves(found: Findings, scale: Scale) -> Curves:
    """Draw the cumulative cash of the options, best first; the best one is the strong line."""
    shown = found.others[:CURVES_SHOWN] or (found.compared,)
    lines = []
    for at in shown:
        payback = found.figures[at]["payback_months"]
        amounts = tuple(map(float, found.series("cumulative", at)))
        lines.append(Curve(found.name(at), amounts, at == found.best, payback if seen(payback) else None))
    return Curves(scale.heading, scale.unit, tuple(lines), marks_of(found, found.best))


def payback_table(found: Findings, scale: Scale) -> Table:
    """Give payback and peak funding of every option."""
    columns = (translate("Payback, months"), translate("Peak funding"))
    rows = []
    for at in found.others or (found.compared,):
        figures = found.figures[at]
        cells = (payback_cell(figures["payback_months"]), scale.cell(figures["peak_funding"]))
        rows.append(Row(shortened(found.name(at), NAME_IN_TABLE), cells, found.kind(at)))
    return Table(scale.heading, columns, tuple(rows))


def _note(found: Findings) -> str:
    said = translate(
        "Payback is the month after which cumulative cash stays at or above zero, counted from signature. "
        "Peak funding is its lowest point."
    )
    left = len(found.others) - CURVES_SHOWN
    more = translate("The chart shows the best {count} options.").format(count=CURVES_SHOWN) if left > 0 else ""
    return f"{said} {more}".strip()
