"""The formulas that a workbook should have: the exported case is written again, as far as the sheets in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from xlsxwriter.worksheet import CellFormulaTuple, CellNumberTuple, CellStringTuple

from bpo_case.case.document import Case, rows
from bpo_case.model.prepare import options_of
from bpo_case.model.results import calculate
from bpo_case.model.schema import SOURCES
from bpo_case.text import reading_in
from bpo_case.workbook.addresses import in_month
from bpo_case.workbook.back.runs import Run, joined
from bpo_case.workbook.file.live_sheet import Copies
from bpo_case.workbook.layout import FORMULAS_AT_MOST, Layout, TooManyFormulas, lay_out, refuse_too_many
from bpo_case.workbook.writer import filled


@dataclass(frozen=True)
class ExpectedRow:
    """What a row was exported with: its formulas, its numbers, and the words by which people know it."""

    runs: tuple[Run, ...]
    numbers: Mapping[int, float]
    words: tuple[str, ...]
    text: str
    """The first text that is a constant."""


ExpectedSheet = Mapping[int, ExpectedRow]
SPOKEN = "en"
"""The language of every workbook, whatever that of its reader is."""


@reading_in(SPOKEN)
def expected_layout(case: Case, sheets: Iterable[str]) -> Layout:
    """Lay the case out with the options that have a sheet in the workbook; all of them, if none can be told.

    Raises TooManyFormulas: a workbook of others may carry a case that nobody could have exported.
    """
    _refuse_too_much_to_calculate(case)
    layout = _laid_out(case, sheets)
    refuse_too_many(layout)
    return layout


def _refuse_too_much_to_calculate(case: Case) -> None:
    """Refuse what its rows, options and months alone make too large, before anything is calculated."""
    size = sum(len(rows(case, table)) for table in SOURCES) * len(options_of(case)) * case.settings.horizon
    if size > FORMULAS_AT_MOST:
        raise TooManyFormulas(size)


def _laid_out(case: Case, sheets: Iterable[str]) -> Layout:
    results = calculate(case)
    whole = lay_out(results)
    there = set(sheets)
    names = {option: sheet.name for option, sheet in whole.options.items()}
    shown = [results.options[option].name for option, name in names.items() if name in there]
    return lay_out(results, shown) if 0 < len(shown) < len(names) else whole


@reading_in(SPOKEN)
def expected_sheets(layout: Layout) -> Mapping[str, ExpectedSheet]:
    """Give what each sheet of a workbook was exported with."""
    book = filled(layout)
    table: Mapping[str, int] = book.str_table.string_table
    texts = {place: text for text, place in table.items()}
    return {str(sheet.name): dict(_rows(sheet.table, texts)) for sheet in book.worksheets() if hasattr(sheet, "table")}


def _rows(table: Mapping[int, Mapping[int, Any]], texts: Mapping[int, str]) -> Iterator[tuple[int, ExpectedRow]]:
    for row, cells in table.items():
        in_order = sorted(cells.items())
        runs = tuple(joined(run for column, cell in in_order for run in _runs(column, cell)))
        numbers = {column: cell.number for column, cell in in_order if isinstance(cell, CellNumberTuple)}
        if runs or numbers:
            first = runs[0].first if runs else min(numbers)
            words = tuple(text for column, cell in in_order if column <= max(first, 1) and (text := _word(cell, texts)))
            text = next((_word(cell, texts) for _, cell in in_order if isinstance(cell, CellStringTuple)), "")
            yield row + 1, ExpectedRow(runs, numbers, words, text)


def _runs(column: int, cell: Any) -> Iterator[Run]:
    if isinstance(cell, Copies):
        yield Run(column, column + cell.length - 1, in_month(cell.formula, column))
    elif isinstance(cell, CellFormulaTuple):
        yield Run(column, column, cell.formula)


def _word(cell: Any, texts: Mapping[int, str]) -> str:
    """Give a text, or that which a formula shows."""
    if isinstance(cell, CellStringTuple):
        return texts.get(cell.string, "")
    shown = cell.value if isinstance(cell, CellFormulaTuple) else ""
    return shown if isinstance(shown, str) else ""
