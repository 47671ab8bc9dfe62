"""Cells as text on the clipboard: tabs between cells, and quotes around those with line breaks. Pure."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO


def cells_of(text: str) -> list[list[str]]:
    r"""Take a text apart into rows of cells.

    >>> cells_of('Agent\t84\r\n"two\nlines"\t""\n')
    [['Agent', '84'], ['two\nlines', '']]
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if plain.count('"') % 2:  # a quote that is never closed is no quote
        return [line.split("\t") for line in plain.split("\n")]
    csv.field_size_limit(max(csv.field_size_limit(), len(plain) + 1))
    return [row or [""] for row in csv.reader(StringIO(plain, newline=""), delimiter="\t")]


def text_of_cells(rows: Iterable[Sequence[str]]) -> str:
    r"""Write rows of cells as a text.

    >>> text_of_cells([["Agent", "84"], ["two\nlines", "x"]])
    'Agent\t84\n"two\nlines"\tx\n'
    """
    written = StringIO(newline="")
    csv.writer(written, delimiter="\t", lineterminator="\n").writerows(rows)
    return written.getvalue()
