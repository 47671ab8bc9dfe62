"""Guesses which column is which field, from headings, units and what stands below; every guess has a score.

A guess is only where a person starts: it is shown, corrected, and kept as a mapping.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from difflib import SequenceMatcher
from functools import cache, lru_cache, partial
from typing import Any

from bpo_case.case.specs import EVIDENCE
from bpo_case.text import translate
from bpo_case.workbook.foreign.amounts import looks_like_amount
from bpo_case.workbook.foreign.days import ORDERS, day_or_none, read_minutes
from bpo_case.workbook.foreign.grid import Cell, Grid
from bpo_case.workbook.foreign.header import NEXT_LINE, Header, find_header, header_at
from bpo_case.workbook.foreign.mapping import Mapping, checked
from bpo_case.workbook.foreign.proposal import ColumnGuess, proposed, seconds_told
from bpo_case.workbook.foreign.targets import DAY, FORMS, PERSON, Shape, Target, targets
from bpo_case.workbook.foreign.words import TEXTS_KEPT, meaning, names_of, plain, synonyms

LEAST = 0.5
"""A guess with a lower score is none."""
LEAST_FOR_SHAPE = 0.75
ROWS_LOOKED_AT = 300
LONG_WORD = 5
ALIKE = 0.8
"""Words that are misspelt have so much in common with what was meant."""
LONGEST_SCORED, PIECES_SCORED = 150, 8
"""What is longer is no heading but a sentence, or meant to take time."""
SPLITS = (NEXT_LINE, "/", "|", "(", ")", "[", "]")
SHAPE_TOLD_BY: tuple[tuple[str, Shape, str], ...] = (
    ("labor", "people", PERSON),
    ("infrastructure", "postings", DAY),
    ("services", "traffic", DAY),
)
"""The form that a file has if one of its columns is so."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A mapping to start from, with what each column was taken for."""

    mapping: Mapping
    header: Header
    columns: tuple[ColumnGuess, ...]
    notes: tuple[str, ...] = ()


def guess(grid: Grid, table: str, header_row: int = 0, shape: Shape | None = None) -> Guess:
    """Guess the headings, the form of the file and what its columns are."""
    every = {name: target for form in FORMS for name, target in targets(table, form).items() if _suits(table, form)}
    header = header_at(grid, header_row, 1) if header_row else find_header(grid, partial(_best, table, every.values()))
    samples = [_sample(grid, header, at) for at in range(len(header.headings))]
    shape = shape or _shape(table, header, samples, every)
    columns = _assigned(table, header, samples, targets(table, shape), shape != "rows")
    mapping = proposed(grid, header, table, shape, columns)
    return Guess(checked(mapping), header, columns, (*_warnings(header), *seconds_told(mapping)))


@lru_cache(maxsize=TEXTS_KEPT)
def heading_score(table: str, target: Target, heading: str, misspelt: bool = True) -> float:
    """Say how well a heading fits a target, from 0 to 1, by the words for it in several languages.

    Misspelt words are understood too, which takes time: a sheet has few headings, but many texts that may be one.
    """
    if len(heading) > LONGEST_SCORED:
        return 0.0
    names = names_of(table, target.name, target.label)
    pieces = [piece for part in _pieces(heading)[:PIECES_SCORED] if (piece := _without_unit(plain(part)))]
    likeness = _likeness if misspelt else _named
    return max((weight * likeness(piece, name) for piece in pieces for name, weight in names.items()), default=0.0)


def _suits(table: str, shape: Shape) -> bool:
    return table in FORMS[shape].tables


def _best(table: str, known: Iterable[Target], heading: str) -> float:
    return max(heading_score(table, target, heading, misspelt=False) for target in known)


def _pieces(heading: str) -> list[str]:
    pieces = [heading]
    for split in SPLITS:
        pieces = [part for piece in pieces for part in piece.split(split)]
    return list(dict.fromkeys((heading, *pieces)))


def _without_unit(heading: str) -> str:
    """Take units away from a heading of several words: the amount in EUR is the amount."""
    words = heading.split()
    return " ".join(word for word in words if word not in _units()) or heading


@cache
def _units() -> frozenset[str]:
    return frozenset(plain(unit) for unit in synonyms()["units"])


