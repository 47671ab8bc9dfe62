"""Finding the headings of a table."""

from __future__ import annotations

import pytest

from bpo_case.workbook.foreign.errors import HeadingsMissing, NoHeader
from bpo_case.workbook.foreign.guess import guess
from bpo_case.workbook.foreign.header import header_at, located
from tests.workbook.foreign.sheets import grid, mapped

ROW = ["Agent", 12.5, 30000]


def test_headings_are_found_below_titles_and_blank_lines() -> None:
    found = guess(grid(["Headcount 2026"], ["as of", "30.09.2026"], [], ["Job title", "FTE", "Salary"], ROW), "labor")
    assert (found.header.row, found.header.lines) == (4, 1)
    assert found.header.headings == ("Job title", "FTE", "Salary")


def test_a_merged_line_above_belongs_to_each_heading_below_it() -> None:
    sheet = grid(["Job", None, "Pay"], ["Title", "FTE", "Salary"], ROW, merged=((0, 0, 0, 1),))
    assert guess(sheet, "labor").header.headings == ("Job > Title", "Job > FTE", "Pay > Salary")


def test_a_line_of_units_below_belongs_to_the_headings() -> None:
    found = guess(grid(["Role", "FTE", "Salary"], [None, "(h)", "EUR"], ROW), "labor")
    assert found.header.headings == ("Role", "FTE > (h)", "Salary > EUR")
    assert found.header.first_row == 3


def test_a_line_in_a_second_language_belongs_to_the_headings() -> None:
    found = guess(grid(["Stelle", "FTE", "Gehalt"], ["Job title", "FTE", "Salary"], ROW), "labor")
    assert found.header.headings == ("Stelle > Job title", "FTE", "Gehalt > Salary")


def test_a_sheet_without_headings_is_said() -> None:
    with pytest.raises(NoHeader, match="Roster has no row that looks like the headings"):
        guess(grid([1, 2, 3], [4, 5, 6]), "labor")
    with pytest.raises(NoHeader):
        guess(grid(), "labor")


def test_a_mapping_finds_its_headings_wherever_they_stand_now() -> None:
    mapping = mapped("labor", {"Job title": "name", "FTE": "actual_fte"}, header_row=1)
    found = located(grid([], ["new title"], ["FTE", "job-title "], [1, "Agent"]), mapping)
    assert (found.row, found.column("Job title", 1), found.column("FTE", 1)) == (3, 1, 0)


def test_headings_that_are_not_there_are_all_told_with_what_comes_near() -> None:
    mapping = mapped("labor", {"Job title": "name", "FTE": "actual_fte", "Gehalt": "annual_salary"})
    with pytest.raises(HeadingsMissing, match=r"“Job title”, did you mean “Job titel”[?]; “Gehalt”"):
        located(grid(["Job titel", "FTE"], ["Agent", 1]), mapping)


def test_columns_with_the_same_heading_are_told_apart_by_their_number() -> None:
    header = header_at(grid(["Site", "FTE", "site"]), 1, 1)
    assert (header.column("Site", 1), header.column("Site", 2), header.column("Site", 3)) == (0, 2, None)
    assert header.occurrence(2) == 2
