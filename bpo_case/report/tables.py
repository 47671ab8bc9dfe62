"""Tables for the page: horizontal rules only, figures to the right, and as many tables as the width asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Paragraph, Spacer
from reportlab.platypus import Table as PageTable

from bpo_case.report import style
from bpo_case.report.blocks import Row, Table
from bpo_case.report.fonts import REGULAR, STRONG, width_of
from bpo_case.report.paragraphs import clean, lines_of

SIZE, LEADING = style.TABLE
PADDING = 1.8
BRACKET = ")"
BETWEEN = 12.0
"""Least space between two columns."""

LABELS_AT_LEAST = 92.0
LABELS_SHARE = 0.24
"""Labels that need more room than this, or than this share of the width, may break."""

LABEL_LINES, HEAD_LINES, CELL_LINES = 3, 3, 3
ROUNDING = 0.01
"""Widths are sums of floats: what fits exactly has to fit."""

HEAD_AT_MOST = 84.0
"""Words of a column's head that are longer than this are cut rather than given more room."""

FIGURES_AT_MOST = 104.0
"""Columns of figures grow to this width; what is left goes to the labels."""


def tables_of(table: Table, width: float) -> list[Flowable]:
    """Set a table; one that is too wide becomes several, and one that is longer than a page breaks."""
    flowables: list[Flowable] = []
    for part in parts_of(table, width):
        flowables += [_set(part, width), Spacer(1, 10)]
    return flowables[:-1]


def parts_of(table: Table, width: float) -> list[Table]:
    """Split a table into as few as fit into a width, with about as many columns in each."""
    room = width - least_labels(table, width)
    if sum(least_columns(table)) <= room:
        return [table]
    fitting = max(table.repeated + 1, int(room // max(least_columns(table))))
    repeated = list(range(table.repeated))
    rest = range(table.repeated, len(table.columns))
    share = ceil(len(rest) / ceil(len(rest) / (fitting - table.repeated)))
    chosen = [[*repeated, *rest[start : start + share]] for start in range(0, len(rest), share)]
    return [_with_columns(table, places) for places in chosen]


def _with_columns(table: Table, places: list[int]) -> Table:
    rows = tuple(replace(row, cells=tuple(row.cells[at] for at in places) if row.cells else ()) for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in places), rows=rows)


def least_columns(table: Table) -> list[float]:
    """Give the width that each column of figures needs."""
    least = []
    for at, head in enumerate(table.columns):
        words = [_longest_word(row.cells[at].text) for row in table.rows if row.cells]
        widest = max([min(_longest_word(head), HEAD_AT_MOST), *words])
        least.append(widest + width_of(BRACKET, SIZE) + BETWEEN)
    return least


def least_labels(table: Table, width: float) -> float:
    """Give the width that the labels need when long ones break."""
    return min(labels_needed(table), max(LABELS_AT_LEAST, LABELS_SHARE * width))


def labels_needed(table: Table) -> float:
    """Give the width in which no label breaks."""
    labels = (row.label for row in table.rows if row.kind != "heading")
    return max((width_of(label, SIZE, STRONG) for label in labels), default=0.0) + BETWEEN


def _longest_word(text: str) -> float:
    return max((width_of(word, SIZE, STRONG) for word in text.split(" ")), default=0.0)


# -- Setting --


def widths_of(table: Table, width: float) -> list[float]:
    """Give labels and columns their widths: equal columns where there is room, else what each needs.

    What is left goes to long labels first, then to the columns up to a limit, and the rest to the labels again.
    """
    least = least_columns(table)
    if not least:
        return [width]
    count, widest = len(least), max(least)
    if widest * count > width - least_labels(table, width):
        return [width - sum(least), *least]
    room = width - min(labels_needed(table), width - widest * count)
    column = max(widest, min(room / count, FIGURES_AT_MOST))
    return [width - column * count, *[column] * count]


def _set(table: Table, width: float) -> PageTable:
    widths = widths_of(table, width)
    body = [_head(table, widths), *(_cells(row, widths) for row in table.rows)]
    return PageTable(body, colWidths=widths, repeatRows=1, style=list(_look(table)), hAlign="LEFT")


def _head(table: Table, widths: list[float]) -> list[str | Paragraph]:
    names = zip(table.columns, widths[1:], strict=True)
    heads = [_fit(name, _room(width), HEAD_LINES, STRONG, style.GREY) for name, width in names]
    return [_fit(table.heading, widths[0] - BETWEEN, HEAD_LINES, STRONG, style.GREY, right=False), *heads]


def _cells(row: Row, widths: list[float]) -> list[str | Paragraph]:
    font = REGULAR if row.kind == "plain" else STRONG
    room = sum(widths) if row.kind == "heading" else widths[0] - BETWEEN
    label = _fit(row.label, room, LABEL_LINES, font, style.INK, right=False)
    pairs = zip(row.cells, widths[1:], strict=False)  # a heading has no figures
    return [
        label,
        *(_fit(cell.text, _room(width), CELL_LINES, font, style.EFFECTS[cell.effect]) for cell, width in pairs),
    ]


def _room(column: float) -> float:
    """The width of a column's text, without the bracket that hangs."""
    return column - BETWEEN - width_of(BRACKET, SIZE) + ROUNDING


def _fit(text: str, width: float, lines: int, font: str, color: str, *, right: bool = True) -> str | Paragraph:
    """Give the text itself where it fits on a line, else a paragraph of so many lines at most."""
    said = clean(text)
    if width_of(said, SIZE, font) <= width:
        return said
    return lines_of(said, width, lines, (SIZE, LEADING), font, color, right=right)


def _look(table: Table) -> Iterator[tuple[Any, ...]]:
    """The rules and styles; the closing bracket of a negative hangs in the margin of its column."""
    bracket = width_of(BRACKET, SIZE)
    yield from (
        ("FONT", (0, 0), (-1, -1), REGULAR, SIZE, LEADING),
        ("TEXTCOLOR", (0, 0), (-1, -1), HexColor(style.INK)),
        ("FONT", (0, 0), (-1, 0), STRONG, SIZE, LEADING),
        ("TEXTCOLOR", (0, 0), (-1, 0), HexColor(style.GREY)),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), bracket),
        ("TOPPADDING", (0, 0), (-1, -1), PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, -1), PADDING),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, HexColor(style.INK)),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, HexColor(style.RULE)),
    )
    for number, row in enumerate(table.rows, start=1):
        yield from _row_look(number, row)


def _row_look(number: int, row: Row) -> Iterator[tuple[Any, ...]]:
    whole = (0, number), (-1, number)
    if row.kind != "plain":
        yield "FONTNAME", *whole, STRONG
    if row.kind == "total":
        yield "LINEABOVE", *whole, 0.8, HexColor(style.INK)
    if row.kind == "heading":
        yield "SPAN", *whole
        yield "TOPPADDING", *whole, 3 * PADDING
    for at, cell in enumerate(row.cells, start=1):
        if cell.effect:
            yield "TEXTCOLOR", (at, number), (at, number), HexColor(style.EFFECTS[cell.effect])
        if cell.text.endswith(BRACKET):
            yield "RIGHTPADDING", (at, number), (at, number), 0
