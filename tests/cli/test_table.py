"""Tables for the terminal."""

from __future__ import annotations

import pytest

from bpo_case.cli.table import Row, table

NAMES = ["As is", "Improved in-house with automation", "Nearshore", "Offshore", "Hybrid: some here, the rest there"]
ROWS = [
    Row("NPV", ("–", "1,234", "−56", "7", "89,012")),
    Row("Payback", ("–", "13.4 months", "not within the term", "none", "at once")),
    Row("Cost"),
    Row("Total", ("1", "2", "3", "4", "5"), total=True),
]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_no_line_is_wider_than_asked_and_nothing_is_lost(width):
    text = table(NAMES, ROWS, width)
    assert max(map(len, text.splitlines())) <= width
    words = text.split()
    for row in ROWS:
        assert all(word in words for cell in row.cells for word in cell.split())


def test_where_not_all_columns_fit_the_table_goes_on_below():
    assert table(NAMES, ROWS, 140).count("Payback") == 1
    assert table(NAMES, ROWS, 50).count("Payback") > 1


def test_figures_end_in_the_same_column():
    lines = table(["A", "B"], [Row("one", ("1", "22")), Row("two", ("333", "4,444"))], 80).splitlines()
    assert len({len(line) for line in lines[-2:]}) == 1


def test_a_total_has_a_rule_above_it():
    lines = table(NAMES, ROWS, 140).splitlines()
    assert set(lines[-2].replace(" ", "")) == {"─"}


@pytest.mark.parametrize(("headings", "rows"), [([], []), (["A"], []), (["A" * 300], [Row("x" * 300, ("y" * 300,))])])
def test_nothing_and_far_too_much_are_written_all_the_same(headings, rows):
    assert all(len(line) <= 100 for line in table(headings, rows, 100).splitlines())
