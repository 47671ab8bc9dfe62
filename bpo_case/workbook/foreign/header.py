"""Finds the headings of a table in a sheet: below titles and blank lines, in one line or two, under merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bpo_case.case.suggest import nearest
from bpo_case.text import translate
from bpo_case.workbook.foreign.errors import HeadingsMissing, NoHeader
from bpo_case.workbook.foreign.grid import Cell, Grid
from bpo_case.workbook.foreign.mapping import Column, LeaveOut, Mapping, heading_key
from bpo_case.workbook.foreign.words import plain, synonyms

ROWS_LOOKED_AT = 60
COLUMNS_LOOKED_AT = 300
LINES_AT_MOST = 2
LONGEST = 500
KNOWN = 0.6
"""A heading that scores so much is taken for that of a field."""
NEXT_LINE = " > "
"""What stands between the lines of a heading."""

Score = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings are, and what they say: one text for each column, blank where there is none."""

    row: int
    """The first row of the headings, counted from 1."""
    lines: int
    headings: tuple[str, ...]

    @property
    def first_row(self) -> int:
        """The first row below the headings, counted from 1."""
        return self.row + self.lines

    def occurrence(self, column: int) -> int:
        """Tell which of the columns with the same heading a column is, counted from 1."""
        key = heading_key(self.headings[column])
        return sum(heading_key(heading) == key for heading in self.headings[: column + 1])

    def column(self, heading: str, occurrence: int) -> int | None:
        """Give the column with a heading, counted from 0."""
        key = heading_key(heading)
        same = [at for at, each in enumerate(self.headings) if each and heading_key(each) == key]
        return same[occurrence - 1] if occurrence <= len(same) else None


def header_at(grid: Grid, row: int, lines: int) -> Header:
    """Read the headings in given rows, counted from 1."""
    texts = [_filled(grid, row - 1 + line) for line in range(lines)]
    width = min(max(map(len, texts), default=0), COLUMNS_LOOKED_AT)
    columns = ([text[at] if at < len(text) else "" for text in texts] for at in range(width))
    headings = (NEXT_LINE.join(dict.fromkeys(filter(None, column)))[:LONGEST] for column in columns)
    return Header(row, lines, tuple(headings))


def find_header(grid: Grid, score: Score) -> Header:
    """Find the row whose texts score highest as headings, with a line above or below that belongs to it."""
    rows = range(min(ROWS_LOOKED_AT, len(grid.rows)))
    scores = [_likeness(grid, row, score) for row in rows]
    best = max(rows, key=lambda row: scores[row], default=-1)
    if best < 0 or scores[best] <= 0:
        raise NoHeader(grid.sheet)
    if best and _belongs_above(grid, best - 1, scores[best - 1], scores[best]):
        return header_at(grid, best, LINES_AT_MOST)
    below = best + 1
    if below < len(grid.rows) and _belongs_below(grid, below, scores[below] if below in rows else 0, scores[best]):
        return header_at(grid, best + 1, LINES_AT_MOST)
    return header_at(grid, best + 1, 1)


def located(grid: Grid, mapping: Mapping) -> Header:
    """Find the headings that a mapping names: where they were the last time, or anywhere; raise HeadingsMissing."""
    named: tuple[Column | LeaveOut, ...] = (*mapping.columns, *mapping.leave_out)
    wanted = list(dict.fromkeys((each.heading, each.occurrence) for each in named))
    rows = range(1, min(ROWS_LOOKED_AT, len(grid.rows)) + 1)
    hinted = [mapping.header_row] if mapping.header_row in rows else []
    headers = [header_at(grid, row, mapping.header_lines) for row in (*hinted, *rows)]
    found = max(headers, key=lambda header: sum(header.column(*each) is not None for each in wanted), default=None)
    missing = wanted if found is None else [each for each in wanted if found.column(*each) is None]
    if found is None or missing:
        raise HeadingsMissing(grid.sheet, _missing(missing, found.headings if found else ()))
    return found


def column_of(header: Header, place: Column | LeaveOut) -> int:
    """Give the column that a part of the mapping means; `located` has made sure that it is there."""
    column = header.column(place.heading, place.occurrence)
    assert column is not None, place
    return column


def _missing(wanted: Sequence[tuple[str, int]], there: Sequence[str]) -> Iterator[str]:
    for heading, occurrence in wanted:
        near = nearest(heading, tuple(filter(None, there)))
        if occurrence > 1:
            yield translate("“{heading}” (number {number})").format(heading=heading, number=occurrence)
        elif near:
            yield translate("“{heading}”, did you mean “{near}”?").format(heading=heading, near=near)
        else:
            yield translate("“{heading}”").format(heading=heading)


def _filled(grid: Grid, row: int) -> list[str]:
    """Give the texts of a row; those of merged cells stand over each of their columns."""
    texts = [_text(grid.cell(row, column)) for column in range(min(grid.width, COLUMNS_LOOKED_AT))]
    for top, left, bottom, right in grid.merged:
        if top == row and bottom == row:  # one line of headings over several columns
            for column in range(left + 1, min(right + 1, len(texts))):
                texts[column] = texts[column] or texts[left]
    return texts


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return " ".join(str(cell).split()) if cell is not None else ""


def _likeness(grid: Grid, row: int, score: Score) -> float:
    """Say how much a row looks like headings: texts that are known and unlike each other, and no numbers."""
    cells = grid.rows[row][:COLUMNS_LOOKED_AT]
    texts = [cell for cell in cells if isinstance(cell, str)]
    if len(texts) < 2:
        return 0.0
    known = sum(best for text in set(texts) if (best := score(text)) >= KNOWN)
    other = sum(not isinstance(cell, str) for cell in cells if cell is not None)
    return known + 0.05 * len(set(texts)) - 0.5 * other


def _belongs_above(grid: Grid, row: int, score: float, best: float) -> bool:
    cells = [cell for cell in grid.rows[row] if cell is not None]
    if not cells or not all(isinstance(cell, str) for cell in cells):
        return False
    over = any(top == row == bottom and right > left for top, left, bottom, right in grid.merged)
    wide = len(set(cells)) >= 2
    return wide and (over or score >= best / 2)


def _belongs_below(grid: Grid, row: int, score: float, best: float) -> bool:
    texts = [cell for cell in grid.rows[row] if cell is not None]
    if not texts or not all(isinstance(text, str) for text in texts):
        return False
    return all(_is_unit(str(text)) for text in texts) or score >= best / 2


def _is_unit(text: str) -> bool:
    units = {each for unit in synonyms()["units"] for each in (unit, plain(unit))} - {""}
    bare = text.strip("()[] ").casefold()
    return bare in units or plain(bare) in units or (text.startswith(("(", "[")) and text.endswith((")", "]")))
