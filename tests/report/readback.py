"""Reading a paper back: the texts of its contents, the numbers in a text, and what a figure says that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from bpo_case.report.blocks import Page, Row, Table
from bpo_case.report.cell import Cell
from tests.report import papers

NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
SIZES = {"k": Decimal(1000), "m": Decimal(1_000_000)}
UNIT = re.compile("\u00a0([km])\\b")
"""The sign of a unit of money: it stands behind a space that does not break."""

LAST_BIT = Decimal("1e-9")


def texts_in(contents: Any) -> Iterator[str]:
    """Every text of contents, wherever it stands."""
    if isinstance(contents, str):
        yield contents
    elif isinstance(contents, tuple | list):
        for part in contents:
            yield from texts_in(part)
    elif is_dataclass(contents):
        for field in fields(contents):
            yield from texts_in(getattr(contents, field.name))


def numbers_in(texts: Iterable[str]) -> set[str]:
    """The numbers that stand in texts, as they are written."""
    return {number for text in texts for number in NUMBER.findall(text)}


def cells_of(page: Page) -> Iterator[tuple[Cell, tuple[str, ...]]]:
    """Every figure of a page, with the texts near it that may name its unit."""
    for block in papers.blocks_of(page):
        if isinstance(block, Table):
            for row in block.rows:
                for cell, column in zip(row.cells, block.columns, strict=False):
                    yield cell, (block.heading, column, row.label)
        else:
            heading = getattr(block, "heading", "")
            yield from ((cell, (heading,)) for cell in cells_in(block))


def cells_in(contents: Any) -> Iterator[Cell]:
    """Every figure inside a block."""
    if isinstance(contents, Cell):
        yield contents
    elif isinstance(contents, tuple | list):
        for part in contents:
            yield from cells_in(part)
    elif is_dataclass(contents):
        for field in fields(contents):
            yield from cells_in(getattr(contents, field.name))


def says(cell: Cell, near: Iterable[str]) -> bool:
    """Whether a figure's text is its value, to less than one in the last digit: parts are rounded to add up."""
    if cell.value is None or isinstance(cell.value, bool):
        return True
    exact = Decimal(cell.value)
    written = NUMBER.findall(cell.text)
    if not written:
        return not _is_dash(cell.text) or any(abs(exact) < size for size in sizes_of(cell.text, near))
    sign = -1 if cell.text.lstrip().startswith(("(", "−")) else 1
    return any(
        abs(exact - sign * amount_of(number) * size) < last_digit(number) * size * (1 + LAST_BIT)
        for number in written
        for size in sizes_of(cell.text, near)
    )


def _is_dash(text: str) -> bool:
    return text.strip() == "–"


def sizes_of(text: str, near: Iterable[str]) -> list[Decimal]:
    """What a one may stand for in a figure: by its own sign, else by a heading's."""
    if "%" in text:
        return [Decimal("0.01")]
    if own := UNIT.findall(text):
        return [SIZES[own[0]]]
    return [*(SIZES[unit] for said in near for unit in UNIT.findall(said)), Decimal(1)]


def amount_of(number: str) -> Decimal:
    """Read a number that is written in English."""
    return Decimal(number.replace(",", ""))


def last_digit(number: str) -> Decimal:
    """What one in the last digit of a written number is worth."""
    return Decimal(1).scaleb(-len(number.partition(".")[2]))


def printed(cell: Cell) -> Decimal | None:
    """The number that a figure shows, in the unit of its table; None where it is none."""
    if _is_dash(cell.text):
        return Decimal(0)
    written = NUMBER.findall(cell.text)
    if len(written) != 1 or cell.value is None or isinstance(cell.value, bool):
        return None
    return amount_of(written[0]) * (-1 if cell.text.startswith(("(", "−")) else 1)


def sums_in(table: Table) -> Iterator[tuple[Cell, list[Cell]]]:
    """The totals of a table with what stands above or before them and adds up to them, exactly."""
    for at in range(len(table.columns)):
        for total, parts in _totals(table.rows):
            if parts and _adds_up(total.cells[at], [row.cells[at] for row in parts]):
                yield total.cells[at], [row.cells[at] for row in parts]
    for row in table.rows:
        for at in range(2, len(row.cells)):
            if _adds_up(row.cells[at], list(row.cells[:at])):
                yield row.cells[at], list(row.cells[:at])


def _totals(rows: tuple[Row, ...]) -> Iterator[tuple[Row, list[Row]]]:
    """Rows of totals with the rows above them, from the last total or heading on."""
    above: list[Row] = []
    for row in rows:
        if row.kind == "total" and row.cells:
            yield row, above
        above = [] if row.kind in ("total", "heading") or not row.cells else [*above, row]


def _adds_up(total: Cell, parts: list[Cell]) -> bool:
    values = [part.value for part in parts if not _is_dash(part.text)]
    if total.value is None or len(values) < 2 or any(value is None or isinstance(value, bool) for value in values):
        return False
    whole = sum(value or 0.0 for value in values)
    size = max(abs(value or 0.0) for value in values)
    return bool(size) and abs(whole - total.value) < 1e-9 * size
