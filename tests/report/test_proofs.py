"""Proofs over the whole paper of every case, whichever pages it has: figures, sums, titles and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from bpo_case.report.blocks import Note, Page, Table
from bpo_case.report.cell import Cell
from bpo_case.report.findings import Findings
from tests.report import papers
from tests.report.conftest import texts_of_charts
from tests.report.readback import cells_in, cells_of, last_digit, numbers_in, printed, says, sums_in, texts_in
from tests.report.test_pages import pages_of

MONEY = re.compile("[€$£][\\d,.]+(?:\u00a0[km])?\\b")
ON_ITS_OWN = "rounded on its own"
"""What a note says where figures that add up may not do so as printed."""


def test_every_number_that_is_printed_is_one_of_the_contents(pdf, paper, name):
    shared = numbers_in([paper.footer, paper.draft, *map(str, range(len(pdf.pages) + 1))])
    charts = numbers_in(texts_of_charts(name))
    titles = numbers_in(texts_in([(page.title, page.name) for page in paper.pages]))
    for page, sheets in zip(paper.pages, pages_of(pdf, paper), strict=True):
        written = numbers_in(sheet.extract_text(x_tolerance=1.5) for sheet in sheets)
        assert not written - numbers_in(texts_in(page)) - shared - charts - titles, page.name


def test_every_figure_says_its_value(paper):
    wrong = [(page.name, cell, near) for page in paper.pages for cell, near in cells_of(page) if not says(cell, near)]
    assert not wrong


def test_what_adds_up_does_so_as_printed_or_the_page_says_that_it_may_not(paper):
    for page in paper.pages:
        said = any(ON_ITS_OWN in block.text for block in papers.blocks_of(page) if isinstance(block, Note))
        for table in (block for block in papers.blocks_of(page) if isinstance(block, Table)):
            for total, parts in sums_in(table):
                shown = [printed(part) for part in (total, *parts)]
                if None not in shown:
                    left = abs(sum(shown[1:]) - shown[0])
                    within = (len(parts) + 1) * last_digit(total.text.strip("()")) / 2
                    assert left == 0 or (said and left <= within), (page.name, table.heading, total, parts)


def test_every_amount_in_a_title_is_a_figure_of_the_engine_or_of_its_page(found, paper):
    engine = set(amounts_of(found))
    for page in paper.pages:
        values = engine | set(amounts_on(page))
        for amount in MONEY.findall(page.title):
            assert any(says(Cell(amount, value), ()) for value in values), (amount, page.title)


def amounts_on(page: Page) -> Iterator[float]:
    """How large the figures of a page are, and how far those of a column are from one another's."""
    yield from (abs(cell.value) for cell in cells_in(page.blocks) if cell.value is not None)
    for table in (block for block in papers.blocks_of(page) if isinstance(block, Table) and len(block.rows) < 50):
        for column in zip(*(row.cells for row in table.rows if row.cells), strict=True):
            values = [cell.value for cell in column if cell.value is not None]
            yield from (abs(one - other) for one, other in combinations(values, 2))


def amounts_of(found: Findings) -> Iterator[float]:
    """How large the figures of the options are, and how far they are from one another's."""
    for line in found.results.model:
        if line.one_value and line.over == "options":
            values = [found.amount(line.name, at) for at in found.order]
            yield from map(abs, values)
            yield from (abs(one - other) for one, other in combinations(values, 2))
    yield from (abs(float(found.series("cumulative", at)[-1])) for at in found.order)
