"""Where the summary stands: key figures, NPV a second way, cost by category and by fiscal year. Pure places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bpo_case.model.results import CATEGORIES, KEY_FIGURES, LINES, YEARLY, Results

LABEL, UNIT, FIRST = range(3)
"""Columns: what it is, its unit, and the first of the options or years."""

FIRST_ROW = 4
TOTAL = "cost_over_term"
RATE_OF_RETURN = LINES["irr"]

FIGURES: tuple[str, ...] = ("npv", RATE_OF_RETURN, *(line for line in KEY_FIGURES.values() if line != "npv"))
"""The headline figures, by line."""

AGAINST_COMPARED = frozenset(
    {RATE_OF_RETURN, "payback", "discounted_payback", "mirr", "roi", "cost_to_achieve", "peak_funding_month", "hurdle",
     "hurdle_met"}
)  # fmt: skip
"""The figures that the option which all others are compared with does not have; of the others its figure is 0."""

RATES = "rates"
"""The row that says whether the rate of return is one of several."""

CROSS_CHECK = ("monthly_rate", "months_earlier", "npv_by_excel", "difference")
"""Rows by which NPV is found a second way, with Excel's own NPV()."""

BY_YEAR: tuple[str, ...] = tuple(line for line in YEARLY.values() if line not in CATEGORIES.values())
"""The lines that are shown by fiscal year."""


@dataclass(frozen=True)
class SummarySheet:
    """The summary. Rows count from 1; ``columns`` are those of the options by position."""

    name: str
    columns: Mapping[int, int]
    years: int
    """How many fiscal years have a column: those of the case as it was exported."""
    later: bool
    """Whether a column follows for what falls later, should the start be moved in the workbook."""
    headings: Mapping[str, int]
    """The rows of the blocks' headings, by block; the section's title stands above."""
    figures: Mapping[str, int]
    rates: int
    cross_check: Mapping[str, int]
    categories: Mapping[str, int]
    shares: Mapping[str, int]
    lines: Mapping[str, int]
    """The rows of the labels of the lines by fiscal year; the options' rows follow each."""
    yearly: Mapping[tuple[str, int], int]

    @property
    def first_year(self) -> int:
        """The column of the first fiscal year; signature stands before it."""
        return FIRST + 1

    @property
    def last_year(self) -> int:
        """The column of the last fiscal year."""
        return FIRST + self.years

    @property
    def total(self) -> int:
        """The column of the total over the years."""
        return self.last_year + (2 if self.later else 1)

    @property
    def last_option(self) -> int:
        """The column of the last option."""
        return FIRST + len(self.columns) - 1

    @property
    def last_column(self) -> int:
        """The last column of the sheet."""
        return max(self.total, self.last_option)

    @property
    def last_row(self) -> int:
        """The last row of the sheet."""
        return max(self.yearly.values())


def summary_sheet(name: str, results: Results, shown: Iterable[int]) -> SummarySheet:
    """Lay out the summary of the options that the workbook has."""
    options = tuple(shown)
    years, rows = len(results.fiscal_years) - 1, _Rows()
    figures = rows.block("figures", with_rates(FIGURES))
    rates = figures.pop(RATES)
    cross_check = rows.block("cross_check", CROSS_CHECK)
    categories = rows.block("categories", (*CATEGORIES.values(), TOTAL))
    shares = rows.block("shares", (*CATEGORIES.values(), TOTAL))
    rows.heading("yearly")
    lines: dict[str, int] = {}
    yearly: dict[tuple[str, int], int] = {}
    for line in BY_YEAR:
        lines[line] = rows.take()
        yearly |= {(line, option): rows.take() for option in options}
    columns = {option: FIRST + position for position, option in enumerate(options)}
    later = years < _most_years(results.case.settings.horizon)
    return SummarySheet(
        name, columns, years, later, rows.headings, figures, rates, cross_check, categories, shares, lines, yearly
    )  # fmt: skip


def with_rates(lines: Iterable[str]) -> list[str]:
    """Put the row that says whether the rate of return is one of several below that rate."""
    return [row for line in lines for row in ((line, RATES) if line == RATE_OF_RETURN else (line,))]


def _most_years(months: int) -> int:
    """The most fiscal years that so many months can touch."""
    return 1 + (months + 10) // 12


class _Rows:
    """Takes rows from the top of the sheet: a section, its heading, its rows, and an empty one."""

    def __init__(self) -> None:
        self.next = FIRST_ROW
        self.headings: dict[str, int] = {}

    def heading(self, block: str) -> None:
        self.headings[block] = self.next + 1
        self.next += 2

    def take(self) -> int:
        self.next += 1
        return self.next - 1

    def block(self, name: str, lines: Iterable[str]) -> dict[str, int]:
        self.heading(name)
        found = {line: self.take() for line in lines}
        self.take()
        return found