def _likeness(heading: str, name: str) -> float:
    """Say how much a heading is like a name, letter by letter where the name is not in it."""
    if named := _named(heading, name):
        return named
    if 2 * min(len(heading), len(name)) < ALIKE * (len(heading) + len(name)):  # then they cannot be
        return 0.0
    matcher = _matcher(heading)
    matcher.set_seq1(name)
    alike = matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
    return 0.85 * alike if alike >= ALIKE else 0.0


@lru_cache(maxsize=1_000)
def _matcher(heading: str) -> SequenceMatcher[str]:
    """Prepare the comparison of a heading with many names."""
    return SequenceMatcher(None, "", heading, autojunk=False)


def _named(heading: str, name: str) -> float:
    """Say how much of a heading is the name, if it is there."""
    if name not in heading:
        return 0.0
    if heading == name:
        return 1.0
    if f" {name} " in f" {heading} ":
        return 0.6 + 0.35 * len(name) / len(heading)
    return 0.55 + 0.35 * len(name) / len(heading) if len(name) >= LONG_WORD else 0.0  # as Jahresbruttogehalt


def _sample(grid: Grid, header: Header, column: int) -> list[Cell]:
    first = header.first_row - 1
    cells = (grid.cell(row, column) for row in range(first, min(first + ROWS_LOOKED_AT, len(grid.rows))))
    return [cell for cell in cells if cell is not None]


def _fitting(table: str, target: Target, cells: Sequence[Cell]) -> float:
    """Give the share of cells that can be what the target holds."""
    if not cells:
        return 0.5
    if target.is_number:
        good = [cell for cell in cells if _is_number(cell)]
    elif target.kind == "day":
        good = [cell for cell in cells if _is_day(cell)]
    elif target.choices:
        good = [cell for cell in cells if isinstance(cell, str) and meaning(table, target.name, target.choices, cell)]
        return 0.5 + 0.5 * len(good) / len(cells)  # the words of others have still to be translated
    elif target.name == PERSON:
        return len(set(map(str, cells))) / len(cells)
    else:
        good = [cell for cell in cells if isinstance(cell, str) and not looks_like_amount(cell)]
    return len(good) / len(cells)


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        return looks_like_amount(cell) or read_minutes(cell) is not None
    return isinstance(cell, float | time | timedelta)


def _is_day(cell: Cell) -> bool:
    return any(day_or_none(cell, order) is not None for order in ORDERS)


def _score(table: str, target: Target, heading: str, cells: Sequence[Cell]) -> float:
    said = heading_score(table, target, heading)
    return said * (0.3 + 0.7 * _fitting(table, target, cells)) if said else 0.0


def _shape(table: str, header: Header, samples: Sequence[list[Cell]], every: dict[str, Target]) -> Shape:
    for about, shape, told_by in SHAPE_TOLD_BY:
        scores = (
            (_score(table, every[told_by], *each) for each in zip(header.headings, samples, strict=True))
            if about == table
            else ()
        )
        if max(scores, default=0.0) >= LEAST_FOR_SHAPE:
            return shape
    return "rows"


def _assigned(
    table: str, header: Header, samples: Sequence[list[Cell]], known: Any, grouped: bool
) -> tuple[ColumnGuess, ...]:
    """Give each column the field that it fits best, the best pair first; a list may have several columns."""
    pairs = [
        (_score(table, target, heading, cells), -at, target)
        for at, (heading, cells) in enumerate(zip(header.headings, samples, strict=True))
        for target in known.values()
        if heading and not (grouped and target.name in EVIDENCE)
    ]
    taken: dict[int, ColumnGuess] = {}
    used: set[str] = set()
    for score, minus_at, target in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if score >= LEAST and -minus_at not in taken and target.name not in used:
            taken[-minus_at] = ColumnGuess(-minus_at, header.headings[-minus_at], target.name, score)
            used |= set() if target.kind == "numbers" else {target.name}
    headings = enumerate(header.headings)
    return tuple(taken.get(at, ColumnGuess(at, heading)) for at, heading in headings if heading or samples[at])


def _warnings(header: Header) -> list[str]:
    """Say what a person has to decide."""
    leaving = [plain(word) for word in synonyms()["leaving"]]
    found = [
        each
        for each in header.headings
        if any(_likeness(plain(piece), word) == 1 for piece in _pieces(each) for word in leaving)
    ]
    return [
        translate(
            "“{heading}” looks like the day on which persons leave, and nobody is left out: keep the mapping with "
            "--save-mapping, and say there which rows are (`leave_out`, `before` a day)."
        ).format(heading=each)
        for each in found
    ]
