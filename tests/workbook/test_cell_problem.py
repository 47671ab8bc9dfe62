"""A problem is told with its place, as far as it has one."""

from __future__ import annotations

import pytest

from bpo_case.workbook.back import CellProblem as InOurs
from bpo_case.workbook.cell_problem import CellProblem
from bpo_case.workbook.foreign.errors import CellProblem as InAnybodys


@pytest.mark.parametrize(("place", "said"), [
    (("Labor", 14, 4, "Annual salary"), "Labor, row 14, Annual salary (E14): is blank"),
    (("Labor", 14, 4), "Labor, row 14, E14: is blank"),
    (("Labor", 14), "Labor, row 14: is blank"),
    (("Labor", 0, -1, "Annual salary"), "Labor, Annual salary: is blank"),
    (("Labor",), "Labor: is blank"),
])  # fmt: skip
def test_a_problem_says_where_it_is(place, said) -> None:
    assert str(CellProblem("is blank", *place)) == said


def test_both_imports_tell_problems_alike() -> None:
    assert InOurs is InAnybodys is CellProblem
