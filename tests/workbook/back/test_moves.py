"""Places that moved, formulas written in one way, and runs of copies: the pure parts of the audit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpo_case.workbook.addresses import letters
from bpo_case.workbook.back.canonical import Area, canonical
from bpo_case.workbook.back.moves import GONE, SPARE, Gone, Line, Moves
from bpo_case.workbook.back.references import column_of, copied
from bpo_case.workbook.back.runs import Run, runs_of


def test_an_unknown_place_is_as_far_away_as_the_nearest_before_it():
    line = Line({5: 5, 6: 8})
    assert [line.at(place) for place in (1, 5, 6, 7, 20)] == [1, 5, 8, 9, 22]


def test_what_follows_a_deleted_place_moves_up():
    line = Line({5: 5, 6: GONE, 7: 6})
    assert (line.at(9), line.first(6), line.last(6)) == (8, 6, 5)
    with pytest.raises(Gone):
        line.at(6)


MOVES = Moves(
    sheets={"labor": "Our people"},
    there=frozenset({"our people", "shared"}),
    lasts={"our people": 8},
    rows={"labor": Line({5: 5, 6: GONE, 7: 6, 8: 7, 9: 8})},
    columns={"labor": Line({1: 1, 4: 5})},
)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Labor!$E7", "our people!F6"),
        ("SUM(Labor!$B$5:$B$9)", "SUM(our people!B5:B8)"),
        ("SUM(Labor!$B$6:$B$9)", "SUM(our people!B6:B8)"),
        ("Shared!H4+F4", "shared!H4+option!F4"),
        ("COUNT(Labor!$B$5:$B$30)", f"COUNT(our people!B5:B{SPARE})"),
    ],
)
def test_a_formula_reads_what_has_moved(before, now):
    assert canonical(before, "Option", MOVES.area) == now


def test_a_formula_that_reads_what_is_gone_says_so():
    with pytest.raises(Gone):
        canonical("Labor!$E6", "Option", MOVES.area)


def test_the_old_name_of_a_sheet_is_understood():
    assert MOVES.renamed(Area("labor", ((4, 7),))).sheet == "our people"


def test_texts_in_formulas_are_left_as_they_are():
    assert canonical('IF(a1="x y $B$2 (see A1)",TRUE(),false())', "S") == 'IF(s!A1="x y $B$2 (see A1)",TRUE,FALSE)'


def test_functions_and_names_with_digits_are_no_references():
    assert canonical("LOG10(5)+atan2(A1,B2)+rate_2024", "S") == "LOG10(5)+ATAN2(s!A1,s!B2)+RATE_2024"


@given(st.integers(0, 16_383))
def test_columns_are_found_by_their_letters(column):
    assert column_of(letters(column)) == column


FORMULAS = st.sampled_from(["H5*2", "$F5+G5", "SUM($H5:H5)", "'A B'!H$3-1", '"H5"&I5', "12"])


@given(FORMULAS, st.integers(7, 60), st.integers(1, 40))
def test_copies_beside_each_other_are_one_run(formula, first, count):
    cells = [(first + step, copied(formula, 0, step)) for step in range(count)]
    assert list(runs_of(cells)) == [Run(first, first + count - 1, formula)]
    assert Run(first, first + count - 1, formula).at(first + count - 1) == cells[-1][1]


def test_a_cell_that_is_no_copy_ends_the_run():
    cells = [(7, "H1"), (8, "I1"), (9, "1"), (10, "K1"), (12, "M1")]
    assert list(runs_of(cells)) == [Run(7, 8, "H1"), Run(9, 9, "1"), Run(10, 10, "K1"), Run(12, 12, "M1")]
