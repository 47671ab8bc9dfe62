"""How charts look: titles, axes, colours, and in which unit amounts are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter.chart import Chart

from bpo_case.workbook.file.styles import GREY, INK, OPTION_COLOURS, RULE
from bpo_case.workbook.job import Job

FONT = "Calibri"
SCALES: Sequence[tuple[float, str, str]] = (
    (2e7, "#,##0,,", "million"), (1e6, "#,##0.0,,", "million"), (1e4, "#,##0,", "thousand"), (0, "#,##0", ""),
)  # fmt: skip
"""From which amount on, number format, and what is counted."""


def new_chart(job: Job, kind: str, subtype: str = "") -> Chart:
    """Begin a chart of a kind that XlsxWriter knows."""
    chart: Chart = job.book.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})  # type: ignore[assignment]
    return chart


def finish(chart: Chart, title: str) -> None:
    """Give a chart its title, and the legend below it."""
    chart.set_title({"name": title, "name_font": {**font(11), "bold": True}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": font()})
    chart.set_chartarea({"border": {"color": RULE}})
    chart.show_blanks_as("gap")


def font(size: int = 9) -> dict[str, Any]:
    """Give the font of a text in a chart."""
    return {"name": FONT, "size": size, "color": INK, "bold": False}


def value_axis(unit: str, number: str) -> dict[str, Any]:
    """Give the axis of the amounts."""
    return {
        "name": unit, "name_font": font(), "num_font": font(), "num_format": number,
        "major_gridlines": {"visible": True, "line": {"color": RULE, "width": 0.5}}, "line": {"none": True},
    }  # fmt: skip


def options_axis() -> dict[str, Any]:
    """Give the axis with the options from top to bottom, with the amounts written below them."""
    return {
        "reverse": True, "crossing": "max", "num_font": font(), "line": {"color": GREY}, "label_position": "low"
    }  # fmt: skip


def scale_of(job: Job, amounts: Iterable[float]) -> tuple[str, str]:
    """Choose how the amounts of an axis are written, and its title: ``EUR million``."""
    largest = max((abs(amount) for amount in amounts), default=0.0)
    number, counted = next((number, counted) for least, number, counted in SCALES if largest >= least)
    return number, f"{job.currency} {counted}".strip()


def colour_of(job: Job, option: int) -> str:
    """Give the colour of an option: grey for the compared-with one, the next of the palette for every other."""
    compared = job.layout.results.prepared.compared
    if option == compared:
        return OPTION_COLOURS[0]
    others = [at for at in job.layout.options if at != compared]
    return OPTION_COLOURS[1 + others.index(option) % (len(OPTION_COLOURS) - 1)]
