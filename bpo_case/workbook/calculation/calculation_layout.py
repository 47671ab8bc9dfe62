"""Where the calculation stands: the sheet of what all options share, and a sheet for each option.

Each begins with its key blocks, which turn names of links into row numbers; the lines follow, subject by subject, in
the same order on every sheet. A line is there only where its table has rows. Pure places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bpo_case.case.specs import record_type, specs_of
from bpo_case.engine.declare import Link
from bpo_case.engine.expression import Linked, Total
from bpo_case.engine.resolve import Line, Model, reads_of
from bpo_case.model.cost_model import SUBJECTS
from bpo_case.model.prepare import Prepared
from bpo_case.model.schema import DERIVED

LABEL, NAME, NUMBER, UNIT, WORDS, ONE, OPENING, FIRST = range(8)
"""Columns: label, the row's name, its number, unit, formula in words, one value, month 0, month 1."""

TITLE_ROW, CALENDAR_ROW, MONTH_ROW, FIRST_ROW = 1, 2, 3, 4
"""Rows; the month numbers are what formulas read."""

CASE_WIDE: tuple[int, ...] = (0,)
KEYS_HEADING = "Row numbers of links"


@dataclass(frozen=True)
class Block:
    """Rows that belong together; ``positions`` are those of the table's rows, in the same order."""

    table: str | None
    first: int
    positions: tuple[int, ...]

    @property
    def last(self) -> int:
        """The row of the last of them."""
        return self.first + len(self.positions) - 1

    def row(self, position: int) -> int:
        """Give the row in which one of the table's rows stands."""
        return self.first + position - self.positions[0]


@dataclass(frozen=True)
class KeyBlock(Block):
    """The row numbers of what a field of each row points to, among the rows of the target on the same sheets."""

    link: str
    field: str
    target: str
    label: str
    optional: bool


@dataclass(frozen=True)
class LineBlock(Block):
    """A line's rows."""

    line: Line

    @property
    def single(self) -> bool:
        """Whether the line has one row on a sheet whatever the case has, so that it stands close to the next."""
        return self.table in (None, "options")


@dataclass(frozen=True)
class CalculationSheet:
    """A calculation sheet; ``option`` is the option's position, None on the sheet that all share."""

    name: str
    option: int | None
    headings: Mapping[int, str]
    keys: Mapping[tuple[str, str], KeyBlock]
    lines: Mapping[str, LineBlock]

    def block_of(self, table: str) -> Block:
        """Give a block whose rows are those of a table, by which the table's names are found."""
        blocks: Iterator[Block] = iter((*self.keys.values(), *self.lines.values()))
        return next(block for block in blocks if block.table == table)


def has_option(table: str | None) -> bool:
    """Tell whether each option has its own rows of a table."""
    return table is not None and (table == "options" or "option" in DERIVED[table].links)


def source_of(table: str) -> str:
    """Give the table of the document whose records stand behind a table's rows, and whose names they have."""
    return DERIVED[table].source or source_of(DERIVED[table].links["service"].target)


@cache
def needed_keys(model: Model) -> tuple[tuple[str, str, Link], ...]:
    """Find the links whose row numbers formulas need: table, link and what it is; two links of one field share them."""
    asked: dict[tuple[str, str], None] = {}
    for line in model.lines.values():
        for read in reads_of(line):
            if isinstance(read, Linked) and line.over:
                asked[line.over, read.link] = None
            if isinstance(read, Total):
                asked.update({(read.table or "", own): None for own, _ in read.keys})
                asked.update({(line.over or "", other): None for _, other in read.keys if other})
    links = {(table, name): model.schema.tables[table].links[name] for table, name in asked}
    order = list(DERIVED)
    data = [(table, name, link) for (table, name), link in links.items() if not link.structural]
    first = {(table, link.field): (table, name, link) for table, name, link in reversed(data)}
    return tuple(sorted(first.values(), key=lambda key: order.index(key[0])))


def calculation_sheet(name: str, option: int | None, model: Model, prepared: Prepared) -> CalculationSheet:
    """Lay out a sheet: its key blocks, then its lines by subject."""
    rows = _Rows(FIRST_ROW)
    keys = {(key.table or "", key.field): key for key in _key_blocks(rows, option, model, prepared)}
    lines = {block.line.name: block for block in _line_blocks(rows, option, model, prepared)}
    return CalculationSheet(name, option, rows.headings, keys, lines)


def _key_blocks(rows: _Rows, option: int | None, model: Model, prepared: Prepared) -> Iterator[KeyBlock]:
    """Lay out the key blocks of the links whose rows and targets there are."""
    for table, link, what in needed_keys(model):
        positions = _positions(table, option, prepared)
        targets = _positions(what.target, option if has_option(what.target) else None, prepared)
        if positions and targets:
            rows.heading(KEYS_HEADING)
            spec = specs_of(record_type(source_of(table)))[what.field]
            label = f"{DERIVED[table].label}: {spec.label.lower()}"
            first = rows.take(len(positions))
            yield KeyBlock(table, first, positions, link, what.field, what.target, label, not spec.required)


def _line_blocks(rows: _Rows, option: int | None, model: Model, prepared: Prepared) -> Iterator[LineBlock]:
    """Lay out the lines whose table has rows here, subject by subject."""
    for subject in SUBJECTS:
        for line in (model[name] for name in subject):
            positions = _positions(line.over, option, prepared)
            if positions:
                rows.heading(subject.category.capitalize())
                block = LineBlock(line.over, rows.next, positions, line)
                rows.take(len(positions), close=block.single)
                yield block


def _positions(table: str | None, option: int | None, prepared: Prepared) -> tuple[int, ...]:
    """Give the positions of a table's rows on the sheet of an option, or on the one that is shared."""
    if has_option(table) != (option is not None):
        return ()
    if table is None:
        return CASE_WIDE
    return tuple(at for at, row in enumerate(prepared.rows[table]) if option is None or row.option == option)


class _Rows:
    """Takes rows from the top of a sheet to its bottom."""

    def __init__(self, first: int) -> None:
        self.next, self.close = first, False
        self.headings: dict[int, str] = {}

    def heading(self, text: str) -> None:
        """Begin a section, unless it has begun."""
        if text in self.headings.values():
            return
        self.next += 1 if self.close else 0
        self.headings[self.next] = text
        self.next += 1

    def take(self, count: int, close: bool = False) -> int:
        """Take rows for a block, with an empty row after it unless the blocks stand close; give the first."""
        first, self.close = self.next, close
        self.next += count + (0 if close else 1)
        return first
