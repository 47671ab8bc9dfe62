"""What stands beside a formula as its value: a number, a word where there is none, and never an infinite one."""

from __future__ import annotations

import math
from typing import Any, cast

import pytest

from bpo_case.workbook.job import NONE, InfiniteFigure, Job

NOTHING = cast(Any, None)
JOB = Job(NOTHING, NOTHING, NOTHING, cached=True)


def test_a_number_that_there_is_not_is_a_word() -> None:
    assert JOB.value(math.nan) == NONE
    assert JOB.values([1.0, math.nan]) == [1.0, NONE]


@pytest.mark.parametrize(("value", "said"), [(math.inf, "comes to infinity"), (-math.inf, "comes to −infinity")])
def test_an_infinite_figure_is_refused_in_a_sentence(value: float, said: str) -> None:
    for write in (lambda: JOB.value(value), lambda: JOB.values([1.0, value])):
        with pytest.raises(InfiniteFigure, match=f"{said}, which no cell can hold; look for an input"):
            write()


def test_a_text_stays_one() -> None:
    assert JOB.value("infinity") == "infinity"
