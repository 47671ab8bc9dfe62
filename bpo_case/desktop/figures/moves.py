"""The bridge between two cases as a table: each change, and what it moves the figure by, adding up exactly."""

from __future__ import annotations

from bpo_case.analysis.bridge import Bridge
from bpo_case.analysis.figures import measure_of
from bpo_case.desktop.figures.compare import figure_label, sign_of
from bpo_case.desktop.figures.figure_table import FigureRow, FigureTable, Shown
from bpo_case.report.moves import units_of


def moves_table(found: Bridge, ends: tuple[str, str], currency: str) -> FigureTable:
    """List the changes, the largest first, between the figure of one case and that of the other."""
    units, measure = units_of(found, currency, in_full=True), measure_of(found.figure)
    parts = sorted(found.parts, key=lambda part: -abs(part.amount))
    printed = units.printed(found.after) - units.printed(found.before)
    cells = units.cells([part.amount for part in parts], printed, sign_of(found.figure))
    rows = [
        FigureRow(part.text, (Shown(cell.text, cell.value, None, cell.effect, measure),), about="\n".join(part.texts))
        for part, cell in zip(parts, cells, strict=True)
    ]
    first, last = (
        FigureRow(name, (Shown(units.text(units.printed(amount)), amount, measure=measure),), "total")
        for name, amount in zip(ends, (found.before, found.after), strict=True)
    )
    return FigureTable(units.heading, (figure_label(found.figure),), (first, *rows, last), currency=currency)
