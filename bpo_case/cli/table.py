"""Sets a table for the terminal: words left, figures right, columns as wide as they need to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

GAP = "  "
LABEL_AT_MOST = 34
WORD_AT_MOST = 16
RULE = "─"


@dataclass(frozen=True)
class Row:
    """A row of a table: its label and its figures. A row without figures is a heading; a total has a rule above it."""

    label: str
    cells: tuple[str, ...] = ()
    total: bool = False


def table(headings: Sequence[str], rows: Sequence[Row], width: int) -> str:
    """Write a table; where not all columns fit beside each other, it is continued below."""
    left = min(LABEL_AT_MOST, max((len(row.label) for row in rows), default=0))
    columns = [[heading, *(row.cells[at] for row in rows if row.cells)] for at, heading in enumerate(headings)]
    parts = _parts([_longest_word(column) + len(GAP) for column in columns], width - left)
    return "\n\n".join("\n".join(_block(headings, rows, columns, part, left, width)) for part in parts)


def _longest_word(texts: Sequence[str]) -> int:
    return min(WORD_AT_MOST, max(len(word) for text in texts for word in text.split(" ")))


def _parts(widths: Sequence[int], room: int) -> list[range]:
    """As many columns at a time as have room, spread evenly over the parts that it takes."""
    fewest = 1
    while True:
        step = -(-len(widths) // fewest) or 1
        parts = [range(at, min(at + step, len(widths))) for at in range(0, len(widths), step)]
        if step == 1 or all(sum(widths[at] for at in part) <= room for part in parts):
            return parts
        fewest += 1


def _block(
    headings: Sequence[str], rows: Sequence[Row], columns: Sequence[Sequence[str]], part: range, left: int, width: int
) -> Iterator[str]:
    widths = _widths([columns[at] for at in part], width - left)
    yield from _stacked("", [headings[at] for at in part], left, widths, at_foot=True)
    yield RULE * (left + sum(widths) + len(GAP) * len(widths))
    for number, row in enumerate(rows):
        if row.total:
            yield f"{'':{left}}" + "".join(GAP + RULE * wide for wide in widths)
        if row.cells:
            yield from _stacked(row.label, [row.cells[at] for at in part], left, widths)
        else:
            yield from ("", row.label)[number == 0 :]


def _widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """As wide as the longest word, and wider while there is room for those that could use it."""
    widths = [_longest_word(column) for column in columns]
    wanted = [max(map(len, column)) for column in columns]
    spare = room - sum(widths) - len(GAP) * len(widths)
    while spare > 0 and (narrow := [at for at, wide in enumerate(widths) if wide < wanted[at]]):
        for at in narrow[:spare]:
            widths[at] += 1
        spare -= len(narrow)
    return widths


def _stacked(
    label: str, cells: Sequence[str], left: int, widths: Sequence[int], at_foot: bool = False
) -> Iterator[str]:
    """One row over as many lines as its longest text needs; headings stand at the foot of theirs."""
    indent = label[: len(label) - len(label.lstrip())]
    columns = [wrap(label, left, subsequent_indent=indent + GAP) if left else []]
    columns += [wrap(cell, wide, break_on_hyphens=False) for cell, wide in zip(cells, widths, strict=True)]
    deep = max(1, *map(len, columns))
    blank = [[""] * (deep - len(lines)) for lines in columns]
    filled = [above + lines if at_foot else lines + above for lines, above in zip(columns, blank, strict=True)]
    for first, *others in zip(*filled, strict=True):
        line = f"{first:<{left}}" + "".join(f"{GAP}{text:>{wide}}" for text, wide in zip(others, widths, strict=True))
        yield line.rstrip()
